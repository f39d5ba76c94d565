/**
 * Encodes text as GB18030. Node decodes that encoding but writes only UTF-8, so the table is turned round once from
 * the decoder: two-byte codes for most characters, four bytes for the rest, arithmetic beyond the basic plane.
 */
interface Gb18030Tables {
  two: Uint16Array
  four: Uint32Array
}

let tables: Gb18030Tables | undefined

function buildTables(): Gb18030Tables {
  const decoder = new TextDecoder('gb18030')
  const two = new Uint16Array(65_536)
  const four = new Uint32Array(65_536)
  const bytes = new Uint8Array(4)
  for (let b1 = 0x81; b1 <= 0xfe; b1 += 1) {
    for (let b2 = 0x40; b2 <= 0xfe; b2 += 1) {
      if (b2 === 0x7f) continue
      bytes[0] = b1
      bytes[1] = b2
      const text = decoder.decode(bytes.subarray(0, 2))
      if (text.length === 1 && text !== '\uFFFD' && two[text.charCodeAt(0)] === 0) {
        two[text.charCodeAt(0)] = (b1 << 8) | b2
      }
    }
  }
  // The basic plane ends at 84 31 A4 39; every four-byte code below is one character of it.
  for (let linear = 0; linear < 39_420; linear += 1) {
    writeFour(bytes, 0, linear)
    const text = decoder.decode(bytes)
    if (text.length === 1 && text !== '\uFFFD') {
      const unit = text.charCodeAt(0)
      if (two[unit] === 0) four[unit] = linear + 1
    }
  }
  return { two, four }
}

function writeFour(target: Uint8Array, at: number, linear: number): void {
  target[at + 3] = 0x30 + (linear % 10)
  let rest = Math.floor(linear / 10)
  target[at + 2] = 0x81 + (rest % 126)
  rest = Math.floor(rest / 126)
  target[at + 1] = 0x30 + (rest % 10)
  target[at] = 0x81 + Math.floor(rest / 10)
}

/** The first linear four-byte code of the supplementary planes (90 30 81 30, U+10000). */
const supplementary = 189_000

/**
 * Writes text as GB18030 into `bytes` from `start` on and returns where it ends; four bytes per character suffice.
 * A lone surrogate becomes `?`, as with every encoder.
 */
export function writeGb18030(text: string, bytes: Uint8Array, start: number): number {
  tables ??= buildTables()
  const { two, four } = tables
  let at = start
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[at++] = unit
      continue
    }
    const code = two[unit]!
    if (code !== 0) {
      bytes[at++] = code >> 8
      bytes[at++] = code & 0xff
      continue
    }
    if (unit >= 0xd800 && unit < 0xe000) {
      const point = text.codePointAt(index)!
      if (point > 0xffff) {
        writeFour(bytes, at, supplementary + point - 0x10000)
        at += 4
        index += 1
      } else {
        bytes[at++] = 0x3f
      }
      continue
    }
    writeFour(bytes, at, four[unit]! - 1)
    at += 4
  }
  return at
}
