import { removedFromNumbers } from '../../standards/identity-number.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { isOneOf, isRealDate } from './expressions.ts'
import { words } from './step.ts'

/**
 * The citizen's number (GB 11643) in SQL, the twin of `standards/identity-number.ts`; a property test holds the two
 * together. Nearly every number is well formed: the expressions test that first and do the rest for the others only.
 */

const wide = [...Array(94).keys()].map((n) => String.fromCodePoint(0xff01 + n))
const narrow = [...Array(94).keys()].map((n) => String.fromCodePoint(0x21 + n))
const dropped = [...removedFromNumbers]

const kept = wide.map((from, n) => [from, narrow[n] as string] as const).filter(([, to]) => !dropped.includes(to))
const narrowing = {
  from: [
    ...kept.map(([from]) => from),
    ...dropped,
    ...wide.filter((_, n) => dropped.includes(narrow[n] as string)),
  ].join(''),
  to: kept.map(([, to]) => to).join(''),
}

/** Eighteen characters of the form of a citizen's number; nothing is said of its check digit. */
export const looksLikeNumber = (number: string, { fullMatch }: Dialect) => fullMatch(number, '[1-9][0-9]{16}[0-9X]')

/** Width, blanks, invisible characters and apostrophes taken away; letters as they were typed. */
const narrowed = (raw: string, { text }: Dialect) => `translate(${raw}, ${text(narrowing.from)}, ${text(narrowing.to)})`

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Sum modulo 11 of seventeen digits given as one integer (ISO 7064 MOD 11-2). */
function weightedSum(seventeen: string, { divide }: Dialect): string {
  const terms = weights.map((weight, index) => {
    const power = 10n ** BigInt(16 - index)
    const digit = index === 16 ? `${seventeen} % 10` : `${divide(seventeen, power.toString())} % 10`
    return `(${digit}) * ${weight}`
  })
  return `((${terms.join(' + ')}) % 11)`
}

const checkCharacter = (seventeen: string, dialect: Dialect) =>
  `substr('10X98765432', CAST(${weightedSum(seventeen, dialect)} AS INTEGER) + 1, 1)`

/** Birth date of an 18-character number as integer; the caller knows that it looks like one. */
export const birthDateOf = (number: string, { tryInteger }: Dialect) => tryInteger(`substr(${number}, 7, 8)`)

/** Sex by the 17th digit: odd 1 male, even 2 female. */
export const sexOf = (number: string, { tryInteger }: Dialect) =>
  `CASE WHEN ${tryInteger(`substr(${number}, 17, 1)`)} % 2 = 1 THEN '1' ELSE '2' END`

/**
 * True for a number of 18 characters whose check digit and birth date hold, at most 120 years before `asOf`.
 * `seventeen` and `born` are columns with the number's first 17 digits and its birth date as integers: engines expand
 * an expression wherever it stands, so what is used often is computed one subquery before.
 */
export function isValidNumber(number: string, seventeen: string, born: string, asOf: string, dialect: Dialect): string {
  return `(${looksLikeNumber(number, dialect)} AND right(${number}, 1) = ${checkCharacter(seventeen, dialect)}
    AND ${isRealDate(born, dialect)} AND ${born} <= ${asOf} AND ${asOf} - ${born} < 1210000)`
}

/** The columns `<prefix>_seventeen` and `<prefix>_born` that `isValidNumber` needs. */
export const numberParts = (number: string, prefix: string, dialect: Dialect) =>
  `${dialect.tryBigInteger(`left(${number}, 17)`)} AS ${prefix}_seventeen, ${birthDateOf(number, dialect)} AS ${prefix}_born`

/** Eighteen equal digits have the form of a number and are a way of leaving the cell empty. */
const repeatedDigits = [...'123456789'].map((digit) => digit.repeat(18))

/** True for a cell that holds a number of the usual form just as it is; other cells are read by `withNumbers`. */
export const isUsual = (raw: string, dialect: Dialect) =>
  `(${looksLikeNumber(raw, dialect)} AND NOT ${isOneOf(raw, repeatedDigits)})`

/**
 * Rows of a kind with `number`, `number_match` and `number_state` as `withNumbers` gives them. Numbers that are not of the
 * usual form are few: they were read once, as table `odd_numbers`.
 */
export const numberedRows = (
  kind: string,
  { oneOf }: Dialect,
) => `(SELECT base.*, coalesce(base.usual_number, odd_numbers.number) AS number,
    ${oneOf(`CASE WHEN base.usual_number IS NOT NULL THEN 'same' ELSE odd_numbers.number_match END`, words.numberMatch)} AS number_match,
    ${oneOf('odd_numbers.number_state', words.numberState)} AS number_state
  FROM ${kind}_rows base LEFT JOIN odd_numbers ON odd_numbers.odd_number = base.odd_number)`

