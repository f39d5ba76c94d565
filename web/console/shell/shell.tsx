import { LeftOutlined, LogoutOutlined, RightOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Layout, Menu, Result, Space, Tooltip, Watermark } from 'antd'
import { Suspense, useEffect, useMemo, useState } from 'react'
import { Link, matchRoute, Route, Switch, useLocation, useRouter } from 'wouter'
import { queries, useDeed } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { AreaName } from '../parts/area-name.tsx'
import { forgetKept } from '../parts/kept.ts'
import { LanguageChoice } from '../parts/language-choice.tsx'
import { Waiting } from '../parts/states.tsx'
import { paths } from '../paths.ts'
import { routes, type SiteRoute } from '../routes.tsx'
import { useSession } from '../session.tsx'
import { menuIcons } from './menu-icons.tsx'

const groups = [
  { key: 'know', zh: '情况', en: 'The register' },
  { key: 'work', zh: '办理', en: 'Work' },
  { key: 'tell', zh: '报表与政策', en: 'Tables and policy' },
  { key: 'run', zh: '管理', en: 'Administration' },
] as const

/** What surrounds every page: menu, who is signed in, and a watermark with their name. */
export default function Shell() {
  const { language, say } = useSpeech()
  const { own, can, area } = useSession()
  const [place] = useLocation()
  const [isNarrow, setNarrow] = useState(false)
  const { parser } = useRouter()
  const leave = useDeed('post', '/api/logout', () => queries.resetQueries())
  const offered = routes.filter(({ needs }) => needs === null || [needs].flat().some(can))
  const inMenu = offered.filter(
    (route): route is SiteRoute & Required<Pick<SiteRoute, 'menu'>> => route.menu !== undefined,
  )
  const here = routes.find(({ path }) => matchRoute(parser, path, place)[0])
  const belongsTo = here?.under ?? place
  const selected = inMenu
    .filter(({ path }) => belongsTo === path || (path !== '/' && belongsTo.startsWith(`${path}/`)))
    .map(({ path }) => path)
  // Whoever signs in next does not find what somebody else searched for.
  useEffect(() => forgetKept, [])
  const items = groups.flatMap(({ key, zh, en }) => {
    const children = inMenu.filter(({ menu }) => menu.group === key)
    if (children.length === 0) return []
    return [
      {
        key,
        type: 'group' as const,
        label: say(zh, en),
        children: children.map(({ path, menu }) => ({
          key: path,
          icon: menuIcons[menu.icon],
          label: <Link href={path}>{menu[language]}</Link>,
        })),
      },
    ]
  })
  const today = useMemo(() => new Date().toLocaleDateString('sv-SE'), [])
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#page">
        {say('跳到正文', 'Skip to the content')}
      </a>
      <Layout.Sider
        width={208}
        breakpoint="lg"
        collapsible
        className="no-print"
        collapsed={isNarrow}
        onCollapse={setNarrow}
        trigger={
          <button type="button" className="menu-narrow" aria-expanded={!isNarrow}>
            {isNarrow ? <RightOutlined /> : <LeftOutlined />}
            <span className="visually-hidden">{say('收起或展开菜单', 'Narrow or widen the menu')}</span>
          </button>
        }
      >
        <div
          style={{
            height: 56,
            display: 'flex',
            alignItems: 'center',
            gap: 10,
            padding: '0 20px',
            color: '#fff',
            overflow: 'hidden',
            whiteSpace: 'nowrap',
          }}
        >
          <img src="/mark.svg" alt="" width={26} height={26} />
          <strong>{say('全民参保登记', 'Canbao register')}</strong>
        </div>
        <nav aria-label={say('主菜单', 'Main menu')}>
          <Menu theme="dark" mode="inline" selectedKeys={selected} items={items} />
        </nav>
      </Layout.Sider>
      <Layout>
        <Layout.Header className="head">
          <strong style={{ flex: 1 }}>
            <AreaName code={area} />
          </strong>
          <LanguageChoice />
          <Tooltip title={own.roles.map(({ zh, en }) => say(zh, en)).join('、')}>
            <Link href={paths.own()} aria-label={say(`我的账号：${own.name}`, `My account: ${own.name}`)}>
              <Space size={6}>
                <UserOutlined />
                {own.name}
              </Space>
            </Link>
          </Tooltip>
          <Button icon={<LogoutOutlined />} onClick={() => leave.mutate({})}>
            {say('退出', 'Sign out')}
          </Button>
        </Layout.Header>
        <Watermark
          content={[own.name, `${own.login} ${today}`]}
          font={{ color: 'rgba(15,47,82,0.07)', fontSize: 14 }}
          gap={[160, 130]}
        >
          <Layout.Content
            id="page"
            tabIndex={-1}
            style={{ outline: 'none', minHeight: 'calc(100vh - 56px)' }}
            role="main"
          >
            <Suspense fallback={<Waiting />}>
              <Switch>
                {offered.map(({ path, page: Content }) => (
                  <Route key={path} path={path}>
                    <Content />
                  </Route>
                ))}
                <Route>
                  <NoPage isKnown={routes.some(({ path }) => path === place)} first={inMenu[0]?.path} />
                </Route>
              </Switch>
            </Suspense>
          </Layout.Content>
        </Watermark>
      </Layout>
    </Layout>
  )
}

/** No such page, or none for this account. */
function NoPage({ isKnown, first }: { isKnown: boolean; first: string | undefined }) {
  const { say } = useSpeech()
  const { own } = useSession()
  return (
    <Result
      status={isKnown ? '403' : '404'}
      title={
        own.roles.length === 0
          ? say(
              '您的账号尚未授予角色，请联系安全管理员',
              'No role is granted to you yet: ask the security administrator',
            )
          : isKnown
            ? say('您的账号不办理这项业务', 'This is not for your account')
            : say('没有这个页面', 'There is no such page')
      }
      extra={
        first !== undefined && (
          <Link href={first}>
            <Button type="primary">{say('去您的工作页', 'To your work')}</Button>
          </Link>
        )
      }
    />
  )
}
