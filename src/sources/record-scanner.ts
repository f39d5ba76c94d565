import {
  basicEnd,
  type Gb18030Tables,
  gb18030Tables,
  linearOf,
  supplementaryEnd,
  supplementaryStart,
} from './gb18030-tables.ts'
import { cellEnd, quoteMark } from './shard-format.ts'

// What a byte is. In a quoted cell the delimiter is plain and the quote is not.
const plain = 0
const delimiterByte = 1
const lineEnd = 2
const beyondAscii = 3
const special = 4
const nul = 5
const closing = 6

const quote = 0x22
const carriageReturn = 0x0d
const lineFeed = 0x0a

/** What `scan` says instead of a position when the record goes on beyond the bytes it has. */
export const needsMore = -1

export interface ScannerSettings {
  gb18030: boolean
  /** The byte between cells. */
  delimiter: number
  /** 1 for every cell (by its place in the row) that is written, 0 for one that is dropped. */
  keep: Uint8Array
  /**
   * How far a quoted cell with line breaks may reach from the start of its record (bytes). What is longer is a quote
   * that somebody forgot to close: without this bound every such row would make us read the rest of the file again.
   */
  quotedReach: number
}

/**
 * Reads one record of delimited text (RFC 4180: a quote opens at the start of a cell, is doubled inside, and lines may
 * break inside quotes) and writes its kept cells as UTF-8 in the form of a shard. One pass over the bytes: checking the
 * encoding, finding the cells, transcoding.
 *
 * The caller owns both buffers. Behind `end` the input holds at least four bytes of LF, so that no look ahead needs a
 * bound, and the output has room for three times the record.
 */
export class RecordScanner {
  input: Uint8Array
  output: Uint8Array
  /** Where the next byte is written. */
  outputAt = 0
  /** The number of cells of the last record. */
  cells = 0
  /** Whether a byte of the last record was not of the encoding, or NUL. */
  damaged = false
  /** Whether the last record opened a quote that did not close; it counts as its first line then. */
  unclosed = false
  /** Whether any cell written so far is quoted. */
  quoted = false
  /** 1 for every cell (by its place in the row) that was not empty in some record. */
  readonly filled: Uint8Array

  private readonly settings: ScannerSettings
  private readonly classes: Uint8Array
  private readonly quotedClasses: Uint8Array
  private readonly tables: Gb18030Tables
  private start = 0
  private at = 0
  private written = 0
  private isLast = false
  private isSpecial = false

  constructor(settings: ScannerSettings, input: Uint8Array, output: Uint8Array) {
    this.settings = settings
    this.filled = new Uint8Array(settings.keep.length + 1)
    this.input = input
    this.output = output
    this.tables = settings.gb18030 ? gb18030Tables() : { two: new Int32Array(0), four: new Int32Array(0) }
    this.quotedClasses = new Uint8Array(256).fill(beyondAscii, 0x80)
    this.quotedClasses[cellEnd] = special
    this.quotedClasses[quoteMark] = special
    this.quotedClasses[lineFeed] = lineEnd
    this.quotedClasses[carriageReturn] = lineEnd
    this.quotedClasses[0] = nul
    this.classes = this.quotedClasses.slice()
    this.quotedClasses[quote] = closing
    this.classes[settings.delimiter] = delimiterByte
  }

  /**
   * Reads the record at `start` and writes its cells at `outputAt`. Gives the position behind its line end (of CRLF
   * perhaps only behind the CR: the LF is a blank line then), or `needsMore` when it is cut by `end` and the file goes
   * on. `isLast` says that `end` is the end of the file. For an unclosed quote it is the end of the line it stands in.
   */
  scan(start: number, end: number, isLast: boolean): number {
    const { input, output, classes, filled } = this
    const { keep, gb18030 } = this.settings
    const { two } = this.tables
    let i = start
    let o = this.outputAt
    let cell = 0
    let cellStart = o
    this.start = start
    this.isLast = isLast
    this.damaged = false
    this.unclosed = false
    this.isSpecial = false
    for (;;) {
      if (input[i] === quote && i < end) {
        this.at = i
        this.written = o
        if (!this.copyQuoted(end)) return needsMore
        if (this.unclosed) return this.at
        i = this.at
        o = this.written
      }
      let kind = plain
      for (;;) {
        const byte = input[i]!
        kind = classes[byte]!
        if (kind === plain) {
          output[o++] = byte
          i++
          continue
        }
        if (kind === beyondAscii) {
          if (gb18030) {
            const packed = two[(byte << 8) | input[i + 1]!]!
            if (packed > 0xffff) {
              output[o] = packed >>> 16
              output[o + 1] = packed >>> 8
              output[o + 2] = packed
              o += 3
              i += 2
              continue
            }
          } else if (byte > 0xe0 && byte < 0xed) {
            // Three bytes without a special range: nearly every Chinese character.
            const second = input[i + 1]!
            const third = input[i + 2]!
            if ((second & 0xc0) === 0x80 && (third & 0xc0) === 0x80) {
              output[o] = byte
              output[o + 1] = second
              output[o + 2] = third
              o += 3
              i += 3
              continue
            }
          }
          this.at = i
          this.written = o
          if (!this.copyCharacter(end)) return needsMore
          i = this.at
          o = this.written
        } else if (kind === special) {
          this.isSpecial = true
          output[o++] = byte
          i++
        } else if (kind === nul) {
          this.damaged = true
          i++
        } else {
          break
        }
      }
      if (kind === lineEnd && i >= end && !isLast) return needsMore
      if (keep[cell] === 1) {
        if (o > cellStart) filled[cell] = 1
        if (this.isSpecial) o = this.quoteWritten(cellStart, o)
        output[o++] = cellEnd
      } else {
        o = cellStart
      }
      this.isSpecial = false
      cellStart = o
      cell++
      if (kind === lineEnd) break
      i++
    }
    // The end of the last kept cell becomes the record's.
    output[o - 1] = lineFeed
    this.cells = cell
    this.outputAt = o
    if (i >= end) return end
    return input[i] === carriageReturn && input[i + 1] === lineFeed && i + 1 < end ? i + 2 : i + 1
  }

