import { writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine, type StepProfile } from '../comparison/engine/duckdb.ts'
import { openSpark, type SparkEngine } from '../comparison/engine/spark.ts'
import type { SparkSettings } from '../comparison/engine/spark-session.ts'
import { type ComparisonShape, comparisonSteps } from '../comparison/plan/index.ts'
import { compileDecision } from '../policy/compile-policy.ts'
import { problem } from '../problems.ts'
import type { Reporter, RunSummary } from '../reports/run-summary.ts'
import { writeSurveyLists } from '../reports/survey-lists.ts'
import { type Batch, readBatch } from '../sources/batch-file.ts'
import { type FileFault, faultsProblem, sayFault } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { sourceKinds } from '../sources/kinds/index.ts'
import { divisionNames } from '../standards/divisions.ts'
import { compareOnSpark } from './compare-on-spark.ts'
import { hashFile } from './hash-file.ts'
import { inspectFiles, mappedColumns } from './inspect-files.ts'
import { type LoadedFile, loadSources } from './load-sources.ts'
import { buildQuarterly } from './quarterly.ts'
import { type RunPolicy, readPolicy } from './read-policy.ts'
import { levelOf, loadReferences } from './references.ts'
import { runSteps } from './run-steps.ts'
import { stageOutput } from './staging-folder.ts'
import { balanceRows, checkNumberColumns, countPeople, countRows, countWarnings, profileOf } from './summarise.ts'
import { closeToOthers, writeParquet } from './write-results.ts'

export interface RunOptions {
  batchFolder: string
  outputFolder: string
  /** CSV in the form of the default policy table, which it replaces. */
  policyFile?: string
  /** YYYYMMDD: the rows of the policy that are in force on this day decide, not those of the reference date. */
  policyDay?: number
  /** Runs without files that are refused, and says so. */
  skipBadFiles: boolean
  since?: string
  /** e.g. `5GB` */
  memoryLimit?: string
  threads?: number
  /** Compares on this Spark instead of inside the process; the output's folder is then on storage its workers share. */
  spark?: SparkSettings
  signal?: AbortSignal
  reporter: Reporter
}

/**
 * From a folder of extracts to an output folder (contract, batch.md and outputs.md). Everything is written beside the
 * output and renamed at the end. Throws problems of the catalogue; a broken check does not throw: it stands in `checks`.
 */
export async function runBatch(options: RunOptions): Promise<RunSummary> {
  const { reporter, signal } = options
  if (options.since !== undefined) throw problem('since_unsupported', {})
  reporter.stage('inspect', { zh: '检查批次', en: 'looking at the batch' })
  const batch = await readBatch(options.batchFolder)
  const policy = readPolicy(options.policyFile, options.policyDay ?? batch.asOf)
  const inspected = await inspectFiles(batch)
  if (inspected.faults.length > 0 && !options.skipBadFiles) throw faultsProblem(inspected.faults)
  const inputBytes = inspected.inspections.reduce((sum, { size }) => sum + size, 0)
  const staging = stageOutput(options.outputFolder, inputBytes)
  let engine: Engine | undefined
  let spark: SparkEngine | undefined
  const stop = () => {
    engine?.interrupt()
    spark?.interrupt()
  }
  signal?.addEventListener('abort', stop)
  try {
    // A cluster that does not answer is told of now, not when hours of reading are done.
    if (options.spark) spark = await openSpark({ ...options.spark, folder: staging.work })
    engine = await openEngine({
      folder: staging.work,
      memoryLimit: options.memoryLimit ?? defaultMemory(inputBytes),
      ...(options.threads !== undefined && { threads: options.threads }),
    })
    const summary = await runInside(engine, options, {
      batch,
      policy,
      ...inspected,
      folder: staging.path,
      work: staging.work,
      ...(spark && { spark }),
    })
    signal?.throwIfAborted()
    engine.close()
    engine = undefined
    closeToOthers(staging.path)
    staging.finish()
    return summary
  } catch (error) {
    signal?.throwIfAborted()
    throw spaceProblem(error, options.outputFolder)
  } finally {
    signal?.removeEventListener('abort', stop)
    engine?.close()
    await spark?.close()
    staging.discard()
  }
}

interface Prepared {
  batch: Batch
  policy: RunPolicy
  inspections: FileInspection[]
  faults: FileFault[]
  folder: string
  work: string
  spark?: SparkEngine
}

