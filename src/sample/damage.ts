import type { Findings } from './findings.ts'
import { damageName } from './names.ts'
import { damageNumber, type NumberDamage } from './numbers.ts'
import type { Setting } from './people.ts'
import { Random, share } from './random.ts'
import { isEnrolment, isPaid, stateOf } from './truth.ts'
import { Fact, Person } from './world.ts'

/** Ids of the second register entries that stray numbers make begin above everybody. */
const firstStray = 2_000_000_000

const random = new Random()

/** Shares of rows by class of damage (real files; facts.md 1.1 gives the classes, no source the shares). */
const numberShares: readonly (readonly [NumberDamage, number])[] = [
  ['E05', 0.003],
  ['E02', 0.002],
  ['E03', 0.001],
  ['E04', 0.001],
  ['E08', 0.001],
  ['E08_far', 0.0003],
  ['E06', 0.0002],
  ['E07', 0.0003],
  ['E01', 0.0003],
  ['E09', 0.0001],
]
const nameShares: readonly (readonly ['L1' | 'L2' | 'L3' | 'L4' | 'L6', number])[] = [
  ['L1', 0.001],
  ['L2', 0.0005],
  ['L3', 0.002],
  ['L4', 0.001],
  ['L6', 0.001],
]
const kindKeys: Readonly<Record<string, number>> = {
  enrolment: 1,
  benefit: 2,
  employment: 3,
  salary: 4,
  establishment: 5,
  student: 6,
  death: 7,
  absence: 8,
  assistance: 9,
  card: 10,
  elsewhere: 11,
}
const separatedShare = 0.15

function isLocal(person: Person): boolean {
  return person.hasHousehold && person.home !== '' && !'1278'.includes(person.policeStatus) && !person.deathLinked
}

/** Damages one block of people in place: first what befell the people, then their rows, then whose row got whose number. */
export function damageBlock(setting: Setting, people: Person[], findings: Findings): Person[] {
  const strays: Person[] = []
  const untouched: Person[] = []
  for (const person of people) {
    if (!isLocal(person) || !damagePerson(setting, person, people, strays, findings)) untouched.push(person)
  }
  const holders = untouched.filter((person) => isLocal(person) && person.formerName === '')
  for (const [index, person] of untouched.entries()) {
    const out = person.deathLinked || (person.hasHousehold && !isLocal(person))
    if (!out) {
      for (const fact of person.facts) damageFact(setting, person, fact, findings)
      lendNumber(setting, person, holders, index, findings)
    }
  }
  return strays
}

/** Something that befell the person as a whole; true when it did, and nothing else shall. */
function damagePerson(
  setting: Setting,
  person: Person,
  people: Person[],
  strays: Person[],
  findings: Findings,
): boolean {
  const { seed, noise } = setting
  const drawn = share(seed, person.id, 1) / noise
  const simple = person.life === 'child' || person.life === 'pupil' || person.life === 'farmer'
  random.seed(seed ^ 0x44414d, person.id)
  const household = person.facts.find(({ kind }) => kind === 'household')
  if (!household) return false
  if (person.secondNumber !== '' && person.life === 'farmer') return giveSecondNumber(setting, person, strays, findings)
  let limit = 0
  const falls = (rate: number): boolean => {
    limit += rate
    return drawn < limit && drawn >= limit - rate
  }
  for (const [damage, rate] of [
    ['E05', 0.003],
    ['E02', 0.001],
    ['E04', 0.0003],
  ] as const) {
    if (!falls(rate)) continue
    const damaged = damageNumber(person.number, damage, random)
    if (!damaged) return false
    household.number = damaged.written
    household.numberDamage = damage
    return true
  }
  if (falls(0.0004) && simple) {
    const damaged = damageNumber(person.number, random.chance(0.8) ? 'E08' : 'E06', random)!
    household.number = damaged.written
    household.numberDamage = 'E08'
    person.ownNumberInvalid = true
    for (const fact of person.facts) if (fact.kind !== 'household') fact.decision = 'near'
    findings.addInvalidNumber(damaged.normalised, person.name, person)
    return true
  }
  if (falls(0.0004) && person.life !== 'away_employee') {
    household.number = random.pick(['', '无', '/'])
    household.numberDamage = 'E01'
    person.withoutNumber = true
    strays.push(strayOf(setting, person, person.number, 1, (fact) => fact.kind !== 'household', findings))
    return true
  }
  if (falls(0.001)) {
    person.householdContradicts = true
    household.numberDamage = 'E10'
    if (random.chance(0.5)) household.value = 'sex'
    else household.value = 'birth'
    return true
  }
  if (falls(0.0008)) return duplicateHousehold(person, household, findings)
  if (falls(0.0015)) {
    const damaged = damageName(person.name, random.pick(['L1', 'L3', 'L4'] as const), random)
    if (!damaged || damaged.name === '') return false
    household.name = damaged.name
    for (const fact of person.facts) if (fact !== household) fact.nameDamage = damaged.level
    return true
  }
  if (falls(0.0003) && (person.life === 'child' || person.life === 'pupil'))
    return shareParentsNumber(setting, person, household, people, strays, findings)
  return false
}

