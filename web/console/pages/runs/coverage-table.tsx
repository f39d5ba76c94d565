import { Card, Table } from 'antd'
import type { components } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { count, percent, share } from '../../parts/figures.ts'
import { insuranceWords } from '../../parts/words.ts'

type InsuranceCoverage = components['schemas']['RunSummary']['coverage'][number]

/** The five insurances of the people with household here. */
export function CoverageTable({ coverage }: { coverage: readonly InsuranceCoverage[] }) {
  const { say } = useSpeech()
  const number = (name: 'insured' | 'expected' | 'missing' | 'missingByLaw') => (_: unknown, row: InsuranceCoverage) =>
    count(row[name])
  return (
    <Card title={say('五险覆盖', 'Coverage')} style={{ height: '100%' }} styles={{ body: { padding: 0 } }}>
      <Table<InsuranceCoverage>
        size="small"
        rowKey="insurance"
        aria-label={say('五险覆盖', 'Coverage')}
        dataSource={[...coverage]}
        pagination={false}
        columns={[
          {
            title: say('险种', 'Insurance'),
            render: (_, { insurance }) => say(...(insuranceWords[insurance] ?? [insurance, insurance])),
          },
          { title: say('已参保', 'Insured'), align: 'right', render: number('insured') },
          { title: say('应参保', 'Should be'), align: 'right', render: number('expected') },
          { title: say('应参未参', 'Lacking'), align: 'right', render: number('missing') },
          { title: say('其中法定', 'By law'), align: 'right', render: number('missingByLaw') },
          {
            title: say('参保率', 'Share'),
            align: 'right',
            render: (_, { insured, expected }) => percent(share(insured, expected)),
          },
        ]}
      />
    </Card>
  )
}
