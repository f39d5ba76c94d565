import { beforeAll, expect, test } from 'vitest'
import { almostSignIn, finish, led, newOutsideSetting, register, signIn, whoIs } from '../support/outside-setting.ts'
import { testPassword } from '../support/service.ts'

const { service, settings, newBrowser, system, linkOf, link, newMember } = await newOutsideSetting()
const { issuer } = settings
const { database } = service.store
beforeAll(() => newMember('alice'))

test('a link that is taken away ends the sessions, and opens nothing any more, not even what had begun', async () => {
  await newMember('erin')
  const [browser, late] = [newBrowser(), newBrowser()]
  await signIn(browser, 'subject-of-erin')
  const back = await almostSignIn(late, 'subject-of-erin')
  expect((await (await system()).delete(await linkOf('erin'))).status).toBe(200)
  expect((await whoIs(browser)).code).toBe('not_signed_in')
  expect((await late.open(back.href)).url).toBe(led('outside_login_failed'))
  expect(await whoIs(newBrowser())).toMatchObject({ code: 'not_signed_in' })
  expect((await service.tryLogin('erin')).status).toBe(200)
})

test('a link counts again after a new password was shown once, the owner’s or a one-time one', async () => {
  await newMember('fang')
  const fang = await service.login('fang')
  await fang.put('/api/own/password', { current: testPassword, wanted: 'blue lake at dawn' })
  const browser = newBrowser()
  expect((await signIn(browser, 'subject-of-fang')).url).toBe(led('outside_link_unconfirmed'))
  expect((await finish(browser, { password: 'blue lake at dawn' })).status).toBe(200)
  expect((await signIn(newBrowser(), 'subject-of-fang')).url).toBe(`${register}/`)

  const reset = await (await system()).post((await linkOf('fang')).replace('outside-identity', 'password'))
  const password = reset.body.password as string
  // Whoever gave the one-time password out knows it: it confirms nothing.
  for (let time = 0; time < 2; time++) {
    const next = newBrowser()
    expect((await signIn(next, 'subject-of-fang')).url).toBe(led('outside_link_unconfirmed'))
    expect((await finish(next, { password })).body).toEqual({ mustChangePassword: true })
  }
})

test('a link belongs to one account, is made by the system administrator only, and only in their area', async () => {
  await service.account('gao', [{ role: 'handler', area: '520302' }], { area: '520302' })
  await service.account('hua', [], { area: '520402' })
  await service.account('security', [{ role: 'security_administrator', area: '520300' }])
  const taken = await link('gao', 'subject-of-alice')
  expect([taken.status, taken.body.code]).toEqual([409, 'outside_identity_taken'])
  expect((await link('hua', 'subject-of-hua')).body.code).toBe('account_unknown')
  const path = await linkOf('gao')
  for (const login of ['security', 'gao']) {
    const answer = await (await service.login(login)).put(path, { issuer, subject: 'subject-of-gao' })
    expect([answer.status, answer.body.code]).toEqual([403, 'permission_missing'])
  }
  const unsafe = await (await system()).put(path, { issuer: 'http://identity.example', subject: 'subject-of-gao' })
  expect([unsafe.status, unsafe.body.code]).toEqual([400, 'issuer_invalid'])
})

test('a link of one’s own identity with somebody else’s account opens nothing, also an administrator’s', async () => {
  expect((await link('security', 'subject-of-system')).status).toBe(200)
  const browser = newBrowser()
  expect((await signIn(browser, 'subject-of-system')).url).toBe(led('outside_link_unconfirmed'))
  expect((await finish(browser, { password: 'a password of the system administrator' })).body.code).toBe('login_failed')
  expect((await whoIs(browser)).code).toBe('not_signed_in')
})

test('a link shows in the list of accounts, without the identity; the store does not know it either', async () => {
  const listed = await (await system()).get('/api/accounts?limit=200')
  const accounts = listed.body.accounts as { login: string; hasOutsideIdentity: boolean }[]
  const linked = accounts.filter(({ hasOutsideIdentity }) => hasOutsideIdentity).map(({ login }) => login)
  expect(linked).toEqual(expect.arrayContaining(['alice', 'fang', 'security']))
  expect(linked).not.toContain('erin')
  const stored = [
    await database.query('select outside_identity from account'),
    await database.query('select identity from outside_login'),
    await database.query('select * from audit_entry'),
    service.log,
  ]
  expect(listed.raw.body + JSON.stringify(stored)).not.toContain('subject-of')
})
