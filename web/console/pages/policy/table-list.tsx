import { Button, Card, Table, Tag } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { CursorPages, useCursor } from '../runs/cursor-pages.tsx'
import { momentText } from '../runs/run-words.ts'
import { type PolicyTable, policyStates } from './policy-words.ts'

/** Decision tables that were proposed, the newest first. */
export function TableList({ onOpen }: { onOpen: (key: string) => void }) {
  const { say } = useSpeech()
  const place = useCursor()
  const query = { ...(place.cursor && { cursor: place.cursor }), limit: 20 }
  const tables = useAsk('get', '/api/policy-tables', { query }, { keeps: true })
  return (
    <Card title={say('规则表的申请', 'Proposed tables')} styles={{ body: { padding: 0 } }}>
      <Answer of={tables}>
        {({ tables: rows, next }) => (
          <>
            <Table<PolicyTable>
              size="small"
              rowKey="key"
              aria-label={say('规则表的申请', 'Proposed tables')}
              dataSource={rows}
              pagination={false}
              scroll={{ x: 860 }}
              locale={{ emptyText: <Nothing>{say('还没有申请。', 'Nothing was proposed yet.')}</Nothing> }}
              columns={[
                {
                  title: say('说明', 'Note'),
                  render: (_, { key, note }) => (
                    <Button
                      type="link"
                      style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'left' }}
                      onClick={() => onOpen(key)}
                    >
                      {note}
                    </Button>
                  ),
                },
                { title: say('地区', 'Area'), width: 110, render: (_, { area }) => <AreaName code={area} /> },
                { title: say('生效日期', 'Valid from'), dataIndex: 'validFrom', width: 110 },
                {
                  title: say('状态', 'State'),
                  width: 90,
                  render: (_, { state }) => (
                    <Tag variant="solid" color={policyStates[state].colour}>
                      {say(...policyStates[state].words)}
                    </Tag>
                  ),
                },
                {
                  title: say('提出', 'Proposed'),
                  width: 200,
                  render: (_, { handler, proposedAt }) => `${handler} · ${momentText(proposedAt)}`,
                },
                {
                  title: say('复核', 'Decided'),
                  width: 200,
                  render: (_, { reviewer, decidedAt }) =>
                    reviewer === null ? '—' : `${reviewer} · ${momentText(decidedAt)}`,
                },
              ]}
            />
            <CursorPages place={place} next={next} />
          </>
        )}
      </Answer>
    </Card>
  )
}
