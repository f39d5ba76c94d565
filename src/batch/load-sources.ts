import { existsSync } from 'node:fs'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, stepsOfKind } from '../comparison/plan/index.ts'
import type { Reporter } from '../reports/run-summary.ts'
import type { DecodedFile } from '../sources/decode-file.ts'
import { decodeFiles } from '../sources/decode-pool.ts'
import type { FileFault } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { rejectColumns } from '../sources/rejects.ts'
import type { Journal } from './run-journal.ts'
import { takenOver } from './run-steps.ts'
import { removeFiles, type Savepoints } from './savepoints.ts'
import type { WatchedFiles } from './watch-files.ts'

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

export interface LoadedFile {
  decoded: DecodedFile
  /** Data rows read; counted by the engine for Parquet. */
  read: number
}

export interface LoadOptions {
  engine: Engine
  inspections: readonly FileInspection[]
  /** Folder for shards. */
  folder: string
  shape: ComparisonShape
  threads?: number
  signal?: AbortSignal
  reporter: Reporter
  watched: WatchedFiles
  journal: Journal
  savepoints: Savepoints
}

/**
 * Decodes the files and standardises each kind as soon as its last file is decoded, so that both cores are busy. What an
 * interrupted run decoded or standardised is taken from it. Files whose rows are not of their encoding, or that break
 * while read, come back as faults and are not loaded. Throws `file_changed`.
 */
export async function loadSources(
  options: LoadOptions,
): Promise<{ files: LoadedFile[]; faults: FileFault[]; profiles: StepProfile[] }> {
  const { engine, inspections, shape, reporter, signal, watched, journal, savepoints } = options
  const files: LoadedFile[] = []
  const faults: FileFault[] = []
  const profiles: StepProfile[] = []
  const waiting = new Map<string, number>()
  for (const { file } of inspections) waiting.set(file.kind, (waiting.get(file.kind) ?? 0) + 1)
  const { isKept, decodedOf } = leftBehind(savepoints)
  const toDecode = inspections.filter(({ file }) => decodedOf(file.id) === undefined)
  const total = toDecode.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  let standardising: Promise<void> = Promise.resolve()
  let failure: unknown
  const noting: Promise<void>[] = []
  const standardise = (name: string) => {
    const kind = sourceKinds[name as keyof typeof sourceKinds] as SourceKind
    const decoded = files.filter((file) => file.decoded.inspection.file.kind === name)
    standardising = standardising
      .then(async () => {
        if (failure !== undefined || signal?.aborted) return
        const steps = stepsOfKind(kind, shape)
        if (isKept(name)) {
          profiles.push(...steps.map((step) => takenOver(step.name, savepoints)))
          for (const table of accountTables(name)) await savepoints.restore(table)
          return
        }
        await engine.execute(
          scanView(
            kind,
            decoded.map((file) => file.decoded),
          ),
        )
        const made: StepProfile[] = []
        for (const step of steps) made.push(await engine.run(step))
        profiles.push(...made)
        for (const statement of rowAccounts(kind)) await engine.execute(statement)
        for (const column of accounted(kind)) await engine.execute(`ALTER TABLE ${name}_rows DROP COLUMN ${column}`)
        await engine.execute(`DROP VIEW scan_${name}`)
        // What is kept must be known by its files' hashes. Without its tables a kind is made from its shards again.
        await Promise.all(noting)
        if (await savepoints.keep(made, kindTables(name)))
          removeFiles(decoded.flatMap(({ decoded: file }) => (file.format === 'text' ? file.shards : [])))
      })
      .catch((error: unknown) => {
        failure = error
      })
  }
  for (const name of Object.keys(sourceKinds)) if (!waiting.has(name)) standardise(name)
  const started = performance.now()
  const used = process.cpuUsage()
  await engine.execute(
    `CREATE TABLE decode_rejects (file INTEGER, row BIGINT, code VARCHAR, "column" VARCHAR, value VARCHAR, message VARCHAR)`,
  )
  for (const { file } of inspections) void watched.hashOf(file.id)
  const take = async (decoded: DecodedFile) => {
    files.push({ decoded, read: decoded.rows })
    if (decoded.rejects) await engine.execute(insertRejects(decoded))
  }
  const countDown = (kind: string) => {
    const left = (waiting.get(kind) ?? 1) - 1
    waiting.set(kind, left)
    if (left === 0 && faults.length === 0) standardise(kind)
  }
  for (const { file } of inspections) {
    const decoded = decodedOf(file.id)
    if (decoded === undefined) continue
    await take(decoded)
    countDown(file.kind)
  }
  const pool = decodeFiles(toDecode, options.folder, {
    ...(options.threads !== undefined && { threads: options.threads }),
    ...(signal && { signal }),
    onProgress: (bytes) => {
      done += bytes
      reporter.progress(Math.min(done, total), total, 'bytes')
    },
  })
  for await (const result of pool) {
    if (failure !== undefined) break
    const fault = 'fault' in result ? result.fault : result.decoded.refused
    const kind = 'fault' in result ? result.fault.kind : result.decoded.inspection.file.kind
    if (fault) faults.push(fault)
    else if ('decoded' in result) {
      const { decoded } = result
      await take(decoded)
      const { id } = decoded.inspection.file
      const noted = watched.hashOf(id).then((sha256) => journal.note({ entry: 'decoded', file: id, sha256, decoded }))
      // Whoever waits for it gets the error.
      noted.catch(() => {})
      noting.push(noted)
    }
    countDown(kind)
  }
  const decoding: StepProfile = {
    name: 'decode',
    seconds: (performance.now() - started) / 1000,
    peakBytes: process.memoryUsage.rss(),
    rows: files.reduce((sum, file) => sum + file.read, 0),
    processorSeconds: processorSeconds(used),
  }
  const isTaken = toDecode.length === 0 && savepoints.taken.profiles.has('decode')
  profiles.push(isTaken ? takenOver('decode', savepoints) : decoding)
  await standardising
  if (failure !== undefined) throw failure
  await Promise.all(noting)
  if (!isTaken) await savepoints.keep([decoding], [])
  return { files, faults, profiles }
}

