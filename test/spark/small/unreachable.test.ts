import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runBatch } from '../../../src/batch/run-batch.ts'
import { manyRows } from '../../comparison/many-rows.ts'
import { writeBatch } from '../../comparison/write-batch.ts'
import { inFolder } from '../both-engines.ts'

it('tells of a master that does not answer before it reads anything, and leaves nothing', () =>
  inFolder(async (folder) => {
    const [batchFolder, outputFolder] = [join(folder, 'batch'), join(folder, 'out')]
    writeBatch(batchFolder, manyRows({ seed: 1, batches: 1 }))
    const stages: string[] = []
    await expect(
      runBatch({
        batchFolder,
        outputFolder,
        skipBadFiles: false,
        spark: { master: 'spark://127.0.0.1:9', conf: { 'spark.driver.host': '127.0.0.1' } },
        reporter: { stage: (name) => stages.push(name), progress() {}, note() {}, warn() {} },
      }),
    ).rejects.toMatchObject({ code: 'spark_not_started' })
    expect(stages).toEqual(['inspect'])
    expect(existsSync(outputFolder)).toBe(false)
  }))
