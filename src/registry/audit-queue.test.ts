import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAuditQueue } from './audit-queue.ts'

describe('The queue of audit entries', () => {
  /** A store whose writes end when the test says so. */
  function slowStore(largest = 100) {
    const writes: { entries: number[]; finish: () => void; fail: (reason: Error) => void }[] = []
    const write = (entries: number[]) =>
      new Promise<void>((resolve, reject) => writes.push({ entries, finish: resolve, fail: reject }))
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    const acknowledged: number[] = []
    const queue = createAuditQueue({ write, largest })
    const append = (entry: number) => queue.append(entry).then(() => void acknowledged.push(entry))
    return { writes, turn, acknowledged, queue, append }
  }

  test('acknowledges nothing before its write, and one write serves all that came while another was under way', async () => {
    const { writes, turn, acknowledged, append } = slowStore()
    void append(1)
    await turn()
    void append(2)
    void append(3)
    await turn()
    expect([writes.map(({ entries }) => entries), acknowledged]).toEqual([[[1]], []])
    writes[0]!.finish()
    await turn()
    expect([writes.map(({ entries }) => entries), acknowledged]).toEqual([[[1], [2, 3]], [1]])
    writes[1]!.finish()
    await turn()
    expect(acknowledged).toEqual([1, 2, 3])
    void append(4)
    await turn()
    expect(writes[2]!.entries).toEqual([4])
  })

  test('writes together what is appended together, no more than the largest number at once', async () => {
    const { writes, turn, append } = slowStore(2)
    for (const entry of [1, 2, 3, 4, 5]) void append(entry)
    for (const expected of [[1, 2], [3, 4], [5]]) {
      await turn()
      expect(writes.at(-1)!.entries).toEqual(expected)
      writes.at(-1)!.finish()
    }
    await turn()
    expect(writes).toHaveLength(3)
  })

  test('a failed write fails its own entries only, and the next goes on', async () => {
    const { writes, turn, append, queue } = slowStore(2)
    const results = Promise.allSettled([1, 2, 3].map(append))
    await turn()
    writes[0]!.fail(new Error('disk full'))
    await turn()
    writes[1]!.finish()
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    await queue.drain()
    const later = append(4)
    await turn()
    expect(writes[2]!.entries).toEqual([4])
    writes[2]!.finish()
    await later
  })

  test('a write that throws at once fails like any other', async () => {
    const broken = createAuditQueue<number>({
      write: () => {
        throw new Error('no store')
      },
      largest: 1,
    })
    await expect(broken.append(1)).rejects.toThrow('no store')
    await expect(broken.append(2)).rejects.toThrow('no store')
    await broken.drain()
  })

  test('drain waits for all that was appended, and not at all when there is nothing', async () => {
    const { writes, turn, acknowledged, queue, append } = slowStore(1)
    await queue.drain()
    void append(1)
    void append(2)
    let drained = false
    const draining = queue.drain().then(() => {
      drained = true
    })
    await turn()
    writes[0]!.finish()
    await turn()
    expect(drained).toBe(false)
    writes[1]!.finish()
    await draining
    expect(acknowledged).toEqual([1, 2])
  })

  test('keeps the order, one write at a time, however writers and the store interleave', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.boolean()),
        async (s, largest, oks) => {
          const [appended, tried, written]: [number[], number[], Set<number>] = [[], [], new Set()]
          const sizes: number[] = []
          let [underWay, mostUnderWay] = [0, 0]
          const queue = createAuditQueue<number>({
            largest,
            write: async (entries) => {
              mostUnderWay = Math.max(mostUnderWay, ++underWay)
              sizes.push(entries.length)
              tried.push(...entries)
              await s.schedule(Promise.resolve())
              underWay -= 1
              if (entries.some((entry) => !oks[entry])) throw new Error('failed')
              for (const entry of entries) written.add(entry)
            },
          })
          const right = oks.map(async (_, entry) => {
            await s.schedule(Promise.resolve())
            appended.push(entry)
            return queue.append(entry).then(
              () => written.has(entry),
              () => !written.has(entry),
            )
          })
          const answers = await s.waitFor(Promise.all(right))
          await queue.drain()
          expect(answers).toEqual(oks.map(() => true))
          expect(tried).toEqual(appended)
          expect(mostUnderWay).toBeLessThanOrEqual(1)
          expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(largest)
        },
      ),
    )
  })

  test('needs room for an entry', () => {
    expect(() => createAuditQueue({ write: async () => {}, largest: 0 })).toThrow(RangeError)
  })
})
