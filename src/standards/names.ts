import { nameCharacter } from './name-characters.ts'

export { type NameCharacter, nameCharacters } from './name-characters.ts'

/** How far two names agree, best first; `different` when they do not. */
export type NameMatch = 'L0' | 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6' | 'different'

export interface CompareNamesOptions {
  /** former name (曾用名) of the person whose present name is the second argument */
  former?: string
  /** whether the number beside the names is valid (default true): an empty name agrees only then */
  numberIsValid?: boolean
}

/** Names of 10 characters and more are cut by systems whose field is AAC003's C 20 (GB18030 bytes). */
const CUT_LENGTH = 10

/** Fixed ranges, not \p{Han}, so that every Unicode version and engine says the same. */
const HAN = /^[\u3007\u3400-\u9fff\u{20000}-\u{323af}]$/u

/** L1: width, compatibility forms, standard characters for private-use ones, separators as U+00B7, trimmed. */
export function normaliseName(name: string): string {
  return fold(name, 'normal').replace(/^ +| +$/g, '')
}

/** L2: the normalised name without separators, spaces and hyphens, in capitals. */
export function bareName(name: string): string {
  return fold(name, 'bare')
}

/** L3: one key for all ways to write a name: old, traditional and simplified forms, and the clerks' surname pairs. */
export function nameKey(name: string): string {
  return [...bareName(name)].map(keyCharacter).join('')
}

/**
 * Compares the name of a row with the name of a person on the ladder of the contract (outputs.md, "Linking, in
 * words"). All levels count code points. Every fold is of single characters: `nameCharacters()` is all an engine needs.
 */
export function compareNames(a: string, b: string, options: CompareNamesOptions = {}): NameMatch {
  const agreement = agreeInForm(a, b)
  if (agreement !== null) return agreement
  const [bareA, bareB] = [bareName(a), bareName(b)]
  if (agreeInPart(bareA, bareB)) return 'L4'
  if (isCut(a, b)) return 'L4'
  if ((isBlank(bareA) || isBlank(bareB)) && options.numberIsValid !== false) return 'L4'
  const former = options.former ?? ''
  if (bareName(former) !== '' && agreeInForm(a, former) !== null) return 'L5'
  return soundsAlike(bareA, bareB) || differsInOne(nameKey(a), nameKey(b)) ? 'L6' : 'different'
}

function agreeInForm(a: string, b: string): 'L0' | 'L1' | 'L2' | 'L3' | null {
  if (a === b) return 'L0'
  if (normaliseName(a) === normaliseName(b)) return 'L1'
  const [bareA, bareB] = [bareName(a), bareName(b)]
  // A name of nothing but separators is an empty name, which agrees with nothing by its form.
  if (bareA === '' || bareB === '') return null
  if (bareA === bareB) return 'L2'
  return nameKey(a) === nameKey(b) ? 'L3' : null
}

/** Character by character equal, but for placeholders and for pinyin written in place of one character. */
function agreeInPart(bareA: string, bareB: string): boolean {
  const [tokensA, tokensB] = [tokens(bareA), tokens(bareB)]
  if (tokensA.length !== tokensB.length) return false
  let known = 0
  for (const [index, tokenA] of tokensA.entries()) {
    const tokenB = tokensB[index]!
    if (isUnknown(tokenA) || isUnknown(tokenB)) continue
    if (
      tokenKey(tokenA, index) !== tokenKey(tokenB, index) &&
      !isReading(tokenA, tokenB) &&
      !isReading(tokenB, tokenA)
    ) {
      return false
    }
    known++
  }
  return known > 0
}

function isCut(a: string, b: string): boolean {
  const [keyA, keyB] = [nameKey(a), nameKey(b)]
  const [shorter, key, longer] = keyA.length < keyB.length ? [a, keyA, keyB] : [b, keyB, keyA]
  return [...normaliseName(shorter)].length >= CUT_LENGTH && longer.startsWith(key)
}

function soundsAlike(bareA: string, bareB: string): boolean {
  const [charactersA, charactersB] = [[...bareA], [...bareB]]
  if (charactersA.length === 0 || charactersA.length !== charactersB.length) return false
  return charactersA.every((characterA, index) => {
    const characterB = charactersB[index]!
    if (keyCharacter(characterA, index) === keyCharacter(characterB, index)) return true
    const soundA = sound(characterA, index)
    return soundA !== '' && soundA === sound(characterB, index)
  })
}

function differsInOne(keyA: string, keyB: string): boolean {
  const [charactersA, charactersB] = [[...keyA], [...keyB]]
  if (charactersA.length !== charactersB.length || charactersA.length < 3) return false
  return charactersA.filter((character, index) => character !== charactersB[index]).length === 1
}

function fold(name: string, level: 'normal' | 'bare'): string {
  let text = ''
  for (const character of name) text += nameCharacter(character)[level]
  return text
}

function keyCharacter(character: string, index: number): string {
  const row = nameCharacter(character)
  return index === 0 ? row.surnameVariant : row.variant
}

function sound(character: string, index: number): string {
  const row = nameCharacter(character)
  return index === 0 ? row.surnamePinyin : row.pinyin
}

/** Single characters, and each run of Latin letters as one. */
function tokens(bare: string): string[] {
  return bare.match(/[A-Z]+|[^A-Z]/gu) ?? []
}

function tokenKey(token: string, index: number): string {
  return isLatin(token) ? token : keyCharacter(token, index)
}

function isLatin(token: string): boolean {
  return /^[A-Z]+$/.test(token)
}

function isUnknown(token: string): boolean {
  return nameCharacter(token).placeholder
}

function isReading(latin: string, character: string): boolean {
  if (!isLatin(latin) || !HAN.test(character)) return false
  const { readings } = nameCharacter(character)
  return readings.length === 0 || readings.includes(latin.toLowerCase())
}

function isBlank(bare: string): boolean {
  return [...bare].every((character) => nameCharacter(character).placeholder)
}

/**
 * Pinyin initials of a name, by which clerks search: 欧阳娜娜 → oynn. The surname is read as a surname (单 s, not d);
 * Latin letters and digits stand for themselves, everything else is left off.
 */
export function nameInitials(name: string): string {
  let initials = ''
  let index = 0
  for (const written of name) {
    for (const character of nameCharacter(written).bare) initials += initialOf(character, index++)
  }
  return initials
}

function initialOf(character: string, index: number): string {
  const spoken = sound(character, index)
  if (spoken !== '') return spoken[0]!
  return /[A-Z0-9]/.test(character) ? character.toLowerCase() : ''
}
