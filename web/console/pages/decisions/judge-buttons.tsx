import { App, Button, Space, Typography } from 'antd'
import { type ReactNode, useState } from 'react'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { ConfirmDeed } from '../../parts/confirm-deed.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useSession } from '../../session.tsx'

/** Approves a proposal or refuses it for a reason; says why where that is somebody else's to do. */
export function JudgeButtons({
  of,
  decision: { key, handler },
  children,
}: {
  of: 'finding' | 'person'
  decision: { key: string; handler: string }
  /** what is approved */
  children: ReactNode
}) {
  const { say } = useSpeech()
  const { own, can } = useSession()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<'approval' | 'refusal' | null>(null)
  const close = () => setAsking(null)
  const finish = (words: string) => {
    message.success(words)
    close()
  }
  const approve = useDeed('post', `/api/${of}-decisions/{key}/approval`, () =>
    finish(say('已同意，已生效', 'Approved, and done')),
  )
  const refuse = useDeed('post', `/api/${of}-decisions/{key}/refusal`, () =>
    finish(say('不同意，保持原状', 'Refused; nothing changed')),
  )
  if (handler === own.login) {
    return (
      <Typography.Text type="secondary">
        {say('您提出的，等待另一人复核', 'Yours: a second person has to approve it')}
      </Typography.Text>
    )
  }
  if (!can(of === 'finding' ? 'finding.approve' : 'person.decision.approve')) {
    return <Typography.Text type="secondary">{say('等待复核人', 'Awaits a reviewer')}</Typography.Text>
  }
  return (
    <>
      <Space size={6}>
        <Button size="small" type="primary" onClick={() => setAsking('approval')}>
          {say('同意', 'Approve')}
        </Button>
        <Button size="small" danger onClick={() => setAsking('refusal')}>
          {say('不同意', 'Refuse')}
        </Button>
      </Space>
      {asking === 'approval' && (
        <ConfirmDeed
          title={say('同意这项处理', 'Approve this')}
          word={say('同意', 'Approve')}
          deed={approve}
          onConfirm={() => approve.mutate({ path: { key } })}
          onClose={close}
        >
          {children}
        </ConfirmDeed>
      )}
      {asking === 'refusal' && (
        <ReasonDialog
          open
          title={say('不同意这项处理', 'Refuse this')}
          okText={say('不同意', 'Refuse')}
          pending={refuse.isPending}
          error={refuse.error}
          onOk={(reason) => refuse.mutate({ path: { key }, body: { reason } })}
          onCancel={close}
        />
      )}
    </>
  )
}
