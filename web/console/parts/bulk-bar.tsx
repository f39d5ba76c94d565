import { Alert, Button, Progress, Space } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../language.tsx'
import type { useBulk } from './use-bulk.ts'

/** What may be done with the rows that are chosen, how far it is, and what was refused and why. */
export function BulkBar({
  chosen,
  open,
  bulk,
  onAll,
  onClear,
  children,
}: {
  chosen: number
  /** how many of the page may be chosen */
  open: number
  onAll: () => void
  bulk: ReturnType<typeof useBulk>
  onClear: () => void
  children: ReactNode
}) {
  const { say } = useSpeech()
  const { running, ended } = bulk
  if (open === 0 && running === null && ended === null) return null
  const reasons = new Map<string, number>()
  for (const { why } of ended?.refused ?? []) reasons.set(why, (reasons.get(why) ?? 0) + 1)
  return (
    <section aria-label={say('批量办理', 'Together')} style={{ padding: '8px 12px' }}>
      {open > 0 && running === null && (
        <Space wrap>
          {chosen < open && (
            <Button onClick={onAll}>{say(`全选本页 ${open} 条`, `Choose all ${open} of the page`)}</Button>
          )}
          {chosen > 0 && (
            <>
              <strong>{say(`已选 ${chosen} 条`, `${chosen} chosen`)}</strong>
              {children}
              <Button type="link" onClick={onClear}>
                {say('清除选择', 'Choose none')}
              </Button>
            </>
          )}
        </Space>
      )}
      {running !== null && (
        <div role="status" style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
          <Progress
            percent={Math.round((running.done / running.of) * 100)}
            style={{ flex: 1 }}
            aria-label={say('进度', 'Progress')}
          />
          {say(`${running.done} / ${running.of}`, `${running.done} of ${running.of}`)}
        </div>
      )}
      {ended !== null && (
        <Alert
          role="status"
          type={ended.refused.length === 0 ? 'success' : 'warning'}
          showIcon
          closable={{ onClose: bulk.forget }}
          title={say(
            `办理 ${ended.done} 条${ended.refused.length > 0 ? `，${ended.refused.length} 条没有办理` : ''}`,
            `${ended.done} done${ended.refused.length > 0 ? `, ${ended.refused.length} not` : ''}`,
          )}
          description={
            reasons.size > 0 && (
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {[...reasons].map(([why, number]) => (
                  <li key={why}>{say(`${number} 条：${why}`, `${number}: ${why}`)}</li>
                ))}
              </ul>
            )
          }
        />
      )}
    </section>
  )
}
