import { Buffer } from 'node:buffer'
import { closeSync, openSync, writeSync } from 'node:fs'
import { cellEnd, quoteCell, shardDelimiter } from './shard-format.ts'

const zero = 0x30
const nine = 0x39

/**
 * A file that is written in big pieces. It is made at the first piece, readable by its owner only. With the path '' its
 * bytes are counted and go nowhere: for judging a file without keeping it.
 */
export class ShardFile {
  readonly path: string
  bytes = 0
  private descriptor: number | undefined

  constructor(path: string) {
    this.path = path
  }

  get exists(): boolean {
    return this.descriptor !== undefined
  }

  write(bytes: Uint8Array): void {
    if (this.path === '') {
      this.bytes += bytes.length
      return
    }
    this.descriptor ??= openSync(this.path, 'w', 0o600)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at, bytes.length - at)
    this.bytes += bytes.length
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor)
  }
}

/** Rows given as text, written as a shard. For what is not on the way of big files: rejects, spreadsheets, DBF. */
export class RowWriter {
  readonly file: ShardFile
  quoted = false
  /** Bytes of the longest row. */
  longestRow = 0
  private pending = ''

  constructor(path: string) {
    this.file = new ShardFile(path)
  }

  write(cells: readonly string[]): void {
    const quoted = cells.map(quoteCell)
    this.quoted ||= quoted.some((cell, index) => cell !== cells[index])
    const line = `${quoted.join(shardDelimiter)}\n`
    this.longestRow = Math.max(this.longestRow, Buffer.byteLength(line))
    this.pending += line
    if (this.pending.length > 1 << 19) this.flush()
  }

  flush(): void {
    if (this.pending !== '') this.file.write(Buffer.from(this.pending, 'utf8'))
    this.pending = ''
  }

  close(): void {
    this.flush()
    this.file.close()
  }
}

/** A row number kept as its digits, because turning each number into text would cost more than the row's own bytes. */
export class RowNumber {
  private readonly digits = new Uint8Array(16).fill(zero)
  private first = 15
  value = 1

  constructor() {
    this.digits[15] = zero + 1
  }

  next(): void {
    this.value++
    let at = 15
    while (this.digits[at] === nine) this.digits[at--] = zero
    this.digits[at]!++
    if (at < this.first) this.first = at
  }

  /** Writes the digits and the end of the cell at `at`; gives the position behind them. */
  writeTo(output: Uint8Array, at: number): number {
    let o = at
    for (let index = this.first; index < 16; index++) output[o++] = this.digits[index]!
    output[o++] = cellEnd
    return o
  }
}
