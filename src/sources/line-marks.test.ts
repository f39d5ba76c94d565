import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeText, type TextOptions } from './decode-text.ts'
import { KnownLines, LineMarker } from './line-marks.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-marks-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What decoding a file gives: its rows with their numbers, and what was refused. */
function decode(lines: readonly string[], options: Partial<TextOptions> = {}) {
  const path = join(folder, 'in.txt')
  const [shardPath, rejectsPath] = [join(folder, 'out.txt'), join(folder, 'rejects.txt')]
  for (const old of [shardPath, rejectsPath]) rmSync(old, { force: true })
  writeFileSync(path, `a,b\n${lines.join('')}`, 'latin1')
  const layout = { path, encoding: 'utf-8', markBytes: 0, delimiter: ',', keep: [true, true] } as const
  const result = decodeText(layout, { ...options, shardPath, rejectsPath })
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'latin1') : '')
  return { ...result, rows: recordsOf(read(shardPath)), refused: recordsOf(read(rejectsPath)) }
}

/** Records of a shard, each as `number: cells`, a line break in a quoted cell being no end. */
const recordsOf = (shard: string) =>
  [...shard.matchAll(/(\d+)\u001f((?:\u001e[^\u001e]*\u001e|[^\n\u001e])*)\n/g)].map(
    ([, row, cells]) => `${row}: ${cells}`,
  )

const cellsOf = (records: readonly string[]) => records.map((record) => record.replace(/^\d+: /, '')).sort()

