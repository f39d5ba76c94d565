import { divisionNames, isInside, isKnownDivision, prefectureOf } from '../../../src/standards/divisions.ts'
import { monthOf, readDate } from '../../../src/standards/plain-date.ts'
import { type Attributes, homeAreaOf, latestEnrolments } from './attributes.ts'
import { type InsuranceCode, isMissing, isRequired, policyWords, readCodes } from './codes.ts'
import { givesCode, isCurrent, isInPayment, liesInside, unitNumberOf } from './evidence.ts'
import type { Doubt, Person } from './people.ts'
import { dateOf, latestFirst, monthIn } from './rows.ts'
import {
  type AcceptedRow,
  type Insurance,
  insurances,
  type PersonRecord,
  type PolicyRow,
  type SecondInput,
} from './shapes.ts'

/** A person of the register with what the sources alone said of them. */
export interface Judged {
  person: Person
  attributes: Attributes
  record: PersonRecord
  reasonsBySources: string[]
  /** indicators filled in from the sources alone; '' when empty */
  bySources: Values
}

const insuredElsewhere = ['82', '81'] as const
const employedRules = new Set(['P1', 'P2', 'P3', 'P4', 'P5', 'P20'])
const indicators = [
  'AAC003',
  'AAC004',
  'AAC006',
  'AAC010',
  'AAE006',
  'AAE005',
  'AAC009',
  'AAC012',
  'AAB401',
  'AAB299',
] as const
type Indicator = (typeof indicators)[number]
type Values = Record<Indicator, string>

/** Where an indicator is looked for, in this order (policy.md, "Filling in"). */
const fillingKinds: Record<Indicator, Array<'household' | 'enrolment' | 'card'>> = {
  AAC003: ['household', 'enrolment', 'card'],
  AAC004: ['household'],
  AAC006: ['household'],
  AAC010: ['household', 'enrolment'],
  AAE006: ['household', 'enrolment', 'card'],
  AAE005: ['household', 'enrolment', 'card'],
  AAC009: ['household', 'enrolment'],
  AAC012: ['enrolment'],
  AAB401: ['household'],
  AAB299: ['household'],
}
const verifiable = new Set<string>(['AAC004', 'AAC006', 'AAC010', 'AAE006', 'AAE005', 'AAC012'])

/** Values, codes, reasons and disposition of one person: by the sources first, then closed by verified rows. */
export function judge(
  person: Person,
  attributes: Attributes,
  row: PolicyRow,
  input: SecondInput,
  units: Map<string, AcceptedRow[]>,
): Judged {
  noteDoubts(person)
  const codes = readCodes(person, input, row, {})
  if (insurances.some((insurance) => codes[insurance].isNear)) person.doubts.add('near')
  const values = fillIn(person, input, [])
  const sourceReasons = reasonsOf(person, values, codes, row, [])
  const disposition = dispositionOf(sourceReasons, codes)
  const verified =
    disposition === 'survey'
      ? latestFirst(
          person.certain.filter((candidate) => candidate.kind === 'verified'),
          (candidate) => dateOf(candidate, 'verified_at', 0),
        )
      : []
  const finalCodes = verified.length > 0 ? readCodes(person, input, row, verifiedCodes(verified)) : codes
  const finalValues = verified.length > 0 ? fillIn(person, input, verified) : values
  const reasons = verified.length > 0 ? reasonsOf(person, finalValues, finalCodes, row, verified) : sourceReasons
  const isClosed = verified.length > 0 && reasons.length === 0
  const text = (value: string | undefined) => (value === undefined || value === '' ? null : value)
  const record: PersonRecord = {
    person_key: person.personKey,
    AAC002: person.key,
    AAC003: text(finalValues.AAC003),
    AAC004: text(finalValues.AAC004),
    AAC006: readDate(finalValues.AAC006),
    AAC010: text(finalValues.AAC010),
    AAE006: text(finalValues.AAE006),
    AAB299: text(finalValues.AAB299),
    AAC009: text(finalValues.AAC009),
    AAC012: text(finalValues.AAC012),
    AAB401: text(finalValues.AAB401),
    AAB402: null,
    AAE005: text(finalValues.AAE005),
    AAC058: person.number.documentType,
    employment_status: employmentStatus(row.row!, attributes),
    AAB004: text(firstFilled(verified, 'AAB004')) ?? employerName(attributes.employer, units),
    assistance: assistanceOf(person, input.asOf),
    household: person.household,
    verified_at: isClosed ? dateOf(verified[0]!, 'verified_at', input.asOf) : null,
    city: cityOf(person, finalCodes, input),
    disposition,
    reasons,
    rule: row.row!,
    required: insurances.filter((insurance) => isRequired(row, insurance)),
    required_by_law: insurances.filter((insurance) => row[`${policyWords[insurance]}_required`] === 'must'),
    ask: askOf(reasons, person.doubts),
    ...(Object.fromEntries(insurances.map((one) => [one, finalCodes[one].code])) as Record<Insurance, string>),
    ...(Object.fromEntries(insurances.map((one) => [`place_${one}`, finalCodes[one].place])) as Record<
      `place_${Insurance}`,
      string | null
    >),
  }
  return { person, attributes, record, reasonsBySources: sourceReasons, bySources: values }
}

