import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, comparisonSteps } from '../comparison/plan/index.ts'
import { compileDecision } from '../policy/compile-policy.ts'
import type { RunSummary, TouchedByChanges } from '../reports/run-summary.ts'
import { type FileFault, faultsProblem } from '../sources/faults.ts'
import { sourceKinds } from '../sources/kinds/index.ts'
import { compareChanges } from './compare-changes.ts'
import { compareOnSpark } from './compare-on-spark.ts'
import { mappedColumns } from './inspect-files.ts'
import { openTableKeeper, readingForKept } from './keep-tables.ts'
import { type LoadedFile, loadSources } from './load-sources.ts'
import { startMeasuring } from './measure-work.ts'
import { buildQuarterly } from './quarterly.ts'
import { levelOf, loadReferences } from './references.ts'
import { runCandidates } from './run-candidates.ts'
import { nothingDone } from './run-journal.ts'
import type { PreparedRun, RunOptions } from './run-options.ts'
import { planRest, runSteps, type StepRunner } from './run-steps.ts'
import { profileOf } from './summarise.ts'
import { endSummary, summariseRun } from './summarise-run.ts'
import { writeResults } from './write-results.ts'

/**
 * Reads, compares and writes into the folder of the run, taking up where an interrupted run stopped. Throws
 * `files_refused`, `file_changed`, and whatever the engine throws.
 */
export async function runComparison(engine: Engine, options: RunOptions, prepared: PreparedRun): Promise<RunSummary> {
  const { batch, policy, inspections, watched, journal, savepoints } = prepared
  const { reporter, signal } = options
  const shape: ComparisonShape = {
    kinds: Object.values(sourceKinds),
    areaLevel: levelOf(batch.area),
    mapped: mappedColumns(inspections),
    hasRulings: inspections.some(({ file }) => file.kind === 'ruling'),
    hasVerified: inspections.some(({ file }) => file.kind === 'verified'),
    decision: compileDecision(policy.rows),
  }
  const profiles: StepProfile[] = []
  await loadReferences(engine, batch, policy.rows)
  await engine.load(
    'files',
    { file: 'INTEGER', name: 'VARCHAR', kind: 'VARCHAR' },
    inspections.map(({ file }) => [file.id, file.name, file.kind]),
  )
  const { changed } = options
  if (changed !== undefined) {
    reporter.stage('compare', { zh: '比对变动涉及的人员', en: 'comparing the people whom changes touch' })
    const compared = await compareChanges({
      engine,
      shape,
      changed,
      inspections,
      folder: prepared.folder,
      reporter,
      ...(signal && { signal }),
    })
    const { numbers, rows } = compared.touched
    reporter.note({
      zh: `变动涉及 ${numbers} 个证件号码的 ${rows} 行，只比对了这些；其余沿用上次结果。`,
      en: `Changes touch ${rows} rows of ${numbers} numbers: these were compared, the rest is of the run before.`,
    })
    return await finishRun({ engine, options, prepared, shape, ...compared })
  }
  reporter.stage('read', { zh: '读入并检查数据', en: 'reading and checking rows' })
  const loading = loadSources({
    engine,
    inspections,
    folder: prepared.work,
    shape,
    reporter,
    watched,
    journal,
    savepoints,
    keepsMarks: prepared.kept !== undefined,
    ...(options.threads !== undefined && { threads: options.threads }),
    ...(signal && { signal }),
  })
  // What fails, or looks like a fault of a file, may only be that somebody wrote into it.
  const checkFiles = () => watched.check(inspections.map(({ file }) => file.id))
  const loaded = await loading.finally(checkFiles)
  profiles.push(...loaded.profiles)
  if (loaded.faults.length > 0) {
    const faults = [...prepared.faults, ...loaded.faults]
    if (!options.skipBadFiles) throw faultsProblem(faults)
    return await rerunWithout(engine, options, prepared, loaded.faults)
  }
  reporter.stage('compare', { zh: '比对', en: 'comparing' })
  const all = prepared.kept === undefined ? comparisonSteps(shape) : readingForKept(comparisonSteps(shape))
  const steps = { all, savepoints, reporter, ...(signal && { signal }) }
  const { spark } = prepared
  const keeper = prepared.kept === undefined ? undefined : openTableKeeper(engine, prepared.kept)
  const runner: StepRunner = {
    drop: (table) => savepoints.drop(table),
    async make(step) {
      const profile = await savepoints.make(step)
      await keeper?.keep(step.writes)
      return profile
    },
  }
  const compared = spark
    ? await compareOnSpark({ ...steps, engine, spark })
    : await runSteps({ ...steps, runner, plan: planRest(all, new Set(savepoints.taken.tables.keys())) })
  profiles.push(...compared)
  if (keeper && !keeper.isWhole()) {
    reporter.warn({
      zh: '这次接着上次中断的运行，没有留下供 --since 使用的全部内容：下一次变更要整批比对。',
      en: 'This run took up an interrupted one, and not all that --since needs was kept: the next changes will be compared whole.',
    })
    rmSync(prepared.kept as string, { recursive: true, force: true })
  }
  return await finishRun({ engine, options, prepared, shape, files: loaded.files, profiles })
}

