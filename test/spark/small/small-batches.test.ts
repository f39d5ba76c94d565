import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSample } from '../../../src/sample/make-sample.ts'
import { manyRows } from '../../comparison/many-rows.ts'
import { columnsOf } from '../../comparison/second-reading/columns.ts'
import { kindNames } from '../../comparison/second-reading/shapes.ts'
import { writeBatch } from '../../comparison/write-batch.ts'
import { expectSameOnBoth, forFewRows, inFolder } from '../both-engines.ts'

/** A batch of every kind in which nobody stands. */
function writeHeaders(folder: string): void {
  for (const kind of kindNames)
    writeFileSync(join(folder, `${kind}.csv`), `${columnsOf[kind].map(({ name }) => name).join(',')}\n`)
  const sources = kindNames.map((kind) => `  - kind: ${kind}\n    files: ["${kind}.csv"]\n    delimiter: ","\n`)
  writeFileSync(
    join(folder, 'batch.yaml'),
    `area: "520300"\nasOf: 2016-12-31\nquarter: 2016Q4\nsources:\n${sources.join('')}`,
  )
}

describe('the plan on spark', () => {
  it('parses and resolves every step where every kind is there and has no rows', () =>
    inFolder(async (folder) => {
      writeHeaders(folder)
      const { spark } = await expectSameOnBoth(folder, { conf: forFewRows })
      expect(spark.people.total).toBe(0)
    }))

  it.each([
    { seed: 20161231, area: '520300', areaIsProvince: false },
    { seed: 7, area: '520000', areaIsProvince: true },
    { seed: 20260301, area: '520322', areaIsProvince: false },
  ])('gives the same content for random rows that meet every rule: $area, seed $seed', ({ seed, ...area }) =>
    inFolder(async (folder) => {
      writeBatch(folder, { ...manyRows({ seed, batches: 30 }), ...area })
      const { digests } = await expectSameOnBoth(folder, { conf: forFewRows })
      for (const name of ['persons', 'links', 'findings', 'rejects'])
        expect(Number(digests[`${name}.parquet`]?.split(' ')[0])).toBeGreaterThan(10)
    }),
  )

  it.each([
    { seed: 3, noise: 1 },
    { seed: 4, noise: 8 },
  ])('gives the same content for an invented area: seed $seed, noise $noise', ({ seed, noise }) =>
    inFolder(async (folder) => {
      const { quarters } = await makeSample({
        folder: join(folder, 'batch'),
        persons: 3000,
        area: '520300',
        seed,
        noise,
      })
      await expectSameOnBoth(quarters[0]!.folder, { conf: forFewRows })
    }),
  )
})
