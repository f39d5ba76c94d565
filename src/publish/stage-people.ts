import type { FieldCipher } from '../registry/field-cipher.ts'
import { personContext } from '../registry/seal-contexts.ts'
import { readCell } from '../registry/text-format.ts'
import { cellsToSeal, type RunResults } from './read-run.ts'

export { personContext } from '../registry/seal-contexts.ts'

/**
 * The people of a run as lines of PostgreSQL's text format, in the order of `stagedColumns`: number, phone and address
 * sealed, with their look-up digests. `ending` is put at the end of every line.
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
    yield sealLines(lines, cipher, lineEnd)
    done += lines.length
    onProgress(done)
  }
}

/** Bytes all through: as strings the lines would be decoded and encoded again, for a third of the time of publishing. */
function sealLines(lines: readonly Uint8Array[], cipher: FieldCipher, lineEnd: Uint8Array): Uint8Array {
  const sealed = lines.map((line) => sealCells(Buffer.from(line.buffer, line.byteOffset, line.length), cipher))
  const text = Buffer.allocUnsafe(sealed.reduce((sum, line) => sum + sizeOf(line) + lineEnd.length, 0))
  let at = 0
  for (const { runKey, cells, open } of sealed) {
    at += text.write(runKey, at, 'latin1')
    for (const cell of cells) at = writeByteCell(text, at, cell)
    text.set(open, at)
    at += open.length
    text.set(lineEnd, at)
    at += lineEnd.length
  }
  return text
}

interface SealedLine {
  runKey: string
  /** sealed fields, look-up digests of number and phone, digest of the content */
  cells: readonly (Uint8Array | null)[]
  /** the open columns, with the tab before them */
  open: Uint8Array
}

function sealCells(line: Buffer, cipher: FieldCipher): SealedLine {
  const cells: string[] = []
  let at = 0
  for (let cell = 0; cell < cellsToSeal; cell++) {
    const next = line.indexOf(tab, at)
    cells.push(line.toString('utf8', at, next))
    at = next + 1
  }
  const runKey = cells[0]!
  const [number, phone, address] = [readCell(cells[1]!), readCell(cells[2]!), readCell(cells[3]!)]
  return {
    runKey,
    cells: [
      cipher.sealFields({ number, phone, address }, personContext(runKey)),
      number === null ? null : cipher.indexOf(number, 'number'),
      phone === null ? null : cipher.indexOf(phone, 'phone'),
      cipher.indexOf(cells[4]!, 'person'),
    ],
    open: line.subarray(at - 1),
  }
}

const tab = 0x09
const digits = Buffer.from('0123456789abcdef')
/** A cell of bytes is a tab, `\\x` (a backslash is escaped in the text format) and two digits a byte; null is `\N`. */
const start = Buffer.from('\t\\\\x')
const nothing = Buffer.from('\t\\N')

function sizeOf({ runKey, cells, open }: SealedLine): number {
  const sizes = cells.map((cell) => (cell === null ? nothing.length : start.length + cell.length * 2))
  return runKey.length + sizes.reduce((sum, size) => sum + size) + open.length
}

function writeByteCell(text: Buffer, from: number, cell: Uint8Array | null): number {
  let at = from
  for (const byte of cell === null ? nothing : start) text[at++] = byte
  if (cell === null) return at
  for (const byte of cell) {
    text[at++] = digits[byte >> 4]!
    text[at++] = digits[byte & 15]!
  }
  return at
}
