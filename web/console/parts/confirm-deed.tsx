import { Alert, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../language.tsx'

/** Asks before something is done that others feel; what went wrong is said here, and can be tried again. */
export function ConfirmDeed({
  title,
  children,
  word,
  danger = false,
  deed,
  onConfirm,
  onClose,
}: {
  title: string
  children: ReactNode
  word: string
  danger?: boolean
  deed: { isPending: boolean; error: Error | null }
  onConfirm: () => void
  onClose: () => void
}) {
  const { say } = useSpeech()
  return (
    <Modal
      open
      title={title}
      okText={word}
      cancelText={say('取消', 'Cancel')}
      okButtonProps={{ danger, loading: deed.isPending }}
      onOk={onConfirm}
      onCancel={onClose}
    >
      {children}
      {deed.error && <Alert role="alert" type="error" showIcon title={deed.error.message} style={{ marginTop: 12 }} />}
    </Modal>
  )
}
