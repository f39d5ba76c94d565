import { Alert, Button, Form, Input } from 'antd'
import { useDeed } from '../api.ts'
import { useSpeech } from '../language.tsx'

interface Entered {
  current: string
  wanted: string
  again: string
}

/** Changes the password of one's own account. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { say } = useSpeech()
  const [form] = Form.useForm<Entered>()
  const change = useDeed('put', '/api/own/password', () => {
    form.resetFields()
    onChanged()
  })
  const required = { required: true, message: say('必填', 'Needed') }
  return (
    <>
      {change.error && (
        <Alert role="alert" type="error" showIcon title={change.error.message} style={{ marginBottom: 16 }} />
      )}
      <Form<Entered>
        form={form}
        name="change"
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 420 }}
        onFinish={({ current, wanted }) => change.mutate({ body: { current, wanted } })}
      >
        <Form.Item name="current" label={say('现在的密码', 'Present password')} rules={[required]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="wanted" label={say('新密码', 'New password')} rules={[required]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={say('再输一次新密码', 'New password again')}
          dependencies={['wanted']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: async (_, value) => {
                if (value !== getFieldValue('wanted'))
                  throw new Error(say('两次输入不一致', 'The two are not the same'))
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {say('更改密码', 'Change the password')}
        </Button>
      </Form>
    </>
  )
}
