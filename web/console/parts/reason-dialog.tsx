import { Alert, Form, Input, Modal } from 'antd'
import { useSpeech } from '../language.tsx'

/** Asks for the reason of a deed before it is done. */
export function ReasonDialog({
  open,
  title,
  okText,
  pending,
  error,
  onOk,
  onCancel,
}: {
  open: boolean
  title: string
  okText: string
  pending: boolean
  error: Error | null
  onOk: (reason: string) => void
  onCancel: () => void
}) {
  const { say } = useSpeech()
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      okButtonProps={{ danger: true }}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <Form form={form} layout="vertical" onFinish={({ reason }) => onOk(reason)}>
        <Form.Item
          name="reason"
          label={say('理由', 'Reason')}
          rules={[
            {
              required: true,
              whitespace: true,
              min: 2,
              max: 500,
              message: say('请填写理由（2 至 500 字）', 'Give the reason (2 to 500 characters)'),
            },
          ]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
      {error && <Alert role="alert" type="error" showIcon title={error.message} />}
    </Modal>
  )
}
