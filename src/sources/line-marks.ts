import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { ShardFile } from './shard-writer.ts'

/** Bytes of the mark of a line in a file of marks: two unsigned 32-bit numbers. Both 0: the row has no mark. */
const markBytes = 8

/** Marks of the lines of a file, one for every data row, in order. */
export class LineMarksWriter {
  readonly file: ShardFile
  private readonly pending = new Uint32Array(1 << 16)
  private at = 0

  constructor(path: string) {
    this.file = new ShardFile(path)
  }

  write(first: number, second: number): void {
    if (this.at === this.pending.length) this.flush()
    this.pending[this.at++] = first
    this.pending[this.at++] = second
  }

  flush(): void {
    if (this.at > 0) this.file.write(new Uint8Array(this.pending.buffer, 0, this.at * 4))
    this.at = 0
  }

  close(): void {
    this.flush()
    this.file.close()
  }
}

/**
 * Marks whole lines: those of a record that is one line, ends in LF and has no quotation mark. Only their bytes tell that
 * two are alike, so they need not be taken apart.
 *
 * The mark is Murmur3's mixing twice over, four bytes at a time, each half fed by the other: 64 bits that are well spread,
 * not a digest that withstands somebody who looks for two lines with one mark (docs/decisions/0019).
 */
export class LineMarker {
  first = 0
  second = 0
  private view: DataView

  constructor(input: Uint8Array) {
    this.view = new DataView(input.buffer, input.byteOffset, input.byteLength)
  }

  set input(input: Uint8Array) {
    this.view = new DataView(input.buffer, input.byteOffset, input.byteLength)
  }

  /** Marks the bytes from `start` to `end`, behind which the input holds at least three more. */
  mark(start: number, end: number): void {
    const { view } = this
    const length = end - start
    let a = length
    let b = ~length
    let at = start
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true)
      a ^= turn(Math.imul(word, 0xcc9e2d51), 0x1b873593, 15)
      a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0
      b ^= turn(Math.imul(word, 0x239b961b), 0xab0e9789, 17)
      b = (Math.imul((b << 17) | (b >>> 15), 5) + a) | 0
    }
    if (at < end) {
      const word = view.getInt32(at, true) & ((1 << ((end - at) * 8)) - 1)
      a ^= turn(Math.imul(word, 0xcc9e2d51), 0x1b873593, 15)
      b ^= turn(Math.imul(word, 0x239b961b), 0xab0e9789, 17)
    }
    a = spread((a + b) | 0)
    b = spread((b + a) | 0)
    this.first = a >>> 0
    this.second = b === 0 && a === 0 ? 1 : b >>> 0
  }
}

const turn = (product: number, factor: number, by: number) =>
  Math.imul((product << by) | (product >>> (32 - by)), factor)

function spread(word: number): number {
  let w = word ^ (word >>> 16)
  w = Math.imul(w, 0x85ebca6b)
  w ^= w >>> 13
  w = Math.imul(w, 0xc2b2ae35)
  return w ^ (w >>> 16)
}

/** Fills the bytes from the beginning of a file. */
function readInto(target: Uint8Array, path: string): void {
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < target.length; ) {
      const count = readSync(file, target, at, Math.min(target.length - at, 1 << 28), at)
      if (count === 0) throw new Error(`${path} is shorter than it was`)
      at += count
    }
  } finally {
    closeSync(file)
  }
}

/** Marks of a file that was read before. */
export interface MarkedFile {
  /** What the caller calls it. */
  number: number
  /** File of marks. */
  path: string
  /** Rows (from 1 on) that do not count any more. */
  without: readonly number[]
}

/** Rows around the one that is due in which a line is looked for: lines before it went, or came. */
const reach = 64

/**
 * The lines of files that were read before, each to be found once: a line that stands several times is found as often.
 *
 * A file that is written anew every night has its lines in the order of yesterday, so a line is looked for behind the one
 * that was found last. Where many are not there, a table of all that are left finds them wherever they stood; a line that
 * was missed until then is read, which gives the same. 9 bytes of memory a row, 20 more with the table.
 */
export class KnownLines {
  private readonly files: { number: number; start: number; end: number }[] = []
  private readonly marks: Uint32Array
  private readonly taken: Uint8Array
  /** The row that is due. */
  private next = 0
  private isFirst = true
  private missed = 0
  private readonly mostMissed: number
  private table: LineTable | undefined

