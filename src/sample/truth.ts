import { completedYears } from '../standards/plain-date.ts'
import { schemes } from './enrolments.ts'
import type { Setting } from './people.ts'
import type { Fact, Person } from './world.ts'

/** What the contract makes of one person of the world, worked out from what remains of them in the sources. */
export interface Expectation {
  inRegister: boolean
  household: 'local' | 'non_local' | ''
  rule: string
  /** AIC003, AKC003, ALC003, AJC003, AMC003 */
  codes: string[]
  required: string[]
  reasons: string[]
  disposition: '' | 'direct' | 'in_province' | 'out_of_province' | 'survey'
  ask: '' | 'desk' | 'visit'
  verified: boolean
  determined: boolean
  /** indicators of the insurances with two enrolments, two benefits */
  duplicateEnrolments: string[]
  duplicateBenefits: string[]
  employeeNotEnrolled: boolean
}

export const indicators = ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003'] as const

/** Which of the five a kind of person needs, and what a missing one is called: the world's own table. */
const needs: Readonly<Record<string, { required: string; missing: readonly string[] }>> = {
  P14: { required: '00000', missing: ['93', '93', '93', '93', '93'] },
  P15: { required: '00000', missing: ['93', '93', '93', '93', '93'] },
  P16: { required: '00000', missing: ['93', '93', '93', '93', '93'] },
  P8: { required: '01000', missing: ['95', '91', '95', '95', '95'] },
  P6: { required: '01000', missing: ['91', '91', '95', '95', '95'] },
  P7: { required: '01000', missing: ['91', '91', '95', '95', '95'] },
  P1: { required: '11000', missing: ['92', '92', '95', '95', '95'] },
  P2: { required: '11111', missing: ['92', '92', '92', '92', '92'] },
  P5: { required: '11111', missing: ['92', '92', '92', '92', '92'] },
  P4: { required: '11101', missing: ['92', '92', '92', '95', '92'] },
  P3: { required: '11111', missing: ['92', '92', '92', '92', '92'] },
  P20: { required: '11000', missing: ['91', '91', '91', '91', '91'] },
  P9: { required: '01000', missing: ['95', '91', '95', '95', '95'] },
  P10: { required: '01000', missing: ['91', '91', '95', '91', '95'] },
  P19: { required: '01000', missing: ['91', '91', '95', '95', '95'] },
  P11: { required: '11000', missing: ['91', '91', '95', '95', '95'] },
  P17: { required: '00000', missing: ['95', '95', '95', '95', '95'] },
  P18: { required: '00000', missing: ['95', '95', '95', '95', '95'] },
  P13: { required: '11000', missing: ['91', '91', '95', '95', '95'] },
  P12: { required: '11000', missing: ['91', '91', '95', '95', '95'] },
}

/** Employee schemes come before residents' ones (pension 11, 13, 12, 14, 15; medical 21, 24, 25, 27, 22, 23, 26). */
const preference = ['11', '13', '12', '14', '15', '21', '24', '25', '27', '22', '23', '26', '30', '40', '50']

const covered = /^([1-5]\d|81|82)$/

export function isEnrolment(fact: Fact): boolean {
  return fact.kind === 'enrolment' || fact.kind === 'elsewhere'
}

/** Active, paused or ended by (AAC008, AAC084, AAC031); null while it does not exist yet. */
export function stateOf(fact: Fact, asOf: number): 'active' | 'paused' | 'ended' | null {
  if (fact.since > asOf) return null
  if (fact.state === '4' || fact.state === '0') return 'ended'
  if (fact.retired === '1' || fact.payment === '1') return 'active'
  if (fact.payment === '2') return 'paused'
  if (fact.payment === '3') return fact.state === '1' || fact.state === '2' ? 'active' : 'ended'
  return fact.state === '2' ? 'paused' : fact.state === '3' ? 'ended' : 'active'
}

export function isPaid(fact: Fact, month: number): boolean {
  return (
    fact.kind === 'benefit' &&
    fact.state !== '2' &&
    fact.from > 0 &&
    fact.from <= month &&
    (fact.to === 0 || fact.to >= month)
  )
}

function isCurrent(fact: Fact, asOf: number): boolean {
  return (fact.from === 0 || fact.from <= asOf) && (fact.to === 0 || fact.to >= asOf)
}

interface Evidence {
  setting: Setting
  person: Person
  home: string
  month: number
  /** rows linked to the person for certain, and rows only near them */
  certain: Fact[]
  near: Fact[]
}

