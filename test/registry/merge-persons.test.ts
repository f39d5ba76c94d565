import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportDecisions } from '../../src/publish/export-decisions.ts'
import { approveMerge, proposeMerge, refuseMerge, undoMerge } from '../../src/publish/merge-persons.ts'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { makeBatches, publishedPeople, runOnce, type SaidPerson } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const folder = mkdtempSync(join(tmpdir(), 'canbao-merge-'))
let batch: string
let people: SaidPerson[]
let [keptID, mergedID, mergeID] = [0, 0, 0]
const moment = (day: string) => new Date(`${day}T01:00:00Z`)

async function publish(output: string, day: string) {
  const run = await proposeRun(store, output, { actor: 'handler', now: moment(day) })
  return approveProposal(store, run.key, { actor: 'reviewer', now: moment(day), alone: false })
}
const numbersOf = async (id: number) => {
  const rows = await store.database.query('select use, valid_to from identifier where person_id = $1', [id])
  return rows.map(({ use, valid_to }) => [use, valid_to === null])
}

beforeAll(async () => {
  ;[batch] = (await makeBatches(folder, { persons: 4_000, seed: 5, noise: 10 })) as [string]
  people = await runOnce(batch, join(folder, 'out-1'))
  await publish(join(folder, 'out-1'), '2017-01-06')
  const [pair] = await store.database.query(
    `select array_agg(fp.person_id order by p.household, fp.person_id) as ids from finding f
     join finding_person fp on fp.finding_id = f.id join person p on p.id = fp.person_id
     where f.code = 'person_with_two_numbers' group by f.id having count(*) = 2 order by f.id limit 1`,
  )
  ;[keptID, mergedID] = pair!.ids as [number, number]
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a merge is proposed by one person and approved by another', async () => {
  const proposal = { keptID, mergedID, reason: '同一人,旧号码', handler: 'handler', now: moment('2017-01-07') }
  mergeID = await store.database.transaction((tx) => proposeMerge(tx, proposal))
  await expect(store.database.transaction((tx) => proposeMerge(tx, proposal))).rejects.toMatchObject({
    code: 'merge_impossible',
  })
  const review = { mergeID, now: moment('2017-01-08') }
  await expect(
    store.database.transaction((tx) => approveMerge(tx, store.cipher, { ...review, reviewer: 'handler' })),
  ).rejects.toMatchObject({ code: 'second_person_needed' })
  await store.database.transaction((tx) => approveMerge(tx, store.cipher, { ...review, reviewer: 'reviewer' }))
  expect(await publishedPeople(store)).toHaveLength(people.length - 1)
  expect(await numbersOf(keptID)).toEqual([['other', true]])
  const versions = await store.database.query('select id from person_version where id = any ($1)', [[keptID, mergedID]])
  expect(versions).toHaveLength(2)
})

test('the same extracts run again do not bring the merged person back', async () => {
  const yaml = readFileSync(join(batch, 'batch.yaml'), 'utf8')
  rmSync(join(batch, 'batch.yaml'))
  appendFileSync(join(batch, 'batch.yaml'), yaml.replace(/asOf:.*/, 'asOf: 2017-01-15'))
  await runOnce(batch, join(folder, 'out-2'))
  await publish(join(folder, 'out-2'), '2017-01-16')
  const rows = await store.database.query(
    'select id, merged_into from person where id = any ($1) and left_at is null',
    [[keptID, mergedID]],
  )
  expect(rows.find(({ id }) => id === mergedID)?.merged_into).toBe(keptID)
})

test('given to the next run, the merge makes one person of two, and the register keeps the one', async () => {
  await exportDecisions(store, '520300', join(batch, 'decisions'))
  appendFileSync(join(batch, 'batch.yaml'), '  - kind: ruling\n    files: ["decisions/rulings.csv"]\n')
  const merged = await runOnce(batch, join(folder, 'out-3'))
  const before = await publishedPeople(store)
  const { counts } = await publish(join(folder, 'out-3'), '2017-01-17')
  expect(counts).toMatchObject({ entered: 0 })
  expect(merged).toHaveLength(before.length)
  expect(await publishedPeople(store)).toHaveLength(before.length)
})

test('undone, both are people again with the history of both', async () => {
  const now = moment('2017-01-20')
  const undo = { mergeID, reason: '复查为两人', handler: 'handler', reviewer: 'reviewer', now }
  await store.database.transaction((tx) => undoMerge(tx, undo))
  expect(await numbersOf(keptID)).toContainEqual(['other', false])
  const [row] = await store.database.query('select merged_into, left_at from person where id = $1', [mergedID])
  expect(row!.merged_into).toBeNull()
  const { rulings } = await exportDecisions(store, '520300', join(folder, 'again'))
  expect(rulings).toBe(0)
})

test('a proposal that a second person refuses changes nobody, and cannot be approved afterwards', async () => {
  const now = moment('2017-01-21')
  const before = await publishedPeople(store)
  const proposal = { keptID, mergedID, reason: '再次核对', handler: 'handler', now }
  const again = await store.database.transaction((tx) => proposeMerge(tx, proposal))
  await store.database.transaction((tx) => refuseMerge(tx, { mergeID: again, reviewer: 'reviewer', now }))
  await expect(
    store.database.transaction((tx) => approveMerge(tx, store.cipher, { mergeID: again, reviewer: 'reviewer', now })),
  ).rejects.toMatchObject({ code: 'merge_unknown' })
  expect(await publishedPeople(store)).toEqual(before)
})
