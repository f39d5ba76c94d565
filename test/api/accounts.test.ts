import { beforeAll, describe, expect, test } from 'vitest'
import { forgetOld } from '../../src/server/forget-old.ts'
import { newService, testPassword, type Visitor } from '../support/service.ts'

const service = await newService()
const { database } = service.store
const visitors: Record<'system' | 'security' | 'auditor' | 'elsewhere' | 'handler' | 'reviewer', Visitor> = {} as never
beforeAll(async () => {
  const makers = {
    system: ['system_administrator', '520300', '520300'],
    security: ['security_administrator', '520300', '520300'],
    auditor: ['auditor', '520300', '520300'],
    elsewhere: ['security_administrator', '520400', '520400'],
    handler: ['handler', '520302', '520302'],
    reviewer: ['reviewer', '520402', '520402'],
  } as const
  for (const [name, [role, area, office]] of Object.entries(makers)) {
    await service.account(name, [{ role, area }], { area: office })
    visitors[name as keyof typeof visitors] = await service.login(name)
  }
})

const listed = async (visitor: Visitor) =>
  (await visitor.get('/api/accounts?limit=200')).body.accounts as { key: string; login: string; grants: object[] }[]
const keyOf = async (login: string) =>
  (await database.query('select key from account where login = $1', [login]))[0]!.key as string

