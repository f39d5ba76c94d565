import { Card, Table, Tag } from 'antd'
import type { components } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { codeText, insuranceWords } from '../../parts/words.ts'

/** The five insurances of a person: what they have, where, and what they should have. */
export function InsuranceTable({ person }: { person: components['schemas']['PersonRecord'] }) {
  const { say, language } = useSpeech()
  const rows = Object.entries(insuranceWords).map(([name, words]) => ({
    name,
    title: say(...words),
    code: person.codes[name] ?? null,
    place: person.places[name] ?? null,
    isByLaw: person.requiredByLaw.includes(name),
    isRequired: person.required.includes(name),
  }))
  return (
    <Card size="small" title={say('五险', 'Five insurances')} styles={{ body: { padding: 0 } }}>
      <Table
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: say('险种', 'Insurance'), dataIndex: 'title', width: 110 },
          {
            title: say('参保状态', 'Status'),
            render: (_, { name, code }) =>
              code === null ? (
                '—'
              ) : (
                <span style={/^9[124]$/.test(code) ? { color: '#c0262d', fontWeight: 600 } : undefined}>
                  {codeText(name, code, language)} <span style={{ color: '#5c6673' }}>{code}</span>
                </span>
              ),
          },
          {
            title: say('参保地', 'Where'),
            render: (_, { place }) => (place === null ? '—' : <AreaName code={place} />),
          },
          {
            title: say('应参', 'Should be'),
            width: 110,
            render: (_, { isRequired, isByLaw }) =>
              isByLaw ? (
                <Tag color="red">{say('法定应参', 'by law')}</Tag>
              ) : isRequired ? (
                <Tag>{say('政策应参', 'by policy')}</Tag>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </Card>
  )
}
