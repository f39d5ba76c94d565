import { createHash, type Hash } from 'node:crypto'
import { type ByteSource, openBytes, transcodeUtf16 } from './byte-source.ts'
import type { Encoding } from './encodings.ts'
import { type KnownLines, LineMarker, LineMarksWriter } from './line-marks.ts'
import { needsMore, RecordScanner } from './record-scanner.ts'
import { type RejectCode, rejectMessage, shortenValue } from './rejects.ts'
import { RowNumber, RowWriter, ShardFile } from './shard-writer.ts'

/** What is needed to read a file of delimited text. */
export interface TextLayout {
  path: string
  encoding: Encoding
  /** Bytes of the byte-order mark, passed over. */
  markBytes: number
  /** The character between cells (ASCII). */
  delimiter: string
  /** For every cell of the header whether it is written. */
  keep: readonly boolean[]
}

export interface TextOptions {
  shardPath: string
  rejectsPath: string
  /** Where the marks of the rows' lines come to lie; absent: nowhere. */
  marksPath?: string
  /** Whether the SHA-256 of the file's bytes is wanted. */
  hashes?: boolean
  /** Lines that need not be read again: their rows are counted, and that is all. */
  known?: KnownLines
  onProgress?: (bytes: number) => void
  /** Bytes read at a time; the result does not depend on it. */
  blockSize?: number
  /** A longer row (bytes) is rejected. */
  rowLimit?: number
}

/** What came of it; `accepted + rejected + known` rows were read. */
export interface TextResult {
  accepted: number
  rejected: number
  /** Rows whose lines were known. */
  known: number
  /** Of the rejected: rows with bytes that are not of the encoding. */
  misencoded: number
  quoted: boolean
  /** For every cell of the header whether any row has something in it. */
  filled: boolean[]
  /** Bytes of the longest row written. */
  longestRow: number
  shard: ShardFile
  rejects: ShardFile
  marks: ShardFile | undefined
  /** SHA-256 of the file, in hexadecimal digits, where it was wanted. */
  sha256: string | null
}

const defaultBlockSize = 1 << 20
const defaultRowLimit = 8_000_000
const quotedReach = 1_000_000
/** Bytes of LF behind the block, so that the scanner never looks at what was there before. */
const padding = 8
const lineFeed = 0x0a
const carriageReturn = 0x0d
const quote = 0x22
/** Ctrl-Z, which DOS programs put at the end of a text. */
const endOfText = 0x1a

/**
 * Decodes a file of delimited text into one shard: every record is the number of its row and the kept cells. The first
 * record is the header. Blank lines are no rows. Memory does not depend on the file's size.
 */
export function decodeText(layout: TextLayout, options: TextOptions): TextResult {
  return new TextDecoding(layout, options).run()
}

class TextDecoding {
  private readonly layout: TextLayout
  private readonly source: ByteSource
  private readonly scanner: RecordScanner
  private readonly rowLimit: number
  private readonly shard: ShardFile
  private readonly rejects: RowWriter
  private readonly flushAt: number
  private readonly row = new RowNumber()
  private readonly rejectedText: { decode(bytes: Uint8Array): string }
  private readonly known: KnownLines | undefined
  private readonly marks: LineMarksWriter | undefined
  private readonly marker: LineMarker
  private readonly hash: Hash | undefined
  private input: Uint8Array
  /** The bytes in hand are `input[start..end)`, `start` being where the next record begins. */
  private start = 0
  private end = 0
  private isLast = false
  private isHeader = true
  private accepted = 0
  private rejected = 0
  private misencoded = 0
  private knownRows = 0
  private longestRow = 0
  /** The first quotation mark in hand at or behind the last place asked for; behind all bytes where there is none. */
  private quoteAt = -1

