import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'
import { overRowsAsOf } from './rows-as-of.ts'
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
  /** the register as it was before this moment; absent: as it is */
  asOf?: Date
}

const shownColumns = `id, key, area, aab998, aab001, aab004, aab019, aab301, registered, enrolled, disposition, reasons,
  left_at`

/** The columns by which lists of units are ordered. */
export const unitOrder = ['area', 'id'] as const

/** A page of the units that the register has, or had as of a moment, and that the transaction's role sees. */
export function searchUnits(
  db: Queryable,
  wanted: UnitsWanted,
  { after, limit }: { after: readonly (string | number | null)[] | null; limit: number },
): Promise<Row[]> {
  const values: unknown[] = []
  const place = (value: unknown) => `$${values.push(value)}`
  const conditions = ['left_at is null']
  const { code, nameStart, area = '', registered, disposition, reason, asOf } = wanted
  if (code !== undefined) conditions.push(`aab998 = ${place(code)}`)
  if (nameStart !== undefined) {
    conditions.push(`aab004 ~>=~ ${place(nameStart)}`, `aab004 ~<~ ${place(afterAllThatBeginWith(nameStart))}`)
  }
  if (area !== '') conditions.push(`area >= ${place(area)}`, `area < ${place(afterAllThatBeginWith(area))}`)
  if (registered !== undefined) conditions.push(`registered = ${place(registered)}`)
  if (disposition !== undefined) conditions.push(`disposition = ${place(disposition)}`)
  if (reason !== undefined) conditions.push(`reasons @> array[${place(reason)}]`)
  if (after !== null) conditions.push(`(area, id) > (${after.map(place).join(', ')})`)
  const page = `order by ${unitOrder.join(', ')} limit ${place(limit)}`
  const units = overRowsAsOf('unit', asOf, values, (table, held) => {
    return `select ${shownColumns} from ${table} where ${[...conditions, ...held].join(' and ')} ${page}`
  })
  return db.query(asOf === undefined ? units : `select * from (${units}) u ${page}`, values)
}

/** Throws `unit_unknown`, also where the transaction's role does not see it. */
export async function selectUnit(db: Queryable, key: string): Promise<Row> {
  const [row] = await db.query(sql.select!, [key])
  if (row === undefined) throw problem('unit_unknown', {})
  return row
}

/** What the unit was at a moment, as the register had it then. Throws `unit_unknown`. */
export async function selectUnitAsOf(db: Queryable, key: string, moment: Date): Promise<Row> {
  const [former] = await db.query(sql.versionAsOf!, [key, moment])
  if (former !== undefined) return former
  const unit = await selectUnit(db, key)
  if (new Date(unit.valid_from as string) >= moment) throw problem('unit_unknown', {})
  return unit
}

/** Former states of a unit, the last first; `before`: those that ended before it. */
export const selectUnitVersions = (db: Queryable, key: string, before: Date | null): Promise<Row[]> =>
  db.query(sql.versions!, [key, before])
