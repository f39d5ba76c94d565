/**
 * Dates are integers YYYYMMDD and months integers YYYYMM everywhere inside: they sort, compare and subtract the same
 * in TypeScript and in every SQL engine, and no time zone can move them.
 */

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Reads `YYYYMMDD`, `YYYY-MM-DD` or `YYYY/M/D` (the forms of the contract) to YYYYMMDD; null when it is no real day. */
export function readDate(text: string): number | null {
  const match = /^(\d{4})(?:(\d{2})(\d{2})|-(\d{2})-(\d{2})|\/(\d{1,2})\/(\d{1,2}))$/.exec(text.trim())
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2] ?? match[4] ?? match[6])
  const day = Number(match[3] ?? match[5] ?? match[7])
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return year * 10_000 + month * 100 + day
}

/** Reads `YYYYMM` or `YYYY-MM` to YYYYMM; null when it is no month. */
export function readMonth(text: string): number | null {
  const match = /^(\d{4})-?(\d{2})$/.exec(text.trim())
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2])
  return year < 1 || month < 1 || month > 12 ? null : year * 100 + month
}

/** Completed years (周岁) on the day `on` of somebody born on `birth`, both YYYYMMDD; the birthday itself completes one. */
export function completedYears(birth: number, on: number): number {
  return Math.floor((on - birth) / 10_000)
}

/** The month `count` months after `month` (YYYYMM); `count` may be negative. */
export function addMonths(month: number, count: number): number {
  const months = Math.floor(month / 100) * 12 + (month % 100) - 1 + count
  return Math.floor(months / 12) * 100 + (months % 12) + 1
}

/** The month YYYYMM of a date YYYYMMDD. */
export function monthOf(date: number): number {
  return Math.floor(date / 100)
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1]!
}
