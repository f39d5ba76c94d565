import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveProposal, previewRun, proposeRun, refuseProposal } from '../../src/publish/publish-run.ts'
import { writeFigures } from '../../src/publish/write-figures.ts'
import { makeBatches, publishedPeople, runOnce, type SaidPerson } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const folder = mkdtempSync(join(tmpdir(), 'canbao-publish-'))
const output = join(folder, 'out')
let people: SaidPerson[]
const handler = { actor: 'handler', now: new Date('2017-01-05T01:00:00Z') }
const reviewer = { actor: 'reviewer', now: new Date('2017-01-06T01:00:00Z'), alone: false }

beforeAll(async () => {
  const [batch] = await makeBatches(folder, { persons: 400, seed: 7 })
  people = await runOnce(batch!, output)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('nothing enters the register before a second person approves', async () => {
  const run = await proposeRun(store, output, handler)
  expect(run).toMatchObject({ state: 'proposed', proposedBy: 'handler', decidedBy: null })
  await expect(approveProposal(store, run.key, { ...reviewer, actor: 'handler' })).rejects.toMatchObject({
    code: 'second_person_needed',
  })
  expect(await publishedPeople(store)).toEqual([])
})

test('a preview tells what would enter, and changes nothing', async () => {
  const changes = await previewRun(store, output, handler)
  expect(changes).toMatchObject({ entered: people.length, changed: 0, left: 0, unchanged: 0 })
  expect(await publishedPeople(store)).toEqual([])
})

test('approved, every person of the run is in the register, as the run has them', async () => {
  const run = await proposeRun(store, output, handler)
  const { counts } = await approveProposal(store, run.key, reviewer)
  expect(counts).toMatchObject({ entered: people.length, changed: 0, left: 0 })
  expect(await publishedPeople(store)).toEqual(people)
})

test('the same results published again change nothing', async () => {
  const run = await proposeRun(store, output, handler)
  expect(run.state).toBe('published')
  expect((await approveProposal(store, run.key, reviewer)).counts).toBeNull()
  expect(await previewRun(store, output, handler)).toMatchObject({ entered: 0, changed: 0, left: 0 })
})

test('number, phone and address are nowhere in the tables in the clear', async () => {
  const sample = people.find(({ AAC002, AAE005 }) => AAC002 !== null && AAE005 !== null)!
  for (const table of ['person', 'identifier', 'finding', 'run']) {
    const rows = await store.database.query(`select to_jsonb(t) as row from ${table} t`)
    const text = JSON.stringify(rows)
    expect(text).not.toContain(sample.AAC002)
    expect(text).not.toContain(sample.AAE005)
  }
})

test('a proposal that was refused is never published', async () => {
  const [batch] = await makeBatches(join(folder, 'other'), { persons: 100, seed: 8 })
  const other = join(folder, 'other-out')
  await runOnce(batch!, other)
  const run = await proposeRun(store, other, handler)
  const refused = await refuseProposal(store, run.key, '样本太小', reviewer)
  expect(refused).toMatchObject({ state: 'refused', refusal: '样本太小' })
  await expect(approveProposal(store, run.key, reviewer)).rejects.toMatchObject({ code: 'run_decided' })
})

test('the figures that the engine counted are those of the people in the register', async () => {
  const [run] = await store.database.query(`select id from run where state = 'published' order by id desc limit 1`)
  const figures = `select area, measure, value from area_figure where run_id = $1 order by area, measure`
  const counted = await store.database.query(figures, [run!.id])
  expect(counted.length).toBeGreaterThan(100)
  await store.database.execute('delete from area_figure where run_id = $1', [run!.id])
  await store.database.transaction((tx) => writeFigures(tx, { runID: run!.id as number, prefix: '5203' }))
  expect(await store.database.query(figures, [run!.id])).toEqual(counted)
})
