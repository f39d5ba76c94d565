import { problem } from '../problems.ts'
import { oneTimeEnd, refuseTakenLogin, type StoredGrant } from './accounts.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** An account as administrators see it: without its secrets. */
export interface ManagedAccount {
  id: number
  key: string
  login: string
  name: string
  area: string
  mustChangePassword: boolean
  hasSecondFactor: boolean
  hasOutsideIdentity: boolean
  lockedUntil: string | null
  demonstration: boolean
  createdAt: string
  disabledAt: string | null
  grants: StoredGrant[]
}

/** Accounts that the transaction's role sees, after `afterID`. */
export async function selectManagedAccounts(db: Queryable, afterID: number, limit: number): Promise<ManagedAccount[]> {
  return (await db.query(sql.selectPage!, [afterID, null, limit])).map(managedOf)
}

/** Throws `account_unknown`, also where the transaction's role does not see it. */
export async function selectManagedAccount(db: Queryable, key: string): Promise<ManagedAccount> {
  const [row] = await db.query(sql.selectPage!, [0, key, 1])
  if (row === undefined) throw problem('account_unknown', { login: key })
  return managedOf(row)
}

/** Keeps the account from others until the transaction ends; afterwards its grants and password are read. */
export async function lockAccount(db: Queryable, key: string): Promise<void> {
  await db.query(sql.lock!, [key])
}

/** With a one-time password. Throws `login_taken`. */
export async function insertManagedAccount(
  db: Queryable,
  account: { key: string; login: string; name: string; area: string; passwordHash: string; now: Date; by: number },
): Promise<void> {
  const { key, login, name, area, passwordHash, now, by } = account
  const values = [key, login, name, area, passwordHash, now, by, oneTimeEnd(now)]
  await refuseTakenLogin(login, () => db.execute(sql.insert!, values))
}

/** A password for one use; the account is no longer locked. Throws as `changeOne`. */
export async function updateOneTimePassword(db: Queryable, id: number, hash: string, now: Date): Promise<void> {
  await changeOne(db, sql.setOneTimePassword!, [id, hash, oneTimeEnd(now)])
}

/** Throws as `changeOne`. */
export async function deleteSecondFactor(db: Queryable, id: number): Promise<void> {
  await changeOne(db, sql.removeSecondFactor!, [id])
}

/** The digest of an identity of an outside service, not confirmed yet; null: none. Throws `outside_identity_taken`. */
export async function updateOutsideIdentity(db: Queryable, id: number, identity: string | null): Promise<void> {
  try {
    await db.execute(sql.setOutsideIdentity!, [id, identity])
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'an outside identity belongs to one account') {
      throw problem('outside_identity_taken', {})
    }
    throw error
  }
}

/** `moment` null: the account may be used again. Throws as `changeOne`. */
export async function updateDisabled(db: Queryable, id: number, moment: Date | null): Promise<void> {
  await changeOne(db, sql.setDisabled!, [id, moment])
}

/**
 * What the database refuses by itself: `administrator_protected`, and `permission_missing` for an account that reaches
 * further than the caller.
 */
async function changeOne(db: Queryable, statement: string, values: readonly unknown[]): Promise<void> {
  let count: number
  try {
    count = await db.execute(statement, values)
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    throw constraint === 'an administrator is not taken over' ? problem('administrator_protected', {}) : error
  }
  if (count === 0) throw problem('permission_missing', { permission: 'user.manage' })
}

/** Gives whether there was such a grant. */
export async function revokeGrant(
  db: Queryable,
  accountID: number,
  { role, area }: StoredGrant,
  by: { now: Date; revokedBy: number },
): Promise<boolean> {
  return (await db.execute(sql.revoke!, [accountID, role, area, by.now, by.revokedBy])) > 0
}

function managedOf(row: Row): ManagedAccount {
  return {
    id: row.id as number,
    key: row.key as string,
    login: row.login as string,
    name: row.name as string,
    area: row.area as string,
    mustChangePassword: row.must_change_password as boolean,
    hasSecondFactor: row.has_second_factor as boolean,
    hasOutsideIdentity: row.has_outside_identity as boolean,
    lockedUntil: row.locked_until as string | null,
    demonstration: row.demonstration as boolean,
    createdAt: row.created_at as string,
    disabledAt: row.disabled_at as string | null,
    grants: row.grants as StoredGrant[],
  }
}
