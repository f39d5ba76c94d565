import type { FieldCipher } from '../registry/field-cipher.ts'
import { arrayCell, bytesCell, textCell } from '../registry/text-format.ts'
import { nameInitials } from '../standards/names.ts'
import { homeAreas } from './home-area.ts'
import { type RunResults, streamed } from './read-run.ts'

/** Where the sealed fields of a person open: in the row of this run key and nowhere else. */
export const personContext = (runKey: string) => `person:${runKey}`

/** Names repeat: a million people have some hundred thousand. */
const mostNames = 500_000

/**
 * The people of a run as lines of PostgreSQL's text format, in the order of `stagedColumns`: number, phone and address
 * sealed, with their look-up digests.
 */
export async function* stagedPeople(
  run: RunResults,
  cipher: FieldCipher,
  onProgress: (people: number) => void,
): AsyncGenerator<Uint8Array> {
  const homeOf = homeAreas(run.summary.area)
  const initials = new Map<string, string>()
  const initialsOf = (name: string) => {
    let found = initials.get(name)
    if (found === undefined) {
      found = nameInitials(name)
      if (initials.size < mostNames) initials.set(name, found)
    }
    return found
  }
  let done = 0
  for await (const rows of run.streamPeople()) {
    let lines = ''
    for (const row of rows) lines += lineOf(row as readonly (string | null)[], cipher, homeOf, initialsOf)
    done += rows.length
    onProgress(done)
    yield Buffer.from(lines)
  }
}

function lineOf(
  row: readonly (string | null)[],
  cipher: FieldCipher,
  homeOf: ReturnType<typeof homeAreas>,
  initialsOf: (name: string) => string,
): string {
  const runKey = row[streamed.runKey]!
  const number = row[streamed.number] ?? null
  const phone = row[streamed.phone] ?? null
  const fields = { number, phone, address: row[streamed.address] ?? null }
  const isLocal = row[streamed.household] === 'local'
  const home = homeOf(isLocal ? row[streamed.homeCode]! : null, row[streamed.places] ?? '', row[streamed.city] ?? null)
  const name = row[streamed.name]
  const cells = [
    runKey,
    home.area,
    textCell(home.insuredAreas.length > 0 ? arrayCell(home.insuredAreas) : null),
    textCell(bytesCell(cipher.sealFields(fields, personContext(runKey)))),
    textCell(bytesCell(number === null ? null : cipher.indexOf(number, 'number'))),
    textCell(bytesCell(phone === null ? null : cipher.indexOf(phone, 'phone'))),
    textCell(name ? initialsOf(name) : null),
    textCell(bytesCell(cipher.indexOf(row[streamed.content]!, 'person'))),
  ]
  return `${cells.join('\t')}\t${row[streamed.plain]}\n`
}
