import { type ProblemCode, problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** An account of an official. Roles and areas are granted to it. */
export interface Account {
  id: number
  /** opaque, for addresses and the audit */
  key: string
  login: string
  name: string
  /** the office it belongs to; who administers this area administers it */
  area: string
  passwordHash: string | null
  mustChangePassword: boolean
  /** until when a one-time password is good; null for a password of one's own */
  oneTimeUntil: Date | null
  /** sealed by the field cipher; counts from `secondFactorConfirmedAt` on */
  secondFactor: Uint8Array | null
  secondFactorConfirmedAt: string | null
  /** step of the last code that was accepted */
  secondFactorCounter: number | null
  /** hashes of the codes that are left */
  recoveryCodes: string[]
  /** since when its identity of an outside service counts */
  outsideConfirmedAt: string | null
  failures: number
  locks: number
  lastFailureAt: Date | null
  lockedUntil: Date | null
  demonstration: boolean
  disabledAt: string | null
}

/** A role that an account has in an area; the words are those of the security room. */
export interface StoredGrant {
  role: string
  area: string
}

export interface NewAccount {
  key: string
  login: string
  name: string
  /** the office it belongs to; the whole country where nothing is said */
  area?: string
  passwordHash: string
  demonstration: boolean
  now: Date
  createdBy: number | null
}

/** Who does not come for it in time asks for a new one. */
const ONE_TIME_DAYS = 7

/** Until when a one-time password is good that is given out now. */
export const oneTimeEnd = (now: Date): Date => new Date(now.getTime() + ONE_TIME_DAYS * 86_400_000)

/** With a one-time password. Throws `login_taken`. */
export async function insertAccount(db: Queryable, account: NewAccount): Promise<Account> {
  const { key, login, name, area = '000000', passwordHash, demonstration, now, createdBy } = account
  const values = [key, login, name, passwordHash, demonstration, now, createdBy, area, oneTimeEnd(now)]
  const [row] = await refuseTakenLogin(login, () => db.query(sql.insert!, values))
  return accountOf(row!)
}

/** Throws `login_taken` where `insert` finds the login taken. */
export async function refuseTakenLogin<T>(login: string, insert: () => Promise<T>): Promise<T> {
  try {
    return await insert()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'a login belongs to one account') {
      throw problem('login_taken', { login })
    }
    throw error
  }
}

/** The account of a login that is not disabled, or null. */
export async function selectOptionalAccount(db: Queryable, login: string): Promise<Account | null> {
  const [row] = await db.query(sql.selectByLogin!, [login])
  return row === undefined ? null : accountOf(row)
}

/** The same, kept from others until the transaction ends: attempts to log in are judged one after the other. */
export async function selectOptionalAccountForUpdate(db: Queryable, login: string): Promise<Account | null> {
  const [row] = await db.query(sql.selectByLoginForUpdate!, [login])
  return row === undefined ? null : accountOf(row)
}

/** The account of an outside identity (its digest), kept as above, or null. */
export async function selectOptionalAccountByIdentityForUpdate(
  db: Queryable,
  identity: string,
): Promise<Account | null> {
  const [row] = await db.query(sql.selectByOutsideIdentityForUpdate!, [identity])
  return row === undefined ? null : accountOf(row)
}

/** The identity counts from now on; nothing happens where the account is no longer linked with it. */
export async function updateOutsideConfirmed(
  db: Queryable,
  id: number,
  { identity, now }: { identity: string; now: Date },
): Promise<void> {
  await db.execute(sql.confirmOutsideIdentity!, [id, identity, now])
}

export async function updateLoginState(
  db: Queryable,
  id: number,
  state: Pick<Account, 'failures' | 'locks' | 'lastFailureAt' | 'lockedUntil'>,
): Promise<void> {
  await db.execute(sql.setLoginState!, [id, state.failures, state.locks, state.lastFailureAt, state.lockedUntil])
}

/**
 * Another password; an outside identity must be confirmed by it again. `mustChange` leaves a one-time password one, with its
 * end.
 */
