import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { shownColumns } from './people/search-people.ts'
import { loadQueries } from './queries.ts'
import { afterAllThatBeginWith } from './text-range.ts'

const person = shownColumns
  .split(',')
  .map((column) => `p.${column.trim()}`)
  .join(', ')
const sql = loadQueries(import.meta.url)
const isLikely = sql.isLikely!.replace('{lacks}', sql.lacks!)
const filled = (query: string) =>
  query.replace('{person}', person).replace('{likely}', isLikely).replace('{lacks}', sql.lacks!)

/** A page of a list of the desk: `area` is a prefix of division codes, '' everywhere; `after` the last row of the page before. */
export interface DeskPage {
  area: string | undefined
  after: readonly (string | number | null)[] | null
  limit: number
}

/** From the first division code of an area to before the first one after it; null: no bound. */
const bounds = (area: string | undefined) => (area ? [area, afterAllThatBeginWith(area)] : [null, null])

/** People at the desk of whom no decision waits, those with the surest links first; with `certainty`, `area` and `id`. */
export function selectAtDesk(tx: Queryable, { area, after, limit }: DeskPage): Promise<Row[]> {
  return tx.query(filled(sql.atDesk!), [...bounds(area), ...(after ?? [null, null, null]), limit])
}

/**
 * People to be visited beside a row that is likely theirs and could answer for them, the surest first: the person, and of
 * the row `row_key`, `subject`, `score` above even odds, `place` (after equal scores), `evidence`, `run_of`.
 */
export function selectLikelyRows(tx: Queryable, { area, after, limit }: DeskPage): Promise<Row[]> {
  return tx.query(filled(sql.likely!), [...bounds(area), ...(after ?? [null, null]), limit])
}

/** How many `selectLikelyRows` has, counted no further than `most`. */
export async function countLikelyRows(tx: Queryable, area: string | undefined, most: number): Promise<number> {
  const [row] = await tx.query(filled(sql.countLikely!), [...bounds(area), most])
  return row!.number as number
}

/** One of a person's likely rows with the same number and name. */
export interface LikelyRow {
  kind: string
  file: string
  row: number
  /** how somebody can say that it is theirs: by a ruling on its number, by verifying the insurance that it gives */
  answer: 'ruling' | 'value' | null
  insurance: string | null
  code: string | null
  /** whether the insurance is one that they lack */
  lacks: boolean
}

/** The likely rows of a person with one number and name. */
export async function selectRowsOfSubject(tx: Queryable, personID: number, subject: Uint8Array): Promise<LikelyRow[]> {
  const rows = await tx.query(filled(sql.ofSubject!), [personID, subject])
  return rows.map(({ kind, file, row, answer, insurance, code, lacks }) => ({
    ...{ kind: kind as string, file: file as string, row: row as number, answer: answer as LikelyRow['answer'] },
    ...{ insurance: insurance as string | null, code: code as string | null, lacks: lacks as boolean },
  }))
}

/** A likely row. Throws `row_unknown`, also for one of somebody else, or of people whom the role does not see. */
export async function selectLikelyRow(tx: Queryable, key: string, personID: number): Promise<Row> {
  const [row] = await tx.query(sql.select!, [key])
  if (row === undefined || row.person_id !== personID) throw problem('row_unknown', {})
  return row
}
