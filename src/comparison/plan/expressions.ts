import type { Dialect } from '../dialect/dialect.ts'

/**
 * Expressions that several steps share. Each takes SQL text and returns SQL text.
 * Dates are integers YYYYMMDD, months integers YYYYMM: they compare, group and travel the same on every engine.
 */

/** The text without surrounding blanks, NULL when nothing is left. */
export const filled = (text: string) => `NULLIF(trim(${text}, ' \u3000\t\u00a0'), '')`

/** True for a real day of the calendar between 1800 and 2100, given as integer YYYYMMDD. */
export function isRealDate(date: string, { divide }: Dialect): string {
  const year = divide(date, 10000)
  const month = `(${divide(date, 100)} % 100)`
  const day = `(${date} % 100)`
  const leap = `(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`
  return `(${date} BETWEEN 18000101 AND 21001231 AND ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND 31
    AND (${day} <= 28 OR (${month} <> 2 AND (${day} <= 30 OR ${month} IN (1, 3, 5, 7, 8, 10, 12))) OR (${month} = 2 AND ${day} = 29 AND ${leap})))`
}

/** Integer date of `YYYYMMDD`, `YYYY-MM-DD` or `YYYY/M/D`; NULL when empty or impossible. */
export function readDate(text: string, dialect: Dialect): string {
  const cell = filled(text)
  const digits = `CASE WHEN length(${cell}) = 8 AND ${dialect.fullMatch(cell, '[0-9]{8}')} THEN ${dialect.tryInteger(cell)}
    WHEN ${dialect.fullMatch(cell, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}')} THEN ${datePart(cell, '-', dialect)}
    WHEN ${dialect.fullMatch(cell, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}')} THEN ${datePart(cell, '/', dialect)} END`
  return `CASE WHEN ${isRealDate(`(${digits})`, dialect)} THEN (${digits}) END`
}

function datePart(cell: string, separator: string, { tryInteger }: Dialect): string {
  const part = (n: number) => tryInteger(`split_part(${cell}, '${separator}', ${n})`)
  return `${part(1)} * 10000 + ${part(2)} * 100 + ${part(3)}`
}

/** Integer month of `YYYYMM` or `YYYY-MM`; NULL when empty or impossible. */
export function readMonth(text: string, dialect: Dialect): string {
  const cell = filled(text)
  const digits = `CASE WHEN ${dialect.fullMatch(cell, '[0-9]{6}')} THEN ${dialect.tryInteger(cell)}
    WHEN ${dialect.fullMatch(cell, '[0-9]{4}-[0-9]{2}')} THEN ${dialect.tryInteger(`replace(${cell}, '-', '')`)} END`
  return `CASE WHEN (${digits}) % 100 BETWEEN 1 AND 12 AND (${digits}) BETWEEN 180001 AND 210012 THEN (${digits}) END`
}

/** The integer month `count` months before month `month`. */
export function monthsBefore(month: string, count: number, { divide }: Dialect): string {
  const index = `(${divide(month, 100)} * 12 + ${month} % 100 - 1 - ${count})`
  return `(${divide(index, 12)} * 100 + ${index} % 12 + 1)`
}

/** Completed years between two integer dates. */
export function completedYears(birth: string, on: string, { divide }: Dialect): string {
  return divide(`(${on} - ${birth})`, 10000)
}

/**
 * A row's own text: its cells as they came, in the order of the contract's columns. It decides ties, so that the order
 * of rows and files decides nothing. Code point 1 stands between cells, so that comparing texts compares cell by cell.
 */
export function rowText(columns: readonly string[]): string {
  return `concat_ws(chr(1), ${columns.map((column) => `coalesce(${column}, '')`).join(', ')})`
}

/** Columns of `divisions d` fall back to the form of the code where the code is in no table. */
const successorPrefecture = `WHEN '5221' THEN '520300' WHEN '5222' THEN '520600' WHEN '5224' THEN '520500' WHEN '5225' THEN '520400'`

/** Reporting prefecture of a six-digit code; `d` is the row of `divisions` joined to it, maybe absent. */
export const prefectureOf = (six: string, d: string) =>
  `coalesce(${d}.prefecture, CASE left(${six}, 4) ${successorPrefecture}
    ELSE CASE WHEN substr(${six}, 3, 2) = '99' THEN left(${six}, 2) || '9900' ELSE left(${six}, 4) || '00' END END)`

/** True where a six-digit code lies inside an area of a level, abolished codes where their successor lies. */
export function isInsideArea(six: string, d: string, area: string, level: 'province' | 'prefecture' | 'county'): string {
  if (level === 'province') return `left(${six}, 2) = left(${area}, 2)`
  if (level === 'prefecture') return `${prefectureOf(six, d)} = ${area}`
  return `coalesce(${d}.canonical, ${six}) = ${area}`
}
