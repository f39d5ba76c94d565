import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, describe, expect, test } from 'vitest'
import { explainHere } from '../../src/jobs/explain-in-turn.ts'
import { openOutsideService } from '../../src/security/outside-service.ts'
import { buildApp } from '../../src/server/app.ts'
import { forgetOld } from '../../src/server/forget-old.ts'
import { openBrowser } from '../support/browser.ts'
import { almostSignIn, finish, led, newOutsideSetting, register, signIn, whoIs } from '../support/outside-setting.ts'
import { newService, testPassword } from '../support/service.ts'

const { service, identityService, settings, otherClient, newBrowser, system, linkOf, link, newMember } =
  await newOutsideSetting()
const { issuer, redirect } = settings
const { database } = service.store
/** where the browser is */
const here = '127.0.0.1'
const isNotBack = (url: string) => !url.startsWith(redirect)
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: service.now().getTime() })
const lastEntry = async () => (await service.audit()).filter(({ action }) => action === 'account.login').at(-1)

describe('whoever is known to the identity service', () => {
  test('confirms the link once by the password of the account, and then needs no password', async () => {
    await service.account('alice', [{ role: 'handler', area: '520302' }], { area: '520302' })
    expect((await link('alice', 'subject-of-alice')).body).toEqual({ done: true })
    const browser = newBrowser()
    expect((await signIn(browser, 'subject-of-alice')).url).toBe(led('outside_link_unconfirmed'))
    expect((await whoIs(browser)).code).toBe('not_signed_in')
    expect((await finish(browser, {})).body.code).toBe('outside_link_unconfirmed')
    expect((await finish(browser, { password: 'not the password' })).body.code).toBe('login_failed')
    expect(await finish(browser, { password: testPassword })).toMatchObject({
      status: 200,
      body: { mustChangePassword: false },
    })
    expect(await whoIs(browser)).toMatchObject({ login: 'alice', hasOutsideIdentity: true, areas: ['520302'] })

    const again = newBrowser()
    expect((await signIn(again, 'subject-of-alice')).url).toBe(`${register}/`)
    expect(await whoIs(again)).toMatchObject({ login: 'alice', roles: [{ role: 'handler', area: '520302' }] })
    expect(await lastEntry()).toEqual({ action: 'account.login', result: 'ok', login: 'alice' })
  })

  test('comes back to whichever process answers', async () => {
    const options = { store: service.store, clock: service.now, random: randomBytes, log: null }
    const jobs = { progressOf: () => null, stopped: new AbortController().signal, stop: async () => undefined }
    const second = await buildApp({
      ...options,
      explain: explainHere,
      jobs,
      isEncrypted: false,
      outside: openOutsideService(settings),
    })
    let app = service.app
    const browser = openBrowser(register, () => app)
    const page = await browser.open(`${register}/api/login/outside`)
    app = second
    expect((await browser.submit(page, { subject: 'subject-of-alice', factors: '1' })).url).toBe(`${register}/`)
    expect((await whoIs(browser)).login).toBe('alice')
    await second.close()
  })

  test('gets a session as by password, and the cookie of the way there ends with it', async () => {
    const browser = newBrowser()
    const page = await browser.open(`${register}/api/login/outside`)
    expect(browser.cookie('canbao_sign_in')).toMatch(/^[\w-]{43}$/)
    const back = await browser.submit(page, { subject: 'subject-of-alice', factors: '1' }, isNotBack)
    const raw = await service.app.inject({
      url: new URL(back.url).pathname + new URL(back.url).search,
      headers: { host: '127.0.0.1:8080', accept: 'text/html' },
      cookies: { canbao_sign_in: browser.cookie('canbao_sign_in')! },
    })
    expect([raw.statusCode, raw.headers.location]).toEqual([303, '/'])
    const [session, pending] = ['canbao_session', 'canbao_sign_in'].map((wanted) =>
      raw.cookies.find(({ name }) => name === wanted),
    )
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    expect(pending).toMatchObject({ value: '', httpOnly: true, sameSite: 'Lax', path: '/api/login/outside' })
    service.pass(16)
    const late = await service.visitor(session!.value).get('/api/own')
    expect(late.body.code).toBe('session_expired')
  })
})

