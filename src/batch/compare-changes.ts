import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, comparisonSteps, stepsOfKind } from '../comparison/plan/index.ts'
import type { Step } from '../comparison/plan/step.ts'
import type { Reporter, TouchedByChanges } from '../reports/run-summary.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import type { ChangedRows } from './change-kept-rows.ts'
import { refusedRows, rowCounts } from './check-rows.ts'
import { readComing } from './coming-neighbours.ts'
import { folded } from './keep-tables.ts'
import { openKeptTables } from './kept-numbers.ts'
import { goneToday } from './kept-rows.ts'
import type { LoadedFile } from './load-sources.ts'
import { startMeasuring } from './measure-work.ts'
import { putTogether } from './put-together.ts'
import { createRejects, emptyScan, unreadCodes } from './scan-files.ts'
import { sumOf } from './sum-profiles.ts'
import { layOut, ridOf, takeOut, withGone } from './take-out-rows.ts'
import { touchNeighboursBefore, touchNeighboursNow } from './touched-neighbours.ts'
import { startTouched, touchEmployees, touchLikelyPersonals, touchPersonals, touchRulings } from './touched-people.ts'

export interface ChangesToCompare {
  engine: Engine
  shape: ComparisonShape
  changed: ChangedRows
  inspections: readonly FileInspection[]
  /** Folder of the output. */
  folder: string
  reporter: Reporter
  signal?: AbortSignal
}

