import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** Which entries of the audit are wanted; null does not matter. */
export interface AuditWanted {
  before: number | null
  account: string | null
  /** about any of these */
  objects: readonly { kind: string; id: string }[] | null
  action: string | null
  from: Date | null
  to: Date | null
}

/** Entries that the transaction's role sees, the newest first. */
export function selectAuditEntries(db: Queryable, wanted: AuditWanted, limit: number): Promise<Row[]> {
  const { before, account, objects, action, from, to } = wanted
  const last = before ?? Number.MAX_SAFE_INTEGER
  const kinds = objects?.map(({ kind }) => kind) ?? null
  const ids = objects?.map(({ id }) => id) ?? null
  return db.query(sql.selectPage!, [last, account, kinds, ids, action, from, to, limit])
}
