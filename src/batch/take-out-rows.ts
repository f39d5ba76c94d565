import type { Engine } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, stepsOfKind } from '../comparison/plan/index.ts'
import { type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { folded } from './keep-tables.ts'

const kinds: readonly SourceKind[] = Object.values(sourceKinds)
/** Kinds that are compared whole: few rows, of which one may concern anybody. */
const isWhole = (kind: string) => kind === 'unit' || kind === 'ruling'

/** Rows with `gone` beside: that went today. */
export const withGone = (rows: string) => `SELECT *, rid IN (SELECT rid FROM gone_today) AS gone FROM (${rows}) r`

/** The row of today's batch that the row of a file of the batch before is. */
export const ridOf = (file: string, row = 'k.row') =>
  `(SELECT CAST(f.file AS BIGINT) FROM files f WHERE f.name = ${file}) * ${folded} + ${row}`

/** So many rows of a kind at the most are looked up by their places; more are found by reading all columns of all. */
const mostByPlace = 2000

/**
 * The rows of the touched, of before and of today, as `touched_<kind>`. Called again (not `isFirst`) when numbers came: their
 * rows come beside those that are there, and where they are few only the parts of the files are read in which they lie.
 * Expects `lasting_<kind>` (`compare-changes.ts`), `touched_numbers` and `touched_hashes`.
 */
export async function takeOut(engine: Engine, isFirst: boolean): Promise<void> {
  if (isFirst) await engine.execute('CREATE TABLE taken_numbers (number VARCHAR)')
  await engine.execute(`CREATE OR REPLACE TABLE came_numbers AS
    SELECT number FROM touched_numbers WHERE number NOT IN (SELECT number FROM taken_numbers)`)
  await engine.execute(
    'CREATE OR REPLACE TABLE came_odd AS SELECT odd_number FROM odd_numbers_now WHERE number IN (SELECT number FROM came_numbers)',
  )
  for (const { kind } of kinds) {
    if (!isFirst && (isWhole(kind) || (await addByPlace(engine, kind)))) continue
    const all = isWhole(kind) ? `SELECT * FROM lasting_${kind}` : rowsOfTouched(kind, isFirst)
    const statement = withGone(all)
    await engine.execute(
      isFirst ? `CREATE TABLE touched_${kind} AS ${statement}` : `INSERT INTO touched_${kind} BY NAME ${statement}`,
    )
  }
  await engine.execute('INSERT INTO taken_numbers SELECT number FROM came_numbers')
}

/** The rows of today that were taken out, as the steps read them. */
export async function layOut(engine: Engine, shape: ComparisonShape): Promise<void> {
  for (const { kind } of kinds)
    await engine.execute(
      `CREATE OR REPLACE TABLE ${kind}_rows AS SELECT * EXCLUDE (today, gone) FROM touched_${kind} WHERE NOT gone`,
    )
  await engine.execute(
    `CREATE OR REPLACE TABLE touched_rows AS ${kinds.map(({ kind }) => `SELECT rid FROM touched_${kind}`).join(' UNION ALL ')}`,
  )
  for (const kind of kinds) {
    await engine.run(stepsOfKind(kind, shape)[1])
    await engine.execute(`INSERT INTO ${kind.kind}_repeats SELECT ${ridOf('k.file')}, ${ridOf('k.first_file', 'k.first_row')}
      FROM kept_repeats k WHERE k.kind = '${kind.kind}' AND ${ridOf('k.file')} NOT IN (SELECT rid FROM touched_rows)`)
  }
}

const isOfCame = `(r.usual_number IN (SELECT number FROM came_numbers) OR r.odd_number IN (SELECT odd_number FROM came_odd))`

/**
 * Rows of a kind that are about numbers that came, or are touched themselves: those that have no number are all there from
 * the first time on. Reading all columns of all rows takes most of the time: once is better than once for each condition.
 */
const rowsOfTouched = (kind: string, isFirst: boolean) =>
  `SELECT * FROM lasting_${kind} r WHERE ${isOfCame}${isFirst ? ` OR r.row_hash IN (SELECT row_hash FROM touched_hashes WHERE kind = '${kind}')` : ''}`

/** Adds the rows of numbers that came, where they are few; false where they are not. */
async function addByPlace(engine: Engine, kind: string): Promise<boolean> {
  const places = await engine.query(
    `SELECT r.rid, r.row FROM lasting_${kind} r WHERE ${isOfCame} LIMIT ${mostByPlace + 1}`,
  )
  if (places.length > mostByPlace) return false
  if (places.length === 0) return true
  const numbers = [...new Set(places.map(({ row }) => Number(row)))].join(', ')
  const rids = places.map(({ rid }) => String(rid)).join(', ')
  // Rows lie in order: by their numbers the reader knows which parts of a file it need not open.
  const rows = `SELECT * FROM lasting_${kind} r WHERE r.row IN (${numbers}) AND r.rid IN (SELECT unnest([${rids}]::BIGINT[]))`
  await engine.execute(`INSERT INTO touched_${kind} BY NAME ${withGone(rows)}`)
  return true
}
