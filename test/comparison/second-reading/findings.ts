import { isInside, isKnownDivision } from '../../../src/standards/divisions.ts'
import { monthOf, readMonth } from '../../../src/standards/plain-date.ts'
import { isMissing } from './codes.ts'
import { columnsOf } from './columns.ts'
import { isActiveEnrolment, isInPayment, liesInside } from './evidence.ts'
import { type Findable, makeFinding, sideOf } from './finding.ts'
import { findDuplicates } from './finding-duplicates.ts'
import { normalName, sameBareName } from './numbers-and-names.ts'
import { groupByKey, isValid, type Person, type Sharing } from './people.ts'
import { dateOf, monthIn } from './rows.ts'
import { policeStatus } from './rulings.ts'
import { type AcceptedRow, kindNames, type SecondFinding } from './shapes.ts'

const cancelledStatuses = new Set(['1', '7', '8'])
const employerRules = new Set(['P1', 'P2', 'P3', 'P4', 'P5'])

/** The findings of outputs.md, "Finding codes", without those that a ruling silences. */
export function readFindings(found: Findable): SecondFinding[] {
  const all = found.linked.links
  const rowsWithPeople = [...all.keys()]
  const isNear = (row: AcceptedRow) => all.get(row)?.numberMatch === 'near'
  return [
    ...findDuplicates(found),
    ...sharings('number_shared', found.linked.shared, found),
    ...sharings('household_duplicate', found.linked.duplicates, found),
    ...findPeopleWithTwoNumbers(found),
    ...findAfterDeath(found),
    ...findDeathsNotCancelled(found),
    ...findCancelled(found, rowsWithPeople, isNear),
    ...findInvalidNumbers(found, rowsWithPeople),
    ...findNotInHousehold(found, isNear),
    ...findUnits(found),
    ...findEmployees(found),
    ...findUnknownAreas(found),
  ]
}

/** Rulings on sharings are read where they arise, pair by pair; the dead are not in the register. */
function sharings(code: string, sharing: Map<string, Sharing>, found: Findable): SecondFinding[] {
  const living = new Set(found.linked.people)
  return [...sharing].map(([number, { persons, rows }]) =>
    makeFinding(
      code,
      number,
      [...persons].filter((person) => living.has(person)),
      [...rows],
    ),
  )
}

interface NumberHolder {
  number: string
  name: string
  person: Person | null
  birth: string
  sex: string
  /** household books and phones of household rows and enrolments */
  contacts: Set<string>
  row: AcceptedRow
}

/** "Two valid numbers, same name L0–L2, birth date and sex, and the same household book or the same filled phone." */
function findPeopleWithTwoNumbers({ judged, linked, rows, rulings }: Findable): SecondFinding[] {
  const people = judged
    .filter(({ person }) => person.number.state === 'valid')
    .map(({ person, bySources }): NumberHolder => {
      const { AAC006: birth, AAC004: sex } = bySources
      const contacts = contactsOf(person.certain)
      return { number: person.key!, name: person.name, person, birth, sex, contacts, row: person.makingRow }
    })
  // Enrolments that are nobody's in the register hold a number too.
  const nobodys = rows.enrolment.filter(
    (row) => isValid(row) && /^\d{17}[\dX]$/.test(row.key!) && linked.links.get(row)?.decision === 'none',
  )
  const strangers = [...groupByKey(nobodys)].flatMap(([number, group]) =>
    group.map(
      (row): NumberHolder => ({
        number,
        name: row.name,
        person: null,
        birth: String(row.number.birthDate),
        sex: String(row.number.sex),
        contacts: contactsOf(group),
        row,
      }),
    ),
  )
  const pairs = new Map<string, { people: Set<Person>; rows: Set<AcceptedRow> }>()
  const holders = [...people, ...strangers]
  for (const one of holders) {
    for (const other of holders) {
      if (one.number >= other.number || !sameBareName(one.name, other.name)) continue
      if (one.birth === '' || one.birth !== other.birth || one.sex === '' || one.sex !== other.sex) continue
      if (![...one.contacts].some((contact) => other.contacts.has(contact))) continue
      if (rulings.silences('person_with_two_numbers', one, other)) continue
      const subject = `${one.number}+${other.number}`
      const pair = pairs.get(subject) ?? { people: new Set(), rows: new Set() }
      for (const holder of [one, other]) {
        if (holder.person !== null) pair.people.add(holder.person)
        pair.rows.add(holder.row)
      }
      pairs.set(subject, pair)
    }
  }
  return [...pairs].map(([subject, pair]) =>
    makeFinding('person_with_two_numbers', subject, [...pair.people], [...pair.rows]),
  )
}

function contactsOf(rows: AcceptedRow[]): Set<string> {
  const contacts = rows
    .filter((row) => row.kind === 'household' || row.kind === 'enrolment')
    .flatMap((row) => [`book ${row.cells.AAB401 ?? ''}`, `phone ${row.cells.AAE005 ?? ''}`])
  return new Set(contacts.filter((contact) => !contact.endsWith(' ')))
}

/** An active enrolment or a benefit in a month later than the death; an unknown day of death gives none. */
function findAfterDeath({ linked, rulings, input }: Findable): SecondFinding[] {
  const isLater = (row: AcceptedRow, death: AcceptedRow) => {
    const date = dateOf(death, 'death_date', 0)
    return date > 0 && lastMonthOf(row, input.asOf) > monthOf(date)
  }
  const findings: SecondFinding[] = []
  for (const person of linked.dead) {
    const later = person.certain.filter((row) => person.deaths.some((death) => isLater(row, death)))
    if (later.length === 0 || rulings.silences('after_death', sideOf(person))) continue
    findings.push(makeFinding('after_death', person.key!, [], later))
  }
  return findings
}

