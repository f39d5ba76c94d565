import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Engine, openEngine } from '../comparison/engine/duckdb.ts'
import type { ComparisonShape } from '../comparison/plan/index.ts'
import type { PolicyRow } from '../policy/decision-table.ts'
import { problem } from '../problems.ts'
import type { AppliedChanges, Reporter } from '../reports/run-summary.ts'
import { type Batch, readBatch } from '../sources/batch-file.ts'
import { decodeFile } from '../sources/decode-file.ts'
import { faultsProblem } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type KindName, type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { type DescribedFile, writeBatch } from '../sources/write-batch.ts'
import { type ChangedRows, changeKeptRows, type KindChanges } from './change-kept-rows.ts'
import { readChangeRows } from './change-rows.ts'
import { findInWholeFiles } from './find-in-whole-files.ts'
import { carryGoneRows } from './gone-rows.ts'
import { inspectFiles, mappedColumns } from './inspect-files.ts'
import { batchInOutput, canBeKept, placeFile } from './keep-batch.ts'
import { circumstancesOf, type KeptRun, keptInOutput, readKept, untouchedFiles } from './kept-rows.ts'
import { startMeasuring } from './measure-work.ts'
import { levelOf, loadReferences } from './references.ts'
import { spaceForAll } from './run-limits.ts'
import { batchFolderOf, differingInputs, readRecord } from './run-record.ts'
import { emptyScan, scanOf } from './scan-files.ts'
import { type WatchedFiles, watchFiles } from './watch-files.ts'

export interface ChangesToApply {
  /** The batch of changes. */
  changesFolder: string
  /** Results of the run that the changes follow. */
  lastOutput: string
  /** Where the whole batch comes to lie; the folder is not there yet. */
  into: string
  /** Where what is kept for the next changes comes to lie, and what nobody needs after the run. */
  keptFolder: string
  work: string
  /** The policy rows in force on a reference date. */
  policyOf(asOf: number): readonly PolicyRow[]
  /** Whether people whom changes touch may be compared alone. */
  compared: boolean
  /** e.g. `5GB` */
  memoryLimit: string
  /** Asks for room on the disk, before so much is written. */
  ensureSpace(bytes: number): void
  threads?: number
  signal?: AbortSignal
  /** Ends what goes on meanwhile. */
  background: AbortSignal
  reporter: Reporter
}

/**
 * Makes a whole batch of the one that a run read and of what changed since (contract, batch.md, `op`): a kind of which
 * there is no file is as it was; whole files stand in the place of those of their kind; of files with `op`, `+` adds a
 * row, and `-` takes away one row that is identical in all other columns. Where the run before kept its rows, and nothing
 * else is another than then, it says what changed (`changed`), of whole files by their content; else the whole is to be
 * compared. What was applied is sure when `applied` is fulfilled: it is rejected where a file was, or became, another.
 * Throws `output_missing`, `record_missing`, `batch_moved`, `inputs_differ`, `changes_refused`, `changes_area_differs`,
 * `changes_mixed`, `changes_mapped_otherwise`, `change_unreadable`, `change_unclear`, `file_changed`.
 */
