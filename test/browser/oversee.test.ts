import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole({
  handler: { role: 'handler', area: '520300' },
  reviewer: { role: 'reviewer', area: '520300' },
  county: { role: 'counter', area: '520302' },
  system: { role: 'system_administrator', area: '520300' },
  security: { role: 'security_administrator', area: '520300' },
})
const menuOf = (page: Awaited<ReturnType<typeof console.signIn>>) => page.getByRole('navigation', { name: '主菜单' })

test('the security administrator sees which key is in use and how much it sealed', async () => {
  const page = await console.signIn('security')
  await menuOf(page).getByRole('link', { name: '密钥' }).click()
  const row = page.getByRole('table', { name: '数据密钥' }).getByRole('row').nth(1)
  await row.getByText('使用中', { exact: true }).waitFor()
  const sealed = Number((await row.getByRole('cell').nth(5).textContent())!.replaceAll(',', ''))
  expect(sealed).toBeGreaterThan(1_000)
  await page.getByText('canbao keys 命令').waitFor()
  expect(await menuOf(page).getByRole('link', { name: '运行状况' }).count()).toBe(0)
  await expectAccessible(page)
  await page.close()
})

test('the system administrator sees in words that all is well, the engine and the last run', async () => {
  const page = await console.signIn('system')
  await menuOf(page).getByRole('link', { name: '运行状况' }).click()
  await page.getByText('内嵌（PGlite）').waitFor()
  // Of this machine's disk nobody knows.
  await page.getByText(/没有需要处理的情况|磁盘空间不足/).waitFor()
  await page.getByRole('cell', { name: /遵义市 \(520300\)/ }).waitFor()
  expect(await menuOf(page).getByRole('link', { name: '密钥' }).count()).toBe(0)
  await expectAccessible(page)
  await page.close()
})

test('the reviewer sees who looked at a person, and a clerk does not', async () => {
  const clerk = await console.signIn('county')
  await clerk.getByRole('link', { name: '人员', exact: true }).click()
  await clerk.locator('.ant-table-row a').first().click()
  await clerk.getByRole('tab', { name: '各部门怎么说' }).waitFor()
  expect(await clerk.getByRole('tab', { name: '查阅记录' }).count()).toBe(0)
  await clerk.getByRole('button', { name: '显示完整信息' }).click()
  await clerk.getByLabel('事由（将记入审计）').fill('本人来窗口核对')
  await clerk.getByRole('dialog').getByRole('button', { name: '显示', exact: true }).click()
  await clerk
    .getByRole('dialog')
    .getByText(/^\d{17}[\dX]$/)
    .waitFor()
  const { pathname } = new URL(clerk.url())
  await clerk.close()

  const reviewer = await console.signIn('reviewer')
  await reviewer.goto(console.address + pathname)
  await reviewer.getByRole('tab', { name: '查阅记录' }).click()
  const list = reviewer.getByRole('table', { name: '查阅记录' })
  const revealed = list.getByRole('row').filter({ hasText: '本人来窗口核对' })
  await revealed.getByText('显示完整信息').waitFor()
  await revealed.getByText('演示county').waitFor()
  await revealed.getByText('证件号码').waitFor()
  await expectAccessible(reviewer)
  await reviewer.close()
})

test('whoever comes back from a person finds their search and page again, and nobody finds it after them', async () => {
  const page = await console.signIn('handler')
  await page.getByRole('link', { name: '人员', exact: true }).click()
  await page.getByLabel('身份证号、姓名、拼音首字母或手机号').fill('王')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText('第 2 页').waitFor()
  await page.waitForLoadState('networkidle')
  const link = page.locator('.ant-table-row a').nth(2)
  const name = await link.textContent()
  expect(name).toMatch(/^王/)
  await link.click()
  await page.getByRole('heading', { level: 1, name: name! }).waitFor()
  await page.goBack()
  await page.getByText('第 2 页').waitFor()
  await expect.poll(() => page.getByLabel('身份证号、姓名、拼音首字母或手机号').inputValue()).toBe('王')
  expect(await page.locator('.ant-table-row a').nth(2).textContent()).toBe(name)
  expect(page.url()).toBe(`${console.address}/people`)
  expect(await page.evaluate('JSON.stringify([history.state, localStorage, sessionStorage])')).not.toContain('王')
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByLabel('账号', { exact: true }).fill('reviewer')
  await page.getByLabel('密码', { exact: true }).fill('green mountain, slow river')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('第 1 页').waitFor()
  expect(await page.getByLabel('身份证号、姓名、拼音首字母或手机号').inputValue()).toBe('')
  await page.close()
})

test('whoever comes back from a finding, by the browser or the button, is on the page of the list they left', async () => {
  const page = await console.signIn('handler')
  await page.goto(`${console.address}/findings?state=all`)
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText('第 2 页').waitFor()
  await page.waitForLoadState('networkidle')
  const open = async () => {
    await page.locator('.ant-table-row a').first().click()
    await page.getByRole('button', { name: '返回列表' }).waitFor()
  }
  await open()
  await page.goBack()
  await page.getByText('第 2 页').waitFor()
  await open()
  await page.getByRole('button', { name: '返回列表' }).click()
  await page.getByText('第 2 页').waitFor()
  // Another list begins at its beginning.
  await menuOf(page).getByRole('link', { name: '疑点' }).click()
  await page.getByText('第 2 页').waitFor({ state: 'hidden' })
  await page.close()
})

test('the menu marks where a job belongs, and who asked for access sees that it waits', async () => {
  const page = await console.signIn('handler')
  await page.goto(`${console.address}/jobs/00000000000000000000000000000000`)
  await menuOf(page).locator('.ant-menu-item-selected').getByText('比对与入库').waitFor()
  await menuOf(page).getByRole('link', { name: '辖区外访问' }).click()
  await page.getByRole('button', { name: '申请访问' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByLabel('要访问的地区').fill('520402')
  await asked.getByLabel('事由').fill('迁入人员办理参保')
  await asked.getByRole('button', { name: '提交申请' }).click()
  await asked.waitFor({ state: 'hidden' })
  const row = page.getByRole('table', { name: '我的申请' }).getByRole('row').filter({ hasText: '520402' })
  await row.getByText('待审批', { exact: true }).waitFor()
  await expectAccessible(page)
  await page.close()
})
