import { Buffer } from 'node:buffer'

/**
 * GB18030 to UTF-8 as tables of packed bytes (`E4 B8 80` is 0xE4B880), 0 where the code means nothing.
 * They are read off the platform's own decoder, so that both always agree; 0x80 is no GB18030 and stays refused.
 */
export interface Gb18030Tables {
  /** Indexed by lead byte × 256 + trail byte; a character of four bytes in UTF-8 is negative as a signed number. */
  two: Int32Array
  /** Indexed by the linear number of a four-byte code of the basic plane, see `linearOf`. */
  four: Int32Array
}

/** The first linear number of a four-byte code beyond the basic plane, and one more than the last. */
export const supplementaryStart = 189_000
export const supplementaryEnd = 189_000 + 0x10_0000
/** Four-byte codes of the basic plane end here. */
export const basicEnd = 39_420

/** The linear number of a four-byte code, or -1 when a byte is out of its range. */
export function linearOf(first: number, second: number, third: number, fourth: number): number {
  if (second < 0x30 || second > 0x39 || third < 0x81 || third > 0xfe || fourth < 0x30 || fourth > 0x39) return -1
  return (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30
}

let made: Gb18030Tables | undefined

/** The tables, made at the first call (some milliseconds). */
export function gb18030Tables(): Gb18030Tables {
  made ??= { two: makeTwo(), four: makeFour() }
  return made
}

function makeTwo(): Int32Array {
  const codes: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) codes.push(lead * 256 + trail)
  }
  const bytes = new Uint8Array(codes.length * 3).fill(0x0a)
  codes.forEach((code, index) => {
    bytes[index * 3] = code >> 8
    bytes[index * 3 + 1] = code & 0xff
  })
  const table = new Int32Array(0x1_0000)
  decodeLines(bytes).forEach((packed, index) => {
    table[codes[index]!] = packed
  })
  return table
}

function makeFour(): Int32Array {
  const bytes = new Uint8Array(basicEnd * 5).fill(0x0a)
  for (let linear = 0; linear < basicEnd; linear++) {
    bytes[linear * 5] = 0x81 + Math.floor(linear / 12_600)
    bytes[linear * 5 + 1] = 0x30 + (Math.floor(linear / 1260) % 10)
    bytes[linear * 5 + 2] = 0x81 + (Math.floor(linear / 10) % 126)
    bytes[linear * 5 + 3] = 0x30 + (linear % 10)
  }
  const table = Int32Array.from(decodeLines(bytes))
  table[replacementLinear] = 0xef_bf_bd
  return table
}

/** 84 31 A4 37 is U+FFFD itself, written by a converter that lost a character: poor, but of the encoding. */
const replacementLinear = linearOf(0x84, 0x31, 0xa4, 0x37)

/** Decodes one code a line; what the decoder replaces by U+FFFD means nothing. */
function decodeLines(bytes: Uint8Array): number[] {
  const lines = new TextDecoder('gb18030', { ignoreBOM: true }).decode(bytes).split('\n')
  lines.pop()
  return lines.map((text) => ([...text].length === 1 && text !== '\ufffd' ? packedUtf8(text) : 0))
}

function packedUtf8(text: string): number {
  return [...Buffer.from(text, 'utf8')].reduce((packed, byte) => packed * 256 + byte, 0)
}
