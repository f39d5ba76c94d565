import { mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Engine, openEngine } from '../comparison/engine/duckdb.ts'
import { openSpark, type SparkEngine } from '../comparison/engine/spark.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import { type Batch, readBatch } from '../sources/batch-file.ts'
import { faultsProblem } from '../sources/faults.ts'
import { applyChanges, bytesWithChanges } from './apply-changes.ts'
import { warnOfFewerRows } from './find-in-whole-files.ts'
import { flushFiles, flushFolder } from './flush-files.ts'
import { inspectFiles } from './inspect-files.ts'
import { batchInOutput, canBeKept, keepBatch } from './keep-batch.ts'
import { keepRows } from './keep-rows.ts'
import { keptInOutput } from './kept-rows.ts'
import { readPolicy } from './read-policy.ts'
import { runComparison, withoutFiles } from './run-comparison.ts'
import { defaultMemory, limitProblem, partsOf, spaceForChanges, spaceKept, spaceNeeded } from './run-limits.ts'
import type { PreparedRun, RunOptions } from './run-options.ts'
import { readRecord } from './run-record.ts'
import { openSavepoints } from './savepoints.ts'
import { stageOutput } from './staging-folder.ts'
import { fingerprintOf, takeUp } from './take-up.ts'
import { watchFiles } from './watch-files.ts'
import { closeToOthers } from './write-results.ts'

/**
 * From a folder of extracts to an output folder (contract, batch.md and outputs.md). Everything is written beside the
 * output and renamed at the end; what a killed run of the same batch left there is taken up. Throws problems of the
 * catalogue; a broken check does not throw: it stands in `checks`.
 */
export async function runBatch(options: RunOptions): Promise<RunSummary> {
  const { reporter, signal } = options
  const startedAt = (options.now?.() ?? new Date()).toISOString()
  if (options.since !== undefined) return await runChanges(options, options.since)
  if (!options.staging) reporter.stage('inspect', { zh: '检查批次', en: 'looking at the batch' })
  const batch = await readBatch(options.batchFolder)
  if (options.keepForChanges && !options.spark && !options.staging && canBeKept(batch))
    return await runKept(options, batch)
  const policy = readPolicy(options.policyFile, options.policyDay ?? batch.asOf)
  const watched = watchFiles(batch, options.changed?.hashes)
  const { inspections, faults } = await inspectFiles(batch)
  if (faults.length > 0 && !options.skipBadFiles) throw faultsProblem(faults)
  const changing = inspections.filter(({ columns }) => columns.includes('op')).map(({ file }) => file.name)
  if (changing.length > 0) {
    reporter.warn({
      zh: `${changing.join('、')} 有 op（变更）列，而这次没有用 --since：按整批数据处理，op 不起作用。`,
      en: `${changing.join(', ')} has the column op (changes), and this run is without --since: the rows are taken as whole data, whatever op says.`,
    })
  }
  const inputBytes = inspections.reduce((sum, { size }) => sum + size, 0)
  const memoryLimit = options.memoryLimit ?? defaultMemory(inputBytes)
  const staging = options.staging ?? stageOutput(options.outputFolder, spaceNeeded(inputBytes, memoryLimit))
  // Spark's tables lie apart: those of the same names that the run keeps for being taken up are not theirs.
  const sparkFolder = join(staging.work, 'spark')
  let engine: Engine | undefined
  let spark: SparkEngine | undefined
  const stop = () => {
    engine?.interrupt()
    spark?.interrupt()
  }
  signal?.addEventListener('abort', stop)
  try {
    // A cluster that does not answer is told of now, not when hours of reading are done.
    if (options.spark) spark = await openSpark({ ...options.spark, folder: sparkFolder })
    const fingerprint = fingerprintOf({ batch, watched, policy, inspections, work: staging.work })
    const { journal, taken } = await takeUp({ staging, fingerprint, watched, startedAt, reporter })
    rmSync(sparkFolder, { recursive: true, force: true })
    if (spark) mkdirSync(sparkFolder, { mode: 0o700 })
    engine = await openEngine({
      folder: staging.work,
      memoryLimit,
      ...(options.threads !== undefined && { threads: options.threads }),
    })
    const parts = options.parts ?? Math.max(partsOf(inputBytes, memoryLimit), options.keepEveryStep ? 1 : 0)
    const prepared: PreparedRun = {
      batch,
      policy,
      inspections,
      faults,
      watched,
      folder: staging.path,
      work: staging.work,
      memoryLimit,
      startedAt,
      journal,
      savepoints: openSavepoints({ engine, folder: staging.work, journal, taken, parts }),
      ...(options.keepForChanges && !spark && !options.changed && { kept: join(staging.path, keptInOutput) }),
      ...(spark && { spark }),
    }
    const summary = await runComparison(engine, options, withoutFiles(prepared, taken.faults))
    signal?.throwIfAborted()
    if (options.keepForChanges && !spark) await keepRows({ engine, options, prepared, inspections })
    engine.close()
    engine = undefined
    closeToOthers(staging.path)
    await flushFiles(staging.path)
    staging.finish()
    await flushFolder(dirname(options.outputFolder))
    return summary
  } catch (error) {
    signal?.throwIfAborted()
    throw limitProblem(error, options.outputFolder, memoryLimit)
  } finally {
    signal?.removeEventListener('abort', stop)
    engine?.close()
    await spark?.close()
    staging.discard()
  }
}