/** The last month, up to that of `asOf`, in which an enrolment is active or a benefit is in payment; 0 for none. */
function lastMonthOf(row: AcceptedRow, asOf: number): number {
  const now = monthOf(asOf)
  if (row.kind !== 'benefit') return isActiveEnrolment(row, asOf) ? now : 0
  const start = monthIn(row, 'AAE041')
  const last = Math.min(readMonth(row.cells.AAE042!) ?? now, now)
  const isPaid = start !== null && start <= last && (row.cells.AAE116 || '1') === '1'
  return isPaid ? last : 0
}

function findDeathsNotCancelled({ linked, rulings }: Findable): SecondFinding[] {
  return linked.dead
    .filter((person) => person.household === 'local' && !rulings.silences('death_not_cancelled', sideOf(person)))
    .map((person) => makeFinding('death_not_cancelled', person.personKey, [], [...person.households, ...person.deaths]))
}

/** "Under a number whose only household rows have status 1, 7 or 8, with no death row." */
function findCancelled(
  { rows, linked, rulings, input }: Findable,
  rowsWithPeople: AcceptedRow[],
  isNear: (row: AcceptedRow) => boolean,
): SecondFinding[] {
  const month = monthOf(input.asOf)
  return [...groupByKey(rowsWithPeople)].flatMap(([number, group]) => {
    const household = group.filter((row) => row.kind === 'household')
    if (household.length === 0 || !household.every((row) => cancelledStatuses.has(policeStatus(row)))) return []
    if (rows.death.some((row) => row.key === number)) return []
    const active = group.filter(
      (row) => !isNear(row) && (isActiveEnrolment(row, input.asOf) || isInPayment(row, month)),
    )
    const isRuled = household.some((row) => rulings.silences('enrolled_but_cancelled', { number, name: row.name }))
    const people = linked.people.filter((person) => person.key === number)
    return active.length === 0 || isRuled ? [] : [makeFinding('enrolled_but_cancelled', number, people, active)]
  })
}

/** "Neither empty nor valid after normalising and repair, near-linked or not." */
function findInvalidNumbers({ linked, rulings }: Findable, rowsWithPeople: AcceptedRow[]): SecondFinding[] {
  const groups = new Map<string, AcceptedRow[]>()
  for (const row of rowsWithPeople) {
    if (row.number.state !== 'invalid' && row.number.state !== 'unusable') continue
    if (rulings.silences('number_invalid', { number: row.key ?? row.number.number, name: row.name })) continue
    const subject = `${row.number.number}|${normalName(row.name)}`
    groups.set(subject, [...(groups.get(subject) ?? []), row])
  }
  const living = new Set(linked.people)
  return [...groups].map(([subject, group]) => {
    const people = group.map((row) => linked.links.get(row)?.person ?? null)
    return makeFinding(
      'number_invalid',
      subject,
      people.filter((person) => person !== null && living.has(person)) as Person[],
      group,
    )
  })
}

function findNotInHousehold(found: Findable, isNear: (row: AcceptedRow) => boolean): SecondFinding[] {
  const { rows, linked, rulings, input } = found
  const known = new Set(rows.household.map((row) => row.key))
  const candidates = rows.enrolment.filter(
    (row) =>
      isValid(row) &&
      /^\d{6}/.test(row.key!) &&
      isInside(row.key!.slice(0, 6), input.area) &&
      isActiveEnrolment(row, input.asOf) &&
      liesInside(row, input.area) &&
      !known.has(row.key) &&
      !isNear(row) &&
      !rulings.silences('number_not_in_household', { number: row.key!, name: row.name }),
  )
  return [...groupByKey(candidates)].flatMap(([number, group]) => {
    const people = linked.people.filter((person) => person.key === number)
    return [makeFinding('number_not_in_household', number, people, group)]
  })
}

function findUnits({ units }: Findable): SecondFinding[] {
  return units
    .filter(({ record }) => record.reasons.includes('not_enrolled'))
    .map(({ subject, listed }) => makeFinding('unit_not_enrolled', subject, [], listed))
}

function findEmployees({ judged, rulings }: Findable): SecondFinding[] {
  return judged
    .filter(({ record }) => employerRules.has(record.rule))
    .filter(({ record }) => record.required.some((insurance) => isMissing(record[insurance])))
    .filter(({ person }) => !rulings.silences('employee_not_enrolled', sideOf(person)))
    .map(({ person }) => makeFinding('employee_not_enrolled', person.personKey, [person], []))
}

/** "First six digits of a division code in no version of the code table." */
function findUnknownAreas({ rows }: Findable): SecondFinding[] {
  const groups = new Map<string, AcceptedRow[]>()
  for (const kind of kindNames) {
    for (const column of columnsOf[kind].filter(({ type }) => type === 'division')) {
      for (const row of rows[kind]) {
        const code = row.cells[column.name]!.slice(0, 6)
        if (code === '' || isKnownDivision(code)) continue
        groups.set(code, [...(groups.get(code) ?? []), row])
      }
    }
  }
  return [...groups].map(([code, group]) => makeFinding('area_unknown', code, [], group))
}
