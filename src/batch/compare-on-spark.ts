import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import type { SparkEngine } from '../comparison/engine/spark.ts'
import type { Step } from '../comparison/plan/step.ts'
import type { Reporter } from '../reports/run-summary.ts'
import { planRest, results, runSteps } from './run-steps.ts'
import type { Savepoints } from './savepoints.ts'

export interface SparkComparison {
  /** Holds the checked rows of every kind, and takes back the results as views. */
  engine: Engine
  spark: SparkEngine
  all: readonly Step[]
  /** Rows that an interrupted run had checked come from there; Spark's own tables are not kept. */
  savepoints: Savepoints
  reporter: Reporter
  signal?: AbortSignal
}

/**
 * The steps on Spark: what they read is written as Parquet, what they make is read back from Parquet, so that everything
 * before and after them is the same on both engines. Throws `spark_step_failed`.
 */
export async function compareOnSpark({ engine, spark, ...options }: SparkComparison): Promise<StepProfile[]> {
  const steps = withFewerViews(options.all)
  const made = new Set(steps.map(({ writes }) => writes))
  const inputs = [...new Set(steps.flatMap(({ reads }) => reads))].filter((table) => !made.has(table))
  const started = performance.now()
  for (const table of inputs) await handOver(engine, spark, table)
  const handed = { name: 'hand rows to spark', seconds: (performance.now() - started) / 1000 }
  const profiles = await runSteps({
    runner: { make: (step) => spark.run(step), drop: (table) => spark.drop(table) },
    all: steps,
    plan: planRest(steps, new Set()),
    savepoints: options.savepoints,
    reporter: options.reporter,
    ...(options.signal && { signal: options.signal }),
  })
  for (const table of made) if (results.has(table)) await takeBack(engine, spark, table)
  return [{ ...handed, peakBytes: process.memoryUsage.rss(), rows: 0, processorSeconds: 0 }, ...profiles]
}

/**
 * Steps that are only a name for their statement, made tables where that is better here: a result must be in files when
 * Spark has gone, and what several steps read would be joined, over the network, for each of them.
 */
function withFewerViews(steps: readonly Step[]): Step[] {
  const readers = (table: string) => steps.filter(({ reads }) => reads.includes(table)).length
  return steps.map((step) => (results.has(step.writes) || readers(step.writes) > 1 ? { ...step, view: false } : step))
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Writes a table as files of a size that Spark reads one a task, and forgets it where nothing later reads it. */
async function handOver(engine: Engine, spark: SparkEngine, table: string): Promise<void> {
  const path = spark.pathOf(table)
  rmSync(path, { recursive: true, force: true })
  await engine.execute(
    `COPY (SELECT * FROM ${table}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, FILE_SIZE_BYTES '128MB')`,
  )
  await spark.read(table)
  if (!results.has(table)) await engine.drop(table)
}

async function takeBack(engine: Engine, spark: SparkEngine, table: string): Promise<void> {
  const files = join(spark.pathOf(table), '*.parquet')
  await engine.view(table, `SELECT * FROM read_parquet(${sqlText(files)})`)
}
