import { Card, Table } from 'antd'
import type { components } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { kindText } from './run-words.ts'

type SourceOutcome = components['schemas']['RunSummary']['sources'][number]

/** What became of the rows of each file. */
export function SourceTable({ sources, rejected }: { sources: readonly SourceOutcome[]; rejected: number }) {
  const { say } = useSpeech()
  const columns: [keyof SourceOutcome, string][] = [
    ['read', say('读入', 'Read')],
    ['accepted', say('接收', 'Accepted')],
    ['rejected', say('拒收', 'Rejects')],
    ['warnings', say('提示', 'Warnings')],
    ['linked', say('自动关联', 'Linked')],
    ['review', say('待核', 'To review')],
    ['conflict', say('冲突', 'Conflict')],
    ['none', say('未关联', 'None')],
  ]
  return (
    <Card
      title={say('数据来源', 'Sources')}
      styles={{ body: { padding: 0 } }}
      extra={say(`拒收 ${count(rejected)} 行`, `${count(rejected)} rejects`)}
    >
      <Table<SourceOutcome>
        size="small"
        rowKey="file"
        aria-label={say('数据来源', 'Sources')}
        dataSource={[...sources]}
        pagination={sources.length > 20 ? { pageSize: 20, size: 'small', showSizeChanger: false } : false}
        scroll={{ x: 940 }}
        columns={[
          { title: say('数据', 'Data'), width: 140, render: (_, { kind }) => say(...kindText(kind)) },
          { title: say('文件', 'File'), dataIndex: 'file', width: 190 },
          ...columns.map(([name, title]) => ({
            title,
            align: 'right' as const,
            render: (_: unknown, row: SourceOutcome) => count(row[name] as number),
          })),
        ]}
      />
    </Card>
  )
}
