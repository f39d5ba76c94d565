import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { isOneOf, rowText } from '../comparison/plan/expressions.ts'
import { insurances } from '../comparison/plan/insured-rows.ts'
import type { Step } from '../comparison/plan/step.ts'
import { sourceKinds } from '../sources/kinds/index.ts'
import type { ChangedRows } from './change-kept-rows.ts'
import { folded, isOfNeighbours, keptTables, writeKeptTable } from './keep-tables.ts'
import { keepNumbers } from './kept-numbers.ts'
import { startMeasuring } from './measure-work.ts'
import { personsStatement, writeTable } from './write-results.ts'

export interface Together {
  engine: Engine
  changed: ChangedRows
  /** Folder of the output. */
  folder: string
  stepOf(writes: string): Step
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * Results of everybody: those of the run before without whatever has to do with the touched, and theirs as they are now.
 * People are known by their keys here (`person_id` is `person_key`), since the rows that stand for them are not at hand.
 * Writes persons.parquet and insured.parquet, and what tomorrow's run of changes needs; gives what writing took, by file.
 */
export async function putTogether({ engine, changed, folder, stepOf }: Together): Promise<Map<string, StepProfile>> {
  const last = (name: string) => `read_parquet(${sqlText(join(changed.lastOutput, name))})`
  const household = sourceKinds.household.columns.map((column) => `r.${column.name}`)
  await engine.execute(`CREATE TABLE dropped_keys AS
    SELECT person_key FROM ${last('persons.parquet')} WHERE AAC002 IN (SELECT number FROM touched_numbers)
    UNION SELECT ${engine.dialect.digest(rowText(household))} FROM touched_household r LEFT JOIN odd_numbers_now o ON o.odd_number = r.odd_number
      WHERE NOT r.today AND coalesce(r.usual_number, o.number) IS NULL`)
  const isOther = 'person_key NOT IN (SELECT person_key FROM dropped_keys)'
  await engine.run(stepOf('insured'))
  const replace = async (table: string, statement: string) => {
    await engine.execute(`CREATE OR REPLACE TABLE ${table}_touched AS SELECT * FROM ${table}`)
    await engine.drop(table)
    await engine.view(table, statement)
  }
  await replace(
    'insured',
    `SELECT k.person_key AS person_id, i.city, i.doubtful, i.elsewhere FROM insured_touched i JOIN person_keys k ON k.person_id = i.person_id
      UNION ALL SELECT person_key, city, doubtful, elsewhere FROM ${last('insured.parquet')} WHERE ${isOther}`,
  )
  // Whoever counts people reads them from where they are whole.
  const profiles = new Map<string, StepProfile>()
  const written = async (file: string, statement: string) => {
    const measured = startMeasuring(`write ${file}`)
    await writeTable(engine, statement, join(folder, file))
    profiles.set(file, measured())
    return `read_parquet(${sqlText(join(folder, file))})`
  }
  const insured = await written(
    'insured.parquet',
    'SELECT person_id AS person_key, city, doubtful, elsewhere FROM insured',
  )
  await engine.view('insured', `SELECT person_key AS person_id, city, doubtful, elsewhere FROM ${insured}`)
  await replace(
    'persons',
    `SELECT * FROM persons_touched UNION ALL BY NAME SELECT * FROM ${last('persons.parquet')} WHERE ${isOther}`,
  )
  const persons = await written('persons.parquet', personsStatement)
  const required = await requiredByRule(engine)
  await engine.view(
    'persons',
    `SELECT *, person_key AS person_id, household = 'local' AS is_local, ${required.join(', ')} FROM ${persons}`,
  )
  // Of every row there is a link, of few a touched one: by names of files, they need not be numbered first.
  await engine.execute(`CREATE TABLE touched_places AS
    SELECT f.name AS file, t.rid % ${folded} AS row FROM touched_rows t JOIN files f ON f.file = t.rid // ${folded}`)
  await replace(
    'links',
    `SELECT * FROM links_touched
      UNION ALL BY NAME SELECT l.* FROM ${last('links.parquet')} l
        WHERE NOT EXISTS (SELECT 1 FROM touched_places t WHERE t.row = l.row AND t.file = l.file)`,
  )
  await putFindingsTogether(engine, last)
  for (const insured of ['enrolment', 'benefit'])
    await engine.execute(`CREATE OR REPLACE TABLE found_duplicate_${insured} AS
      SELECT unnest(person_keys) AS person_id, insurance FROM findings WHERE code = 'duplicate_${insured}'`)
  await engine.execute(`CREATE OR REPLACE TABLE stray_personals AS
    SELECT k.person_key AS person_id, s.personal FROM stray_personals s JOIN person_keys k ON k.person_id = s.person_id
    UNION ALL SELECT person_key, personal FROM kept_stray_personals WHERE ${isOther}`)
  await engine.execute('CREATE OR REPLACE TABLE odd_numbers AS SELECT * FROM odd_numbers_now')
  await engine.execute(
    'INSERT INTO name_keys SELECT * FROM kept_name_keys WHERE name NOT IN (SELECT name FROM name_keys)',
  )
  for (const step of ['stray_families', 'stray_rows', 'stray_people', 'stray_refusals', 'quarter_counts'])
    await engine.run(stepOf(step))
  for (const [table, { statement }] of Object.entries(keptTables))
    if (!isOfNeighbours(table) && table !== 'neighbours')
      await writeKeptTable(engine, statement, join(changed.folder, `${table}.parquet`))
  await keepNumbers({ engine, lastOutput: changed.lastOutput, output: folder })
  return profiles
}

/**
 * The columns `required_1` to `required_5`, by the rule: reading the lists of everybody takes much longer. Where one rule has
 * rows that require different insurances, or a province names its rules in other than letters and digits, the lists are read.
 */
async function requiredByRule(engine: Engine): Promise<string[]> {
  const columns = insurances.map((_name, n) => `required_${n + 1}`)
  const either = columns.map((column) => `bool_or(${column}) AS ${column}, bool_and(${column}) AS always_${column}`)
  const rules = await engine.query(`SELECT rule, ${either.join(', ')} FROM policy_rows GROUP BY rule`)
  const arePlain = rules.every(({ rule }) => /^\w+$/.test(String(rule)))
  return columns.map((column, n) => {
    if (!arePlain || rules.some((row) => row[column] !== row[`always_${column}`]))
      return `list_contains(required, '${insurances[n]}') AS ${column}`
    const requiring = rules.filter((row) => row[column] === true).map(({ rule }) => String(rule))
    return `${requiring.length > 0 ? isOneOf('rule', requiring) : 'FALSE'} AS ${column}`
  })
}

/**
 * Findings about units and division codes were made of everything; of the others those stay that neither a touched row
 * nor a touched person is in.
 */
async function putFindingsTogether(engine: Engine, last: (name: string) => string): Promise<void> {
  const before = last('findings.parquet')
  await engine.execute(`CREATE TABLE dropped_findings AS
    SELECT finding_key FROM ${before} WHERE code IN ('area_unknown', 'unit_not_enrolled')
    UNION SELECT finding_key FROM (SELECT finding_key, unnest(person_keys) AS person_key FROM ${before}) p
      WHERE person_key IN (SELECT person_key FROM dropped_keys)
    UNION SELECT l.finding_key FROM (SELECT finding_key, unnest(links) AS link FROM ${before}) l JOIN files f ON f.name = l.link.file
      WHERE CAST(f.file AS BIGINT) * ${folded} + l.link.row IN (SELECT rid FROM touched_rows)`)
  await engine.execute('ALTER TABLE findings RENAME TO findings_touched')
  await engine.execute(`CREATE TABLE findings AS SELECT * FROM findings_touched
    UNION ALL BY NAME SELECT b.*, e.evidence
      FROM ${before} b JOIN ${last('evidence.parquet')} e ON e.finding_key = b.finding_key
      WHERE b.finding_key NOT IN (SELECT finding_key FROM dropped_findings)`)
}
