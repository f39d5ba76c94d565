import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, expect, test } from 'vitest'

// A register that was made by an earlier program holds people, and what they were before.

const folder = new URL('../../src/registry/migrations/', import.meta.url)
const names = readdirSync(folder).sort()
const database = await PGlite.create()
afterAll(() => database.close())

async function apply(from: number, to: number): Promise<void> {
  for (const name of names) {
    const version = Number(name.slice(0, 3))
    if (version >= from && version <= to) await database.exec(readFileSync(new URL(name, folder), 'utf8'))
  }
}

test('a former version keeps its end, its area and who ended it when a column is put before them', async () => {
  await apply(1, 20)
  const required = `(run_key, area, household, sealed, disposition, reasons, required, required_by_law, run_digest, run_id, valid_from)`
  await database.exec(`
    insert into person ${required}
    values (gen_random_uuid(), '520302001001', 'local', '', 'direct', '{}', '{}', '{}', '', 1, '2017-01-05');
    insert into person_version select p.*, '2017-02-01', null, 'somebody' from person p;
    update person set area = '520303', valid_from = '2017-02-01'`)
  await apply(21, 999)
  const { rows } = await database.query(
    `select area, county, valid_from::date::text, valid_to::date::text, ended_by_account, ended_by_run from person_version`,
  )
  expect(rows).toEqual([
    {
      area: '520302001001',
      county: '520302',
      valid_from: '2017-01-05',
      valid_to: '2017-02-01',
      ended_by_account: 'somebody',
      ended_by_run: null,
    },
  ])
  await database.exec(`insert into person_version select p.*, '2017-03-01', null, 'another' from person p`)
  const { rows: later } = await database.query(
    `select area, county, valid_to::date::text, ended_by_account from person_version order by valid_to desc limit 1`,
  )
  expect(later).toEqual([{ area: '520303', county: '520303', valid_to: '2017-03-01', ended_by_account: 'another' }])
})
