import type { Engine } from '../comparison/engine/duckdb.ts'
import { nearPairs } from '../comparison/plan/match-near.ts'
import { isTwin } from '../comparison/plan/two-numbers.ts'
import { neighbourColumns } from './keep-tables.ts'
import { touch } from './touched-people.ts'

type Neighbours = keyof typeof neighbourColumns
const tables = Object.keys(neighbourColumns) as Neighbours[]

/**
 * Whoever was a neighbour of somebody touched, as the run before kept it, and whoever is one of the rows that came (`coming_…`).
 * Rows of somebody whose household row goes may be near to others from now on: they are asked for, too.
 */
export async function touchNeighboursBefore(engine: Engine): Promise<void> {
  await engine.execute(`CREATE TABLE known_neighbours AS SELECT number, other FROM kept_neighbours
    UNION SELECT other, number FROM kept_neighbours`)
  for (const table of tables)
    await engine.execute(`CREATE TABLE asked_${table} AS SELECT * FROM coming_${table} WHERE FALSE`)
  await follow(engine)
  const left = `SELECT ${neighbourColumns.near_targets} FROM kept_near_targets
    WHERE number IN (SELECT usual_number FROM gone_today WHERE kind = 'household')`
  await ask(engine, (table) => `SELECT * FROM coming_${table}${table === 'near_rows' ? ` UNION ALL ${left}` : ''}`)
  await follow(engine)
}

/**
 * Whoever is a neighbour of the touched as they are now (`near_rows`, `near_targets`, `number_holders`), and was not one by
 * what they were, nor by the rows that came. Gives how many numbers came.
 */
export async function touchNeighboursNow(engine: Engine): Promise<number> {
  const found = await ask(
    engine,
    (table) => `SELECT ${neighbourColumns[table]} FROM ${table}
      EXCEPT SELECT ${neighbourColumns[table]} FROM kept_${table} WHERE number IN (SELECT number FROM touched_numbers)
      EXCEPT SELECT * FROM asked_${table}`,
  )
  return found + (await follow(engine))
}

/** Neighbours of neighbours, as they were. */
async function follow(engine: Engine): Promise<number> {
  let found = 0
  for (;;) {
    const came = await touch(
      engine,
      'SELECT other FROM known_neighbours WHERE number IN (SELECT number FROM touched_numbers)',
    )
    if (came === 0) return found
    found += came
  }
}

/** Touches whoever is a neighbour of what the statements give, each of the form of its table, by what the run before kept. */
async function ask(engine: Engine, own: (table: Neighbours) => string): Promise<number> {
  let asked = 0
  for (const table of tables) {
    await engine.execute(`CREATE OR REPLACE TEMP TABLE own_${table} AS SELECT DISTINCT * FROM (${own(table)}) o`)
    const rows = await engine.query(`INSERT INTO asked_${table} SELECT * FROM own_${table} RETURNING 1`)
    asked += rows.length
  }
  if (asked === 0) return 0
  // One of two near numbers is odd, and both stand under one name.
  const others = (table: Neighbours, to: Neighbours) => `SELECT k.* FROM kept_${table} k
    JOIN (SELECT name_key, bool_or(odd) AS is_odd FROM own_${to} GROUP BY name_key) n ON n.name_key = k.name_key WHERE k.odd OR n.is_odd`
  const pick = (name: string, statement: string) =>
    engine.execute(`CREATE OR REPLACE TEMP TABLE ${name} AS ${statement}`)
  await pick('other_targets', others('near_targets', 'near_rows'))
  await pick('other_rows', others('near_rows', 'near_targets'))
  const near = (rows: string, targets: string, column: string) => nearPairs(rows, targets, column, engine.dialect)
  return await touch(
    engine,
    `SELECT number FROM (${near('own_near_rows', 'other_targets', 't.number AS number')}) a
      UNION ALL SELECT number FROM (${near('other_rows', 'own_near_targets', 'r.number AS number')}) b
      UNION ALL SELECT y.number FROM kept_number_holders y JOIN own_number_holders x ON ${isTwin('x', 'y')}`,
  )
}
