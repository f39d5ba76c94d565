import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeSample } from '../../src/sample/make-sample.ts'
import { expectSameOnBoth, forFewRows, inFolder, workers } from './both-engines.ts'

// Other files do with the worker that is left.
it('ends right when a worker with its executor is killed in the middle of the steps', () =>
  inFolder(async (folder) => {
    const { quarters } = await makeSample({ folder: join(folder, 'batch'), persons: 2000, area: '520300', seed: 5 })
    const killed: number[] = []
    await expectSameOnBoth(quarters[0]!.folder, {
      conf: { ...forFewRows, 'spark.sql.shuffle.partitions': '8' },
      onStep: (step) => {
        if (step !== 30 || killed.length > 0) return
        // Half a second later the step is under way.
        setTimeout(() => process.kill(-workers[0]!, 'SIGKILL'), 500)
        killed.push(workers[0]!)
      },
    })
    expect(killed).toHaveLength(1)
    expect(() => process.kill(killed[0]!, 0)).toThrow()
  }))
