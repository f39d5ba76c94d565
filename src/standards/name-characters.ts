import { formLines } from './data/name-forms.ts'
import { readingLines } from './data/name-readings.ts'
import { variantLines } from './data/name-variants.ts'

/** What the name ladder knows about one character; an engine that has these rows can run the ladder itself. */
export interface NameCharacter {
  character: string
  /** L1: dots to U+00B7, private-use to standard characters, compatibility forms; may be several characters or '' */
  normal: string
  /** L2: `normal` without separators, spaces and hyphens, upper-cased; '' for a separator */
  bare: string
  /** L3: `bare` with every character replaced by the representative of its class of forms */
  variant: string
  /** L3 where the character opens the name: the clerks' surname pairs hold there and only there */
  surnameVariant: string
  /** reading of the representative without tone, ü as v; '' when none is known */
  pinyin: string
  /** the same where the character opens the name (单 shan, 曾 zeng) */
  surnamePinyin: string
  /** all readings of all forms of the character */
  readings: string[]
  /** stands for a character that somebody could not type or decode */
  placeholder: boolean
}

const SEPARATOR = /[·\s\-\u2010-\u2015\u2212]/u
const PLACEHOLDERS = '?*□〓\ufffd'

/** Scripts whose lower case a name can hold; ranges are fixed so that every Unicode version folds alike. */
const LETTER_RANGES = [
  [0x61, 0x7a],
  [0xe0, 0x17f],
  [0x3b1, 0x3c9],
  [0x430, 0x45f],
] as const

let table: Map<string, NameCharacter> | undefined

/**
 * One row for every character that any fold changes, and for every Han character with a known reading. A character
 * without a row stands for itself, has no reading and is no placeholder.
 */
export function nameCharacters(): NameCharacter[] {
  return [...rows().values()]
}

/** The row of one character, made up where the table has none. */
export function nameCharacter(character: string): NameCharacter {
  return rows().get(character) ?? { ...plain(character) }
}

function rows(): Map<string, NameCharacter> {
  table ??= build()
  return table
}

function plain(character: string): NameCharacter {
  return {
    character,
    normal: character,
    bare: character,
    variant: character,
    surnameVariant: character,
    pinyin: '',
    surnamePinyin: '',
    readings: [],
    placeholder: false,
  }
}

function build(): Map<string, NameCharacter> {
  const forms = readForms()
  const letters = readLetters()
  const { classes, surnameClasses } = readVariants()
  const { defaults, all, surnames } = readReadings()
  const members = new Map<string, string[]>()
  for (const [character, representative] of classes) {
    members.set(representative, [...(members.get(representative) ?? [representative]), character])
  }
  const represent = (character: string): string => classes.get(character) ?? character
  const representSurname = (character: string): string => surnameClasses.get(character) ?? represent(character)
  const formsOf = (representative: string): string[] => members.get(representative) ?? [representative]
  const readingOf = (representative: string): string => {
    return defaults.get(representative) ?? first(formsOf(representative), (form) => defaults.get(form)) ?? ''
  }

  const characters = new Set([
    ...forms.keys(),
    ...letters.keys(),
    ...separators(),
    ...classes.keys(),
    ...classes.values(),
    ...surnameClasses.keys(),
    ...surnameClasses.values(),
    ...defaults.keys(),
    ...PLACEHOLDERS,
    ...privateUse(),
  ])
  const result = new Map<string, NameCharacter>()
  for (const character of characters) {
    const normal = forms.get(character) ?? character
    const bareParts = [...normal].filter((part) => !SEPARATOR.test(part)).map((part) => letters.get(part) ?? part)
    const variants = bareParts.map(represent)
    const opening = bareParts.map((part, index) => (index === 0 ? representSurname(part) : represent(part)))
    const single = variants.length === 1 ? variants[0]! : null
    const surname = opening.length === 1 ? opening[0]! : null
    result.set(character, {
      character,
      normal,
      bare: bareParts.join(''),
      variant: variants.join(''),
      surnameVariant: opening.join(''),
      pinyin: single === null ? '' : readingOf(single),
      surnamePinyin:
        surname === null
          ? ''
          : (first(formsOf(surname), (form) => surnames.get(form)) ?? readingOf(represent(surname))),
      readings: single === null ? [] : [...new Set(formsOf(single).flatMap((form) => all.get(form) ?? []))],
      placeholder: bareParts.length === 1 && isPlaceholder(bareParts[0]!),
    })
  }
  return result
}

function isPlaceholder(character: string): boolean {
  const code = character.codePointAt(0)!
  return PLACEHOLDERS.includes(character) || (code >= 0xe000 && code <= 0xf8ff)
}

function readForms(): Map<string, string> {
  const forms = new Map<string, string>()
  for (const line of formLines.split('\n')) {
    const [from, ...to] = line.split(' ').map((code) => String.fromCodePoint(Number.parseInt(code, 36)))
    forms.set(from!, to.join(''))
  }
  return forms
}

function readLetters(): Map<string, string> {
  const letters = new Map<string, string>()
  for (const [start, end] of LETTER_RANGES) {
    for (let code = start; code <= end; code++) {
      const letter = String.fromCodePoint(code)
      const upper = letter.toUpperCase()
      if (upper !== letter && upper.length === 1) letters.set(letter, upper)
    }
  }
  return letters
}

/** Character → representative, for any place in a name and for its first. */
function readVariants(): { classes: Map<string, string>; surnameClasses: Map<string, string> } {
  const classes = new Map<string, string>()
  const surnameClasses = new Map<string, string>()
  for (const line of variantLines.split('\n')) {
    const isSurname = line.startsWith('姓') && line.length > 2
    const [representative, ...others] = isSurname ? [...line].slice(1) : [...line]
    for (const other of others) (isSurname ? surnameClasses : classes).set(other, representative!)
  }
  return { classes, surnameClasses }
}

function readReadings() {
  const defaults = new Map<string, string>()
  const all = new Map<string, string[]>()
  const surnames = new Map<string, string>()
  for (const line of readingLines.split('\n')) {
    const [, reading, mark, characters] = /^([a-z]+)([+!]?) (.+)$/u.exec(line)!
    for (const character of characters!) {
      if (mark === '') defaults.set(character, reading!)
      if (mark === '!') surnames.set(character, reading!)
      const known = all.get(character)
      if (known === undefined) all.set(character, [reading!])
      else if (!known.includes(reading!)) known.push(reading!)
    }
  }
  return { defaults, all, surnames }
}

function separators(): string[] {
  const hyphens = Array.from({ length: 6 }, (_, index) => String.fromCodePoint(0x2010 + index))
  return ['·', ' ', '-', '\u2212', ...hyphens]
}

function privateUse(): string[] {
  return Array.from({ length: 0xf900 - 0xe000 }, (_, index) => String.fromCodePoint(0xe000 + index))
}

function first<T>(items: string[], find: (item: string) => T | undefined): T | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
