import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole(
  {
    platform: { role: 'platform', area: '520302001' },
    surveyor: { role: 'surveyor', area: '520302001' },
    handler: { role: 'handler', area: '520300' },
  },
  { persons: 9000 },
)

test('a day of the township: whom to ask in which village, their record, and nothing to decide', async () => {
  const page = await console.signIn('platform')
  await page.getByRole('heading', { name: '老城街道', level: 1 }).waitFor()
  // The figure of those to be asked leads to them, village by village.
  const figure = page.locator('a[href*="disposition=survey"]')
  const toAsk = Number(await figure.textContent())
  expect(toAsk).toBeGreaterThan(0)
  await figure.click()
  await page.getByText(`共 ${toAsk} 人`).waitFor()
  const person = page.locator('.ant-table-tbody').getByRole('link').first()
  const name = (await person.textContent())!
  await person.click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  const address = page.url()
  await expectAccessible(page)
  // To be called before the visit: the number is opened for a reason, and only that.
  await page
    .getByText(/^1\d{2}\*{4}\d{4}$|^—$/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '显示完整信息' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('入户前电话预约')
  await page.getByRole('dialog').getByRole('button', { name: /显示/ }).click()
  await page
    .getByText(/^\d{17}[\dX]$/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await page.getByRole('button', { name: '核实登记' }).count()).toBe(0)

  await page.getByRole('link', { name: '疑点' }).click()
  await page.getByRole('heading', { name: '疑点', level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.getByRole('button', { name: /全选本页/ }).count()).toBe(0)
  const menu = await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allTextContents()
  expect(menu).not.toContain('档案核实')
  expect(menu).not.toContain('季度报表')
  await page.close()

  // A colleague of the prefecture is not kept from the same person; the township is, from those of another.
  const handler = await console.signIn('handler')
  await handler.goto(address)
  await handler.getByRole('heading', { name, level: 1 }).waitFor()
  await handler.goto(`${console.address}/people?area=520303`)
  await handler.locator('.ant-table-tbody').getByRole('link').first().click()
  await handler.waitForURL(/\/people\/[0-9a-f]{32}/)
  const other = new URL(handler.url()).pathname
  await handler.close()
  const again = await console.signIn('platform')
  await again.goto(console.address + other)
  await again
    .getByRole('alert')
    .or(again.getByText(/没有此人|不在/))
    .first()
    .waitFor()
  expect(await again.getByText('五险', { exact: true }).count()).toBe(0)
  await again.close()
})

test('a surveyor opens the record they were sent to, masked, and finds no way to look for others', async () => {
  const handler = await console.signIn('handler')
  await handler.goto(`${console.address}/people?area=520302001`)
  const person = handler.locator('.ant-table-tbody').getByRole('link').first()
  const name = (await person.textContent())!
  await person.click()
  await handler.waitForURL(/\/people\/[0-9a-f]{32}/)
  const path = new URL(handler.url()).pathname
  await handler.close()

  const page = await console.signIn('surveyor')
  const menu = await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allTextContents()
  expect(menu).toEqual(['指标'])
  await page.goto(console.address + path)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page
    .getByText(/^\d{3}\*{11}\d{3}[\dX]$/)
    .first()
    .waitFor()
  expect(await page.getByRole('button', { name: '显示完整信息' }).count()).toBe(0)
  await expectAccessible(page)
  await page.goto(`${console.address}/people`)
  await page.getByText('您的账号不办理这项业务').waitFor()
  await page.close()
})
