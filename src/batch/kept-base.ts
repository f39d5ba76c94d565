import { join } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type KindName, type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import type { KeptRun } from './kept-rows.ts'

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** What checking said of a row, beside its cells: what finds the people whom it concerns, and what it counts as. */
const knownTypes = {
  reject_code: 'VARCHAR',
  usual_number: 'VARCHAR',
  odd_number: 'VARCHAR',
  warnings: 'BIGINT',
} as const
export const knownColumns = Object.keys(knownTypes) as (keyof typeof knownTypes)[]
/** The columns of a table that has them. */
export const knownDefinitions = Object.entries(knownTypes)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')

/** Columns of a kind that a department writes: all but `op`. */
export const cellNames = (kind: KindName) =>
  (sourceKinds[kind] as SourceKind).columns.map(({ name }) => name).filter((name) => name !== 'op')

/** The hash under which checking kept a row, of the cells of a scan `s`. */
export const scannedHash = (engine: Engine, kind: KindName) =>
  engine.dialect.rowHash(
    (sourceKinds[kind] as SourceKind).columns.map(({ name }) =>
      name === 'op' ? 'CAST(NULL AS VARCHAR)' : `s."${name}"`,
    ),
  )

/**
 * Makes the tables `files_before` (`n`, `name`: the files of the batch before, from 1 on), `gone_before` (`n`, `row`: rows of
 * theirs that were kept and went on days before) and `lacking_before` (rows of the files that were not even kept).
 */
export async function openBase(engine: Engine, kept: KeptRun, before: readonly FileInspection[]): Promise<void> {
  const files = before.map(({ file }, at) => [at + 1, file.name])
  await engine.load('files_before', { n: 'INTEGER', name: 'VARCHAR' }, files)
  const read = (path: string | null) =>
    path === null
      ? `(SELECT '' AS file, CAST(0 AS BIGINT) AS row WHERE FALSE)`
      : `(SELECT file, row FROM read_parquet(${sqlText(path)}))`
  const placed = (rows: string) => `SELECT f.n, g.row FROM ${rows} g JOIN files_before f ON f.name = g.file`
  await engine.execute(`CREATE TABLE lacking_before AS ${placed(read(kept.lacking))}`)
  await engine.execute(
    `CREATE TABLE gone_before AS ${placed(read(kept.gone))} EXCEPT ALL SELECT n, row FROM lacking_before`,
  )
}

export interface BaseOfKind {
  kind: KindName
  kept: KeptRun
  before: readonly FileInspection[]
  /** Files of before that count; absent: all of the kind. */
  isWanted?(inspection: FileInspection): boolean
  /** Which rows of a file of before count, its number being `n`; absent: all. */
  where?(inspection: FileInspection, n: number): string
  /** A number for the mapping (`values:`) of a file; absent: 0 for all. */
  mappingOf?(inspection: FileInspection): number
}

/**
 * The rows of a kind that a run kept, those too that went before: `n`, `row`, `row_hash`, `mapping`, what is known of
 * them, and their cells.
 */
export function baseOf({ kind, kept, before, isWanted, where, mappingOf }: BaseOfKind): string {
  const { carriesPeople } = sourceKinds[kind] as SourceKind
  const unknown = (column: keyof typeof knownTypes) => `CAST(NULL AS ${knownTypes[column]}) AS ${column}`
  // Rows about nobody have no numbers.
  const known = knownColumns.map((column) => (carriesPeople || !column.endsWith('_number') ? column : unknown(column)))
  const cells = cellNames(kind)
  const parts = kept.parts.flatMap((part) => {
    const at = before.findIndex(({ file }) => file.name === part.file)
    const inspection = before[at]
    if (part.kind !== kind || !inspection || isWanted?.(inspection) === false) return []
    return [
      `SELECT CAST(${at + 1} AS INTEGER) AS n, row, row_hash, CAST(${mappingOf?.(inspection) ?? 0} AS INTEGER) AS mapping, ${known.join(', ')}, ${cells.map((name) => `r."${name}"`).join(', ')}
        FROM read_parquet(${sqlText(join(kept.folder, part.path))}) r WHERE ${where?.(inspection, at + 1) ?? 'TRUE'}`,
    ]
  })
  const none = `SELECT CAST(0 AS INTEGER) AS n, CAST(0 AS BIGINT) AS row, CAST(0 AS UBIGINT) AS row_hash, CAST(0 AS INTEGER) AS mapping, ${knownColumns.map(unknown).join(', ')}, ${cells.map((name) => `CAST(NULL AS VARCHAR) AS "${name}"`).join(', ')} WHERE FALSE`
  return parts.join(' UNION ALL ') || none
}
