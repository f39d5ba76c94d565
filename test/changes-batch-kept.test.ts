import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSample } from '../src/sample/make-sample.ts'
import { manyRows } from './comparison/many-rows.ts'
import type { RandomBatch } from './comparison/random-batch.ts'
import { kindNames } from './comparison/second-reading/shapes.ts'
import { expectRepeated, kept, openChangesRuns } from './support/changes-runs.ts'
import { interruptRun } from './support/interrupt-run.ts'
import { digestOutput } from './support/output-digest.ts'

const { root, newFolder, run, whole, expectWhole } = openChangesRuns('kept-batch')

const withoutCards = (batch: RandomBatch, count: number): RandomBatch => ({
  ...batch,
  rows: { ...batch.rows, card: batch.rows.card.slice(count) },
})

describe('the batch of a run that keeps its rows', () => {
  it('may be written over by the next day, in the same folder', async () => {
    const batch = manyRows({ seed: 41, batches: 3 })
    const folder = whole(batch)
    const first = await run(folder, kept)
    rmSync(folder, { recursive: true })
    whole(withoutCards(batch, 2), kindNames, { folder })
    const second = await run(folder, { since: first.out })
    expect(second.summary.touched).toBeDefined()
    rmSync(folder, { recursive: true })
    whole(withoutCards(batch, 3), kindNames, { folder })
    const third = await run(folder, { since: second.out })
    await expectWhole(third, withoutCards(batch, 3))
    for (const { out } of [first, second, third]) await expectRepeated(out)
  })

  it('goes with its output, is its owner’s alone, and says where it came from', async () => {
    const batch = manyRows({ seed: 42, batches: 2 })
    const folder = whole(batch)
    const { out: first } = await run(folder, kept)
    expect(readdirSync(join(first, 'batch')).sort()).toEqual(readdirSync(folder).sort())
    for (const name of readdirSync(folder)) expect(statSync(join(first, 'batch', name)).mode & 0o777).toBe(0o600)
    const moved = newFolder()
    renameSync(first, moved)
    rmSync(folder, { recursive: true })
    const next = withoutCards(batch, 1)
    await expectWhole(await run(whole(next), { since: moved }), next)
    await expectRepeated(moved)
  })

  it('is asked for its content, and no result is left where it is another', async () => {
    const batch = manyRows({ seed: 43, batches: 2 })
    const { out: first } = await run(whole(batch), kept)
    const next = whole(withoutCards(batch, 1))
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
    expect(existsSync((await run(next, { since: first })).out)).toBe(true)
  })

  it('stays where it is when files lie outside of its folder', async () => {
    const batch = manyRows({ seed: 44, batches: 2 })
    const folder = whole(batch)
    const cards = readdirSync(folder).filter((name) => name.startsWith('card'))
    for (const name of cards) renameSync(join(folder, name), join(root, `beside-${name}`))
    const yaml = readFileSync(join(folder, 'batch.yaml'), 'utf8')
    writeFileSync(join(folder, 'batch.yaml'), yaml.replace('card*.csv', '../beside-card*.csv'))
    const { out: first } = await run(folder, kept)
    expect(readdirSync(first)).not.toContain('batch')
    const next = withoutCards(batch, 1)
    await expectWhole(await run(whole(next), { since: first }), next)
  })
})

describe('a run that keeps its rows and was killed', () => {
  const batch = join(root, 'sample')
  const since = (told: string) => told.includes('Taking up the interrupted run')

  it('is taken up with the batch that it copied', async () => {
    await makeSample({ folder: batch, area: '520300', persons: 3000, seed: 5, quarters: 1 })
    const whole = await digestOutput((await run(batch)).out)
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
    expect(again.digest).toEqual(await digestOutput((await run(batch)).out))
    expect(readFileSync(join(folder, 'out', 'batch', 'cards.csv'))).toEqual(readFileSync(cards))
  })
})
