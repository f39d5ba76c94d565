import { Card, Col, Descriptions, Row } from 'antd'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { useSession } from '../../session.tsx'
import { GrantTags } from '../accounts/grant-tags.tsx'
import { OpenToMe } from '../exceptions/open-to-me.tsx'
import { Authenticator } from './authenticator.tsx'
import { ChangePassword } from './change-password.tsx'

/** Whoever is signed in: what they may do and where, and how they sign in. */
export default function OwnPage() {
  const { say } = useSpeech()
  const { own } = useSession()
  return (
    <Page
      title={say('我的账号', 'My account')}
      lead={say(
        '角色由安全管理员授予；密码和验证器由本人保管。',
        'The security administrator grants roles; password and authenticator are yours.',
      )}
    >
      <Row gutter={[16, 16]}>
        <Col span={24}>
          <Card>
            <Descriptions
              column={{ xs: 1, md: 3 }}
              items={[
                { key: 'name', label: say('姓名', 'Name'), children: own.name },
                { key: 'login', label: say('账号', 'Account'), children: own.login },
                {
                  key: 'outside',
                  label: say('外部身份', 'Outside identity'),
                  children: own.hasOutsideIdentity ? say('已关联', 'Linked') : say('未关联', 'None'),
                },
                {
                  key: 'roles',
                  label: say('角色与地区', 'Roles and areas'),
                  span: 3,
                  children: <GrantTags grants={own.roles} />,
                },
              ]}
            />
          </Card>
        </Col>
        {own.exceptions.length > 0 && (
          <Col span={24}>
            <OpenToMe />
          </Col>
        )}
        <Col xs={24} lg={12}>
          <ChangePassword />
        </Col>
        <Col xs={24} lg={12}>
          <Authenticator />
        </Col>
      </Row>
    </Page>
  )
}
