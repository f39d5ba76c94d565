import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole({
  handler: { role: 'handler', area: '520300' },
  county: { role: 'counter', area: '520302' },
  statistician: { role: 'statistician', area: '520300' },
  auditor: { role: 'auditor', area: '520300' },
})

test('whoever is not signed in signs in where they wanted to go', async () => {
  const page = await console.open('/people')
  // A slow line carries the scripts pressed.
  const script = await page.locator('script[src]').first().getAttribute('src')
  const sent = await fetch(console.address + script, { headers: { 'accept-encoding': 'gzip' } })
  expect(sent.headers.get('content-encoding')).toBe('gzip')
  expect((await sent.text()).length).toBeGreaterThan(Number(sent.headers.get('content-length')))
  await page.getByRole('button', { name: '登录', exact: true }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('账号', { exact: true }).fill('handler')
  await page.getByLabel('密码', { exact: true }).fill('not the password at all')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('账号', { exact: true }).inputValue()).toBe('handler')
  expect(new URL(page.url()).pathname).toBe('/people')
  await page.close()
})

test('the overview leads from the prefecture to a county and its townships', async () => {
  const page = await console.signIn('handler')
  await page.getByText('户籍人口').first().waitFor()
  await page.getByText('五险覆盖').waitFor()
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^红花岗区/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '红花岗区' }).waitFor()
  expect(page.url()).toContain('area=520302')
  await page.getByTitle('表', { exact: true }).first().click()
  await page.getByRole('columnheader', { name: '应参未参' }).waitFor()
  // A figure opens the people whom it counts.
  const survey = page.locator('a[href*="disposition=survey"]')
  const figure = await survey.textContent()
  await survey.click()
  await page.getByText(`共 ${figure} 人`).waitFor()
  await page.locator('.ant-table-row').first().waitFor()
  await expectAccessible(page)
  await page.close()
})

test('a clerk finds somebody, sees their record masked, and reveals the number for a reason', async () => {
  const page = await console.signIn('county')
  await page.getByRole('link', { name: '人员' }).click()
  const first = page.locator('.ant-table-row').first()
  await first.waitFor()
  await expectAccessible(page)
  const name = (await first.getByRole('link').textContent())!
  await page.getByLabel(/身份证号、姓名/).fill(name)
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText(/^共 \d+ 人$/).waitFor()
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('heading', { name }).waitFor()
  await expectAccessible(page)
  expect(new URL(page.url()).pathname).toMatch(/^\/people\/[0-9a-f]{32}$/)
  expect(await page.getByRole('main').textContent()).not.toMatch(/\d{17}[\dX]/)
  await page.getByRole('button', { name: '显示完整信息' }).click()
  await page.getByLabel('事由（将记入审计）').fill('本人到柜台查询')
  await page.getByRole('dialog').getByRole('button', { name: '显示', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByText(/^\d{17}[\dX]$/)
    .waitFor()
  await page.close()
})

test('a clerk of a county sees nobody of another, whatever the address', async () => {
  const page = await console.signIn('county')
  await page.goto(`${console.address}/?area=520303`)
  await page.getByRole('alert').or(page.getByText('您的账号不办理这项业务')).first().waitFor()
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/api/people/search')),
    page.goto(`${console.address}/people`),
  ])
  const { people } = (await answer.json()) as { people: { area: string }[] }
  expect(people.length).toBeGreaterThan(0)
  expect(people.filter(({ area }) => !area.startsWith('520302'))).toEqual([])
  await page.getByText(people.length < 50 ? `共 ${people.length} 人` : /^共 /).waitFor()
  await page.close()
})

test('what is not for an account is not offered, and says so where it is asked for', async () => {
  const page = await console.signIn('statistician')
  expect(await page.getByRole('link', { name: '人员' }).count()).toBe(0)
  await page.goto(`${console.address}/people`)
  await page.getByText('您的账号不办理这项业务').waitFor()
  await expectAccessible(page)
  await page.goto(`${console.address}/nothing-here`)
  await page.getByText('没有这个页面').waitFor()
  await page.close()
})

test('every page of an account carries its name, and speaks English when asked to', async () => {
  const page = await console.signIn('handler')
  await page.getByText('EN', { exact: true }).click()
  await page.getByText('Coverage of the five insurances').waitFor()
  await page.reload()
  await page.getByText('Coverage of the five insurances').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  await page.close()
})