  /** `mostMissed`: so many lines are missed before a table is made; absent: a fiftieth of the rows, what making it costs. */
  constructor(files: readonly MarkedFile[], mostMissed?: number) {
    const counts = files.map(({ path }) => Math.floor(statSync(path).size / markBytes))
    const rows = counts.reduce((sum, count) => sum + count, 0)
    this.marks = new Uint32Array(rows * 2)
    this.taken = new Uint8Array(rows)
    this.mostMissed = mostMissed ?? Math.max(100, rows / 50)
    let start = 0
    for (const [place, { number, path, without }] of files.entries()) {
      const end = start + counts[place]!
      readInto(new Uint8Array(this.marks.buffer, start * markBytes, (end - start) * markBytes), path)
      for (const row of without) this.taken[start + row - 1] = 1
      this.files.push({ number, start, end })
      start = end
    }
  }

  /** Another file begins, perhaps where one of the files before began. */
  startFile(): void {
    this.isFirst = true
  }

  /** Whether a row with this mark is left; it is no more then. */
  take(first: number, second: number): boolean {
    const row = this.rowOf(first, second)
    if (row < 0) return false
    this.taken[row] = 1
    this.next = row + 1
    this.isFirst = false
    return true
  }

  private rowOf(first: number, second: number): number {
    if (this.isLeft(this.next, first, second)) return this.next
    if (this.table) return this.table.find(first, second)
    for (let distance = 1; distance <= reach; distance++) {
      if (this.isLeft(this.next + distance, first, second)) return this.next + distance
      if (this.isLeft(this.next - distance, first, second)) return this.next - distance
    }
    const begun = this.isFirst ? this.files.find(({ start }) => this.isLeft(start, first, second)) : undefined
    if (begun) return begun.start
    if (++this.missed <= this.mostMissed) return -1
    this.table = new LineTable(this.marks, this.taken)
    return this.table.find(first, second)
  }

  /** Whether the row is there, has the mark, and was not found yet. A row without a mark has one that no line has. */
  private isLeft(row: number, first: number, second: number): boolean {
    const { marks, taken } = this
    return marks[row * 2] === first && marks[row * 2 + 1] === second && taken[row] === 0
  }

  /** The rows that were not found, with those that have no mark: the number of their file and the row's. */
  *left(): Generator<[number: number, row: number]> {
    for (const { number, start, end } of this.files)
      for (let row = start; row < end; row++) if (this.taken[row] === 0) yield [number, row - start + 1]
  }
}

/** Rows by their marks, the last one first. Rows that were taken meanwhile do not count. */
class LineTable {
  private readonly marks: Uint32Array
  private readonly taken: Uint8Array
  /** Where a mark hashes to: 1 + the first row that has it. */
  private readonly slots: Int32Array
  /** Of the first row of a mark the last one that is left, of that the one before it, and so on; -1: none. */
  private readonly before: Int32Array

  constructor(marks: Uint32Array, taken: Uint8Array) {
    const rows = taken.length
    this.marks = marks
    this.taken = taken
    this.before = new Int32Array(rows).fill(-1)
    let slots = 16
    while (slots < rows * 1.5) slots *= 2
    this.slots = new Int32Array(slots)
    for (let row = 0; row < rows; row++) this.add(row)
  }

  private add(row: number): void {
    const { marks, slots, before, taken } = this
    const first = marks[row * 2]!
    const second = marks[row * 2 + 1]!
    if (taken[row] === 1 || (first === 0 && second === 0)) return
    const slot = this.slotOf(first, second)
    const head = slots[slot]! - 1
    if (head < 0) {
      slots[slot] = row + 1
    } else {
      before[row] = before[head]!
      before[head] = row
    }
  }

  /** The slot of a mark, or the empty one in which it belongs. */
  private slotOf(first: number, second: number): number {
    const { marks, slots } = this
    const mask = slots.length - 1
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]! - 1
      if (row < 0 || (marks[row * 2] === first && marks[row * 2 + 1] === second)) return slot
    }
  }

  /** The last row with this mark that is left; -1: none. */
  find(first: number, second: number): number {
    const { before, taken } = this
    const head = this.slots[this.slotOf(first, second)]! - 1
    if (head < 0) return -1
    let last = before[head]!
    while (last >= 0 && taken[last] === 1) last = before[last]!
    before[head] = last
    if (last >= 0) return last
    return taken[head] === 1 ? -1 : head
  }
}
