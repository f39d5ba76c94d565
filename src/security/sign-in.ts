import { problem } from '../problems.ts'
import { type Account, selectGrants, updatePassword } from '../registry/accounts.ts'
import type { NewAuditEntry } from '../registry/audit.ts'
import type { Store } from '../registry/open-store.ts'
import { isInScope, scopeForPermission } from './area-scope.ts'
import { hashChosenPassword } from './password.ts'
import { proveLogin } from './prove-login.ts'
import { may, type Permission, type Role, type RoleGrant, roles } from './roles.ts'

/** Who acts: an account that proved its password, with what is granted to it. */
export interface Actor {
  account: Account
  grants: RoleGrant[]
}

/**
 * Signs an account in by its password and, where it has an authenticator, its code; every attempt is in the audit. Throws
 * `login_failed` (also for unknown logins), `account_locked`, `second_factor_needed`, `one_time_password_ended`, and
 * `password_to_change` where the password was given out for one use, unless it is being changed.
 */
export async function signIn(
  store: Store,
  attempt: { login: string; password: string; code?: string | null; now: Date; isChangingPassword?: boolean },
): Promise<Actor> {
  const { login, password, code = null, now, isChangingPassword = false } = attempt
  const proof = await proveLogin(store, { login, password, code, address: null, now })
  const mustChange = proof.failure === null && proof.account.mustChangePassword && !isChangingPassword
  const failure = proof.failure ?? (mustChange ? problem('password_to_change', {}) : null)
  await store.audit.append({
    at: now.toISOString(),
    account: proof.account?.key ?? null,
    // Somebody may type a number or a password here: only logins that exist are kept.
    login: proof.account?.login ?? null,
    role: null,
    address: null,
    action: 'account.login',
    objectKind: null,
    objectId: null,
    purpose: null,
    result: failure === null ? 'ok' : failure.code,
    details: {},
  })
  if (failure !== null) throw failure
  const account = proof.account!
  return { account, grants: (await selectGrants(store.database, account.id)).filter(isKnownRole) }
}

/** Changes the actor's own password. Throws `password_weak`, `password_same`. */
export async function changePassword(store: Store, actor: Actor, password: string, now: Date): Promise<void> {
  const { id, login, passwordHash: stored } = actor.account
  await updatePassword(store.database, id, await hashChosenPassword(password, { login, stored }), false)
  await audit(store, actor, { action: 'account.password', now })
}

/** Throws `permission_missing`, and `area_outside` where the actor has the permission in other areas only. */
export function demand(actor: Actor, permission: Permission, area: string | null): void {
  if (!may(actor.grants, permission)) throw problem('permission_missing', { permission })
  if (area !== null && !isInScope(scopeForPermission(actor.grants, permission), area)) {
    throw problem('area_outside', { area })
  }
}

/** What an actor did, as the audit is told. */
export interface Deed {
  action: string
  now: Date
  object?: { kind: string; id: string }
  purpose?: string
  details?: Record<string, string | number | boolean>
}

/** Writes what the actor did into the audit, durable before it resolves. */
export async function audit(store: Store, actor: Actor, deed: Deed): Promise<void> {
  await store.audit.append(auditEntryOf(actor, deed))
}

/** The audit's entry of what the actor did. */
export function auditEntryOf(actor: Actor, deed: Deed): NewAuditEntry {
  return {
    at: deed.now.toISOString(),
    account: actor.account.key,
    login: actor.account.login,
    role: actor.grants.map(({ role }) => role).join(' '),
    address: null,
    action: deed.action,
    objectKind: deed.object?.kind ?? null,
    objectId: deed.object?.id ?? null,
    purpose: deed.purpose ?? null,
    result: 'ok',
    details: deed.details ?? {},
  }
}

export const isKnownRole = (grant: { role: string; area: string }): grant is RoleGrant => grant.role in roles

/** The role of that name. Throws `role_unknown`. */
export function roleOf(name: string): Role {
  if (!(name in roles)) throw problem('role_unknown', { roles: Object.keys(roles).join(', ') })
  return name as Role
}
