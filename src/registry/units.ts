import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'
import { afterAllThatBeginWith } from './text-range.ts'

const sql = loadQueries(import.meta.url)

/** What units are looked for by; what is absent does not matter. */
export interface UnitsWanted {
  /** unified social credit code */
  code?: string
  /** the first characters of the name */
  nameStart?: string
  /** prefix of division codes */
  area?: string
  registered?: boolean
  disposition?: string
  reason?: string
}

/** The columns by which lists of units are ordered. */
export const unitOrder = ['area', 'id'] as const

/** A page of the units of the register that the transaction's role sees. */
export function searchUnits(
  db: Queryable,
  wanted: UnitsWanted,
  { after, limit }: { after: readonly (string | number | null)[] | null; limit: number },
): Promise<Row[]> {
  const values: unknown[] = []
  const place = (value: unknown) => `$${values.push(value)}`
  const conditions = ['left_at is null']
  const { code, nameStart, area = '', registered, disposition, reason } = wanted
  if (code !== undefined) conditions.push(`aab998 = ${place(code)}`)
  if (nameStart !== undefined) {
    conditions.push(`aab004 ~>=~ ${place(nameStart)}`, `aab004 ~<~ ${place(afterAllThatBeginWith(nameStart))}`)
  }
  if (area !== '') conditions.push(`area >= ${place(area)}`, `area < ${place(afterAllThatBeginWith(area))}`)
  if (registered !== undefined) conditions.push(`registered = ${place(registered)}`)
  if (disposition !== undefined) conditions.push(`disposition = ${place(disposition)}`)
  if (reason !== undefined) conditions.push(`reasons @> array[${place(reason)}]`)
  if (after !== null) conditions.push(`(area, id) > (${after.map(place).join(', ')})`)
  return db.query(
    `select * from unit where ${conditions.join(' and ')} order by ${unitOrder.join(', ')} limit ${place(limit)}`,
    values,
  )
}

/** Throws `unit_unknown`, also where the transaction's role does not see it. */
export async function selectUnit(db: Queryable, key: string): Promise<Row> {
  const [row] = await db.query(sql.select!, [key])
  if (row === undefined) throw problem('unit_unknown', {})
  return row
}

/** Former states of a unit, the last first. */
export const selectUnitVersions = (db: Queryable, id: number): Promise<Row[]> => db.query(sql.versions!, [id])
