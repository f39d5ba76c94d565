import { divisionNames } from '../standards/divisions.ts'
import { addMonths } from '../standards/plain-date.ts'
import { type Standing, standing } from './lives.ts'
import type { Setting } from './people.ts'
import { Random, share } from './random.ts'
import { Fact, type Person, type Unit } from './world.ts'

/** Insurance of a scheme (0 pension, 1 medical, 2 injury, 3 unemployment, 4 maternity) and the code it gives. */
export const schemes: Readonly<Record<string, { insurance: number; code: string }>> = {
  '110': { insurance: 0, code: '11' },
  '120': { insurance: 0, code: '13' },
  '170': { insurance: 0, code: '12' },
  '190': { insurance: 0, code: '14' },
  '180': { insurance: 0, code: '15' },
  '310': { insurance: 1, code: '21' },
  '320': { insurance: 1, code: '24' },
  '390': { insurance: 1, code: '27' },
  '410': { insurance: 2, code: '30' },
  '210': { insurance: 3, code: '40' },
  '510': { insurance: 4, code: '50' },
}

const own = new Random()

export interface EnrolmentDetails {
  state?: 'active' | 'paused' | 'ended'
  /** draws a pension from it: paid no more, still enrolled */
  drawing?: boolean
  retired?: boolean
  unit?: Unit | null
  identity?: string
  /** where, when not at home */
  division?: string
  /** quarter in which it began or was paused; 0 long ago */
  quarter?: number
  statusCode?: string
  /** a second personal number of the same person in the same system */
  second?: boolean
}

/** A date in the past of the first quarter, between the given years ago. */
export function pastDate(random: Random, base: number, yearsFrom: number, yearsTo: number): number {
  const month = addMonths(Math.floor(base / 100), -random.between(yearsTo * 12 + 1, yearsFrom * 12 + 11))
  return month * 100 + random.between(1, 28)
}

/** A date inside a quarter of the world after the first. */
export function dateInQuarter(setting: Setting, random: Random, quarter: number): number {
  return addMonths(Math.floor(setting.base / 100), quarter * 3 - random.below(3)) * 100 + random.between(1, 28)
}

/** Adds an enrolment, or the row the upper register returns where it lies outside the whole area. */
export function enrol(setting: Setting, person: Person, scheme: string, details: EnrolmentDetails = {}): Fact {
  // Drawn from the person and the scheme, so an enrolment reads the same in every quarter whatever else changed.
  const random = own.seed(setting.seed ^ (Number(scheme) * 0x9e37), person.id)
  const unit = details.unit ?? null
  const division = details.division ?? (unit ? unit.division : person.village.county)
  const foreign = details.division !== undefined && !setting.places.isRegionInside(division)
  const fact = new Fact(foreign ? 'elsewhere' : 'enrolment', person)
  fact.scheme = scheme
  fact.division = division
  const state = details.state ?? 'active'
  // (AAC008, AAC031) as the systems combine them (facts.md 10): (1,1) pays, (2,2) paused, (1,3) draws, (4,3) ended.
  fact.state = state === 'active' ? '1' : state === 'paused' ? '2' : '4'
  fact.payment = state === 'active' ? (details.drawing || details.retired ? '3' : '1') : state === 'paused' ? '2' : '3'
  fact.statusCode = details.statusCode ?? ''
  if (details.quarter) {
    const date = dateInQuarter(setting, random, details.quarter)
    fact.since = state === 'active' ? date : pastDate(random, setting.base, 6, 1)
    fact.changed = date
  } else {
    fact.since = Math.max(person.birth, pastDate(random, setting.base, 9, 1))
    fact.changed = random.chance(0.5) ? fact.since : Math.max(fact.since, pastDate(random, setting.base, 1, 0))
  }
  if (foreign) return keep(person, fact)
  fact.personal = `${details.second ? 'S' : 'P'}${scheme}${String(person.id).padStart(10, '0')}`
  fact.retired = details.retired ? '1' : scheme === '110' || scheme === '120' ? '0' : ''
  fact.identity = details.identity ?? ''
  fact.unit = unit
  if (unit) {
    if (state !== 'ended' && division !== '') unit.enrolled += 1
    fact.unitTypeWritten = !unit.listed || random.chance(0.8)
  }
  if (person.phoneInEnrolments) fact.phone = person.phone
  // The residents' and the employees' systems keep addresses; the injury, unemployment and maternity files keep none.
  if (scheme[0] !== '4' && scheme[0] !== '5' && scheme !== '210') {
    fact.address = person.village.fullName
    fact.home = person.hasHousehold
      ? person.village.fullName
      : divisionNames(person.number.slice(0, 6)).join('') || '境外'
    fact.householdType = unit ? '10' : '20'
  }
  return keep(person, fact)
}

function keep(person: Person, fact: Fact): Fact {
  person.facts.push(fact)
  return fact
}

/** Adds an enrolment as it stands, or none. */
export function enrolStanding(
  setting: Setting,
  person: Person,
  scheme: string,
  { state, quarter }: Standing,
  identity = '',
): void {
  if (state !== 'none') enrol(setting, person, scheme, { state, quarter, identity })
}

/** Pension and medical of a resident, with the gaps of real life; `gaps` are the shares without pension, medical. */
export function enrolAsResident(
  setting: Setting,
  person: Person,
  gaps: readonly [number, number],
  identity = '',
): void {
  enrolStanding(setting, person, '170', standing(setting, person, 0, gaps[0]), identity)
  enrolInResidentMedical(setting, person, gaps[1])
}

/** Residents' medical insurance; one row in ten still says which of the two older schemes it was (status_code). */
export function enrolInResidentMedical(setting: Setting, person: Person, gap: number, division?: string): void {
  const medical = standing(setting, person, 1, gap)
  if (medical.state === 'none') return
  const drawn = share(setting.seed, person.id, 22)
  const old = drawn < 0.07 ? '23' : drawn < 0.1 ? '22' : ''
  enrol(setting, person, '390', {
    state: medical.state,
    quarter: medical.quarter,
    statusCode: old,
    ...(division === undefined ? {} : { division }),
  })
}

/** The insurances of an employee under their unit; the unit leaves out one now and then. */
export function enrolAsEmployee(
  setting: Setting,
  person: Person,
  schemeList: readonly string[],
  identity = '',
  gap = 0.012,
): void {
  for (const scheme of schemeList) {
    const { state, quarter } = standing(setting, person, schemes[scheme]!.insurance, gap, 0.4)
    if (state === 'none') continue
    enrol(setting, person, scheme, { state, quarter, unit: person.unit, identity })
  }
}