/** A multiset without another. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...all]
  for (const one of others) {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
  }
  return left
}

// Few different lines: many stand several times. Some are quoted, broken, of wrong length or encoding, or end in CRLF or CR.
const line = fc.constantFrom(
  ...['1,x\n', '2,y\n', '3,long enough for more than one word of four bytes\n', '4,\r\n', '5,z\r\n', ',\n'],
  ...[
    '"6",q\n',
    '7,"two\nlines"\n',
    '8,a"b\n',
    '9,one,too many\n',
    '10\n',
    '11,\xff\n',
    '12,cr\r',
    '\n',
    '13,\xe5\xb7\x9e\n',
  ],
)
const lines = fc.array(line, { maxLength: 30 })

describe('lines that were read before', () => {
  test('are passed over once each, and what is left is the rest of both sides', () => {
    fc.assert(
      fc.property(lines, lines, fc.integer({ min: 40, max: 200 }), fc.nat(3), (before, now, blockSize, mostMissed) => {
        const marksPath = join(folder, 'before.marks')
        rmSync(marksPath, { force: true })
        const old = decode(before, { marksPath })
        const plain = decode(now)
        const count = old.accepted + old.rejected
        if (!existsSync(marksPath)) writeFileSync(marksPath, '')
        expect(readFileSync(marksPath)).toHaveLength(count * 8)
        const known = new KnownLines([{ number: 3, path: marksPath, without: [] }], mostMissed)
        const rest = decode(now, { known, blockSize })
        expect(rest.accepted + rest.rejected + rest.known).toBe(plain.accepted + plain.rejected)
        // A row that is read keeps its number and its cells.
        const all = [...plain.rows, ...plain.refused]
        for (const record of [...rest.rows, ...rest.refused]) expect(all).toContain(record)
        // As many rows of before were found as were passed over, and they say the same.
        const left = new Set([...known.left()].map(([number, row]) => `${number}/${row}`))
        expect(count - left.size).toBe(rest.known)
        const found = [...old.rows, ...old.refused].filter((record) => !left.has(`3/${Number.parseInt(record, 10)}`))
        const passed = without(cellsOf(all), cellsOf([...rest.rows, ...rest.refused]))
        expect(cellsOf(found)).toEqual(passed)
        // Lines that are alike as bytes, whole and without quotes, are not read twice, but for those that were missed before
        // there was a table. (Where a block ends between CR and LF, the row is read: it gives the same.)
        const simple = (one: string) => /^\d*,[^"\r\n\xff,]*\n$/.test(one)
        expect(rest.known).toBeGreaterThanOrEqual(
          now.filter(simple).length - without(now.filter(simple), before.filter(simple)).length - mostMissed,
        )
      }),
      { numRuns: 400 },
    )
  })

  test('do not count when they went on days before', () => {
    const marksPath = join(folder, 'several.marks')
    rmSync(marksPath, { force: true })
    decode(['1,x\n', '1,x\n', '2,y\n', '1,x\n'], { marksPath })
    const known = new KnownLines([{ number: 1, path: marksPath, without: [2] }])
    expect(decode(['1,x\n', '5,new\n'], { known })).toMatchObject({ known: 1, rows: ['2: 5\u001fnew'] })
    expect([...known.left()]).toEqual([
      [1, 3],
      [1, 4],
    ])
    expect(decode(['1,x\n', '1,x\n'], { known })).toMatchObject({ known: 1, rows: ['2: 1\u001fx'] })
  })

  test('are found in a few thousand that came in another order, and all of them behind a change in the same', () => {
    const all = Array.from({ length: 6000 }, (_, n) => `${n},${n % 2 === 0 ? 'x' : 'y'}\n`)
    const marksPath = join(folder, 'thousands.marks')
    rmSync(marksPath, { force: true })
    decode(all, { marksPath })
    const knownIn = (now: readonly string[]) =>
      decode(now, { known: new KnownLines([{ number: 1, path: marksPath, without: [] }]) }).known
    expect(knownIn([...all].reverse())).toBeGreaterThanOrEqual(6000 - 121)
    expect(knownIn(all.flatMap((line, n) => (n % 100 === 7 ? ['new,line\n', line] : n % 100 === 9 ? [] : line)))).toBe(
      6000 - 60,
    )
    // As many as are away are missed at the most, before the rest is found where it stands.
    expect(knownIn(all.slice(200))).toBeGreaterThanOrEqual(5800 - 120)
  })

  test('are found where the files of before begin in another order', () => {
    const parts = [0, 1, 2].map((part) => Array.from({ length: 500 }, (_, n) => `${part * 500 + n},x\n`))
    const files = parts.map((part, number) => {
      const path = join(folder, `part-${number}.marks`)
      rmSync(path, { force: true })
      decode(part, { marksPath: path })
      return { number, path, without: [] }
    })
    const known = new KnownLines(files, 0)
    for (const part of [2, 0, 1]) {
      known.startFile()
      expect(decode(parts[part]!, { known }).known).toBe(500)
    }
    expect([...known.left()]).toEqual([])
  })
})

describe('the mark of a line', () => {
  const markOf = (text: string) => {
    const bytes = Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(8, 10)])
    const marker = new LineMarker(bytes)
    marker.mark(0, text.length)
    return `${marker.first} ${marker.second}`
  }

  test('depends on every byte and on where it stands, and not on what is behind the line', () => {
    const seen = new Map<string, string>()
    const numbers = Array.from({ length: 20_000 }, (_, n) => `5203021990${String(n).padStart(8, '0')},x`)
    const lengths = Array.from({ length: 100 }, (_, n) => '0'.repeat(n))
    const bits = Array.from({ length: 40 * 8 }, (_, bit) => {
      const bytes = Buffer.alloc(40, 0x30)
      bytes[bit >> 3] = 0x30 ^ (1 << (bit & 7))
      return bytes.toString('latin1')
    })
    for (const text of [...numbers, ...lengths, ...bits]) {
      const mark = markOf(text)
      expect(seen.get(mark) ?? text).toBe(text)
      seen.set(mark, text)
    }
    const [one, other] = [Buffer.from('abcde\nrest'), Buffer.from('abcde\nelse')].map((bytes) => {
      const marker = new LineMarker(bytes)
      marker.mark(0, 5)
      return [marker.first, marker.second]
    })
    expect(one).toEqual(other)
  })

  test('spreads over all its bits', () => {
    // Of many lines that hardly differ each bit is set in about half.
    const marks = Array.from({ length: 4000 }, (_, n) => markOf(`52030219900101${String(n).padStart(4, '0')},1`))
    for (const half of [0, 1])
      for (let bit = 0; bit < 32; bit++) {
        const set = marks.filter((mark) => (Number(mark.split(' ')[half]) >>> bit) & 1).length
        expect(Math.abs(set - 2000), `half ${half}, bit ${bit}`).toBeLessThan(250)
      }
  })
})
