import { randomBytes } from 'node:crypto'
import { problem } from '../problems.ts'
import {
  insertAccount,
  insertGrant,
  selectAccounts,
  selectGrants,
  selectOptionalAccountForUpdate,
} from '../registry/accounts.ts'
import type { Transaction } from '../registry/database.ts'
import { updateOneTimePassword } from '../registry/managed-accounts.ts'
import type { Store } from '../registry/open-store.ts'
import { isOneTimeOver } from './login-rules.ts'
import { newKey } from './new-key.ts'
import { hashPassword, newOneTimePassword } from './password.ts'
import type { Role, RoleGrant } from './roles.ts'
import { assertOwnPassword, checkGrants } from './separation.ts'
import { type Actor, audit, demand, roleOf } from './sign-in.ts'

/** An account that was just made; its password is good for one use and is told once. */
export interface MadeAccount {
  login: string
  role: Role | null
  area: string | null
  password: string
}

const administrators: readonly (readonly [login: string, name: string, role: Role])[] = [
  ['system', '系统管理员', 'system_administrator'],
  ['security', '安全管理员', 'security_administrator'],
  ['auditor', '审计员', 'auditor'],
]

/**
 * Makes the three administrators of a new installation. Called again it gives those of them a new password who let
 * theirs end, since nobody else could: throws `accounts_exist` where there is none.
 */
export async function makeFirstAccounts(store: Store, area: string, now: Date): Promise<MadeAccount[]> {
  let made = administrators.map(([login, name, role]) => ({ login, name, role, area, password: newPassword() }))
  const hashes = await Promise.all(made.map(({ password }) => hashPassword(password)))
  await store.database.transaction(async (tx) => {
    await tx.execute('lock table account in exclusive mode')
    const known = await selectAccounts(tx)
    if (known.length > 0) {
      made = await renewEnded(tx, known, { made, hashes, now })
      return
    }
    for (const [index, { login, name, role }] of made.entries()) {
      const passwordHash = hashes[index]!
      const base = { key: newKey(randomBytes), login, name, passwordHash, demonstration: false, now, createdBy: null }
      const account = await insertAccount(tx, base)
      refuseBroken([], [{ role, area }])
      await insertGrant(tx, account.id, { role, area }, { now, grantedBy: null })
    }
  })
  await store.audit.append({
    at: now.toISOString(),
    account: null,
    login: null,
    role: null,
    address: null,
    action: 'account.first',
    objectKind: null,
    objectId: null,
    purpose: null,
    result: 'ok',
    details: { area },
  })
  return made.map(({ login, role, area, password }) => ({ login, role, area, password }))
}

async function renewEnded<Made extends { login: string; role: Role; password: string }>(
  tx: Transaction,
  known: Awaited<ReturnType<typeof selectAccounts>>,
  { made, hashes, now }: { made: readonly Made[]; hashes: readonly string[]; now: Date },
): Promise<Made[]> {
  const renewed: Made[] = []
  for (const [index, one] of made.entries()) {
    const account = known.find(
      ({ login, grants }) => login === one.login && grants.some(({ role }) => role === one.role),
    )
    if (account === undefined || !isOneTimeOver(account, now)) continue
    await updateOneTimePassword(tx, account.id, hashes[index]!, now)
    renewed.push({ ...one, area: account.grants[0]!.area })
  }
  if (renewed.length === 0) throw problem('accounts_exist', {})
  return renewed
}

/** Makes an account without roles, by a system administrator. Throws `permission_missing`, `login_taken`. */
export async function addAccount(
  store: Store,
  actor: Actor,
  { login, name, now }: { login: string; name: string; now: Date },
): Promise<MadeAccount> {
  demand(actor, 'user.manage', null)
  assertLogin(login)
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  const createdBy = actor.account.id
  const base = { key: newKey(randomBytes), login, name, passwordHash, demonstration: false, now, createdBy }
  const account = await insertAccount(store.database, base)
  await audit(store, actor, { action: 'account.create', now, object: { kind: 'account', id: account.key } })
  return { login, role: null, area: null, password }
}

/**
 * Grants a role in an area, by a security administrator, never to themselves. Throws `permission_missing`,
 * `area_outside`, `account_unknown`, `role_unknown`, `roles_incompatible`, `role_level_wrong`, `second_person_needed`,
 * `password_unchanged`.
 */
export async function grantRole(
  store: Store,
  actor: Actor,
  { login, role, area, now }: { login: string; role: string; area: string; now: Date },
): Promise<void> {
  demand(actor, 'role.grant', area)
  const wanted = { role: roleOf(role), area }
  if (login === actor.account.login) throw problem('second_person_needed', {})
  const object = await store.database.transaction(async (tx) => {
    const account = await selectOptionalAccountForUpdate(tx, login)
    if (account === null) throw problem('account_unknown', { login })
    const object = { kind: 'account', id: account.key }
    const held = (await selectGrants(tx, account.id)) as RoleGrant[]
    refuseBroken(held, [wanted])
    if (held.some((grant) => grant.role === wanted.role && grant.area === area)) return object
    assertOwnPassword(account, wanted)
    await insertGrant(tx, account.id, wanted, { now, grantedBy: actor.account.id })
    return object
  })
  await audit(store, actor, { action: 'role.grant', now, object, details: { role, area } })
}

/** Throws `login_invalid`. */
export function assertLogin(login: string): void {
  if (!/^[a-z][a-z0-9.-]{1,39}$/.test(login)) throw problem('login_invalid', {})
}

/** Throws what `checkGrants` finds: `roles_incompatible`, `role_level_wrong`. */
export function refuseBroken(held: readonly RoleGrant[], wanted: readonly RoleGrant[]): void {
  const broken = checkGrants(held, wanted)
  if (broken !== null) throw broken
}

const newPassword = () => newOneTimePassword(randomBytes)
