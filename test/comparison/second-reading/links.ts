import { monthOf } from '../../../src/standards/plain-date.ts'
import { givesCode, isActiveEnrolment, isInPayment, liesInside } from './evidence.ts'
import { compareWithHolder, isNear, normalName } from './numbers-and-names.ts'
import {
  addTo,
  bestOf,
  groupByKey,
  holderOf,
  isOutsideRegister,
  isValid,
  type Link,
  type LocalPeople,
  makePerson,
  numberMatchOf,
  type Person,
  type Sharing,
} from './people.ts'
import { compareText, dateOf, latestFirst, monthIn } from './rows.ts'
import { inHouseholdOrder, type Rulings } from './rulings.ts'
import { type AcceptedRow, type KindName, kindNames } from './shapes.ts'

export interface LinkedPeople {
  /** living people of the register */
  people: Person[]
  /** people kept out of the register by a linked death row */
  dead: Person[]
  links: Map<AcceptedRow, Link>
  duplicates: Map<string, Sharing>
  shared: Map<string, Sharing>
}

interface Linking extends LinkedPeople {
  rows: Record<KindName, AcceptedRow[]>
  rulings: Rulings
  area: string
  asOf: number
}

const kindsWithoutPeople = new Set<KindName>(['unit', 'ruling'])
/** Kinds whose doubtful link makes the person `inaccurate`. */
const insuranceKinds = new Set<KindName>(['enrolment', 'elsewhere', 'benefit'])

/** Links every row that carries a person: to local people, then as `near`, then to people of other households. */
export function linkRows(
  rows: Record<KindName, AcceptedRow[]>,
  local: LocalPeople,
  rulings: Rulings,
  settings: { area: string; asOf: number },
): LinkedPeople {
  const { people: candidates, links, duplicates, shared } = local
  const linking: Linking = { people: [], dead: [], links, duplicates, shared, rows, rulings, ...settings }
  const byNumber = groupByKey(candidates)
  const open = kindNames
    .filter((kind) => !kindsWithoutPeople.has(kind))
    .flatMap((kind) => rows[kind])
    .filter((row) => !links.has(row))
  for (const row of open.filter((candidate) => candidate.kind === 'death')) {
    const best = bestOf(byNumber.get(row.key ?? '') ?? [], row)
    if (best !== null) best.person.deaths.push(row)
  }
  linking.people = candidates.filter((person) => person.deaths.length === 0)
  linking.dead = candidates.filter((person) => person.deaths.length > 0)
  const left = open.filter((row) => !linkToLocal(linking, row, byNumber))
  const unlinked = left.filter((row) => !linkAsNear(linking, row))
  for (const [number, group] of groupByKey(unlinked)) linkToNonLocal(linking, number, group)
  for (const row of unlinked) {
    if (!links.has(row)) links.set(row, { person: null, numberMatch: 'none', nameMatch: null, decision: 'none' })
  }
  return linking
}

/** Links a row to the local people with its number, or finds it in conflict with them; false when there are none. */
function linkToLocal(linking: Linking, row: AcceptedRow, byNumber: Map<string, Person[]>): boolean {
  if (row.key === null) return false
  const holders = byNumber.get(row.key) ?? []
  const best = bestOf(holders, row)
  if (best !== null) {
    linkTo(linking, row, best.person, best.level)
    return true
  }
  if (holders.length === 0) return false
  const living = holders.filter((person) => person.deaths.length === 0)
  conflictWith(linking, row, living.length > 0 ? living : holders)
  return true
}

function linkTo(linking: Linking, row: AcceptedRow, person: Person, level: string): void {
  const decision = level === 'L6' ? 'review' : 'auto'
  linking.links.set(row, { person, numberMatch: numberMatchOf(row), nameMatch: level, decision })
  person.certain.push(row)
  if (decision === 'review' && insuranceKinds.has(row.kind)) person.doubts.add('review')
}

