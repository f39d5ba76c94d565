import { expect, test } from 'vitest'
import { addAccount, grantRole, makeFirstAccounts } from '../../src/security/manage-accounts.ts'
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

test('what somebody typed as a login is not kept unless it is one', async () => {
  await expect(signIn(store, { login: '520302199001011234', password: 'x', now: start })).rejects.toMatchObject({
    code: 'login_failed',
  })
  const rows = await store.database.query(`select to_jsonb(a) as row from audit_entry a`)
  expect(JSON.stringify(rows)).not.toContain('520302199001011234')
  expect(await store.audit.verify()).toMatchObject({ ok: true })
})