describe('accounts', () => {
  test('are made by the system administrator, granted by the security administrator, and then do their work', async () => {
    const made = await visitors.system.post('/api/accounts', { login: 'wangli', name: '王丽', area: '520302' })
    expect(made.status).toBe(201)
    const { key, password } = made.body as { key: string; password: string }
    const granted = await visitors.security.post(`/api/accounts/${key}/roles`, { role: 'counter', area: '520302' })
    expect(granted.status).toBe(200)
    const account = (await listed(visitors.security)).find(({ login }) => login === 'wangli')
    expect(account).toMatchObject({ key, grants: [{ role: 'counter', area: '520302' }] })
    const visitor = await service.login('wangli', { password })
    expect((await visitor.post('/api/people/search', {})).body.code).toBe('password_must_change')
    const changed = await visitor.put('/api/own/password', { current: password, wanted: testPassword })
    expect(changed.status).toBe(200)
    expect((await visitor.post('/api/people/search', {})).status).toBe(200)
    // A role that is taken back ends in the open session.
    await visitors.security.delete(`/api/accounts/${key}/roles`, { role: 'counter', area: '520302' })
    expect((await visitor.post('/api/people/search', {})).body.code).toBe('permission_missing')
    const again = await visitors.security.delete(`/api/accounts/${key}/roles`, { role: 'counter', area: '520302' })
    expect([again.status, again.body.code]).toEqual([404, 'grant_unknown'])
  })

  test('a new one-time password ends the sessions, and a disabled account does not get in', async () => {
    await service.account('lost', [{ role: 'counter', area: '520302' }], { area: '520302' })
    const session = await service.login('lost')
    const key = await keyOf('lost')
    const { body } = await visitors.system.post(`/api/accounts/${key}/password`)
    expect((await session.get('/api/own')).status).toBe(401)
    expect((await service.tryLogin('lost')).status).toBe(401)
    expect((await service.tryLogin('lost', { password: body.password as string })).status).toBe(200)
    await visitors.system.put(`/api/accounts/${key}/disabled`, { disabled: true })
    expect((await service.tryLogin('lost', { password: body.password as string })).body.code).toBe('login_failed')
    await visitors.system.put(`/api/accounts/${key}/disabled`, { disabled: false })
    expect((await service.tryLogin('lost', { password: body.password as string })).status).toBe(200)
  })

  test('of the three administrators are not taken over by another', async () => {
    for (const login of ['security', 'auditor']) {
      const key = await keyOf(login)
      for (const answer of [
        await visitors.system.post(`/api/accounts/${key}/password`),
        await visitors.system.delete(`/api/accounts/${key}/second-factor`),
        await visitors.system.put(`/api/accounts/${key}/disabled`, { disabled: true }),
      ]) {
        expect([answer.status, answer.body.code]).toEqual([403, 'administrator_protected'])
      }
    }
  })

  test('that have the password still that was given out become no administrator, and are not taken over afterwards', async () => {
    const made = await visitors.system.post('/api/accounts', { login: 'chen', name: '陈某', area: '520300' })
    const { key, password } = made.body as { key: string; password: string }
    const grant = () => visitors.security.post(`/api/accounts/${key}/roles`, { role: 'auditor', area: '520300' })
    const early = await grant()
    expect([early.status, early.body.code]).toEqual([409, 'password_unchanged'])
    const chen = await service.login('chen', { password })
    await chen.put('/api/own/password', { current: password, wanted: testPassword })
    expect((await grant()).status).toBe(200)
    expect((await visitors.system.post(`/api/accounts/${key}/password`)).body.code).toBe('administrator_protected')
    // A forgotten password takes both administrators: one takes the role back, the other gives a new password.
    await visitors.security.delete(`/api/accounts/${key}/roles`, { role: 'auditor', area: '520300' })
    expect((await visitors.system.post(`/api/accounts/${key}/password`)).status).toBe(200)
    expect((await grant()).body.code).toBe('password_unchanged')
  })

  test('that are given a new password and an administrator’s role at the same moment are not both', async () => {
    await service.account('zhou', [])
    const key = await keyOf('zhou')
    const [reset, granted] = await Promise.all([
      visitors.system.post(`/api/accounts/${key}/password`),
      visitors.security.post(`/api/accounts/${key}/roles`, { role: 'auditor', area: '520300' }),
    ])
    expect([reset.status, granted.status].filter((status) => status === 200)).toHaveLength(1)
    expect(['administrator_protected', 'password_unchanged']).toContain(reset.body.code ?? granted.body.code)
  })

  test('that are granted three roles at the same moment have those that go together', async () => {
    await service.account('feng', [])
    const wanted = ['auditor', 'handler', 'counter'].map((role) => ({ role, area: '520302' }))
    wanted[0]!.area = '520300'
    const url = `/api/accounts/${await keyOf('feng')}/roles`
    const answers = await Promise.all(wanted.map((grant) => visitors.security.post(url, grant)))
    for (const { status, body } of answers) expect([200, 'roles_incompatible']).toContain(body.code ?? status)
    const { grants } = (await listed(visitors.security)).find(({ login }) => login === 'feng')!
    const held = (grants as { role: string }[]).map(({ role }) => role)
    expect([['auditor'], ['counter', 'handler']]).toContainEqual(held)
    const same = await Promise.all(Array.from({ length: 4 }, () => visitors.security.post(url, grants[0])))
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  })

  test('whose roles reach further than the system administrator are not taken over', async () => {
    await service.account('yang', [
      { role: 'counter', area: '520302' },
      { role: 'province', area: '520000' },
    ])
    const url = `/api/accounts/${await keyOf('yang')}`
    for (const answer of [
      await visitors.system.post(`${url}/password`),
      await visitors.system.delete(`${url}/second-factor`),
      await visitors.system.put(`${url}/disabled`, { disabled: true }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'area_outside'])
    }
    expect((await service.tryLogin('yang')).status).toBe(200)
  })

  test('do not open by a one-time password that nobody used for a week', async () => {
    await service.account('sun', [{ role: 'counter', area: '520302' }])
    const { body } = await visitors.system.post(`/api/accounts/${await keyOf('sun')}/password`)
    const password = body.password as string
    await service.store.database.execute(
      `update account set one_time_until = one_time_until - interval '7 days' where login = 'sun'`,
    )
    const ended = await service.tryLogin('sun', { password })
    expect([ended.status, ended.body.code]).toEqual([401, 'one_time_password_ended'])
    expect((await service.tryLogin('sun')).body.code).toBe('login_failed')
  })

  test('nobody grants to themselves, outside their area, or what cannot be together', async () => {
    const grant = async (visitor: Visitor, login: string, role: string, area: string) =>
      (await visitor.post(`/api/accounts/${await keyOf(login)}/roles`, { role, area })).body.code
    expect(await grant(visitors.security, 'security', 'auditor', '520300')).toBe('second_person_needed')
    expect(await grant(visitors.security, 'handler', 'reviewer', '520402')).toBe('area_outside')
    expect(await grant(visitors.security, 'handler', 'auditor', '520300')).toBe('roles_incompatible')
    expect(await grant(visitors.security, 'handler', 'platform', '520300')).toBe('role_level_wrong')
    expect(await grant(visitors.elsewhere, 'handler', 'counter', '520402')).toBe('account_unknown')
    expect(await grant(visitors.system, 'handler', 'counter', '520302')).toBe('permission_missing')
  })

  test('of other areas do not exist', async () => {
    const logins = (await listed(visitors.elsewhere)).map(({ login }) => login)
    expect(logins.sort()).toEqual(['elsewhere', 'reviewer'])
    const outside = await visitors.system.post('/api/accounts', { login: 'liqiang', name: '李强', area: '520402' })
    expect([outside.status, outside.body.code]).toEqual([403, 'area_outside'])
    const hidden = await visitors.system.post(`/api/accounts/${await keyOf('reviewer')}/password`)
    expect([hidden.status, hidden.body.code]).toEqual([404, 'account_unknown'])
  })
})

