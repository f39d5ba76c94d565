import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { isEncrypted } from '../../src/server/serve.ts'
import { newService, testPassword } from '../support/service.ts'

const service = await newService()
const encrypted = await newService({ isEncrypted: true })
await encrypted.account('alice', [{ role: 'handler', area: '520302' }])
for (const login of ['alice', 'bob', 'carol', 'dora', 'erin', 'frank']) {
  await service.account(login, [{ role: 'handler', area: '520302' }])
}
const wrong = { password: 'not the password' }
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: service.now().getTime() })

test('whoever knows the password gets a session that scripts and other sites cannot use', async () => {
  const { status, body, raw } = await service.tryLogin('alice')
  expect([status, body]).toEqual([200, { mustChangePassword: false }])
  expect(raw.cookies[0]).toMatchObject({ name: 'canbao_session', httpOnly: true, sameSite: 'Strict', path: '/' })
  const alice = await service.login('alice')
  expect((await alice.get('/api/own')).body).toMatchObject({
    login: 'alice',
    roles: [{ role: 'handler', area: '520302' }],
    areas: ['520302'],
  })
})

test.each(['localhost', '127.0.0.1:8080', 'canbao.example.gov.cn'])(
  'the cookie goes over an encrypted connection only, but on this very machine, whatever host a request names (%s)',
  async (host) => {
    const near = await service.visitor().post('/api/login', { login: 'alice', password: testPassword }, { host })
    expect(near.raw.cookies[0]).toMatchObject({ name: 'canbao_session' })
    expect(near.raw.cookies[0]).not.toHaveProperty('secure')
    expect(near.headers).not.toHaveProperty('strict-transport-security')
    const far = await encrypted.visitor().post('/api/login', { login: 'alice', password: testPassword }, { host })
    const [cookie] = far.raw.cookies
    expect(cookie).toMatchObject({ name: '__Host-canbao_session', secure: true, path: '/', httpOnly: true })
    expect(cookie).not.toHaveProperty('domain')
    expect(far.headers).toHaveProperty('strict-transport-security')
    const ask = (name: string) =>
      encrypted.app.inject({ url: '/api/own', headers: { host }, cookies: { [name]: cookie!.value } })
    expect([(await ask('__Host-canbao_session')).statusCode, (await ask('canbao_session')).statusCode]).toEqual([
      200, 401,
    ])
  },
)

test.each([
  ['on this very machine', '127.0.0.1', false, null, false],
  ['on this very machine, by IPv6', '::1', false, null, false],
  ['on this very machine behind a proxy', '127.0.0.1', '127.0.0.1', null, true],
  ['for other machines', '0.0.0.0', false, null, true],
  ['behind a proxy that only its address tells of', '127.0.0.1', false, 'https://canbao.example.gov.cn', true],
  ['to be tried without TLS', '0.0.0.0', false, 'http://10.0.0.8:8080', false],
] as const)('a service %s knows whether its visitors come over TLS', (_title, host, trustProxy, origin, expected) => {
  expect(isEncrypted({ host, trustProxy, origin: origin === null ? null : new URL(origin) })).toBe(expected)
})

test('a wrong password, an unknown login and a disabled account get the same answer', async () => {
  await service.account('gone', [])
  await service.store.database.execute(`update account set disabled_at = now() where login = 'gone'`)
  const answers = [
    await service.tryLogin('alice', wrong),
    await service.tryLogin('nobody'),
    await service.tryLogin('gone'),
  ]
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [401, 'login_failed']))
  expect(new Set(answers.map(({ body }) => body.detail)).size).toBe(1)
})

test.each(['bob', 'nobody-else'])('five failures lock %s, whether or not there is such an account', async (login) => {
  const tries = await Promise.all(Array.from({ length: 7 }, () => service.tryLogin(login, wrong)))
  const codes = tries.map(({ body }) => body.code).sort()
  expect(codes).toEqual([...Array(2).fill('account_locked'), ...Array(5).fill('login_failed')])
  const right = await service.tryLogin(login)
  expect(right.body).toMatchObject({ code: 'account_locked', details: { minutes: 15 } })
})

test('after the lock the right password opens again', async () => {
  service.pass(16)
  expect((await service.tryLogin('bob')).status).toBe(200)
})

test('a session ends after fifteen minutes without work, and after ten hours of it', async () => {
  const alice = await service.login('alice')
  service.pass(14)
  expect((await alice.get('/api/own')).status).toBe(200)
  service.pass(14)
  expect((await alice.get('/api/own', { 'x-canbao-background': '1' })).status).toBe(200)
  service.pass(2)
  expect(await alice.get('/api/own')).toMatchObject({ status: 401, body: { code: 'session_expired' } })
  const bob = await service.login('bob')
  for (let minutes = 0; minutes < 590; minutes += 10) {
    service.pass(10)
    expect((await bob.get('/api/own')).status).toBe(200)
  }
  service.pass(10)
  expect((await bob.get('/api/own')).body.code).toBe('session_expired')
})

test('a session that was ended, or never begun, opens nothing', async () => {
  const alice = await service.login('alice')
  expect((await alice.post('/api/logout')).status).toBe(200)
  for (const token of [alice.token, null, '', 'x', 'A'.repeat(43), "' or 1=1 --", `${'A'.repeat(42)}\u4e00`]) {
    const { status, body } = await service.visitor(token).get('/api/own')
    expect([token, status, body.code]).toEqual([token, 401, 'not_signed_in'])
  }
})

