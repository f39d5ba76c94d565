import { problem } from '../problems.ts'
import type { Queryable } from '../registry/database.ts'
import { insertSession, type SessionAccount, touchSession } from '../registry/sessions.ts'
import { type AreaException, type AreaScope, scopeForPermission } from './area-scope.ts'
import { isSessionAlive, type SessionTimes } from './login-rules.ts'
import type { RandomBytes } from './password.ts'
import { type Permission, type RoleGrant, roles } from './roles.ts'
import type { SessionMemory } from './session-memory.ts'
import { digestOfToken, isToken, newToken } from './token.ts'

/** The last moment of a session is written at most this often: a write for every read would cost more than the read. */
const TOUCHED_AFTER = 20_000

/** Who asks, with what they may do at this moment. */
export interface Caller {
  account: SessionAccount
  grants: RoleGrant[]
  exceptions: AreaException[]
  /** digest of the token of the session */
  session: Uint8Array
}

/** Begins a session and gives its token, which is kept nowhere else than with its owner. */
export async function beginSession(
  db: Queryable,
  session: { accountID: number; now: Date; secondFactor: boolean; address: string | null; random: RandomBytes },
): Promise<string> {
  const token = newToken(session.random)
  await insertSession(db, { ...session, digest: digestOfToken(token) })
  return token
}

/**
 * Whose session the token is. `isWork`: a person asked, not a page by itself, so that the session goes on. Throws
 * `not_signed_in`, `session_expired`.
 */
export async function readSession(
  memory: SessionMemory,
  db: Queryable,
  token: string,
  now: Date,
  isWork: boolean,
): Promise<Caller> {
  // Every other text need not be looked up.
  if (!isToken(token)) throw problem('not_signed_in', {})
  const session = await memory.find(db, digestOfToken(token), now)
  if (session === null) throw problem('not_signed_in', {})
  if (!isSessionAlive(session, now)) throw problem('session_expired', {})
  if (isWork && isDue(session, now)) {
    memory.touched(session.digest, now)
    await touchSession(db, session.digest, now)
  }
  const { account, grants, exceptions, digest } = session
  return { account, grants: grants.filter(isKnownRole), exceptions, session: digest }
}

/** Where the caller may do it at this moment, also by exceptions; nowhere ([]) without the permission. */
export function scopeOfCaller(caller: Caller, permission: Permission, now: Date): AreaScope {
  return scopeForPermission(caller.grants, permission, { exceptions: caller.exceptions, now })
}

function isDue({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= TOUCHED_AFTER
}

const isKnownRole = (grant: { role: string; area: string }): grant is RoleGrant => grant.role in roles
