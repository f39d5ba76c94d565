import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeText, type TextLayout, type TextOptions } from './decode-text.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-text-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Decoded {
  rows: string[][]
  rejects: string[][]
  misencoded: number
  quoted: boolean
  sha256: string | null
}

/** Decodes bytes with a header of `columns` cells; the rows come back as a CSV reader with quote RS would see them. */
function decode(
  bytes: Uint8Array | string,
  layout: Partial<TextLayout> = {},
  options: Partial<TextOptions> = {},
): Decoded {
  const path = join(folder, 'in.txt')
  const shardPath = join(folder, 'out.txt')
  const rejectsPath = join(folder, 'rejects.txt')
  for (const old of [shardPath, rejectsPath]) rmSync(old, { force: true })
  writeFileSync(path, bytes)
  const full = { path, encoding: 'utf-8', markBytes: 0, delimiter: ',', keep: [true, true], ...layout } as TextLayout
  const result = decodeText(full, { ...options, shardPath, rejectsPath })
  const rows = readShard(shardPath)
  const rejects = readShard(rejectsPath)
  expect(result.accepted).toBe(rows.length)
  expect(result.rejected).toBe(rejects.length)
  return { rows, rejects, misencoded: result.misencoded, quoted: result.quoted, sha256: result.sha256 }
}

function readShard(path: string): string[][] {
  if (!existsSync(path)) return []
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
  const cell = /(?:\u001e((?:[^\u001e]|\u001e\u001e)*)\u001e|([^\u001f\n]*))(\u001f|\n)/g
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(cell)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('\u001e\u001e', '\u001e'))
    if (end !== '\n') continue
    rows.push(row)
    row = []
  }
  return rows
}

const codes = new Map<string, number[]>()
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    codes.set(new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail)), [lead, trail])
  }
}

function encodeGb18030(text: string): Uint8Array {
  const bytes = [...text].flatMap((character) => {
    const point = character.codePointAt(0)!
    if (point < 0x80) return [point]
    const known = codes.get(character)
    if (known) return known
    const linear = point - 0x1_0000 + 189_000
    return [
      0x81 + Math.floor(linear / 12_600),
      0x30 + (Math.floor(linear / 1260) % 10),
      0x81 + (Math.floor(linear / 10) % 126),
      0x30 + (linear % 10),
    ]
  })
  return Uint8Array.from(bytes)
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return littleEndian ? bytes : bytes.swap16()
}

describe('the cells of a row', () => {
  test('keep their number and text, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { rows, quoted } = decode(['a,b', '1,张三', '', '2,', ''].join(end))
      expect(rows).toEqual([
        ['1', '1', '张三'],
        ['2', '2', ''],
      ])
      expect(quoted).toBe(false)
    }
  })

  test('are read to the last line without a line end, and a DOS end-of-text mark is no row', () => {
    expect(decode('a,b\n1,2').rows).toEqual([['1', '1', '2']])
    expect(decode('a,b\r\n1,2\r\n\u001a').rows).toEqual([['1', '1', '2']])
    expect(decode('a,b\n1,"2"').rows).toEqual([['1', '1', '2']])
  })

  test('may hold delimiters, quotes and line breaks in quotes', () => {
    const { rows, quoted } = decode('a,b\n"1,5","a ""b"""\n"x\r\ny",z\n')
    expect(rows).toEqual([
      ['1', '1,5', 'a "b"'],
      ['2', 'x\r\ny', 'z'],
    ])
    expect(quoted).toBe(true)
  })

  test('keep a quote that stands inside, and text behind a closing quote', () => {
    expect(decode('a,b\n老"张",5"\n"老张"饭店,2\n').rows).toEqual([
      ['1', '老"张"', '5"'],
      ['2', '老张饭店', '2'],
    ])
  })

  test('may hold the characters that the shard uses itself', () => {
    expect(decode('a,b\n\u001e1\u001f,\u001e\n').rows).toEqual([['1', '\u001e1\u001f', '\u001e']])
  })

  test('are parted by any one character, also US, tab and circumflex', () => {
    for (const delimiter of ['\u001f', '\t', '|', '^', ';']) {
      expect(decode(`a${delimiter}b\n1${delimiter}2,"3\n`, { delimiter }).rows).toEqual([['1', '1', '2,"3']])
    }
  })

  test('of columns that nobody asked for are dropped', () => {
    const keep = [false, true, false]
    expect(decode('a,b,c\n1,2,3\n4,"5\n",6\n7,8\n', { keep }).rows).toEqual([
      ['1', '2'],
      ['2', '5\n'],
    ])
  })

  test('number their rows past every power of ten', () => {
    const lines = Array.from({ length: 1234 }, (_, index) => `${index + 1},x`)
    expect(decode(`a,b\n${lines.join('\n')}`).rows.every(([row, cell]) => row === cell)).toBe(true)
  })
})

