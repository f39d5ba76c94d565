import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeSample } from '../../../src/sample/make-sample.ts'
import { clusters, expectSameOnBoth, forFewRows, inFolder } from '../both-engines.ts'

it('ends right when a worker with its executor is killed in the middle of the steps', () =>
  inFolder(async (folder) => {
    const { quarters } = await makeSample({ folder: join(folder, 'batch'), persons: 2000, area: '520300', seed: 5 })
    const worker = clusters.losingWorkers[0]!
    const killed: number[] = []
    await expectSameOnBoth(quarters[0]!.folder, {
      master: clusters.losing,
      conf: { ...forFewRows, 'spark.sql.shuffle.partitions': '8' },
      onStep: (step) => {
        if (step !== 30 || killed.length > 0) return
        // Half a second later the step is under way.
        setTimeout(() => process.kill(-worker, 'SIGKILL'), 500)
        killed.push(worker)
      },
    })
    expect(killed).toEqual([worker])
    expect(() => process.kill(worker, 0)).toThrow()
  }))