test('the store knows a digest of the token, not the token', async () => {
  const { token } = await service.login('alice')
  const digest = createHash('sha256').update(token!).digest()
  const rows = await service.store.database.query('select token_digest from session')
  expect(rows.filter(({ token_digest }) => digest.equals(token_digest as Uint8Array))).toHaveLength(1)
})

test('another site cannot use the session: writing needs a header that it cannot send', async () => {
  const { token } = await service.login('alice')
  const forged = await service.app.inject({
    method: 'POST',
    url: '/api/logout',
    headers: { origin: 'https://elsewhere.example' },
    cookies: { canbao_session: token! },
  })
  expect([forged.statusCode, forged.json().code]).toEqual([403, 'request_forged'])
  expect((await service.visitor(token).get('/api/own')).status).toBe(200)
  expect((await service.audit()).at(-1)).toEqual({ action: 'account.logout', result: 'request_forged', login: 'alice' })
})

test('with an authenticator, the password alone opens nothing, and no code is good twice', async () => {
  const carol = await service.login('carol')
  const { secret } = (await carol.post('/api/own/second-factor', { current: testPassword })).body as { secret: string }
  expect((await service.tryLogin('carol')).status).toBe(200)
  const refused = await carol.post('/api/own/second-factor/confirmation', { code: '000000' })
  expect([refused.status, refused.body.code]).toEqual([400, 'code_wrong'])
  const confirmed = await carol.post('/api/own/second-factor/confirmation', { code: codeOf(secret) })
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] }
  expect(recoveryCodes).toHaveLength(10)

  expect((await service.tryLogin('carol')).body.code).toBe('second_factor_needed')
  expect((await service.tryLogin('carol', { code: codeOf(secret) })).body.code).toBe('login_failed')
  service.pass(1)
  expect((await service.tryLogin('carol', { code: codeOf(secret) })).status).toBe(200)
  expect((await service.tryLogin('carol', { code: codeOf(secret) })).body.code).toBe('login_failed')
  expect((await service.tryLogin('carol', { ...wrong, code: codeOf(secret) })).body.code).toBe('login_failed')
  expect((await service.tryLogin('carol', { code: recoveryCodes[3]! })).status).toBe(200)
  expect((await service.tryLogin('carol', { code: recoveryCodes[3]! })).body.code).toBe('login_failed')
})

test('wrong codes lock like wrong passwords, and a right password between them forgives nothing', async () => {
  const frank = await service.login('frank')
  const { secret } = (await frank.post('/api/own/second-factor', { current: testPassword })).body as { secret: string }
  await frank.post('/api/own/second-factor/confirmation', { code: codeOf(secret) })
  for (let time = 0; time < 5; time++) {
    expect((await service.tryLogin('frank', { code: 'aaaa-bbbb' })).body.code).toBe('login_failed')
    if (time < 4) expect((await service.tryLogin('frank')).body.code).toBe('second_factor_needed')
  }
  service.pass(1)
  expect((await service.tryLogin('frank', { code: codeOf(secret) })).body.code).toBe('account_locked')
})

test('a stranger at the desk cannot set up or take away an authenticator without the password', async () => {
  const dora = await service.login('dora')
  expect((await dora.post('/api/own/second-factor', { current: 'x' })).body.code).toBe('login_failed')
  expect((await dora.delete('/api/own/second-factor', { current: 'x' })).body.code).toBe('login_failed')
})

test('a one-time password opens nothing but its own change', async () => {
  await service.account('new', [{ role: 'handler', area: '520302' }], { oneTime: true })
  expect((await service.tryLogin('new')).body).toEqual({ mustChangePassword: true })
  const fresh = await service.login('new')
  const refused = await fresh.post('/api/own/second-factor', { current: testPassword })
  expect([refused.status, refused.body.code]).toEqual([403, 'password_must_change'])
  expect((await fresh.get('/api/own')).body.mustChangePassword).toBe(true)
  const wanted = 'blue lake at dawn'
  expect((await fresh.put('/api/own/password', { current: testPassword, wanted: 'short' })).body.code).toBe(
    'password_weak',
  )
  const again = await fresh.put('/api/own/password', { current: testPassword, wanted: testPassword })
  expect([again.status, again.body.code]).toEqual([400, 'password_same'])
  expect((await fresh.get('/api/own')).body.mustChangePassword).toBe(true)
  expect((await fresh.put('/api/own/password', { current: testPassword, wanted })).status).toBe(200)
  expect((await fresh.get('/api/own')).body.mustChangePassword).toBe(false)
  expect((await service.tryLogin('new')).body.code).toBe('login_failed')
  expect((await service.tryLogin('new', { password: wanted })).status).toBe(200)
})

test('a changed password ends the other sessions of the account', async () => {
  const [here, elsewhere] = [await service.login('erin'), await service.login('erin')]
  await here.put('/api/own/password', { current: testPassword, wanted: 'blue lake at dawn' })
  expect((await here.get('/api/own')).status).toBe(200)
  expect((await elsewhere.get('/api/own')).body.code).toBe('not_signed_in')
})

test('after all this the audit names every attempt, and its chain is whole', async () => {
  const entries = await service.audit()
  const results = entries.filter(({ action }) => action === 'account.login').map(({ result }) => result)
  for (const result of ['ok', 'login_failed', 'account_locked', 'second_factor_needed'])
    expect(results).toContain(result)
  expect(entries.filter(({ login }) => login === 'nobody' || login === 'nobody-else')).toEqual([])
  expect(await service.store.audit.verify()).toMatchObject({ ok: true, entries: entries.length })
  expect(await service.store.database.query('select id from audit_pending')).toEqual([])
})