function placeOf(evidence: Evidence, fact: Fact): 'local' | '81' | '82' {
  return evidence.setting.places.placeOf(fact.division, evidence.home)
}

function namesEmployer(fact: Fact): boolean {
  return fact.unit !== null && fact.retired !== '1' && fact.identity !== '51' && fact.identity !== '54'
}

const employeeSchemes = new Set(['110', '120', '410', '210'])

/** The row of the world's table the person falls under. */
function ruleOf(evidence: Evidence, age: number | null): string {
  const { certain, person, setting } = evidence
  const { asOf } = setting
  const status = person.hasHousehold && person.home !== '' ? person.policeStatus : '0'
  const reasons = new Set(
    certain.filter((fact) => fact.kind === 'absence' && isCurrent(fact, asOf)).map(({ value }) => value),
  )
  if (status === '3' || reasons.has('1')) return 'P14'
  if (reasons.has('2')) return 'P15'
  if (status === '4' || status === '6' || reasons.has('3')) return 'P16'
  if (age !== null && age < 16) return 'P8'
  const active = certain.filter((fact) => isEnrolment(fact) && stateOf(fact, asOf) === 'active')
  const paid = certain.filter((fact) => isPaid(fact, evidence.month))
  if (
    paid.some(({ scheme }) => scheme === '110' || scheme === '120') ||
    active.some(({ scheme, retired }) => (scheme === '110' || scheme === '120') && retired === '1')
  ) {
    return 'P6'
  }
  const old = age !== null && age >= 60
  if (old && paid.some(({ scheme }) => scheme === '170')) return 'P7'
  const posts = certain.filter(({ kind }) => kind === 'establishment')
  const employers = active.filter(
    (fact) =>
      fact.kind === 'enrolment' &&
      employeeSchemes.has(fact.scheme) &&
      namesEmployer(fact) &&
      placeOf(evidence, fact) === 'local',
  )
  const work = certain.filter(({ kind, from }) => kind === 'salary' && from > 0)
  const jobs = certain.filter((fact) => fact.kind === 'employment' && isCurrent(fact, asOf))
  const employedHere = posts.length + work.length + jobs.length + employers.length > 0
  if (!old) {
    const official = [...posts, ...employers.filter(({ scheme }) => scheme === '120')]
    if (official.some((fact) => fact.identity === '11' || fact.identity === '12' || typeOf(fact) === '30')) return 'P1'
    if (official.some((fact) => ['50', '55', '56', '57'].includes(typeOf(fact)))) return 'P2'
    if (employedHere) {
      if (/^8[123]0000/.test(person.number) || isForeign(person.number)) return 'P5'
      const employer = posts[0] ?? jobs[0] ?? work[0] ?? employers[0]!
      return (typeOf(employer) || '10') === '81' ? 'P4' : 'P3'
    }
    const outside = active.some(
      (fact) => employeeSchemes.has(fact.scheme) && fact.retired !== '1' && placeOf(evidence, fact) !== 'local',
    )
    if (outside) return 'P20'
  }
  if (certain.some((fact) => fact.kind === 'student' && fact.state !== '0' && isCurrent(fact, asOf))) return 'P9'
  if (paid.some(({ scheme }) => scheme === '210')) return 'P10'
  if (active.some(({ scheme }) => scheme === '190')) return 'P19'
  if (isFlexible(evidence, active)) return 'P11'
  if (!employedHere && /^8[123]0000/.test(person.number)) return 'P17'
  if (!employedHere && isForeign(person.number)) return 'P18'
  return old ? 'P13' : 'P12'
}

function isForeign(number: string): boolean {
  return number.charCodeAt(0) > 57
}

function isFlexible(evidence: Evidence, active: Fact[]): boolean {
  if (active.some((fact) => fact.kind === 'enrolment' && fact.scheme === '110' && fact.unit === null)) return true
  let latest: Fact | null = null
  for (const fact of evidence.certain) {
    if (fact.kind !== 'enrolment' || fact.identity === '') continue
    const state = stateOf(fact, evidence.setting.asOf)
    if (state !== 'active' && state !== 'paused') continue
    if (!latest || fact.changed > latest.changed || (fact.changed === latest.changed && fact.since > latest.since))
      latest = fact
  }
  return latest !== null && (latest.identity === '51' || latest.identity === '54')
}

/** The unit type in the row, else the unit list's. */
function typeOf(fact: Fact): string {
  const { unit } = fact
  if (!unit) return ''
  return fact.unitTypeWritten ? unit.type : fact.unitNumberWritten && unit.listed ? unit.type : ''
}

