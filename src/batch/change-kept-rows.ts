import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, stepsOfKind } from '../comparison/plan/index.ts'
import type { AppliedChanges } from '../reports/run-summary.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type KindName, type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { rowColumn } from '../sources/numbered-rows.ts'
import type { DescribedFile } from '../sources/write-batch.ts'
import { readChangeRows } from './change-rows.ts'
import type { FoundByContent } from './find-by-content.ts'
import { writeGoneRows } from './gone-rows.ts'
import { baseOf, cellNames, knownColumns, knownDefinitions, scannedHash } from './kept-base.ts'
import { goneToday, type KeptPart, type KeptRun, lackingRows, placeKept } from './kept-rows.ts'
import { emptyScan } from './scan-files.ts'

/** What changed of a kind. */
export type KindChanges = Omit<AppliedChanges, 'files'>

/** What a run of changes compares: the rows that are kept, with those of today. */
export interface ChangedRows {
  /** Output of the run before. */
  lastOutput: string
  /** What is kept of today, in the folder that becomes the output; `today`: rows that changes added. */
  folder: string
  parts: (KeptPart & { today: boolean })[]
  /** All rows that are not in the batch any more. */
  gone: string
  /** SHA-256 of the files of before that are in the batch of today, by name. */
  hashes: ReadonlyMap<string, string>
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
  /** Kinds of which whole files came, and what they say otherwise (`findByContent`). */
  found: ReadonlyMap<KindName, FoundByContent>
  /** The mappings (`values:`) of all files, each once. */
  mappings: readonly FileInspection['file']['values'][]
  /** Folder of the batch of today, and of what is kept for tomorrow. */
  batch: string
  keptFolder: string
  /** For what nobody needs later. */
  work: string
  nameFor(wanted: string): string
  /** Puts a file of before into the batch. */
  place(inspection: FileInspection, name: string): void
  describe(inspection: FileInspection, name: string): DescribedFile
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * Puts changes into rows that a run kept: nothing of the files before is read again, and they stay in the batch as they
 * are. Rows that are added come into a file of their own; those that go are listed beside the batch, so that all others
 * keep their numbers. Throws `changes_refused`, `change_unreadable`, `change_unclear`.
 */
export async function changeKeptRows(options: ChangeOptions): Promise<{
  applied: KindChanges[]
  sources: DescribedFile[]
  /** Name of the list of rows that went, in the batch. */
  without: string
  rows: Omit<ChangedRows, 'profile' | 'hashes'>
}> {
  const { engine, kept, before, changing, keptFolder, batch, nameFor } = options
  mkdirSync(join(keptFolder, 'rows'), { recursive: true, mode: 0o700 })
  const applied: KindChanges[] = []
  const sources: DescribedFile[] = []
  const parts: ChangedRows['parts'] = []
  // Results of before name them so.
  const names = before.map(({ file }) => nameFor(file.name))
  await engine.load(
    'names_now',
    { n: 'INTEGER', now: 'VARCHAR' },
    names.map((name, n) => [n + 1, name]),
  )
  await engine.execute(
    `CREATE TABLE gone_today (n INTEGER, row BIGINT, kind VARCHAR, row_hash UBIGINT, ${knownDefinitions})`,
  )
  for (const kind of Object.keys(sourceKinds) as KindName[]) {
    const ownParts = kept.parts.filter((part) => part.kind === kind)
    const said = changing.get(kind)
    const change = said && (await changeKind({ ...options, kind, ownParts, said }))
    if (change) applied.push(change.applied)
    const comings = change ? await comingsOf(options, kind, ownParts) : []
    const grown = new Set(comings.map(({ grows }) => grows))
    for (const [n, inspection] of before.entries()) {
      if (inspection.file.kind !== kind) continue
      const name = names[n] as string
      for (const part of ownParts) {
        if (part.file !== inspection.file.name) continue
        const path = `rows/${parts.length + 1}.parquet`
        placeKept(join(kept.folder, part.path), join(keptFolder, path))
        const marks = part.marks && `rows/${parts.length + 1}.marks`
        if (part.marks && marks) placeKept(join(kept.folder, part.marks), join(keptFolder, marks))
        parts.push({ ...part, path, ...(marks && { marks }), file: name, today: false })
      }
      if (!grown.has(n)) {
        options.place(inspection, name)
        sources.push(options.describe(inspection, name))
      }
    }
    for (const { mapping, grows } of comings) {
      const file = grows >= 0 ? (names[grows] as string) : nameFor(`${kind}-added.parquet`)
      const path = `rows/${parts.length + 1}.parquet`
      const own = parts.filter((part) => part.file === file)
      await writeAdded(options, kind, mapping, join(keptFolder, path), own)
      parts.push({ path, kind, file, added: true, today: true })
      await writeAddedFile(options, kind, join(batch, file), [...own.map((part) => part.path), path])
      const values = options.mappings[mapping] ?? {}
      sources.push({ file, kind, encoding: null, delimiter: null, columns: {}, values })
    }
    if (change) await engine.execute('DROP TABLE added')
  }
  const { without, gone } = await writeGone(options)
  return { applied, sources, without, rows: { lastOutput: options.lastOutput, folder: keptFolder, parts, gone } }
}

/**
 * The mappings under which rows come, and the file of before that takes them (by its place; -1: a new one): rows that come
 * lie in files of their own, in each those of one mapping.
 */
async function comingsOf(
  { engine, before, mappings }: ChangeOptions,
  kind: KindName,
  ownParts: readonly KeptPart[],
): Promise<{ mapping: number; grows: number }[]> {
  const rows = await engine.query('SELECT DISTINCT mapping FROM added ORDER BY mapping')
  const takes = ({ file }: FileInspection) =>
    file.kind === kind && ownParts.some((part) => part.added && part.file === file.name)
  return rows.map((row) => {
    const mapping = Number(row.mapping)
    const grows = before.findIndex((one) => takes(one) && isDeepStrictEqual(one.file.values, mappings[mapping]))
    return { mapping, grows }
  })
}

/** Lists the rows that went, all of them for the batch, those of today with what they said for the comparison. */
async function writeGone({ engine, batch, keptFolder }: ChangeOptions): Promise<{ without: string; gone: string }> {
  const named = (table: string, more = '') =>
    `SELECT f.now AS file, g.row${more} FROM ${table} g JOIN names_now f ON f.n = g.n`
  await engine.execute(
    `COPY (${named('gone_today', `, g.kind, g.row_hash, ${knownColumns.map((column) => `g.${column}`).join(', ')}`)}) TO ${sqlText(join(keptFolder, goneToday))} (FORMAT parquet)`,
  )
  // What was kept may lack rows of these files that went before it was.
  const without = await writeGoneRows(
    engine,
    ['gone_before', 'lacking_before', 'gone_today'].map((table) => named(table)).join(' UNION ALL '),
    batch,
  )
  await engine.execute(
    `COPY (${named('lacking_before')}) TO ${sqlText(join(keptFolder, lackingRows))} (FORMAT parquet)`,
  )
  return { without, gone: join(batch, without) }
}

interface KindChange extends ChangeOptions {
  kind: KindName
  ownParts: readonly KeptPart[]
  said: readonly FileInspection[]
}

/** Finds the rows of a kind that go (into `gone_today`) and those that come (the table `added`). */
async function changeKind(options: KindChange): Promise<{ applied: KindChanges }> {
  const { engine, kind: name, kept, before, ownParts, shape, mappings } = options
  const found = options.found.get(name)
  if (found) {
    await engine.execute(
      `INSERT INTO gone_today SELECT n, row, '${name}', row_hash, ${knownColumns.join(', ')} FROM gone_${name}`,
    )
    await engine.execute(`DROP TABLE gone_${name}`)
    await engine.execute(`ALTER TABLE added_${name} RENAME TO added`)
    return { applied: { kind: name, ...found, absent: 0, unreadable: 0 } }
  }
  const kind = sourceKinds[name] as SourceKind
  const rows = await readChangeRows({
    ...{ engine, kind, inspections: options.said, folder: options.work },
    mapped: shape.mapped[name] ?? [],
    mappingOf: ({ file }) => mappings.findIndex((values) => isDeepStrictEqual(values, file.values)),
  })
  await engine.view('base', baseOf({ kind: name, kept, before }))
  // Alike are rows of one hash (docs/decisions/0019): so no cells of what was kept are read.
  await engine.execute(`CREATE TABLE told AS SELECT place, op, ${scannedHash(engine, name)} AS row_hash FROM said s`)
  await engine.execute(
    `CREATE TABLE taken AS SELECT row_hash, count(*) AS times FROM told WHERE op = '-' GROUP BY row_hash`,
  )
  const known = knownColumns.map((column) => `b.${column}`).join(', ')
  // Of rows that are alike the first of the batch goes, one that comes today the last.
  await engine.execute(`CREATE TABLE touched AS SELECT n, row, a.row_hash, ${knownColumns.join(', ')},
      row_number() OVER (PARTITION BY a.row_hash ORDER BY a.n = 0, a.n, a.row) <= t.times AS goes
    FROM (SELECT b.n, b.row, b.row_hash, ${known} FROM base b
        WHERE b.row_hash IN (SELECT row_hash FROM taken) AND NOT EXISTS (SELECT 1 FROM gone_before g WHERE g.n = b.n AND g.row = b.row)
      UNION ALL SELECT 0, place, row_hash, ${knownColumns.map(() => 'NULL').join(', ')} FROM told WHERE op = '+') a
    JOIN taken t ON t.row_hash = a.row_hash`)
  await engine.execute(
    `INSERT INTO gone_today SELECT n, row, '${name}', row_hash, ${knownColumns.join(', ')} FROM touched WHERE goes AND n > 0`,
  )
  await engine.execute(
    `CREATE TABLE added AS SELECT * FROM said s WHERE op = '+' AND place NOT IN (SELECT row FROM touched WHERE goes AND n = 0)`,
  )
  const [counts] = await engine.query(`SELECT (SELECT count(*) FROM base) AS base,
    (SELECT count(*) FROM gone_before WHERE n IN (SELECT n FROM files_before WHERE name IN ('', ${ownParts.map(({ file }) => sqlText(file)).join(', ')}))) AS gone,
    (SELECT count(*) FROM said WHERE op = '+') AS added, (SELECT count(*) FROM touched WHERE goes) AS removed,
    (SELECT count(*) FROM said WHERE op = '-') AS wanted`)
  for (const table of ['said', 'told', 'taken', 'touched']) await engine.execute(`DROP TABLE ${table}`)
  await engine.drop('base')
  rows.remove()
  const count = (key: string) => Number(counts?.[key])
  const removed = count('removed')
  return {
    applied: {
      ...{ kind: name, base: count('base') - count('gone'), added: count('added'), removed },
      ...{ absent: count('wanted') - removed, unreadable: 0 },
    },
  }
}

/** Checks the rows that come and keeps them, numbered after those that changes added before to the same file. */
async function writeAdded(
  { engine, shape, keptFolder }: ChangeOptions,
  name: KindName,
  mapping: number,
  file: string,
  own: readonly KeptPart[],
): Promise<void> {
  const kind = sourceKinds[name] as SourceKind
  const last = own.map((part) => `SELECT max(row) AS row FROM read_parquet(${sqlText(join(keptFolder, part.path))})`)
  const [row] = last.length > 0 ? await engine.query(`SELECT max(row) AS row FROM (${last.join(' UNION ALL ')}) l`) : []
  const scan = emptyScan(kind, new Set(shape.mapped[name] ?? []))
  await engine.view(
    `scan_${name}`,
    `${scan} UNION ALL BY NAME
    SELECT * EXCLUDE (place, op, mapping), CAST(NULL AS VARCHAR) AS op, CAST(0 AS INTEGER) AS file,
      CAST(${Number(row?.row ?? 0)} + row_number() OVER (ORDER BY place) AS BIGINT) AS row FROM added WHERE mapping = ${mapping}`,
  )
  await engine.runInto(stepsOfKind(kind, shape)[0], file)
  await engine.drop(`scan_${name}`)
}

/** The file of rows that changes added, each cell as it came; those that went again are listed as of any file. */
async function writeAddedFile(
  { engine, keptFolder }: ChangeOptions,
  kind: KindName,
  file: string,
  paths: readonly string[],
): Promise<void> {
  const columns = cellNames(kind)
  const rows = paths.map(
    (path) =>
      `SELECT row AS ${rowColumn}, ${columns.map((column) => `"${column}"`).join(', ')} FROM read_parquet(${sqlText(join(keptFolder, path))})`,
  )
  await engine.execute(
    `COPY (SELECT * FROM (${rows.join(' UNION ALL ')}) r ORDER BY ${rowColumn}) TO ${sqlText(file)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`,
  )
}
