import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RunSummary } from '../../../src/reports/run-summary.ts'
import { makeSample } from '../../../src/sample/make-sample.ts'
import { expectSameOnBoth, inFolder } from '../both-engines.ts'
import { writeSkewedBatch } from './skewed-batch.ts'

const people = Number(process.env.CANBAO_TEST_SPARK_PERSONS ?? 1_000_000)
const conf = {
  'spark.sql.shuffle.partitions': '16',
  'spark.driver.memory': '2g',
  // Of Spark's own gigabyte little is left for rows.
  'spark.executor.memory': '4g',
}

/** Figures of docs/operations/spark.md: seconds of all steps, and of those that took longest on Spark. */
function tell(what: string, { duckdb, spark }: { duckdb: RunSummary; spark: RunSummary }): void {
  const seconds = ({ steps }: RunSummary) => steps.reduce((sum, step) => sum + step.seconds, 0)
  const rows = spark.sources.reduce((sum, { read }) => sum + read, 0)
  const slowest = [...spark.steps].sort((one, other) => other.seconds - one.seconds).slice(0, 8)
  process.stdout.write(
    `${what}, ${rows} rows: ${seconds(duckdb).toFixed(0)} s inside the process, ${seconds(spark).toFixed(0)} s with Spark\n${slowest
      .map((step) => `  ${step.seconds.toFixed(1)} s ${step.name}\n`)
      .join('')}`,
  )
}

it(`gives the same content for an invented area of ${people} people`, () =>
  inFolder(async (folder) => {
    const { quarters } = await makeSample({ folder: join(folder, 'batch'), persons: people, area: '520300', seed: 11 })
    const summaries = await expectSameOnBoth(quarters[0]!.folder, { conf })
    tell(`${people} people`, summaries)
    expect(summaries.spark.people.total).toBeGreaterThan(people)
  }))

it(`does not stall on one name that ${people} people have, one village with three rows in ten, and empty numbers`, () =>
  inFolder(async (folder) => {
    await writeSkewedBatch(folder, people)
    const summaries = await expectSameOnBoth(folder, { conf })
    tell(`one name, ${people} people`, summaries)
    expect(summaries.spark.people.total).toBe(people)
    expect(summaries.spark.findings.number_invalid).toBeGreaterThan(0)
  }))
