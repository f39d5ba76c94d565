import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { makeBatches, runOnce } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

// One register, several runs that speak of the same people: a prefecture's and those of its counties.

const folder = mkdtempSync(join(tmpdir(), 'canbao-overlapping-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [county, neighbour] = ['520302', '520303']
const store = await newStore()
const { database } = store
let batch: string

/** The sample's extracts, as a run of another area or day. */
function batchOf(area: string, asOf: string): string {
  const copy = join(folder, `batch-${area}-${asOf}`)
  cpSync(batch, copy, { recursive: true })
  const yaml = readFileSync(join(copy, 'batch.yaml'), 'utf8')
  const changed = yaml
    .replace(/^area:.*$/m, `area: "${area}"`)
    .replace(/^asOf:.*$/m, `asOf: ${asOf}`)
    .replace(/^households:\n( {2}.*\n)+/m, '')
  writeFileSync(join(copy, 'batch.yaml'), changed)
  return copy
}

let runs = 0
async function publish(area: string, asOf: string) {
  const output = join(folder, `out-${++runs}`)
  await runOnce(batchOf(area, asOf), output)
  const now = new Date(Date.UTC(2017, 0, 6 + runs))
  const run = await proposeRun(store, output, { actor: 'handler', now })
  return approveProposal(store, run.key, { actor: 'reviewer', now, alone: false })
}

const people = async () =>
  new Map(
    (
      await database.query(
        `select id, area, household, insured_areas, disposition, aic003 from person where left_at is null and merged_into is null`,
      )
    ).map((row) => [row.id as number, row]),
  )
const findings = async () =>
  new Map((await database.query('select key, state from finding')).map(({ key, state }) => [key, state]))

beforeAll(async () => {
  ;[batch] = (await makeBatches(folder, { persons: 3_000, seed: 21, noise: 3 })) as [string]
})

test("a county's run takes nobody at home in another county, and shows them to the county where they are insured", async () => {
  await publish('520300', '2016-12-31')
  const before = await people()
  const judged = await findings()
  await publish(county, '2016-12-31')
  const after = await people()
  let guests = 0
  for (const [id, was] of before) {
    if (String(was.area).startsWith(county)) continue
    const is = after.get(id)!
    expect([is.area, is.household, is.disposition, is.aic003]).toEqual([
      was.area,
      was.household,
      was.disposition,
      was.aic003,
    ])
    if ((is.insured_areas as string[] | null)?.some((area) => area.startsWith(county))) guests++
  }
  expect(guests).toBeGreaterThan(0)
  const since = await findings()
  for (const [key, state] of judged) expect(since.get(key)).toBe(state)
})

test("units of other counties stay as the prefecture's run had them", async () => {
  const [taken] = await database.query(
    `select count(*) as number from unit u join unit_version v on v.id = u.id where not v.area ^@ $1 and u.area ^@ $1`,
    [county],
  )
  expect(taken!.number).toBe(0)
  const [changed] = await database.query(
    `select count(*) as number from unit u where not u.area ^@ $1 and u.run_id = (select max(id) from run)
     and exists (select from unit_version v where v.id = u.id)`,
    [county],
  )
  expect(changed!.number).toBe(0)
})

test("the county's older results do not replace the prefecture's newer ones, nor the other way round", async () => {
  await expect(publish(county, '2016-09-30')).rejects.toMatchObject({ code: 'run_older' })
  await publish(county, '2017-01-31')
  await expect(publish('520300', '2017-01-15')).rejects.toMatchObject({ code: 'run_older' })
})

test('whoever is at home in a county becomes its own, though a neighbour knew them first as insured there', async () => {
  const other = await newStore()
  const publishThere = async (area: string, asOf: string, day: number) => {
    const output = join(folder, `other-${area}-${day}`)
    await runOnce(batchOf(area, asOf), output)
    const now = new Date(Date.UTC(2017, 2, day))
    const run = await proposeRun(other, output, { actor: 'handler', now })
    await approveProposal(other, run.key, { actor: 'reviewer', now, alone: false })
  }
  const residents = async () =>
    other.database.query(
      `select id, area, insured_areas from person where household = 'local' and area ^@ $1 and insured_areas is not null
       and exists (select from unnest(insured_areas) a where a ^@ $2) and left_at is null order by id`,
      [neighbour, county],
    )
  await publishThere(county, '2016-12-31', 1)
  const strangers = await other.database.query(
    `select id from person where household = 'non_local' and left_at is null order by id`,
  )
  await publishThere(neighbour, '2016-12-31', 2)
  const own = await residents()
  expect(own.length).toBeGreaterThan(0)
  const known = new Set(strangers.map(({ id }) => id))
  expect(own.every(({ id }) => known.has(id))).toBe(true)
  // The neighbour's next run does not take them back.
  await publishThere(county, '2017-03-31', 3)
  expect((await residents()).map(({ id }) => id)).toEqual(own.map(({ id }) => id))
})