function conflictWith(linking: Linking, row: AcceptedRow, holders: Person[]): void {
  linking.links.set(row, {
    person: null,
    numberMatch: numberMatchOf(row),
    nameMatch: 'different',
    decision: 'conflict',
  })
  const number = row.key!
  for (const holder of holders) {
    if (linking.rulings.silences('number_shared', { number, name: holder.name }, { number, name: row.name })) continue
    addTo(linking.shared, number, [holder], [holder.makingRow, row])
    if (insuranceKinds.has(row.kind)) holder.doubts.add('conflict')
  }
}

/** "Exactly one local person" who is near: a review link that decides little. */
function linkAsNear(linking: Linking, row: AcceptedRow): boolean {
  if (row.key === null || row.kind === 'household') return false
  const near = linking.people.filter(
    (person) =>
      person.key !== null &&
      isNear(
        { name: row.name, number: row.number, key: row.key! },
        { name: person.name, number: person.number, key: person.key },
      ),
  )
  const person = near[0]
  if (near.length !== 1 || person === undefined) return false
  const nameMatch = compareWithHolder(person, row.name, isValid(row))
  linking.links.set(row, { person, numberMatch: 'near', nameMatch, decision: 'review' })
  person.near.push(row)
  return true
}

/** The person whom enrolments and benefits inside the area make under a valid number, and the rows of that number. */
function linkToNonLocal(linking: Linking, number: string, group: AcceptedRow[]): void {
  const pairs = linking.rulings.pairsOf(number)
  const making = group.filter((row) => isValid(row) && givesCode(row) && isPresentInArea(linking, row))
  const holders = [
    ...group.filter((row) => (row.kind === 'household' && isOutsideRegister(row)) || row.kind === 'death'),
  ].map((row) => holderOf(row, pairs))
  const isAnothers = (row: AcceptedRow) =>
    holders.length > 0 && holders.every((holder) => compareWithHolder(holder, row.name, isValid(row)) === 'different')
  const own = making.filter((row) => !isAnothers(row))
  const first =
    latestFirst(
      own.filter((row) => row.kind === 'enrolment'),
      (row) => dateOf(row, 'AAE035', 0),
      (row) => dateOf(row, 'AAC030', 0),
    )[0] ?? latestFirst(own, (row) => monthIn(row, 'AAE041') ?? 0)[0]
  const person = first && makePerson(first, `${number}|${normalName(first.name)}`, 'non_local', pairs, linking.asOf)
  if (person) {
    const ownHouseholds = group.filter((row) => row.kind === 'household' && row.name === person.name)
    person.former =
      ownHouseholds
        .map((row) => row.cells.former_name!)
        .sort(compareText)
        .at(-1) ?? ''
  }
  if (person) person.deaths = group.filter((row) => row.kind === 'death' && bestOf([person], row) !== null)
  if (person) {
    const register = person.deaths.length > 0 ? linking.dead : linking.people
    register.push(person)
    for (const row of group) {
      const best = bestOf([person], row)
      if (best !== null) linkTo(linking, row, person, best.level)
      else conflictWith(linking, row, [person])
    }
    const households = person.certain.filter((row) => row.kind === 'household' && !isOutsideRegister(row))
    person.households = inHouseholdOrder(households)
  }
  for (const row of group.filter(isAnothers)) {
    if (linking.links.has(row)) continue
    linking.links.set(row, {
      person: null,
      numberMatch: numberMatchOf(row),
      nameMatch: 'different',
      decision: 'conflict',
    })
    const isRuled = holders.every((holder) =>
      linking.rulings.silences('number_shared', { number, name: holder.name }, { number, name: row.name }),
    )
    if (!isRuled) addTo(linking.shared, number, [], [row])
  }
}

/** An active enrolment of the area's own systems, or a benefit in payment, inside the area. */
function isPresentInArea(linking: Linking, row: AcceptedRow): boolean {
  const isPresent =
    (row.kind === 'enrolment' && isActiveEnrolment(row, linking.asOf)) || isInPayment(row, monthOf(linking.asOf))
  return isPresent && liesInside(row, linking.area)
}
