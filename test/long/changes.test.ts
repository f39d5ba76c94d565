import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runBatch } from '../../src/batch/run-batch.ts'
import { makeSample } from '../../src/sample/make-sample.ts'
import { digestOutput } from '../support/output-digest.ts'

const reporter = { stage() {}, progress() {}, warn() {}, note() {} }

it('gives what a run of the whole gives after each of two days, of an area with much noise', async () => {
  const root = mkdtempSync(join(tmpdir(), 'canbao-long-changes-'))
  const run = async (name: string, batchFolder: string, since?: string) => {
    const outputFolder = join(root, name)
    const options = { batchFolder, outputFolder, skipBadFiles: false, keepForChanges: true, reporter }
    return { out: outputFolder, summary: await runBatch({ ...options, ...(since !== undefined && { since }) }) }
  }
  try {
    const { quarters } = await makeSample({
      ...{ folder: join(root, 'sample'), persons: 20_000, area: '520000', seed: 31, noise: 4 },
    })
    const { out: first, summary } = await run('whole', quarters[0]!.folder)
    const people = summary.people.total
    let last = first
    for (const night of [1, 2]) {
      const changes = join(root, `changes-${night}`)
      const options = ['--share', '0.01', '--night', String(night)]
      execFileSync(process.execPath, ['bench/make-changes.mjs', first, changes, ...options])
      const day = await run(`day-${night}`, changes, last)
      // The second night changes what the first one left.
      expect(day.summary.changes!.filter(({ absent }) => absent > 0)).toEqual([])
      expect(day.summary.touched!.numbers).toBeGreaterThan(people / 100)
      expect(day.summary.touched!.numbers).toBeLessThan(people / 4)
      const again = await run(`again-${night}`, join(day.out, 'batch'))
      expect(await digestOutput(day.out)).toEqual(await digestOutput(again.out))
      expect(day.summary.checks.filter(({ ok }) => !ok)).toEqual([])
      last = day.out
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