const accountTables = (kind: string) => [`${kind}_rejects`, `${kind}_counts`]
const kindTables = (kind: string) => [`${kind}_rows`, `${kind}_repeats`, ...accountTables(kind)]

/** What an interrupted run left of the reading: kinds whose tables are kept, files that need not be decoded. */
function leftBehind({ taken }: Savepoints) {
  const isKept = (kind: string) => kindTables(kind).every((table) => taken.tables.has(table))
  return {
    isKept,
    decodedOf(file: number): DecodedFile | undefined {
      const decoded = taken.decoded.get(file)?.decoded
      if (decoded === undefined) return undefined
      const needed = isKept(decoded.inspection.file.kind) ? [] : decoded.shards
      return [...needed, ...(decoded.rejects === null ? [] : [decoded.rejects])].every((path) => existsSync(path))
        ? decoded
        : undefined
    },
  }
}

function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

/**
 * What must be known of a kind's rows when the rows themselves are gone: the refused ones, and how many there were of
 * each file, refused or not, with which warnings, with which odd spelling of a number.
 */
function rowAccounts(kind: SourceKind): string[] {
  const numbers = kind.carriesPeople
    ? 'odd_number, count(usual_number) AS usual'
    : 'CAST(NULL AS VARCHAR) AS odd_number, 0 AS usual'
  return [
    `CREATE OR REPLACE TABLE ${kind.kind}_rejects AS SELECT file, row, reject_code, reject_column, ${kind.columns.map((column) => `"${column.name}"`).join(', ')} FROM ${kind.kind}_rows WHERE reject_code IS NOT NULL`,
    `CREATE OR REPLACE TABLE ${kind.kind}_counts AS SELECT file, reject_code IS NOT NULL AS refused, warnings, ${numbers}, count(*) AS rows FROM ${kind.kind}_rows GROUP BY file, reject_code IS NOT NULL, warnings${kind.carriesPeople ? ', odd_number' : ''}`,
  ]
}

/** Columns of a kind's rows that nothing reads after the accounts were taken: they are a quarter of the memory. */
const accounted = (kind: SourceKind) => [
  'file',
  'row',
  'row_hash',
  'warnings',
  'reject',
  'reject_column',
  ...(kind.columns.some(({ name }) => name === 'op') ? ['op_code'] : []),
]

function insertRejects(decoded: DecodedFile): string {
  const columns = rejectColumns.map((column) => `${sqlText(column)}: 'VARCHAR'`).join(', ')
  return `INSERT INTO decode_rejects SELECT ${decoded.inspection.file.id}, CAST(row AS BIGINT), code, "column", value, message
    FROM read_csv(${sqlText(decoded.rejects as string)}, delim=chr(31), quote='', escape='', header=false, auto_detect=false, columns={${columns}}, max_line_size=${Math.max(decoded.longestRow + 1000, 2_097_152)})`
}

