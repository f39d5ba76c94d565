import { problem } from '../problems.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'

/** Where the next page begins: the values by which a list is ordered, of the last row of the page before. */
export type CursorValues = (string | number | null)[]

/**
 * An opaque cursor for the list `place` (a route). Sealed: it stands in addresses, which others keep, and may hold a
 * name.
 */
export function writeCursor(cipher: FieldCipher, place: string, values: CursorValues): string {
  return cipher.seal(JSON.stringify(values), `cursor:${place}`).toString('base64url')
}

/** The values of a cursor of this list, of these types; null: the first page. Throws `cursor_invalid`. */
export function readCursor(
  cipher: FieldCipher,
  place: string,
  cursor: string | undefined,
  types: readonly ('string' | 'number')[],
): CursorValues | null {
  if (cursor === undefined) return null
  try {
    const values: unknown = JSON.parse(cipher.openText(Buffer.from(cursor, 'base64url'), `cursor:${place}`))
    if (isOfTypes(values, types)) return values
  } catch {
    // Whatever does not open or parse was not written by us.
  }
  throw problem('cursor_invalid', {})
}

function isOfTypes(values: unknown, types: readonly string[]): values is CursorValues {
  if (!Array.isArray(values) || values.length !== types.length) return false
  return values.every((value, place) => value === null || typeof value === types[place])
}
