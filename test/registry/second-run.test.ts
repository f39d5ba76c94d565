import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveProposal, previewRun, proposeRun } from '../../src/publish/publish-run.ts'
import { makeBatches, publishedPeople, runOnce, type SaidPerson } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const folder = mkdtempSync(join(tmpdir(), 'canbao-second-'))
const outputs = [join(folder, 'out-1'), join(folder, 'out-2')] as const
const moments = [new Date('2017-01-06T01:00:00Z'), new Date('2017-04-06T01:00:00Z')] as const
let people: [SaidPerson[], SaidPerson[]]
/** The person's own id by the key of the run. */
const keysOf = async () => {
  const rows = await store.database.query('select run_key, id from person')
  return new Map(rows.map(({ run_key, id }) => [run_key as string, id as number]))
}

async function publish(output: string, now: Date) {
  const run = await proposeRun(store, output, { actor: 'handler', now })
  return approveProposal(store, run.key, { actor: 'reviewer', now, alone: false })
}

beforeAll(async () => {
  const batches = await makeBatches(folder, { persons: 1_500, seed: 11, quarters: 2 })
  people = [await runOnce(batches[0]!, outputs[0]), await runOnce(batches[1]!, outputs[1])]
  await publish(outputs[0], moments[0])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the preview of the next quarter says what the publishing then does', async () => {
  const before = await keysOf()
  const preview = await previewRun(store, outputs[1], { actor: 'handler', now: moments[1] })
  const { counts } = await publish(outputs[1], moments[1])
  expect(counts).toMatchObject({
    entered: preview.entered,
    changed: preview.changed,
    unchanged: preview.unchanged,
    left: preview.left,
  })
  expect(preview.changed).toBeGreaterThan(0)
  expect(preview.left).toBeGreaterThan(0)
  expect(preview.entered).toBeGreaterThan(0)
  const after = await keysOf()
  for (const [runKey, id] of before) if (after.has(runKey)) expect(after.get(runKey)).toBe(id)
})

test('the register then holds exactly the people of the second run', async () => {
  expect(await publishedPeople(store)).toEqual(people[1])
})

test('the register as it was before holds exactly the people of the first run', async () => {
  const rows = await store.database.query(
    `select replace(run_key::text, '-', '') as run_key, aac003, disposition from (
       select run_key, aac003, disposition, left_at, valid_from, null::timestamptz as valid_to from person
       union all select run_key, aac003, disposition, left_at, valid_from, valid_to from person_version) v
     where valid_from <= $1 and (valid_to is null or valid_to > $1) and left_at is null order by run_key`,
    [new Date('2017-03-01T00:00:00Z')],
  )
  expect(rows.map(({ run_key, aac003, disposition }) => [run_key, aac003, disposition])).toEqual(
    people[0].map(({ person_key, AAC003, disposition }) => [person_key, AAC003, disposition]),
  )
})

test('older results cannot replace newer ones', async () => {
  await store.database.execute(`update run set digest = digest || '-before' where quarter = '2016Q4'`)
  await expect(proposeRun(store, outputs[0], { actor: 'handler', now: moments[1] })).rejects.toMatchObject({
    code: 'run_older',
  })
})

test('figures by division add up to the people of the run', async () => {
  const rows = await store.database.query(
    `select f.measure, sum(f.value)::bigint as value from area_figure f join run r on r.id = f.run_id
     where r.quarter = '2017Q1' group by f.measure`,
  )
  const figures = Object.fromEntries(rows.map(({ measure, value }) => [measure, value]))
  const local = people[1].filter(({ household }) => household === 'local')
  expect(figures.local).toBe(local.length)
  for (const disposition of ['direct', 'in_province', 'out_of_province', 'survey']) {
    expect(figures[disposition]).toBe(local.filter((person) => person.disposition === disposition).length)
  }
})
