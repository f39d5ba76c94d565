const special = /[\\\n\r\t]/
const everySpecial = /[\\\n\r\t]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A value of one column in PostgreSQL's text format for copying; null is \N. */
function textCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  const text = String(value)
  return special.test(text) ? text.replace(everySpecial, (character) => escapes[character]!) : text
}

/** One line of a table in the text format. */
export function textRow(values: readonly (string | number | boolean | null | undefined)[]): string {
  return `${values.map(textCell).join('\t')}\n`
}

/** An array of texts, as a cell. */
export function arrayCell(values: readonly string[] | null): string | null {
  if (values === null) return null
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** Bytes, as a cell. */
export function bytesCell(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`
}

const escaped = /\\[\\nrt]/
const everyEscape = /\\[\\nrt]/g
const unescapes: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r', '\\t': '\t' }

/** The value of a cell of the text format. */
export function readCell(cell: string): string | null {
  if (cell === '\\N') return null
  return escaped.test(cell) ? cell.replace(everyEscape, (pair) => unescapes[pair]!) : cell
}