export async function applyChanges(
  options: ChangesToApply,
): Promise<{ applied: Promise<AppliedChanges[]>; changed?: ChangedRows; replaced: KindName[] }> {
  const { changesFolder, lastOutput, into, reporter, signal } = options
  reporter.stage('changes', { zh: '合并变更', en: 'putting the changes into the batch' })
  const measured = startMeasuring('put changes into the batch')
  const changes = await readBatch(changesFolder)
  const last = await lastBatch(lastOutput, options.background)
  const { isOurs } = last
  if (changes.area !== last.area) throw problem('changes_area_differs', { area: changes.area, last: last.area })
  const before = await inspectAll(last)
  const watched = watchFiles(changes, new Map(), options.background)
  const now = await inspectAll(changes)
  mkdirSync(into, { recursive: true, mode: 0o700 })
  const { threads, memoryLimit } = options
  // The engine makes its own folder in it when it needs one, and none above that.
  mkdirSync(join(into, '.work'), { mode: 0o700 })
  const engine = await openEngine({
    ...{ folder: join(into, '.work'), keepsOrder: true, memoryLimit },
    ...(threads !== undefined && { threads }),
  })
  let changed: ChangedRows | undefined
  let without: string | undefined
  const applied: KindChanges[] = []
  const sources: DescribedFile[] = []
  /** Kinds whose files are other ones than before, and of which nobody asked whether they are whole. */
  const replaced: KindName[] = []
  const asked = new Set<KindName>()
  const names = new Set<string>()
  /** A name of its own in the new batch, the file's own where it is free. */
  const nameFor = (wanted: string): string => {
    let name = wanted
    for (let number = 2; names.has(name.toLowerCase()); number++)
      name = `${basename(wanted, extname(wanted))}-${number}${extname(wanted)}`
    names.add(name.toLowerCase())
    return name
  }
  /** False where the whole is to be compared after all. */
  const byKept = async (kept: KeptRun, changing: ReadonlyMap<KindName, FileInspection[]>): Promise<boolean> => {
    await loadReferences(engine, changes, options.policyOf(changes.asOf))
    const mappings = mappingsOf([...before, ...now])
    const found = await findInWholeFiles({
      ...{ engine, kept, before, changing, mappings, watched, reporter, asked, hashes: last.hashes },
      ...{ mapped: mappedColumns([...before, ...now]), rejects: join(lastOutput, 'rejects.parquet') },
      ...{ work: options.work, ...(options.threads && { threads: options.threads }), ...(signal && { signal }) },
    })
    if (found === null) return false
    const done = await changeKeptRows({
      ...{ engine, kept, lastOutput, before, changing, found, mappings, batch: into, nameFor, describe },
      ...{ keptFolder: options.keptFolder, work: options.work, shape: shapeOf([...before, ...now], changes) },
      place: (inspection, name) => placeFile(inspection.file.path, join(into, name), isOurs),
    })
    applied.push(...done.applied)
    sources.push(...done.sources)
    without = done.without
    const grown = new Set(done.rows.parts.filter(({ today }) => today).map(({ file }) => file))
    const hashes = new Map([...last.hashes].filter(([name]) => !grown.has(name)))
    changed = { ...done.rows, hashes, profile: measured() }
    return true
  }
  try {
    const kept = options.compared ? await keptThatFits(engine, options, { last, changes, before, now }) : null
    if (kept === null && existsSync(join(lastOutput, keptInOutput)))
      reporter.note({
        zh: '上次留下的行这次用不上（程序、政策、地区、基准日期或文件的写法不同，或者留存不全），这次整批比对。',
        en: 'The rows that the run before kept cannot be used (another program, policy, area, reference date or way of telling changes, or not all of them are there): everything is compared.',
      })
    if (kept === null || !(await byKept(kept.kept, kept.changing))) {
      await last.unchanged
      options.ensureSpace(spaceForAll(bytesToCompare(before, now), memoryLimit))
      /** Files of before that are in the batch as they are: name then -> name now. */
      const placed = new Map<string, string>()
      for (const kind of Object.keys(sourceKinds) as KindName[]) {
        signal?.throwIfAborted()
        const [old, fresh] = [ofKind(before, kind), ofKind(now, kind)]
        const changing = fresh.filter(saysWhatChanged)
        if (changing.length > 0 && changing.length < fresh.length) throw problem('changes_mixed', { kind })
        if (changing.length === 0) {
          if (fresh.length > 0 && !asked.has(kind)) replaced.push(kind)
          for (const inspection of fresh.length > 0 ? fresh : old) {
            const name = nameFor(basename(inspection.file.name))
            placeFile(inspection.file.path, join(into, name), isOurs && fresh.length === 0)
            if (fresh.length === 0) placed.set(inspection.file.name, name)
            sources.push(describe(inspection, name))
          }
          continue
        }
        const name = nameFor(`${kind}.csv`)
        applied.push(await mergeKind({ engine, kind, old, changing, folder: into, file: name }))
        const { values } = (old[0] ?? changing[0])!.file
        sources.push({ file: name, kind, encoding: 'utf-8', delimiter: ',', columns: {}, values })
      }
      const [list] = before.flatMap(({ file }) => file.without ?? [])
      if (list !== undefined) without = await carryGoneRows(engine, list, placed, into)
    }
  } finally {
    engine.close()
    rmSync(join(into, '.work'), { recursive: true, force: true })
  }
  const { area, quarter, households } = changes
  const description = { area, quarter, asOf: dashed(changes.asOf), households, sources, ...(without && { without }) }
  writeFileSync(join(into, 'batch.yaml'), writeBatch(description), { mode: 0o600 })
  for (const { kind, base, added, removed, absent, unreadable } of applied) {
    if (unreadable > 0) {
      reporter.warn({
        zh: `${kind}：原有文件中有 ${unreadable} 行读不出来（上一次运行已退回），不在新的文件里。`,
        en: `${kind}: ${unreadable} rows of the files before cannot be read (the run before rejected them); the new file is without them.`,
      })
    }
    reporter.note({
      zh: `${kind}：原有 ${base} 行，增加 ${added} 行，去掉 ${removed} 行${absent > 0 ? `；另有 ${absent} 行要去掉的原来就没有` : ''}。`,
      en: `${kind}: ${base} rows before, ${added} added, ${removed} taken away${absent > 0 ? `; ${absent} more to be taken away were not there` : ''}.`,
    })
  }
  watched.check(now.map(({ file }) => file.id))
  const told = tellFiles(applied, now, watched, last.unchanged)
  // Whoever waits for it gets the error.
  told.catch(() => {})
  return { applied: told, replaced, ...(changed && { changed }) }
}

