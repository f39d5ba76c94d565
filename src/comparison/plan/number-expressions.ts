import type { Dialect } from '../dialect/dialect.ts'
import { isRealDate } from './expressions.ts'

/**
 * The citizen's number (GB 11643) in SQL, the twin of `standards/identity-number.ts`; a property test holds the two
 * together. Nearly every number is well formed: the expressions test that first and do the rest for the others only.
 */

const wide = [...Array(94).keys()].map((n) => String.fromCodePoint(0xff01 + n))
const narrow = [...Array(94).keys()].map((n) => String.fromCodePoint(0x21 + n))
const dropped = [
  ...' \t\r\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  ...'\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u200e\u200f',
]
const apostrophes = [..."'\u2018\u2019\u02bc`\u00b4\u2032\uff07"]

const kept = wide.map((from, n) => [from, narrow[n] as string] as const).filter(([, to]) => !apostrophes.includes(to))
const narrowing = {
  from: [...kept.map(([from]) => from), ...dropped, ...apostrophes, '\uff40'].join(''),
  to: kept.map(([, to]) => to).join(''),
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Eighteen characters of the form of a citizen's number; nothing is said of its check digit. */
export const looksLikeNumber = (number: string, { fullMatch }: Dialect) => fullMatch(number, '[1-9][0-9]{16}[0-9X]')

/** Width, blanks, invisible characters and apostrophes taken away; letters as they were typed. */
const narrowed = (raw: string) => `translate(${raw}, ${sqlText(narrowing.from)}, ${sqlText(narrowing.to)})`

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

/** True for a number of 18 characters whose check digit and birth date hold, at most 120 years before `asOf`. */
export function isValidNumber(number: string, asOf: string, dialect: Dialect): string {
  const birth = birthDateOf(number, dialect)
  return `(${looksLikeNumber(number, dialect)}
    AND right(${number}, 1) = ${checkCharacter(dialect.tryBigInteger(`left(${number}, 17)`), dialect)}
    AND ${isRealDate(birth, dialect)} AND ${birth} <= ${asOf} AND ${asOf} - ${birth} < 1210000)`
}

function upgraded(fifteen: string, dialect: Dialect): string {
  const seventeen = `(left(${fifteen}, 6) || '19' || substr(${fifteen}, 7, 9))`
  return `(${seventeen} || ${checkCharacter(dialect.tryBigInteger(seventeen), dialect)})`
}

interface NumberColumns {
  /** Normalised, upgraded or repaired number; NULL when empty or unusable. */
  number: string
  /** `same`, `upgraded`, `repaired`; NULL when empty or unusable. */
  match: string
  /** `valid`, `invalid`, `empty`, `unusable`; NULL for the usual form, which `isValidNumber` still has to judge. */
  state: string
}

/** Reads a number cell. @param raw the cell as it came, maybe NULL. @param asOf integer date. */
export function readNumber(raw: string, asOf: string, dialect: Dialect): NumberColumns {
  const { fullMatch } = dialect
  const usual = `(${raw} IS NOT NULL AND ${looksLikeNumber(raw, dialect)})`
  const typed = narrowed(raw)
  const text = `upper(${typed})`
  const isEmpty = `(${raw} IS NULL OR ${text} IN ('', '无', '/') OR replace(${text}, left(${text}, 1), '') = '')`
  const isUnusable = fullMatch(text, '[0-9][.]?[0-9]*E[+]?[0-9]+')
  const isFifteen = fullMatch(text, '[1-9][0-9]{14}')
  const fromFifteen = upgraded(text, dialect)
  const isUpgraded = `(${dialect.tryInteger(`right(${text}, 3)`)} < 996 AND ${isValidNumber(fromFifteen, asOf, dialect)})`
  const repaired = `translate(${typed}, 'OoIl×*хХχΧx', '0011XXXXXXX')`
  const isRepaired = isValidNumber(repaired, asOf, dialect)
  const isForeign = fullMatch(text, '[A-Z]{3}[0-9A-Z]{6,15}')
  const isPassport = `(${fullMatch(text, '[A-Z][0-9A-Z]{4,16}')} AND length(${dialect.replaceAll(text, '[^0-9]', '')}) >= 4)`

  const pick = (cases: Record<'usual' | 'empty' | 'unusable' | 'eighteen' | 'fifteen' | 'repaired' | 'foreign' | 'other', string>) =>
    `CASE WHEN ${usual} THEN ${cases.usual} WHEN ${isEmpty} THEN ${cases.empty} WHEN ${isUnusable} THEN ${cases.unusable}
      WHEN ${looksLikeNumber(text, dialect)} AND ${isValidNumber(text, asOf, dialect)} THEN ${cases.eighteen}
      WHEN ${isFifteen} AND ${isUpgraded} THEN ${cases.fifteen} WHEN ${isRepaired} THEN ${cases.repaired}
      WHEN ${isForeign} OR ${isPassport} THEN ${cases.foreign} ELSE ${cases.other} END`
  return {
    number: pick({ usual: raw, empty: 'NULL', unusable: 'NULL', eighteen: text, fifteen: fromFifteen, repaired, foreign: text, other: text }),
    match: pick({ usual: `'same'`, empty: 'NULL', unusable: 'NULL', eighteen: `'same'`, fifteen: `'upgraded'`, repaired: `'repaired'`, foreign: `'same'`, other: `'same'` }),
    state: pick({ usual: 'NULL', empty: `'empty'`, unusable: `'unusable'`, eighteen: `'valid'`, fifteen: `'valid'`, repaired: `'valid'`, foreign: `'valid'`, other: `'invalid'` }),
  }
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