export async function updatePassword(db: Queryable, id: number, hash: string, mustChange: boolean): Promise<void> {
  await db.execute(sql.setPassword!, [id, hash, mustChange])
}

/** The same password, hashed as we do now. */
export async function updatePasswordHash(db: Queryable, id: number, hash: string): Promise<void> {
  await db.execute(sql.renewHash!, [id, hash])
}

/** The account with this id, or null where the caller may not see it. */
export async function selectOptionalAccountByIDForUpdate(db: Queryable, id: number): Promise<Account | null> {
  const [row] = await db.query(sql.selectByIDForUpdate!, [id])
  return row === undefined ? null : accountOf(row)
}

/** An authenticator that is being set up, confirmed (`confirmedAt`), or taken away (all null). */
export async function updateSecondFactor(
  db: Queryable,
  id: number,
  factor: { sealed: Uint8Array | null; confirmedAt: Date | null; counter: number | null; recoveryCodes: string[] },
): Promise<void> {
  const { sealed, confirmedAt, counter, recoveryCodes } = factor
  await db.execute(sql.setSecondFactor!, [id, sealed, confirmedAt, counter, recoveryCodes])
}

/** A code was used: the step of the authenticator, or the recovery codes that are left. */
export async function updateUsedCode(
  db: Queryable,
  id: number,
  left: { counter: number | null; recoveryCodes: string[] },
): Promise<void> {
  await db.execute(sql.setUsedCode!, [id, left.counter, left.recoveryCodes])
}

export async function selectGrants(db: Queryable, accountID: number): Promise<StoredGrant[]> {
  return (await db.query(sql.selectGrants!, [accountID])).map(grantOf)
}

/** Throws `grant_exists`, `administrator_not_alone`, `password_unchanged`: what the database refuses by itself. */
export async function insertGrant(
  db: Queryable,
  accountID: number,
  { role, area }: StoredGrant,
  by: { now: Date; grantedBy: number | null },
): Promise<void> {
  try {
    await db.execute(sql.insertGrant!, [accountID, role, area, by.now, by.grantedBy])
  } catch (error) {
    const code = brokenByGrant.get((error as { constraint?: string }).constraint ?? '')
    throw code === undefined ? error : problem(code, {})
  }
}

const brokenByGrant: ReadonlyMap<string, ProblemCode> = new Map([
  ['a role is granted once in an area', 'grant_exists'],
  ['an administrator has no other role', 'administrator_not_alone'],
  ['an administrator chose their own password', 'password_unchanged'],
])

/** Every account with its grants, in the order of logins. */
export async function selectAccounts(db: Queryable): Promise<(Account & { grants: StoredGrant[] })[]> {
  const rows = await db.query(sql.selectAll!)
  return rows.map((row) => ({ ...accountOf(row), grants: row.grants as StoredGrant[] }))
}

const grantOf = (row: Row): StoredGrant => ({ role: row.role as string, area: row.area as string })
const moment = (value: unknown) => (value === null ? null : new Date(value as string))

function accountOf(row: Row): Account {
  return {
    id: row.id as number,
    key: row.key as string,
    login: row.login as string,
    name: row.name as string,
    area: row.area as string,
    passwordHash: row.password_hash as string | null,
    mustChangePassword: row.must_change_password as boolean,
    oneTimeUntil: moment(row.one_time_until),
    secondFactor: row.second_factor as Uint8Array | null,
    secondFactorConfirmedAt: row.second_factor_confirmed_at as string | null,
    secondFactorCounter: row.second_factor_counter as number | null,
    recoveryCodes: row.recovery_codes as string[],
    outsideConfirmedAt: row.outside_confirmed_at as string | null,
    failures: row.failures as number,
    locks: row.locks as number,
    lastFailureAt: moment(row.last_failure_at),
    lockedUntil: moment(row.locked_until),
    demonstration: row.demonstration as boolean,
    disabledAt: row.disabled_at as string | null,
  }
}