const kinds: readonly SourceKind[] = Object.values(sourceKinds)
const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`
/** Steps over everybody, done when the results of two runs are put together. */
const lastSteps: ReadonlySet<string> = new Set([
  'stray_families',
  'stray_rows',
  'stray_people',
  'stray_refusals',
  'insured',
  'quarter_counts',
])

/**
 * Compares the people whom changes touch, by the steps of the plan, and puts what comes out into the results of the run
 * before: the tables that writing needs are then what a run of the whole batch would have made of them.
 */
export async function compareChanges(options: ChangesToCompare): Promise<{
  files: LoadedFile[]
  profiles: StepProfile[]
  touched: TouchedByChanges
  /** Files of the output that are there already. */
  written: Map<string, StepProfile>
}> {
  const { engine, shape, changed, folder, reporter, signal } = options
  const profiles: StepProfile[] = [changed.profile]
  const timed = async (name: string, work: () => Promise<void>) => {
    const measured = startMeasuring(name)
    await work()
    profiles.push(measured())
  }
  const steps = comparisonSteps(shape)
  const stepOf = (writes: string) => steps.find((step) => step.writes === writes) as Step
  await timed('read what the run before kept', () => openRows(options))
  let files: LoadedFile[] = []
  await timed('count rows', async () => {
    files = await countFiles(options)
  })
  await timed('read rulings and units, before and now', () => readBoth(engine, shape, stepOf))
  await timed('find touched people', async () => {
    await startTouched(engine)
    await touchLikelyPersonals(engine)
    await touchRulings(engine)
    await touchEmployees(engine)
  })
  await timed('find their neighbours', async () => {
    await readComing(engine, shape, stepOf)
    await touchNeighboursBefore(engine)
  })
  const rounds: StepProfile[][] = []
  for (let came = 1; came > 0; ) {
    await timed('take out their rows', async () => {
      await takeOut(engine, rounds.length === 0)
      await layOut(engine, shape)
    })
    rounds.push([])
    for (const [place, step] of steps.entries()) {
      signal?.throwIfAborted()
      reporter.progress(place, steps.length, 'steps')
      if (lastSteps.has(step.writes)) continue
      rounds.at(-1)!.push(await engine.run(step))
      await afterStep(engine, shape, step.writes, stepOf)
    }
    reporter.progress(steps.length, steps.length, 'steps')
    await timed('find their neighbours now', async () => {
      came = (await touchPersonals(engine)) + (await touchNeighboursNow(engine))
    })
  }
  profiles.push(...sumRounds(rounds))
  let written = new Map<string, StepProfile>()
  await timed('put results together', async () => {
    written = await putTogether({ engine, changed, folder, stepOf })
  })
  profiles.push(without(profiles.pop() as StepProfile, [...written.values()]))
  const [counts] = await engine.query(`SELECT (SELECT count(*) FROM touched_numbers) AS numbers,
    (SELECT count(*) FROM touched_rows) AS rows`)
  const touched = { numbers: Number(counts?.numbers), rows: Number(counts?.rows), rounds: rounds.length }
  return { files, profiles, written, touched }
}

/** What is left of a measure without parts of it that have one of their own. */
const without = (whole: StepProfile, parts: readonly StepProfile[]): StepProfile => ({
  ...whole,
  seconds: parts.reduce((left, { seconds }) => left - seconds, whole.seconds),
  processorSeconds: parts.reduce((left, one) => left - one.processorSeconds, whole.processorSeconds),
})

const sumRounds = (rounds: readonly StepProfile[][]) =>
  rounds[0]!.map(({ name }, place) =>
    sumOf(
      name,
      rounds.map((round) => round[place] as StepProfile),
    ),
  )

/** Names for the rows of before and of today, and for what the run before kept. */
async function openRows({ engine, shape, changed }: ChangesToCompare): Promise<void> {
  const rowOf = (row: string) => `CAST(f.file AS BIGINT) * ${folded} + ${row}`
  await engine.execute(`CREATE TABLE gone_today AS SELECT ${rowOf('g.row')} AS rid, g.* EXCLUDE (file, row)
    FROM read_parquet(${sqlText(join(changed.folder, goneToday))}) g JOIN files f ON f.name = g.file`)
  await engine.execute(`CREATE TABLE gone_before AS SELECT ${rowOf('g.row')} AS rid
    FROM read_parquet(${sqlText(changed.gone)}) g JOIN files f ON f.name = g.file
    WHERE ${rowOf('g.row')} NOT IN (SELECT rid FROM gone_today)`)
  const ids = new Map(
    (await engine.query('SELECT file, name FROM files')).map(({ file, name }) => [String(name), Number(file)]),
  )
  for (const kind of kinds) {
    const mapped = new Set(shape.mapped[kind.kind] ?? [])
    await engine.view(`scan_${kind.kind}`, emptyScan(kind, mapped))
    await engine.run({ ...stepsOfKind(kind, shape)[0], writes: `no_${kind.kind}` })
    await engine.drop(`scan_${kind.kind}`)
    const parts = changed.parts
      .filter((part) => part.kind === kind.kind)
      .map(({ path, file, today }) => {
        const id = ids.get(file)
        return `SELECT r.* REPLACE (CAST(${id} AS INTEGER) AS file, CAST(${id} AS BIGINT) * ${folded} + r.row AS rid), ${today} AS today
            FROM read_parquet(${sqlText(join(changed.folder, path))}) r`
      })
    await engine.view(
      `lasting_${kind.kind}`,
      `SELECT * FROM (${[`SELECT *, FALSE AS today FROM no_${kind.kind}`, ...parts].join('\n UNION ALL ')}) r
      WHERE rid NOT IN (SELECT rid FROM gone_before)`,
    )
    await engine.view(`everything_${kind.kind}`, withGone(`SELECT * FROM lasting_${kind.kind}`))
  }
  await openKeptTables(engine, changed.lastOutput)
}

/** The rows of a kind that some condition picks, under the name that steps read. */
const pickRows = (engine: Engine, kind: string, condition: string) =>
  engine.view(`${kind}_rows`, `SELECT * EXCLUDE (today, gone) FROM everything_${kind} WHERE ${condition}`)

/** How many rows each file has, refused ones and those with warnings apart. */
async function countFiles({ engine, changed, inspections }: ChangesToCompare): Promise<LoadedFile[]> {
  await engine.execute(createRejects)
  await engine.execute(`INSERT INTO decode_rejects SELECT f.file, r.row, r.code, r."column", r.value, r.message
    FROM read_parquet(${sqlText(join(changed.lastOutput, 'rejects.parquet'))}) r
    JOIN files f ON f.name = r.file WHERE r.code IN (${unreadCodes})`)
  const counted = new Map<number, { rows: number; unread: number }>()
  for (const kind of kinds) {
    await engine.execute(refusedRows(kind, `(SELECT * FROM everything_${kind.kind} WHERE NOT gone)`))
    const gone = `(SELECT CAST(rid // ${folded} AS INTEGER) AS file, * FROM gone_today WHERE kind = '${kind.kind}')`
    await engine.execute(`CREATE OR REPLACE TABLE ${kind.kind}_counts AS
      SELECT file, refused, warnings, odd_number, CAST(sum(usual) AS BIGINT) AS usual, CAST(sum(rows) AS BIGINT) AS rows FROM (
        SELECT f.file, k.* EXCLUDE (kind, file) FROM kept_row_counts k JOIN files f ON f.name = k.file WHERE k.kind = '${kind.kind}'
        UNION ALL BY NAME ${rowCounts(kind, `lasting_${kind.kind} WHERE today`)}
        UNION ALL BY NAME SELECT * REPLACE (-usual AS usual, -rows AS rows) FROM (${rowCounts(kind, gone)}) g) c
      GROUP BY ALL HAVING sum(rows) > 0`)
    for (const row of await engine.query(`SELECT file, sum(rows) AS rows FROM ${kind.kind}_counts GROUP BY file`))
      counted.set(Number(row.file), { rows: Number(row.rows), unread: 0 })
  }
  for (const row of await engine.query('SELECT file, count(*) AS unread FROM decode_rejects GROUP BY file')) {
    const file = Number(row.file)
    counted.set(file, { rows: counted.get(file)?.rows ?? 0, unread: Number(row.unread) })
  }
  const gone = new Map(
    (await engine.query(`SELECT file, count(*) AS rows FROM read_parquet(${sqlText(changed.gone)}) GROUP BY file`)).map(
      (row) => [String(row.file), Number(row.rows)],
    ),
  )
  return inspections.map((inspection) => {
    const { rows, unread } = counted.get(inspection.file.id) ?? { rows: 0, unread: 0 }
    const decoded = {
      ...{ inspection, format: 'text' as const, shards: [], delimiter: '', quote: '', columns: [], emptyColumns: [] },
      ...{
        rows: rows + unread,
        accepted: rows,
        rejected: unread,
        ...{ rejects: null, marks: null, sha256: null },
        longestRow: 0,
        bytes: 0,
        refused: null,
      },
    }
    // Rows of the file, those too that are not in the batch any more.
    return { decoded, read: rows + unread + (gone.get(inspection.file.name) ?? 0) }
  })
}

