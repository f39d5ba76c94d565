import { Alert, Form, Input, Modal, QRCode, Typography } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { PasswordStep } from './password-step.tsx'

/** By password to a secret for the telephone, and by a first code of it to the recovery codes. */
export function SetUpAuthenticator({
  onClose,
  onDone,
}: {
  onClose: () => void
  onDone: (recoveryCodes: string[]) => void
}) {
  const { say } = useSpeech()
  const [passwordForm] = Form.useForm<{ current: string }>()
  const [codeForm] = Form.useForm<{ code: string }>()
  const begin = useDeed('post', '/api/own/second-factor')
  const confirm = useDeed('post', '/api/own/second-factor/confirmation', ({ recoveryCodes }) => onDone(recoveryCodes))
  const begun = begin.data
  return (
    <Modal
      open
      title={say('启用验证器', 'Set up an authenticator')}
      okText={begun ? say('启用', 'Set up') : say('下一步', 'Next')}
      cancelText={say('取消', 'Cancel')}
      okButtonProps={{ loading: begin.isPending || confirm.isPending }}
      mask={{ closable: false }}
      onOk={() => (begun ? codeForm.submit() : passwordForm.submit())}
      onCancel={onClose}
    >
      {begun === undefined ? (
        <PasswordStep
          form={passwordForm}
          error={begin.error}
          onEntered={(current) => begin.mutate({ body: { current } })}
        />
      ) : (
        <>
          <p>
            {say(
              '1. 用手机上的验证器应用扫描，或手工输入密钥：',
              '1. Scan it with an authenticator app, or type the secret:',
            )}
          </p>
          <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap', alignItems: 'center' }}>
            <div role="img" aria-label={say('验证器二维码', 'QR code for the authenticator')}>
              <QRCode value={begun.uri} size={168} type="svg" />
            </div>
            <div style={{ flex: 1, minWidth: 220 }}>
              <Typography.Text type="secondary">{say('密钥', 'Secret')}</Typography.Text>
              <Typography.Paragraph
                copyable={{ text: begun.secret }}
                style={{ font: '600 15px ui-monospace, Consolas, monospace', wordBreak: 'normal' }}
              >
                {begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}
              </Typography.Paragraph>
              <Typography.Text type="secondary">{say('地址', 'Address')}</Typography.Text>
              <Typography.Paragraph copyable={{ text: begun.uri }} ellipsis={{ rows: 2 }} style={{ margin: 0 }}>
                {begun.uri}
              </Typography.Paragraph>
            </div>
          </div>
          <p>{say('2. 输入应用显示的六位验证码：', '2. Enter the six digits that it shows:')}</p>
          <Form
            form={codeForm}
            layout="vertical"
            requiredMark={false}
            onFinish={({ code }) => confirm.mutate({ body: { code: code.trim() } })}
          >
            {confirm.error && (
              <Alert role="alert" type="error" showIcon title={confirm.error.message} style={{ marginBottom: 12 }} />
            )}
            <Form.Item
              name="code"
              label={say('验证码', 'Code')}
              rules={[{ required: true, message: say('必填', 'Needed') }]}
            >
              <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} style={{ width: 160 }} autoFocus />
            </Form.Item>
          </Form>
        </>
      )}
    </Modal>
  )
}
