import { problem } from '../problems.ts'
import { insertGrant } from '../registry/accounts.ts'
import type { Queryable } from '../registry/database.ts'
import {
  deleteSecondFactor,
  insertManagedAccount,
  lockAccount,
  type ManagedAccount,
  revokeGrant,
  selectManagedAccount,
  updateDisabled,
  updateOneTimePassword,
  updateOutsideIdentity,
} from '../registry/managed-accounts.ts'
import { endSessions } from '../registry/sessions.ts'
import { assertInside, todaysArea } from './area-scope.ts'
import { assertLogin, refuseBroken } from './manage-accounts.ts'
import { newKey } from './new-key.ts'
import { hashPassword, newOneTimePassword, type RandomBytes } from './password.ts'
import { type Role, type RoleGrant, roles } from './roles.ts'
import { assertOwnPassword } from './separation.ts'

/** The administrator who acts; `scope` is where they may. */
export interface Administrator {
  id: number
  scope: readonly string[]
  now: Date
  random: RandomBytes
}

/** Makes an account without roles; its password is good for one use. Throws `login_invalid`, `login_taken`. */
export async function createAccount(
  db: Queryable,
  { login, name, area }: { login: string; name: string; area: string },
  { id: by, now, random }: Administrator,
): Promise<{ key: string; password: string }> {
  assertLogin(login)
  const [key, password] = [newKey(random), newOneTimePassword(random)]
  await insertManagedAccount(db, {
    key,
    login,
    name,
    area: todaysArea(area),
    passwordHash: await hashPassword(password),
    now,
    by,
  })
  return { key, password }
}

/**
 * Gives an account a new password for one use, unlocks it and ends its sessions. Throws `account_unknown`,
 * `administrator_protected`, `area_outside`.
 */
export async function resetPassword(
  db: Queryable,
  key: string,
  { scope, now, random }: Omit<Administrator, 'id'>,
): Promise<{ password: string }> {
  const { id } = await selectOrdinary(db, key, scope)
  const password = newOneTimePassword(random)
  await updateOneTimePassword(db, id, await hashPassword(password), now)
  await endSessions(db, id, now)
  return { password }
}

/** Takes a lost authenticator away. Throws as `resetPassword`. */
export async function resetSecondFactor(
  db: Queryable,
  key: string,
  { scope, now }: Pick<Administrator, 'scope' | 'now'>,
): Promise<void> {
  const { id } = await selectOrdinary(db, key, scope)
  await deleteSecondFactor(db, id)
  await endSessions(db, id, now)
}

/**
 * Links an account with an identity of an outside service (its digest; null: with none) and ends its sessions. Also an
 * administrator's: the link opens nothing before whoever has the account's password confirmed it. Throws
 * `account_unknown`, `area_outside`, `outside_identity_taken`.
 */
export async function linkIdentity(
  db: Queryable,
  key: string,
  identity: string | null,
  { scope, now }: Pick<Administrator, 'scope' | 'now'>,
): Promise<void> {
  const { id } = await selectReached(db, key, scope)
  await updateOutsideIdentity(db, id, identity)
  await endSessions(db, id, now)
}

/** Disables an account, or lets it in again. Throws as `resetPassword`. */
export async function setDisabled(
  db: Queryable,
  key: string,
  isDisabled: boolean,
  { scope, now }: Pick<Administrator, 'scope' | 'now'>,
): Promise<void> {
  const { id } = await selectOrdinary(db, key, scope)
  await updateDisabled(db, id, isDisabled ? now : null)
  if (isDisabled) await endSessions(db, id, now)
}

/**
 * Grants a role in an area, never to oneself. Throws `account_unknown`, `area_outside`, `second_person_needed`,
 * `roles_incompatible`, `role_level_wrong`, `password_unchanged`.
 */
export async function addRole(db: Queryable, key: string, given: RoleGrant, actor: Administrator): Promise<void> {
  const grant = { ...given, area: todaysArea(given.area) }
  await lockAccount(db, key)
  const account = await selectForGrant(db, key, grant, actor)
  const held = account.grants as RoleGrant[]
  refuseBroken(held, [grant])
  if (held.some(({ role, area }) => role === grant.role && area === grant.area)) return
  assertOwnPassword(account, grant)
  await insertGrant(db, account.id, grant, { now: actor.now, grantedBy: actor.id })
}

/** Takes a role back, never from oneself. Throws as `addRole`, and `grant_unknown`. */
export async function removeRole(db: Queryable, key: string, given: RoleGrant, actor: Administrator): Promise<void> {
  const grant = { ...given, area: todaysArea(given.area) }
  const { id } = await selectForGrant(db, key, grant, actor)
  if (!(await revokeGrant(db, id, grant, { now: actor.now, revokedBy: actor.id }))) throw problem('grant_unknown', {})
}

async function selectForGrant(db: Queryable, key: string, { area }: RoleGrant, actor: Administrator) {
  const account = await selectManagedAccount(db, key)
  if (account.id === actor.id) throw problem('second_person_needed', {})
  assertInside(actor.scope, area)
  return account
}

/** Who could set the password of another administrator could act as that one: the three would be one. */
async function selectOrdinary(db: Queryable, key: string, scope: readonly string[]): Promise<ManagedAccount> {
  const account = await selectReached(db, key, scope)
  if (account.grants.some(({ role }) => roles[role as Role]?.administrator)) {
    throw problem('administrator_protected', {})
  }
  return account
}

/** An account, kept from others, of which all that it may do lies in the caller's own areas. */
async function selectReached(db: Queryable, key: string, scope: readonly string[]): Promise<ManagedAccount> {
  await lockAccount(db, key)
  const account = await selectManagedAccount(db, key)
  for (const { area } of account.grants) assertInside(scope, area)
  return account
}
