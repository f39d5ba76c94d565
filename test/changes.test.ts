import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runBatch } from '../src/batch/run-batch.ts'
import { keepSnapshot } from '../src/publish/snapshot.ts'
import { manyRows } from './comparison/many-rows.ts'
import type { RandomBatch } from './comparison/random-batch.ts'
import { columnsOf } from './comparison/second-reading/columns.ts'
import { kindNames } from './comparison/second-reading/shapes.ts'
import { changed, changesOn, csv, drawDays } from './support/changes.ts'
import { expectCounted, expectRepeated, openChangesRuns, silent } from './support/changes-runs.ts'

const { root, newFolder, run, whole, changesOf, expectWhole } = openChangesRuns('changes')

describe('a run of changes gives what a run of the whole batch gives', () => {
  it.each([1, 2, 3])('after every day of three (sequence %i)', async (seed) => {
    let batch = manyRows({ seed, batches: 4 })
    let last = (await run(whole(batch))).out
    for (const day of drawDays({ days: 3, seed, mostKinds: kindNames.length, mostPicks: 12 })) {
      const changes = changesOn(day, batch)
      const next = changed(batch, changes)
      // What such a run keeps would make the next one quick: test/changes-kept.test.ts.
      const ran = await run(changesOf(batch, changes), { since: last })
      const { out, summary } = ran
      rmSync(join(out, 'kept'), { recursive: true })
      expect(summary.touched).toBeUndefined()
      await expectWhole(ran, next)
      expectCounted(ran, batch, next)
      expect(new Set(summary.changes?.map(({ kind }) => kind))).toEqual(new Set(Object.keys(changes)))
      ;[batch, last] = [next, out]
    }
  })

  it('has the whole batch beside it, for its owner alone, and needs the one before no more', async () => {
    const batch = manyRows({ seed: 5, batches: 3 })
    const first = whole(batch)
    const { out: last } = await run(first)
    const changes = { card: [{ op: '+', cells: batch.rows.card[0]!.cells }] }
    const { out, summary } = await run(changesOf(batch, changes), { since: last })
    expect(summary.batchFolder).toBe(join(out, 'batch'))
    expect(statSync(join(out, 'batch')).mode & 0o077).toBe(0)
    expect(statSync(join(out, 'batch', 'card.csv')).mode & 0o077).toBe(0)
    for (const folder of [first, last]) rmSync(folder, { recursive: true })
    const again = await run(changesOf(batch, { card: [{ op: '-', cells: batch.rows.card[0]!.cells }] }), { since: out })
    expect(again.summary.changes).toMatchObject([
      { kind: 'card', base: batch.rows.card.length + 1, added: 0, removed: 1, absent: 0, unreadable: 0 },
    ])
  })

  it('stays what it was when a department writes its file again in the same place', async () => {
    const batch = manyRows({ seed: 10, batches: 2 })
    const { out: last } = await run(whole(batch))
    const changes = changesOf(batch, {})
    const names = columnsOf.card.map(({ name }) => name)
    const yaml = readFileSync(join(changes, 'batch.yaml'), 'utf8')
    writeFileSync(join(changes, 'batch.yaml'), `${yaml}  - kind: card\n    files: ["card.csv"]\n`)
    const write = (rows: RandomBatch['rows']['card']) =>
      writeFileSync(
        join(changes, 'card.csv'),
        csv(
          names,
          rows.map(({ cells }) => names.map((name) => cells[name] ?? '')),
        ),
      )
    write(batch.rows.card.slice(1))
    const { out } = await run(changes, { since: last })
    write(batch.rows.card.slice(2))
    const next = await run(changes, { since: out })
    await expectRepeated(out)
    await expectRepeated(next.out)
    const kept = keepSnapshot(out, newFolder())
    expect(readdirSync(out)).toContain('batch')
    expect(readdirSync(kept)).toEqual(readdirSync(out).filter((name) => name !== 'batch' && name !== 'kept'))
  })

  it('touches nothing beside its output, and is refused where another run works on it', async () => {
    const batch = manyRows({ seed: 11, batches: 2 })
    const { out: last } = await run(whole(batch))
    const changes = changesOf(batch, { card: [{ op: '+', cells: batch.rows.card[0]!.cells }] })
    const outputFolder = newFolder()
    const beside = `${outputFolder}.batch`
    mkdirSync(beside)
    writeFileSync(join(beside, 'mine.txt'), 'mine')
    const options = { batchFolder: changes, since: last, outputFolder, skipBadFiles: false, reporter: silent }
    const both = await Promise.allSettled([runBatch(options), runBatch(options)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))).toEqual([
      'output_in_use',
    ])
    expect(readFileSync(join(beside, 'mine.txt'), 'utf8')).toBe('mine')
    expect(readdirSync(join(outputFolder, 'batch'))).toContain('card.csv')
  })

  it('twice, the same files in the same order', async () => {
    const batch = manyRows({ seed: 6, batches: 6 })
    const { out: last } = await run(whole(batch))
    const changes = changesOf(batch, {
      enrolment: batch.rows.enrolment.slice(3, 9).map(({ cells }) => ({ op: '-', cells })),
    })
    const [one, other] = [await run(changes, { since: last }), await run(changes, { since: last })]
    expect(one.summary.inputs).toEqual(other.summary.inputs)
  })

  it('counts what was to go and was not there, and takes away one of several that are alike', async () => {
    const batch = manyRows({ seed: 7, batches: 2 })
    const cells = { ...batch.rows.card[0]!.cells, AAC003: '甲乙丙' }
    batch.rows.card.push(...[1, 2, 3].map((row) => ({ file: '', row, cells })))
    const { out: last } = await run(whole(batch))
    const gone = { ...cells, AAC003: '丁' }
    const list = [cells, gone, gone].map((one) => ({ op: '-', cells: one }))
    const { summary, noted } = await run(changesOf(batch, { card: list }), { since: last })
    expect(summary.changes).toMatchObject([
      { kind: 'card', base: batch.rows.card.length, added: 0, removed: 1, absent: 2, unreadable: 0 },
    ])
    expect(noted.join(' ')).toContain('1 taken away; 2 more to be taken away were not there')
  })

  it('takes whole files of a kind in the place of those before', async () => {
    const batch = manyRows({ seed: 8, batches: 3 })
    const { out: last } = await run(whole(batch))
    const cards = batch.rows.card.slice(1)
    const folder = changesOf(batch, {})
    const names = columnsOf.card.map(({ name }) => name)
    writeFileSync(
      join(folder, 'card.csv'),
      csv(
        names,
        cards.map(({ cells }) => names.map((name) => cells[name] ?? '')),
      ),
    )
    const yaml = readFileSync(join(folder, 'batch.yaml'), 'utf8')
    writeFileSync(join(folder, 'batch.yaml'), `${yaml}  - kind: card\n    files: ["card.csv"]\n`)
    await expectWhole(await run(folder, { since: last }), { ...batch, rows: { ...batch.rows, card: cards } })
  })
})