/**
 * Wraps rows with a cell `raw` so that they have the columns
 * `number` (normalised, upgraded or repaired; NULL when empty or unusable),
 * `number_match` (`same`, `upgraded`, `repaired`; NULL when empty or unusable) and
 * `number_state` (`valid`, `invalid`, `empty`, `unusable`; NULL for the usual form, which is still to be judged).
 * Columns beginning with `odd_` are left over from the way.
 * @param rows a SELECT with the columns `raw` and `as_of`
 */
export function withNumbers(rows: string, raw: string, asOf: string, dialect: Dialect): string {
  const { fullMatch } = dialect
  const typed = `SELECT *, CASE WHEN ${raw} IS NOT NULL AND ${isUsual(raw, dialect)} THEN NULL ELSE ${narrowed(`coalesce(${raw}, '')`, dialect)} END AS odd FROM (${rows}) n0`
  const cased = `SELECT *, translate(odd, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') AS odd_text, translate(odd, 'OoIl×*хХχΧx', '0011XXXXXXX') AS odd_fixed FROM (${typed}) n1`
  const longer = `SELECT *, CASE WHEN ${fullMatch('odd_text', '[1-9][0-9]{14}')} AND right(odd_text, 3) < '996' THEN left(odd_text, 6) || '19' || substr(odd_text, 7, 9) END AS odd_long,
    ${numberParts('odd_text', 'odd_text', dialect)}, ${numberParts('odd_fixed', 'odd_fixed', dialect)} FROM (${cased}) n2`
  const widened = `SELECT *, ${numberParts('odd_long', 'odd_long', dialect)} FROM (${longer}) n3`
  const upgraded = `SELECT *, odd_long || ${checkCharacter('odd_long_seventeen', dialect)} AS odd_up FROM (${widened}) n4`
  const isPassport = `(${fullMatch('odd_text', '[A-Z][0-9A-Z]{4,16}')} AND NOT ${fullMatch('odd_text', '[A-Z]{3}.*')} AND length(${dialect.replaceAll('odd_text', '[^0-9]', '')}) >= 4)`
  const valid = (prefix: string, number = prefix) =>
    isValidNumber(number, `${prefix}_seventeen`, `${prefix}_born`, asOf, dialect)
  const classed = `SELECT *, CASE WHEN odd IS NULL THEN 'usual'
      WHEN odd_text IN ('', '无', '/') OR (left(odd_text, 1) BETWEEN '0' AND '9' AND replace(odd_text, left(odd_text, 1), '') = '') THEN 'empty'
      WHEN ${fullMatch('odd_text', '[0-9]([.][0-9]+E[+]?|E[+])[0-9]{1,3}')} THEN 'unusable'
      WHEN ${valid('odd_text')} THEN 'plain' WHEN ${valid('odd_long', 'odd_up')} THEN 'upgraded' WHEN ${valid('odd_fixed')} THEN 'repaired'
      WHEN ${fullMatch('odd_text', '[A-Z]{3}[0-9A-Z]{6,15}')} OR ${isPassport} THEN 'plain' ELSE 'invalid' END AS odd_class FROM (${upgraded}) n5`
  return `SELECT *, CASE odd_class WHEN 'usual' THEN ${raw} WHEN 'plain' THEN odd_text WHEN 'invalid' THEN odd_text WHEN 'upgraded' THEN odd_up WHEN 'repaired' THEN odd_fixed END AS number,
      CASE WHEN odd_class IN ('upgraded', 'repaired') THEN odd_class WHEN odd_class IN ('usual', 'plain', 'invalid') THEN 'same' END AS number_match,
      CASE WHEN odd_class IN ('plain', 'upgraded', 'repaired') THEN 'valid' WHEN odd_class <> 'usual' THEN odd_class END AS number_state
    FROM (${classed}) n6`
}

/** Document type (AAC058) of a valid number. */
export function documentType(number: string, dialect: Dialect): string {
  return `CASE WHEN ${looksLikeNumber(number, dialect)} THEN CASE WHEN left(${number}, 6) = '810000' THEN '04' WHEN left(${number}, 6) = '820000' THEN '05'
      WHEN left(${number}, 6) = '830000' THEN '06' WHEN left(${number}, 1) = '9' THEN '07' ELSE '01' END
    WHEN ${dialect.fullMatch(number, '[A-Z]{3}[0-9A-Z]{12}')} THEN '07'
    WHEN ${dialect.fullMatch(number, '[A-Z]{3}[0-9A-Z]*')} THEN '99'
    WHEN ${dialect.fullMatch(number, 'H[0-9]{8}|H[0-9]{10}')} THEN '04' WHEN ${dialect.fullMatch(number, 'M[0-9]{8}|M[0-9]{10}')} THEN '05'
    WHEN ${dialect.fullMatch(number, '[A-Z][0-9A-Z]*')} THEN '08' ELSE '99' END`
}
