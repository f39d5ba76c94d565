import type { Setting } from './people.ts'
import { share } from './random.ts'
import { type Expectation, indicators } from './truth.ts'
import { Fact, type Person } from './world.ts'

export interface VerifiedRow {
  line: string
  fact: Fact
  /** verified code by insurance, '' where it was not asked */
  codes: string[]
}

/** What a house visit of the last quarter wrote down: contacts, and for each missing insurance 91, or 82 when it was found elsewhere. */
export function verify(setting: Setting, person: Person, expectation: Expectation): VerifiedRow | null {
  if (expectation.disposition !== 'survey' || !expectation.determined) return null
  // A visit needs a number to be filed under: people without one or with an invalid one are corrected by the police first.
  if (person.withoutNumber || person.ownNumberInvalid || person.birthByNumber > 0) return null
  const drawn = share(setting.seed, person.id, 9600)
  if (drawn >= 0.12) return null
  const codes = expectation.codes.map((code, index) => {
    const lacking =
      expectation.required.includes(indicators[index]!) && (code === '91' || code === '92' || code === '94')
    return lacking ? (index < 2 && drawn < 0.03 ? '82' : '91') : ''
  })
  const fact = new Fact('verified', person)
  const month = Math.floor(setting.base / 100)
  const line = `${fact.number},${fact.name},${month * 100 + 15},${person.village.fullName},${person.village.fullName},${person.phone},${codes.join(',')}`
  return { line, fact, codes }
}

/** The visit closes every reason; the person stays on `survey`, with the codes that were found. */
export function settle(expectation: Expectation, row: VerifiedRow): void {
  for (const [index, code] of row.codes.entries()) if (code !== '') expectation.codes[index] = code
  expectation.reasons = []
  expectation.ask = ''
  expectation.verified = true
  if (expectation.employeeNotEnrolled) {
    expectation.employeeNotEnrolled = expectation.codes.some(
      (code, index) => expectation.required.includes(indicators[index]!) && /^9[124]$/.test(code),
    )
  }
}
