import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, type EngineOptions, openEngine } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, comparisonSteps, stepsOfKind } from '../comparison/plan/index.ts'
import { compileDecision } from '../policy/compile-policy.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import type { Batch } from '../sources/batch-file.ts'
import { decodeFiles } from '../sources/decode-pool.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { hashFile } from './hash-file.ts'
import { inspectFiles, mappedColumns } from './inspect-files.ts'
import { numberKeyExpression, numberKeys } from './number-keys.ts'
import type { RunPolicy } from './read-policy.ts'
import { levelOf, loadReferences } from './references.ts'
import { scanOf } from './scan-files.ts'

/** A row by the name of its file and its place. */
export interface RowPlace {
  file: string
  row: number
}

/** What is to be read again: rows by place, rows that carry a number, rows that carry a name. */
export interface WantedRows {
  places: readonly RowPlace[]
  numbers: readonly string[]
  names: readonly string[]
  /** Whether every file is searched, or only those of `places`. */
  everywhere: boolean
}

/** The rows of a few people, read again, as tables `scan_<kind>` of an engine of their own. */
export interface ReadAgain {
  engine: Engine
  /** Files that are not what the run read. */
  changed: string[]
  /** Files that the run read and that are no longer there, or can no longer be read. */
  gone: string[]
  /** Rows about people that were found. */
  found: number
  /** What rows say, by `<row> <file>`; those that are not `kept` go, and nothing is compared with them. */
  takeOut(places: readonly RowPlace[], kept: readonly RowPlace[]): Promise<Map<string, Record<string, unknown>>>
  /** Runs the comparison on these rows: every table of the plan stays to be asked. */
  compare(): Promise<void>
  close(): void
}

interface Source {
  batch: Batch
  policy: RunPolicy
  summary: RunSummary
  /** limits of the engine; its folder also takes the files that are decoded */
  limits: EngineOptions
}

const kinds: readonly SourceKind[] = Object.values(sourceKinds)

/**
 * Reads rows of a batch again and compares them by the very plan of the run, so that what is told of a person cannot
 * contradict what was decided. Only files that are needed are decoded, one after the other; nothing of them is left.
 * All rulings and the `unit` rows of the employers named come with them.
 */
export async function rereadRows(source: Source, wanted: WantedRows): Promise<ReadAgain> {
  const { summary, batch, limits } = source
  const read = new Set(summary.inputs.map(({ file }) => file))
  const inspections = (await inspectFiles(batch)).inspections.filter(({ file }) => read.has(file.name))
  const shape: ComparisonShape = {
    kinds,
    areaLevel: levelOf(batch.area),
    mapped: mappedColumns(inspections),
    hasRulings: inspections.some(({ file }) => file.kind === 'ruling'),
    hasVerified: inspections.some(({ file }) => file.kind === 'verified'),
    decision: compileDecision(source.policy.rows),
  }
  const there = new Set(inspections.map(({ file }) => file.name))
  const engine = await openEngine(limits)
  try {
    for (const kind of kinds) await engine.execute(createScanTable(kind, shape.mapped[kind.kind] ?? []))
    const changed = await gatherRows({ engine, shape, summary, limits }, inspections, wanted)
    const carrying = kinds.filter(({ carriesPeople }) => carriesPeople)
    const rows = carrying.map(({ kind }) => `SELECT count(*) AS found FROM scan_${kind}`).join(' UNION ALL ')
    const [counted] = await engine.query(`SELECT sum(found) AS found FROM (${rows}) c`)
    return {
      engine,
      changed,
      gone: [...read].filter((file) => !there.has(file)),
      found: Number(counted?.found),
      takeOut: (places, kept) => takeOut(engine, inspections, { places, kept }),
      compare: () => compare(engine, source, inspections, shape),
      close: () => engine.close(),
    }
  } catch (error) {
    engine.close()
    throw error
  }
}

function createScanTable(kind: SourceKind, mapped: readonly string[]): string {
  const names = [...kind.columns.map(({ name }) => name), ...mapped.map((name) => `mapped_${name}`)]
  return `CREATE TABLE scan_${kind.kind} (file INTEGER, row BIGINT, ${names.map((name) => `"${name}" VARCHAR`).join(', ')})`
}

interface Gathering {
  engine: Engine
  shape: ComparisonShape
  summary: RunSummary
  limits: EngineOptions
}

