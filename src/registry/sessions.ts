import type { StoredGrant } from './accounts.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** A session that was not ended, with what its account may do now. Whether it is too old is for the login rules. */
export interface StoredSession {
  digest: Uint8Array
  startedAt: Date
  lastSeenAt: Date
  /** begun with a second factor */
  secondFactor: boolean
  account: SessionAccount
  grants: StoredGrant[]
  /** granted ones that have not ended */
  exceptions: StoredException[]
}

/** The account of a session, without its secrets. */
export interface SessionAccount {
  id: number
  key: string
  login: string
  name: string
  area: string
  mustChangePassword: boolean
  hasSecondFactor: boolean
  hasOutsideIdentity: boolean
}

interface StoredException {
  area: string
  reason: string
  validFrom: Date
  validTo: Date
}

/** Begins a session; the store knows only the digest of its token. */
export async function insertSession(
  db: Queryable,
  session: { digest: Uint8Array; accountID: number; now: Date; secondFactor: boolean; address: string | null },
): Promise<void> {
  const { digest, accountID, now, secondFactor, address } = session
  await db.execute(sql.insert!, [digest, accountID, now, secondFactor, address])
}

/** Null where no session has the digest, it was ended, or its account is disabled. */
export async function selectOptionalSession(
  db: Queryable,
  digest: Uint8Array,
  now: Date,
): Promise<StoredSession | null> {
  const [row] = await db.query(sql.selectByToken!, [digest, now])
  return row === undefined ? null : sessionOf(row)
}

/** Where sessions of the account began since `moment`. */
export async function selectAddressesOfSessions(db: Queryable, accountID: number, moment: Date): Promise<string[]> {
  return (await db.query(sql.selectAddresses!, [accountID, moment])).map(({ address }) => address as string)
}

/** Somebody worked in the session at this moment. */
export async function touchSession(db: Queryable, digest: Uint8Array, now: Date): Promise<void> {
  await db.execute(sql.touch!, [digest, now])
}

export async function endSession(db: Queryable, digest: Uint8Array, now: Date): Promise<void> {
  await db.execute(sql.endOne!, [digest, now])
}

/** Ends the account's sessions but one; gives their number. */
export function endOtherSessions(db: Queryable, accountID: number, kept: Uint8Array, now: Date): Promise<number> {
  return db.execute(sql.endOthers!, [accountID, kept, now])
}

/** Ends all sessions of an account; gives their number. */
export function endSessions(db: Queryable, accountID: number, now: Date): Promise<number> {
  return db.execute(sql.endAll!, [accountID, now])
}

/** Forgets sessions that began before `moment`; gives their number. */
export function deleteOldSessions(db: Queryable, moment: Date): Promise<number> {
  return db.execute(sql.deleteOld!, [moment])
}

function sessionOf(row: Row): StoredSession {
  const exceptions = row.exceptions as { area: string; reason: string; validFrom: string; validTo: string }[]
  return {
    digest: row.token_digest as Uint8Array,
    startedAt: new Date(row.begun_at as string),
    lastSeenAt: new Date(row.seen_at as string),
    secondFactor: row.second_factor as boolean,
    account: {
      id: row.id as number,
      key: row.key as string,
      login: row.login as string,
      name: row.name as string,
      area: row.area as string,
      mustChangePassword: row.must_change_password as boolean,
      hasSecondFactor: row.has_second_factor as boolean,
      hasOutsideIdentity: row.has_outside_identity as boolean,
    },
    grants: row.grants as StoredGrant[],
    exceptions: exceptions.map(({ validFrom, validTo, ...rest }) => ({
      ...rest,
      validFrom: new Date(validFrom),
      validTo: new Date(validTo),
    })),
  }
}