describe('nobody gets in', () => {
  test('by an identity that no account has, or whose account is disabled, and cannot tell which it was', async () => {
    await newMember('gone')
    const disabling = (await linkOf('gone')).replace('outside-identity', 'disabled')
    await (await system()).put(disabling, { disabled: true })
    for (const subject of ['subject-of-nobody', 'subject-of-gone']) {
      const browser = newBrowser()
      expect((await signIn(browser, subject)).url).toBe(led('outside_login_failed'))
      expect(await lastEntry()).toEqual({ action: 'account.login', result: 'outside_login_failed', login: null })
      expect((await finish(browser, { password: testPassword })).body.code).toBe('outside_login_stale')
      expect((await whoIs(browser)).code).toBe('not_signed_in')
    }
  })

  test('while the account is locked', async () => {
    await newMember('bob')
    for (let time = 0; time < 5; time++) await service.tryLogin('bob', { password: 'not the password', address: here })
    const browser = newBrowser()
    expect((await signIn(browser, 'subject-of-bob')).url).toBe(led('account_locked'))
    expect(await lastEntry()).toEqual({ action: 'account.login', result: 'account_locked', login: 'bob' })
    service.pass(16)
    const later = newBrowser()
    expect((await signIn(later, 'subject-of-bob')).url).toBe(`${register}/`)
  })

  test('by trying passwords at an unconfirmed link: wrong ones lock as ever', async () => {
    await service.account('carl', [], { area: '520302' })
    await link('carl', 'subject-of-carl')
    const browser = newBrowser()
    await signIn(browser, 'subject-of-carl')
    const tries = []
    for (let time = 0; time < 6; time++) tries.push((await finish(browser, { password: `guess ${time}` })).body.code)
    expect(tries).toEqual([...Array(5).fill('login_failed'), 'account_locked'])
    expect((await service.tryLogin('carl', { address: here })).body.code).toBe('account_locked')
  })

  test('by a state that was forged, used, or is too old, or without the browser that began', async () => {
    const browser = newBrowser()
    const back = await almostSignIn(browser, 'subject-of-alice')
    const forged = new URL(back)
    forged.searchParams.set('state', randomBytes(32).toString('base64url'))
    const bare = new URL(back)
    bare.searchParams.delete('state')
    expect((await newBrowser().open(back.href)).url).toBe(led('outside_login_stale'))
    const elsewhere = newBrowser()
    await almostSignIn(elsewhere, 'subject-of-alice')
    expect((await elsewhere.open(back.href)).url).toBe(led('outside_login_stale'))
    expect((await browser.open(forged.href)).url).toBe(led('outside_login_stale'))
    expect((await browser.open(bare.href)).url).toBe(led('outside_login_stale'))
    // None of these spoiled the right one.
    const token = browser.cookie('canbao_sign_in')!
    expect((await browser.open(back.href)).url).toBe(`${register}/`)
    await almostSignIn(browser, 'subject-of-alice')
    browser.setCookie('canbao_sign_in', token)
    expect((await browser.open(back.href)).url).toBe(led('outside_login_stale'))

    const slow = newBrowser()
    const tooLate = await almostSignIn(slow, 'subject-of-alice')
    service.pass(10)
    expect((await slow.open(tooLate.href)).url).toBe(led('outside_login_stale'))
  })

  test('by a token that was made up', async () => {
    for (const token of ['x', 'A'.repeat(43), "' or 1=1 --"]) {
      const answer = await service.app.inject({
        url: '/api/login/outside/return?code=1&state=2',
        headers: { host: '127.0.0.1:8080' },
        cookies: { canbao_sign_in: token },
      })
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'outside_login_stale'])
    }
  })

  test('by an answer to another question: its nonce is not ours', async () => {
    const browser = newBrowser()
    const asked = new URL((await browser.open(`${register}/api/login/outside`, (url) => !url.startsWith(issuer))).url)
    asked.searchParams.set('nonce', 'of-another-question')
    const page = await browser.open(asked.href)
    const { url } = await browser.submit(page, { subject: 'subject-of-alice', factors: '1' })
    expect(url).toBe(led('outside_login_failed'))
  })

  test('by a code of another client, of another sign-in, or made up', async () => {
    const strangers = newBrowser()
    const asked = new URL((await strangers.open(`${register}/api/login/outside`, (url) => !url.startsWith(issuer))).url)
    asked.searchParams.set('client_id', otherClient)
    const page = await strangers.open(asked.href)
    const { url } = await strangers.submit(page, { subject: 'subject-of-alice', factors: '1' }, isNotBack)
    // The whole answer in the browser that asked: our client cannot redeem what was given to another.
    expect((await strangers.open(url)).url).toBe(led('outside_login_failed'))

    const stolen = (await almostSignIn(newBrowser(), 'subject-of-alice')).searchParams.get('code')!
    for (const code of [stolen, 'made-up']) {
      const thief = newBrowser()
      const back = await almostSignIn(thief, 'subject-of-nobody')
      back.searchParams.set('code', code)
      expect((await thief.open(back.href)).url).toBe(led('outside_login_failed'))
    }
  })

  test('by an answer in the name of another service', async () => {
    const browser = newBrowser()
    const back = await almostSignIn(browser, 'subject-of-alice')
    back.searchParams.set('iss', 'https://elsewhere.example')
    expect((await browser.open(back.href)).url).toBe(led('outside_login_failed'))
  })

  test('who went away at the identity service', async () => {
    expect((await signIn(newBrowser(), '')).url).toBe(led('outside_login_failed'))
  })
})

