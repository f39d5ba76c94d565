import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RunSummary } from '../../src/reports/run-summary.ts'
import { makeSample } from '../../src/sample/make-sample.ts'
import { expectSameOnBoth, inFolder } from './both-engines.ts'
import { writeSkewedBatch } from './skewed-batch.ts'

const people = Number(process.env.CANBAO_TEST_SPARK_PERSONS ?? 1_000_000)
const conf = { 'spark.sql.shuffle.partitions': '16', 'spark.driver.memory': '2g' }

/** Seconds of the steps on Spark, the slowest first: figures of docs/operations/spark.md. */
function tell(what: string, { duckdb, spark }: { duckdb: RunSummary; spark: RunSummary }): void {
  const seconds = ({ steps }: RunSummary) => steps.reduce((sum, step) => sum + step.seconds, 0).toFixed(0)
  const slowest = [...spark.steps].sort((one, other) => other.seconds - one.seconds).slice(0, 8)
  console.log(
    `${what}: ${seconds(duckdb)} s inside the process, ${seconds(spark)} s with Spark\n${slowest
      .map((step) => `  ${step.seconds.toFixed(1)} s ${step.name}`)
      .join('\n')}`,
  )
}

it('gives the same content for a million people of an invented area', () =>
  inFolder(async (folder) => {
    const { quarters } = await makeSample({ folder: join(folder, 'batch'), persons: people, area: '520300', seed: 11 })
    const summaries = await expectSameOnBoth(quarters[0]!.folder, { conf })
    tell(`${people} people`, summaries)
    expect(summaries.spark.people.total).toBeGreaterThan(people)
  }))

it('does not stall on one name a million times, one village with three rows in ten, and empty numbers', () =>
  inFolder(async (folder) => {
    await writeSkewedBatch(folder, people)
    const summaries = await expectSameOnBoth(folder, { conf })
    tell(`skewed, ${people} people`, summaries)
    const slowest = Math.max(...summaries.spark.steps.map(({ seconds }) => seconds))
    const all = summaries.spark.steps.reduce((sum, { seconds }) => sum + seconds, 0)
    expect(slowest).toBeLessThan(all / 2)
  }))
