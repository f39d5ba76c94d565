import { type NumberReading, readNumber } from '../../../src/standards/identity-number.ts'
import { compareWithHolder, type NamedHolder, normalName, type RuledNames, rung } from './numbers-and-names.ts'
import { inHouseholdOrder, policeStatus, type Rulings } from './rulings.ts'
import type { AcceptedRow, KindName, NumberMatch } from './shapes.ts'

/** Why a person is `inaccurate`; each is read from the rows alone. */
export type Doubt = 'review' | 'conflict' | 'near' | 'number_invalid' | 'record_differs'

/** Somebody of the register, or found dead and kept out of it. */
export interface Person extends NamedHolder {
  personKey: string
  household: 'local' | 'non_local'
  /** the household row, enrolment or benefit that makes the person */
  makingRow: AcceptedRow
  /** the number the person is kept under; null without a usable one */
  key: string | null
  number: NumberReading
  /** household rows that describe the person, the one that counts first */
  households: AcceptedRow[]
  /** linked `auto`, or `review` by L6 */
  certain: AcceptedRow[]
  near: AcceptedRow[]
  deaths: AcceptedRow[]
  doubts: Set<Doubt>
}

export interface Link {
  person: Person | null
  numberMatch: NumberMatch
  nameMatch: string | null
  decision: 'auto' | 'review' | 'conflict' | 'none'
}

export interface Sharing {
  persons: Set<Person>
  rows: Set<AcceptedRow>
}

export interface LocalPeople {
  people: Person[]
  links: Map<AcceptedRow, Link>
  duplicates: Map<string, Sharing>
  shared: Map<string, Sharing>
}

const nothingRuled: RuledNames = { same: [], different: [] }

/** Police statuses that are not people of the register: dead, moved out, deleted, cancelled. */
const statusesOutside = new Set(['1', '2', '7', '8'])

/** The people whom the household rows inside the area make (outputs.md, "Who is in the register", `local`). */
export function makeLocalPeople(
  rows: Record<KindName, AcceptedRow[]>,
  isLocal: (row: AcceptedRow) => boolean,
  rulings: Rulings,
  asOf: number,
): LocalPeople {
  const found: LocalPeople = { people: [], links: new Map(), duplicates: new Map(), shared: new Map() }
  const eligible = rows.household.filter(isLocal)
  for (const row of eligible.filter((candidate) => candidate.key === null)) {
    const person = makePerson(row, `household|${row.text}`, 'local', nothingRuled, asOf)
    found.people.push(person)
    found.links.set(row, { person, numberMatch: 'none', nameMatch: 'L0', decision: 'auto' })
  }
  for (const [number, group] of groupByKey(eligible)) makePeopleOfNumber(found, number, group, rulings, asOf)
  return found
}

/** Rows with one number, the better first: each follows the first better row whose name agrees. */
function makePeopleOfNumber(
  found: LocalPeople,
  number: string,
  group: AcceptedRow[],
  rulings: Rulings,
  asOf: number,
): void {
  const personOf = new Map<AcceptedRow, Person>()
  const pairs = rulings.pairsOf(number)
  for (const row of inHouseholdOrder(group)) {
    const numberMatch = numberMatchOf(row)
    const followed = [...personOf.keys()]
      .map((better) => ({ better, level: levelBetween(better, row, pairs) }))
      .find(({ level }) => level !== 'different')
    if (followed === undefined) {
      const person = makePerson(row, `${number}|${normalName(row.name)}`, 'local', pairs, asOf)
      personOf.set(row, person)
      found.people.push(person)
      found.links.set(row, { person, numberMatch, nameMatch: 'L0', decision: 'auto' })
      continue
    }
    const person = personOf.get(followed.better)!
    personOf.set(row, person)
    person.households.push(row)
    person.certain.push(row)
    const decision = followed.level === 'L6' ? 'review' : 'auto'
    if (decision === 'review') person.doubts.add('review')
    found.links.set(row, { person, numberMatch, nameMatch: followed.level, decision })
    const making = person.makingRow
    // Numbers that a ruling made one are not one number written twice.
    const isAliased = [making, row].some((one) => one.number.number !== one.key)
    const isRuled = rulings.silences('household_duplicate', { number, name: making.name }, { number, name: row.name })
    if (!isRuled && !isAliased) addTo(found.duplicates, number, [person], [making, row])
  }
  const people = [...new Set(personOf.values())]
  for (const one of people) {
    for (const other of people) {
      if (one === other) continue
      if (rulings.silences('number_shared', { number, name: one.name }, { number, name: other.name })) continue
      one.doubts.add('conflict')
      addTo(found.shared, number, [one, other], [one.makingRow, other.makingRow])
    }
  }
}

export function makePerson(
  row: AcceptedRow,
  personKey: string,
  household: 'local' | 'non_local',
  pairs: RuledNames,
  asOf: number,
): Person {
  const isHousehold = household === 'local'
  const number = row.key === null || row.number.number === row.key ? row.number : readNumber(row.key, { asOf })
  return {
    personKey,
    household,
    makingRow: row,
    key: row.key,
    number,
    name: row.name,
    former: isHousehold ? row.cells.former_name! : '',
    pairs,
    households: isHousehold ? [row] : [],
    certain: isHousehold ? [row] : [],
    near: [],
    deaths: [],
    doubts: new Set(),
  }
}

/** A household or death row as somebody to compare names with. */
export function holderOf(row: AcceptedRow, pairs: RuledNames): NamedHolder {
  return { name: row.name, former: row.cells.former_name ?? '', pairs }
}

/** The person whose name agrees best; the better household row first where two agree alike. */
export function bestOf(people: Person[], row: AcceptedRow): { person: Person; level: string } | null {
  let best: { person: Person; level: string } | null = null
  for (const person of people) {
    const level = compareWithHolder(person, row.name, isValid(row))
    if (level !== 'different' && (best === null || rung(level) < rung(best.level))) best = { person, level }
  }
  return best
}

/** Two household rows of one number: the former name of either may be the other's. */
function levelBetween(better: AcceptedRow, row: AcceptedRow, pairs: RuledNames): string {
  const forth = compareWithHolder(holderOf(better, pairs), row.name, isValid(row))
  const back = compareWithHolder(holderOf(row, pairs), better.name, isValid(row))
  return rung(forth) <= rung(back) ? forth : back
}

export function groupByKey<T extends { key: string | null }>(members: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const member of members) {
    if (member.key === null) continue
    const group = groups.get(member.key)
    if (group) group.push(member)
    else groups.set(member.key, [member])
  }
  return groups
}

export function addTo(shared: Map<string, Sharing>, number: string, persons: Person[], rows: AcceptedRow[]): void {
  const entry = shared.get(number) ?? { persons: new Set(), rows: new Set() }
  for (const person of persons) entry.persons.add(person)
  for (const row of rows) entry.rows.add(row)
  shared.set(number, entry)
}

export function numberMatchOf(row: AcceptedRow): NumberMatch {
  return row.number.match ?? 'same'
}

export function isValid(row: AcceptedRow): boolean {
  return row.number.state === 'valid'
}

export function isOutsideRegister(row: AcceptedRow): boolean {
  return statusesOutside.has(policeStatus(row))
}
