/** What of a workbook's styles decides how a number reads. */
export interface WorkbookStyle {
  /** By the style of a cell: whether its number is a date. */
  isDate: boolean[]
  /** Dates count from 1904 instead of 1900. */
  isFrom1904: boolean
}

/** Number formats that every spreadsheet knows as dates, also the Chinese ones. */
const builtInDates = /^(1[4-7]|22|2[7-9]|3[0-6]|5[0-8])$/

/** For every cell style whether its number format shows a date. */
export function readDateStyles(formats: readonly string[], codes: ReadonlyMap<string, string>): boolean[] {
  return formats.map((id) => {
    const code = codes.get(id)
    if (code === undefined) return builtInDates.test(id)
    // Colours and locales stand in brackets, fixed text in quotes or behind a backslash.
    const shown = code.replace(/\[[^\]]*\]|"(?![年月日])[^"]*"|\\./g, '')
    return /[yd年月日]/i.test(shown) && !/general/i.test(shown)
  })
}

/** A number from which on a spreadsheet has lost digits: it keeps fifteen. */
const unsafeNumber = 1e15

/** The text of a cell as a clerk would read it. `type` is the cell's `t`. Dates are YYYY-MM-DD, or YYYY-MM of months. */
export function cellText(
  value: string,
  type: string,
  style: number,
  workbook: WorkbookStyle,
  isMonth: boolean,
): string {
  if (type === 'd') return value.slice(0, isMonth ? 7 : 10)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n') return restoreEscapes(value)
  const number = Number(value)
  if (value === '' || Number.isNaN(number)) return value
  if (workbook.isDate[style] && number >= 1 && number < 2_958_466) return dateText(number, workbook.isFrom1904, isMonth)
  if (Math.abs(number) >= unsafeNumber) return shortenNumber(number)
  return /^\d+$/.test(value) ? value : String(Number(number.toPrecision(15)))
}

function dateText(serial: number, isFrom1904: boolean, isMonth: boolean): string {
  const days = Math.floor(serial)
  // The 1900 system counts a 29 February 1900 that never was.
  const sinceEpoch = isFrom1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569
  return new Date(sinceEpoch * 86_400_000).toISOString().slice(0, isMonth ? 7 : 10)
}

/** As a spreadsheet shows it, 5.20103E+17, so that nobody takes the digits for the real ones. */
function shortenNumber(number: number): string {
  const [digits, exponent] = number.toExponential(5).split('e')
  return `${digits!.replace(/\.?0+$/, '')}E${exponent}`
}

/** A workbook writes characters that XML forbids as `_x000D_`. */
function restoreEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
