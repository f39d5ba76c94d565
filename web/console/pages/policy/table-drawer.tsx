import { Alert, Button, Drawer, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { ConfirmDeed } from '../../parts/confirm-deed.tsx'
import { count } from '../../parts/figures.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Answer } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { momentText } from '../runs/run-words.ts'
import type { PolicyEffect } from './effect.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { RuleTable } from './rule-table.tsx'
import { usePreview } from './use-preview.ts'

/** One proposed table, and the decision about it. */
export function TableDrawer({ table: key, onClose }: { table: string; onClose: () => void }) {
  const { say } = useSpeech()
  const { can, own } = useSession()
  const [asks, setAsks] = useState<'approve' | 'refuse' | null>(null)
  const asked = useAsk('get', '/api/policy-tables/{key}', { path: { key } })
  const approve = useDeed('post', '/api/policy-tables/{key}/approval', () => setAsks(null))
  const refuse = useDeed('post', '/api/policy-tables/{key}/refusal', () => setAsks(null))
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
              <Button danger disabled={why !== null} onClick={() => setAsks('refuse')}>
                {say('不同意', 'Refuse')}
              </Button>
            </Tooltip>
            <Tooltip title={why}>
              <Button type="primary" disabled={why !== null} onClick={() => setAsks('approve')}>
                {say('同意', 'Approve')}
              </Button>
            </Tooltip>
          </Space>
        )
      }
    >
      <Answer of={asked}>
        {({ validFrom, rows, content, refusal, ...shown }) => (
          <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            {refusal !== null && (
              <Alert type="error" showIcon title={say('不同意的理由', 'Why it was refused')} description={refusal} />
            )}
            <PreviewPanel table={{ validFrom, refusal, ...shown }} />
            <RuleTable
              title={say(`自 ${validFrom} 起（${rows.length} 条规则）`, `From ${validFrom}, ${rows.length} rules`)}
              rows={rows}
              content={content}
            />
          </div>
        )}
      </Answer>
      <ReasonDialog
        open={asks === 'refuse'}
        title={say('不同意这张规则表', 'Refuse the table')}
        okText={say('不同意', 'Refuse')}
        pending={refuse.isPending}
        error={refuse.error}
        onOk={(reason) => refuse.mutate({ path: { key }, body: { reason } })}
        onCancel={() => setAsks(null)}
      />
      {asks === 'approve' && table !== undefined && (
        <ConfirmDeed
          title={say(`自 ${table.validFrom} 起按此表执行？`, `Go by this table from ${table.validFrom} on?`)}
          word={say('同意', 'Approve')}
          deed={approve}
          onConfirm={() => approve.mutate({ path: { key } })}
          onClose={() => setAsks(null)}
        >
          <PreviewNote table={key} />
        </ConfirmDeed>
      )}
    </Drawer>
  )
}

/** Whether somebody looked at what the table would change before it is approved. */
function PreviewNote({ table }: { table: string }) {
  const { say } = useSpeech()
  const preview = usePreview(table)
  if (preview?.state !== 'done') {
    return (
      <Alert
        type="warning"
        showIcon
        title={say(
          '还没有预览过这张表的影响。建议先预览，再决定。',
          'Nobody has previewed what this table changes. Preview it first.',
        )}
      />
    )
  }
  const effect: unknown = preview.result
  const { quarter, changed, newlyAsked, noLongerAsked } = effect as PolicyEffect
  const by = `${preview.askedBy} ${momentText(preview.endedAt)}`
  return (
    <Alert
      type="info"
      showIcon
      title={say(
        `已预览（${by}，${quarter} 数据）：${count(changed)} 人状态变化，新增需调查 ${count(newlyAsked)} 人，不再需调查 ${count(noLongerAsked)} 人。`,
        `Previewed (${by}, ${quarter}): codes of ${count(changed)} people change, ${count(newlyAsked)} are newly asked, ${count(noLongerAsked)} no longer.`,
      )}
    />
  )
}
