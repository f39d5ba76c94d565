import type { Expectation } from './truth.ts'
import type { Person, Unit } from './world.ts'

export interface Finding {
  code: string
  insurance: string
  /** number, unit number or division code the finding is about */
  subject: string
  name: string
  persons: number[]
}

export interface Ruling {
  code: string
  numberA: string
  nameA: string
  numberB: string
  nameB: string
}

/** Collects what the run must find, block by block; the caller drains it to the file. */
export class Findings {
  readonly counts: Record<string, number> = {}
  pending: Finding[] = []
  rulings: Ruling[] = []
  private readonly divisions = new Set<string>()
  private seen = new Set<string>()

  /** One finding per code and subject of a block; the same number shared twice is one finding. */
  add(code: string, insurance: string, subject: string, name: string, persons: readonly Person[]): void {
    const key = `${code}|${insurance}|${subject}|${code === 'number_invalid' ? name : ''}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.counts[code] = (this.counts[code] ?? 0) + 1
    this.pending.push({ code, insurance, subject, name, persons: persons.map(({ id }) => id) })
  }

  addInvalidNumber(number: string, name: string, person: Person | null): void {
    this.add('number_invalid', '', number, name, person ? [person] : [])
  }

  addDivision(code: string): void {
    if (this.divisions.has(code)) return
    this.divisions.add(code)
    this.add('area_unknown', '', code, '', [])
  }

  addUnit(unit: Unit): void {
    this.add('unit_not_enrolled', '', unit.number, unit.name, [])
  }

  addExpectation(person: Person, expectation: Expectation): void {
    for (const insurance of expectation.duplicateEnrolments)
      this.add('duplicate_enrolment', insurance, person.number, person.name, [person])
    for (const insurance of expectation.duplicateBenefits)
      this.add('duplicate_benefit', insurance, person.number, person.name, [person])
    if (expectation.employeeNotEnrolled) this.add('employee_not_enrolled', '', person.number, person.name, [person])
  }

  rule(code: string, numberA: string, nameA: string, numberB: string, nameB: string): void {
    this.rulings.push({ code, numberA, nameA, numberB, nameB })
  }

  /** Hands over the findings so far and forgets what a block no longer needs. */
  drain(): Finding[] {
    const { pending } = this
    this.pending = []
    this.seen = new Set()
    return pending
  }
}
