import { Button, Card } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../language.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import { useSession } from '../../session.tsx'
import { RemoveAuthenticator } from './remove-authenticator.tsx'
import { SetUpAuthenticator } from './set-up-authenticator.tsx'

/** The second factor: a code of six digits from a telephone, beside the password. */
export function Authenticator() {
  const { say } = useSpeech()
  const { own } = useSession()
  const [open, setOpen] = useState<'set up' | 'remove' | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const close = () => setOpen(null)
  return (
    <Card title={say('验证器', 'Authenticator')} style={{ height: '100%' }}>
      <p className="page-lead">
        {own.hasSecondFactor
          ? say('已启用：登录时除密码外还要验证码。', 'Set up: signing in asks for a code beside the password.')
          : say(
              '未启用。启用后，登录时除密码外还要手机上的六位验证码，密码泄露也不能登录。',
              'Not set up. With one, signing in asks for six digits from your telephone too: a password alone opens nothing.',
            )}
      </p>
      {own.hasSecondFactor ? (
        <Button danger onClick={() => setOpen('remove')}>
          {say('解除验证器', 'Take the authenticator away')}
        </Button>
      ) : (
        <Button type="primary" onClick={() => setOpen('set up')}>
          {say('启用验证器', 'Set up an authenticator')}
        </Button>
      )}
      {open === 'set up' && (
        <SetUpAuthenticator
          onClose={close}
          onDone={(shown) => {
            close()
            setCodes(shown)
          }}
        />
      )}
      {open === 'remove' && <RemoveAuthenticator onClose={close} />}
      {codes && (
        <ShownOnce title={say('恢复码', 'Recovery codes')} secret={codes.join('\n')} onClose={() => setCodes(null)}>
          <p>
            {say(
              '验证器已启用。手机不在身边时，每个恢复码可代替验证码登录一次。请抄写或打印，与密码分开保管。',
              'The authenticator is set up. Each of these codes stands in for it once. Write them down, apart from your password.',
            )}
          </p>
        </ShownOnce>
      )}
    </Card>
  )
}
