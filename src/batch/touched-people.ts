import type { Engine } from '../comparison/engine/duckdb.ts'
import { unitNumber } from '../comparison/plan/employers.ts'
import { filled } from '../comparison/plan/expressions.ts'
import { carryingKinds } from './keep-tables.ts'

/**
 * Whom a day's changes touch: everybody whose rows are compared with a changed row, directly or through others. Two rows
 * have to do with one another when they have one number, when people ruled their numbers to be one, when their numbers are
 * near under one name, or when they may be one person with two numbers; a row without a number stands alone, but for those
 * in which a spreadsheet left one damaged number, which are one finding. So touched
 * people are whole numbers (`touched_numbers`) and, without a number, rows by their content (`touched_hashes`).
 *
 * Expects `everything_<kind>`: rows of before and of today (`today`: that came), with `gone` true of those that went, which
 * `gone_today` lists, and `odd_numbers_now`.
 */
export async function startTouched(engine: Engine): Promise<void> {
  await engine.execute('CREATE TABLE touched_numbers (number VARCHAR)')
  await engine.execute(
    'CREATE TABLE touched_hashes AS SELECT CAST(NULL AS VARCHAR) AS kind, CAST(0 AS UBIGINT) AS row_hash WHERE FALSE',
  )
  await engine.execute('CREATE TABLE changed_spellings (odd_number VARCHAR)')
  for (const kind of carryingKinds) {
    await engine.execute(`CREATE OR REPLACE TABLE changed_rows AS SELECT r.row_hash, r.odd_number, coalesce(r.usual_number, o.number) AS number FROM (
        SELECT row_hash, usual_number, odd_number, reject_code FROM everything_${kind} WHERE today
        UNION ALL SELECT row_hash, usual_number, odd_number, reject_code FROM gone_today WHERE kind = '${kind}') r
      LEFT JOIN odd_numbers_now o ON o.odd_number = r.odd_number WHERE r.reject_code IS NULL`)
    await touch(engine, 'SELECT number FROM changed_rows')
    await engine.execute(
      `INSERT INTO touched_hashes SELECT DISTINCT '${kind}', row_hash FROM changed_rows WHERE number IS NULL`,
    )
    await engine.execute(
      'INSERT INTO changed_spellings SELECT DISTINCT odd_number FROM changed_rows WHERE number IS NULL AND odd_number IS NOT NULL',
    )
  }
  await touchDamaged(engine)
}

/**
 * Rows with a damaged number (`5.20E+17`) that a changed row has: those of one name are one finding (`unusableNumbers`).
 * Their name is not asked for: such numbers are few, or the file is not to be trusted.
 */
async function touchDamaged(engine: Engine): Promise<void> {
  const text = `upper(${engine.dialect.trimmed('odd_number')})`
  await engine.execute(`CREATE TABLE damaged_spellings AS SELECT odd_number FROM odd_numbers_now
    WHERE number_state = 'unusable' AND ${text} IN (SELECT ${text} FROM changed_spellings)`)
  const [row] = await engine.query('SELECT count(*) AS spellings FROM damaged_spellings')
  if (Number(row?.spellings) === 0) return
  for (const kind of carryingKinds)
    await engine.execute(`INSERT INTO touched_hashes SELECT DISTINCT '${kind}', row_hash FROM everything_${kind} r
      WHERE odd_number IN (SELECT odd_number FROM damaged_spellings) AND reject_code IS NULL
        AND NOT EXISTS (SELECT 1 FROM touched_hashes t WHERE t.kind = '${kind}' AND t.row_hash = r.row_hash)`)
}

/** Numbers are touched, those that are not yet; gives how many that were. */
export async function touch(engine: Engine, numbers: string): Promise<number> {
  const rows = await engine.query(`INSERT INTO touched_numbers SELECT DISTINCT number FROM (${numbers}) n(number)
    WHERE number IS NOT NULL AND number NOT IN (SELECT number FROM touched_numbers) RETURNING 1`)
  return rows.length
}

/**
 * All numbers of rulings that changed, and of those that make numbers one: which number stays depends on the rows of all
 * of them. Expects `rulings_read` (today) and `rulings_changed`.
 */
export async function touchRulings(engine: Engine): Promise<void> {
  const sides = (from: string) => `SELECT a_number FROM ${from} UNION ALL SELECT b_number FROM ${from}`
  await touch(engine, sides('rulings_changed'))
  await touch(engine, sides(`rulings_read WHERE decision = 'same'`))
}

