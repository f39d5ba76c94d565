import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { insertGrant } from '../../src/registry/accounts.ts'
import { addAccount, grantRole, makeFirstAccounts } from '../../src/security/manage-accounts.ts'
import { beginSecondFactor, confirmSecondFactor } from '../../src/security/own-account.ts'
import { changePassword, demand, signIn } from '../../src/security/sign-in.ts'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const start = new Date('2017-01-06T01:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const chosen = 'green mountain, slow river'
const made = await makeFirstAccounts(store, '520300', start)
const oneTime = Object.fromEntries(made.map(({ login, password }) => [login, password]))

async function become(login: string, password: string) {
  const actor = await signIn(store, { login, password, now: start, isChangingPassword: true })
  await changePassword(store, actor, chosen, start)
  return signIn(store, { login, password: chosen, now: start })
}
const system = await become('system', oneTime.system!)
const security = await become('security', oneTime.security!)

test('the three administrators are made once', async () => {
  expect(made.map(({ role }) => role)).toEqual(['system_administrator', 'security_administrator', 'auditor'])
  await expect(makeFirstAccounts(store, '520300', start)).rejects.toMatchObject({ code: 'accounts_exist' })
})

test('a password that was given out must be changed before anything else', async () => {
  const attempt = { login: 'auditor', password: oneTime.auditor!, now: start }
  await expect(signIn(store, attempt)).rejects.toMatchObject({ code: 'password_to_change' })
})

test('a password is not changed to itself', async () => {
  await expect(changePassword(store, system, chosen, start)).rejects.toMatchObject({ code: 'password_same' })
})

test('one administrator makes accounts, another grants roles, and neither does both', async () => {
  const { password } = await addAccount(store, system, { login: 'wang', name: '王某', now: start })
  await expect(addAccount(store, security, { login: 'li', name: '李某', now: start })).rejects.toMatchObject({
    code: 'permission_missing',
  })
  const grant = { login: 'wang', role: 'handler', area: '520302', now: start }
  await expect(grantRole(store, system, grant)).rejects.toMatchObject({ code: 'permission_missing' })
  await grantRole(store, security, grant)
  const wang = await become('wang', password)
  expect(() => demand(wang, 'run.publish.propose', '520302')).not.toThrow()
  expect(() => demand(wang, 'run.publish.propose', '520303')).toThrow(/area_outside/)
  expect(() => demand(wang, 'run.publish.approve', '520302')).toThrow(/permission_missing/)
})

test.each([
  [
    'a role that an administrator cannot have beside',
    { login: 'system', role: 'handler', area: '520302' },
    'roles_incompatible',
  ],
  ['a role in another city', { login: 'wang', role: 'handler', area: '520102' }, 'area_outside'],
  ['a role to oneself', { login: 'security', role: 'handler', area: '520302' }, 'second_person_needed'],
  ['a role that does not exist', { login: 'wang', role: 'king', area: '520302' }, 'role_unknown'],
  ['a role to nobody', { login: 'nobody', role: 'handler', area: '520302' }, 'account_unknown'],
])('%s is not granted', async (_title, grant, code) => {
  await expect(grantRole(store, security, { ...grant, now: start })).rejects.toMatchObject({ code })
})

test('who still has the password that was given out becomes no administrator', async () => {
  const { password } = await addAccount(store, system, { login: 'shen', name: '沈某', now: start })
  const grant = { login: 'shen', role: 'auditor', area: '520300', now: start }
  await expect(grantRole(store, security, grant)).rejects.toMatchObject({ code: 'password_unchanged' })
  await become('shen', password)
  await grantRole(store, security, grant)
})

test.each([
  ['an administrator and something else', ['auditor', 'handler', 'counter']],
  ['two administrators', ['system_administrator', 'auditor', 'security_administrator']],
])('an account that is granted several roles at the same moment is never %s', async (_title, wanted) => {
  const login = `many-${wanted[1]!.slice(0, 7)}`
  const { password } = await addAccount(store, system, { login, name: '多人', now: start })
  await become(login, password)
  const grants = wanted.map((role) => grantRole(store, security, { login, role, area: '520300', now: start }))
  const results = await Promise.allSettled(grants)
  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'granted'))
  const rows = await store.database.query(
    'select g.role from role_grant g join account a on a.id = g.account_id where a.login = $1',
    [login],
  )
  const roles = rows.map(({ role }) => role)
  expect(new Set(codes)).toEqual(new Set(['granted', 'roles_incompatible']))
  if (roles.length > 1) expect(roles.sort()).toEqual(['counter', 'handler'])
})

test('a role that is granted several times at the same moment is granted once', async () => {
  await addAccount(store, system, { login: 'once', name: '一某', now: start })
  const grant = { login: 'once', role: 'counter', area: '520303', now: start }
  await Promise.all(Array.from({ length: 4 }, () => grantRole(store, security, grant)))
  const rows = await store.database.query(`select 1 from role_grant where role = 'counter' and area = '520303'`)
  expect(rows).toHaveLength(1)
})

