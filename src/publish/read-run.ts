import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chosenCandidates } from '../batch/chosen-candidates.ts'
import { openResults } from '../batch/open-results.ts'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import { areaOf, homeOf, joinHomes, loadHomes, placesOf } from './home-table.ts'
import { type PersonColumn, plainColumns } from './person-columns.ts'

type Rows = AsyncIterable<readonly (readonly unknown[])[]>

/** What a run says, ready to be merged. */
export interface RunResults {
  summary: RunSummary
  /** The official table of the run. */
  quarterly: { quarter: string; rows: { city: string }[]; total: number[] }
  /** The same for the same content, whatever the order of its rows. */
  digest(): Promise<string>
  people: number
  /**
   * The people, some thousand a piece, as lines of PostgreSQL's text format: run key, digest of the content, number,
   * phone and address, which are to be sealed, the name, then the columns of `openColumns`. `\N` is null.
   */
  streamPeople(): AsyncIterable<readonly Uint8Array[]>
  /** After `streamPeople`: how many people of each division the conditions hold for, those of 0 left off. */
  countByArea(conditions: Readonly<Record<string, string>>): Rows
  findings(): Rows
  units(): Rows
  /**
   * Rows that a clerk can rule on: links to review of people at the desk, and likely rows of people who have none. Run
   * key, `review` or `likely`, kind, file, row, score (of a likely row above even odds), evidence as JSON, key of the
   * row, number, name, obstacle to a ruling, insurance, code.
   */
  rowsInQuestion(): Rows
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`
const fileOf = (folder: string, name: string) => sqlText(join(folder, name))
const escaped = (column: string) =>
  `replace(replace(replace(replace(${column}, '\\', '\\\\'), chr(9), '\\t'), chr(10), '\\n'), chr(13), '\\r')`
const joined = (cells: readonly string[]) => `concat_ws(chr(9), ${cells.join(', ')})`
const orNull = (expression: string) => `coalesce(${expression}, '\\N')`

/** `isPlain`: no text of the row holds what has to be escaped. */
function cell({ name, form }: PersonColumn, isPlain: boolean): string {
  const column = `p."${name}"`
  if (form === 'list') return `'{' || array_to_string(coalesce(${column}, []), ',') || '}'`
  return orNull(form === 'text' && !isPlain ? escaped(column) : column)
}

/** Opens the results of a run. Throws `output_missing`, and `run_broken` where a check of the run does not hold. */
export async function readRun(engine: Engine, folder: string): Promise<RunResults> {
  const { summary } = openResults(engine, folder)
  // Results of a program from before it was written.
  if (!existsSync(join(folder, 'evidence.parquet'))) throw problem('output_missing', { folder })
  const broken = summary.checks.filter(({ ok }) => !ok).map(({ name }) => name)
  if (broken.length > 0) throw problem('run_broken', { folder, checks: broken.slice(0, 5).join(', ') })
  const people = fileOf(folder, 'persons.parquet')
  const findings = fileOf(folder, 'findings.parquet')
  const [row] = await engine.query(`SELECT count(*) AS people FROM ${people}`)
  return {
    summary,
    quarterly: JSON.parse(readFileSync(join(folder, 'quarterly.json'), 'utf8')),
    digest: () => digestOf(engine, folder, summary),
    people: Number(row!.people),
    streamPeople: () => streamPeople(engine, people, summary.area),
    countByArea: (conditions) => countByArea(engine, people, conditions),
    findings: () =>
      engine.stream(`SELECT f.finding_key, f.code, f.insurance, CAST(to_json(f.links) AS VARCHAR), CAST(f.detail AS VARCHAR), h.homes, f.person_keys, e.evidence
        FROM ${findings} f JOIN ${fileOf(folder, 'evidence.parquet')} e ON e.finding_key = f.finding_key LEFT JOIN (
          SELECT k.finding_key, string_agg(${homeOf} || '|' || coalesce(p.city, '') || '|' || ${placesOf}, ';') AS homes
          FROM (SELECT finding_key, unnest(person_keys) AS person_key FROM ${findings}) k
          JOIN ${people} p ON p.person_key = k.person_key GROUP BY k.finding_key) h ON h.finding_key = f.finding_key`),
    units: () =>
      engine.stream(
        `SELECT AAB998, AAB001, AAB004, AAB019, AAB301, registered, enrolled, reasons, disposition FROM ${fileOf(folder, 'units.parquet')}`,
      ),
    rowsInQuestion: () => rowsInQuestion(engine, folder),
  }
}

async function* rowsInQuestion(engine: Engine, folder: string): AsyncGenerator<readonly (readonly unknown[])[]> {
  const people = fileOf(folder, 'persons.parquet')
  // The kinds of rows that make somebody doubtful (contract, `ask`).
  const reviewed = `l.decision = 'review' AND l.kind IN ('household', 'enrolment', 'elsewhere', 'benefit')`
  yield* engine.stream(`SELECT l.person_key, 'review', l.kind, l.file, CAST(l.row AS VARCHAR), l.score, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM ${fileOf(folder, 'links.parquet')} l JOIN ${people} p ON p.person_key = l.person_key WHERE p.ask = 'desk' AND ${reviewed}`)
  const likely = await chosenCandidates(engine, folder, 'likely')
  if (likely === null) return
  yield* engine.stream(`SELECT person_key, 'likely', kind, file, CAST(row AS VARCHAR), odds, CAST(to_json(evidence) AS VARCHAR), row_key, number, name, obstacle, insurance, code
    FROM (${likely}) c`)
}

async function digestOf(engine: Engine, folder: string, summary: RunSummary): Promise<string> {
  const parts = ['persons', 'units', 'findings', 'links', 'insured', 'evidence'].map(
    (name) =>
      `(SELECT count(*) || ':' || coalesce(sum(hash(r)), 0) FROM read_parquet(${fileOf(folder, `${name}.parquet`)}) r)`,
  )
  const said = [summary.area, summary.asOf, summary.quarter].map(sqlText)
  const [row] = await engine.query(`SELECT md5(concat_ws(' ', ${[...said, ...parts].join(', ')})) AS digest`)
  return String(row!.digest)
}

/** The area of a folder of results. Throws `output_missing`. */
export function areaOfResults(folder: string): string {
  const path = join(folder, 'summary.json')
  if (!existsSync(path)) throw problem('output_missing', { folder })
  return (JSON.parse(readFileSync(path, 'utf8')) as RunSummary).area
}

/** The engine writes the lines itself: handing each value to the program would take ten times as long. */
async function* streamPeople(
  engine: Engine,
  people: string,
  registerArea: string,
): AsyncGenerator<readonly Uint8Array[]> {
  await loadHomes(engine, people, registerArea)
  const headNames = ['AAC002', 'AAE005', 'AAE006', 'AAC003'].map((name) => `p.${name}`)
  const texts = [...headNames, ...plainColumns.filter(({ form }) => form === 'text').map(({ name }) => `p."${name}"`)]
  const special = ['\\', '\t', '\n', '\r'].map((sign) => `contains(texts, chr(${sign.charCodeAt(0)}))`).join(' OR ')
  const eitherWay = (cells: (isPlain: boolean) => string[]) =>
    `CASE WHEN ${special} THEN ${joined(cells(false))} ELSE ${joined(cells(true))} END`
  const head = eitherWay((isPlain) => headNames.map((name) => orNull(isPlain ? name : escaped(name))))
  const body = eitherWay((isPlain) => plainColumns.map((column) => cell(column, isPlain)))
  // Rows stream while the engine still reads; gathered in larger texts by the engine they would all be held first.
  // Hardly a row has anything to escape: looking once at all its texts is cheaper than replacing in each.
  const lines = `SELECT concat_ws(chr(9), person_key, md5(concat_ws(chr(1), head, own_area, body)), head, own_area, insured, body)
    FROM (SELECT p.person_key, own_area, insured, ${head} AS head, ${body} AS body
      FROM (SELECT p.*, ${areaOf} AS own_area, ${orNull('h.insured_areas')} AS insured, concat_ws('', ${texts.join(', ')}) AS texts
        FROM ${people} p ${joinHomes}) p)`
  yield* engine.streamBytes(lines)
}

function countByArea(engine: Engine, people: string, conditions: Readonly<Record<string, string>>): Rows {
  const counts = Object.entries(conditions).map(
    ([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}`,
  )
  return engine.stream(`SELECT area, measure, value FROM (
    UNPIVOT (SELECT ${areaOf} AS area, ${counts.join(', ')} FROM ${people} p ${joinHomes} GROUP BY 1)
    ON ${Object.keys(conditions).join(', ')} INTO NAME measure VALUE value) WHERE value > 0`)
}
