import { Alert, Button, Drawer, Popconfirm, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Answer } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { RuleTable } from './rule-table.tsx'

/** One proposed table, and the decision about it. */
export function TableDrawer({ table: key, onClose }: { table: string; onClose: () => void }) {
  const { say } = useSpeech()
  const { can, own } = useSession()
  const [refuses, setRefuses] = useState(false)
  const asked = useAsk('get', '/api/policy-tables/{key}', { path: { key } })
  const approve = useDeed('post', '/api/policy-tables/{key}/approval')
  const refuse = useDeed('post', '/api/policy-tables/{key}/refusal', () => setRefuses(false))
  const table = asked.data
  const covers = own.areas.some((prefix) => table?.area.replace(/0+$/, '').startsWith(prefix.replace(/0+$/, '')))
  const why =
    table?.handler === own.login
      ? say('您是提出人，须由另一人复核', 'You proposed it; a second person has to decide')
      : !covers
        ? say('由省级复核', 'The province decides')
        : null
  return (
    <Drawer
      open
      size={1080}
      onClose={onClose}
      title={table?.note ?? say('规则表', 'Decision table')}
      extra={
        table?.state === 'proposed' &&
        can('policy.approve') && (
          <Space>
            <Tooltip title={why}>
              <Button danger disabled={why !== null} onClick={() => setRefuses(true)}>
                {say('不同意', 'Refuse')}
              </Button>
            </Tooltip>
            <Popconfirm
              title={say(`自 ${table.validFrom} 起按此表执行？`, `Go by this table from ${table.validFrom} on?`)}
              onConfirm={() => approve.mutate({ path: { key } })}
              disabled={why !== null}
            >
              <Tooltip title={why}>
                <Button type="primary" disabled={why !== null} loading={approve.isPending}>
                  {say('同意', 'Approve')}
                </Button>
              </Tooltip>
            </Popconfirm>
          </Space>
        )
      }
    >
      {approve.error && <Alert role="alert" type="error" showIcon title={approve.error.message} />}
      <Answer of={asked}>
        {({ validFrom, rows, content, refusal }) => (
          <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            {refusal !== null && (
              <Alert type="error" showIcon title={say('不同意的理由', 'Why it was refused')} description={refusal} />
            )}
            <RuleTable
              title={say(`自 ${validFrom} 起（${rows.length} 条规则）`, `From ${validFrom}, ${rows.length} rules`)}
              rows={rows}
              content={content}
            />
          </div>
        )}
      </Answer>
      <ReasonDialog
        open={refuses}
        title={say('不同意这张规则表', 'Refuse the table')}
        okText={say('不同意', 'Refuse')}
        pending={refuse.isPending}
        error={refuse.error}
        onOk={(reason) => refuse.mutate({ path: { key }, body: { reason } })}
        onCancel={() => setRefuses(false)}
      />
    </Drawer>
  )
}
