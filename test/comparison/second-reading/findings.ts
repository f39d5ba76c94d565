import { isInside, isKnownDivision } from '../../../src/standards/divisions.ts'
import { monthOf, readMonth } from '../../../src/standards/plain-date.ts'
import { isMissing } from './codes.ts'
import { columnsOf } from './columns.ts'
import { isActiveEnrolment, isInPayment, liesInside } from './evidence.ts'
import { type Findable, makeFinding, sideOf } from './finding.ts'
import { findDuplicates } from './finding-duplicates.ts'
import { compareWithHolder, normalName, sameBareName } from './numbers-and-names.ts'
import { groupByKey, holderOf, isValid, type Person, type Sharing } from './people.ts'
import { dateOf, monthIn } from './rows.ts'
import { policeStatus, type Rulings } from './rulings.ts'
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
    ...findAfterDeath(found, isNear),
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

/** "Two valid numbers, same name L0–L2, birth date and sex, and the same household book or the same filled phone." */
function findPeopleWithTwoNumbers({ judged, rulings }: Findable): SecondFinding[] {
  const findings: SecondFinding[] = []
  const candidates = judged.filter(({ person }) => person.key !== null && person.number.state === 'valid')
  for (const [index, one] of candidates.entries()) {
    for (const other of candidates.slice(index + 1)) {
      if (one.person.key === other.person.key) continue
      const [a, b] = [one.bySources, other.bySources]
      const isSame = (column: 'AAC004' | 'AAC006' | 'AAB401' | 'AAE005') => a[column] !== '' && a[column] === b[column]
      if (!sameBareName(a.AAC003, b.AAC003) || !isSame('AAC004') || !isSame('AAC006')) continue
      if (!isSame('AAB401') && !isSame('AAE005')) continue
      if (rulings.silences('person_with_two_numbers', sideOf(one.person), sideOf(other.person))) continue
      const subject = [one.person.key!, other.person.key!].sort().join('+')
      findings.push(makeFinding('person_with_two_numbers', subject, [one.person, other.person], []))
    }
  }
  return findings
}

/** An active enrolment or a benefit in a month later than the death; an unknown day of death gives none. */
function findAfterDeath(
  { linked, rows, rulings, input }: Findable,
  isNear: (row: AcceptedRow) => boolean,
): SecondFinding[] {
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
  // Somebody dead whom neither a household row nor an enrolment inside the area would have put in the register.
  const withPerson = new Set(linked.dead.flatMap((person) => person.deaths))
  const deaths = rows.death.filter((row) => !withPerson.has(row) && !isNear(row))
  for (const [number, group] of groupByKey(deaths)) {
    const open = group.filter((death) => !rulings.silences('after_death', { number, name: death.name }))
    const later = [...rows.enrolment, ...rows.elsewhere, ...rows.benefit].filter(
      (row) =>
        row.key === number &&
        !isNear(row) &&
        (linked.links.get(row)?.person ?? null) === null &&
        open.some((death) => isLater(row, death) && agrees(death, row, rulings)),
    )
    if (later.length > 0) findings.push(makeFinding('after_death', number, [], later))
  }
  return findings
}

function agrees(death: AcceptedRow, row: AcceptedRow, rulings: Rulings): boolean {
  return compareWithHolder(holderOf(death, rulings.pairsOf(row.key!)), row.name, isValid(row)) !== 'different'
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
  { rows, rulings, input }: Findable,
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
    return active.length === 0 || isRuled ? [] : [makeFinding('enrolled_but_cancelled', number, [], active)]
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
      !isNear(row),
  )
  return [...groupByKey(candidates)].flatMap(([number, group]) => {
    if (group.every((row) => rulings.silences('number_not_in_household', { number, name: row.name }))) return []
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
