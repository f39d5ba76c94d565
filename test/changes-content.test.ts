import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runBatch } from '../src/batch/run-batch.ts'
import { manyRows } from './comparison/many-rows.ts'
import type { RandomBatch } from './comparison/random-batch.ts'
import { columnsOf } from './comparison/second-reading/columns.ts'
import { type KindName, kindNames } from './comparison/second-reading/shapes.ts'
import { type Cells, type Changes, changed, changesOn, csv, drawDays } from './support/changes.ts'
import { expectCounted, expectRepeated, kept, openChangesRuns, silent } from './support/changes-runs.ts'
import { digestOutput } from './support/output-digest.ts'

const { newFolder, run, whole, changesOf, expectWhole } = openChangesRuns('content')

/** Rulings that make numbers one touch these numbers whatever changed. */
const unruled = (batch: RandomBatch): RandomBatch => ({ ...batch, rows: { ...batch.rows, ruling: [] } })

describe('whole files whose changes are found by their content give what a run of the whole batch gives', () => {
  it.each([
    [31, 13, 2],
    [32, 3, 3],
  ])('after every day of three (sequence %i, changes of %i kinds, %i rows)', async (seed, mostKinds, mostPicks) => {
    let batch = manyRows({ seed, batches: 6 })
    let last = (await run(whole(batch), kept)).out
    let quick = 0
    for (const [day, drawn] of drawDays({ days: 3, seed, mostKinds, mostPicks }).entries()) {
      const changes = changesOn(drawn, batch)
      const next = changed(batch, changes)
      // Some kinds come whole, changed or not, in another order; of the others it is said what changed.
      const kinds = kindNames.filter((kind, place) => (place + day + seed) % 3 !== 0 && next.rows[kind].length > 0)
      const said = Object.fromEntries(Object.entries(changes).filter(([kind]) => !kinds.includes(kind as KindName)))
      // Of some only lines tell what differs, of others only cells, of a kind in two files both.
      const folder = whole(next, kinds, { shuffle: seed + day, split: day !== 0, otherForm: day === 1 || seed === 32 })
      const ran = await run(withChanges(folder, next, said), { since: last })
      await expectWhole(ran, next)
      if (ran.summary.touched !== undefined) {
        quick++
        expectCounted(ran, batch, next)
        await expectRepeated(ran.out)
      }
      ;[batch, last] = [next, ran.out]
    }
    expect(quick).toBeGreaterThan(0)
  })

  it('of a row that stands several times takes and adds as many as differ', async () => {
    const batch = manyRows({ seed: 41, batches: 6 })
    const [first, second, third] = batch.rows.card
    const before = { ...batch, rows: { ...batch.rows, card: [...batch.rows.card, first!, first!, first!, second!] } }
    const after = { ...batch, rows: { ...batch.rows, card: [...batch.rows.card, first!, third!, third!] } }
    const { out: last } = await run(whole(before), kept)
    const ran = await run(whole(after, ['card'], { shuffle: 5 }), { since: last })
    expect(ran.summary.touched).toBeDefined()
    expect(ran.summary.changes).toMatchObject([{ kind: 'card', added: 2, removed: 3, absent: 0, unreadable: 0 }])
    await expectWhole(ran, after)
  })

  it('compares nobody where nothing differs, and says which files came', async () => {
    const batch = unruled(manyRows({ seed: 42, batches: 6 }))
    const { out: last } = await run(whole(batch), kept)
    for (const options of [{}, { shuffle: 9, split: true }, { otherForm: true }]) {
      const ran = await run(whole(batch, ['household', 'enrolment', 'unit'], options), { since: last })
      expect(ran.summary.touched?.numbers).toBe(0)
      expect(ran.summary.changes?.map(({ added, removed }) => added + removed)).toEqual([0, 0, 0])
      const came = ran.summary.changes?.flatMap(({ files }) => files) ?? []
      expect(came.length).toBeGreaterThanOrEqual(3)
      for (const { sha256 } of came) expect(sha256).toMatch(/^[0-9a-f]{64}$/)
      await expectWhole(ran, batch)
    }
  })

  it('keeps rows apart whose cells mean other codes in another file', async () => {
    const batch = manyRows({ seed: 43, batches: 6 })
    const cells: Cells = { ...batch.rows.enrolment[0]!.cells, AAC008: '在', AAC031: '在' }
    const names = columnsOf.enrolment.map(({ name }) => name)
    const more = (folder: string, code: string) => {
      writeFileSync(join(folder, 'more.csv'), csv(names, [names.map((name) => cells[name] ?? '')]))
      const values = `{ AAC008: { "在": "${code}" }, AAC031: { "在": "${code}" } }`
      const source = `  - kind: enrolment\n    files: ["more.csv"]\n    values: ${values}\n`
      writeFileSync(join(folder, 'batch.yaml'), readFileSync(join(folder, 'batch.yaml'), 'utf8') + source)
      return folder
    }
    const { out: last } = await run(more(whole(batch), '1'), kept)
    const ran = await run(more(whole(batch, ['enrolment'], { shuffle: 3 }), '2'), { since: last })
    expect(ran.summary.touched).toBeDefined()
    expect(ran.summary.changes).toMatchObject([{ kind: 'enrolment', added: 1, removed: 1 }])
    const expected = await run(more(whole(batch), '2'))
    expect(await digestOutput(ran.out)).toEqual(await digestOutput(expected.out))
    await expectRepeated(ran.out)
  })
})

