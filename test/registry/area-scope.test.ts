import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import type { Row } from '../../src/registry/database.ts'
import { makeBatches, runOnce } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const folder = mkdtempSync(join(tmpdir(), 'canbao-scope-'))

/** Asks under the application's database role, as a caller with these areas. */
async function ask(scope: readonly string[] | null, sql: string): Promise<Row[]> {
  return store.database.transaction(async (tx) => {
    if (scope !== null)
      await tx.query(`select set_config('canbao.scope', $1, true)`, [`{${scope.map((s) => `"${s}"`)}}`])
    await tx.script('set local role canbao_app')
    return tx.query(sql)
  })
}
const count = async (scope: readonly string[] | null, table: string) =>
  (await ask(scope, `select count(*) as number from ${table}`))[0]!.number as number

beforeAll(async () => {
  const [batch] = await makeBatches(folder, { persons: 1_500, seed: 3, noise: 4 })
  await runOnce(batch!, join(folder, 'out'))
  const now = new Date('2017-01-06T01:00:00Z')
  const run = await proposeRun(store, join(folder, 'out'), { actor: 'handler', now })
  await approveProposal(store, run.key, { actor: 'reviewer', now, alone: false })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tables = [
  'person',
  'person_run_key',
  'unit',
  'finding',
  'finding_person',
  'finding_event',
  'row_in_question',
  'area_figure',
  'run',
  'person_decision',
  'policy_table',
  'indicator',
]

test.each(tables)('without an area nothing of %s is there', async (table) => {
  expect(await count(null, table)).toBe(0)
  expect(await count([], table)).toBe(0)
})

test.each(tables)('%s of another city, and of a sibling province, is not there', async (table) => {
  expect(await count(['5201'], table)).toBe(0)
  expect(await count(['53'], table)).toBe(0)
})

test('the whole country, the province and the city see everybody of the city', async () => {
  const [all] = await store.database.query('select count(*) as number from person')
  for (const scope of ['', '52', '5203']) expect(await count([scope], 'person')).toBe(all!.number)
})

test('a county sees the people who live or are insured in it, and nobody else', async () => {
  const [{ county }] = (await store.database.query(
    `select left(area, 6) as county from person group by 1 order by count(*) desc limit 1`,
  )) as [{ county: string }]
  const seen = await ask([county], 'select id, area, insured_areas from person order by id')
  const right = await store.database.query(
    `select id, area, insured_areas from person
     where left(area, 6) = $1 or $1 = any (select left(a, 6) from unnest(insured_areas) a) order by id`,
    [county],
  )
  expect(seen).toEqual(right)
  expect(seen.length).toBeGreaterThan(0)
  const elsewhere = await ask(
    [county],
    `select count(*) as number from finding f
    where not (f.area ^@ '${county}') and not exists (select from unnest(f.other_areas) a where a ^@ '${county}')`,
  )
  expect(elsewhere[0]!.number).toBe(0)
})

test('every table with rows about people is guarded, or hidden from the role', async () => {
  const open = await store.database.query(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity
       and has_table_privilege('canbao_app', c.oid, 'select') order by c.relname`,
  )
  expect(open.map(({ name }) => name)).toEqual(['division', 'reporting_node'])
})

test.each(['account', 'session', 'data_key', 'audit_entry', 'access_exception'])(
  'the role cannot read %s',
  async (table) => {
    await expect(ask([''], `select * from ${table}`)).rejects.toThrow(/permission denied/)
  },
)

test('the database takes a policy of the province only', async () => {
  const propose = (
    area: string,
  ) => `insert into policy_table (key, area, valid_from, content, state, proposed_at, aae011)
    values ('key-${area}', '${area}', '2031-01-01', '', 'proposed', now(), 'handler')`
  const asHandler = `select set_config('canbao.permission', 'policy.propose', true)`
  const insert = (scope: string, area: string) =>
    store.database.transaction(async (tx) => {
      await tx.query(asHandler)
      await tx.query(`select set_config('canbao.scope', $1, true)`, [`{${scope}}`])
      await tx.script('set local role canbao_app')
      return tx.execute(propose(area))
    })
  for (const area of ['520302', '520300', '529900']) {
    await expect(insert('52', area)).rejects.toThrow(/row-level security/)
  }
  expect(await insert('52', '520000')).toBe(1)
})

test('a person cannot be moved out of the area, nor one of another area changed', async () => {
  const [{ county }] = (await store.database.query(
    `select left(area, 6) as county from person where household = 'local' group by 1 order by count(*) limit 1`,
  )) as [{ county: string }]
  await expect(ask([county], `update person set area = '520100' where area ^@ '${county}'`)).rejects.toThrow(
    /row-level security/,
  )
  expect(
    await ask(
      [county],
      `update person set aac003 = 'x' where not (area ^@ '${county}') and insured_areas is null returning id`,
    ),
  ).toEqual([])
})