  constructor(layout: TextLayout, options: TextOptions) {
    const { encoding } = layout
    const blockSize = options.blockSize ?? defaultBlockSize
    this.layout = layout
    this.rowLimit = options.rowLimit ?? defaultRowLimit
    this.shard = new ShardFile(options.shardPath)
    this.rejects = new RowWriter(options.rejectsPath)
    this.hash = options.hashes ? createHash('sha256') : undefined
    const bytes = openBytes(layout.path, layout.markBytes, {
      ...(options.onProgress && { onRead: options.onProgress }),
      ...(this.hash && { hash: this.hash }),
    })
    const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
    this.source = isWide ? transcodeUtf16(bytes, encoding === 'utf-16le') : bytes
    this.rejectedText = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8')
    this.input = new Uint8Array(blockSize + padding)
    this.flushAt = blockSize
    this.known = options.known
    this.marks = options.marksPath === undefined ? undefined : new LineMarksWriter(options.marksPath)
    this.marker = new LineMarker(this.input)
    const keep = Uint8Array.from(layout.keep, (isKept) => (isKept ? 1 : 0))
    const settings = {
      gb18030: encoding === 'gb18030',
      delimiter: layout.delimiter.charCodeAt(0),
      keep,
      quotedReach: Math.min(quotedReach, this.rowLimit),
    }
    this.scanner = new RecordScanner(settings, this.input, this.outputFor(blockSize))
  }

  run(): TextResult {
    try {
      while (this.fill()) this.readRecords()
      this.flush()
    } finally {
      this.source.close()
      this.shard.close()
      this.rejects.close()
      this.marks?.close()
    }
    return {
      accepted: this.accepted,
      rejected: this.rejected,
      known: this.knownRows,
      misencoded: this.misencoded,
      quoted: this.scanner.quoted,
      filled: this.layout.keep.map((_kept, cell) => this.scanner.filled[cell] === 1),
      longestRow: this.longestRow,
      shard: this.shard,
      rejects: this.rejects.file,
      marks: this.marks?.file,
      sha256: this.hash?.digest('hex') ?? null,
    }
  }

  /** Reads every record that lies whole in the bytes in hand. */
  private readRecords(): void {
    const { scanner, input } = this
    while (this.start < this.end) {
      const byte = input[this.start]!
      if (byte === lineFeed || byte === carriageReturn) {
        this.start++
        continue
      }
      if (byte === endOfText && this.isLast && this.start + 1 === this.end) {
        this.start = this.end
        return
      }
      if (this.known !== undefined && !this.isHeader && this.passKnown(this.known)) continue
      if (scanner.outputAt >= this.flushAt) this.flush()
      const outputStart = scanner.outputAt
      scanner.outputAt = this.row.writeTo(scanner.output, outputStart)
      const next = scanner.scan(this.start, this.end, this.isLast)
      const length = (next === needsMore ? this.end : next) - this.start
      const isLong = length > this.rowLimit
      if (next === needsMore && !isLong) {
        scanner.outputAt = outputStart
        return
      }
      this.finishRecord(outputStart, next, isLong)
    }
  }

  /** Passes over the line in hand where it is known. */
  private passKnown(known: KnownLines): boolean {
    const feed = this.input.indexOf(lineFeed, this.start)
    if (!this.markLine(feed) || !known.take(this.marker.first, this.marker.second)) return false
    this.start = feed + 1
    this.knownRows++
    this.row.next()
    return true
  }

  /** Marks the bytes in hand up to the LF; false where there is none, or a quotation mark before it. */
  private markLine(feed: number): boolean {
    if (feed < 0 || feed >= this.end) return false
    if (this.quoteAt < this.start) {
      const found = this.input.indexOf(quote, this.start)
      this.quoteAt = found < 0 ? this.input.length : found
    }
    if (this.quoteAt < feed) return false
    this.marker.mark(this.start, feed)
    return true
  }

  /** Keeps the mark of the record from `start` to `next`, where it is one line that is read the same each time. */
  private keepMark(marks: LineMarksWriter, code: RejectCode | undefined, next: number): void {
    // Wrong bytes are counted anew each time, and so are rows that end somewhere else than at their line's end.
    const isLine = (code === undefined || code === 'cell_count') && this.input[next - 1] === lineFeed
    if (isLine && this.markLine(next - 1)) marks.write(this.marker.first, this.marker.second)
    else marks.write(0, 0)
  }