describe('a row is rejected', () => {
  test('when its number of cells is not the header’s, and counts as a row', () => {
    const { rows, rejects } = decode('a,b\n1\n1,2\n1,2,3\n')
    expect(rows).toEqual([['2', '1', '2']])
    expect(rejects.map(([row, code, , value]) => [row, code, value])).toEqual([
      ['1', 'cell_count', '1'],
      ['3', 'cell_count', '1,2,3'],
    ])
  })

  test('when it has bytes that are not UTF-8', () => {
    const wrong = [
      [0xff],
      [0xc0, 0xaf],
      [0xe4, 0xb8],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf0, 0x80, 0x80, 0x80],
      [0x80],
      [0x00],
    ]
    for (const bytes of wrong) {
      const { rows, rejects, misencoded } = decode(
        Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from(bytes), Buffer.from('\n2,张\n')]),
      )
      expect(rows).toEqual([['2', '2', '张']])
      expect(rejects[0]?.[1]).toBe('encoding_invalid')
      expect(misencoded).toBe(1)
    }
  })

  test('when it has bytes that are not GB18030', () => {
    for (const bytes of [
      [0xff],
      [0x80],
      [0xb0],
      [0x81, 0x30, 0x81],
      [0x84, 0x31, 0xa5, 0x30],
      [0xe3, 0x32, 0x9a, 0x36],
    ]) {
      const { rows, rejects } = decode(
        Buffer.concat([
          Buffer.from('a,b\n1,'),
          Buffer.from(bytes),
          Buffer.from('\n2,'),
          encodeGb18030('张'),
          Buffer.from('\n'),
        ]),
        { encoding: 'gb18030' },
      )
      expect(rows).toEqual([['2', '2', '张']])
      expect(rejects.map(([row, code]) => [row, code])).toEqual([['1', 'encoding_invalid']])
    }
  })

  test('when its quote never closes; the lines behind it are rows of their own', () => {
    const { rows, rejects } = decode('a,b\n1,x\n2,"y\n3,z\n"4","u"\n5,v')
    expect(rejects.map(([row, code, , value]) => [row, code, value])).toEqual([['2', 'quote_unclosed', '2,"y']])
    expect(rows).toEqual([
      ['1', '1', 'x'],
      ['3', '3', 'z'],
      ['4', '4', 'u'],
      ['5', '5', 'v'],
    ])
    expect(decode('a,b\n1,"x').rejects.map(([, code]) => code)).toEqual(['quote_unclosed'])
  })

  test('when it is longer than the limit, without being held in memory', () => {
    const path = join(folder, 'long.txt')
    const descriptor = openSync(path, 'w')
    writeSync(descriptor, 'a,b\n1,x\n2,')
    const megabyte = Buffer.alloc(1 << 20, 'y')
    for (let count = 0; count < 40; count++) writeSync(descriptor, megabyte)
    writeSync(descriptor, '\n3,z\n')
    closeSync(descriptor)
    const shardPath = join(folder, 'out.txt')
    const rejectsPath = join(folder, 'rejects.txt')
    const layout: TextLayout = { path, encoding: 'utf-8', markBytes: 0, delimiter: ',', keep: [true, true] }
    const { accepted, rejected } = decodeText(layout, { shardPath, rejectsPath })
    expect([accepted, rejected]).toEqual([2, 1])
    expect(readShard(shardPath).map(([row]) => row)).toEqual(['1', '3'])
    expect(readShard(rejectsPath)[0]?.slice(0, 2)).toEqual(['2', 'row_too_long'])
    expect(readShard(rejectsPath)[0]?.[3]).toHaveLength(200)
  })
})

