import { chmodSync, mkdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, stepsOfKind } from '../comparison/plan/index.ts'
import type { AppliedChanges } from '../reports/run-summary.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type KindName, type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { rowColumn } from '../sources/numbered-rows.ts'
import type { DescribedFile } from '../sources/write-batch.ts'
import { readChangeRows } from './change-rows.ts'
import { type KeptPart, type KeptRun, placeKept } from './kept-rows.ts'
import { emptyScan } from './scan-files.ts'

/** Rows that are no longer in the batch, in the folder of what is kept: `file`, `row`, and whether they went today. */
export const goneFile = 'gone.parquet'

/** A file of the batch before, under its name of today. */
export interface RenamedFile {
  before: string
  now: string
  /** False where rows were taken out of it: it holds no row that could not be read any more. */
  whole: boolean
}

/** What a run of changes compares: the rows that are kept, with those of today. */
export interface ChangedRows {
  /** Output of the run before. */
  lastOutput: string
  /** Of today, in the folder that becomes the output; `today` are rows that changes added. */
  folder: string
  parts: (KeptPart & { today: boolean })[]
  files: RenamedFile[]
  /** What finding them took. */
  profile: StepProfile
}

interface ChangeOptions {
  engine: Engine
  shape: ComparisonShape
  kept: KeptRun
  lastOutput: string
  before: readonly FileInspection[]
  /** Files of changes, by kind; a kind without any is as it was. */
  changing: ReadonlyMap<KindName, readonly FileInspection[]>
  /** Folder of the batch of today, and of what is kept for tomorrow. */
  batch: string
  keptFolder: string
  /** For what nobody needs later. */
  work: string
  nameFor(wanted: string): string
  /** Puts a file that is as it was into the batch. */
  place(inspection: FileInspection, name: string): void
  describe(inspection: FileInspection, name: string): DescribedFile
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * Puts changes into rows that a run kept: nothing of the files before is read again. Rows keep their numbers, those that
 * are added come into a file of their own; a file out of which rows go is written anew as Parquet with those numbers.
 * Throws `changes_refused`, `change_unreadable`, `change_unclear`.
 */
export async function changeKeptRows(
  options: ChangeOptions,
): Promise<{ applied: AppliedChanges[]; sources: DescribedFile[]; rows: Omit<ChangedRows, 'profile'> }> {
  const { engine, kept, before, changing, keptFolder, nameFor } = options
  mkdirSync(join(keptFolder, 'rows'), { recursive: true, mode: 0o700 })
  const applied: AppliedChanges[] = []
  const sources: DescribedFile[] = []
  const files: RenamedFile[] = []
  const parts: ChangedRows['parts'] = []
  await engine.load(
    'files_before',
    { n: 'INTEGER', name: 'VARCHAR', now: 'VARCHAR' },
    before.map(({ file }, n) => [n + 1, file.name, '']),
  )
  await engine.execute(
    `CREATE TABLE gone_before AS SELECT f.n, g.row FROM read_parquet(${sqlText(join(kept.folder, goneFile))}) g JOIN files_before f ON f.name = g.file`,
  )
  await engine.execute(
    'CREATE TABLE gone_today (n INTEGER, row BIGINT, kind VARCHAR, row_hash UBIGINT, reject_code VARCHAR, usual_number VARCHAR, odd_number VARCHAR)',
  )
  const keepPart = (part: KeptPart, file: string) => {
    const path = `rows/${parts.length + 1}.parquet`
    placeKept(join(kept.folder, part.path), join(keptFolder, path))
    parts.push({ path, kind: part.kind, file, added: part.added, today: false })
  }
  for (const kind of Object.keys(sourceKinds) as KindName[]) {
    const old = before.filter(({ file }) => file.kind === kind)
    const ownParts = kept.parts.filter((part) => part.kind === kind)
    const isAdded = ({ file }: FileInspection) => ownParts.some((part) => part.added && part.file === file.name)
    const said = changing.get(kind)
    const change = said && (await changeKind({ ...options, kind, old, ownParts, said }))
    if (change) applied.push(change.applied)
    const added = change && change.added > 0
    for (const inspection of old) {
      const n = before.indexOf(inspection) + 1
      const name = basename(inspection.file.name)
      const goes = change?.touched.has(n) || (added && isAdded(inspection))
      const now = nameFor(goes ? `${basename(name, extname(name))}.parquet` : name)
      files.push({ before: inspection.file.name, now, whole: !goes })
      for (const part of ownParts) if (part.file === inspection.file.name) keepPart(part, now)
      if (!goes) {
        options.place(inspection, now)
        sources.push(options.describe(inspection, now))
      }
    }
    const known = old.find(isAdded)
    if (change && added) {
      const now = files.find(({ before: name }) => name === known?.file.name)?.now ?? nameFor(`${kind}-added.parquet`)
      const path = `rows/${parts.length + 1}.parquet`
      await writeAdded(options, kind, join(keptFolder, path), known ? before.indexOf(known) + 1 : null)
      parts.push({ path, kind, file: now, added: true, today: true })
    }
    // Files are written when all their parts are known: an added row may lie in one of them.
    const rewritten = new Set(parts.filter((part) => part.kind === kind).map(({ file }) => file))
    for (const name of rewritten) {
      if (files.some(({ now, whole }) => now === name && whole)) continue
      const n = before.findIndex(({ file }) => files.some(({ before: one, now }) => one === file.name && now === name))
      await writeFile(options, kind, { name, n: n + 1, parts: parts.filter(({ file }) => file === name) })
      const { values } = (before[n] ?? said?.[0])!.file
      sources.push({ file: name, kind, encoding: null, delimiter: null, columns: {}, values })
    }
    if (change) await engine.execute(`DROP TABLE added`)
  }
  for (const { before: name, now } of files)
    await engine.execute(`UPDATE files_before SET now = ${sqlText(now)} WHERE name = ${sqlText(name)}`)
  await engine.execute(`COPY (SELECT f.now AS file, g.row, FALSE AS today, NULL AS kind, NULL AS row_hash, NULL AS reject_code, NULL AS usual_number, NULL AS odd_number FROM gone_before g JOIN files_before f ON f.n = g.n
      UNION ALL SELECT f.now, g.row, TRUE, g.kind, g.row_hash, g.reject_code, g.usual_number, g.odd_number FROM gone_today g JOIN files_before f ON f.n = g.n)
    TO ${sqlText(join(keptFolder, goneFile))} (FORMAT parquet)`)
  return { applied, sources, rows: { lastOutput: options.lastOutput, folder: keptFolder, parts, files } }
}

interface KindChange extends ChangeOptions {
  kind: KindName
  old: readonly FileInspection[]
  ownParts: readonly KeptPart[]
  said: readonly FileInspection[]
}

/** Finds the rows of a kind that go (into `gone_today`) and those that come (the table `added`). */
async function changeKind(
  options: KindChange,
): Promise<{ applied: AppliedChanges; added: number; touched: Set<number> }> {
  const { engine, kind: name, kept, before, ownParts, shape } = options
  const kind = sourceKinds[name] as SourceKind
  const columns = kind.columns.map((column) => column.name).filter((column) => column !== 'op')
  const cells = (row: string) => columns.map((column) => `${row}."${column}"`).join(', ')
  const hash = engine.dialect.rowHash(
    kind.columns.map((column) => (column.name === 'op' ? 'CAST(NULL AS VARCHAR)' : `s."${column.name}"`)),
  )
  const known = ['reject_code', 'usual_number', 'odd_number'].map((column) => `CAST(NULL AS VARCHAR) AS ${column}`)
  const numbers = kind.carriesPeople ? 'usual_number, odd_number' : known.slice(1).join(', ')
  const rows = await readChangeRows({
    ...{ engine, kind, inspections: options.said, folder: options.work },
    mapped: shape.mapped[name] ?? [],
  })
  const base = ownParts.map((part) => {
    const n = before.findIndex(({ file }) => file.name === part.file) + 1
    return `SELECT ${n} AS n, row, row_hash, reject_code, ${numbers}, ${cells('r')} FROM read_parquet(${sqlText(join(kept.folder, part.path))}) r`
  })
  const nothing = `SELECT 0 AS n, 0 AS row, CAST(0 AS UBIGINT) AS row_hash, ${known.join(', ')}, ${columns.map((column) => `CAST(NULL AS VARCHAR) AS "${column}"`).join(', ')} WHERE FALSE`
  await engine.view('base', base.join(' UNION ALL ') || nothing)
  await engine.execute(
    `CREATE TABLE taken AS SELECT ${hash} AS row_hash, ${cells('s')}, count(*) AS times FROM said s WHERE op = '-' GROUP BY ALL`,
  )
  const same = columns.map((column) => `a."${column}" IS NOT DISTINCT FROM t."${column}"`).join(' AND ')
  // Of rows that are alike the first of the batch goes, one that comes today the last.
  await engine.execute(`CREATE TABLE touched AS SELECT n, row, a.row_hash, reject_code, usual_number, odd_number, t.times IS NOT NULL AND
      row_number() OVER (PARTITION BY ${cells('a')} ORDER BY a.n = 0, a.n, a.row) <= t.times AS goes
    FROM (SELECT b.n, b.row, b.row_hash, b.reject_code, b.usual_number, b.odd_number, ${cells('b')} FROM base b WHERE b.row_hash IN (SELECT row_hash FROM taken)
        AND NOT EXISTS (SELECT 1 FROM gone_before g WHERE g.n = b.n AND g.row = b.row)
      UNION ALL SELECT 0, s.place, NULL, NULL, NULL, NULL, ${cells('s')} FROM said s WHERE s.op = '+') a JOIN taken t ON ${same}`)
  await engine.execute(
    `INSERT INTO gone_today SELECT n, row, '${name}', row_hash, reject_code, usual_number, odd_number FROM touched WHERE goes AND n > 0`,
  )
  await engine.execute(
    `CREATE TABLE added AS SELECT * FROM said s WHERE op = '+' AND place NOT IN (SELECT row FROM touched WHERE goes AND n = 0)`,
  )
  const gone = base.length === 0 ? '0' : `(SELECT count(*) FROM gone_before WHERE n IN (SELECT DISTINCT n FROM base))`
  const [counts] = await engine.query(`SELECT (SELECT count(*) FROM base) - ${gone} AS base,
    (SELECT count(*) FROM said WHERE op = '+') AS added, (SELECT count(*) FROM touched WHERE goes) AS removed,
    (SELECT count(*) FROM said WHERE op = '-') AS wanted, (SELECT count(*) FROM added) AS stay`)
  const touched = await engine.query('SELECT DISTINCT n FROM touched WHERE goes AND n > 0')
  const files = new Set(touched.map(({ n }) => Number(n)))
  const unreadable = await countUnreadable(options, files)
  for (const table of ['said', 'taken', 'touched']) await engine.execute(`DROP TABLE ${table}`)
  await engine.drop('base')
  rows.remove()
  const [was, added, removed, wanted] = ['base', 'added', 'removed', 'wanted'].map((key) => Number(counts?.[key]))
  return {
    applied: { kind: name, base: was!, added: added!, removed: removed!, absent: wanted! - removed!, unreadable },
    added: Number(counts?.stay),
    touched: files,
  }
}

/** Rows of files that are written anew which the run before could not read: they are in no file any more. */
async function countUnreadable(
  { engine, lastOutput, before }: KindChange,
  files: ReadonlySet<number>,
): Promise<number> {
  const names = before.filter((_, n) => files.has(n + 1)).map(({ file }) => sqlText(file.name))
  if (names.length === 0) return 0
  const [row] = await engine.query(
    `SELECT count(*) AS rows FROM read_parquet(${sqlText(join(lastOutput, 'rejects.parquet'))}) WHERE file IN (${names.join(', ')}) AND code IN (${unreadCodes})`,
  )
  return Number(row?.rows)
}

/** Why a row was refused before it was a row. */
export const unreadCodes = `'cell_count', 'encoding_invalid', 'row_too_long', 'quote_unclosed'`

/** Checks the rows that come and keeps them, numbered after those that changes added before to the same file. */
async function writeAdded(
  { engine, shape, kept, before }: ChangeOptions,
  name: KindName,
  file: string,
  known: number | null,
): Promise<void> {
  const kind = sourceKinds[name] as SourceKind
  const own = kept.parts.filter(
    (part) => part.kind === name && part.added && part.file === before[(known ?? 0) - 1]?.file.name,
  )
  const last = own.map((part) => `SELECT max(row) AS row FROM read_parquet(${sqlText(join(kept.folder, part.path))})`)
  const [row] = last.length > 0 ? await engine.query(`SELECT max(row) AS row FROM (${last.join(' UNION ALL ')}) l`) : []
  const scan = emptyScan(kind, new Set(shape.mapped[name] ?? []))
  await engine.view(
    `scan_${name}`,
    `${scan} UNION ALL BY NAME
    SELECT * EXCLUDE (place, op), CAST(NULL AS VARCHAR) AS op, CAST(0 AS INTEGER) AS file,
      CAST(${Number(row?.row ?? 0)} + row_number() OVER (ORDER BY place) AS BIGINT) AS row FROM added`,
  )
  await engine.runInto(stepsOfKind(kind, shape)[0], file)
  await engine.drop(`scan_${name}`)
}

interface FileToWrite {
  name: string
  /** 0: there was none before. */
  n: number
  parts: readonly KeptPart[]
}

/** The file as it is now: its rows by their numbers, each cell as it came. */
async function writeFile(options: ChangeOptions, kind: KindName, { name, n, parts }: FileToWrite): Promise<void> {
  const { engine, batch, keptFolder } = options
  const columns = (sourceKinds[kind] as SourceKind).columns.map((column) => column.name).filter((one) => one !== 'op')
  const rows = parts.map(
    ({ path }) =>
      `SELECT row AS ${rowColumn}, ${columns.map((column) => `"${column}"`).join(', ')} FROM read_parquet(${sqlText(join(keptFolder, path))})`,
  )
  await engine.execute(`COPY (SELECT * FROM (${rows.join(' UNION ALL ')}) r
      WHERE ${rowColumn} NOT IN (SELECT row FROM gone_before WHERE n = ${n} UNION ALL SELECT row FROM gone_today WHERE n = ${n}))
    TO ${sqlText(join(batch, name))} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`)
  chmodSync(join(batch, name), 0o600)
}