  private finishRecord(outputStart: number, next: number, isLong: boolean): void {
    const { scanner } = this
    const code = this.codeOf(isLong)
    const start = this.start
    if (this.marks !== undefined && !this.isHeader) this.keepMark(this.marks, code, next)
    if (this.isHeader) {
      scanner.outputAt = outputStart
      scanner.filled.fill(0)
      this.isHeader = false
    } else if (code === undefined) {
      this.accepted++
      this.longestRow = Math.max(this.longestRow, scanner.outputAt - outputStart)
      this.row.next()
    } else {
      scanner.outputAt = outputStart
      this.reject(code, start, next)
      this.row.next()
    }
    if (code === 'quote_unclosed' || code === 'row_too_long') this.skipLine()
    else this.start = next
  }

  /** Why the record cannot be accepted; undefined when it can. */
  private codeOf(isLong: boolean): RejectCode | undefined {
    const { scanner } = this
    if (isLong) return 'row_too_long'
    if (scanner.unclosed) return 'quote_unclosed'
    if (scanner.damaged) return 'encoding_invalid'
    return scanner.cells === this.layout.keep.length ? undefined : 'cell_count'
  }

  private reject(code: RejectCode, start: number, next: number): void {
    const { scanner, layout } = this
    this.rejected++
    if (code === 'encoding_invalid') this.misencoded++
    const stop = Math.min(next === needsMore ? this.end : next, start + 1000)
    const value = shortenValue(this.rejectedText.decode(this.input.subarray(start, stop)))
    const expected = code === 'row_too_long' ? this.rowLimit : layout.keep.length
    const message = rejectMessage(code, scanner.cells, expected, layout.encoding)
    this.rejects.write([String(this.row.value), code, '', value, message])
  }

  /** Goes to behind the next line break, however far it is. */
  private skipLine(): void {
    for (;;) {
      const rest = this.input.subarray(this.start, this.end)
      const feed = rest.indexOf(lineFeed)
      const carriage = (feed < 0 ? rest : rest.subarray(0, feed)).indexOf(carriageReturn)
      if (feed >= 0 || carriage >= 0) {
        this.start += (carriage >= 0 ? carriage : feed) + 1
        return
      }
      this.start = this.end
      if (!this.fill()) return
    }
  }

  /** Moves the unread bytes to the front and reads more behind them; false at the end of the file. */
  private fill(): boolean {
    if (this.isLast) return false
    const held = this.end - this.start
    if (held > 0) this.input.copyWithin(0, this.start, this.end)
    this.start = 0
    this.end = held
    this.quoteAt = -1
    if (held > (this.input.length - padding) / 2) this.grow()
    while (this.end < this.input.length - padding) {
      const count = this.source.read(this.input, this.end, this.input.length - padding - this.end)
      if (count === 0) {
        this.isLast = true
        break
      }
      this.end += count
    }
    this.input.fill(lineFeed, this.end, this.end + padding)
    return this.end > 0
  }

  /** Makes room for a record that is longer than the buffer. */
  private grow(): void {
    const bytes = new Uint8Array((this.input.length - padding) * 2 + padding)
    bytes.set(this.input.subarray(0, this.end))
    this.flush()
    this.input = bytes
    this.scanner.input = bytes
    this.marker.input = bytes
    this.scanner.output = this.outputFor(bytes.length)
  }

  /** Room for what is flushed late, a record of three times the input's bytes, and the number of its row. */
  private outputFor(inputBytes: number): Uint8Array {
    return new Uint8Array(this.flushAt + inputBytes * 3 + 64)
  }

  private flush(): void {
    if (this.scanner.outputAt > 0) this.shard.write(this.scanner.output.subarray(0, this.scanner.outputAt))
    this.scanner.outputAt = 0
  }
}