/** What was applied, with the files that said so: while people are compared, since a file may have to be read for its digest. */
async function tellFiles(
  applied: readonly KindChanges[],
  now: readonly FileInspection[],
  watched: WatchedFiles,
  unchanged: Promise<void>,
): Promise<AppliedChanges[]> {
  await unchanged
  const told: AppliedChanges[] = []
  for (const one of applied) {
    const files: AppliedChanges['files'] = []
    for (const { file } of now.filter((came) => came.file.kind === one.kind))
      files.push({ file: file.name, sha256: await watched.hashOf(file.id) })
    told.push({ ...one, files })
  }
  watched.check(now.map(({ file }) => file.id))
  return told
}

interface Batches {
  last: Batch
  changes: Batch
  before: readonly FileInspection[]
  now: readonly FileInspection[]
}

/** What the run before kept, where people whom the changes touch can be compared by it alone. */
async function keptThatFits(
  engine: Engine,
  { lastOutput, policyOf }: ChangesToApply,
  { last, changes, before, now }: Batches,
): Promise<{ kept: KeptRun; changing: Map<KindName, FileInspection[]> } | null> {
  const kept = readKept(lastOutput)
  if (kept === null) return null
  const policy = policyOf(changes.asOf)
  // They lie under their names in the batch of today, each under its own.
  if (!canBeKept(last) || new Set(before.map(({ file }) => file.name)).size < before.length) return null
  if (kept.fits !== (await circumstancesOf({ engine, batch: changes, policy }))) return null
  if (!isDeepStrictEqual(kept.mapped, mappedColumns([...before, ...now]))) return null
  const changing = new Map<KindName, FileInspection[]>()
  for (const kind of Object.keys(sourceKinds) as KindName[]) {
    const [old, fresh] = [ofKind(before, kind), ofKind(now, kind)]
    if (fresh.length === 0) continue
    // What is mapped is kept as it reads, not as it came.
    const texts = (sourceKinds[kind] as SourceKind).columns.filter(({ type }) => type === 'text')
    if (texts.some(({ name }) => kept.mapped[kind]?.includes(name))) return null
    // Of a kind of which only some files say what changed, the slow way tells.
    if (fresh.some(saysWhatChanged) && !fresh.every(saysWhatChanged)) return null
    if (old.some(saysWhatChanged)) return null
    changing.set(kind, fresh)
  }
  return { kept, changing }
}

