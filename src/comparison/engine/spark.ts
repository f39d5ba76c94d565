import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { spark } from '../dialect/spark.ts'
import type { Step } from '../plan/step.ts'
import type { StepProfile } from './duckdb.ts'
import { type SparkSettings, startSpark } from './spark-session.ts'

/** One Spark session that runs steps over Parquet. Each step's table is written out: no lineage grows, and none is lost. */
export interface SparkEngine {
  version: string
  /** Makes the Parquet files under `pathOf(table)` a table. */
  read(table: string): Promise<void>
  run(step: Step): Promise<StepProfile>
  drop(table: string): Promise<void>
  /** Folder of a table's Parquet files. */
  pathOf(table: string): string
  interrupt(): void
  close(): Promise<void>
}

/**
 * Opens Spark over a folder that every worker sees under the same path. Throws problems `spark_missing`,
 * `spark_not_started`; steps throw `spark_step_failed`.
 */
export async function openSpark(settings: SparkSettings & { folder: string }): Promise<SparkEngine> {
  const session = await startSpark(settings)
  const pathOf = (table: string) => join(settings.folder, `${table}.parquet`)
  return {
    version: session.version,
    read: (table) => session.perform({ act: 'read', table, path: pathOf(table) }, table),
    async run(step) {
      const started = performance.now()
      const order = { table: step.writes, sql: step.sql(spark) }
      if (step.view) await session.perform({ act: 'view', ...order }, step.name)
      else await session.perform({ act: 'make', ...order, path: pathOf(step.writes) }, step.name)
      return {
        name: step.name,
        seconds: (performance.now() - started) / 1000,
        peakBytes: process.memoryUsage.rss(),
        rows: 0,
        processorSeconds: 0,
      }
    },
    async drop(table) {
      await session.perform({ act: 'drop', table }, table)
      rmSync(pathOf(table), { recursive: true, force: true })
    },
    pathOf,
    interrupt: session.interrupt,
    close: session.close,
  }
}
