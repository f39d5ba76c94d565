import type { NumberReading } from '../../../src/standards/identity-number.ts'
import { compareNames, nameCharacters } from '../../../src/standards/names.ts'

/** A rung of the name ladder, or `different`. */
export type NameLevel = ReturnType<typeof compareNames>

const ladder: readonly string[] = ['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'different']
const folds = new Map(nameCharacters().map((entry) => [entry.character, entry]))

/** How far down the ladder; smaller is nearer. */
export function rung(level: string): number {
  return ladder.indexOf(level)
}

/** Pairs of names under one number that a ruling says are one person's, or two people's. */
export interface RuledNames {
  same: Array<[string, string]>
  different: Array<[string, string]>
}

/** Somebody a row's name is compared with, and what was ruled of names under the number. */
export interface NamedHolder {
  name: string
  former: string
  pairs?: RuledNames
}

/** The rung between a holder and a row's name; the former name and names ruled `same` make L5, names ruled `different` are it. */
export function compareWithHolder(holder: NamedHolder, name: string, numberIsValid: boolean): NameLevel {
  const level = compareNames(name, holder.name, { former: holder.former, numberIsValid })
  const areIn = (pairs: Array<[string, string]>) =>
    pairs.some(
      ([one, other]) =>
        (sameBareName(one, holder.name) && sameBareName(other, name)) ||
        (sameBareName(other, holder.name) && sameBareName(one, name)),
    )
  if (level === 'L0' || holder.pairs === undefined) return level
  if (areIn(holder.pairs.different)) return 'different'
  return rung(level) > rung('L5') && areIn(holder.pairs.same) ? 'L5' : level
}

/** L1 form: what a name is called in a key. */
export function normalName(name: string): string {
  return fold(name, 'normal').trim()
}

/** L2 form: without separators, spaces and case. */
function bareName(name: string): string {
  return fold(name, 'bare')
}

/** The same name as far as a finding or ruling is concerned. */
export function sameBareName(one: string, other: string): boolean {
  return bareName(one) !== '' && bareName(one) === bareName(other)
}

/** A row's number and a local person's may be one number mistyped (outputs.md, "near"). */
export function isNear(
  row: { name: string; number: NumberReading; key: string },
  person: { name: string; number: NumberReading; key: string },
): boolean {
  const doubtful = [row, person].some((side) => side.number.state === 'invalid' || side.number.cameIn15)
  if (!doubtful || !sameBareName(row.name, person.name)) return false
  const ours = birthAndSexOf(row.key)
  const theirs = birthAndSexOf(person.key)
  if (ours !== null && theirs !== null && ours !== theirs) return false
  return editDistance(row.key, person.key) <= 2
}

/** Birth date and sex as the digits say; null where the number has not 15 or 18 characters, or letters there. */
function birthAndSexOf(number: string): string | null {
  const birth = number.length === 18 ? number.slice(6, 14) : number.length === 15 ? `19${number.slice(6, 12)}` : ''
  const sequence = number.length === 18 ? number.slice(16, 17) : number.slice(14, 15)
  if (!/^\d{8}$/.test(birth) || !/^\d$/.test(sequence)) return null
  return `${birth} ${Number(sequence) % 2}`
}

/** Least number of inserts, deletions, replacements and swaps of neighbours (unrestricted Damerau-Levenshtein). */
function editDistance(one: string, other: string): number {
  const infinite = one.length + other.length
  const lastRow = new Map<string, number>()
  const table = Array.from({ length: one.length + 2 }, () => new Array<number>(other.length + 2).fill(infinite))
  for (let i = 0; i <= one.length; i++) table[i + 1]![1] = i
  for (let j = 0; j <= other.length; j++) table[1]![j + 1] = j
  for (let i = 1; i <= one.length; i++) {
    let lastColumn = 0
    for (let j = 1; j <= other.length; j++) {
      const matchRow = lastRow.get(other[j - 1]!) ?? 0
      const matchColumn = lastColumn
      const same = one[i - 1] === other[j - 1]
      if (same) lastColumn = j
      table[i + 1]![j + 1] = Math.min(
        table[i]![j]! + (same ? 0 : 1),
        table[i + 1]![j]! + 1,
        table[i]![j + 1]! + 1,
        table[matchRow]![matchColumn]! + (i - matchRow - 1) + 1 + (j - matchColumn - 1),
      )
    }
    lastRow.set(one[i - 1]!, i)
  }
  return table[one.length + 1]![other.length + 1]!
}

function fold(name: string, form: 'normal' | 'bare'): string {
  return [...name].map((character) => folds.get(character)?.[form] ?? character).join('')
}
