import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { insurances } from '../comparison/plan/insured-rows.ts'
import type { KindShape } from '../comparison/plan/step.ts'
import { writeSurveyLists } from '../reports/survey-lists.ts'
import { divisionNames } from '../standards/divisions.ts'
import { flushSoon } from './flush-files.ts'
import { startMeasuring } from './measure-work.ts'
import type { Journal, Unfinished } from './run-journal.ts'

const places = insurances.map((name) => `place_${name}`)
/** Columns of persons.parquet in the order of the contract (outputs.md). */
const personColumns = [
  'person_key',
  'AAC002',
  'AAC003',
  'AAC004',
  'AAC006',
  'AAC010',
  'AAE006',
  'AAB299',
  'AAC009',
  'AAC012',
  'AAB401',
  'AAB402',
  'AAE005',
  'AAC058',
  'employment_status',
  'AAB004',
  'assistance',
  ...insurances,
  ...places,
  'household',
  'verified_at',
  'city',
  'disposition',
  'reasons',
  'rule',
  'required',
  'required_by_law',
  'ask',
]

/** People as persons.parquet has them. */
export const personsStatement = `SELECT ${personColumns.join(', ')} FROM persons`

const unitReasons = `list_filter([CASE WHEN not_enrolled THEN 'not_enrolled' END, CASE WHEN not_registered THEN 'not_registered' END,
  CASE WHEN lacking THEN 'missing' END, CASE WHEN wrong THEN 'inaccurate' END], lambda x: x IS NOT NULL)`

/** The statements behind the Parquet files of an output folder, by file name. */
function resultStatements(kinds: readonly KindShape[]): Record<string, string> {
  return {
    'persons.parquet': personsStatement,
    'units.parquet': `SELECT AAB998, AAB001, AAB004, AAB019, AAB301, registered, CAST(enrolled AS INTEGER) AS enrolled, ${unitReasons} AS reasons, disposition FROM units`,
    'links.parquet': `SELECT kind, file, CAST(row AS BIGINT) AS row, person_key, number_match, name_match, decision, CAST(score AS INTEGER) AS score FROM links`,
    'findings.parquet': `SELECT finding_key, code, insurance, person_keys, links, detail FROM findings`,
    // What the rows behind a finding say, for whoever judged it once: beside the findings, whose columns are the contract's.
    'evidence.parquet': `SELECT finding_key, evidence FROM findings`,
    'candidates.parquet': `SELECT c.kind, f.name AS file, c.row, c.person_key, c.place, c.score, c.likely, c.odds, c.evidence, c.row_key, c.number, c.name, c.obstacle, c.insurance, c.code FROM candidates c JOIN files f ON f.file = c.file`,
    'rejects.parquet': rejectStatement(kinds),
    'insured.parquet': `SELECT p.person_key, i.city, i.doubtful, i.elsewhere FROM insured i JOIN persons p ON p.person_id = i.person_id`,
  }
}

/** Rows not accepted: by the reader of files, and by the rules of the contract. */
function rejectStatement(kinds: readonly KindShape[]): string {
  const byRule = kinds.map((kind) => {
    const value = `CASE reject_column ${kind.columns.map((column) => `WHEN '${column.name}' THEN ${column.name}`).join(' ')} END`
    return `SELECT '${kind.kind}' AS kind, f.name AS file, r.row, reject_code AS code, reject_column AS "column", left(${value}, 200) AS value, CAST(NULL AS VARCHAR) AS message
      FROM ${kind.kind}_rejects r JOIN files f ON f.file = r.file`
  })
  return `SELECT kind, file, row, code, "column", value, coalesce(message, CASE code WHEN 'cell_empty' THEN '该列不能为空' WHEN 'date_impossible' THEN '日期或年月不存在'
      WHEN 'division_invalid' THEN '区划代码为空、含非数字字符或不足六位' WHEN 'status_code_invalid' THEN '参保状态代码不属于该险种' WHEN 'elsewhere_inside_area' THEN '参保地在本统筹区内,不是异地参保' END) AS message
    FROM (SELECT f.kind, f.name AS file, d.row, d.code, NULLIF(d."column", '') AS "column", d.value, d.message FROM decode_rejects d JOIN files f ON f.file = d.file
      UNION ALL ${byRule.join('\n      UNION ALL ')}) r`
}

interface WriteOptions {
  engine: Engine
  folder: string
  kinds: readonly KindShape[]
  journal: Journal
  /** What an interrupted run wrote is not written again. */
  taken: Unfinished
  /** Files that are there already. */
  written?: ReadonlyMap<string, StepProfile>
  signal?: AbortSignal
}

/** Writes the Parquet files and the survey lists at once; gives how many people are in the lists. */
export async function writeResults(options: WriteOptions): Promise<{ profiles: StepProfile[]; listed: number }> {
  const { engine, folder, kinds, journal, taken, written, signal } = options
  const profiles: StepProfile[] = []
  async function once(result: string, write: () => Promise<number | undefined>): Promise<number> {
    const there = written?.get(result)
    if (there !== undefined) {
      profiles.push(there)
      return 0
    }
    const before = taken.written.get(result)
    if (before !== undefined) {
      profiles.push({ ...before.profile, taken: true })
      return before.people ?? 0
    }
    signal?.throwIfAborted()
    rmSync(join(folder, result), { recursive: true, force: true })
    const measured = startMeasuring(`write ${result}`)
    const people = await write()
    const profile = measured(people)
    profiles.push(profile)
    journal.note({ entry: 'written', result, profile, ...(people !== undefined && { people }) })
    return people ?? 0
  }
  async function writeTables() {
    for (const [file, statement] of Object.entries(resultStatements(kinds))) {
      await once(file, async () => {
        await writeTable(engine, statement, join(folder, file))
        return undefined
      })
    }
  }
  const lists = once('survey', async () => {
    const { people } = await writeSurveyLists({
      folder: join(folder, 'survey'),
      persons: 'persons',
      stream: (sql) => engine.streamBytes(sql),
      namesOf: divisionNames,
      ...(signal && { signal }),
    })
    // Not list by list: whoever writes the next would wait for the disk.
    flushSoon(join(folder, 'survey'))
    return people
  })
  // Both end before an error goes on: nothing may write into a folder that is being removed.
  const [listed, tables] = await Promise.allSettled([lists, writeTables()])
  if (tables.status === 'rejected') throw tables.reason
  if (listed.status === 'rejected') throw listed.reason
  return { profiles, listed: listed.value }
}

/** The rows of a statement as a file of an output. */
export async function writeTable(engine: Engine, statement: string, file: string): Promise<void> {
  await engine.execute(
    `COPY (${statement}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`,
  )
  flushSoon(file)
}

/** Everything a run creates is its owner's alone: it is about people. */
export function closeToOthers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) {
      chmodSync(path, 0o700)
      closeToOthers(path)
    } else chmodSync(path, 0o600)
  }
}
