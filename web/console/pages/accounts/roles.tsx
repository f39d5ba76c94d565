import { Alert, App, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaField } from '../../parts/area-field.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { ConfirmDeed } from '../../parts/confirm-deed.tsx'
import { roleWords, wordsOfRole } from '../../parts/role-words.ts'
import { type OwnAccount, useSession } from '../../session.tsx'
import type { Account } from './account.ts'

type Role = OwnAccount['roles'][number]['role']
interface Grant {
  role: Role
  area: string
}

/** The roles of an account: taken back one by one, granted one by one. Whether they go together, the service judges. */
export function Roles({ account }: { account: Account }) {
  const { say } = useSpeech()
  const { message } = App.useApp()
  const { own } = useSession()
  const [form] = Form.useForm<Grant>()
  const [leaving, setLeaving] = useState<Grant | null>(null)
  const role = Form.useWatch('role', form)
  const grant = useDeed('post', '/api/accounts/{key}/roles', () => {
    form.resetFields()
    message.success(say('已授予', 'Granted'))
  })
  const revoke = useDeed('delete', '/api/accounts/{key}/roles', () => {
    setLeaving(null)
    message.success(say('已收回', 'Taken back'))
  })
  const path = { key: account.key }
  const grants = account.grants as Grant[]
  const required = { required: true, message: say('必填', 'Needed') }
  if (account.key === own.key) {
    return <Alert type="info" showIcon title={say('自己的角色由他人授予和收回。', 'Your own roles are for others.')} />
  }
  return (
    <>
      <ul style={{ listStyle: 'none', margin: '0 0 16px', padding: 0 }}>
        {grants.length === 0 && <li>{say('尚未授予角色。', 'No roles yet.')}</li>}
        {grants.map((each) => (
          <li
            key={`${each.role} ${each.area}`}
            style={{
              display: 'flex',
              alignItems: 'center',
              gap: 8,
              padding: '6px 0',
              borderBottom: '1px solid #e1e7ef',
            }}
          >
            <span style={{ flex: 1 }}>
              <strong>{say(...wordsOfRole(each.role))}</strong> · <AreaName code={each.area} /> ({each.area})
            </span>
            <Button
              size="small"
              danger
              aria-label={`${say('收回', 'Take back')} ${say(...wordsOfRole(each.role))}`}
              onClick={() => {
                revoke.reset()
                setLeaving(each)
              }}
            >
              {say('收回', 'Take back')}
            </Button>
          </li>
        ))}
      </ul>
      <Form<Grant>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ area: account.area }}
        onFinish={(entered) => grant.mutate({ path, body: entered })}
      >
        {grant.error && (
          <Alert role="alert" type="error" showIcon title={grant.error.message} style={{ marginBottom: 12 }} />
        )}
        <Form.Item
          name="role"
          label={say('授予角色', 'Grant a role')}
          rules={[required]}
          extra={role && `${say('可授予的地区级别：', 'For areas of: ')}${say(...roleWords[role].levels)}`}
        >
          <Select<Role>
            placeholder={say('请选择', 'Choose')}
            options={(Object.keys(roleWords) as Role[]).map((value) => ({
              value,
              label: say(...roleWords[value].words),
            }))}
          />
        </Form.Item>
        <Form.Item name="area" label={say('在哪个地区', 'In which area')} rules={[required]}>
          <AreaField />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={grant.isPending}>
          {say('授予', 'Grant')}
        </Button>
      </Form>
      {leaving && (
        <ConfirmDeed
          title={say(
            `收回“${say(...wordsOfRole(leaving.role))}”？`,
            `Take back the role of ${say(...wordsOfRole(leaving.role))}?`,
          )}
          word={say('收回', 'Take back')}
          danger
          deed={revoke}
          onConfirm={() => revoke.mutate({ path, body: leaving })}
          onClose={() => setLeaving(null)}
        >
          {say(
            `${account.login} 立即不能再以此角色办理，包括正在进行的登录。`,
            `${account.login} acts in it no more from now on, also in open sessions.`,
          )}
        </ConfirmDeed>
      )}
    </>
  )
}
