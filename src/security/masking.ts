import type { LocalIndicatorType } from '../standards/local-indicators.ts'

/*
 * GB/T 35273-2020, 7.2, asks that personal information be de-identified where it is displayed, but leaves open which
 * characters. Those shown here are this project's choice, after what officials and phone operators are used to.
 * What is longer than expected, or broken, shows less, never more.
 */

/**
 * A personal number with its middle hidden, each character by one star, so that a lost digit can still be seen.
 * 18 characters or more keep the first 3 and last 4; 15 to 17 the first 3 and last 3 (the fourth from the end of a
 * 15-digit number is of the birth date); other documents from 8 on the first and the last 2; shorter ones nothing.
 * Not the usual first 6: with them and a birth date shown beside, only the 3 digits of the sequence would be left.
 */
export function maskNumber(number: string): string {
  const characters = charactersOf(number)
  if (characters.length >= 18) return hide(characters, 3, 4)
  if (characters.length >= 15) return hide(characters, 3, 3)
  return characters.length >= 8 ? hide(characters, 1, 2) : hide(characters, 0, 0)
}

/**
 * A phone number with its middle hidden: 138****1234 of 11 or 12 digits (mobile, or area code and line), the last 2 of
 * 7 to 10 digits, nothing of any other text. The country code 86 and signs between the digits are left off.
 */
export function maskPhone(phone: string): string {
  const characters = charactersOf(phone)
  const digits = characters.filter((character) => /\d/.test(character))
  const local = digits.length === 13 && digits.join('').startsWith('861') ? digits.slice(2) : digits
  if (local.length === 11 || local.length === 12) return hide(local, 3, 4)
  return local.length >= 7 && local.length <= 10 ? hide(local, 0, 2) : hide(characters, 0, 0)
}

/**
 * An address down to its village or community (社区, 村, 居委会, 村委会), which is no secret to those who work there, then
 * ***. Without one: its first 6 characters, at most half of it, and never a house, group or room.
 */
export function maskAddress(address: string): string {
  const characters = charactersOf(address)
  if (characters.length === 0) return ''
  const text = characters.join('')
  const house = text.search(/[0-9A-Za-z]|[一二三四五六七八九十百]+(?:组|号|栋|幢|座|单元|室|楼|层|户)/)
  const open = house === -1 ? text : text.slice(0, house)
  const village = /^.*?(?:社区|[居村](?:民?委员会|委会)|村)/u.exec(open)?.[0]
  if (village !== undefined) return `${village}***`
  const half = Math.floor(characters.length / 2)
  return `${[...open].slice(0, Math.min(6, half)).join('')}***`
}

/**
 * A birth date down to its year: with month and day, and the division beside it, a masked number could be rebuilt. What
 * does not begin with a year shows nothing.
 */
export function maskBirthDate(date: string): string {
  const year = /^\D{0,2}((?:18|19|20)\d\d)(?=\d{4}|\D)/.exec(charactersOf(date).join(''))?.[1]
  return date.trim() === '' ? '' : `${year ?? ''}****`
}

const digit = '[0-9０-９]'
const longNumber = new RegExp(`${digit}(?:[-\\s]?${digit}){14,}[xXＸ]?`, 'gu')
const mobile = new RegExp(`(?<!${digit})(?:[8８][6６])?[1１][3-9３-９](?:[-\\s]?${digit}){9}(?!${digit})`, 'gu')

/** A text in which clerks may have written numbers or mobile phones, with each of them masked. */
export function maskWithin(text: string): string {
  return text.replace(longNumber, maskNumber).replace(mobile, maskPhone)
}

/**
 * A value of a local indicator: a code in full, as those of the ministry's indicators; of a date the year; of a text or
 * number, which may hold anything, nothing.
 */
export function maskLocalValue(type: LocalIndicatorType, value: string): string {
  if (type === 'code') return value
  return type === 'date' ? `${value.slice(0, 4)}****` : '***'
}

/** Characters after narrowing full-width ones (clerks type both), without spaces around. */
function charactersOf(text: string): string[] {
  return [...text.normalize('NFKC').trim()]
}

function hide(characters: readonly string[], first: number, last: number): string {
  const hidden = characters.length - first - last
  return [...characters.slice(0, first), '*'.repeat(hidden), ...characters.slice(first + hidden)].join('')
}