/** The files of a kind as one scan: `file`, `row`, every column of the kind as text, mapped values beside. */
function scanView(kind: SourceKind, decoded: readonly DecodedFile[]): string {
  const mapped = new Set(decoded.flatMap((file) => Object.keys(file.inspection.file.values)))
  const selects = decoded.flatMap((file) => (file.shards.length === 0 ? [] : [scanOf(kind, file, mapped)]))
  if (selects.length === 0) {
    const nothing = kind.columns.map((column) => `CAST(NULL AS VARCHAR) AS "${column.name}"`)
    const unmapped = [...mapped].map((name) => `CAST(NULL AS VARCHAR) AS "mapped_${name}"`)
    selects.push(
      `SELECT CAST(0 AS INTEGER) AS file, CAST(0 AS BIGINT) AS row, ${[...nothing, ...unmapped].join(', ')} WHERE FALSE`,
    )
  }
  return `CREATE OR REPLACE VIEW scan_${kind.kind} AS ${selects.join('\nUNION ALL\n')}`
}

/** One file as a scan of `file`, `row`, the columns of its kind as text, and those that batch.yaml maps beside. */
export function scanOf(kind: SourceKind, decoded: DecodedFile, mapped: ReadonlySet<string>): string {
  const { file, columns } = decoded.inspection
  const present = decoded.format === 'text' ? decoded.columns.slice(1) : columns.filter((name) => name !== null)
  const header = decoded.format === 'text' ? null : decoded.inspection.header
  const cellOf = (name: string) => {
    if (!present.includes(name) || decoded.emptyColumns.includes(name)) return 'CAST(NULL AS VARCHAR)'
    if (header === null) return `"${name}"`
    const type = kind.columns.find((column) => column.name === name)?.type
    return parquetText(header[columns.indexOf(name)] ?? '', type === 'month')
  }
  const cells = kind.columns.map((column) => `${cellOf(column.name)} AS "${column.name}"`)
  const translated = [...mapped].map(
    (name) => `${translate(cellOf(name), file.values[name] ?? {})} AS "mapped_${name}"`,
  )
  const from =
    decoded.format === 'text'
      ? textScan(decoded)
      : `read_parquet(${sqlText(decoded.shards[0] as string)}, file_row_number=true)`
  const row = decoded.format === 'text' ? '"row"' : 'file_row_number + 1'
  return `SELECT CAST(${file.id} AS INTEGER) AS file, CAST(${row} AS BIGINT) AS row, ${[...cells, ...translated].join(', ')} FROM ${from}`
}

/**
 * A Parquet column as the text a department would have written: a point in time is its day (or month), a float that is a
 * whole number loses its `.0`. An empty text is no cell.
 */
function parquetText(header: string, isMonth: boolean): string {
  const text = `CAST("${header.replaceAll('"', '""')}" AS VARCHAR)`
  const day = `regexp_replace(${text}, '^([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00:00.*$', '\\1')`
  const date = isMonth ? `regexp_replace(${day}, '^([0-9]{4}-[0-9]{2})-[0-9]{2}$', '\\1')` : day
  return `NULLIF(regexp_replace(${date}, '^([0-9]+)[.]0$', '\\1'), '')`
}

const translate = (cell: string, values: Readonly<Record<string, string>>) =>
  Object.keys(values).length === 0
    ? cell
    : `CASE trim(${cell}) ${Object.entries(values)
        .map(([from, to]) => `WHEN ${sqlText(from)} THEN ${sqlText(to)}`)
        .join(' ')} ELSE ${cell} END`

function textScan(decoded: DecodedFile): string {
  const columns = decoded.columns
    .map((name, index) => `${sqlText(name)}: '${index === 0 ? 'BIGINT' : 'VARCHAR'}'`)
    .join(', ')
  const quote = decoded.quote === '' ? `quote='', escape=''` : `quote=chr(30), escape=chr(30)`
  return `read_csv([${decoded.shards.map(sqlText).join(', ')}], delim=chr(31), ${quote}, header=false, auto_detect=false, null_padding=false, columns={${columns}}, max_line_size=${Math.max(decoded.longestRow + 1000, 2_097_152)}, new_line='\\n')`
}
