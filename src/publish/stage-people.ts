import type { FieldCipher } from '../registry/field-cipher.ts'
import { personContext } from '../registry/seal-contexts.ts'
import { readCell } from '../registry/text-format.ts'
import { nameInitials } from '../standards/names.ts'
import type { RunResults } from './read-run.ts'

export { personContext } from '../registry/seal-contexts.ts'

/**
 * The people of a run as lines of PostgreSQL's text format, in the order of `stagedColumns`: number, phone and address
 * sealed, with their look-up digests, and the initials of the name. `ending` is put at the end of every line.
 */
export async function* stagedPeople(
  run: RunResults,
  cipher: FieldCipher,
  ending: string,
  onProgress: (people: number) => void,
): AsyncGenerator<Uint8Array> {
  const lineEnd = Buffer.from(`${ending}\n`)
  let done = 0
  for await (const lines of run.streamPeople()) {
    const text = new LineWriter(lines.length * bytesOfLine)
    for (const line of lines) writePerson(text, Buffer.from(line.buffer, line.byteOffset, line.length), cipher, lineEnd)
    yield text.written()
    done += lines.length
    onProgress(done)
  }
}

/** About as many as a person takes, so that the room seldom has to grow. */
const bytesOfLine = 1024

const tab = 0x09

/** Bytes all through: as strings the lines would be decoded and encoded again, for a third of the time of publishing. */
function writePerson(text: LineWriter, line: Buffer, cipher: FieldCipher, lineEnd: Uint8Array): void {
  let at = 0
  const next = () => {
    const end = line.indexOf(tab, at)
    const cell = line.toString('utf8', at, end)
    at = end + 1
    return cell
  }
  const [runKey, content] = [next(), next()]
  const [number, phone, address] = [readCell(next()), readCell(next()), readCell(next())]
  const name = readCell(next())
  text.write(runKey)
  text.writeBytes(cipher.sealFields({ number, phone, address }, personContext(runKey)))
  text.writeBytes(number === null ? null : cipher.indexOf(number, 'number'))
  text.writeBytes(phone === null ? null : cipher.indexOf(phone, 'phone'))
  text.writeBytes(cipher.indexOf(content, 'person'))
  text.write(name === null ? '\t\\N' : `\t${nameInitials(name)}`)
  // The open columns, with the tab before them.
  text.copy(line.subarray(at - 1))
  text.copy(lineEnd)
}

const digits = Buffer.from('0123456789abcdef')
/** A cell of bytes is a tab, `\\x` (a backslash is escaped in the text format) and two digits a byte; null is `\N`. */
const start = Buffer.from('\t\\\\x')
const nothing = Buffer.from('\t\\N')

/** Lines in one room, which grows. */
class LineWriter {
  private room: Buffer
  private end = 0

  constructor(bytes: number) {
    this.room = Buffer.allocUnsafeSlow(bytes)
  }

  write(text: string): void {
    this.reserve(text.length * 3)
    this.end += this.room.write(text, this.end)
  }

  copy(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.room.set(bytes, this.end)
    this.end += bytes.length
  }

  writeBytes(cell: Uint8Array | null): void {
    if (cell === null) {
      this.copy(nothing)
      return
    }
    this.reserve(start.length + cell.length * 2)
    this.copy(start)
    const { room } = this
    let at = this.end
    for (let place = 0; place < cell.length; place++) {
      const byte = cell[place]!
      room[at++] = digits[byte >> 4]!
      room[at++] = digits[byte & 15]!
    }
    this.end = at
  }

  written(): Uint8Array {
    return this.room.subarray(0, this.end)
  }

  private reserve(bytes: number): void {
    if (this.end + bytes <= this.room.length) return
    const larger = Buffer.allocUnsafeSlow((this.end + bytes) * 2)
    this.room.copy(larger, 0, 0, this.end)
    this.room = larger
  }
}
