import { readNumber } from '../../../src/standards/identity-number.ts'
import { type RuledNames, sameBareName } from './numbers-and-names.ts'
import { compareText, dateOf, latestFirst } from './rows.ts'
import type { AcceptedRow, KindName } from './shapes.ts'

/** One side of a finding, as a ruling names it. */
export interface Side {
  number: string | null
  name: string
}

export interface Rulings {
  /** a number to the number that it is kept under */
  keptNumber(number: string): string
  /** names that are one person's, or two people's, under a kept number */
  pairsOf(number: string): RuledNames
  /** the finding between two sides (or of one) is ruled `different` or `lawful` */
  silences(code: string, one: Side, other?: Side): boolean
}

/** Reads the human decisions (policy.md, "Decided by people"). `isLocal` says which household rows make people. */
export function readRulings(
  rows: Record<KindName, AcceptedRow[]>,
  asOf: number,
  isLocal: (row: AcceptedRow) => boolean,
): Rulings {
  const read = rows.ruling.map((row) => {
    const first = readNumber(row.cells.number_a!, { asOf }).number
    const second = readNumber(row.cells.number_b!, { asOf }).number
    return { row, first, second, oneSided: second === '' }
  })
  const sides = latestRulings(read.filter(({ first }) => first !== ''))
  const groups = new Map<string, Set<string>>()
  for (const { row, first, second } of sides) {
    if (row.cells.decision !== 'same' || second === '' || second === first) continue
    const joined = new Set([...(groups.get(first) ?? [first]), ...(groups.get(second) ?? [second])])
    for (const number of joined) groups.set(number, joined)
  }
  const kept = new Map<string, string>()
  for (const group of new Set(groups.values())) {
    const best = bestNumber([...group], rows, isLocal)
    for (const number of group) kept.set(number, best)
  }
  const keptNumber = (number: string) => kept.get(number) ?? number
  const namesRuled = (number: string, decision: string) =>
    sides
      .filter(({ row, first, second, oneSided }) => {
        const isOne = keptNumber(first) === number && (oneSided || keptNumber(second) === number)
        const isNamed =
          decision === 'same' ||
          (row.cells.code === 'number_shared' && !sameBareName(row.cells.name_a!, row.cells.name_b!))
        return row.cells.decision === decision && isOne && isNamed
      })
      .map(({ row }): [string, string] => [row.cells.name_a!, row.cells.name_b!])
  const silencing = sides.filter(({ row }) => row.cells.decision === 'different' || row.cells.decision === 'lawful')
  return {
    keptNumber,
    pairsOf: (number) => ({ same: namesRuled(number, 'same'), different: namesRuled(number, 'different') }),
    silences: (code, one, other) =>
      silencing.some(({ row, first, second, oneSided }) => {
        if (row.cells.code !== code) return false
        const a = { number: keptNumber(first), name: row.cells.name_a! }
        const b = { number: oneSided ? a.number : keptNumber(second), name: row.cells.name_b! }
        if (other === undefined) return names(a, one) || (!oneSided && names(b, one))
        return (names(a, one) && names(b, other)) || (names(a, other) && names(b, one))
      }),
  }
}

interface ReadRuling {
  row: AcceptedRow
  first: string
  second: string
  oneSided: boolean
}

/** The latest ruling of a code on the same two numbers and names; the first decision of the alphabet where it ties. */
function latestRulings(rulings: ReadRuling[]): ReadRuling[] {
  const latest = new Map<string, ReadRuling>()
  const date = ({ row }: ReadRuling) => dateOf(row, 'decided_at', 0)
  for (const ruling of rulings) {
    const { row, first, second, oneSided } = ruling
    if (row.cells.decision === '') continue
    const numbers = [first, oneSided ? first : second].sort(compareText)
    const subject = JSON.stringify([row.cells.code, numbers, [row.cells.name_a!, row.cells.name_b!].sort(compareText)])
    const known = latest.get(subject)
    const isLater =
      known === undefined ||
      date(ruling) > date(known) ||
      (date(ruling) === date(known) && row.cells.decision! < known.row.cells.decision!)
    if (isLater) latest.set(subject, ruling)
  }
  return [...latest.values()]
}

/** An empty name in a ruling leaves the name open. */
function names(ruled: Side, side: Side): boolean {
  return ruled.number === side.number && (ruled.name.trim() === '' || sameBareName(ruled.name, side.name))
}

/** "The number with a household row stays, else the one enrolled last." */
function bestNumber(
  numbers: string[],
  rows: Record<KindName, AcceptedRow[]>,
  isLocal: (row: AcceptedRow) => boolean,
): string {
  const household = rows.household.filter((row) => row.key !== null && numbers.includes(row.key))
  const enrolment = rows.enrolment.filter((row) => row.key !== null && numbers.includes(row.key))
  const best =
    inHouseholdOrder(household.filter(isLocal))[0] ??
    inHouseholdOrder(household)[0] ??
    latestFirst(
      enrolment,
      (row) => dateOf(row, 'AAE035', 0),
      (row) => dateOf(row, 'AAC030', 0),
    )[0]
  return best?.key ?? [...numbers].sort(compareText).at(-1)!
}

/** "The row with a normal status, then the one with a village code, then the greatest text." */
export function inHouseholdOrder(rows: AcceptedRow[]): AcceptedRow[] {
  return latestFirst(
    rows,
    (row) => (policeStatus(row) === '0' ? 1 : 0),
    (row) => (row.cells.AAB299!.length >= 12 ? 1 : 0),
  )
}

export function policeStatus(row: AcceptedRow): string {
  return row.cells.police_status || '0'
}
