/**
 * One cell of a CSV file that people open in Excel or WPS. A text that a spreadsheet would run as a formula
 * (first character = + - @, tab or return; OWASP "CSV injection") gets a leading apostrophe; plain figures such as
 * -5 or +8613800000000 are no formulas and stay.
 */
export function csvCell(value: string): string {
  let text = value
  const first = text.charCodeAt(0)
  if (isFormulaStart(first) && !/^[+-]\d+(\.\d+)?$/.test(text)) text = `'${text}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of cells, ended as RFC 4180 asks. */
export function csvLine(cells: readonly string[]): string {
  let line = ''
  for (let at = 0; at < cells.length; at++) line += at === 0 ? csvCell(cells[at]!) : `,${csvCell(cells[at]!)}`
  return `${line}\r\n`
}

/** One line for a program to read: every cell as it is, without the guard against formulas. */
export function exactLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

/** UTF-8 byte order mark: without it Excel takes a CSV file for the system's encoding. */
export const byteOrderMark = '\uFEFF'

function isFormulaStart(code: number): boolean {
  // = + - @ tab return, and their full-width forms ＝ ＋ － ＠, which spreadsheets fold.
  return (
    code === 0x3d ||
    code === 0x2b ||
    code === 0x2d ||
    code === 0x40 ||
    code === 0x09 ||
    code === 0x0d ||
    code === 0xff1d ||
    code === 0xff0b ||
    code === 0xff0d ||
    code === 0xff20
  )
}
