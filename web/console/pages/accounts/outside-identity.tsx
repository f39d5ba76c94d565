import { Alert, App, Button, Form, Input, Typography } from 'antd'
import { useState } from 'react'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { ConfirmDeed } from '../../parts/confirm-deed.tsx'
import type { Account } from './account.ts'

/** Links an account with the identity service, where there is one, or takes the link away. */
export function OutsideIdentity({ account }: { account: Account }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [isAsking, setAsking] = useState(false)
  const [form] = Form.useForm<{ subject: string }>()
  const ways = useAsk('get', '/api/login/ways', {})
  const link = useDeed('put', '/api/accounts/{key}/outside-identity', () => {
    form.resetFields()
    message.success(say('已关联', 'Linked'))
  })
  const unlink = useDeed('delete', '/api/accounts/{key}/outside-identity', () => {
    setAsking(false)
    message.success(say('关联已解除', 'The link was taken away'))
  })
  const path = { key: account.key }
  const issuer = ways.data?.outside?.issuer
  return (
    <>
      {account.hasOutsideIdentity ? (
        <Button danger onClick={() => setAsking(true)}>
          {say('解除关联', 'Take the link away')}
        </Button>
      ) : issuer === undefined ? (
        <Typography.Text type="secondary">
          {say('没有接入统一身份认证。', 'No identity service is set up.')}
        </Typography.Text>
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ subject }) => link.mutate({ path, body: { issuer, subject } })}
        >
          {link.error && (
            <Alert role="alert" type="error" showIcon title={link.error.message} style={{ marginBottom: 12 }} />
          )}
          <Form.Item
            name="subject"
            label={say(`在 ${issuer} 的身份标识（sub）`, `Identity at ${issuer} (sub)`)}
            extra={say(
              '本人首次以此身份登录时，再以密码确认。',
              'Its owner confirms it by password at the first sign-in.',
            )}
            rules={[{ required: true, message: say('必填', 'Needed') }]}
          >
            <Input autoComplete="off" maxLength={255} />
          </Form.Item>
          <Button htmlType="submit" loading={link.isPending}>
            {say('关联', 'Link')}
          </Button>
        </Form>
      )}
      {isAsking && (
        <ConfirmDeed
          title={say(`解除 ${account.login} 的外部身份？`, `Take the outside identity of ${account.login} away?`)}
          word={say('解除', 'Take away')}
          danger
          deed={unlink}
          onConfirm={() => unlink.mutate({ path })}
          onClose={() => setAsking(false)}
        >
          {say(
            '正在进行的登录全部结束，以后凭密码登录。',
            'Their sessions end; they sign in by password from then on.',
          )}
        </ConfirmDeed>
      )}
    </>
  )
}
