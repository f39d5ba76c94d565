import { Descriptions, Drawer, Typography } from 'antd'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { useSession } from '../../session.tsx'
import type { Account } from './account.ts'
import { AccountDeeds } from './account-deeds.tsx'
import { AccountStates } from './account-states.tsx'
import { GrantTags } from './grant-tags.tsx'
import { OutsideIdentity } from './outside-identity.tsx'
import { Roles } from './roles.tsx'

/** One account, and what the administrator who looks may do with it. */
export function AccountDrawer({ account, onClose }: { account: Account; onClose: () => void }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const { login, name, area, createdAt, disabledAt, hasSecondFactor, grants } = account
  return (
    <Drawer open size={560} title={`${name}${name === login ? '' : ` (${login})`}`} onClose={onClose}>
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          { key: 'login', label: say('账号', 'Account'), children: login },
          { key: 'area', label: say('所在地区', 'Office'), children: <AreaName code={area} /> },
          { key: 'state', label: say('状态', 'State'), children: <AccountStates account={account} /> },
          {
            key: 'factor',
            label: say('验证器', 'Authenticator'),
            children: hasSecondFactor ? say('已启用', 'Set up') : say('未启用', 'None'),
          },
          { key: 'made', label: say('建立时间', 'Made'), children: momentText(createdAt) },
          ...(disabledAt === null
            ? []
            : [{ key: 'disabled', label: say('停用时间', 'Disabled'), children: momentText(disabledAt) }]),
          ...(can('role.grant')
            ? []
            : [{ key: 'roles', label: say('角色', 'Roles'), children: <GrantTags grants={grants} /> }]),
        ]}
      />
      {can('user.manage') && (
        <>
          <Section title={say('办理', 'Deeds')} />
          <AccountDeeds account={account} />
          <Section title={say('外部身份（统一身份认证）', 'Outside identity')} />
          <OutsideIdentity account={account} />
        </>
      )}
      {can('role.grant') && (
        <>
          <Section title={say('角色', 'Roles')} />
          <Roles account={account} />
        </>
      )}
    </Drawer>
  )
}

function Section({ title }: { title: string }) {
  return (
    <Typography.Title level={2} style={{ fontSize: 15, margin: '24px 0 8px' }}>
      {title}
    </Typography.Title>
  )
}
