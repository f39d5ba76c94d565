import { App, Button, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { ConfirmDeed } from '../../parts/confirm-deed.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import type { Account } from './account.ts'

const administrators = ['system_administrator', 'security_administrator', 'auditor']

/** What the system administrator does with an account. */
export function AccountDeeds({ account }: { account: Account }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const [asked, setAsked] = useState<'password' | 'factor' | 'disabled' | null>(null)
  const finish = (words: string) => {
    setAsked(null)
    message.success(words)
  }
  const password = useDeed('post', '/api/accounts/{key}/password', () => setAsked(null))
  const factor = useDeed('delete', '/api/accounts/{key}/second-factor', () =>
    finish(say('验证器已解除', 'The authenticator was taken away')),
  )
  const disable = useDeed('put', '/api/accounts/{key}/disabled', () => finish(say('已办理', 'Done')))
  const path = { key: account.key }
  const isDisabled = account.disabledAt !== null
  const isProtected = account.grants.some(({ role }) => administrators.includes(role))
  const why = isProtected
    ? say(
        '三员的账号不能由系统管理员重置或停用。',
        'Administrators’ accounts cannot be reset or disabled by one of them.',
      )
    : null
  const button = (ask: NonNullable<typeof asked>, words: string, not: string | null, danger = false) => (
    <Tooltip title={not}>
      <Button
        danger={danger}
        disabled={not !== null}
        onClick={() => {
          for (const deed of [password, factor, disable]) deed.reset()
          setAsked(ask)
        }}
      >
        {words}
      </Button>
    </Tooltip>
  )
  return (
    <>
      <Space wrap>
        {button('password', say('重置密码', 'Reset the password'), why)}
        {button(
          'factor',
          say('解除验证器', 'Take the authenticator away'),
          why ?? (account.hasSecondFactor ? null : say('没有启用验证器。', 'No authenticator is set up.')),
        )}
        {button(
          'disabled',
          isDisabled ? say('恢复使用', 'Let in again') : say('停用账号', 'Disable'),
          why,
          !isDisabled,
        )}
      </Space>
      {asked === 'password' && (
        <ConfirmDeed
          title={say(`重置 ${account.login} 的密码？`, `Reset the password of ${account.login}?`)}
          word={say('重置', 'Reset')}
          deed={password}
          onConfirm={() => password.mutate({ path })}
          onClose={() => setAsked(null)}
        >
          {say(
            '将给出新的一次性密码；账号随即解锁，正在进行的登录全部结束。',
            'It gets a new one-time password and is unlocked; its sessions end.',
          )}
        </ConfirmDeed>
      )}
      {asked === 'factor' && (
        <ConfirmDeed
          title={say(`解除 ${account.login} 的验证器？`, `Take the authenticator of ${account.login} away?`)}
          word={say('解除', 'Take away')}
          danger
          deed={factor}
          onConfirm={() => factor.mutate({ path })}
          onClose={() => setAsked(null)}
        >
          {say(
            '用于验证器遗失。正在进行的登录全部结束，以后只凭密码登录，直到本人重新设置。',
            'For one that was lost. Their sessions end; the password alone is enough until they set up another.',
          )}
        </ConfirmDeed>
      )}
      {asked === 'disabled' && (
        <ConfirmDeed
          title={
            isDisabled
              ? say(`恢复使用 ${account.login}？`, `Let ${account.login} in again?`)
              : say(`停用 ${account.login}？`, `Disable ${account.login}?`)
          }
          word={isDisabled ? say('恢复使用', 'Let in again') : say('停用', 'Disable')}
          danger={!isDisabled}
          deed={disable}
          onConfirm={() => disable.mutate({ path, body: { disabled: !isDisabled } })}
          onClose={() => setAsked(null)}
        >
          {isDisabled
            ? say('账号可凭原密码和原有角色再次登录。', 'It gets in again with its password and roles.')
            : say(
                '不能再登录，正在进行的登录立即结束；办过的业务和审计记录保留。',
                'It gets in no more and its sessions end at once; what it did, and the audit of it, stay.',
              )}
        </ConfirmDeed>
      )}
      {password.data !== undefined && (
        <ShownOnce
          title={say(`${account.login} 的一次性密码`, `One-time password of ${account.login}`)}
          secret={password.data.password}
          onClose={password.reset}
        >
          <p>{say('请当面交给本人，登录后须改为自己的密码。', 'Hand it over in person; it is changed at sign-in.')}</p>
        </ShownOnce>
      )}
    </>
  )
}
