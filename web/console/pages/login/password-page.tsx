import { App, Card } from 'antd'
import { useSpeech } from '../../language.tsx'
import { PasswordForm } from '../../parts/password-form.tsx'

/** The one-time password gives way to one that only its owner knows. */
export default function PasswordPage({ onChanged }: { onChanged: () => void }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center' }}>
      <Card style={{ width: 420 }}>
        <h1 className="page-title">{say('请先设置自己的密码', 'Choose a password of your own first')}</h1>
        <p className="page-lead" style={{ marginBottom: 16 }}>
          {say(
            '初始密码只用一次。新密码至少 12 个字符，建议用几个不相关的词。',
            'The first password is for once. At least 12 characters; some unrelated words are good.',
          )}
        </p>
        <PasswordForm
          onChanged={() => {
            message.success(say('密码已更改', 'The password was changed'))
            onChanged()
          }}
        />
      </Card>
    </main>
  )
}
