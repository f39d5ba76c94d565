import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole({
  system: { role: 'system_administrator', area: '520300' },
  security: { role: 'security_administrator', area: '520300' },
  auditor: { role: 'auditor', area: '520300' },
  county: { role: 'counter', area: '520302' },
  reviewer: { role: 'reviewer', area: '520303' },
})

test('one administrator makes an account, another gives it a role, and its owner begins to work', async () => {
  const system = await console.signIn('system')
  await system.getByRole('link', { name: '账号', exact: true }).click()
  await system.getByRole('heading', { name: '账号与角色' }).waitFor()
  await expectAccessible(system)
  await system.getByRole('button', { name: '新建账号' }).click()
  await system.getByRole('textbox', { name: '账号', exact: true }).fill('yang')
  await system.getByLabel('姓名').fill('杨演示')
  await system.getByRole('button', { name: '建立' }).click()
  const shown = await system.getByText(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}/).textContent()
  const [password] = /^[a-z2-9-]{19}/.exec(shown!)!
  await system.getByRole('button', { name: '已记下，关闭' }).click()
  await system.close()

  const security = await console.signIn('security')
  await security.getByRole('link', { name: '账号', exact: true }).click()
  await security.getByRole('button', { name: 'yang' }).click()
  await security.getByLabel('授予角色').click()
  await security.getByTitle('窗口').click()
  await security.getByRole('button', { name: '授予', exact: true }).click()
  await security.getByText('已授予').waitFor()
  await expectAccessible(security)
  await security.close()

  const yang = await console.open('/')
  await yang.getByLabel('账号', { exact: true }).fill('yang')
  await yang.getByLabel('密码', { exact: true }).fill(password)
  await yang.getByRole('button', { name: '登录', exact: true }).click()
  await yang.getByText('请先设置自己的密码').waitFor()
  await expectAccessible(yang)
  await yang.getByLabel('现在的密码').fill(password)
  await yang.getByLabel('新密码', { exact: true }).fill('蓝天 白云 青山 绿水')
  await yang.getByLabel('再输一次新密码').fill('蓝天 白云 青山 绿水')
  await yang.getByRole('button', { name: '更改密码' }).click()
  await yang.getByRole('link', { name: '人员' }).waitFor()
  await yang.close()
})

test('a clerk asks for another area, and the reviewer there opens it for a while', async () => {
  const clerk = await console.signIn('county')
  await clerk.getByRole('link', { name: '辖区外访问' }).click()
  await clerk.getByRole('heading', { name: '辖区外访问' }).waitFor()
  await expectAccessible(clerk)
  await clerk.getByRole('button', { name: '申请访问' }).click()
  const asked = clerk.getByRole('dialog')
  await asked.getByLabel('要访问的地区').fill('520303')
  await asked.getByText('汇川区', { exact: true }).waitFor()
  await asked.getByLabel('事由').fill('迁入人员办理参保')
  await expectAccessible(clerk)
  await asked.getByRole('button', { name: '提交申请' }).click()
  await asked.waitFor({ state: 'hidden' })

  const reviewer = await console.signIn('reviewer')
  await reviewer.goto(`${console.address}/exceptions`)
  await reviewer.getByText('迁入人员办理参保').waitFor()
  await expectAccessible(reviewer)
  await reviewer.getByRole('button', { name: /^同意/ }).click()
  await reviewer.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByText('已开放').waitFor()
  await reviewer.close()

  await clerk.reload()
  await clerk.getByRole('cell', { name: /汇川区/ }).waitFor()
  const [answer] = await Promise.all([
    clerk.waitForResponse((response) => response.url().endsWith('/api/people/search')),
    clerk.goto(`${console.address}/people?area=520303`),
  ])
  const { people } = (await answer.json()) as { people: { area: string }[] }
  expect(people.filter(({ area }) => area.startsWith('520303')).length).toBeGreaterThan(0)
  await clerk.close()
})

test('the auditor sees who did what, and that the chain holds', async () => {
  const auditor = await console.signIn('auditor')
  await auditor.getByRole('link', { name: '审计' }).click()
  await auditor.locator('.ant-table-row').first().waitFor()
  await expectAccessible(auditor)
  await auditor.getByRole('button', { name: '核对审计链' }).click()
  await auditor.getByText('审计链完整').waitFor()
  expect(await auditor.getByRole('link', { name: '人员' }).count()).toBe(0)
  await auditor.close()
})

test('everybody finds their own account, its roles and its authenticator', async () => {
  const page = await console.signIn('county')
  await page.getByRole('link', { name: '演示county' }).click()
  await page.getByText('窗口').first().waitFor()
  await expectAccessible(page)
  await page.close()
})