/** A second register entry under a number that no household row has: the rows `takes` names go to it. */
function strayOf(
  setting: Setting,
  person: Person,
  number: string,
  order: number,
  takes: (fact: Fact) => boolean,
  findings: Findings,
): Person {
  const stray = new Person(firstStray + order * 500_000_000 + person.id, person.village)
  stray.truePerson = person.id
  stray.hasHousehold = false
  stray.number = number
  stray.name = person.name
  stray.birth = person.birth
  stray.male = person.male
  stray.life = person.life
  stray.unit = person.unit
  stray.deathLinked = person.deathLinked
  let missing = false
  for (const fact of person.facts) {
    if (!takes(fact)) continue
    fact.owner = stray
    fact.number = number
    if (fact.kind === 'enrolment' && stateOf(fact, setting.asOf) === 'active') missing = true
    stray.facts.push(fact)
  }
  if (missing && setting.places.isRegionInside(number.slice(0, 6)))
    findings.add('number_not_in_household', '', number, stray.name, [stray])
  // Where no active enrolment and no benefit remains, the number makes nobody and the rows are nobody's.
  const month = Math.floor(setting.asOf / 100)
  const makes = stray.facts.some(
    (fact) =>
      (fact.kind === 'enrolment' && fact.scheme !== '330' && stateOf(fact, setting.asOf) === 'active') ||
      isPaid(fact, month),
  )
  if (!makes) {
    for (const fact of stray.facts) {
      fact.owner = null
      fact.decision = 'none'
    }
    stray.facts = []
  }
  return stray
}

/** E12: the residents' pension knows the person under another valid number. */
function giveSecondNumber(setting: Setting, person: Person, strays: Person[], findings: Findings): boolean {
  const moved = person.facts.filter((fact) => fact.kind === 'enrolment' && fact.scheme === '170')
  if (!moved.some((fact) => stateOf(fact, setting.asOf) === 'active')) return false
  person.phoneInHousehold = true
  for (const fact of moved) {
    fact.phone = person.phone
    fact.numberDamage = 'E12'
  }
  strays.push(strayOf(setting, person, person.secondNumber, 0, (fact) => moved.includes(fact), findings))
  findings.add('person_with_two_numbers', '', person.number, person.name, [person, strays[strays.length - 1]!])
  return true
}

/** A second household row of the same person, with a shorter division code; now and then the name is mistyped. */
function duplicateHousehold(person: Person, household: Fact, findings: Findings): boolean {
  const second = new Fact('household', person)
  second.division = person.village.code.slice(0, 9)
  second.state = 'second'
  second.numberDamage = household.numberDamage
  const damaged = random.chance(0.3) ? damageName(person.name, 'L6', random) : null
  if (damaged) {
    second.name = damaged.name
    second.nameDamage = 'L6'
    second.decision = 'review'
    person.reviews += 1
  }
  person.facts.push(second)
  findings.add('household_duplicate', '', person.number, person.name, [person])
  return true
}

/** E13: the police row of a child carries a parent's number; the child's own number is then in no household row. */
function shareParentsNumber(
  setting: Setting,
  person: Person,
  household: Fact,
  people: Person[],
  strays: Person[],
  findings: Findings,
): boolean {
  const parent = person.mother ?? person.father
  if (!parent || !people.includes(parent) || !isLocal(parent) || !surelyDifferent(parent.name, person.name))
    return false
  const parentRow = parent.facts.find(({ kind }) => kind === 'household')
  const burdened = parent.formerName !== '' || parent.secondNumber !== ''
  if (parentRow?.numberDamage !== '' || burdened) return false
  household.number = parent.number
  household.numberDamage = 'E13'
  strays.push(strayOf(setting, person, person.number, 1, (fact) => fact.kind !== 'household', findings))
  person.conflicts += 1
  parent.conflicts += 1
  person.number = parent.number
  person.birthByNumber = parent.birth
  // No phone is left to say that the two entries are one person (the contract's test of two numbers).
  person.phoneInHousehold = false
  findings.add('number_shared', '', parent.number, parent.name, [parent, person])
  return true
}

