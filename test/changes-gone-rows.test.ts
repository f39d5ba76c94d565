import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { manyRows } from './comparison/many-rows.ts'
import type { RandomBatch } from './comparison/random-batch.ts'
import { changed } from './support/changes.ts'
import { expectRepeated, kept, openChangesRuns, type Ran } from './support/changes-runs.ts'
import { digestOutput } from './support/output-digest.ts'

const { run, whole, changesOf, expectWhole } = openChangesRuns('gone')

const without = (batch: RandomBatch, kind: 'card' | 'household', at: readonly number[]) => ({
  [kind]: at.map((place) => ({ op: '-', cells: batch.rows[kind][place]!.cells })),
})

/** As a run of the whole batch, and they can be made again. */
async function expectLasting(ran: Ran, batch: RandomBatch): Promise<void> {
  await expectWhole(ran, batch)
  await expectRepeated(ran.out)
}

describe('rows that went', () => {
  it('stay away when everything is compared, and may come back on a day after', async () => {
    const first = manyRows({ seed: 51, batches: 3 })
    const { out: one } = await run(whole(first), kept)
    const went = { ...without(first, 'card', [0, 1]), ...without(first, 'household', [2]) }
    const second = changed(first, went)
    const two = await run(changesOf(first, went), { since: one })
    expect(two.summary.touched).toBeDefined()

    // Another reference date: everything is compared, of files of which rows went.
    const later = { ...second, asOf: 20170131 }
    const absence = { absence: [{ op: '+', cells: first.rows.absence[0]!.cells }] }
    const third = changed(later, absence)
    const three = await run(changesOf(later, absence), { since: two.out })
    expect(three.summary.touched).toBeUndefined()
    await expectLasting(three, third)

    // A row that went comes again with the whole file, in the form that it had; another goes.
    const card = [first.rows.card[0]!, ...third.rows.card.slice(1)]
    const fourth = { ...third, rows: { ...third.rows, card } }
    const four = await run(whole(fourth, ['card']), { since: three.out })
    expect(four.summary.touched).toBeDefined()
    expect(four.summary.changes).toMatchObject([{ kind: 'card', base: third.rows.card.length, added: 1, removed: 1 }])
    await expectLasting(four, fourth)

    const goes = without(fourth, 'household', [0])
    const five = await run(changesOf(fourth, goes), { since: four.out })
    expect(five.summary.touched).toBeDefined()
    await expectLasting(five, changed(fourth, goes))
  })

  it('stay away when the batch of an output is run anew, and on the days after', async () => {
    const first = manyRows({ seed: 52, batches: 2 })
    const { out: one } = await run(whole(first), kept)
    const went = without(first, 'card', [0, 3])
    const two = await run(changesOf(first, went), { since: one })
    const anew = await run(join(two.out, 'batch'), kept)
    const second = changed(first, went)
    await expectLasting(anew, second)

    const back = { ...second, rows: { ...second.rows, card: [...second.rows.card, first.rows.card[3]!] } }
    const three = await run(whole(back, ['card']), { since: anew.out })
    expect(three.summary.touched).toBeDefined()
    await expectLasting(three, back)
    const last = without(back, 'card', [1])
    await expectLasting(await run(changesOf(back, last), { since: three.out }), changed(back, last))
  })
})

describe('a batch that is kept', () => {
  it('may name a file twice: everything is compared then', async () => {
    const batch = manyRows({ seed: 53, batches: 2 })
    const folder = whole(batch)
    const [name] = readdirSync(folder).filter((one) => one.startsWith('card')) as [string]
    const yaml = join(folder, 'batch.yaml')
    writeFileSync(yaml, `${readFileSync(yaml, 'utf8')}  - kind: card\n    files: ["${name}"]\n`)
    const { out } = await run(folder, kept)
    const went = without(batch, 'household', [0])
    const next = await run(changesOf(batch, went), { since: out })
    expect(next.summary.touched).toBeUndefined()
    expect(next.summary.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(await digestOutput(next.out)).toEqual(await digestOutput((await run(join(next.out, 'batch'))).out))
  })

  it('may have files that cannot be read where they are to be left out', async () => {
    const batch = manyRows({ seed: 54, batches: 2 })
    const folder = whole(batch)
    symlinkSync('nowhere.csv', join(folder, 'lost.csv'))
    const yaml = join(folder, 'batch.yaml')
    writeFileSync(yaml, `${readFileSync(yaml, 'utf8')}  - kind: card\n    files: ["lost.csv"]\n`)
    const { out, summary } = await run(folder, { ...kept, skipBadFiles: true })
    expect(summary.skipped.map(({ file }) => file)).toEqual(['lost.csv'])
    expect(await digestOutput(out)).toEqual(await digestOutput((await run(whole(batch))).out))
  })
})
