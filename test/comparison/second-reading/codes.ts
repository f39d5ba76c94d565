import { monthOf } from '../../../src/standards/plain-date.ts'
import { type Attributes, homeAreaOf } from './attributes.ts'
import { schemes } from './columns.ts'
import { enrolmentState, isActiveEnrolment, isEnrolment, isInPayment, liesInside } from './evidence.ts'
import type { Person } from './people.ts'
import { compareText, dateOf, schemeOf } from './rows.ts'
import { type AcceptedRow, type Insurance, insurances, type PolicyRow, type SecondInput } from './shapes.ts'

/** The words of policy.csv for the five insurances. */
export const policyWords: Record<Insurance, string> = {
  AIC003: 'pension',
  AKC003: 'medical',
  ALC003: 'injury',
  AJC003: 'unemployment',
  AMC003: 'maternity',
}

/** "Employee schemes come first." */
const codeOrder = '11 13 12 14 15 21 24 25 27 22 23 26 30 40 50'.split(' ')

export interface InsuranceCode {
  code: string
  place: string | null
  isNear: boolean
}

/** The first policy row whose `when` holds at `asOf`, within its `from` and `to`. */
export function decidingRow(policy: PolicyRow[], attributes: Attributes, asOf: number): PolicyRow {
  const decided = policy.find((row) => isInForce(row, asOf) && holds(row.when ?? '', attributes))
  if (!decided) throw new Error('no row of the policy table holds')
  return decided
}

/** Codes of the five insurances; `verified` holds the codes that a person found out, where they count. */
export function readCodes(
  person: Person,
  input: SecondInput,
  row: PolicyRow,
  verified: Partial<Record<Insurance, string>>,
): Record<Insurance, InsuranceCode> {
  return Object.fromEntries(
    insurances.map((insurance) => [insurance, readCode(person, insurance, input, row, verified[insurance] ?? '')]),
  ) as Record<Insurance, InsuranceCode>
}

/** Steps 1 to 8 of "The code of one insurance for one person". */
function readCode(
  person: Person,
  insurance: Insurance,
  input: SecondInput,
  row: PolicyRow,
  verified: string,
): InsuranceCode {
  const home = homeAreaOf(person, input)
  const benefits = person.certain.filter((candidate) => isInPayment(candidate, monthOf(input.asOf)))
  const paidInside = new Set(
    benefits.filter((benefit) => liesInside(benefit, home)).map((benefit) => benefit.cells.AAE140),
  )
  const without = (code: string): InsuranceCode => ({ code, place: null, isNear: false })
  const enrolments = person.certain.filter((candidate) => isEnrolmentOf(candidate, insurance))
  const active = enrolments.filter((candidate) => isActiveEnrolment(candidate, input.asOf))
  const local = codeOfLocal(active, home)
  // A pension in payment has the place of the local enrolment that gives the same code, where there is one.
  const pension = (code: string) => (local?.code === code ? local : without(code))
  if (insurance === 'AIC003' && paidInside.has('110')) return pension('11')
  if (insurance === 'AIC003' && paidInside.has('120')) return pension('13')
  if (local !== null) return local
  if (insurance === 'AIC003' && paidInside.has('170')) return without('12')
  if (insurance === 'AJC003' && paidInside.has('210')) return without('40')
  const pensions = insurance === 'AIC003' ? benefits.filter((benefit) => isOf(benefit, insurance)) : []
  const outside = codeOfOutside([...active, ...pensions], home, input.area)
  if (outside !== null) return outside
  const near = person.near.filter(
    (candidate) => isEnrolmentOf(candidate, insurance) && isActiveEnrolment(candidate, input.asOf),
  )
  const nearCode = codeOfLocal(near, home) ?? codeOfOutside(near, home, input.area)
  if (nearCode !== null) return { ...nearCode, isNear: true }
  if (verified !== '') return without(verified)
  const isPaused = enrolments.some((candidate) => enrolmentState(candidate, input.asOf) === 'paused')
  if (isRequired(row, insurance) && isPaused) return without('94')
  return without(row[`${policyWords[insurance]}_missing`]!)
}

export function isRequired(row: PolicyRow, insurance: Insurance): boolean {
  const word = row[`${policyWords[insurance]}_required`]
  return word === 'must' || word === 'policy'
}

/** "A required insurance is missing when its code is 91, 92 or 94." */
export function isMissing(code: string): boolean {
  return code === '91' || code === '92' || code === '94'
}

function codeOfLocal(active: AcceptedRow[], home: string): InsuranceCode | null {
  const best = inCodeOrder(active.filter((row) => liesInside(row, home)))[0]
  return best ? { code: schemeOf(best)!.code, place: best.cells.AAB301!, isNear: false } : null
}

/** 81 in the province before 82 beyond it; the place is an enrolment's. */
function codeOfOutside(rows: AcceptedRow[], home: string, area: string): InsuranceCode | null {
  const outside = rows.filter((row) => !liesInside(row, home))
  const inProvince = outside.filter((row) => row.cells.AAB301!.slice(0, 2) === area.slice(0, 2))
  const chosen = inProvince.length > 0 ? inProvince : outside
  if (chosen.length === 0) return null
  const enrolment = inCodeOrder(chosen.filter(isEnrolment))[0]
  return { code: inProvince.length > 0 ? '81' : '82', place: enrolment?.cells.AAB301 ?? null, isNear: false }
}

/** By scheme, "then the latest AAC030, then the smallest AAC001", then the greatest text. */
function inCodeOrder(rows: AcceptedRow[]): AcceptedRow[] {
  return [...rows].sort(
    (a, b) =>
      codeOrder.indexOf(schemeOf(a)!.code) - codeOrder.indexOf(schemeOf(b)!.code) ||
      dateOf(b, 'AAC030', 0) - dateOf(a, 'AAC030', 0) ||
      compareText(a.cells.AAC001 ?? '', b.cells.AAC001 ?? '') ||
      compareText(b.text, a.text),
  )
}

function isEnrolmentOf(row: AcceptedRow, insurance: Insurance): boolean {
  return isEnrolment(row) && isOf(row, insurance)
}

export function isOf(row: AcceptedRow, insurance: Insurance): boolean {
  return schemes[row.cells.AAE140!]?.insurance === insurance
}

function isInForce(row: PolicyRow, asOf: number): boolean {
  const bound = (text: string | undefined, open: number) => (text ? Number(text.replace(/\D/g, '')) : open)
  return bound(row.from, 0) <= asOf && asOf <= bound(row.to, 99_999_999)
}

/** `when` is terms joined by `and`; an unknown age counts as 16 to 59. */
function holds(when: string, attributes: Attributes): boolean {
  if (when.trim() === '') return true
  return when.split(/\s+and\s+/).every((term) => {
    const words = term.trim().split(/\s+/)
    if (words[0] === 'age') {
      const age = attributes.age ?? 30
      return words[1] === '<' ? age < Number(words[2]) : age >= Number(words[2])
    }
    if (words[0] === 'unit_type') return words.slice(2).includes(attributes.unitType)
    if (words[0] === 'not') return !attributes.holds[words[1]!]
    return attributes.holds[words[0]!]!
  })
}
