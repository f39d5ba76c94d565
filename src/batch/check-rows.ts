import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, stepsOfKind } from '../comparison/plan/index.ts'
import type { DecodedFile } from '../sources/decode-file.ts'
import { type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import type { Journal } from './run-journal.ts'
import { takenOver } from './run-steps.ts'
import { removeFiles, type Savepoints } from './savepoints.ts'
import { emptyScan, scanOf } from './scan-files.ts'
import { sumOf } from './sum-profiles.ts'

export interface RowChecking {
  engine: Engine
  shape: ComparisonShape
  /** The work folder, in which the checked rows of each file come to lie. */
  folder: string
  journal: Journal
  savepoints: Savepoints
}

/**
 * Checked rows of one file lie in the work folder as Parquet, and those of a kind are read from there by whoever needs
 * them: they are never all in memory, and an interrupted run has them already.
 */
export interface RowChecker {
  /** Whether an interrupted run checked the rows of the file. */
  isChecked(file: number): boolean
  /** Checks the rows of a decoded file; what was decoded goes when that is noted, which waits for `hashed`. */
  check(decoded: DecodedFile, hashed: Promise<unknown>): Promise<void>
  /** Makes the tables of a kind whose files are all checked; gives the profiles of its steps. */
  finish(name: string, decoded: readonly DecodedFile[]): Promise<StepProfile[]>
}

/** Where the checked rows of a file lie in the work folder. */
export const rowsPath = (folder: string, file: number) => join(folder, 'rows', `${file}.parquet`)

export function openRowChecker({ engine, shape, folder, journal, savepoints }: RowChecking): RowChecker {
  mkdirSync(join(folder, 'rows'), { recursive: true, mode: 0o700 })
  const fileOf = (file: number) => rowsPath(folder, file)
  const scan = (files: readonly number[]) =>
    `read_parquet([${files.map((file) => `'${fileOf(file).replaceAll("'", "''")}'`).join(', ')}])`
  const profiles = new Map<number, StepProfile>()
  const isChecked = (file: number) => savepoints.taken.checked.has(file) && existsSync(fileOf(file))
  const isKept = (kind: string) => keptTables(kind).every((table) => savepoints.taken.tables.has(table))
  const mappedOf = (kind: SourceKind) => new Set(shape.mapped[kind.kind] ?? [])

  return {
    isChecked,

    async check(decoded, hashed) {
      const { id, kind: name } = decoded.inspection.file
      if (isChecked(id)) {
        profiles.set(id, { ...(savepoints.taken.checked.get(id) as StepProfile), taken: true })
        return
      }
      if (decoded.shards.length === 0) return
      const kind = sourceKinds[name] as SourceKind
      await engine.execute(`CREATE OR REPLACE VIEW scan_${name} AS ${scanOf(kind, decoded, mappedOf(kind))}`)
      const [check] = stepsOfKind(kind, shape)
      const profile = await engine.runInto(check, fileOf(id))
      await engine.execute(`DROP VIEW scan_${name}`)
      profiles.set(id, profile)
      // What is kept must be known by its file's hash. Without its rows a file is made from its shards again.
      await hashed
      journal.note({ entry: 'checked', file: id, profile })
      if (decoded.format === 'text') removeFiles(decoded.shards)
    },

    async finish(name, decoded) {
      const kind = sourceKinds[name as keyof typeof sourceKinds] as SourceKind
      const [check, repeats] = stepsOfKind(kind, shape)
      const files = decoded.filter(({ shards }) => shards.length > 0).map(({ inspection }) => inspection.file.id)
      const made: StepProfile[] = []
      if (files.length > 0) {
        await engine.view(check.writes, `SELECT * FROM ${scan(files)}`)
        made.push(
          sumOf(
            check.name,
            files.map((file) => profiles.get(file) as StepProfile),
          ),
        )
      } else {
        await engine.execute(`CREATE OR REPLACE VIEW scan_${name} AS ${emptyScan(kind, mappedOf(kind))}`)
        // Of no rows: nothing worth a line in the profile.
        await engine.run(check)
        await engine.execute(`DROP VIEW scan_${name}`)
      }
      if (isKept(name)) {
        for (const table of keptTables(name)) await savepoints.restore(table, 'lasting')
        made.push(takenOver(repeats.name, savepoints))
      } else {
        const profile = await engine.run(repeats)
        made.push(profile)
        for (const statement of rowAccounts(kind)) await engine.execute(statement)
        await savepoints.keep([profile], keptTables(name))
      }
      if (files.length > 0)
        await engine.view(check.writes, `SELECT * EXCLUDE (${accounted(kind).join(', ')}) FROM ${scan(files)}`)
      return made
    },
  }
}

const keptTables = (kind: string) => [`${kind}_repeats`, `${kind}_rejects`, `${kind}_counts`]

/**
 * What must be known of a kind's rows beside the rows themselves: the refused ones, and how many there were of each file,
 * refused or not, with which warnings, with which odd spelling of a number.
 */
const rowAccounts = (kind: SourceKind): string[] => [
  refusedRows(kind, `${kind.kind}_rows`),
  `CREATE OR REPLACE TABLE ${kind.kind}_counts AS ${rowCounts(kind, `${kind.kind}_rows`)}`,
]

/** The table of the refused of some rows. */
export const refusedRows = (kind: SourceKind, rows: string) =>
  `CREATE OR REPLACE TABLE ${kind.kind}_rejects AS SELECT file, row, reject_code, reject_column, ${kind.columns.map((column) => `"${column.name}"`).join(', ')} FROM ${rows} WHERE reject_code IS NOT NULL`

/** How many rows there are: `file`, `refused`, `warnings`, `odd_number`, `usual` (with a number in the usual spelling), `rows`. */
export function rowCounts({ carriesPeople }: SourceKind, rows: string): string {
  const numbers = carriesPeople
    ? 'odd_number, count(usual_number) AS usual'
    : 'CAST(NULL AS VARCHAR) AS odd_number, CAST(0 AS BIGINT) AS usual'
  return `SELECT file, reject_code IS NOT NULL AS refused, warnings, ${numbers}, count(*) AS rows FROM ${rows} GROUP BY file, reject_code IS NOT NULL, warnings${carriesPeople ? ', odd_number' : ''}`
}

/** Columns of a kind's rows that nothing reads after the accounts were taken. */
const accounted = (kind: SourceKind) => [
  'file',
  'row',
  'row_hash',
  'warnings',
  'reject',
  'reject_column',
  ...(kind.columns.some(({ name }) => name === 'op') ? ['op_code'] : []),
]