it('files of changes without a run before are taken as whole ones, with a warning', async () => {
  const batch = manyRows({ seed: 4, batches: 2 })
  const list = batch.rows.household.map(({ cells }) => ({ op: '+', cells }))
  const { summary, warned } = await run(changesOf(batch, { household: list }))
  expect(summary.sources.map(({ read }) => read)).toEqual([list.length])
  expect(warned.join(' ')).toContain(
    'household-changes.csv has the column op (changes), and this run is without --since',
  )
})

describe('changes that cannot be put into the batch', () => {
  const batch = manyRows({ seed: 9, batches: 2 })
  const refused = async (folder: string, since: string) => {
    const left = readdirSync(root).length
    const error = await run(folder, { since }).catch((problem: unknown) => problem)
    // The output, and what lay beside it, were never there.
    expect(readdirSync(root).length).toBe(left)
    return (error as { code?: string }).code
  }

  it('are refused before anything is run, and leave nothing', async () => {
    const first = whole(batch)
    const { out: last } = await run(first)
    const { cells } = batch.rows.card[0]!
    expect(await refused(changesOf(batch, { card: [{ op: '*', cells }] }), last)).toBe('change_unclear')
    expect(await refused(changesOf({ ...batch, area: '520100' }, { card: [{ op: '+', cells }] }), last)).toBe(
      'changes_area_differs',
    )
    const mixed = changesOf(batch, { card: [{ op: '+', cells }] })
    writeFileSync(join(mixed, 'card.csv'), csv(Object.keys(cells), [Object.values(cells)]))
    const yaml = readFileSync(join(mixed, 'batch.yaml'), 'utf8')
    writeFileSync(join(mixed, 'batch.yaml'), yaml.replace('"card-changes.csv"', '"card*.csv"'))
    expect(await refused(mixed, last)).toBe('changes_mixed')
    const mapped = changesOf(batch, { card: [{ op: '+', cells }] })
    const plain = readFileSync(join(mapped, 'batch.yaml'), 'utf8')
    writeFileSync(join(mapped, 'batch.yaml'), `${plain}    values: { AAC004: { 男: "1" } }\n`)
    expect(await refused(mapped, last)).toBe('changes_mapped_otherwise')
    const cut = changesOf(batch, { card: [{ op: '+', cells }] })
    appendFileSync(join(cut, 'card-changes.csv'), '-,5203')
    expect(await refused(cut, last)).toBe('change_unreadable')
    const other = changesOf(batch, { card: [{ op: '+', cells }] })
    writeFileSync(join(other, 'card-changes.csv'), 'op,谁\n+,甲\n')
    expect(await refused(other, last)).toBe('changes_refused')
    writeFileSync(join(other, 'card-changes.csv'), '')
    expect(await refused(other, last)).toBe('changes_refused')
    const good = changesOf(batch, { card: [{ op: '+', cells }] })
    expect(await refused(good, root)).toBe('output_missing')
    writeFileSync(join(first, 'card.csv'), 'AAC002,AAC003\n')
    expect(await refused(good, last)).toBe('inputs_differ')
    rmSync(first, { recursive: true })
    expect(await refused(good, last)).toBe('batch_moved')
  })
})
