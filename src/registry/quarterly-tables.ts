import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** A table that was filed. It never changes: a correction is a new version (41 annex 3). */
export interface FiledTable {
  id: number
  key: string
  area: string
  quarter: string
  version: number
  /** the run whose snapshot it cites */
  run: string
  /** as it was filed */
  content: unknown
  /** SHA-256 of the content */
  digest: string
  /** why it was filed again */
  reason: string | null
  preparedBy: string
  filedBy: string
  filedAt: string
}

/** The newest first, from before `before`; `asOf`: of each quarter only the version that was the last at this moment. */
export async function selectFiledTables(
  db: Queryable,
  wanted: { before: number | null; quarter: string | null; area: string | null; asOf: Date | null },
  limit: number,
): Promise<FiledTable[]> {
  const { before, quarter, area, asOf } = wanted
  return (await db.query(sql.selectFiled!, [before, quarter, area, asOf, limit])).map(tableOf)
}

/** Throws `table_unknown`. */
export async function selectFiledTable(db: Queryable, key: string): Promise<FiledTable> {
  const [row] = await db.query(sql.select!, [key])
  if (row === undefined) throw problem('table_unknown', {})
  return tableOf(row)
}

/** The last version that an area filed for a quarter (before `asOf`), or null. */
export async function selectOptionalLatestTable(
  db: Queryable,
  area: string,
  quarter: string,
  asOf: Date | null,
): Promise<FiledTable | null> {
  const [row] = await db.query(sql.latest!, [area, quarter, asOf])
  return row === undefined ? null : tableOf(row)
}

/** Throws `table_raced` where somebody else filed the version meanwhile. */
export async function insertFiledTable(
  db: Queryable,
  table: Omit<FiledTable, 'id' | 'run' | 'filedAt'> & { runID: number; now: Date },
): Promise<void> {
  const { key, area, quarter, version, runID, content, digest, reason, preparedBy, filedBy, now } = table
  const values = [key, area, quarter, version, runID, JSON.stringify(content), digest, reason, preparedBy, filedBy, now]
  try {
    await db.execute(sql.insert!, values)
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'a quarter has one table of each version') throw problem('table_raced', {})
    throw error
  }
}

/** People of the register by the keys under which a run knew them; `asked` is the key. */
export const selectPeopleByRunKey = (db: Queryable, keys: readonly string[]): Promise<Row[]> =>
  db.query(sql.peopleByRunKey!, [keys])

function tableOf(row: Row): FiledTable {
  return {
    id: row.id as number,
    key: row.key as string,
    area: row.area as string,
    quarter: row.quarter as string,
    version: row.version as number,
    run: row.run as string,
    content: row.content,
    digest: row.digest as string,
    reason: row.reason as string | null,
    preparedBy: row.aae011 as string,
    filedBy: row.aae014 as string,
    filedAt: row.filed_at as string,
  }
}
