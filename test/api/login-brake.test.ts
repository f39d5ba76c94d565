import { describe, expect, test } from 'vitest'
import { newService, testPassword } from '../support/service.ts'

const wrong = { password: 'not the password' }
const service = await newService()
const { database } = service.store
for (const login of ['system', 'security', 'wang']) await service.account(login, [])
const codeOf = async (login: string, words: { password?: string; address?: string }) =>
  (await service.tryLogin(login, words)).body.code
const codesOf = async (login: string, addresses: readonly (string | undefined)[]) => {
  const codes: unknown[] = []
  for (const address of addresses)
    codes.push(await codeOf(login, { ...wrong, ...(address !== undefined && { address }) }))
  return codes
}
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

describe('wrong passwords from elsewhere', () => {
  test.each(['system', 'nobody'])('lock that place out of %s, and no other', async (login) => {
    expect(await codesOf(login, times(6, '192.0.2.1'))).toEqual([...times(5, 'login_failed'), 'account_locked'])
    expect(await codeOf(login, { address: '192.0.2.1' })).toBe('account_locked')
    expect(await codeOf(login, { ...wrong, address: '192.0.2.2' })).toBe('login_failed')
  })

  test('and from addresses of one network in IPv6 count as from one place', async () => {
    const addresses = Array.from({ length: 6 }, (_, at) => `2001:db8:1:2::${at + 1}`)
    expect(await codesOf('wang', addresses)).toEqual([...times(5, 'login_failed'), 'account_locked'])
  })

  test('do not keep anybody out of where they signed in lately, however many places they come from', async () => {
    expect((await service.tryLogin('security')).status).toBe(200)
    const places = Array.from({ length: 4 }, (_, at) => times(5, `198.51.100.${at}`)).flat()
    expect(await codesOf('security', places)).toEqual(times(20, 'login_failed'))
    // Nobody learns from another place whether a password is right.
    expect(await codeOf('security', { address: '203.0.113.1' })).toBe('account_locked')
    expect(await codeOf('security', { ...wrong, address: '203.0.113.1' })).toBe('account_locked')
    expect((await service.tryLogin('security')).status).toBe(200)
    // A stranger at their own desk is locked out as anywhere else.
    expect(await codesOf('security', times(6, undefined))).toEqual([...times(5, 'login_failed'), 'account_locked'])
    expect(await codeOf('security', {})).toBe('account_locked')
  })

  test('lock a login that nobody has in the same way', async () => {
    const places = Array.from({ length: 4 }, (_, at) => times(5, `198.51.101.${at}`)).flat()
    expect(await codesOf('nobody-at-all', places)).toEqual(times(20, 'login_failed'))
    expect(await codeOf('nobody-at-all', { address: '203.0.113.1' })).toBe('account_locked')
  })

  test('are forgotten for a place by a new one-time password', async () => {
    await service.account('chief', [{ role: 'system_administrator', area: '520300' }])
    await service.account('li', [])
    const chief = await service.login('chief')
    expect(await codesOf('li', times(6, '192.0.2.7'))).toContain('account_locked')
    const [row] = await database.query(`select key from account where login = 'li'`)
    const { body } = await chief.post(`/api/accounts/${row!.key}/password`)
    expect((await service.tryLogin('li', { password: body.password as string, address: '192.0.2.7' })).status).toBe(200)
  })
})

describe('guesses from one address', () => {
  test('are sent away after sixty in ten minutes, without work and without an entry in the audit', async () => {
    const address = '192.0.2.99'
    const guess = (at: number) => service.tryLogin(`guessed-${at}`, { ...wrong, address })
    const before = (await service.audit()).length
    const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => guess(at)))
    const sentAway = answers.filter(({ status }) => status === 429)
    expect(answers.filter(({ body }) => body.code === 'login_failed')).toHaveLength(60)
    expect(sentAway.map(({ body }) => body.code)).toEqual(times(140, 'guesses_too_many'))
    expect(sentAway[0]!.headers['retry-after']).toBe('600')
    expect((await service.audit()).length - before).toBe(60)
    expect((await service.tryLogin('system')).status).toBe(200)
    expect((await service.tryLogin('system', { address })).status).toBe(429)
    service.pass(10)
    expect((await service.tryLogin('system', { address })).status).toBe(200)
  })

  test('that were right do not count', async () => {
    const address = '192.0.2.100'
    for (let time = 0; time < 65; time++) expect((await service.tryLogin('wang', { address })).status).toBe(200)
  })

  test('count for somebody who is signed in, too', async () => {
    const wang = await service.login('wang', { address: '192.0.2.101' })
    for (let time = 0; time < 60; time++) await wang.delete('/api/own/second-factor', { current: `wrong ${time}` })
    const answer = await wang.delete('/api/own/second-factor', { current: testPassword })
    expect([answer.status, answer.body.code]).toEqual([429, 'guesses_too_many'])
  })
})

test('logins that nobody has leave no more rows than two bytes can tell apart', async () => {
  const rows = await database.query('select length(digest) as size from login_attempt where length(digest) < 32')
  expect(rows.length).toBeGreaterThan(0)
  for (const { size } of rows) expect(size).toBeLessThanOrEqual(3)
})
