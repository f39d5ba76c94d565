import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveMerge, proposeMerge, undoMerge } from '../../src/publish/merge-persons.ts'
import { approveProposal, proposeRun, refuseProposal } from '../../src/publish/publish-run.ts'
import { valueContext, verifyPerson } from '../../src/publish/verify-person.ts'
import type { Row } from '../../src/registry/database.ts'
import { personContext } from '../../src/registry/seal-contexts.ts'
import { changeResults, type PersonChange } from '../support/changed-results.ts'
import { makeBatches, runOnce } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

// What runs say of people whom somebody merged, or who left and came back.

const store = await newStore()
const { database, cipher } = store
const folder = mkdtempSync(join(tmpdir(), 'canbao-merged-in-runs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const first = join(folder, 'out')
const hands = { handler: 'handler', reviewer: 'reviewer' }
let day = 0
const later = () => new Date(Date.UTC(2017, 0, 6 + ++day))

async function propose(changes: Record<string, PersonChange>) {
  const output = join(folder, `out-${day}`)
  // Somebody moves with every run: the same results published twice are one run.
  const mover = people.length > 0 ? { [keyOf(people[6]!)]: { home: `520302001${String(day).padStart(3, '0')}` } } : {}
  await changeResults(first, output, new Map(Object.entries({ ...mover, ...changes })))
  return proposeRun(store, output, { actor: 'handler', now: later() })
}

async function publish(changes: Record<string, PersonChange>) {
  const run = await propose(changes)
  return approveProposal(store, run.key, { actor: 'reviewer', now: later(), alone: false })
}

async function merge(keptID: number, mergedID: number): Promise<number> {
  return database.transaction(async (tx) => {
    const now = later()
    const mergeID = await proposeMerge(tx, { keptID, mergedID, reason: '同一人', handler: 'handler', now })
    await approveMerge(tx, cipher, { mergeID, reviewer: 'reviewer', now })
    return mergeID
  })
}

const undo = (mergeID: number) =>
  database.transaction((tx) => undoMerge(tx, { mergeID, reason: '复查为两人', ...hands, now: later() }))

const personOf = async (id: number): Promise<Row> =>
  (await database.query('select * from person where id = $1', [id]))[0]!
const keyOf = ({ run_key }: Row) => String(run_key).replaceAll('-', '')
const numberOf = (row: Row) => cipher.openFields(row.sealed as Uint8Array, personContext(keyOf(row))).number
const valuesOf = async (id: number) =>
  (
    await database.query(
      'select field, sealed from field_value where person_id = $1 and ended_at is null order by field',
      [id],
    )
  ).map(({ field, sealed }) => [field, cipher.openText(sealed as Uint8Array, valueContext(id, String(field)))])
const verify = (personID: number, values: Record<string, string>) =>
  database.transaction((tx) => {
    const now = later()
    return verifyPerson(tx, cipher, { personID, values, verifiedOn: '2017-01-06', handledAt: now, now, ...hands })
  })

/** Seven people with numbers; the last is the one who moves. */
let people: Row[] = []

beforeAll(async () => {
  const [batch] = await makeBatches(folder, { persons: 600, seed: 17 })
  await runOnce(batch!, first)
  await publish({})
  people = await database.query(
    `select * from person where household = 'local' and number_index is not null and verified_at is null order by id limit 7`,
  )
})

test('a run that knows only the merged entry is published, and undone both are who they were', async () => {
  const [kept, merged] = [people[0]!, people[1]!]
  const [keptID, mergedID] = [kept.id as number, merged.id as number]
  const mergeID = await merge(keptID, mergedID)
  const { counts } = await publish({ [keyOf(kept)]: { isGone: true } })
  expect(counts).toMatchObject({ entered: 0, left: 0 })
  const now = await personOf(keptID)
  expect([now.left_at, keyOf(now), numberOf(now)]).toEqual([null, keyOf(merged), numberOf(merged)])
  // And one that knows both again, or only the kept one.
  await publish({})
  await publish({ [keyOf(merged)]: { isGone: true } })
  expect((await personOf(mergedID)).merged_into).toBe(keptID)
  await publish({ [keyOf(kept)]: { isGone: true } })
  await undo(mergeID)
  const [one, other] = [await personOf(keptID), await personOf(mergedID)]
  expect([keyOf(one), numberOf(one), one.left_at]).toEqual([keyOf(kept), numberOf(kept), null])
  expect([keyOf(other), numberOf(other), other.merged_into]).toEqual([keyOf(merged), numberOf(merged), null])
  expect((await publish({})).counts).toMatchObject({ entered: 0, left: 0 })
  for (const was of [kept, merged]) {
    const is = await personOf(was.id as number)
    expect([is.aac003, is.area, is.aic003, numberOf(is)]).toEqual([was.aac003, was.area, was.aic003, numberOf(was)])
  }
})

test('an entry that others were merged into is not merged into a third', async () => {
  const [a, b, c] = people.slice(0, 3).map(({ id }) => id as number) as [number, number, number]
  const mergeID = await merge(b, a)
  await expect(merge(c, b)).rejects.toMatchObject({ code: 'merge_impossible' })
  await undo(mergeID)
})

test('what was verified of the merged entry goes with the person, until the merge is undone', async () => {
  const [keptID, mergedID] = [people[2]!.id as number, people[3]!.id as number]
  await verify(mergedID, { AAE005: '13800000001', AAC012: '24' })
  await verify(keptID, { AAC012: '27' })
  const mergeID = await merge(keptID, mergedID)
  expect(await valuesOf(keptID)).toEqual([
    ['AAC012', '27'],
    ['AAE005', '13800000001'],
  ])
  const kept = await personOf(keptID)
  expect(cipher.openFields(kept.sealed as Uint8Array, personContext(keyOf(kept))).phone).toBe('13800000001')
  await undo(mergeID)
  expect(await valuesOf(keptID)).toEqual([['AAC012', '27']])
  expect(await valuesOf(mergedID)).toEqual([
    ['AAC012', '24'],
    ['AAE005', '13800000001'],
  ])
})

test('whoever left and comes back under a corrected name is the same person, with what was verified', async () => {
  const who = people[4]!
  const [id, key] = [who.id as number, keyOf(who)]
  await verify(id, { AIC003: '91' })
  await publish({ [key]: { isGone: true } })
  expect((await personOf(id)).left_at).not.toBeNull()
  const name = `${String(who.aac003).slice(0, 1)}更正`
  const { counts } = await publish({ [key]: { name } })
  expect(counts).toMatchObject({ entered: 0 })
  const back = await personOf(id)
  expect([back.left_at, back.aac003]).toEqual([null, name])
  expect(await valuesOf(id)).toEqual([['AIC003', '91']])
})

test('somebody else under the number of one who left is another person', async () => {
  const who = people[5]!
  await publish({ [keyOf(who)]: { isGone: true } })
  const { counts } = await publish({ [keyOf(who)]: { name: '诸葛某' } })
  expect(counts).toMatchObject({ entered: 1 })
  expect((await personOf(who.id as number)).left_at).not.toBeNull()
})

test('refused and approved at the same moment, a run is one of the two, and the other is told', async () => {
  for (let turn = 0; turn < 3; turn++) {
    const run = await propose({ [keyOf(people[0]!)]: { pension: ['91', '94', '12'][turn]! } })
    const [approved, refused] = await Promise.allSettled([
      approveProposal(store, run.key, { actor: 'reviewer', now: later(), alone: false }),
      refuseProposal(store, run.key, '有误', { actor: 'reviewer', now: later() }),
    ])
    const [row] = await database.query('select state, refusal from run where key = $1', [run.key])
    expect([approved.status, refused.status].sort()).toEqual(['fulfilled', 'rejected'])
    expect(row).toEqual(
      approved.status === 'fulfilled' ? { state: 'published', refusal: null } : { state: 'refused', refusal: '有误' },
    )
  }
})
