import { isEmptyNumber, normaliseNumber } from './identity-number.ts'

export type UnitNumberForm = 'credit' | 'organisation' | 'registration'

export interface UnitNumberReading {
  state: 'empty' | 'invalid' | 'valid'
  /** normalised; the organisation code without its hyphen; '' when empty */
  number: string
  form: UnitNumberForm | null
}

/** Digits and capital letters without I, O, S, V, Z, which are too like 1, 0, 5, U, 2 (GB 32100-2015). */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** 18th character of the unified social credit code (统一社会信用代码) for its first 17: GB 32100-2015, weights 3^i mod 31. */
export function creditCheckDigit(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17.slice(0, 17)) {
    sum += CREDIT_ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31]!
}

/** 9th character of the organisation code (组织机构代码) for its first 8: GB 11714. */
export function organisationCheckDigit(first8: string): string {
  let sum = 0
  for (let index = 0; index < 8; index++) sum += Number.parseInt(first8[index]!, 36) * ORGANISATION_WEIGHTS[index]!
  const value = 11 - (sum % 11)
  return value === 10 ? 'X' : value === 11 ? '0' : String(value)
}

/** 15th digit of the business registration number (工商注册号) for its first 14: GS 15-2006, ISO 7064 MOD 11,10. */
export function registrationCheckDigit(first14: string): string {
  let product = 10
  for (const digit of first14.slice(0, 14)) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}

/** Reads a unit's number; until 三证合一 (2015-10) and for years after it, unit files mix the three forms. */
export function readUnitNumber(raw: string): UnitNumberReading {
  const number = normaliseNumber(raw)
  if (isEmptyNumber(number)) return { state: 'empty', number: '', form: null }
  if (/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(number)) {
    if (creditCheckDigit(number) === number[17]) return { state: 'valid', number, form: 'credit' }
  }
  const plain = number.replace(/^([0-9A-Z]{8})-([0-9X])$/, '$1$2')
  if (/^[0-9A-Z]{8}[0-9X]$/.test(plain) && organisationCheckDigit(plain) === plain[8]) {
    return { state: 'valid', number: plain, form: 'organisation' }
  }
  if (/^\d{15}$/.test(number) && registrationCheckDigit(number) === number[14]) {
    return { state: 'valid', number, form: 'registration' }
  }
  return { state: 'invalid', number, form: null }
}
