import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { batchFolder } from './job-folders.ts'
import { keepPiece } from './sent-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-pieces-'))
const handle = await open(join(folder, 'any'), 'w')
const files = Object.getPrototypeOf(handle) as FileHandle
await handle.close()
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())
const piece = (text: string, at: number) => ({ name: 'a.csv', at, bytes: Buffer.from(text) })
const kept = (batch: string) => readFileSync(join(batchFolder(folder, batch), 'a.csv'), 'utf8')

/** A disk that takes three bytes at a time, and no more than `room` of them. */
function fillUp(room: number, code?: string): void {
  const write = files.write as (bytes: Uint8Array, from: number, length: number, at: number) => Promise<unknown>
  let left = room
  vi.spyOn(files, 'write').mockImplementation(async function (this: FileHandle, ...said: unknown[]) {
    const [bytes, from, length, at] = said as [Uint8Array, number, number, number]
    if (left === 0 && code !== undefined) throw Object.assign(new Error(code), { code })
    const taken = Math.min(3, left, length)
    left -= taken
    return write.call(this, bytes, from, taken, at) as never
  } as never)
}

test('a piece that the disk takes bit by bit is kept whole', async () => {
  fillUp(1000)
  expect(await keepPiece(folder, 'slow', piece('0123456789', 0))).toBe(10)
  expect(kept('slow')).toBe('0123456789')
})

test.each([[undefined], ['ENOSPC'], ['EDQUOT'], ['EFBIG']])(
  'of a piece that does not fit on the disk (%s) nothing is kept, and what was there stays',
  async (code) => {
    const batch = `full-${code}`
    expect(await keepPiece(folder, batch, piece('0123456789', 0))).toBe(10)
    fillUp(4, code)
    await expect(keepPiece(folder, batch, piece('abcdefgh', 6))).rejects.toThrow(/store_full/)
    expect(kept(batch)).toBe('012345')
    vi.restoreAllMocks()
    expect(await keepPiece(folder, batch, piece('abcdefgh', 6))).toBe(14)
    expect(kept(batch)).toBe('012345abcdefgh')
  },
)