test('nobody is led to another site, whatever the address says', async () => {
  const evil = 'https://evil.example/'
  const queries = [`next=${evil}`, `redirect_uri=${evil}`, `returnTo=//evil.example`]
  for (const query of queries) {
    const first = await newBrowser().open(`${register}/api/login/outside?${query}`, (url) => url.startsWith(register))
    expect(new URL(first.url).origin).toBe(issuer)
    expect(new URL(first.url).searchParams.get('redirect_uri')).toBe(redirect)
    const browser = newBrowser()
    const back = await almostSignIn(browser, 'subject-of-alice')
    expect((await browser.open(`${back.href}&${query}`)).url).toBe(`${register}/`)
  }
  const raw = await service.app.inject({
    url: '/api/login/outside',
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  })
  expect(new URL(raw.headers.location!).searchParams.get('redirect_uri')).toBe(redirect)
  expect(raw.cookies[0]).toMatchObject({ name: 'canbao_sign_in', httpOnly: true, sameSite: 'Lax' })
  expect(raw.cookies[0]).not.toHaveProperty('secure')
})

test('where browsers come over TLS, the cookie of the way there goes over TLS only', async () => {
  const options = { store: service.store, clock: service.now, random: randomBytes, log: null, isEncrypted: true }
  const jobs = { progressOf: () => null, stopped: new AbortController().signal, stop: async () => undefined }
  const app = await buildApp({ ...options, explain: explainHere, jobs, outside: openOutsideService(settings) })
  const raw = await app.inject({ url: '/api/login/outside' })
  expect(raw.cookies[0]).toMatchObject({ name: 'canbao_sign_in', secure: true, httpOnly: true, sameSite: 'Lax' })
  await app.close()
})

