import { Alert, App, Button, Card, Form, Input } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'

interface Entered {
  current: string
  wanted: string
  again: string
}

/** A new password; all other sessions of the account end. */
export function ChangePassword() {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const change = useDeed('put', '/api/own/password', () => {
    form.resetFields()
    message.success(say('密码已更改，其他地方的登录已结束', 'The password was changed; other sessions ended'))
  })
  const required = { required: true, message: say('必填', 'Needed') }
  return (
    <Card title={say('更改密码', 'Change the password')} style={{ height: '100%' }}>
      <p className="page-lead">
        {say('至少 12 个字符，建议用几个不相关的词。', 'At least 12 characters; some unrelated words are good.')}
      </p>
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
    </Card>
  )
}