/** The doubts that a person's own household row and number raise. */
function noteDoubts(person: Person): void {
  if (person.number.state === 'invalid') person.doubts.add('number_invalid')
  const household = person.households[0]
  if (!household) return
  const birth = readDate(household.cells.AAC006!)
  const { birthDate, sex } = person.number
  if (birth !== null && birthDate !== null && birth !== birthDate) person.doubts.add('record_differs')
  if (household.cells.AAC004 !== '' && sex !== null && household.cells.AAC004 !== sex) {
    person.doubts.add('record_differs')
  }
}

/** "For each indicator the first non-empty wins: a verified value; household; enrolments from the latest back; card." */
function fillIn(person: Person, input: SecondInput, verified: AcceptedRow[]): Values {
  const sources = {
    household: person.households,
    enrolment: latestEnrolments(person.certain, input.asOf),
    card: latestFirst(person.certain.filter((row) => row.kind === 'card')),
  }
  const values = {} as Values
  for (const indicator of indicators) {
    const rows = fillingKinds[indicator].flatMap((kind) => sources[kind])
    values[indicator] = (verifiable.has(indicator) && firstFilled(verified, indicator)) || firstFilled(rows, indicator)
  }
  // The person is called as the row that made them; other names only fill in where it had none.
  values.AAC003 = person.name.trim() || values.AAC003
  values.AAC006 = String(readDate(values.AAC006) ?? '')
  values.AAC004 ||= person.number.sex ?? ''
  values.AAC006 ||= person.number.birthDate === null ? '' : String(person.number.birthDate)
  const division = values.AAB299.slice(0, 6)
  values.AAC010 ||= isKnownDivision(division) ? divisionNames(division).join('') : ''
  return values
}

function reasonsOf(
  person: Person,
  values: Values,
  codes: Record<Insurance, InsuranceCode>,
  row: PolicyRow,
  verified: AcceptedRow[],
): string[] {
  const reasons: string[] = []
  const ruledOut = new Set(
    Object.entries(verifiedCodes(verified))
      .filter(([, code]) => code >= '91' && code <= '95')
      .map(([insurance]) => insurance),
  )
  const asked = insurances.filter((insurance) => isRequired(row, insurance) && !ruledOut.has(insurance))
  const missing = asked.filter((insurance) => isMissing(codes[insurance].code))
  if (person.household === 'local') {
    const basic = asked.filter((insurance) => insurance === 'AIC003' || insurance === 'AKC003')
    if (basic.length > 0 && basic.every((insurance) => missing.includes(insurance))) reasons.push('uninsured')
    else if (missing.length > 0) reasons.push('partial')
  }
  if (person.doubts.size > 0 && verified.length === 0) reasons.push('inaccurate')
  const needed = [values.AAC003, values.AAC004, values.AAC006, values.AAC010, values.AAE006]
  if (verified.length === 0) needed.push(values.AAE005)
  if (person.key === null || needed.includes('')) reasons.push('missing')
  return reasons
}

