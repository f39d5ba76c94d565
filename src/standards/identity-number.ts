import { completedYears, readDate } from './plain-date.ts'

export type NumberState = 'empty' | 'unusable' | 'invalid' | 'valid'
export type NumberMatch = 'same' | 'upgraded' | 'repaired'

/** AAC058: 01 citizen, 04/05/06 Hong Kong/Macao/Taiwan, 07 foreigner's residence permit, 08 passport, 99 other. */
export type DocumentType = '01' | '04' | '05' | '06' | '07' | '08' | '99'

/**
 * What is wrong with a number, as far as one number shows it.
 * E01 empty; E02 width, spaces, invisible characters; E03 x, ×, *, Cyrillic or Greek Х for X; E04 O/I/l for 0/1;
 * E05 15 digits; E06 17 digits; E07 stored as a floating-point number; E08 wrong check digit; E09 impossible birth
 * date, in the future or more than 120 years ago; E10 birth date or sex not those of the record.
 */
export type DamageClass = 'E01' | 'E02' | 'E03' | 'E04' | 'E05' | 'E06' | 'E07' | 'E08' | 'E09' | 'E10'

export interface NumberReading {
  state: NumberState
  /** normalised, upgraded or repaired; '' when empty */
  number: string
  /** how the number was reached from the text; null unless valid */
  match: NumberMatch | null
  cameIn15: boolean
  documentType: DocumentType
  /** YYYYMMDD of a valid number that carries one, else null */
  birthDate: number | null
  sex: '1' | '2' | null
  damage: DamageClass[]
}

/**
 * Characters that a number loses when it is normalised: spaces of every width, tabs and line ends, zero-width and
 * direction marks (pasted from office programs), the byte-order mark and apostrophes (Excel's text marker).
 */
export const removedFromNumbers: string = [
  '\t\n\v\f\r \u0085\u00a0\u00ad\u1680\u180e',
  '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f',
  '\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u3000\ufeff',
  "'`\u2018\u2019",
].join('')

/** 18th character of clerks who could not type X: multiplication sign, asterisk, Cyrillic and Greek letters. */
export const writtenForX = '×*ХхΧχ'

/** Oldest age in completed years that a number may claim; beyond it the number is taken for a mistake. */
const OLDEST_AGE = 120

/** Sequences 996–999 marked centenarians in the 15-digit scheme, for whom the century 19 is wrong. */
const FIRST_CENTENARIAN_SEQUENCE = 996

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'
const removed = new Set(removedFromNumbers)

/** The 18th character for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkDigit(first17: string): string {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += (first17.charCodeAt(index) - 48) * WEIGHTS[index]!
  return CHECK_CHARACTERS[sum % 11]!
}

/** The 15-digit number of the old scheme as 18 digits; null when its date is none or it marks a centenarian. */
export function upgrade15(number15: string): string | null {
  if (!/^[1-9]\d{14}$/.test(number15)) return null
  if (Number(number15.slice(12)) >= FIRST_CENTENARIAN_SEQUENCE) return null
  const first17 = `${number15.slice(0, 6)}19${number15.slice(6)}`
  return readDate(first17.slice(6, 14)) === null ? null : first17 + checkDigit(first17)
}

/** Width, spaces, invisible characters, apostrophes and lower case: the writing of a number, not a repair of it. */
export function normaliseNumber(raw: string): string {
  return upperCase(narrow(raw))
}

/**
 * Reads the text of a personal number. `asOf` (YYYYMMDD) bounds birth dates: none after it, none more than 120 years
 * before it. Source: GB 11643, 国办发〔2018〕81号 (residence permits of Hong Kong, Macao and Taiwan), the permanent
 * residence cards of 2017 and 2023, and the contract on how far a number may be repaired.
 */
export function readNumber(raw: string, options: { asOf?: number } = {}): NumberReading {
  const narrowed = narrow(raw)
  const number = upperCase(narrowed)
  const damage: DamageClass[] = []
  if (isEmptyNumber(number)) return reading('empty', '', null, '99', ['E01'])
  if (narrowed !== raw) damage.push('E02')
  if (isFloat(number)) return reading('unusable', number, null, '99', [...damage, 'E07'])
  const asOf = options.asOf
  if (isCitizenForm(number, asOf)) {
    if (narrowed.endsWith('x')) damage.push('E03')
    return reading('valid', number, 'same', citizenDocument(number), damage)
  }
  const upgraded = number.length === 15 ? upgrade15(number) : null
  if (upgraded !== null && isCitizenForm(upgraded, asOf)) {
    return reading('valid', upgraded, 'upgraded', citizenDocument(upgraded), [...damage, 'E05'])
  }
  const repaired = repair(narrowed)
  if (repaired !== null && isCitizenForm(repaired.number, asOf)) {
    return reading('valid', repaired.number, 'repaired', citizenDocument(repaired.number), [
      ...damage,
      ...repaired.damage,
    ])
  }
  const lettered = letteredDocument(number)
  if (lettered !== null) return reading('valid', number, 'same', lettered, damage)
  return reading('invalid', number, null, '99', [...damage, ...damageOf(number, asOf)])
}

/** E10: the record's own birth date (AAC006, YYYYMMDD) or sex (AAC004) is not that of its valid number. */
export function disagreesWithRecord(
  number: NumberReading,
  record: { birthDate: number | null; sex: string | null },
): DamageClass[] {
  const birthDiffers = number.birthDate !== null && record.birthDate !== null && record.birthDate !== number.birthDate
  const sexGiven = record.sex === '1' || record.sex === '2'
  const sexDiffers = number.sex !== null && sexGiven && record.sex !== number.sex
  return birthDiffers || sexDiffers ? ['E10'] : []
}