/** The code of one insurance; '' where nothing tells, and whether near evidence gave it. */
function evidentCode(evidence: Evidence, insurance: number): { code: string; near: boolean; nearUnused: boolean } {
  const { asOf } = evidence.setting
  const paid = evidence.certain.filter(
    (fact) => isPaid(fact, evidence.month) && schemes[fact.scheme]?.insurance === insurance,
  )
  const near = evidence.near.filter(
    (fact) => isEnrolment(fact) && schemes[fact.scheme]?.insurance === insurance && stateOf(fact, asOf) === 'active',
  )
  const answer = (code: string) => ({ code, near: false, nearUnused: near.length > 0 })
  if (insurance === 0) {
    for (const scheme of ['110', '120']) {
      if (paid.some((fact) => fact.scheme === scheme && placeOf(evidence, fact) === 'local'))
        return answer(schemes[scheme]!.code)
    }
  }
  const active = evidence.certain.filter(
    (fact) => isEnrolment(fact) && schemes[fact.scheme]?.insurance === insurance && stateOf(fact, asOf) === 'active',
  )
  const local = bestCode(active.filter((fact) => fact.kind === 'enrolment' && placeOf(evidence, fact) === 'local'))
  if (local) return answer(local)
  const paidHere = paid.find((fact) => placeOf(evidence, fact) === 'local' && (insurance === 0 || insurance === 3))
  if (paidHere) return answer(schemes[paidHere.scheme]!.code)
  const outside = [...active, ...(insurance === 0 ? paid : [])].map((fact) => placeOf(evidence, fact))
  if (outside.includes('81')) return answer('81')
  if (outside.includes('82')) return answer('82')
  const nearLocal = bestCode(near.filter((fact) => placeOf(evidence, fact) === 'local'))
  if (nearLocal) return { code: nearLocal, near: true, nearUnused: false }
  const nearOutside = near.map((fact) => placeOf(evidence, fact))
  if (nearOutside.includes('81')) return { code: '81', near: true, nearUnused: false }
  if (nearOutside.includes('82')) return { code: '82', near: true, nearUnused: false }
  return answer('')
}

function bestCode(facts: Fact[]): string {
  let best = ''
  for (const fact of facts) {
    const code = fact.statusCode || schemes[fact.scheme]!.code
    if (best === '' || preference.indexOf(code) < preference.indexOf(best)) best = code
  }
  return best
}

/** What a clerk who knew the world would write down for this person. */
export function expect(setting: Setting, person: Person): Expectation {
  const certain: Fact[] = []
  const near: Fact[] = []
  for (const fact of person.facts) {
    if (fact.owner !== person) continue
    if (fact.decision === 'near') near.push(fact)
    else if (fact.decision === 'auto' || fact.decision === 'review') certain.push(fact)
  }
  const month = Math.floor(setting.asOf / 100)
  const household = certain.some(({ kind }) => kind === 'household')
  const nothing: Expectation = {
    inRegister: false,
    household: '',
    rule: '',
    codes: [],
    required: [],
    reasons: [],
    disposition: '',
    ask: '',
    verified: false,
    determined: !person.undetermined,
    duplicateEnrolments: [],
    duplicateBenefits: [],
    employeeNotEnrolled: false,
  }
  if (person.deathLinked || (person.hasHousehold && '178'.includes(person.policeStatus))) return nothing
  const local = household && person.policeStatus !== '2'
  const home = local ? person.home : homeOfEvidence(setting, certain, month)
  if (!local && home === '') return nothing

  const evidence: Evidence = { setting, person, home, month, certain, near }
  const birth =
    person.birthByNumber ||
    (isForeign(person.number) || person.withoutNumber ? (local ? person.birth : 0) : person.birth)
  const rule = ruleOf(evidence, birth ? completedYears(birth, setting.asOf) : null)
  const need = needs[rule]!
  const codes: string[] = []
  const required: string[] = []
  const lacking: number[] = []
  let nearEvidence = false
  let determined = !person.undetermined
  for (let insurance = 0; insurance < 5; insurance += 1) {
    const isRequired = need.required[insurance] === '1'
    const evident = evidentCode(evidence, insurance)
    nearEvidence ||= evident.near
    // The contract does not say whether a near row beside certain evidence makes somebody inaccurate.
    if (evident.nearUnused) determined = false
    let code = evident.code
    if (code === '') {
      const paused = certain.some(
        (fact) =>
          isEnrolment(fact) &&
          schemes[fact.scheme]?.insurance === insurance &&
          stateOf(fact, setting.asOf) === 'paused',
      )
      code = isRequired && paused ? '94' : need.missing[insurance]!
    }
    codes.push(code)
    if (isRequired) {
      required.push(indicators[insurance]!)
      if (!covered.test(code)) lacking.push(insurance)
    }
  }
  const reasons: string[] = []
  const neededFirst = [0, 1].filter((insurance) => need.required[insurance] === '1')
  if (local) {
    if (neededFirst.length > 0 && neededFirst.every((insurance) => lacking.includes(insurance)))
      reasons.push('uninsured')
    else if (lacking.length > 0) reasons.push('partial')
  }
  const hard = person.conflicts > 0 || person.ownNumberInvalid || person.householdContradicts
  if (hard || person.reviews > 0 || nearEvidence) reasons.push('inaccurate')
  if (lacksContacts(evidence, local)) {
    reasons.push('missing')
    // Whether the household row of somebody who moved away still fills in is not said.
    if (!local && person.hasHousehold) determined = false
  }
  const ask =
    reasons.length === 0 ? '' : reasons.length === 1 && reasons[0] === 'inaccurate' && !hard ? 'desk' : 'visit'
  let disposition: Expectation['disposition'] = 'direct'
  if (reasons.length > 0) disposition = 'survey'
  else if (codes[0] === '82' || codes[1] === '82') disposition = 'out_of_province'
  else if (codes[0] === '81' || codes[1] === '81') disposition = 'in_province'
  const byEmployer = rule === 'P1' || rule === 'P2' || rule === 'P3' || rule === 'P4' || rule === 'P5'
  return {
    inRegister: true,
    household: local ? 'local' : 'non_local',
    rule,
    codes,
    required,
    reasons,
    disposition,
    ask,
    verified: false,
    determined,
    duplicateEnrolments: doubles(evidence, certain),
    duplicateBenefits: doubleBenefits(evidence, certain),
    employeeNotEnrolled: byEmployer && lacking.length > 0,
  }
}

