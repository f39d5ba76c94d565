import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Table, Typography } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { momentText } from '../../parts/moment-text.ts'
import { Page } from '../../parts/page.tsx'
import { usePages } from '../../parts/page-turner.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import type { Account } from './account.ts'
import { AccountDrawer } from './account-drawer.tsx'
import { AccountStates } from './account-states.tsx'
import { GrantTags } from './grant-tags.tsx'
import { NewAccount } from './new-account.tsx'

/** Accounts of the offices, for the three administrators. */
export default function AccountsPage() {
  const { say } = useSpeech()
  const { own, can } = useSession()
  const { cursor, turner } = usePages()
  const [opened, setOpened] = useState<string | null>(null)
  const [isMaking, setMaking] = useState(false)
  const list = useAsk('get', '/api/accounts', { query: { limit: 50, cursor } }, { keeps: true })
  const account = list.data?.accounts.find(({ key }) => key === opened)
  return (
    <Page
      title={say('账号与角色', 'Accounts and roles')}
      lead={say(
        '系统管理员建立和停用账号，安全管理员授予角色，互不代办。',
        'The system administrator makes and disables accounts; the security administrator grants their roles.',
      )}
      actions={
        can('user.manage') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {say('新建账号', 'New account')}
          </Button>
        )
      }
    >
      <Card styles={{ body: { padding: 0 } }}>
        <Answer of={list}>
          {({ accounts, next }) => (
            <>
              <Table<Account>
                rowKey="key"
                size="small"
                aria-label={say('账号', 'Accounts')}
                dataSource={accounts}
                pagination={false}
                scroll={{ x: 980 }}
                locale={{ emptyText: <Nothing>{say('本地区没有账号。', 'There are no accounts here.')}</Nothing> }}
                columns={[
                  {
                    title: say('账号', 'Account'),
                    width: 200,
                    render: (_, { key, login, name }) => (
                      <>
                        <Button
                          type="link"
                          style={{ padding: 0, height: 'auto', fontWeight: 600 }}
                          onClick={() => setOpened(key)}
                        >
                          {login}
                        </Button>
                        {key === own.key && (
                          <Typography.Text type="secondary"> {say('(本人)', '(yourself)')}</Typography.Text>
                        )}
                        {name !== login && <div>{name}</div>}
                      </>
                    ),
                  },
                  { title: say('所在地区', 'Office'), render: (_, { area }) => <AreaName code={area} />, width: 130 },
                  { title: say('角色', 'Roles'), render: (_, { grants }) => <GrantTags grants={grants} /> },
                  { title: say('状态', 'State'), render: (_, each) => <AccountStates account={each} />, width: 210 },
                  {
                    title: say('验证器', 'Authenticator'),
                    width: 90,
                    render: (_, { hasSecondFactor }) => (hasSecondFactor ? say('已启用', 'Set up') : '—'),
                  },
                  {
                    title: say('建立时间', 'Made'),
                    width: 140,
                    render: (_, { createdAt }) => momentText(createdAt),
                  },
                ]}
              />
              {turner(next)}
            </>
          )}
        </Answer>
      </Card>
      {account !== undefined && <AccountDrawer account={account} onClose={() => setOpened(null)} />}
      {isMaking && <NewAccount onClose={() => setMaking(false)} />}
    </Page>
  )
}
