import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { runBatch } from '../../src/batch/run-batch.ts'
import type { RunOptions } from '../../src/batch/run-options.ts'
import type { RunSummary } from '../../src/reports/run-summary.ts'
import { digestOutput } from '../support/output-digest.ts'

/** The clusters that `npm run test:spark` started, and process ids of the workers of the one that loses a worker. */
export const clusters = {
  whole: given('CANBAO_TEST_SPARK_MASTER'),
  losing: given('CANBAO_TEST_SPARK_LOSING_MASTER'),
  losingWorkers: given('CANBAO_TEST_SPARK_LOSING_WORKERS').split(',').map(Number),
}

function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run these tests by npm run test:spark`)
  return value
}

const onLoopback = { 'spark.driver.host': '127.0.0.1', 'spark.driver.bindAddress': '127.0.0.1' }

// What is called a few times is not worth the best machine code.
const quickJava = '-XX:TieredStopAtLevel=1'

/** For a handful of rows: compiling a step takes longer than interpreting it. */
export const forFewRows = {
  'spark.sql.shuffle.partitions': '2',
  'spark.sql.codegen.wholeStage': 'false',
  'spark.sql.codegen.factoryMode': 'NO_CODEGEN',
  'spark.driver.extraJavaOptions': quickJava,
  'spark.executor.extraJavaOptions': quickJava,
}

const silent = { stage() {}, progress() {}, note() {}, warn() {} }

export interface SparkRun {
  /** The whole cluster where none is named. */
  master?: string
  conf: Readonly<Record<string, string>>
  /** Called with the number of the step that begins. */
  onStep?: (step: number) => void
}

/**
 * Runs a batch on both engines and expects the same content of every output: each Parquet file, the quarterly table, each
 * survey list. Gives the summaries.
 */
export async function expectSameOnBoth(
  batchFolder: string,
  { conf, onStep, master = clusters.whole }: SparkRun,
): Promise<{ duckdb: RunSummary; spark: RunSummary; digests: Record<string, string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-both-'))
  try {
    const run = (name: string, more: Partial<RunOptions>) =>
      runBatch({ batchFolder, outputFolder: join(folder, name), skipBadFiles: false, reporter: silent, ...more })
    const duckdb = await run('duckdb', {})
    const spark = await run('spark', {
      spark: { master, conf: { ...onLoopback, ...conf } },
      reporter: {
        ...silent,
        progress: (done, _of, unit) => {
          if (unit === 'steps') onStep?.(done)
        },
      },
    })
    const digests = await digestOutput(join(folder, 'duckdb'))
    expect(await digestOutput(join(folder, 'spark'))).toEqual(digests)
    expect(spark.checks).toEqual(duckdb.checks)
    return { duckdb, spark, digests }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder that is gone after the work. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-spark-batch-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
