import { App, Card } from 'antd'
import { useSpeech } from '../../language.tsx'
import { PasswordForm } from '../../parts/password-form.tsx'

/** Another password; whoever is signed in elsewhere by the old one is not any more. */
export function ChangePassword() {
  const { say } = useSpeech()
  const { message } = App.useApp()
  return (
    <Card title={say('更改密码', 'Change the password')} style={{ height: '100%' }}>
      <p className="page-lead">
        {say('至少 12 个字符，建议用几个不相关的词。', 'At least 12 characters; some unrelated words are good.')}
      </p>
      <PasswordForm
        onChanged={() =>
          message.success(say('密码已更改，其他地方的登录已结束', 'The password was changed; other sessions ended'))
        }
      />
    </Card>
  )
}