  /**
   * Copies a quoted cell from its opening quote to behind its closing one; false when `end` came first and the file
   * goes on. A closing quote with more text behind it belongs to a cell like `"Old" Street`, whose text goes on; but
   * where a line break was swallowed on the way, the cell's own closing quote is missing.
   */
  private copyQuoted(end: number): boolean {
    const { input, output, quotedClasses } = this
    let i = this.at + 1
    let o = this.written
    const reach = this.start + this.settings.quotedReach
    /** The first line break in the cell. */
    let breakAt = end
    for (;;) {
      const byte = input[i]!
      const kind = quotedClasses[byte]!
      if (kind === plain) {
        output[o++] = byte
        i++
      } else if (kind === closing) {
        if (i + 1 >= end && !this.isLast) return false
        if (input[i + 1] !== quote || i + 1 >= end) break
        output[o++] = quote
        i += 2
      } else if (kind === beyondAscii) {
        this.at = i
        this.written = o
        if (!this.copyCharacter(end)) return false
        i = this.at
        o = this.written
      } else if (kind === nul) {
        this.damaged = true
        i++
      } else {
        if (i >= end) {
          this.unclosed = this.isLast || (breakAt < end && end >= reach)
          this.at = breakAt
          return this.unclosed
        }
        if (kind === lineEnd) {
          breakAt = Math.min(breakAt, i)
          if (i >= reach) {
            this.unclosed = true
            this.at = breakAt
            return true
          }
        }
        this.isSpecial = true
        output[o++] = byte
        i++
      }
    }
    const next = this.classes[input[i + 1]!]
    this.unclosed = breakAt < end && ((next !== delimiterByte && next !== lineEnd) || i >= reach)
    this.at = this.unclosed ? breakAt : i + 1
    this.written = o
    return true
  }

  /**
   * Copies the character at `at`, which is not ASCII; false when `end` cuts it and the file goes on. Of a wrong sequence
   * one byte is passed over, so that a delimiter or line end behind it keeps its meaning.
   */
  private copyCharacter(end: number): boolean {
    if (this.settings.gb18030) return this.copyGb18030(end)
    const { input, output, at, written } = this
    const first = input[at]!
    const length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1
    if (at + length > end && !this.isLast) return false
    const second = input[at + 1]!
    const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
    const greatest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
    const isRight =
      length > 1 &&
      second >= least &&
      second <= greatest &&
      (length < 3 || (input[at + 2]! & 0xc0) === 0x80) &&
      (length < 4 || (input[at + 3]! & 0xc0) === 0x80)
    if (!isRight) return this.passOver()
    for (let index = 0; index < length; index++) output[written + index] = input[at + index]!
    this.at = at + length
    this.written = written + length
    return true
  }

  private copyGb18030(end: number): boolean {
    const { input, at } = this
    const first = input[at]!
    const second = input[at + 1]!
    if (first === 0x80 || first === 0xff) return this.passOver()
    if (at + 1 >= end) return this.isLast ? this.passOver() : false
    const packed = this.tables.two[(first << 8) | second]!
    if (packed !== 0) return this.write(packed, 2)
    if (second < 0x30 || second > 0x39) return this.passOver()
    if (at + 3 >= end && !this.isLast) return false
    const linear = linearOf(first, second, input[at + 2]!, input[at + 3]!)
    if (linear >= 0 && linear < basicEnd && this.tables.four[linear] !== 0)
      return this.write(this.tables.four[linear]!, 4)
    if (linear < supplementaryStart || linear >= supplementaryEnd) return this.passOver()
    const point = 0x1_0000 + linear - supplementaryStart
    const high = 0xf080 | ((point >> 18) << 8) | ((point >> 12) & 0x3f)
    const low = 0x8080 | (((point >> 6) & 0x3f) << 8) | (point & 0x3f)
    this.output[this.written++] = high >> 8
    this.output[this.written++] = high
    return this.write(low, 4)
  }

  /** Writes packed UTF-8 for `length` bytes of input. */
  private write(packed: number, length: number): true {
    if (packed < 0) this.output[this.written++] = packed >>> 24
    if (packed < 0 || packed > 0xffff) this.output[this.written++] = packed >>> 16
    if (packed < 0 || packed > 0xff) this.output[this.written++] = packed >>> 8
    this.output[this.written++] = packed
    this.at += length
    return true
  }

  private passOver(): true {
    this.damaged = true
    this.at++
    return true
  }

  /** Quotes the cell that lies in the output between `from` and `to`; gives its new end. */
  private quoteWritten(from: number, to: number): number {
    const { output } = this
    const text = output.slice(from, to)
    let o = from
    output[o++] = quoteMark
    for (const byte of text) {
      if (byte === quoteMark) output[o++] = quoteMark
      output[o++] = byte
    }
    output[o++] = quoteMark
    this.quoted = true
    return o
  }
}