describe('an encoding', () => {
  const text = 'AAC002,姓名\n1,龴𠂇㵲水·€\n2,"𬀩,\n测"\n'
  const expected = [
    ['1', '1', '龴𠂇㵲水·€'],
    ['2', '2', '𬀩,\n测'],
  ]

  test('GB18030 is decoded with its four-byte characters', () => {
    const plain = '1,张𠂇𬀩·Ⅷ\n'
    expect(decode(encodeGb18030(`a,b\n${plain}`), { encoding: 'gb18030' }).rows).toEqual([['1', '1', '张𠂇𬀩·Ⅷ']])
    const fourBytes = Uint8Array.of(0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x82, 0x35, 0x90, 0x37, 0x81, 0x30, 0x81, 0x30)
    expect(decode(fourBytes, { encoding: 'gb18030' }).rows).toEqual([['1', '1', '龴\u0080']])
  })

  test('every GB18030 character of two bytes is what the platform’s decoder says', () => {
    const characters = [...codes.keys()].filter((text) => [...text].length === 1 && text !== '\ufffd')
    const lines = characters.map((character) => `x,${character}`).join('\n')
    const { rows, rejects } = decode(encodeGb18030(`a,b\n${lines}`), { encoding: 'gb18030' })
    expect(rejects).toEqual([])
    expect(rows.map((row) => row[2])).toEqual(characters)
  })

  test('a delimiter in the second byte of a character is no delimiter', () => {
    const bytes = Buffer.concat([Buffer.from('a|b\n1|'), Uint8Array.of(0x81, 0x7c), Buffer.from('\n')])
    const { rows } = decode(bytes, { encoding: 'gb18030', delimiter: '|' })
    expect(rows).toEqual([['1', '1', new TextDecoder('gb18030').decode(Uint8Array.of(0x81, 0x7c))]])
  })

  test('UTF-8 and UTF-16 of both orders give the same rows', () => {
    expect(decode(`\ufeff${text}`, { markBytes: 3 }).rows).toEqual(expected)
    expect(decode(encodeUtf16(text, true), { encoding: 'utf-16le' }).rows).toEqual(expected)
    expect(decode(encodeUtf16(text, false), { encoding: 'utf-16be' }).rows).toEqual(expected)
  })

  test('a lone surrogate or half a character of UTF-16 rejects its row', () => {
    const { rows, rejects } = decode(encodeUtf16('a,b\n1,\ud800x\n2,y\n3,\udc00', true), { encoding: 'utf-16le' })
    expect(rows).toEqual([['2', '2', 'y']])
    expect(rejects.map(([row]) => row)).toEqual(['1', '3'])
    const cut = encodeUtf16('a,b\n1,x\n2,y', true)
    expect(decode(cut.subarray(0, cut.length - 1), { encoding: 'utf-16le' }).rejects.map(([row]) => row)).toEqual(['2'])
  })
})

describe('the digest of a file', () => {
  test('is that of all its bytes, of the mark at its beginning too, whatever is read of them', () => {
    const text = `a,b\r\n1,"甲\n乙"\n2\n3,${'丙'.repeat(300)}\n4,"open`
    const files = [
      [Buffer.from(text), 'utf-8', 0],
      [Buffer.from(`\ufeff${text}`), 'utf-8', 3],
      [Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', 2],
      [Buffer.from([...Buffer.from('a,b\n1,x\n2,'), 0xff, 0x0a, 0x1a]), 'gb18030', 0],
      [Buffer.from('a,b\n'), 'utf-8', 0],
    ] as const
    for (const [bytes, encoding, markBytes] of files)
      for (const blockSize of [64, 1 << 20]) {
        const { sha256 } = decode(bytes, { encoding, markBytes }, { hashes: true, blockSize })
        expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      }
    expect(decode('a,b\n1,x\n').sha256).toBeNull()
  })
})

describe('the size of the blocks', () => {
  const pieces = fc.constantFrom(
    ...['"', ',', '\n', '\r\n', '\r', 'x', '张', '𠂇', '\u001e', '\u001f', '""', '"张,\n"', 'abc,def\n', '龴,x\n'],
  )
  const bytes = fc.oneof(
    { weight: 9, arbitrary: pieces.map((text) => [...encodeGb18030(text.replace('龴', '𬀩'))]) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 3 }) },
  )

  test('decides nothing about GB18030', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (parts, blockSize) => {
        const file = Uint8Array.from([...Buffer.from('a,b\n'), ...parts.flat()])
        const limits = { rowLimit: 50 }
        const whole = decode(file, { encoding: 'gb18030' }, limits)
        expect(decode(file, { encoding: 'gb18030' }, { ...limits, blockSize })).toEqual(whole)
      }),
      { numRuns: 300 },
    )
  })

  test('decides nothing about UTF-8, and well-made rows come back as they were', () => {
    const cell = fc.array(fc.constantFrom('"', ',', '\n', '张', '𠂇', 'x', '\u001e', '\u001f', ' '), { maxLength: 6 })
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 40 }), (cells, blockSize) => {
        const texts = cells.map((row) => row.map((parts) => parts.join('')))
        const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
        const file = `a,b\n${texts.map((row) => row.map(quote).join(',')).join('\n')}\n`
        const expected = texts.map((row, index) => [String(index + 1), ...row])
        expect(decode(file, {}, { blockSize }).rows).toEqual(expected)
        expect(decode(encodeUtf16(file, true), { encoding: 'utf-16le' }, { blockSize }).rows).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})
