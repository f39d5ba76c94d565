import { Alert, Form, type FormInstance, Input } from 'antd'
import { useSpeech } from '../../language.tsx'

/** The password once more: an open screen alone does not change how somebody signs in. */
export function PasswordStep({
  form,
  error,
  onEntered,
}: {
  form: FormInstance<{ current: string }>
  error: Error | null
  onEntered: (current: string) => void
}) {
  const { say } = useSpeech()
  return (
    <Form
      form={form}
      name="proof"
      layout="vertical"
      requiredMark={false}
      onFinish={({ current }) => onEntered(current)}
    >
      {error && <Alert role="alert" type="error" showIcon title={error.message} style={{ marginBottom: 16 }} />}
      <Form.Item
        name="current"
        label={say('现在的密码', 'Present password')}
        rules={[{ required: true, message: say('必填', 'Needed') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
    </Form>
  )
}
