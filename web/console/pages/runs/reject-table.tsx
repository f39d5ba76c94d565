import { Card, Table } from 'antd'
import type { components } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { Answer, Nothing } from '../../parts/states.tsx'
import { CursorPages, useCursor } from './cursor-pages.tsx'
import { kindText } from './run-words.ts'

/** Rows that a comparison did not accept, with the cell and the reason. */
export function RejectTable({ job }: { job: string }) {
  const { say } = useSpeech()
  const place = useCursor()
  const query = { ...(place.cursor && { cursor: place.cursor }), limit: 20 }
  const rejects = useAsk('get', '/api/jobs/{key}/rejects', { path: { key: job }, query }, { keeps: true })
  return (
    <Card title={say('拒收的行', 'Rejects')} styles={{ body: { padding: 0 } }}>
      <Answer of={rejects}>
        {({ rejects: rows, next }) => (
          <>
            <Table<components['schemas']['Reject']>
              size="small"
              rowKey={(row) => `${row.file}:${row.row}:${row.code}:${row.column}`}
              aria-label={say('拒收的行', 'Rejects')}
              dataSource={rows}
              pagination={false}
              scroll={{ x: 800 }}
              locale={{ emptyText: <Nothing>{say('没有拒收的行。', 'Every row was accepted.')}</Nothing> }}
              columns={[
                { title: say('数据', 'Data'), width: 130, render: (_, { kind }) => say(...kindText(kind)) },
                { title: say('文件', 'File'), dataIndex: 'file', width: 190 },
                { title: say('行', 'Row'), align: 'right', width: 90, render: (_, { row }) => count(row) },
                { title: say('列', 'Column'), width: 110, render: (_, { column }) => column ?? '—' },
                { title: say('内容', 'Value'), width: 180, render: (_, { value }) => value ?? '—' },
                { title: say('原因', 'Reason'), dataIndex: 'message' },
              ]}
            />
            <CursorPages place={place} next={next} />
          </>
        )}
      </Answer>
    </Card>
  )
}