test('the database itself lets no administrator have another role, and no role be granted twice', async () => {
  const [{ id }] = (await store.database.query(`select id from account where login = 'system'`)) as [{ id: number }]
  const by = { now: start, grantedBy: null }
  const insert = (role: string, area: string) => insertGrant(store.database, id, { role, area }, by)
  await expect(insert('handler', '520302')).rejects.toMatchObject({ code: 'administrator_not_alone' })
  await expect(insert('system_administrator', '520300')).rejects.toMatchObject({ code: 'grant_exists' })
  const made = await addAccount(store, system, { login: 'fresh', name: '新人', now: start })
  const [fresh] = await store.database.query('select id from account where login = $1', [made.login])
  const grant = { role: 'auditor', area: '520300' }
  await expect(
    insertGrant(store.database, fresh!.id as number, grant, { now: start, grantedBy: security.account.id }),
  ).rejects.toMatchObject({ code: 'password_unchanged' })
})

test('the database itself judges grants at the same moment one after the other', async () => {
  for (let round = 0; round < 8; round++) {
    const { login } = await addAccount(store, system, { login: `both-${round}`, name: '多人', now: start })
    const [{ id }] = (await store.database.query('select id from account where login = $1', [login])) as [
      { id: number },
    ]
    const grants = ['auditor', 'handler', 'security_administrator'].map((role) =>
      insertGrant(store.database, id, { role, area: '520300' }, { now: start, grantedBy: null }),
    )
    const results = await Promise.allSettled(grants)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'administrator_not_alone' })
    }
  }
})

test('a one-time password ends after a week; the first administrators then get new ones on the server', async () => {
  const { password } = await addAccount(store, system, { login: 'late', name: '迟某', now: start })
  const after = (days: number) => later(days * 24 * 60)
  const attempt = { login: 'late', password, isChangingPassword: true }
  expect((await signIn(store, { ...attempt, now: after(6) })).account.login).toBe('late')
  await expect(signIn(store, { ...attempt, now: after(7) })).rejects.toMatchObject({ code: 'one_time_password_ended' })
  const again = await makeFirstAccounts(store, '520300', after(7))
  expect(again).toMatchObject([{ login: 'auditor', role: 'auditor', area: '520300' }])
  await expect(makeFirstAccounts(store, '520300', after(7))).rejects.toMatchObject({ code: 'accounts_exist' })
  const renewed = { login: 'auditor', password: again[0]!.password, now: after(8), isChangingPassword: true }
  expect((await signIn(store, renewed)).account.login).toBe('auditor')
})

test('a login is taken once, and has no odd characters', async () => {
  await expect(addAccount(store, system, { login: 'wang', name: '王', now: start })).rejects.toMatchObject({
    code: 'login_taken',
  })
  await expect(addAccount(store, system, { login: `a'; --`, name: '王', now: start })).rejects.toMatchObject({
    code: 'login_invalid',
  })
})

test('five wrong passwords lock the account for a while, also from who tries them at the same time', async () => {
  const attempts = Array.from({ length: 6 }, () => signIn(store, { login: 'wang', password: 'wrong', now: later(1) }))
  const results = await Promise.allSettled(attempts)
  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'in'))
  expect(codes.sort()).toEqual(['account_locked', ...Array.from({ length: 5 }, () => 'login_failed')])
  await expect(signIn(store, { login: 'wang', password: chosen, now: later(2) })).rejects.toMatchObject({
    code: 'account_locked',
  })
  expect((await signIn(store, { login: 'wang', password: chosen, now: later(20) })).account.login).toBe('wang')
})

test('an account with an authenticator needs its code on the command line too', async () => {
  const { database, cipher } = store
  const options = { cipher, random: randomBytes, issuer: 'canbao' }
  const { secret } = await beginSecondFactor(database, system.account.id, options)
  const codeAt = (now: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() })
  await confirmSecondFactor(database, system.account.id, codeAt(start), { ...options, now: start })
  const attempt = { login: 'system', password: chosen, now: later(30) }
  await expect(signIn(store, attempt)).rejects.toMatchObject({ code: 'second_factor_needed' })
  await expect(signIn(store, { ...attempt, isChangingPassword: true })).rejects.toMatchObject({
    code: 'second_factor_needed',
  })
  await expect(signIn(store, { ...attempt, code: '000000' })).rejects.toMatchObject({ code: 'login_failed' })
  const code = codeAt(attempt.now)
  expect((await signIn(store, { ...attempt, code })).account.login).toBe('system')
  await expect(signIn(store, { ...attempt, code })).rejects.toMatchObject({ code: 'login_failed' })
})

test('what somebody typed as a login is not kept unless it is one', async () => {
  await expect(signIn(store, { login: '520302199001011234', password: 'x', now: start })).rejects.toMatchObject({
    code: 'login_failed',
  })
  const rows = await store.database.query(`select to_jsonb(a) as row from audit_entry a`)
  expect(JSON.stringify(rows)).not.toContain('520302199001011234')
  expect(await store.audit.verify()).toMatchObject({ ok: true })
})