function dispositionOf(reasons: string[], codes: Record<Insurance, InsuranceCode>): PersonRecord['disposition'] {
  if (reasons.length > 0) return 'survey'
  const basic = [codes.AIC003.code, codes.AKC003.code]
  if (basic.includes(insuredElsewhere[0])) return 'out_of_province'
  if (basic.includes(insuredElsewhere[1])) return 'in_province'
  return 'direct'
}

/** A clerk can rule at the desk on review links and near evidence; everything else needs a visit. */
function askOf(reasons: string[], doubts: Set<Doubt>): 'desk' | 'visit' | null {
  if (reasons.length === 0) return null
  const isDesk = reasons.every((reason) => reason === 'inaccurate')
  return isDesk && [...doubts].every((doubt) => doubt === 'review' || doubt === 'near') ? 'desk' : 'visit'
}

function employmentStatus(rule: string, attributes: Attributes): string {
  if (employedRules.has(rule)) return 'employed'
  const isStudent = attributes.holds.student!
  if (attributes.age !== null && attributes.age < 7 && !isStudent) return 'preschool'
  if (isStudent) return 'student'
  if (rule === 'P6' || rule === 'P7') return 'retired'
  return rule === 'P11' ? 'flexible' : 'unknown'
}

/** The reporting prefecture: of the household, else of the first place inside the area, else of the benefit. */
function cityOf(person: Person, codes: Record<Insurance, InsuranceCode>, input: SecondInput): string {
  if (person.household === 'local') return prefectureOf(person.households[0]!.cells.AAB299!.slice(0, 6))
  const home = homeAreaOf(person, input)
  const places = insurances.map((insurance) => codes[insurance].place)
  const benefits = latestFirst(
    person.certain.filter((row) => isInPayment(row, monthOf(input.asOf)) && givesCode(row) && liesInside(row, home)),
    (row) => monthIn(row, 'AAE041') ?? 0,
  )
  const enrolments = latestEnrolments(person.certain, input.asOf)
  const place =
    places.find((candidate) => candidate !== null && isInside(candidate.slice(0, 6), home)) ??
    benefits[0]?.cells.AAB301 ??
    enrolments.find((row) => liesInside(row, home))?.cells.AAB301
  return prefectureOf((place ?? input.area).slice(0, 6))
}

function assistanceOf(person: Person, asOf: number): string | null {
  const current = person.certain.filter(
    (row) => row.kind === 'assistance' && isCurrent(row, asOf) && row.cells.category !== '',
  )
  return latestFirst(current, (row) => dateOf(row, 'AAE030', 0))[0]?.cells.category ?? null
}

function employerName(employer: AcceptedRow | null, units: Map<string, AcceptedRow[]>): string | null {
  if (employer === null) return null
  if (employer.cells.AAB004 !== '') return employer.cells.AAB004!
  return units.get(unitNumberOf(employer))?.find((unit) => unit.cells.AAB004 !== '')?.cells.AAB004 ?? null
}

/** The latest verified code of each insurance. */
function verifiedCodes(verified: AcceptedRow[]): Partial<Record<Insurance, string>> {
  const found = insurances.map((insurance) => [insurance, firstFilled(verified, insurance)] as const)
  return Object.fromEntries(found.filter(([, code]) => code !== ''))
}

function firstFilled(rows: AcceptedRow[], column: string): string {
  return rows.map((row) => row.cells[column] ?? '').find((value) => value !== '') ?? ''
}