async function runInside(engine: Engine, options: RunOptions, prepared: Prepared): Promise<RunSummary> {
  const { batch, policy, inspections, folder } = prepared
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
  const hashes = Promise.all(
    inspections.map(({ file, size }) =>
      hashFile(file.path).then((sha256) => ({ file: file.name, bytes: size, sha256 })),
    ),
  )
  const loaded = await loadSources({
    engine,
    inspections,
    folder: prepared.work,
    shape,
    reporter,
    ...(options.threads !== undefined && { threads: options.threads }),
    ...(signal && { signal }),
  })
  profiles.push(...loaded.profiles)
  const faults = [...prepared.faults, ...loaded.faults]
  if (loaded.faults.length > 0) {
    if (!options.skipBadFiles) throw faultsProblem(faults)
    return await rerunWithout(engine, options, prepared, loaded.faults)
  }
  reporter.stage('compare', { zh: '比对', en: 'comparing' })
  const steps = comparisonSteps(shape)
  const { spark } = prepared
  profiles.push(
    ...(spark
      ? await compareOnSpark({ engine, spark, steps, reporter, ...(signal && { signal }) })
      : await runSteps(engine, steps, reporter, signal)),
  )
  reporter.stage('write', { zh: '写出结果', en: 'writing results' })
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    signal?.throwIfAborted()
    const started = performance.now()
    const used = process.cpuUsage()
    const result = await work()
    const { user, system } = process.cpuUsage(used)
    profiles.push({
      name,
      seconds: (performance.now() - started) / 1000,
      peakBytes: process.memoryUsage.rss(),
      rows: 0,
      processorSeconds: (user + system) / 1e6,
    })
    return result
  }
  const lists = await timed('write parquet and survey lists', async () => {
    // Both end before an error goes on: nothing may write into a folder that is being removed.
    const [written, parquet] = await Promise.allSettled([
      writeSurveyLists({
        folder: join(folder, 'survey'),
        persons: 'persons',
        stream: (sql) => engine.stream(sql),
        namesOf: divisionNames,
        ...(signal && { signal }),
      }),
      writeParquet(engine, folder, shape.kinds),
    ])
    if (parquet.status === 'rejected') throw parquet.reason
    if (written.status === 'rejected') throw written.reason
    return written.value
  })
  const quarterly = await buildQuarterly(engine, batch)
  const summary = await timed('summarise', () =>
    summarise(engine, loaded.files, shape, { options, prepared, quarterly, faults, inputs: hashes }),
  )
  summary.steps = profileOf(profiles)
  if (spark) summary.versions.spark = spark.version
  summary.memoryPeakBytes = Math.max(
    ...profiles.map(({ peakBytes }) => peakBytes),
    process.resourceUsage().maxRSS * 1024,
  )
  if (lists.people !== summary.people.visit) {
    summary.checks.push({
      name: 'survey_lists',
      ok: false,
      detail: `${lists.people} ≠ ${summary.people.visit}`,
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
  prepared: Prepared,
  faults: readonly FileFault[],
): Promise<RunSummary> {
  const bad = new Set(faults.map(({ file }) => file))
  for (const row of await engine.query(
    `SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'main'`,
  )) {
    await engine.execute(`DROP ${row.table_type === 'VIEW' ? 'VIEW' : 'TABLE'} IF EXISTS ${String(row.table_name)}`)
  }
  return runInside(engine, options, {
    ...prepared,
    inspections: prepared.inspections.filter(({ file }) => !bad.has(file.name)),
    faults: [...prepared.faults, ...faults],
  })
}

interface SummaryParts {
  options: RunOptions
  prepared: Prepared
  quarterly: Awaited<ReturnType<typeof buildQuarterly>>
  faults: readonly FileFault[]
  inputs: Promise<RunSummary['inputs']>
}

async function summarise(
  engine: Engine,
  files: readonly LoadedFile[],
  shape: ComparisonShape,
  parts: SummaryParts,
): Promise<RunSummary> {
  const { batch, policy, inspections } = parts.prepared
  const sources = await countRows(
    engine,
    `read_parquet('${join(parts.prepared.folder, 'links.parquet').replaceAll("'", "''")}')`,
    files,
    shape.kinds,
  )
  const numberChecks = await checkNumberColumns(engine, files, shape.kinds)
  for (const { said } of numberChecks) if (said) parts.options.reporter.warn(said)
  const carries = (kind: string) => shape.kinds.some((one) => one.kind === kind && one.carriesPeople)
  const elsewhereGiven = inspections.some(({ file }) => file.kind === 'elsewhere')
  if (!elsewhereGiven) {
    parts.options.reporter.warn({
      zh: '没有异地参保(elsewhere)数据:在外地参保的人仍在需调查人员之中。',
      en: 'There is no `elsewhere` source: people insured elsewhere are still among those to ask.',
    })
  }
  return {
    area: batch.area,
    areaName: divisionNames(batch.area).slice(-1)[0] ?? batch.area,
    asOf: String(batch.asOf).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'),
    quarter: batch.quarter,
    policy: { file: policy.file, sha256: policy.sha256 },
    batchFolder: batch.folder,
    sources,
    inputs: await parts.inputs,
    encodings: inspections.flatMap(({ file, text }) =>
      text
        ? [
            {
              file: file.name,
              encoding: text.encoding,
              delimiter: text.delimiter,
              guessed: file.encoding === undefined,
            },
          ]
        : [],
    ),
    skipped: parts.faults.map((fault) => ({
      kind: fault.kind,
      file: fault.file,
      reason: { zh: sayFault(fault, 'zh'), en: sayFault(fault, 'en') },
    })),
    ...(await countPeople(engine)),
    unknownColumns: inspections.flatMap(({ file, unknown }) =>
      unknown.map((column) => ({ kind: file.kind, file: file.name, column })),
    ),
    warnings: await countWarnings(engine, shape.kinds),
    checks: [...balanceRows(sources, carries), ...numberChecks, ...parts.quarterly.checks],
    elsewhereGiven,
    steps: [],
    threads: parts.options.threads ?? 0,
    memoryPeakBytes: 0,
    versions: {
      canbao: '0.1.0',
      node: process.versions.node,
      duckdb: String((await engine.query('SELECT version() AS v'))[0]?.v),
    },
  }
}

/**
 * Memory for the engine: 4 bytes for every byte of input keep nearly everything out of the disk's way; more makes no run
 * faster. The process needs another half byte beside it (measured from one to ten million people), and all of it stays
 * below 8 GB; at least 2.5 GB, at most half of the machine.
 */
function defaultMemory(inputBytes: number): string {
  const wanted = Math.min(inputBytes * 4, 7.5e9 - inputBytes * 0.5)
  return `${Math.round(Math.min(totalmem() / 2, Math.max(2.5e9, wanted)) / 1e6)}MB`
}

function spaceProblem(error: unknown, folder: string): unknown {
  const text = error instanceof Error ? error.message : ''
  return /No space left|ENOSPC|failed to offload|Could not write/i.test(text)
    ? problem('disk_full_while_running', { folder, reason: text.slice(0, 200) })
    : error
}
