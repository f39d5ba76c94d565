import { expect, test } from 'vitest'
import { migrate } from '../../src/registry/migrate.ts'
import { textRow } from '../../src/registry/text-format.ts'
import { newRegistry } from '../support/registries.ts'

const registry = await newRegistry()

test('a second start finds the newest schema and changes nothing', async () => {
  expect(await migrate(registry)).toEqual([])
})

test('the divisions of the standards are in the store, down to the villages of Guizhou', async () => {
  const rows = await registry.query(`select level, count(*) as number from division group by level order by level`)
  const numbers = Object.fromEntries(rows.map(({ level, number }) => [level, number]))
  expect(numbers.province).toBeGreaterThan(33)
  expect(numbers.village).toBeGreaterThan(15_000)
})

test('every division but the provinces lies in another one that is there', async () => {
  const lost = await registry.query(
    `select code from division d where parent is not null and not exists (select from division p where p.code = d.parent) limit 5`,
  )
  expect(lost).toEqual([])
})

test('work that fails leaves nothing', async () => {
  const failing = registry.transaction(async (tx) => {
    await tx.execute(`insert into registry_state (name, value) values ('half', 'done')`)
    await tx.query('select 1 / 0')
  })
  await expect(failing).rejects.toThrow(/division by zero/)
  expect(await registry.query(`select value from registry_state where name = 'half'`)).toEqual([])
})

test('rows are copied in with every character they may hold', async () => {
  const values = ['a\tb', 'c\\d', 'e\nf', 'g\rh', '', '\\N', '𠮷野', 'quote \' and " ']
  await registry.transaction(async (tx) => {
    const lines = values.map((value, index) => textRow([`copy-${index}`, value]))
    await tx.copyIn(
      'registry_state',
      ['name', 'value'],
      (async function* () {
        yield Buffer.from(lines.join(''))
      })(),
    )
  })
  const rows = await registry.query(`select value from registry_state where name like 'copy-%' order by name`)
  expect(rows.map(({ value }) => value)).toEqual(values)
})

test('whole numbers, days and moments come out as numbers, days and ISO text', async () => {
  const [row] = await registry.query(
    `select 9007199254740991::bigint as number, date '2016-12-31' as day, timestamptz '2016-12-31 08:00+08' as moment, array[1, 2]::bigint[] as numbers`,
  )
  expect(row).toEqual({
    number: 9007199254740991,
    day: '2016-12-31',
    moment: '2016-12-31T00:00:00.000Z',
    numbers: [1, 2],
  })
})

test('after a statement that fails, the next ones get their own answers', async () => {
  for (const failing of ['select nothing from division where code = $1', 'select 1 / $1::int', 'select $1::date']) {
    const results = await Promise.allSettled([
      registry.query(failing, ['0']),
      ...[1, 2, 3].map((number) => registry.query('select $1::int as number', [number])),
    ])
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
      'failed',
      [{ number: 1 }],
      [{ number: 2 }],
      [{ number: 3 }],
    ])
  }
})

test('values go in and come out the same on every engine', async () => {
  const values = [
    ['text', `quote ' " \\ {a,b} NULL`],
    ['bigint', 9007199254740991],
    ['boolean', false],
    ['timestamptz', new Date('2017-01-02T03:04:05.678Z')],
    ['text[]', ['a,b', 'c"d', 'e\\f', '', 'NULL', null]],
    ['int[]', [1, 2, null]],
    ['jsonb', { a: [1, 'x', null] }],
    ['bytea', Buffer.from([0, 1, 254, 255])],
  ] as const
  for (const [type, value] of values) {
    const [row] = await registry.query(`select $1::${type} as value, $2::${type} as nothing`, [value, null])
    expect(row).toEqual({ value: value instanceof Date ? value.toISOString() : value, nothing: null })
  }
})

test('work in parallel waits its turn', async () => {
  const add = (name: string) =>
    registry.transaction(async (tx) => {
      await tx.execute(`insert into registry_state (name, value) values ($1, 'x')`, [name])
      await tx.query('select count(*) from division')
    })
  await Promise.all(Array.from({ length: 12 }, (_, index) => add(`parallel-${index}`)))
  const [row] = await registry.query(`select count(*) as number from registry_state where name like 'parallel-%'`)
  expect(row!.number).toBe(12)
})
