import { Alert, Button, Modal, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../language.tsx'

/** A secret that the service tells this once: nothing but the button closes it. */
export function ShownOnce({
  title,
  secret,
  children,
  onClose,
}: {
  title: string
  secret: string
  children?: ReactNode
  onClose: () => void
}) {
  const { say } = useSpeech()
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('已记下，关闭', 'Noted, close')}
        </Button>
      }
    >
      <Alert
        type="warning"
        showIcon
        title={say('只显示这一次，关闭后无法再看到。', 'Shown this once; nobody can see it again.')}
        style={{ marginBottom: 12 }}
      />
      {children}
      <Typography.Paragraph
        copyable={{
          text: secret,
          tooltips: false,
          icon: [say('复制', 'Copy'), say('已复制', 'Copied')].map((word) => (
            <span key={word} style={{ font: '14px var(--ant-font-family, inherit)', marginLeft: 8 }}>
              {word}
            </span>
          )),
        }}
        style={{
          font: '600 18px/1.7 ui-monospace, Consolas, monospace',
          whiteSpace: 'pre-wrap',
          background: '#eef3f9',
          borderRadius: 6,
          padding: '8px 16px',
          margin: 0,
        }}
      >
        {secret}
      </Typography.Paragraph>
    </Modal>
  )
}