const saysWhatChanged = ({ columns }: FileInspection) => columns.includes('op')

/** Every mapping of values that some file has, once. */
function mappingsOf(inspections: readonly FileInspection[]): FileInspection['file']['values'][] {
  const mappings: FileInspection['file']['values'][] = []
  for (const { file } of inspections)
    if (!mappings.some((one) => isDeepStrictEqual(one, file.values))) mappings.push(file.values)
  return mappings
}

function shapeOf(inspections: readonly FileInspection[], batch: Batch): ComparisonShape {
  return {
    kinds: Object.values(sourceKinds),
    areaLevel: levelOf(batch.area),
    mapped: mappedColumns(inspections),
    ...{ hasRulings: false, hasVerified: false, decision: '' },
  }
}

function assertMappedAlike(kind: KindName, inspections: readonly FileInspection[]): void {
  const [first, ...others] = inspections.map((one) => one.file.values)
  if (others.some((one) => !isDeepStrictEqual(one, first))) throw problem('changes_mapped_otherwise', { kind })
}

/** Bytes of the batch that both make, where it is written anew. */
function bytesToCompare(before: readonly FileInspection[], now: readonly FileInspection[]): number {
  const replaced = new Set(now.filter((one) => !saysWhatChanged(one)).map(({ file }) => file.kind))
  const files = [...before.filter(({ file }) => !replaced.has(file.kind)), ...now]
  return files.reduce((sum, { size }) => sum + size, 0)
}

interface LastBatch extends Batch {
  /** SHA-256 of its files by name, as the run wrote them down. */
  hashes: Map<string, string>
  /** Whether it lies in the output, in which nobody writes. */
  isOurs: boolean
  /** Fulfilled when all files were found to be what the run read; rejected with `inputs_differ`. */
  unchanged: Promise<void>
}

/**
 * The batch that a run read, as it was then. Files in an output are of their size now; those that somebody wrote since are
 * asked for their hash meanwhile.
 */
async function lastBatch(output: string, background: AbortSignal): Promise<LastBatch> {
  const { summary, record } = readRecord(output)
  const folder = batchFolderOf(output, summary)
  const isOurs = folder === join(output, batchInOutput)
  const refuse = (files: readonly string[]) => {
    if (files.length > 0) throw problem('inputs_differ', { files: files.join(', ') })
  }
  const sizeOf = (file: string) => statSync(join(folder, file), { throwIfNoEntry: false })?.size
  if (isOurs) refuse(summary.inputs.filter(({ file, bytes }) => sizeOf(file) !== bytes).map(({ file }) => file))
  const untouched = isOurs ? untouchedFiles(output) : new Set<string>()
  const run = { summary, record, batch: folder, policy: join(output, 'policy.csv'), untouched, signal: background }
  const unchanged = differingInputs(run).then(refuse)
  // Whoever waits for it gets the error.
  unchanged.catch(() => {})
  if (!isOurs) await unchanged
  const hashes = new Map(summary.inputs.map(({ file, sha256 }) => [file, sha256]))
  return { ...(await readBatch(folder)), hashes, isOurs, unchanged }
}

async function inspectAll(batch: Batch): Promise<FileInspection[]> {
  const { inspections, faults } = await inspectFiles(batch)
  if (faults.length > 0) throw faultsProblem(faults, 'changes_refused')
  return inspections
}

const ofKind = (inspections: readonly FileInspection[], kind: KindName) =>
  inspections.filter(({ file }) => file.kind === kind)

const dashed = (day: number) => String(day).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')

const describe = ({ file, text }: FileInspection, name: string): DescribedFile => ({
  ...{ file: name, kind: file.kind, columns: file.columns, values: file.values },
  encoding: text?.encoding ?? null,
  delimiter: text?.delimiter ?? null,
})