/** The home area of somebody without a household here: of the enrolment or benefit that brings them into the register. */
function homeOfEvidence(setting: Setting, certain: Fact[], month: number): string {
  for (const fact of certain) {
    const counts =
      fact.kind === 'enrolment' ? stateOf(fact, setting.asOf) === 'active' && schemes[fact.scheme] : isPaid(fact, month)
    if (counts && setting.places.isRegionInside(fact.division.slice(0, 6))) return fact.person.village.prefecture
  }
  return ''
}

function lacksContacts({ person, certain }: Evidence, local: boolean): boolean {
  if (person.withoutNumber || person.name === '') return true
  if (!local && isForeign(person.number)) return true
  let phone = local && person.phoneInHousehold
  let address = local && person.addressInHousehold
  // The names of the division fill in an empty AAC010, but only of a household.
  let home = local
  for (const fact of certain) {
    if (fact.kind !== 'enrolment' && fact.kind !== 'card') continue
    if (fact.phone !== '') phone = true
    if (fact.address !== '') address = true
    if (fact.home !== '') home = true
  }
  return !(phone && address && home)
}

/** Insurances with two enrolments active in the month: schemes, prefectures or personal numbers differ. */
function doubles({ setting }: Evidence, certain: Fact[]): string[] {
  const found: string[] = []
  const active = certain.filter((fact) => isEnrolment(fact) && stateOf(fact, setting.asOf) === 'active')
  if (active.length < 2) return found
  for (let insurance = 0; insurance < 5; insurance += 1) {
    const ofIt = active.filter(({ scheme }) => schemes[scheme]?.insurance === insurance)
    const first = ofIt[0]
    if (!first || ofIt.length < 2) continue
    const differ = ofIt.some(
      (fact) =>
        fact.scheme !== first.scheme ||
        fact.personal !== first.personal ||
        setting.places.prefectureOf(fact.division) !== setting.places.prefectureOf(first.division),
    )
    if (differ && (insurance !== 2 || ofIt.every(({ unit }) => unit === first.unit))) found.push(indicators[insurance]!)
  }
  return found
}

function doubleBenefits({ month }: Evidence, certain: Fact[]): string[] {
  const paid = certain.filter((fact) => isPaid(fact, month))
  const first = paid[0]
  if (!first || paid.length < 2) return []
  const differ = paid.some(
    (fact) => fact.scheme !== first.scheme || fact.personal !== first.personal || fact.division !== first.division,
  )
  const insurance = schemes[first.scheme]!.insurance
  return differ && paid.every(({ scheme }) => schemes[scheme]!.insurance === insurance) ? [indicators[insurance]!] : []
}
