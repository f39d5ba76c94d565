import type { FieldCipher } from '../registry/field-cipher.ts'
import { bytesCell, readCell } from '../registry/text-format.ts'
import { cellsToSeal, type RunResults } from './read-run.ts'

/** Where the sealed fields of a person open: in the row of this run key and nowhere else. */
export const personContext = (runKey: string) => `person:${runKey.replaceAll('-', '')}`

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
  let done = 0
  for await (const lines of run.streamPeople()) {
    let text = ''
    for (const line of lines) text += `${sealLine(line, cipher)}${ending}\n`
    done += lines.length
    onProgress(done)
    yield Buffer.from(text)
  }
}

function sealLine(line: string, cipher: FieldCipher): string {
  const cells: string[] = []
  let at = 0
  for (let cell = 0; cell < cellsToSeal; cell++) {
    const next = line.indexOf('\t', at)
    cells.push(line.slice(at, next))
    at = next + 1
  }
  const runKey = cells[0]!
  const [number, phone, address] = [readCell(cells[1]!), readCell(cells[2]!), readCell(cells[3]!)]
  const sealed = cipher.sealFields({ number, phone, address }, `person:${runKey}`)
  const numberIndex = number === null ? null : cipher.indexOf(number, 'number')
  const phoneIndex = phone === null ? null : cipher.indexOf(phone, 'phone')
  const digest = cipher.indexOf(cells[4]!, 'person')
  return `${runKey}\t${byteCell(sealed)}\t${byteCell(numberIndex)}\t${byteCell(phoneIndex)}\t${byteCell(digest)}\t${line.slice(at)}`
}

/** A backslash is escaped in the text format. */
const byteCell = (bytes: Uint8Array | null) => (bytes === null ? '\\N' : `\\${bytesCell(bytes)}`)
