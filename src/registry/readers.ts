import type { Queryable } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** One time that somebody looked at the record of a person. */
export interface Reader {
  seq: number
  at: string
  /** null: no account, or one that is not known any more */
  login: string | null
  name: string | null
  /** of the account */
  area: string | null
  /** roles by which they could, separated by spaces */
  role: string | null
  /** of the audit */
  action: string
  purpose: string | null
  details: Readonly<Record<string, unknown>>
}

/**
 * Who looked at a person, the last first, before entry `before` of the audit; at most `most`. `keys`: the person's, and
 * those of entries merged into it. Nobody for a caller who may not know, or whose area the person is not of.
 */
export async function selectReaders(
  db: Queryable,
  person: { id: number; keys: readonly string[] },
  before: number | null,
  most: number,
): Promise<Reader[]> {
  const rows = await db.query(sql.selectReaders!, [person.id, person.keys, before ?? Number.MAX_SAFE_INTEGER, most])
  return rows.map((row) => ({
    seq: row.seq as number,
    at: row.at as string,
    login: row.login as string | null,
    name: row.name as string | null,
    area: row.area as string | null,
    role: row.role as string | null,
    action: row.action as string,
    purpose: row.purpose as string | null,
    details: row.details as Reader['details'],
  }))
}