/** People whose employer's own row says something else than before. Expects `unit_types_before` and `unit_types_now`. */
export async function touchEmployees(engine: Engine): Promise<void> {
  await engine.execute(`CREATE TABLE other_units AS SELECT coalesce(b.AAB998, n.AAB998) AS AAB998
    FROM unit_types_before b FULL JOIN unit_types_now n ON n.AAB998 = b.AAB998
    WHERE b.AAB998 IS NULL OR n.AAB998 IS NULL OR b.AAB019 IS DISTINCT FROM n.AAB019 OR b.AAB004 IS DISTINCT FROM n.AAB004`)
  const [row] = await engine.query('SELECT count(*) AS units FROM other_units')
  if (Number(row?.units) === 0) return
  for (const kind of ['establishment', 'employment', 'salary', 'enrolment']) {
    await touch(
      engine,
      `SELECT coalesce(r.usual_number, o.number) FROM everything_${kind} r LEFT JOIN odd_numbers_now o ON o.odd_number = r.odd_number
        WHERE r.AAB998 IS NOT NULL AND ${unitNumber('r.AAB998')} IN (SELECT AAB998 FROM other_units)`,
    )
  }
}

/** Kinds whose rows have a personal number (AAC001). */
const withPersonal = ['enrolment', 'benefit']

/**
 * Whoever has a personal number (AAC001) of a row that had a person and may have none now, or the other way round: a row of a
 * number that changes name, where there is no household row of that number and name both before and now, or where a death
 * row changes. They would come by `touchPersonals` else, when all are compared, who would have to be compared again: so they
 * are asked for before, while the numbers that changes name are all that are touched.
 */
export async function touchLikelyPersonals(engine: Engine): Promise<void> {
  const ofChanged = (kind: string, columns: string) => `SELECT coalesce(r.usual_number, o.number) AS number, ${columns}
    FROM everything_${kind} r LEFT JOIN odd_numbers_now o ON o.odd_number = r.odd_number
    WHERE r.reject_code IS NULL AND (r.today OR r.gone OR r.usual_number IN (SELECT number FROM touched_numbers)
      OR r.odd_number IN (SELECT odd_number FROM odd_numbers_now WHERE number IN (SELECT number FROM touched_numbers)))`
  await engine.execute(`CREATE TEMP TABLE holders AS SELECT number, AAC003 AS name FROM (${ofChanged('household', 'AAC003, today, gone')}) h
    WHERE number NOT IN (SELECT number FROM (${ofChanged('death', 'today OR gone AS changes')}) d WHERE changes AND number IS NOT NULL)
    GROUP BY number, AAC003 HAVING bool_or(NOT today) AND bool_or(NOT gone)`)
  const personals = withPersonal.map(
    (kind) => `SELECT ${filled('AAC001')} AS personal FROM (${ofChanged(kind, 'AAC001, AAC003')}) r
      WHERE NOT EXISTS (SELECT 1 FROM holders h WHERE h.number = r.number AND h.name = r.AAC003)`,
  )
  await engine.execute(
    `CREATE TABLE asked_personals AS SELECT DISTINCT personal FROM (${personals.join(' UNION ALL ')}) p WHERE personal IS NOT NULL`,
  )
  await engine.execute('DROP TABLE holders')
  await touchHolders(engine, 'asked_personals')
}

/**
 * Whoever has a personal number that rows without a person had before and have no more, or the other way round: it tells
 * whose those rows may be. Expects `stray_sayings` of everybody as they are now. Gives how many numbers came.
 */
export async function touchPersonals(engine: Engine): Promise<number> {
  await engine.execute(`CREATE OR REPLACE TABLE other_personals AS
    WITH before AS (SELECT DISTINCT personal FROM kept_stray_sayings WHERE personal IS NOT NULL),
      now AS (SELECT DISTINCT personal FROM stray_sayings WHERE personal IS NOT NULL)
    SELECT personal FROM (
      (SELECT personal FROM before EXCEPT SELECT personal FROM now) UNION (SELECT personal FROM now EXCEPT SELECT personal FROM before)) p
    WHERE personal NOT IN (SELECT personal FROM asked_personals)`)
  const came = await touchHolders(engine, 'other_personals')
  await engine.execute('INSERT INTO asked_personals SELECT personal FROM other_personals')
  return came
}

/** Numbers of all rows that have one of the personal numbers in a table. */
async function touchHolders(engine: Engine, personals: string): Promise<number> {
  const [row] = await engine.query(`SELECT count(*) AS personals FROM ${personals}`)
  if (Number(row?.personals) === 0) return 0
  const numbers = withPersonal.map(
    (
      kind,
    ) => `SELECT coalesce(r.usual_number, o.number) AS number FROM everything_${kind} r LEFT JOIN odd_numbers_now o ON o.odd_number = r.odd_number
      WHERE ${filled('r.AAC001')} IN (SELECT personal FROM ${personals})`,
  )
  return await touch(engine, numbers.join(' UNION ALL '))
}