describe('an exception', () => {
  test('is asked for with a reason, granted by the other area for some days, and ends by itself', async () => {
    const searched = () => visitors.handler.post('/api/people/search', { area: '520402' })
    expect((await searched()).body.code).toBe('area_outside')
    const asked = await visitors.handler.post('/api/exceptions', { area: '520402', reason: '核对转移人员', days: 3 })
    const key = asked.body.exception as string
    expect((await searched()).status).toBe(403)
    const { body } = await visitors.reviewer.get('/api/exceptions?state=requested')
    expect(body.exceptions).toMatchObject([{ key, login: 'handler', area: '520402', reason: '核对转移人员' }])
    const granted = await visitors.reviewer.post(`/api/exceptions/${key}/grant`, { days: 2 })
    expect(granted.body).toMatchObject({ state: 'granted' })
    expect((await searched()).status).toBe(200)
    const twice = await visitors.reviewer.post(`/api/exceptions/${key}/refusal`, { reason: '不再需要' })
    expect([twice.status, twice.body.code]).toEqual([409, 'exception_decided'])
    service.pass(2 * 24 * 60 + 1)
    for (const name of ['handler', 'reviewer', 'auditor'] as const) visitors[name] = await service.login(name)
    expect((await searched()).body.code).toBe('area_outside')
    const ended = await visitors.reviewer.get('/api/exceptions?state=ended')
    expect(ended.body.exceptions).toMatchObject([{ key }])
  })

  test('of an area is not seen or decided by others', async () => {
    const asked = await visitors.handler.post('/api/exceptions', { area: '520121', reason: '核对转移人员', days: 3 })
    const { body } = await visitors.reviewer.get('/api/exceptions')
    expect((body.exceptions as { key: string }[]).map(({ key }) => key)).not.toContain(asked.body.exception)
    const granted = await visitors.reviewer.post(`/api/exceptions/${asked.body.exception}/grant`, { days: 2 })
    expect([granted.status, granted.body.code]).toEqual([404, 'exception_unknown'])
  })
})

describe('whoever asked for exceptions', () => {
  const own = async (visitor: Visitor) => {
    const { status, body } = await visitor.get('/api/own/exceptions')
    expect(status).toBe(200)
    return body.exceptions as { area: string; state: string }[]
  }

  test('sees all that they asked for and what became of it, and nobody else’s', async () => {
    expect((await own(visitors.handler)).map(({ area, state }) => [area, state])).toEqual([
      ['520121', 'requested'],
      ['520402', 'ended'],
    ])
    expect(await own(visitors.reviewer)).toEqual([])
    await visitors.reviewer.post('/api/exceptions', { area: '520121', reason: '核对转移人员', days: 1 })
    expect((await own(visitors.reviewer)).map(({ area }) => area)).toEqual(['520121'])
    const { body } = await visitors.reviewer.get('/api/exceptions')
    expect((body.exceptions as { area: string }[]).filter(({ area }) => area === '520121')).toEqual([])
  })
})

describe('the audit', () => {
  test('is read by account, object and action, the newest first, and only of accounts of the area', async () => {
    const key = await keyOf('wangli')
    const about = await visitors.auditor.get(`/api/audit?objectKind=account&objectId=${key}`)
    const actions = (about.body.entries as { action: string; login: string }[]).map(({ action }) => action)
    expect(actions).toEqual(['role.revoke', 'role.revoke', 'role.grant', 'account.create'])
    const all: { login: string | null; seq: number }[] = []
    for (let cursor = ''; ; ) {
      const { body } = await visitors.auditor.get(`/api/audit?limit=10${cursor}`)
      all.push(...(body.entries as typeof all))
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).sort((a, b) => b - a))
    expect(all.some(({ login }) => login === 'handler')).toBe(true)
    expect(all.some(({ login }) => login === 'reviewer' || login === 'elsewhere')).toBe(false)
    expect((await (await service.login('system')).get('/api/audit')).body.code).toBe('permission_missing')
  })

  test('is verified as a whole', async () => {
    const { body } = await visitors.auditor.post('/api/audit/verification')
    expect(body).toMatchObject({ ok: true, firstFault: null })
  })
})

test('what is kept only for a while is forgotten, open sessions are not', async () => {
  await visitors.handler.post(
    '/api/exceptions',
    { area: '520121', reason: '再次核对', days: 1 },
    { 'idempotency-key': 'once-and-again' },
  )
  const kept = async () =>
    (
      await database.query(
        'select (select count(*) from idempotency_key) as keys, (select count(*) from session) as sessions',
      )
    )[0]!
  await forgetOld(service.store, service.now())
  expect((await kept()).keys).toBe(1)
  expect((await visitors.handler.get('/api/own')).status).toBe(200)
  await forgetOld(service.store, new Date(service.now().getTime() + 31 * 86_400_000))
  expect(await kept()).toEqual({ keys: 0, sessions: 0 })
})