/** Damages number or name of one row; a row of a number that leads nowhere is lost to the person. */
function damageFact(setting: Setting, person: Person, fact: Fact, findings: Findings): void {
  if (fact.kind === 'household' || fact.kind === 'death' || fact.owner !== person) return
  const key = kindKeys[fact.kind]! * 1000 + (Number(fact.scheme) || 0) + (fact.kind === 'salary' ? fact.from % 100 : 0)
  let drawn = share(setting.seed, person.id, key) / setting.noise
  if (drawn > 0.03 && !person.name.includes('·')) return
  random.seed(setting.seed ^ 0x464143, person.id * 16 + key)
  const local = isLocal(person)
  const citizen = person.number.length === 18 && person.number.charCodeAt(0) <= 57
  for (const [damage, rate] of numberShares) {
    if (drawn < rate) {
      const damaged = citizen ? damageNumber(person.number, damage, random) : null
      if (!damaged) return
      fact.number = damaged.written
      fact.numberDamage = damage
      if (damaged.remains === 'same') return
      if (damaged.remains === 'near' && local) fact.decision = 'near'
      else {
        fact.decision = 'none'
        fact.owner = null
      }
      if (damaged.normalised !== '')
        findings.addInvalidNumber(damaged.normalised, fact.name, local && damaged.remains === 'near' ? person : null)
      return
    }
    drawn -= rate
  }
  if (person.name.includes('·') && share(setting.seed, person.id, key + 1) < separatedShare) {
    const damaged = damageName(person.name, random.pick(['L1', 'L2', 'L4'] as const), random)
    if (damaged && local) writeName(person, fact, damaged.name, damaged.level)
    return
  }
  for (const [level, rate] of nameShares) {
    if (drawn < rate) {
      if (!local) return
      const damaged = damageName(person.name, level, random)
      if (damaged) writeName(person, fact, damaged.name, damaged.level)
      return
    }
    drawn -= rate
  }
  if (drawn < 0.004 && person.formerName !== '' && local) writeName(person, fact, person.formerName, 'L5')
  else if (drawn > 0.006 && drawn < 0.0075 && isEnrolment(fact)) fact.copies = 2
}

function writeName(person: Person, fact: Fact, name: string, level: Fact['nameDamage']): void {
  fact.name = name
  fact.nameDamage = level
  if (level !== 'L6') return
  fact.decision = 'review'
  if (isEnrolment(fact) || fact.kind === 'benefit') person.reviews += 1
}

/** Names no step of the ladder joins: other lengths, or two characters different. */
function surelyDifferent(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]]
  if (left.length > 4 || right.length > 4) return false
  if (left.length !== right.length) return true
  return left.filter((character, index) => soundOf(character) !== soundOf(right[index]!)).length >= 2
}

/** Characters of the generator's names that sound alike: a difference in them alone is no difference in sound. */
const alike = [
  '俊军君',
  '宇雨玉余',
  '英颖',
  '明铭',
  '欣鑫',
  '燕艳颜',
  '轩萱',
  '富福傅付',
  '仙先',
  '静婧',
  '文雯',
  '云',
  '丽莉',
  '杰洁',
  '昌',
  '光',
  '林',
  '怡',
]

function soundOf(character: string): string {
  return alike.find((group) => group.includes(character)) ?? character
}

/** E11 and E13: one row of the person is written under somebody else's number, a child's mostly under a parent's. */
function lendNumber(setting: Setting, person: Person, holders: Person[], index: number, findings: Findings): void {
  const drawn = share(setting.seed, person.id, 11) / setting.noise
  if (drawn >= 0.0012 || !isLocal(person)) return
  const young = person.life === 'child' || person.life === 'pupil'
  const parent = person.mother ?? person.father
  const holder = young && parent ? parent : holders[(index * 7 + 3) % Math.max(1, holders.length)]
  if (!holder || holder === person || !holders.includes(holder) || !surelyDifferent(holder.name, person.name)) return
  const kind = drawn < 0.0009 ? 'enrolment' : 'card'
  const fact = person.facts.find(
    (each) => each.kind === kind && each.numberDamage === '' && each.nameDamage === '' && each.unit === null,
  )
  if (!fact || fact.owner !== person) return
  fact.number = holder.number
  fact.numberDamage = young && holder === parent ? 'E13' : 'E11'
  fact.nameDamage = 'different'
  fact.decision = 'conflict'
  fact.owner = null
  fact.copies = 1
  // A clerk ruled on some of them by the next quarter: two people, and the matter rests.
  const ruled = setting.quarter > 0 && share(setting.seed, person.id, 9700) < 0.3
  if (ruled) findings.rule('number_shared', holder.number, holder.name, holder.number, fact.name)
  else {
    if (kind === 'enrolment') holder.conflicts += 1
    findings.add('number_shared', '', holder.number, holder.name, [holder])
  }
}
