import { Alert, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { ProblemError } from '../../../api/client.ts'
import { ask, useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { LanguageChoice } from '../../parts/language-choice.tsx'

interface Entered {
  login: string
  password: string
  code?: string
}

/** Signing in, by password or through the identity service where there is one. */
export function LoginPage({ onEntered }: { onEntered: () => void }) {
  const { say } = useSpeech()
  const ways = useAsk('get', '/api/login/ways', {})
  const [failure, setFailure] = useState<Error | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [needsCode, setNeedsCode] = useState(false)
  const came = new URLSearchParams(location.search).get('problem')
  // The identity service said who it is; what is still needed is proven here.
  const isHalfIn = came === 'second_factor_needed' || came === 'outside_link_unconfirmed'

  async function enter({ login, password, code }: Entered) {
    setBusy(true)
    setFailure(null)
    try {
      const proof = { password, ...(code && { code: code.trim() }) }
      if (isHalfIn) await ask('post', '/api/login/outside/completion', { body: proof })
      else await ask('post', '/api/login', { body: { login: login.trim(), ...proof } })
      if (came !== null) history.replaceState(null, '', '/')
      onEntered()
    } catch (error) {
      setFailure(error as Error)
      if (error instanceof ProblemError && /second_factor/.test(error.problem.code)) setNeedsCode(true)
    } finally {
      setBusy(false)
    }
  }

  return (
    <main
      style={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        background: 'linear-gradient(160deg,#0f2f52,#1c5fa5)',
      }}
    >
      <Card style={{ width: 400, boxShadow: '0 12px 40px #0006' }}>
        <div style={{ display: 'flex', alignItems: 'center', gap: 12, marginBottom: 20 }}>
          <img src="/mark.svg" alt="" width={36} height={36} />
          <h1 style={{ margin: 0, fontSize: 20, flex: 1 }}>{say('全民参保登记', 'Register of insured people')}</h1>
          <LanguageChoice />
        </div>
        {(failure ?? came) && (
          <Alert
            role="alert"
            type="error"
            showIcon
            style={{ marginBottom: 16 }}
            title={failure?.message ?? say(`登录没有完成（${came}）`, `Signing in did not end well (${came})`)}
          />
        )}
        <Form<Entered> layout="vertical" onFinish={enter} requiredMark={false} size="large">
          {!isHalfIn && (
            <Form.Item
              name="login"
              label={say('账号', 'Account')}
              rules={[{ required: true, message: say('请输入账号', 'Enter the account') }]}
            >
              <Input autoComplete="username" autoFocus maxLength={64} />
            </Form.Item>
          )}
          <Form.Item
            name="password"
            label={say('密码', 'Password')}
            rules={[{ required: true, message: say('请输入密码', 'Enter the password') }]}
          >
            <Input.Password autoComplete="current-password" maxLength={1000} />
          </Form.Item>
          {(needsCode || isHalfIn) && (
            <Form.Item name="code" label={say('动态验证码或恢复码', 'Code of the authenticator, or a recovery code')}>
              <Input autoComplete="one-time-code" maxLength={64} autoFocus />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={isBusy}>
            {say('登录', 'Sign in')}
          </Button>
        </Form>
        {ways.data?.outside && (
          <Button block size="large" href="/api/login/outside" style={{ marginTop: 12 }}>
            {say('统一身份认证登录', 'Sign in through the identity service')}
          </Button>
        )}
        {!needsCode && !isHalfIn && (
          <Button type="link" block style={{ marginTop: 8 }} onClick={() => setNeedsCode(true)}>
            {say('账号已绑定动态验证码', 'My account has an authenticator')}
          </Button>
        )}
      </Card>
    </main>
  )
}
