import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { insurances } from '../comparison/plan/insured-rows.ts'
import { closeByVerification, type JudgedPerson } from '../policy/close-by-verification.ts'
import { prefectureOf } from '../standards/divisions.ts'
import type { DecidedPeople } from './decided-people.ts'
import { areaOf, joinHomes, loadHomes } from './home-table.ts'

/** One kind of change, and how many people it concerns. */
export interface PolicyChange {
  /** AIC003 … AMC003, `disposition`, or `ask` (how somebody is asked; null: not at all) */
  column: string
  before: string | null
  after: string | null
  people: number
}

/** Counts of people. */
interface Touched {
  people: number
  /** one of the five codes is another */
  changed: number
  /** to be asked, and was not; no longer to be asked */
  newlyAsked: number
  noLongerAsked: number
}

/** What another policy table makes of the same extracts, most people first. */
export interface PolicyEffect extends Touched {
  changes: PolicyChange[]
  /** every county of these people (six digits; of a prefecture, those who belong to no county of it) */
  areas: (Touched & { area: string; prefecture: string })[]
}

const columns = [...insurances, 'disposition', 'ask']
const scanOf = (folder: string, name: string) =>
  `read_parquet('${join(folder, `${name}.parquet`).replaceAll("'", "''")}')`

/**
 * Compares two folders of results of the same extracts, `before` and `after`, as the register would show both: values
 * that people verified win over either table, and whom they said to ask at the door is asked there. `area`: the runs'
 * own. Null where the two do not speak of the same people and rows, so that not the table alone makes the difference.
 */
export async function comparePolicies(
  engine: Engine,
  { before, after, area, decided }: { before: string; after: string; area: string; decided: DecidedPeople },
): Promise<PolicyEffect | null> {
  if (!(await areSameRows(engine, before, after))) return null
  await loadHomes(engine, scanOf(before, 'persons'), area)
  await openPeople(engine, 'before', before, decided)
  await openPeople(engine, 'after', after, decided)
  const differs = (names: readonly string[]) => names.map((name) => `b.${name} IS DISTINCT FROM a.${name}`).join(' OR ')
  await engine.execute(`CREATE TABLE touched AS SELECT b.person_key, b.county, ${differs(insurances)} AS changed,
      b.ask IS NULL AND a.ask IS NOT NULL AS newly_asked, b.ask IS NOT NULL AND a.ask IS NULL AS no_longer_asked
    FROM before_people b JOIN after_people a ON a.person_key = b.person_key`)
  const changes = columns.map(
    (name) => `SELECT '${name}' AS name, b.${name} AS before, a.${name} AS after, count(*) AS people
      FROM before_people b JOIN after_people a ON a.person_key = b.person_key WHERE ${differs([name])} GROUP BY ALL`,
  )
  const changed = await engine.query(`${changes.join(' UNION ALL ')} ORDER BY people DESC, name, before, after`)
  const counts = `count(*) AS people, count(*) FILTER (WHERE changed) AS changed,
    count(*) FILTER (WHERE newly_asked) AS newly_asked, count(*) FILTER (WHERE no_longer_asked) AS no_longer_asked`
  const [all] = await engine.query(`SELECT ${counts} FROM touched`)
  const areas = await engine.query(`SELECT county, ${counts} FROM touched GROUP BY county
    ORDER BY count(*) FILTER (WHERE changed) DESC, count(*) FILTER (WHERE newly_asked OR no_longer_asked) DESC, county`)
  return {
    ...touchedOf(all!),
    changes: changed.map((row) => ({
      column: String(row.name),
      before: row.before as string | null,
      after: row.after as string | null,
      people: Number(row.people),
    })),
    areas: areas.map((row) => {
      const county = String(row.county)
      return { area: county, prefecture: prefectureOf(county), ...touchedOf(row) }
    }),
  }
}

/** Links are made before any policy decides. */
async function areSameRows(engine: Engine, before: string, after: string): Promise<boolean> {
  if (![before, after].every((folder) => existsSync(join(folder, 'links.parquet')))) return false
  const digest = (folder: string) => `(SELECT count(*) || ' ' || coalesce(sum(hash(r)), 0) || ' ' ||
    (SELECT count(*) || ' ' || coalesce(sum(hash(person_key)), 0) FROM ${scanOf(folder, 'persons')}) FROM ${scanOf(folder, 'links')} r)`
  const [row] = await engine.query(`SELECT ${digest(before)} = ${digest(after)} AS same`)
  return row!.same === true
}

async function openPeople(engine: Engine, name: string, folder: string, decided: DecidedPeople): Promise<void> {
  const people = scanOf(folder, 'persons')
  await closePeople(engine, name, people, decided)
  await engine.load(`${name}_visits`, { person_key: 'VARCHAR', by_finding: 'BOOLEAN' }, [...decided.visits])
  const codes = insurances.map((code) => `coalesce(c.${code}, p.${code}) AS ${code}`)
  await engine.execute(`CREATE TABLE ${name}_people AS SELECT p.person_key, left(${areaOf}, 6) AS county, ${codes.join(', ')},
      p.disposition, CASE WHEN v.by_finding THEN 'visit' WHEN c.answered THEN NULL
        WHEN v.person_key IS NOT NULL AND p.ask IS NOT NULL THEN 'visit' ELSE p.ask END AS ask
    FROM ${people} p ${joinHomes} LEFT JOIN ${name}_closed c ON c.person_key = p.person_key
      LEFT JOIN ${name}_visits v ON v.person_key = p.person_key`)
}

/** What verified values make of those people, by the rule that publishing goes by. */
async function closePeople(engine: Engine, name: string, people: string, { verified }: DecidedPeople): Promise<void> {
  const keys = [...verified.keys()].map((key) => [key])
  await engine.load(`${name}_verified`, { person_key: 'VARCHAR' }, keys)
  const rows = await engine.query(
    `SELECT * FROM ${people} p WHERE person_key IN (SELECT person_key FROM ${name}_verified)`,
  )
  const closed = rows.map((row) => {
    const { codes, reasons } = closeByVerification(judgedOf(row), verified.get(String(row.person_key))!)
    return [
      String(row.person_key),
      ...insurances.map((code) => codes[code as keyof typeof codes]),
      reasons.length === 0,
    ]
  })
  const types = Object.fromEntries(insurances.map((code) => [code, 'VARCHAR']))
  await engine.load(`${name}_closed`, { person_key: 'VARCHAR', ...types, answered: 'BOOLEAN' }, closed)
}

function judgedOf(row: Record<string, unknown>): JudgedPerson {
  const text = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, row[name] as string | null]))
  return {
    household: row.household as JudgedPerson['household'],
    fields: text(['AAC002', 'AAC003', 'AAC004', 'AAC006', 'AAC010', 'AAC012', 'AAB004', 'AAE005', 'AAE006']),
    codes: text(insurances) as JudgedPerson['codes'],
    required: row.required as string[],
    reasons: row.reasons as string[],
    disposition: String(row.disposition),
  }
}

const touchedOf = (row: Record<string, unknown>): Touched => ({
  people: Number(row.people),
  changed: Number(row.changed),
  newlyAsked: Number(row.newly_asked),
  noLongerAsked: Number(row.no_longer_asked),
})
