import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { repeatRun } from '../src/batch/repeat-run.ts'
import { runBatch } from '../src/batch/run-batch.ts'
import type { RunOptions } from '../src/batch/run-options.ts'
import { makeSample } from '../src/sample/make-sample.ts'
import { manyRows } from './comparison/many-rows.ts'
import { type RandomBatch, writeBatch } from './comparison/random-batch.ts'
import { interruptRun } from './support/interrupt-run.ts'
import { digestOutput } from './support/output-digest.ts'

const root = mkdtempSync(join(tmpdir(), 'canbao-kept-batch-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const newFolder = () => join(root, String(++folders))
const reporter = { stage() {}, progress() {}, warn() {}, note() {} }

async function run(batchFolder: string, more: Partial<RunOptions> = {}): Promise<string> {
  const outputFolder = newFolder()
  await runBatch({ batchFolder, outputFolder, skipBadFiles: false, reporter, ...more })
  return outputFolder
}

const kept = { keepForChanges: true }

function write(batch: RandomBatch, folder = newFolder()): string {
  writeBatch(folder, batch)
  return folder
}

const withoutCards = (batch: RandomBatch, count: number): RandomBatch => ({
  ...batch,
  rows: { ...batch.rows, card: batch.rows.card.slice(count) },
})

describe('the batch of a run that keeps its rows', () => {
  it('may be written over by the next day, in the same folder', async () => {
    const batch = manyRows({ seed: 41, batches: 3 })
    const folder = write(batch)
    const first = await run(folder, kept)
    rmSync(folder, { recursive: true })
    write(withoutCards(batch, 2), folder)
    const second = await run(folder, { since: first })
    expect(JSON.parse(readFileSync(join(second, 'summary.json'), 'utf8')).touched).toBeDefined()
    rmSync(folder, { recursive: true })
    const third = await run(write(withoutCards(batch, 3), folder), { since: second })
    expect(await digestOutput(third)).toEqual(await digestOutput(await run(folder)))
    for (const out of [first, second, third]) expect((await repeatRun({ outputFolder: out, reporter })).same).toBe(true)
  })

  it('goes with its output, is its owner’s alone, and says where it came from', async () => {
    const batch = manyRows({ seed: 42, batches: 2 })
    const folder = write(batch)
    const first = await run(folder, kept)
    expect(readdirSync(join(first, 'batch')).sort()).toEqual(readdirSync(folder).sort())
    for (const name of readdirSync(folder)) expect(statSync(join(first, 'batch', name)).mode & 0o777).toBe(0o600)
    const moved = newFolder()
    renameSync(first, moved)
    rmSync(folder, { recursive: true })
    const next = withoutCards(batch, 1)
    const second = await run(write(next), { since: moved })
    expect(await digestOutput(second)).toEqual(await digestOutput(await run(write(next))))
    expect((await repeatRun({ outputFolder: moved, reporter })).same).toBe(true)
  })

  it('is asked for its content, and no result is left where it is another', async () => {
    const batch = manyRows({ seed: 43, batches: 2 })
    const first = await run(write(batch), kept)
    const next = write(withoutCards(batch, 1))
    const path = join(first, 'batch', 'card.csv')
    const bytes = readFileSync(path)
    const refused = async () => {
      const left = readdirSync(root)
      const error = await run(next, { since: first }).catch((problem: unknown) => problem)
      expect(readdirSync(root)).toEqual(left)
      return error
    }
    // Of the same length: only its hash tells.
    writeFileSync(path, Buffer.concat([bytes.subarray(0, -3), Buffer.from('9'), bytes.subarray(-2)]))
    expect(await refused()).toMatchObject({ code: 'inputs_differ', details: { files: 'card.csv' } })
    writeFileSync(path, bytes.subarray(0, -9))
    expect(await refused()).toMatchObject({ code: 'inputs_differ', details: { files: 'card.csv' } })
    writeFileSync(path, bytes)
    expect(existsSync(await run(next, { since: first }))).toBe(true)
  })

  it('stays where it is when files lie outside of its folder', async () => {
    const batch = manyRows({ seed: 44, batches: 2 })
    const folder = write(batch)
    const cards = readdirSync(folder).filter((name) => name.startsWith('card'))
    for (const name of cards) renameSync(join(folder, name), join(root, `beside-${name}`))
    const yaml = readFileSync(join(folder, 'batch.yaml'), 'utf8')
    writeFileSync(join(folder, 'batch.yaml'), yaml.replace('card*.csv', '../beside-card*.csv'))
    const first = await run(folder, kept)
    expect(readdirSync(first)).not.toContain('batch')
    const second = await run(write(withoutCards(batch, 1)), { since: first })
    expect(await digestOutput(second)).toEqual(await digestOutput(await run(write(withoutCards(batch, 1)))))
  })
})

describe('a run that keeps its rows and was killed', () => {
  const batch = join(root, 'sample')
  const since = (told: string) => told.includes('Taking up the interrupted run')

  it('is taken up with the batch that it copied', async () => {
    await makeSample({ folder: batch, area: '520300', persons: 3000, seed: 5, quarters: 1 })
    const whole = await digestOutput(await run(batch))
    const again = await interruptRun({
      ...{ batch, folder: newFolder(), after: '▸ writing results', milliseconds: 0, more: ['--keep-for-changes'] },
    })
    expect([again.phase, since(again.told)]).toEqual(['write', true])
    expect(again.digest).toEqual(whole)
  })

  it('begins anew where the batch was written meanwhile', async () => {
    const folder = newFolder()
    const cards = join(batch, 'cards.csv')
    const again = await interruptRun({
      ...{ batch, folder, after: '▸ writing results', milliseconds: 0, more: ['--keep-for-changes'] },
      between: () => writeFileSync(cards, readFileSync(cards).subarray(0, readFileSync(cards).lastIndexOf(10, -2) + 1)),
    })
    expect([again.phase, since(again.told)]).toEqual(['write', false])
    expect(again.digest).toEqual(await digestOutput(await run(batch)))
    expect(readFileSync(join(folder, 'out', 'batch', 'cards.csv'))).toEqual(readFileSync(cards))
  })
})
