import { Alert, App, Button, Card, Form, Input } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'

interface Entered {
  current: string
  wanted: string
  again: string
}

/** The one-time password gives way to one that only its owner knows. */
export default function PasswordPage({ onChanged }: { onChanged: () => void }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const change = useDeed('put', '/api/own/password', () => {
    message.success(say('密码已更改', 'The password was changed'))
    onChanged()
  })
  const required = { required: true, message: say('必填', 'Needed') }
  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center' }}>
      <Card title={say('请先设置自己的密码', 'Choose a password of your own first')} style={{ width: 420 }}>
        <p className="page-lead">
          {say(
            '初始密码只用一次。新密码至少 12 个字符，建议用几个不相关的词。',
            'The first password is for once. At least 12 characters; some unrelated words are good.',
          )}
        </p>
        {change.error && (
          <Alert role="alert" type="error" showIcon title={change.error.message} style={{ marginBottom: 16 }} />
        )}
        <Form<Entered>
          layout="vertical"
          requiredMark={false}
          onFinish={({ current, wanted }) => change.mutate({ body: { current, wanted } })}
        >
          <Form.Item name="current" label={say('现在的密码', 'Present password')} rules={[required]}>
            <Input.Password autoComplete="current-password" autoFocus />
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
          <Button type="primary" htmlType="submit" block loading={change.isPending}>
            {say('更改密码', 'Change the password')}
          </Button>
        </Form>
      </Card>
    </main>
  )
}
