import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readAhead } from './read-ahead.ts'

/** Chunks of a hundred bytes, each of its own byte. */
async function* chunks(count: number, made: number[] = []): AsyncGenerator<Uint8Array> {
  for (let each = 0; each < count; each++) {
    made.push(each)
    yield new Uint8Array(100).fill(each)
  }
}

const bytesOf = async (source: AsyncIterable<Uint8Array>) => {
  const read: number[] = []
  for await (const [first] of source) read.push(first!)
  return read
}

test('what was read ahead comes whole and in order, however little may wait', async () => {
  for (const most of [0, 250, 1_000_000]) {
    expect(await bytesOf(readAhead(chunks(50), most))).toEqual(Array.from({ length: 50 }, (_, each) => each))
  }
})

test('it begins at once and stops where enough waits', async () => {
  const made: number[] = []
  const ahead = readAhead(chunks(50, made), 450)
  await sleep(20)
  expect(made).toHaveLength(5)
  await ahead.stop()
  expect(made.length).toBeLessThan(7)
})

test('a failure is told to whoever reads, after what came before it', async () => {
  async function* broken() {
    yield new Uint8Array([1])
    throw new Error('the disk is gone')
  }
  const read: number[] = []
  await expect(async () => {
    for await (const [first] of readAhead(broken(), 1000)) read.push(first!)
  }).rejects.toThrow('the disk is gone')
  expect(read).toEqual([1])
})

test('a failure that nobody reads any more is not told', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1)
    await sleep(1)
    throw new Error('the disk is gone')
  }
  await readAhead(broken(), 1000).stop()
})
