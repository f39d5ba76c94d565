import { prefectureOf } from '../../../src/standards/divisions.ts'
import { completedYears, monthOf, readDate } from '../../../src/standards/plain-date.ts'
import {
  enrolmentState,
  isActiveEnrolment,
  isCurrent,
  isInPayment,
  liesInside,
  namesEmployer,
  unitNumberOf,
} from './evidence.ts'
import type { Person } from './people.ts'
import { dateOf, latestFirst, monthIn, schemeOf } from './rows.ts'
import { policeStatus } from './rulings.ts'
import type { AcceptedRow, SecondInput } from './shapes.ts'

/** What the rows with certain links say about a person (policy.md, "Attributes"). */
export interface Attributes {
  holds: Record<string, boolean>
  age: number | null
  unitType: string
  employer: AcceptedRow | null
}

/** The area that `local` and `outside` speak of: a person's own prefecture where the area is a whole province. */
export function homeAreaOf(person: Person, input: SecondInput): string {
  if (!input.areaIsProvince || person.household === 'non_local') return input.area
  return prefectureOf(person.households[0]!.cells.AAB299!.slice(0, 6))
}

/** Reads the attributes that `when` of the policy table knows. */
export function readAttributes(person: Person, input: SecondInput, units: Map<string, AcceptedRow[]>): Attributes {
  const { asOf } = input
  const month = monthOf(asOf)
  const home = homeAreaOf(person, input)
  const rows = person.certain
  const household = person.households[0]
  const status = household ? policeStatus(household) : '0'
  const absences = rows.filter((row) => row.kind === 'absence' && isCurrent(row, asOf)).map((row) => row.cells.reason)
  const active = rows.filter((row) => isActiveEnrolment(row, asOf))
  const activeLocal = active.filter((row) => row.kind === 'enrolment' && liesInside(row, home))
  const draws = (schemes: string[]) =>
    rows.some((row) => isInPayment(row, month) && schemes.includes(row.cells.AAE140!))
  const works = (row: AcceptedRow) =>
    ['110', '120', '410', '210'].includes(row.cells.AAE140!) && row.cells.AAC084 !== '1' && !isFlexible(row)
  const employedHere =
    rows.some((row) => ['employment', 'salary', 'establishment'].includes(row.kind) && isCurrent(row, asOf)) ||
    activeLocal.some((row) => works(row) && namesEmployer(row))
  const employedOutside = !employedHere && active.some((row) => works(row) && !liesInside(row, home))
  const posts = [
    ...rows.filter((row) => row.kind === 'establishment'),
    ...activeLocal.filter((row) => row.cells.AAE140 === '120'),
  ]
  const typeOfPost = (row: AcceptedRow) => row.cells.AAB019 || unitTypeOf(row, units)
  const employer = employerOf(rows, asOf)
  const withIdentity = latestEnrolments(rows, asOf).find(
    (row) => ['active', 'paused'].includes(enrolmentState(row, asOf)) && row.cells.AAC012 !== '',
  )
  const number = person.key ?? ''
  return {
    age: ageOf(person, asOf),
    unitType: (employer && (employer.cells.AAB019 || unitTypeOf(employer, units))) || '10',
    employer,
    holds: {
      soldier: status === '3' || absences.includes('1'),
      prisoner: absences.includes('2'),
      abroad_or_missing: status === '4' || status === '6' || absences.includes('3'),
      draws_employee_pension:
        draws(['110', '120']) ||
        active.some((row) => ['110', '120'].includes(row.cells.AAE140!) && row.cells.AAC084 === '1'),
      draws_resident_pension: draws(['170']),
      draws_unemployment: draws(['210']),
      employed_here: employedHere,
      employed_outside: employedOutside,
      civil_servant: posts.some((row) => ['11', '12'].includes(row.cells.AAC012!) || typeOfPost(row) === '30'),
      established_post: posts.some((row) => ['50', '55', '56', '57'].includes(typeOfPost(row))),
      flexible:
        (withIdentity !== undefined && isFlexible(withIdentity)) ||
        active.some((row) => row.kind === 'enrolment' && row.cells.AAE140 === '110' && !namesEmployer(row)),
      overseas_number: /^8[123]0000/.test(number) || ['04', '05', '06'].includes(person.number.documentType),
      foreign_number: isForeign(number) || person.number.documentType === '08',
      student: rows.some((row) => row.kind === 'student' && isCurrent(row, asOf)),
      landless_scheme: active.some((row) => schemeOf(row)?.insurance === 'AIC003' && schemeOf(row)?.code === '14'),
    },
  }
}

/** Existing enrolments of the area's own systems from the latest back: AAE035, then AAC030, then text. */
export function latestEnrolments(rows: AcceptedRow[], asOf: number): AcceptedRow[] {
  return latestFirst(
    rows.filter((row) => row.kind === 'enrolment' && enrolmentState(row, asOf) !== 'future'),
    (row) => dateOf(row, 'AAE035', 0),
    (row) => dateOf(row, 'AAC030', 0),
  )
}

/** "The first of establishment, employment, salary, enrolment that names one", of those that hold at `asOf`. */
function employerOf(rows: AcceptedRow[], asOf: number): AcceptedRow | null {
  const naming = rows.filter(namesEmployer)
  const current = (kind: string) => naming.filter((row) => row.kind === kind && isCurrent(row, asOf))
  const found =
    latestFirst(current('establishment'))[0] ??
    latestFirst(current('employment'), (row) => dateOf(row, 'AAE030', 0))[0] ??
    latestFirst(current('salary'), (row) => monthIn(row, 'AAE041') ?? 0)[0] ??
    latestEnrolments(naming, asOf).find((row) => enrolmentState(row, asOf) === 'active')
  return found ?? null
}

/** AAB019 of the unit with the same AAB998; '' when there is none. */
function unitTypeOf(row: AcceptedRow, units: Map<string, AcceptedRow[]>): string {
  const number = unitNumberOf(row)
  if (number === '') return ''
  return units.get(number)?.find((unit) => unit.cells.AAB019 !== '')?.cells.AAB019 ?? ''
}

/** Unit rows by number; those in existence first, then the greatest text. */
export function unitsByNumber(rows: AcceptedRow[]): Map<string, AcceptedRow[]> {
  const units = new Map<string, AcceptedRow[]>()
  for (const row of latestFirst(rows, (candidate) => ((candidate.cells.state || '1') === '1' ? 1 : 0))) {
    const number = unitNumberOf(row)
    if (number !== '') units.set(number, [...(units.get(number) ?? []), row])
  }
  return units
}

/** "From a valid citizen number's birth date, else AAC006." */
function ageOf(person: Person, asOf: number): number | null {
  const written = person.households.map((row) => readDate(row.cells.AAC006!)).find((date) => date !== null)
  const birth = person.number.birthDate ?? written ?? null
  return birth === null ? null : completedYears(birth, asOf)
}

function isFlexible(row: AcceptedRow): boolean {
  return row.cells.AAC012 === '51' || row.cells.AAC012 === '54'
}

function isForeign(number: string): boolean {
  return /^9.{17}$/.test(number) || /^[A-Z]{3}/.test(number)
}
