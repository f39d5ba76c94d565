import { expect, test } from 'vitest'
import type { Role } from '../../src/security/roles.ts'
import { newConsole, violationsOf } from '../support/console.ts'
import { walkByTab } from '../support/keyboard.ts'

const areas: Readonly<Partial<Record<Role, string>>> = {
  province: '520000',
  city: '520300',
  handler: '520300',
  reviewer: '520300',
  platform: '520302001',
  counter: '520302',
  statistician: '520300',
  system_administrator: '520300',
  security_administrator: '520300',
  auditor: '520300',
}
const accounts = Object.entries(areas).map(([role, area]) => [role.replaceAll('_', '-'), { role: role as Role, area }])
const console = await newConsole(Object.fromEntries(accounts))

test.each(accounts.map(([login]) => login as string))(
  'every page in the menu of %s opens, and can be used by everybody, by the keyboard too',
  async (login) => {
    const page = await console.signIn(login)
    const faults: string[] = []
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} ${new URL(response.url()).pathname}`)
    })
    const judge = async (name: string) => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      faults.push(...(await violationsOf(page)).map((violation) => `${name}: ${violation}`))
      const { unreached, unmarked, stops } = await walkByTab(page)
      expect(stops).toBeGreaterThan(5)
      faults.push(...unreached.map((each) => `${name}: not reached: ${each}`))
      faults.push(...unmarked.map((each) => `${name}: not marked: ${each}`))
    }
    const links = page.getByRole('navigation', { name: '主菜单' }).getByRole('link')
    const names = await links.allTextContents()
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true }).click()
      await judge(name)
    }
    for (const name of ['人员', '疑点', '比对与入库'].filter((each) => names.includes(each))) {
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true }).click()
      const first = page.locator('.ant-table-tbody a').first()
      await page.waitForLoadState('networkidle')
      if ((await first.count()) === 0) continue
      await first.click()
      await page.waitForURL(/\/[0-9a-f]{24,32}$/)
      await judge(`${name}: one`)
    }
    expect(faults).toEqual([])
    await page.close()
  },
)

test('the first stop of a page leads past the menu', async () => {
  const page = await console.signIn('handler')
  await page.goto(`${console.address}/people`)
  await page.getByRole('heading', { name: '人员', level: 1 }).waitFor()
  await page.evaluate('document.activeElement?.blur()')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate<boolean>('document.activeElement?.closest("#page") !== null')).toBe(true)
  await page.close()
})
