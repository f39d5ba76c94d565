import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createDataKey,
  createIndexKey,
  createMasterKeyFile,
  loadMasterKey,
  masterKeyOf,
  openKeyRing,
  rewrapDataKey,
  unwrapDataKey,
  wrapDataKey,
} from './key-ring.ts'
import { SealBroken } from './sealing.ts'

const master = masterKeyOf(Buffer.alloc(32, 1))
const newMaster = masterKeyOf(Buffer.alloc(32, 2))
const day = (number: number) => new Date(Date.UTC(2026, 0, number))
const bytesOf = (key: { secret: { export(): Buffer } }) => key.secret.export()

describe('The file of the master key', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'canbao-key-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is made for its owner only, and loads to the key that it was made of', async () => {
    const path = join(folder, 'new')
    await createMasterKeyFile(path, (size) => Buffer.alloc(size, 0xab))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(path, 'latin1')).toBe(`${'ab'.repeat(32)}\n`)
    expect((await loadMasterKey(path)).export()).toEqual(Buffer.alloc(32, 0xab))
  })

  test('is random', async () => {
    await createMasterKeyFile(join(folder, 'one'))
    await createMasterKeyFile(join(folder, 'other'))
    expect(await readFile(join(folder, 'one'))).not.toEqual(await readFile(join(folder, 'other')))
  })

  test('is never overwritten', async () => {
    const path = join(folder, 'kept')
    await writeFile(path, 'kept')
    await expect(createMasterKeyFile(path)).rejects.toMatchObject({ name: 'KeyFileRefused', fault: 'exists', path })
    expect(await readFile(path, 'latin1')).toBe('kept')
  })

  test('is not left behind half made', async () => {
    const path = join(folder, 'failed')
    const fail = () => {
      throw new Error('no entropy')
    }
    await expect(createMasterKeyFile(path, fail)).rejects.toThrow('no entropy')
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(loadMasterKey(path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test.each([0o640, 0o604, 0o620, 0o602, 0o610, 0o644, 0o666])('is refused with mode %o', async (mode) => {
    const path = join(folder, `mode-${mode}`)
    await createMasterKeyFile(path)
    await chmod(path, mode)
    await expect(loadMasterKey(path)).rejects.toMatchObject({ fault: 'openToOthers' })
    await chmod(path, 0o400)
    expect((await loadMasterKey(path)).symmetricKeySize).toBe(32)
  })

  test.each([
    ['empty', ''],
    ['short', 'ab'.repeat(31)],
    ['long', 'ab'.repeat(33)],
    ['of two lines', `${'ab'.repeat(32)}\n\n`],
    ['of other letters', 'xy'.repeat(32)],
  ])('is refused when it is %s, and the message tells nothing of it', async (name, content) => {
    const path = join(folder, `content-${name}`)
    await writeFile(path, content, { mode: 0o600 })
    const refusal = await loadMasterKey(path).catch((error: Error) => error)
    expect(refusal).toMatchObject({ fault: 'noKey' })
    expect(String(refusal)).not.toMatch(/abab|xyxy/)
  })
})

test('A master key has 32 bytes', () => {
  expect(() => masterKeyOf(Buffer.alloc(31))).toThrow(RangeError)
  expect(() => masterKeyOf(Buffer.alloc(0))).toThrow(RangeError)
})

describe('A wrapped key', () => {
  const wrapped = createDataKey(master, 7, day(1), (size) => Buffer.alloc(size, 9))

  test('unwraps to the key that was made, and shows nothing of it', () => {
    expect(bytesOf(unwrapDataKey(master, wrapped))).toEqual(Buffer.alloc(32, 9))
    expect(unwrapDataKey(master, wrapped)).toMatchObject({ id: 7, createdAt: day(1) })
    expect(Buffer.from(wrapped.sealed).includes(Buffer.alloc(16, 9))).toBe(false)
    const again = wrapDataKey(master, unwrapDataKey(master, wrapped))
    expect(again.sealed).not.toEqual(wrapped.sealed)
    expect(bytesOf(unwrapDataKey(master, again))).toEqual(Buffer.alloc(32, 9))
  })

  test('does not unwrap under another master key, id or time', () => {
    expect(() => unwrapDataKey(newMaster, wrapped)).toThrow(SealBroken)
    expect(() => unwrapDataKey(master, { ...wrapped, id: 8 })).toThrow(SealBroken)
    expect(() => unwrapDataKey(master, { ...wrapped, createdAt: day(2) })).toThrow(SealBroken)
  })

  test('does not unwrap after a change of any byte', () => {
    for (let at = 0; at < wrapped.sealed.length; at++) {
      const sealed = Buffer.from(wrapped.sealed)
      sealed[at]! ^= 1
      expect(() => unwrapDataKey(master, { ...wrapped, sealed })).toThrow(SealBroken)
    }
  })

  test('is never taken plain', () => {
    const plain = Buffer.concat([Buffer.from([0x10, 0, 0]), Buffer.alloc(32, 9)])
    expect(() => unwrapDataKey(master, { ...wrapped, sealed: plain })).toThrow(SealBroken)
  })

  test('moves to a new master key and is the same key', () => {
    const moved = rewrapDataKey(master, newMaster, wrapped)
    expect(moved).toMatchObject({ id: 7, createdAt: day(1) })
    expect(bytesOf(unwrapDataKey(newMaster, moved))).toEqual(Buffer.alloc(32, 9))
    expect(() => unwrapDataKey(master, moved)).toThrow(SealBroken)
    expect(() => rewrapDataKey(newMaster, master, wrapped)).toThrow(SealBroken)
  })

  test('has an id from 1 to 65535', () => {
    for (const id of [0, -1, 65536, 1.5]) expect(() => createDataKey(master, id, day(1))).toThrow(RangeError)
  })
})

describe('The key ring', () => {
  const index = createIndexKey(master, day(1))

  test('seals with the highest id and keeps the others, however they were stored', () => {
    const keys = [2, 10, 1].map((id) => createDataKey(master, id, day(id), randomBytes))
    const ring = openKeyRing(master, [keys[0]!, index, keys[1]!, keys[2]!])
    expect(ring.current.id).toBe(10)
    expect(ring.others.map(({ id }) => id)).toEqual([2, 1])
    expect(ring.index.export()).toEqual(bytesOf(unwrapDataKey(master, index)))
  })

  test('needs its index key, a data key, and ids of their own', () => {
    const key = createDataKey(master, 1, day(1))
    expect(() => openKeyRing(master, [])).toThrow('index key')
    expect(() => openKeyRing(master, [key])).toThrow('index key')
    expect(() => openKeyRing(master, [index])).toThrow('no data key')
    expect(() => openKeyRing(master, [index, key, createDataKey(master, 1, day(2))])).toThrow('same id')
  })
})
