import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Problem } from '../../src/problems.ts'
import type { Database } from '../../src/registry/database.ts'
import { openEmbedded } from '../../src/registry/open-embedded.ts'
import { callCommand } from '../support/call-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-shared-'))
let first: Database
let second: Database
beforeAll(async () => {
  first = await openEmbedded(folder, true)
  second = await openEmbedded(folder)
  await first.transaction((tx) => tx.script('create table said (id bigint primary key, words text, bytes bytea)'))
})
afterAll(async () => {
  await second.close()
  await first.close()
  rmSync(folder, { recursive: true, force: true })
})

const countOf = async (database: Database) => (await database.query('select count(*) as number from said'))[0]!.number

test('what goes through the first process comes out as it went in', async () => {
  const bytes = Buffer.from([0, 1, 255])
  await second.execute('insert into said values ($1, $2, $3)', [1, '参保\t\n', bytes])
  const mine = await second.query('select *, null as nothing, array[1, 2] as list from said')
  expect(mine).toEqual(await first.query('select *, null as nothing, array[1, 2] as list from said'))
  expect(Buffer.from(mine[0]!.bytes as Uint8Array)).toEqual(bytes)
  expect(mine[0]!.words).toBe('参保\t\n')
})

test('a transaction is whole or nothing, and its errors are those of the database', async () => {
  const before = await countOf(first)
  const work = second.transaction(async (tx) => {
    await tx.execute('insert into said values (10)')
    await tx.execute('insert into said values (10)')
  })
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'said_pkey' })
  expect(await countOf(first)).toBe(before)
  await second.transaction((tx) => tx.execute('insert into said values (11)'))
  expect(await countOf(first)).toBe((before as number) + 1)
})

test('rows are copied in, and a fault in the middle of them leaves none', async () => {
  async function* rows(last: string) {
    for (let piece = 0; piece < 20; piece++) {
      yield Buffer.from(Array.from({ length: 500 }, (_, row) => `${1000 + piece * 500 + row}\tx\t\\\\x00\n`).join(''))
    }
    yield Buffer.from(last)
  }
  const copy = (last: string) => second.transaction((tx) => tx.copyIn('said', ['id', 'words', 'bytes'], rows(last)))
  const before = (await countOf(first)) as number
  await expect(copy('no number\tx\t\\\\x00\n')).rejects.toMatchObject({ code: '22P02' })
  expect(await countOf(first)).toBe(before)
  expect(await copy('99999\tx\t\\\\x00\n')).toBe(10_001)
  expect(await countOf(first)).toBe(before + 10_001)
})

test('two that work at once wait for each other', async () => {
  await second.execute('insert into said values (500, $1)', ['0'])
  const add = (database: Database) =>
    database.transaction(async (tx) => {
      const [row] = await tx.query('select words from said where id = 500')
      await tx.execute('update said set words = $1 where id = 500', [String(Number(row!.words) + 1)])
    })
  await Promise.all(Array.from({ length: 20 }, (_, index) => add(index % 2 === 0 ? first : second)))
  expect((await first.query('select words from said where id = 500'))[0]!.words).toBe('20')
})

test('a process that goes away in the middle leaves nothing, and holds nothing up', async () => {
  const third = await openEmbedded(folder)
  const before = await countOf(first)
  const work = third.transaction(async (tx) => {
    await tx.execute('insert into said values (600)')
    await third.close()
    await tx.execute('insert into said values (601)')
  })
  await expect(work).rejects.toThrow(Problem)
  expect(await countOf(first)).toBe(before)
})

test('a command of another process works while the store is shared', async () => {
  const { code } = await callCommand(['audit', 'verify', '--registry', folder])
  expect(code).toBe(0)
})

test('whoever wants to share a store that is shared is refused', async () => {
  await expect(openEmbedded(folder, true)).rejects.toMatchObject({ code: 'registry_in_use' })
})

test('when the first is gone the second is told so, and the folder is free', async () => {
  await first.close()
  await expect(second.query('select 1')).rejects.toMatchObject({ code: 'registry_gone' })
  await second.close()
  first = await openEmbedded(folder, true)
  second = await openEmbedded(folder)
  expect(await countOf(second)).toBeGreaterThan(10_000)
})

test.each([
  ['a link to a folder of one’s own', (place: string) => symlinkSync(mkdtempSync(join(folder, 'own-')), place)],
  ['a link to nowhere', (place: string) => symlinkSync(join(folder, 'nowhere'), place)],
  ['a file', (place: string) => writeFileSync(place, '')],
  [
    'a folder that others may enter',
    (place: string) => {
      mkdirSync(place)
      chmodSync(place, 0o755)
    },
  ],
])('no store is shared through %s, which somebody put where the socket would lie', async (_title, put) => {
  const temporary = mkdtempSync(join(folder, 'temporary-'))
  const far = join(temporary, 'a folder whose path is longer than a socket of the system may have'.padEnd(90, '.'))
  mkdirSync(far)
  vi.stubEnv('TMPDIR', temporary)
  try {
    put(join(temporary, `canbao-${userInfo().uid}`))
    await expect(openEmbedded(far, true)).rejects.toMatchObject({ code: 'socket_folder_refused' })
  } finally {
    vi.unstubAllEnvs()
  }
})
