import { expect, test } from 'vitest'
import { type CallerSettings, readingSettings } from '../../src/registry/restricted-role.ts'
import { newRegistry } from '../support/registries.ts'

const database = await newRegistry()
await database.execute('create table thing (id bigint primary key, area text collate "C", name text, parts text[])')
await database.execute('alter table thing enable row level security')
await database.execute('grant select, insert on thing to canbao_app')
await database.execute(
  'create policy "things of one\'s area" on thing to canbao_app using (area ^@ any ((select caller_scope())::text[]))',
)
await database.execute(
  `insert into thing select n, case when n % 2 = 0 then '520302' else '520303' end, 'thing ' || n, array['a', null, '"'] from generate_series(1, 400) n`,
)

const caller = (scope: string[], permission = 'person.read'): CallerSettings => ({
  role: 'canbao_app',
  scope,
  accountID: 1,
  permission,
})
const read = (settings: CallerSettings, sql: string, values: readonly unknown[] = []) =>
  database.reading((db) => db.query(sql, values), readingSettings(settings))

test.each(['person.read', 'person.search'])(
  'a reading for %s sees the areas of its caller only',
  async (permission) => {
    const count = 'select count(*) as number from thing'
    expect(await read(caller(['520302'], permission), count)).toEqual([{ number: 200 }])
    expect(await read(caller(['5203'], permission), count)).toEqual([{ number: 400 }])
    expect(await read(caller([], permission), count)).toEqual([{ number: 0 }])
  },
)

test('readings at the same time do not mix up whose they are', async () => {
  const asked = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? '520302' : '520303'))
  const found = await Promise.all(
    asked.map((area) => read(caller([area]), 'select area, count(*) as number from thing group by area')),
  )
  expect(found).toEqual(asked.map((area) => [{ area, number: 200 }]))
})

test('values come out as those of other statements', async () => {
  const sql = `select id, parts, $1::text as said, $2::date as day, $3::bytea as bytes, null::text as none,
    timestamptz '2017-03-01 08:00+08' as moment from thing where id = any ($4::bigint[])`
  const values = ['曹"\\', new Date('2017-03-01T00:00:00Z'), Uint8Array.of(0, 255), [7, 8]]
  const settings = caller([''])
  const first = await read(settings, sql, values)
  expect(first).toEqual(await database.query(sql, values))
  expect(await read(settings, sql, values)).toEqual(first)
})

test('a reading writes nothing, and is over when it failed', async () => {
  await expect(read(caller(['']), `insert into thing values (1000, '520302', 'x', null)`)).rejects.toThrow(
    /read-only transaction/,
  )
  await expect(read(caller(['']), 'select 1 / (id - id) from thing')).rejects.toThrow(/division by zero/)
  for (let turn = 0; turn < 30; turn++) {
    await expect(read(caller(['']), 'select secret from account')).rejects.toThrow(/permission denied|does not exist/)
  }
  expect(await read(caller(['520302']), 'select id from thing where id = $1', [2])).toEqual([{ id: 2 }])
  const [row] = await database.query(
    `select current_user::text as who, current_setting('canbao.scope', true) as scope, current_setting('transaction_read_only') as alone`,
  )
  expect(row).toMatchObject({ alone: 'off' })
  expect(row!.who).not.toBe('canbao_app')
  expect(row!.scope ?? '').toBe('')
})

test('columns that came since are read', async () => {
  await database.execute('alter table thing add column weight bigint default 3')
  expect(await read(caller(['520302']), 'select * from thing where id = $1', [2])).toEqual([
    { id: 2, area: '520302', name: 'thing 2', parts: ['a', null, '"'], weight: 3 },
  ])
})

test.each(["5203'", '{5203}', '52 03', '5203"'])('a scope that is no code is refused: %s', (prefix) => {
  expect(() => readingSettings(caller([prefix]))).toThrow(/something else than codes/)
})
