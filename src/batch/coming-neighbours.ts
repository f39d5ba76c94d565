import type { Engine } from '../comparison/engine/duckdb.ts'
import type { ComparisonShape } from '../comparison/plan/index.ts'
import { birthDateOf, looksLikeNumber, sexOf } from '../comparison/plan/number-expressions.ts'
import type { Step } from '../comparison/plan/step.ts'
import { carryingKinds, neighbourColumns } from './keep-tables.ts'

/**
 * What the rows that came today say of who is near to whom (`coming_<table>`), by the plan's own steps: of today's rows
 * alone, of which each stands for a person or for nobody's row where it could. Others may be near to them than once all is compared
 * (somebody may be dead, or known), which costs comparing them; whom this misses comes in a second round.
 *
 * Expects `everything_<kind>` and `odd_numbers` of today's rows.
 */
export async function readComing(
  engine: Engine,
  shape: ComparisonShape,
  stepOf: (writes: string) => Step,
): Promise<void> {
  await engine.execute('CREATE SCHEMA coming')
  await engine.execute(`SET search_path = 'coming,main'`)
  for (const kind of carryingKinds) {
    await engine.execute(
      `CREATE TABLE ${kind}_rows AS SELECT * EXCLUDE (today, gone) FROM everything_${kind} WHERE today`,
    )
    await engine.execute(`CREATE TABLE ${kind}_repeats AS SELECT rid, rid AS first_rid FROM ${kind}_rows WHERE FALSE`)
  }
  const standIn = (table: string, statement: string) => engine.execute(`CREATE TABLE ${table} AS ${statement}`)
  if (shape.hasRulings) await standIn('aliases', `SELECT '' AS number, '' AS kept WHERE FALSE`)
  for (const made of ['household_placed', 'carried', 'matched', 'unmatched']) await engine.run(stepOf(made))
  await standIn('name_pairs', `SELECT '' AS a, '' AS b, '' AS former WHERE FALSE`)
  await standIn('ruling_names', `SELECT '' AS name WHERE FALSE`)
  for (const made of ['name_list', 'name_keys']) await engine.run(stepOf(made))
  await standIn('local_people', 'SELECT *, rid AS person_id FROM household_placed WHERE makes_person')
  await standIn('dead_local_people', 'SELECT rid AS person_id FROM household_rows WHERE FALSE')
  await standIn('people', 'SELECT * FROM local_people')
  const ofNumber = (value: string) => `CASE WHEN ${looksLikeNumber('p.number', engine.dialect)} THEN ${value} END`
  await standIn(
    'attributes',
    `SELECT p.person_id, r.AAC006_date AS stated_birth, ${ofNumber(birthDateOf('p.number', engine.dialect))} AS number_birth,
      r.AAC004_code AS stated_sex, ${ofNumber(sexOf('p.number', engine.dialect))} AS number_sex
    FROM people p JOIN household_rows r ON r.rid = p.rid`,
  )
  await standIn('left_over', 'SELECT * FROM unmatched')
  await standIn('outsider_links', 'SELECT rid, CAST(NULL AS BIGINT) AS person_id, 0 AS rung FROM unmatched')
  for (const [table, columns] of Object.entries(neighbourColumns)) {
    await engine.run(stepOf(table))
    await engine.execute(`CREATE TABLE main.coming_${table} AS SELECT DISTINCT ${columns} FROM ${table}`)
  }
  await engine.execute(`SET search_path = 'main'`)
  await engine.execute('DROP SCHEMA coming CASCADE')
}