describe('an account with an authenticator', () => {
  let secret: string
  beforeAll(async () => {
    await newMember('dora')
    const dora = await service.login('dora')
    secret = (await dora.post('/api/own/second-factor', { current: testPassword })).body.secret as string
    await dora.post('/api/own/second-factor/confirmation', { code: codeOf(secret) })
    service.pass(1)
  })

  test('is asked for its code, where the identity service saw no second factor', async () => {
    const browser = newBrowser()
    expect((await signIn(browser, 'subject-of-dora')).url).toBe(led('second_factor_needed'))
    expect((await finish(browser, {})).body.code).toBe('second_factor_needed')
    expect((await finish(browser, { code: '000000' })).body.code).toBe('login_failed')
    expect((await finish(browser, { code: codeOf(secret) })).status).toBe(200)
    expect((await whoIs(browser)).login).toBe('dora')
    expect((await finish(browser, { code: codeOf(secret) })).body.code).toBe('outside_login_stale')
    const again = newBrowser()
    await signIn(again, 'subject-of-dora')
    expect((await finish(again, { code: codeOf(secret) })).body.code).toBe('login_failed')
  })

  test('is not asked, where the service saw one in a context that the installation names', async () => {
    const browser = newBrowser()
    expect((await signIn(browser, 'subject-of-dora', '2')).url).toBe(`${register}/`)
    const [session] = await database.query('select second_factor from session order by begun_at desc, seen_at limit 1')
    expect(session!.second_factor).toBe(true)
  })

  test('is locked by wrong codes, and too late after ten minutes', async () => {
    const browser = newBrowser()
    await signIn(browser, 'subject-of-dora')
    service.pass(10)
    expect((await finish(browser, { code: codeOf(secret) })).body.code).toBe('outside_login_stale')
    const next = newBrowser()
    await signIn(next, 'subject-of-dora')
    for (let time = 0; time < 5; time++) await finish(next, { code: '000000' })
    expect((await finish(next, { code: codeOf(secret) })).body.code).toBe('account_locked')
    service.pass(16)
  })
})

describe('an identity service that is down', () => {
  test('does not keep the register from starting, and is found again', async () => {
    const browser = newBrowser()
    const back = await almostSignIn(browser, 'subject-of-alice')
    await identityService.stop()
    const fresh = await newService({ outside: openOutsideService(settings) })
    expect((await fresh.visitor().get('/ready')).status).toBe(200)
    const asked = await fresh.visitor().get('/api/login/outside')
    expect(asked).toMatchObject({
      status: 503,
      body: { code: 'outside_login_unavailable', details: { reason: 'ECONNREFUSED' } },
    })
    expect(asked.headers).not.toHaveProperty('set-cookie')
    const led503 = await newBrowser(fresh.app).open(`${register}/api/login/outside`)
    expect(led503.url).toBe(led('outside_login_unavailable'))
    expect((await browser.open(back.href)).url).toBe(led('outside_login_unavailable'))
    expect(await lastEntry()).toMatchObject({ result: 'outside_login_unavailable', login: null })

    await identityService.start()
    expect((await fresh.visitor().get('/api/login/outside')).status).toBe(303)
    expect((await signIn(newBrowser(), 'subject-of-alice')).url).toBe(`${register}/`)
  })

  test('or does not know us, is told to whoever runs the register by a code', async () => {
    const stranger = openOutsideService({ ...settings, clientSecret: 'not the secret' })
    const fresh = await newService({ outside: stranger })
    const browser = newBrowser(fresh.app)
    const back = await almostSignIn(browser, 'subject-of-alice')
    const answer = await fresh.visitor().get(back.pathname + back.search, {
      cookie: `canbao_sign_in=${browser.cookie('canbao_sign_in')}`,
    })
    expect(answer).toMatchObject({ status: 503, body: { details: { reason: 'invalid_client' } } })
  })
})

test('an installation says whether it has an identity service', async () => {
  expect((await service.visitor().get('/api/login/ways')).body).toEqual({ outside: { issuer } })
  const without = await newService()
  expect((await without.visitor().get('/api/login/ways')).body).toEqual({ outside: null })
  for (const path of ['/api/login/outside', '/api/login/outside/return?code=1&state=2']) {
    const { status, body } = await without.visitor().get(path)
    expect([status, body.code]).toEqual([404, 'outside_login_off'])
  }
})

test('sign-ins that were never finished are forgotten after a day', async () => {
  const count = async () => (await database.query('select count(*) as number from outside_login'))[0]!.number
  expect(await count()).toBeGreaterThan(0)
  await forgetOld(service.store, service.now())
  expect(await count()).toBeGreaterThan(0)
  await forgetOld(service.store, new Date(service.now().getTime() + 25 * 3_600_000))
  expect(await count()).toBe(0)
})

test('after all this the audit is whole', async () => {
  const entries = await service.audit()
  expect(await service.store.audit.verify()).toMatchObject({ ok: true, entries: entries.length })
})