async function gatherRows(
  gathering: Gathering,
  inspections: readonly FileInspection[],
  wanted: WantedRows,
): Promise<string[]> {
  const { engine } = gathering
  const idOf = new Map(inspections.map(({ file }) => [file.name, file.id]))
  const places = wanted.places.flatMap(({ file, row }) => (idOf.has(file) ? [[idOf.get(file)!, row]] : []))
  await engine.load('wanted_rows', { file: 'INTEGER', row: 'INTEGER' }, places)
  const keys = wanted.numbers.flatMap(numberKeys).map((key) => [key])
  await engine.load('wanted_numbers', { key: 'VARCHAR' }, keys)
  await engine.load(
    'wanted_names',
    { name: 'VARCHAR' },
    wanted.names.map((name) => [name]),
  )
  const named = new Set(wanted.places.map(({ file }) => file))
  const isNeeded = ({ file }: FileInspection) =>
    file.kind !== 'unit' && (wanted.everywhere || file.kind === 'ruling' || named.has(file.name))
  const first = inspections.filter(isNeeded)
  const changed = await insertRows(gathering, first)
  const employers = kinds
    .filter(({ kind, columns }) => kind !== 'unit' && columns.some(({ name }) => name === 'AAB998'))
    .map(({ kind }) => `SELECT ${numberKeyExpression('AAB998')} AS key FROM scan_${kind} WHERE trim(AAB998) <> ''`)
  await engine.execute(`CREATE TABLE wanted_units AS ${employers.join(' UNION ')}`)
  const [employed] = await engine.query('SELECT count(*) AS units FROM wanted_units')
  const units = inspections.filter(({ file }) => file.kind === 'unit' && Number(employed?.units) > 0)
  return [...changed, ...(await insertRows(gathering, units))]
}

async function insertRows(
  { engine, shape, summary, limits }: Gathering,
  inspections: readonly FileInspection[],
): Promise<string[]> {
  const inputs = new Map(summary.inputs.map((input) => [input.file, input]))
  const changed: string[] = []
  // Its owner's alone, and one file at a time: the rows are about people.
  const folder = mkdtempSync(join(limits.folder ?? tmpdir(), 'canbao-'))
  const { threads } = limits
  try {
    for await (const result of decodeFiles(inspections, folder, threads === undefined ? {} : { threads })) {
      const inspection = 'fault' in result ? undefined : result.decoded.inspection
      if (!('decoded' in result) || !inspection) {
        if ('fault' in result) changed.push(result.fault.file)
        continue
      }
      const { file, size } = inspection
      const input = inputs.get(file.name)
      if (input && (input.bytes !== size || input.sha256 !== (await hashFile(file.path)))) changed.push(file.name)
      const kind: SourceKind = sourceKinds[file.kind]
      if (result.decoded.shards.length > 0) {
        const scan = scanOf(kind, result.decoded, new Set(shape.mapped[file.kind] ?? []))
        const where = conditionOf(kind, file.id)
        await engine.execute(`INSERT INTO scan_${file.kind} BY NAME SELECT * FROM (${scan}) s WHERE ${where}`)
      }
      if (result.decoded.format === 'text') for (const shard of result.decoded.shards) rmSync(shard, { force: true })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return changed
}

/** All rulings, because chains of them make several numbers one person; else what was asked for. */
function conditionOf(kind: SourceKind, fileID: number): string {
  if (kind.kind === 'ruling') return 'TRUE'
  if (kind.kind === 'unit') return `${numberKeyExpression('s.AAB998')} IN (SELECT key FROM wanted_units)`
  return `s.row IN (SELECT row FROM wanted_rows WHERE file = ${fileID})
    OR ${numberKeyExpression('s.AAC002')} IN (SELECT key FROM wanted_numbers)
    OR trim(s.AAC003) IN (SELECT name FROM wanted_names)`
}

async function takeOut(
  engine: Engine,
  inspections: readonly FileInspection[],
  { places, kept }: { places: readonly RowPlace[]; kept: readonly RowPlace[] },
): Promise<Map<string, Record<string, unknown>>> {
  const files = new Map(inspections.map(({ file }) => [file.name, file]))
  const stay = new Set(kept.map(nameOfPlace))
  const said = new Map<string, Record<string, unknown>>()
  for (const place of places) {
    const file = files.get(place.file)
    if (file === undefined) continue
    const where = `file = ${file.id} AND row = ${place.row}`
    const [row] = await engine.query(`SELECT * FROM scan_${file.kind} WHERE ${where}`)
    if (row !== undefined) said.set(nameOfPlace(place), row)
    if (!stay.has(nameOfPlace(place))) await engine.execute(`DELETE FROM scan_${file.kind} WHERE ${where}`)
  }
  return said
}

export const nameOfPlace = ({ file, row }: RowPlace) => `${row} ${file}`

async function compare(engine: Engine, source: Source, inspections: readonly FileInspection[], shape: ComparisonShape) {
  await loadReferences(engine, source.batch, source.policy.rows)
  const files = inspections.map(({ file }) => [file.id, file.name, file.kind])
  await engine.load('files', { file: 'INTEGER', name: 'VARCHAR', kind: 'VARCHAR' }, files)
  for (const kind of kinds) for (const step of stepsOfKind(kind, shape)) await engine.run(step)
  for (const step of comparisonSteps(shape)) await engine.run(step)
}