/** Bytes of the batch before and of the changes, and whether the former is in an output and can be linked from `folder`. */
export async function bytesWithChanges({
  changesFolder,
  lastOutput,
  folder,
}: Pick<ChangesToApply, 'changesFolder' | 'lastOutput'> & { folder: string }): Promise<ChangesBytes> {
  const { summary } = readRecord(lastOutput)
  const changes = await readBatch(changesFolder)
  const before = summary.inputs.reduce((sum, { bytes }) => sum + bytes, 0)
  const now = changes.sources.reduce((sum, { path }) => sum + statSync(path).size, 0)
  const isOurs = batchFolderOf(lastOutput, summary) === join(lastOutput, batchInOutput)
  let there = folder
  while (!existsSync(there)) there = dirname(there)
  return { before, now, isLinked: isOurs && statSync(there).dev === statSync(lastOutput).dev }
}

interface ChangesBytes {
  before: number
  now: number
  isLinked: boolean
}

interface KindMerge {
  engine: Engine
  kind: KindName
  old: readonly FileInspection[]
  changing: readonly FileInspection[]
  folder: string
  file: string
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Writes the rows of a kind as they are now; every row is accounted for: rows = base + added − removed. */
async function mergeKind({ engine, kind: name, old, changing, folder, file }: KindMerge): Promise<KindChanges> {
  const kind = sourceKinds[name] as SourceKind
  assertMappedAlike(name, [...old, ...changing])
  const work = join(folder, '.work', name)
  mkdirSync(work, { recursive: true })
  let unreadable = 0
  const columns = kind.columns.map(({ name: column }) => column).filter((column) => column !== 'op')
  const cells = columns.map((column) => `"${column}"`).join(', ')
  const base: string[] = []
  for (const inspection of old) {
    const decoded = await decodeFile(inspection, work)
    if (decoded.refused) throw faultsProblem([decoded.refused], 'changes_refused')
    unreadable += decoded.rejected
    if (decoded.shards.length > 0) base.push(`SELECT ${cells} FROM (${scanOf(kind, decoded, new Set())})`)
  }
  await engine.execute(
    `CREATE VIEW base AS ${base.join(' UNION ALL ') || `SELECT ${cells} FROM (${emptyScan(kind, new Set())})`}`,
  )
  const said = await readChangeRows({ engine, kind, inspections: changing, mapped: [], folder: work })
  const all = `(SELECT ${cells} FROM base UNION ALL SELECT ${cells} FROM said WHERE op = '+')`
  // Only rows that something takes away are counted one by one: all others pass by.
  await engine.execute(`CREATE TABLE taken AS SELECT ${cells}, count(*) AS times FROM said WHERE op = '-' GROUP BY ALL`)
  const same = columns.map((column) => `a."${column}" IS NOT DISTINCT FROM t."${column}"`).join(' AND ')
  const rest = `SELECT ${columns.map((column) => `a."${column}"`).join(', ')}, t.times IS NOT NULL AND
      row_number() OVER (PARTITION BY ${columns.map((column) => `a."${column}"`).join(', ')}) <= t.times AS goes
    FROM ${all} a JOIN taken t ON ${same}`
  await engine.execute(`CREATE TABLE touched AS ${rest}`)
  const kept = `SELECT ${cells} FROM ${all} a WHERE NOT EXISTS (SELECT 1 FROM taken t WHERE ${same})
    UNION ALL SELECT ${cells} FROM touched WHERE NOT goes`
  await engine.execute(
    `COPY (${kept}) TO ${sqlText(join(folder, file))} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
  )
  chmodSync(join(folder, file), 0o600)
  const [counts] = await engine.query(`SELECT (SELECT count(*) FROM base) AS base,
    (SELECT count(*) FROM said WHERE op = '+') AS added, (SELECT count(*) FROM touched WHERE goes) AS removed,
    (SELECT count(*) FROM said WHERE op = '-') AS wanted`)
  for (const table of ['said', 'taken', 'touched']) await engine.execute(`DROP TABLE ${table}`)
  await engine.execute('DROP VIEW base')
  said.remove()
  rmSync(work, { recursive: true, force: true })
  const [before, added, removed, wanted] = ['base', 'added', 'removed', 'wanted'].map((key) => Number(counts?.[key]))
  return {
    ...{ kind: name, base: before!, added: added!, removed: removed!, absent: wanted! - removed! },
    unreadable,
  }
}
