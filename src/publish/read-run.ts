import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openResults } from '../batch/open-results.ts'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import type { PersonColumn } from './person-columns.ts'
import { plainColumns } from './person-columns.ts'

/** What a run says, ready to be merged. */
export interface RunResults {
  summary: RunSummary
  /** The official table of the run. */
  quarterly: { quarter: string; rows: { city: string }[]; total: number[] }
  /** The same for the same content, whatever the order of its rows. */
  digest: string
  people: number
  /** One row per person: see `StreamedPerson`. */
  streamPeople(): AsyncIterable<readonly (readonly unknown[])[]>
  findings(): AsyncIterable<readonly (readonly unknown[])[]>
  units(): AsyncIterable<readonly (readonly unknown[])[]>
}

/** Order of the columns that `streamPeople` gives. */
export const streamed = {
  runKey: 0,
  number: 1,
  phone: 2,
  address: 3,
  name: 4,
  household: 5,
  homeCode: 6,
  places: 7,
  city: 8,
  content: 9,
  plain: 10,
} as const

const file = (folder: string, name: string) => `read_parquet('${join(folder, name).replaceAll("'", "''")}')`
const escaped = (column: string) =>
  `replace(replace(replace(replace(${column}, '\\', '\\\\'), chr(9), '\\t'), chr(10), '\\n'), chr(13), '\\r')`

/** The engine writes the cells itself: ten times faster than handing every value to the program. */
function cell({ name, form }: PersonColumn): string {
  const column = name === 'employment_status' ? name : `"${name}"`
  if (form === 'list') return `'{' || array_to_string(coalesce(${column}, []), ',') || '}'`
  return `coalesce(${form === 'text' ? escaped(column) : column}, '\\N')`
}

/** Opens the results of a run. Throws `output_missing`, and `run_broken` where a check of the run does not hold. */
export async function readRun(engine: Engine, folder: string): Promise<RunResults> {
  const { summary } = openResults(engine, folder)
  const broken = summary.checks.filter(({ ok }) => !ok).map(({ name }) => name)
  if (broken.length > 0) throw problem('run_broken', { folder, checks: broken.slice(0, 5).join(', ') })
  const people = file(folder, 'persons.parquet')
  const parts = ['persons.parquet', 'units.parquet', 'findings.parquet', 'links.parquet', 'insured.parquet'].map(
    (name) => `(SELECT count(*) || ':' || coalesce(sum(hash(r)), 0) FROM ${file(folder, name)} r)`,
  )
  const [row] = await engine.query(
    `SELECT md5(concat_ws(' ', ${parts.join(', ')})) AS digest, (SELECT count(*) FROM ${people}) AS people`,
  )
  const places = `concat_ws(',', place_AIC003, place_AKC003, place_ALC003, place_AJC003, place_AMC003)`
  return {
    summary,
    quarterly: JSON.parse(readFileSync(join(folder, 'quarterly.json'), 'utf8')),
    digest: String(row!.digest),
    people: Number(row!.people),
    streamPeople: () =>
      engine.stream(`SELECT person_key, AAC002, AAE005, AAE006, AAC003, household, AAB299, ${places}, city, md5(to_json(p)), 
        concat_ws(chr(9), ${plainColumns.map(cell).join(', ')}) FROM ${people} p`),
    findings: () =>
      engine.stream(`SELECT f.finding_key, f.code, f.insurance, CAST(to_json(f.links) AS VARCHAR), CAST(f.detail AS VARCHAR), h.homes, f.person_keys
        FROM ${file(folder, 'findings.parquet')} f LEFT JOIN (
          SELECT k.finding_key, string_agg(CASE WHEN p.household = 'local' THEN p.AAB299 ELSE '' END || '|' || p.city || '|' || ${places}, ';') AS homes
          FROM (SELECT finding_key, unnest(person_keys) AS person_key FROM ${file(folder, 'findings.parquet')}) k
          JOIN ${people} p ON p.person_key = k.person_key GROUP BY k.finding_key) h ON h.finding_key = f.finding_key`),
    units: () =>
      engine.stream(
        `SELECT AAB998, AAB001, AAB004, AAB019, AAB301, registered, enrolled, reasons, disposition FROM ${file(folder, 'units.parquet')}`,
      ),
  }
}