/** Copies the batch into the folder that becomes the output, and runs the copy: the next changes follow it. */
async function runKept(options: RunOptions, batch: Batch): Promise<RunSummary> {
  const { outputFolder, reporter, signal } = options
  const { faults } = await inspectFiles(batch)
  if (faults.length > 0 && !options.skipBadFiles) throw faultsProblem(faults)
  const bad = new Set(faults.map(({ file }) => file))
  const bytes = batch.sources.reduce((sum, { path }) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
  const memoryLimit = options.memoryLimit ?? defaultMemory(bytes)
  const staging = stageOutput(outputFolder, spaceNeeded(bytes, memoryLimit) + spaceKept(bytes))
  try {
    staging.hold(batchInOutput)
    const kept = join(staging.path, batchInOutput)
    await keepBatch({ batch, bad, into: kept, reporter, ...(signal && { signal }) }).catch((error: unknown) => {
      throw limitProblem(error, outputFolder, memoryLimit)
    })
    return await runBatch({ ...options, batchFolder: kept, staging })
  } catch (error) {
    staging.discard()
    throw error
  }
}

/**
 * Puts the changes into the batch of the run before, in the folder that becomes the output, and runs that: with the
 * results it is there by one rename, for the next day.
 */
async function runChanges({ since, ...options }: RunOptions, lastOutput: string): Promise<RunSummary> {
  const { outputFolder, batchFolder: changesFolder, reporter, signal } = options
  const to = { changesFolder, lastOutput, reporter, ...(signal && { signal }) }
  const bytes = await bytesWithChanges({ ...to, folder: dirname(outputFolder) })
  const memoryLimit = options.memoryLimit ?? defaultMemory(bytes.before + bytes.now)
  const before = rowsByKind(readRecord(lastOutput).summary)
  const staging = stageOutput(outputFolder, spaceForChanges(bytes))
  const background = new AbortController()
  try {
    staging.clear()
    staging.hold(batchInOutput)
    staging.hold(keptInOutput)
    const whole = join(staging.path, batchInOutput)
    const {
      applied: changes,
      changed,
      replaced,
    } = await applyChanges({
      ...to,
      background: AbortSignal.any([background.signal, ...(signal ? [signal] : [])]),
      ...{ into: whole, keptFolder: join(staging.path, keptInOutput), work: staging.work },
      policyOf: (asOf) => readPolicy(options.policyFile, options.policyDay ?? asOf).rows,
      compared: options.spark === undefined && !options.keepEveryStep,
      ...{ memoryLimit, ensureSpace: (needed: number) => staging.ensure(needed) },
      ...(options.threads !== undefined && { threads: options.threads }),
    }).catch((error: unknown) => {
      throw limitProblem(error, outputFolder, memoryLimit)
    })
    const summary = await runBatch({
      ...{ ...options, batchFolder: whole, changes, staging, keepForChanges: true },
      ...(changed && { changed }),
    })
    warnOfFewerRows(reporter, replaced, before, rowsByKind(summary))
    return summary
  } catch (error) {
    staging.discard()
    throw error
  } finally {
    background.abort()
  }
}

function rowsByKind({ sources }: RunSummary): Map<string, number> {
  const rows = new Map<string, number>()
  for (const { kind, read } of sources) rows.set(kind, (rows.get(kind) ?? 0) + read)
  return rows
}
