import { Button, Modal } from 'antd'
import { useState } from 'react'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { BulkBar } from '../../parts/bulk-bar.tsx'
import { newKey } from '../../parts/new-key.ts'
import { useBulk } from '../../parts/use-bulk.ts'

/** Approves many proposals of the kind that can be judged from its line. */
export function BulkApprove({
  of,
  chosen,
  open,
  onChoose,
}: {
  of: 'finding' | 'person'
  chosen: readonly string[]
  /** what of the page may be chosen */
  open: readonly string[]
  onChoose: (keys: readonly string[]) => void
}) {
  const { say } = useSpeech()
  const bulk = useBulk()
  const onClear = () => onChoose([])
  const [isAsking, setAsking] = useState(false)
  const begin = () => {
    setAsking(false)
    const one = (key: string) =>
      ask(
        'post',
        `/api/${of}-decisions/{key}/approval`,
        { path: { key } },
        { headers: { 'idempotency-key': newKey() } },
      )
    void bulk.start(chosen, one).then(onClear)
  }
  return (
    <>
      <BulkBar chosen={chosen.length} open={open.length} bulk={bulk} onAll={() => onChoose(open)} onClear={onClear}>
        <Button type="primary" onClick={() => setAsking(true)}>
          {say('同意所选', 'Approve them')}
        </Button>
      </BulkBar>
      {isAsking && (
        <Modal
          open
          title={say(`同意 ${chosen.length} 项处理`, `Approve ${chosen.length}`)}
          okText={say('同意', 'Approve')}
          cancelText={say('取消', 'Cancel')}
          onOk={begin}
          onCancel={() => setAsking(false)}
        >
          {say(
            '您已逐项看过所选处理的内容和理由。同意后逐项生效，并分别记入审计。',
            'You have looked at what is proposed and why. Each takes effect, and the audit keeps each.',
          )}
        </Modal>
      )}
    </>
  )
}