/**
 * Birth date (text YYYYMMDD, not checked) and sex as the positions of a number say, valid or not; null when it has
 * neither 15 nor 18 characters, begins with a letter (other documents), or has letters there. Tolerant matching
 * compares these.
 */
export function birthAndSexPositions(number: string): { birth: string; sex: '1' | '2' } | null {
  const match =
    number.length === 18
      ? /^[^A-Z].{5}(\d{8})..(\d)/.exec(number)
      : number.length === 15
        ? /^[^A-Z].{5}(\d{6})..(\d)$/.exec(number)
        : null
  if (!match) return null
  return { birth: number.length === 18 ? match[1]! : `19${match[1]}`, sex: Number(match[2]) % 2 === 1 ? '1' : '2' }
}

/** Last character of the 15-character residence card (three letters, region, birth date, sequence): ICAO 9303, 7-3-1. */
export function residenceCardCheckDigit(first14: string): string {
  const sum = [...first14.slice(0, 14)].reduce((total, character, index) => {
    return total + Number.parseInt(character, 36) * [7, 3, 1][index % 3]!
  }, 0)
  return String(sum % 10)
}

function reading(
  state: NumberState,
  number: string,
  match: NumberMatch | null,
  documentType: DocumentType,
  damage: DamageClass[],
): NumberReading {
  const carriesBirth = state === 'valid' && /^\d{17}[\dX]$/.test(number)
  return {
    state,
    number,
    match,
    cameIn15: match === 'upgraded',
    documentType,
    birthDate: carriesBirth ? Number(number.slice(6, 14)) : null,
    sex: carriesBirth ? (Number(number[16]) % 2 === 1 ? '1' : '2') : null,
    damage,
  }
}

/** Nothing, 无, a stroke, or one digit over and over: what is typed where a form insists on a number. */
export function isEmptyNumber(normalised: string): boolean {
  return normalised === '' || normalised === '无' || normalised === '/' || /^(\d)\1*$/.test(normalised)
}

function isFloat(normalised: string): boolean {
  return /^\d(?:\.\d+E\+?|E\+)\d{1,3}$/.test(normalised)
}

function isCitizenForm(number: string, asOf: number | undefined): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number) || checkDigit(number) !== number[17]) return false
  const birth = readDate(number.slice(6, 14))
  return birth !== null && isPlausibleBirth(birth, asOf)
}

function isPlausibleBirth(birth: number, asOf: number | undefined): boolean {
  return asOf === undefined || (birth <= asOf && completedYears(birth, asOf) <= OLDEST_AGE)
}

function citizenDocument(number: string): DocumentType {
  if (number.startsWith('9')) return '07'
  const region = number.slice(0, 6)
  return region === '810000' ? '04' : region === '820000' ? '05' : region === '830000' ? '06' : '01'
}

/** Documents that begin with a letter: nothing but their form can be checked. */
function letteredDocument(number: string): DocumentType | null {
  if (/^[A-Z]{3}[0-9A-Z]{6,15}$/.test(number)) {
    // The contract takes every number of this form for one (policy.md "Age"): a wrong check digit does not change that.
    return number.length === 15 ? '07' : '99'
  }
  if (/^H(?:\d{8}|\d{10})$/.test(number)) return '04'
  if (/^M(?:\d{8}|\d{10})$/.test(number)) return '05'
  const isPassport = /^(?![A-Z]{3})[A-Z][0-9A-Z]{4,16}$/.test(number) && number.replace(/\D/g, '').length >= 4
  return isPassport ? '08' : null
}

/** The one number that letters typed for digits can mean; null when there are none. The caller checks the digit. */
function repair(narrowed: string): { number: string; damage: DamageClass[] } | null {
  const digits = narrowed.replace(/[Oo]/g, '0').replace(/[Il]/g, '1')
  const last = digits.slice(-1)
  const ended = last !== '' && writtenForX.includes(last) ? `${digits.slice(0, -1)}X` : digits
  if (ended === narrowed || ended.length !== 18) return null
  const damage: DamageClass[] = []
  if (ended !== digits || digits.endsWith('x')) damage.push('E03')
  if (digits !== narrowed) damage.push('E04')
  return { number: upperCase(ended), damage }
}

function damageOf(number: string, asOf: number | undefined): DamageClass[] {
  if (/^\d{17}$/.test(number)) return ['E06']
  if (/^\d{15}$/.test(number)) {
    const birth = readDate(`19${number.slice(6, 12)}`)
    return birth === null || !isPlausibleBirth(birth, asOf) ? ['E05', 'E09'] : ['E05']
  }
  if (!/^\d{17}[\dX]$/.test(number)) return []
  const damage: DamageClass[] = []
  const birth = readDate(number.slice(6, 14))
  if (birth === null || !isPlausibleBirth(birth, asOf)) damage.push('E09')
  if (checkDigit(number) !== number[17]) {
    // A double has 15 to 16 digits: a number that went through one ends in zeros.
    if (number.endsWith('000')) damage.push('E07')
    damage.push('E08')
  }
  return damage
}

function narrow(raw: string): string {
  let text = ''
  for (const character of raw) {
    const code = character.codePointAt(0)!
    const narrowed = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
    if (!removed.has(narrowed)) text += narrowed
  }
  return text
}

function upperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}
