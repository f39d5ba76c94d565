import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

export type ExceptionState = 'requested' | 'granted' | 'refused' | 'ended'

/** An area outside one's own that somebody asked to see, and what became of it. */
export interface AccessException {
  id: number
  /** opaque, for addresses and the audit */
  key: string
  accountID: number
  accountKey: string
  login: string
  name: string
  area: string
  reason: string
  requestedAt: string
  requestedDays: number
  state: ExceptionState
  validFrom: string | null
  validTo: string | null
  refusal: string | null
}

export interface NewAccessException {
  key: string
  accountID: number
  area: string
  reason: string
  days: number
  now: Date
}

export async function insertAccessException(db: Queryable, asked: NewAccessException): Promise<void> {
  const { key, accountID, area, reason, now, days } = asked
  await db.execute(sql.insert!, [key, accountID, area, reason, now, days])
}

/** The newest first, before `beforeID`; at most `most`; for areas within `scope`, null: of all. What the caller may not see is not there. */
export async function selectAccessExceptions(
  db: Queryable,
  asked: {
    beforeID: number | null
    state: ExceptionState | null
    scope: readonly string[] | null
    now: Date
    most: number
  },
): Promise<AccessException[]> {
  const { beforeID, state, scope, now, most } = asked
  return (await db.query(sql.selectPage!, [beforeID, state, now, most, scope])).map((row) => exceptionOf(row, now))
}

/** Throws `exception_unknown`, and `exception_decided` where it is no longer open. */
export async function grantAccessException(
  db: Queryable,
  key: string,
  decision: { accountID: number; days: number; now: Date },
): Promise<AccessException> {
  const { accountID, days, now } = decision
  const { id } = await selectRequestedForUpdate(db, key, now)
  await db.execute(sql.grant!, [id, now, accountID, new Date(now.getTime() + days * 86_400_000)])
  return selectExceptionForUpdate(db, key, now)
}

/** Throws `exception_unknown`, and `exception_decided` where it is no longer open. */
export async function refuseAccessException(
  db: Queryable,
  key: string,
  decision: { accountID: number; reason: string; now: Date },
): Promise<AccessException> {
  const { accountID, reason, now } = decision
  const { id } = await selectRequestedForUpdate(db, key, now)
  await db.execute(sql.refuse!, [id, now, accountID, reason])
  return selectExceptionForUpdate(db, key, now)
}

async function selectRequestedForUpdate(db: Queryable, key: string, now: Date): Promise<AccessException> {
  const exception = await selectExceptionForUpdate(db, key, now)
  if (exception.state !== 'requested') throw problem('exception_decided', { state: exception.state })
  return exception
}

async function selectExceptionForUpdate(db: Queryable, key: string, now: Date): Promise<AccessException> {
  const [row] = await db.query(sql.selectByKeyForUpdate!, [key])
  if (row === undefined) throw problem('exception_unknown', {})
  return exceptionOf(row, now)
}

function exceptionOf(row: Row, now: Date): AccessException {
  const validTo = row.valid_to as string | null
  return {
    id: row.id as number,
    key: row.key as string,
    accountID: row.account_id as number,
    accountKey: row.account_key as string,
    login: row.login as string,
    name: row.name as string,
    area: row.area as string,
    reason: row.reason as string,
    requestedAt: row.requested_at as string,
    requestedDays: row.requested_days as number,
    state: stateOf(row, validTo, now),
    validFrom: row.valid_from as string | null,
    validTo,
    refusal: row.refusal as string | null,
  }
}

function stateOf(row: Row, validTo: string | null, now: Date): ExceptionState {
  if (row.refused_at !== null) return 'refused'
  if (row.granted_at === null || validTo === null) return 'requested'
  return new Date(validTo) <= now ? 'ended' : 'granted'
}
