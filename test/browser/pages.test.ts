import { expect, test } from 'vitest'
import type { Role } from '../../src/security/roles.ts'
import { newConsole, violationsOf } from '../support/console.ts'

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
  'every page in the menu of %s opens, and can be used by everybody',
  async (login) => {
    const page = await console.signIn(login)
    const failures: string[] = []
    page.on('pageerror', ({ message }) => failures.push(message))
    page.on('response', (response) => {
      if (response.status() >= 400) failures.push(`${response.status()} ${new URL(response.url()).pathname}`)
    })
    const links = page.getByRole('navigation', { name: '主菜单' }).getByRole('link')
    const names = await links.allTextContents()
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      failures.push(...(await violationsOf(page)).map((violation) => `${name}: ${violation}`))
    }
    expect(failures).toEqual([])
    await page.close()
  },
)
