import type { Dialect } from '../dialect/dialect.ts'

/**
 * Expressions that several steps share. Each takes SQL text and returns SQL text.
 * Dates are integers YYYYMMDD, months integers YYYYMM: they compare, group and travel the same on every engine.
 */

const blanks = [' ', '\u3000', '\t', '\u00a0']

/**
 * The text without surrounding blanks, NULL when nothing is left. Hardly any cell has such a blank, and looking for it
 * takes a third of the time of trimming.
 */
export const filled = (text: string) =>
  `CASE WHEN ${text} = '' OR ${blanks.map((blank) => `${text} LIKE '${blank}%' OR ${text} LIKE '%${blank}'`).join(' OR ')}
    THEN NULLIF(trim(BOTH '${blanks.join('')}' FROM ${text}), '') ELSE ${text} END`

/**
 * True where a text is one of some words. Written without IN, of which DuckDB makes a join as soon as five words stand in
 * it: every row with all its columns goes through a hash table then. Words of one length are searched as one text, between
 * characters that stand in no cell.
 */
export function isOneOf(text: string, words: readonly string[]): string {
  if (words.length < 5) return `${text} IN (${words.map((word) => `'${word}'`).join(', ')})`
  const lengths = [...new Set(words.map(({ length }) => length))]
  const searched = lengths.map((size) => {
    const list = words.filter(({ length }) => length === size).join('\u0002')
    return `(length(${text}) = ${size} AND contains('\u0002${list}\u0002', ${text}))`
  })
  return lengths.length === 1 ? (searched[0] as string) : `(${searched.join(' OR ')})`
}

/** True for a real day of the calendar, given as integer YYYYMMDD. The 31st is of 1, 3, 5, 7, 8, 10, 12. */
export function isRealDate(date: string, { divide }: Dialect): string {
  const year = divide(date, 10000)
  const month = `(${divide(date, 100)} % 100)`
  const day = `(${date} % 100)`
  const leap = `(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`
  return `(${date} BETWEEN 10101 AND 99991231 AND ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND 31
    AND (${day} <= 28 OR (${month} <> 2 AND (${day} <= 30 OR (${month} + ${divide(month, 8)}) % 2 = 1)) OR (${month} = 2 AND ${day} = 29 AND ${leap})))`
}

/** Digits of a trimmed cell `YYYYMMDD`, `YYYY-MM-DD` or `YYYY/M/D` as one integer, not yet known to be a real day. */
export function dateDigits(cell: string, dialect: Dialect): string {
  const part = (separator: string, n: number) => dialect.tryInteger(`split_part(${cell}, '${separator}', ${n})`)
  const joined = (separator: string) =>
    `${part(separator, 1)} * 10000 + ${part(separator, 2)} * 100 + ${part(separator, 3)}`
  return `CASE WHEN ${dialect.fullMatch(cell, '[0-9]{8}')} THEN ${dialect.tryInteger(cell)}
    WHEN ${dialect.fullMatch(cell, '[0-9]{4}-[0-9]{2}-[0-9]{2}')} THEN ${joined('-')}
    WHEN ${dialect.fullMatch(cell, '[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}')} THEN ${joined('/')} END`
}

/** Digits of a trimmed cell `YYYYMM` or `YYYY-MM` as one integer. */
export function monthDigits(cell: string, dialect: Dialect): string {
  return `CASE WHEN ${dialect.fullMatch(cell, '[0-9]{6}')} THEN ${dialect.tryInteger(cell)}
    WHEN ${dialect.fullMatch(cell, '[0-9]{4}-[0-9]{2}')} THEN ${dialect.tryInteger(`replace(${cell}, '-', '')`)} END`
}

export const isRealMonth = (month: string) => `(${month} % 100 BETWEEN 1 AND 12 AND ${month} BETWEEN 101 AND 999912)`

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
export function isInsideArea(
  six: string,
  d: string,
  area: string,
  level: 'province' | 'prefecture' | 'county',
): string {
  if (level === 'province') return `left(${six}, 2) = left(${area}, 2)`
  if (level === 'prefecture') return `${prefectureOf(six, d)} = ${area}`
  return `coalesce(${d}.canonical, ${six}) = ${area}`
}