interface Compared {
  engine: Engine
  options: RunOptions
  prepared: PreparedRun
  shape: ComparisonShape
  files: readonly LoadedFile[]
  /** Of what was done so far. */
  profiles: StepProfile[]
  touched?: TouchedByChanges
  /** Files of the output that are there already. */
  written?: ReadonlyMap<string, StepProfile>
}

/** From the tables of the comparison to the files of the output. */
async function finishRun({
  engine,
  options,
  prepared,
  shape,
  files,
  profiles,
  touched,
  written: there,
}: Compared): Promise<RunSummary> {
  const { batch, policy, folder, journal, savepoints, spark } = prepared
  const { reporter, signal } = options
  profiles.push(await runCandidates(engine, savepoints))
  reporter.stage('write', { zh: '写出结果', en: 'writing results' })
  const written = await writeResults({
    engine,
    folder,
    kinds: shape.kinds,
    journal,
    taken: savepoints.taken,
    ...(there && { written: there }),
    ...(signal && { signal }),
  })
  profiles.push(...written.profiles)
  const quarterly = await buildQuarterly(engine, batch)
  signal?.throwIfAborted()
  const measured = startMeasuring('summarise')
  const summary = await summariseRun({ engine, files, shape, options, prepared, quarterly })
  profiles.push(measured())
  endSummary(summary, { options, prepared, shape, profiles })
  if (spark) summary.versions.spark = spark.version
  if (touched) summary.touched = touched
  summary.steps = profileOf(profiles)
  if (written.listed !== summary.people.visit) {
    summary.checks.push({
      name: 'survey_lists',
      ok: false,
      detail: `${written.listed} ≠ ${summary.people.visit}`,
      said: { zh: '入户名单人数与登记库不符', en: 'the survey lists do not hold the people to visit' },
    })
  }
  // The table that decided stands beside what it decided: explain reads it there.
  writeFileSync(join(folder, 'policy.csv'), policy.text)
  writeFileSync(join(folder, 'quarterly.json'), `${JSON.stringify(quarterly, null, 2)}\n`)
  // Drawing needs big libraries: they are loaded when there is something to draw.
  const { writeQuarterlyTable } = await import('../reports/quarterly-table.ts')
  const { writeSummaryPage } = await import('../reports/summary-page/index.ts')
  await writeQuarterlyTable(quarterly, summary.areaName, join(folder, 'quarterly.xlsx'))
  await writeSummaryPage(summary, quarterly, join(folder, 'summary.html'))
  writeFileSync(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  return summary
}

/** A file turned out bad while it was read: the run starts again without it. */
async function rerunWithout(
  engine: Engine,
  options: RunOptions,
  prepared: PreparedRun,
  found: readonly FileFault[],
): Promise<RunSummary> {
  for (const row of await engine.query(
    `SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'main'`,
  )) {
    await engine.execute(`DROP ${row.table_type === 'VIEW' ? 'VIEW' : 'TABLE'} IF EXISTS ${String(row.table_name)}`)
  }
  prepared.journal.note({ entry: 'without', faults: [...found] })
  prepared.savepoints.taken = nothingDone(prepared.savepoints.taken.at)
  return runComparison(engine, options, withoutFiles(prepared, found))
}

/** The run without files that turned out bad. */
export function withoutFiles(prepared: PreparedRun, faults: readonly FileFault[]): PreparedRun {
  const bad = new Set(faults.map(({ file }) => file))
  return {
    ...prepared,
    inspections: prepared.inspections.filter(({ file }) => !bad.has(file.name)),
    faults: [...prepared.faults, ...faults],
  }
}
