import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { type ComparisonShape, comparisonSteps } from '../comparison/plan/index.ts'
import { compileDecision } from '../policy/compile-policy.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import { type FileFault, faultsProblem } from '../sources/faults.ts'
import { sourceKinds } from '../sources/kinds/index.ts'
import { compareOnSpark } from './compare-on-spark.ts'
import { mappedColumns } from './inspect-files.ts'
import { loadSources } from './load-sources.ts'
import { buildQuarterly } from './quarterly.ts'
import { levelOf, loadReferences } from './references.ts'
import { runCandidates } from './run-candidates.ts'
import { nothingDone } from './run-journal.ts'
import type { PreparedRun, RunOptions } from './run-options.ts'
import { planRest, runSteps } from './run-steps.ts'
import { profileOf } from './summarise.ts'
import { endSummary, summariseRun } from './summarise-run.ts'
import { writeResults } from './write-results.ts'

/**
 * Reads, compares and writes into the folder of the run, taking up where an interrupted run stopped. Throws
 * `files_refused`, `file_changed`, and whatever the engine throws.
 */
export async function runComparison(engine: Engine, options: RunOptions, prepared: PreparedRun): Promise<RunSummary> {
  const { batch, policy, inspections, folder, watched, journal, savepoints } = prepared
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
  const all = comparisonSteps(shape)
  const steps = { all, savepoints, reporter, ...(signal && { signal }) }
  const { spark } = prepared
  const compared = spark
    ? await compareOnSpark({ ...steps, engine, spark })
    : await runSteps({ ...steps, runner: savepoints, plan: planRest(all, new Set(savepoints.taken.tables.keys())) })
  profiles.push(...compared)
  profiles.push(await runCandidates(engine, savepoints))
  reporter.stage('write', { zh: '写出结果', en: 'writing results' })
  const written = await writeResults({
    engine,
    folder,
    kinds: shape.kinds,
    journal,
    taken: savepoints.taken,
    ...(signal && { signal }),
  })
  profiles.push(...written.profiles)
  const quarterly = await buildQuarterly(engine, batch)
  signal?.throwIfAborted()
  const started = performance.now()
  const summary = await summariseRun({ engine, files: loaded.files, shape, options, prepared, quarterly })
  const seconds = (performance.now() - started) / 1000
  profiles.push({
    name: 'summarise',
    seconds,
    peakBytes: process.memoryUsage.rss(),
    rows: 0,
    processorSeconds: seconds,
  })
  endSummary(summary, { options, prepared, shape, profiles })
  if (spark) summary.versions.spark = spark.version
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