describe('rows that cannot be read', () => {
  const batch = manyRows({ seed: 44, batches: 6 })
  const broken = (folder: string, line: string) => {
    appendFileSync(join(folder, 'card.csv'), `${line}\n`)
    return folder
  }

  it('are as they were where they are the same', async () => {
    const { out: last } = await run(broken(whole(batch), 'half,a row'), kept)
    const next = changed(batch, { card: [{ op: '-', cells: batch.rows.card[0]!.cells }] })
    const ran = await run(broken(whole(next, ['card'], { shuffle: 2 }), 'half,a row'), { since: last })
    expect(ran.summary.touched).toBeDefined()
    const expected = await run(broken(whole(next), 'half,a row'))
    expect(await digestOutput(ran.out)).toEqual(await digestOutput(expected.out))
  })

  it('are those of the files that came where they are others: everything is compared', async () => {
    const { out: last } = await run(broken(whole(batch), 'half,a row'), kept)
    const ran = await run(broken(whole(batch, ['card']), 'another,a row'), { since: last })
    expect(ran.summary.touched).toBeUndefined()
    expect(ran.noted.join()).toContain('card: other rows than last time cannot be read')
    const expected = await run(broken(whole(batch), 'another,a row'))
    expect(await digestOutput(ran.out)).toEqual(await digestOutput(expected.out))
  })
})

it('asks whether a file is whole that lacks many rows, and compares everything', async () => {
  const batch = unruled(manyRows({ seed: 45, batches: 6 }))
  const { out: last } = await run(whole(batch), kept)
  const half = (kind: KindName) => batch.rows[kind].slice(0, Math.ceil(batch.rows[kind].length / 2))
  const next = { ...batch, rows: { ...batch.rows, enrolment: half('enrolment'), household: half('household') } }
  const ran = await run(whole(next, ['enrolment', 'household']), { since: last })
  expect(ran.summary.touched).toBeUndefined()
  expect(ran.warned.join()).toMatch(/enrolment: \d+ of the \d+ rows before \(\d+%\) are not in these files/)
  const asked = ran.warned.filter((text) => text.includes('Are the files whole?')).map((text) => text.split(':')[0])
  expect(new Set(asked).size).toBe(asked.length)
  expect(ran.noted.join()).toContain('everything is compared')
  await expectWhole(ran, next)
  // The batch is that of today's files again: nothing lies apart.
  expect((await run(whole(next, ['card']), { since: ran.out })).summary.touched?.numbers).toBe(0)
})

it('asks the same where the run before kept nothing', async () => {
  const batch = manyRows({ seed: 46, batches: 3 })
  const { out: last } = await run(whole(batch))
  const next = { ...batch, rows: { ...batch.rows, enrolment: batch.rows.enrolment.slice(10) } }
  const ran = await run(whole(next, ['enrolment', 'household']), { since: last })
  const count = batch.rows.enrolment.length
  expect(ran.warned.filter((text) => text.includes('Are the files whole?'))).toEqual([
    expect.stringMatching(`^enrolment: ${count} rows before, ${count - 10} in these files`),
  ])
  await expectWhole(ran, next)
})

it('says why everything is compared where a file that was kept is damaged', async () => {
  const batch = unruled(manyRows({ seed: 47, batches: 3 }))
  const { out: last } = await run(whole(batch), kept)
  const rows = join(last, 'kept', 'rows')
  const [marks] = readdirSync(rows).filter((name) => name.endsWith('.marks'))
  truncateSync(join(rows, marks as string), 8)
  const ran = await run(whole(batch, ['card']), { since: last })
  expect(ran.summary.touched).toBeUndefined()
  expect(ran.noted.join()).toContain('The rows that the run before kept cannot be used')
  await expectWhole(ran, batch)
})

it('uses the disk where memory is little, ends in words where it is too little, and leaves nothing', async () => {
  const batch = manyRows({ seed: 48, batches: 6 })
  const { out: last } = await run(whole(batch), kept)
  for (const otherForm of [false, true]) {
    const folder = whole(batch, kindNames, { shuffle: 3, otherForm })
    const out = newFolder()
    const options = { batchFolder: folder, outputFolder: out, skipBadFiles: false, since: last, reporter: silent }
    await expect(runBatch({ ...options, memoryLimit: '8MB' })).rejects.toMatchObject({ code: 'memory_limit_reached' })
    expect(existsSync(out)).toBe(false)
  }
})

/** Whole files of some kinds and changes of others, in one folder. */
function withChanges(folder: string, batch: RandomBatch, changes: Changes): string {
  if (Object.keys(changes).length === 0) return folder
  const apart = changesOf(batch, changes)
  const sources = (yaml: string) => yaml.slice(yaml.indexOf('sources:\n') + 'sources:\n'.length)
  for (const kind of Object.keys(changes))
    writeFileSync(join(folder, `${kind}-changes.csv`), readFileSync(join(apart, `${kind}-changes.csv`)))
  appendFileSync(join(folder, 'batch.yaml'), sources(readFileSync(join(apart, 'batch.yaml'), 'utf8')))
  return folder
}