/** Odd numbers, rulings and units, as they are and as they were. */
async function readBoth(engine: Engine, shape: ComparisonShape, stepOf: (writes: string) => Step): Promise<void> {
  const carrying = kinds.filter(({ carriesPeople }) => carriesPeople).map(({ kind }) => kind)
  const run = async (step: Step, name: string) => {
    await engine.run(step)
    await engine.execute(`DROP TABLE IF EXISTS ${name}`)
    await engine.execute(`ALTER TABLE ${step.writes} RENAME TO ${name}`)
  }
  for (const kind of carrying) await pickRows(engine, kind, 'today')
  await engine.run(stepOf('odd_numbers'))
  await engine.execute(`CREATE TABLE odd_numbers_now AS SELECT * FROM kept_odd_numbers
    UNION ALL SELECT * FROM odd_numbers WHERE odd_number NOT IN (SELECT odd_number FROM kept_odd_numbers)`)
  for (const kind of carrying) await engine.drop(`${kind}_rows`)
  const repeatsOf = (kind: string) => stepsOfKind(sourceKinds[kind as keyof typeof sourceKinds], shape)[1]
  const read = async (kind: string, condition: string, writes: string, name: string) => {
    await pickRows(engine, kind, condition)
    await engine.run(repeatsOf(kind))
    await run(stepOf(writes), name)
    await engine.drop(`${kind}_repeats`)
    await engine.drop(`${kind}_rows`)
  }
  await read('ruling', 'NOT gone', 'ruling_readings', 'rulings_read')
  await read('ruling', 'today OR gone', 'ruling_readings', 'rulings_changed')
  await read('unit', 'NOT today', 'unit_types', 'unit_types_before')
  await read('unit', 'NOT gone', 'unit_types', 'unit_types_now')
}

/** Tables of the touched that stand for everybody's, with what the run before kept of the others. */
async function afterStep(
  engine: Engine,
  shape: ComparisonShape,
  made: string,
  stepOf: (writes: string) => Step,
): Promise<void> {
  const others = `${ridOf('k.file')} NOT IN (SELECT rid FROM touched_rows)`
  if (made === 'found_area_unknown')
    await engine.execute(`INSERT INTO found_area_unknown SELECT 'area_unknown', NULL, k.subject, NULL, ${ridOf('k.file')}, ''
      FROM kept_found_area_unknown k WHERE ${others}`)
  if (made === 'named_units') await countUnitsOver(engine, shape, stepOf)
  if (made === 'stray_sayings') {
    await engine.execute(`INSERT INTO stray_sayings BY NAME SELECT * EXCLUDE (file, row), ${ridOf('k.file')} AS rid
      FROM kept_stray_sayings k WHERE ${others}`)
  }
}

/** Rows that name a unit, by spelling: those of before without what the touched said then, with what they say now. */
async function countUnitsOver(engine: Engine, shape: ComparisonShape, stepOf: (writes: string) => Step): Promise<void> {
  await engine.execute('DROP SCHEMA IF EXISTS before CASCADE')
  await engine.execute('CREATE SCHEMA before')
  await engine.execute(`SET search_path = 'before,main'`)
  for (const kind of kinds) {
    await engine.execute(
      `CREATE TABLE before.${kind.kind}_rows AS SELECT * EXCLUDE (today, gone) FROM touched_${kind.kind} WHERE NOT today`,
    )
    await engine.run(stepsOfKind(kind, shape)[1])
  }
  for (const step of ['insured_rows', 'named_units']) await engine.run(stepOf(step))
  await engine.execute(`SET search_path = 'main'`)
  const columns = 'kind, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside'
  await engine.execute(`CREATE OR REPLACE TABLE named_units AS
    SELECT CAST(NULL AS BIGINT) AS rid, ${columns}, CAST(sum(rows) AS BIGINT) AS rows, unit_key FROM (
      SELECT ${columns}, rows, unit_key FROM kept_named_units
      UNION ALL SELECT ${columns}, rows, unit_key FROM named_units WHERE kind <> 'unit'
      UNION ALL SELECT ${columns}, -rows, unit_key FROM before.named_units WHERE kind <> 'unit') n
    GROUP BY ${columns}, unit_key HAVING sum(rows) > 0
    UNION ALL SELECT rid, ${columns}, rows, unit_key FROM named_units WHERE kind = 'unit'`)
  await engine.execute('DROP SCHEMA before CASCADE')
}
