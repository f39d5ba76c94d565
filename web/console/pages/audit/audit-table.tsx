import { Button, Card, Table, Tag, Tooltip } from 'antd'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { exactMomentText } from '../../parts/moment-text.ts'
import { usePages } from '../../parts/page-turner.tsx'
import { wordsOfRole } from '../../parts/role-words.ts'
import { Answer, Nothing } from '../../parts/states.tsx'
import { wordsOfAction } from './action-words.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { Wanted } from './audit-filters.tsx'
import { wordsOfObject } from './detail-words.ts'
import { EntryDetails } from './entry-details.tsx'

/** Entries, the newest first. */
export function AuditTable({
  wanted,
  onObject,
  onExport,
}: {
  wanted: Wanted
  onObject: (kind: string, id: string) => void
  onExport: (key: string) => void
}) {
  const { say } = useSpeech()
  const { cursor, turner } = usePages()
  const list = useAsk('get', '/api/audit', { query: { ...wanted, limit: 50, cursor } }, { keeps: true })
  return (
    <Card styles={{ body: { padding: 0 } }}>
      <Answer of={list}>
        {({ entries, next }) => (
          <>
            <Table<AuditEntry>
              size="small"
              rowKey="seq"
              aria-label={say('审计记录', 'Audit entries')}
              dataSource={entries}
              pagination={false}
              scroll={{ x: 1000 }}
              loading={list.isPlaceholderData}
              locale={{ emptyText: <Nothing>{say('没有符合条件的记录。', 'No such entries.')}</Nothing> }}
              expandable={{ expandedRowRender: (entry) => <EntryDetails entry={entry} onExport={onExport} /> }}
              columns={[
                { title: say('时间', 'When'), width: 158, render: (_, { at }) => exactMomentText(at) },
                {
                  title: say('账号', 'Account'),
                  width: 120,
                  render: (_, { login, role }) => (
                    <>
                      <strong>{login ?? '—'}</strong>
                      <div style={{ color: '#4d5866' }}>
                        {role
                          ?.split(' ')
                          .filter((each) => each !== '')
                          .map((each) => say(...wordsOfRole(each)))
                          .join('、')}
                      </div>
                    </>
                  ),
                },
                {
                  title: say('操作', 'Deed'),
                  width: 150,
                  render: (_, { action }) => <Tooltip title={action}>{say(...wordsOfAction(action))}</Tooltip>,
                },
                {
                  title: say('对象', 'Object'),
                  width: 150,
                  render: (_, { objectKind, objectId }) =>
                    objectKind === null ? (
                      '—'
                    ) : objectId === null || !/^[0-9a-f]{24,32}$/.test(objectId) ? (
                      `${say(...wordsOfObject(objectKind))} ${objectId ?? ''}`
                    ) : (
                      <Tooltip title={say('查与此对象有关的全部记录', 'All entries about it')}>
                        <Button
                          type="link"
                          style={{ padding: 0, height: 'auto' }}
                          onClick={() => onObject(objectKind, objectId)}
                        >
                          {say(...wordsOfObject(objectKind))} {objectId.slice(0, 8)}…
                        </Button>
                      </Tooltip>
                    ),
                },
                { title: say('事由', 'Purpose'), render: (_, { purpose }) => purpose ?? '—' },
                {
                  title: say('结果', 'Result'),
                  width: 90,
                  render: (_, { result }) => <ResultTag result={result} />,
                },
                { title: say('来自', 'From'), width: 115, render: (_, { address }) => address ?? '—' },
              ]}
            />
            {turner(next)}
          </>
        )}
      </Answer>
    </Card>
  )
}

function ResultTag({ result }: { result: string }) {
  const { say } = useSpeech()
  if (result === 'ok') return <Tag color="success">{say('成功', 'Done')}</Tag>
  if (result === 'replayed') return <Tag>{say('重复发送', 'Sent again')}</Tag>
  return <Tag color="error">{say('未办成', 'Not done')}</Tag>
}
