import { addMonths } from '../standards/plain-date.ts'
import { addBenefit } from './biographies.ts'
import { dateInQuarter, enrol } from './enrolments.ts'
import { laterFate } from './lives.ts'
import { familyName, foreignName, givenName } from './names.ts'
import { membersKept, ownPhone, type Setting } from './people.ts'
import { type Random, share, weighted } from './random.ts'
import { Fact, type Life, Person } from './world.ts'

/** Ids of people insured here whose household is elsewhere begin above every household of the area. */
const firstNonLocal = 1_000_000_000

const drawNonLocal = weighted<Life>([
  ['migrant_employee', 660],
  ['migrant_resident', 250],
  ['migrant_pensioner', 60],
  ['compatriot_employee', 12],
  ['foreign_employee', 18],
])

function bornAt(random: Random, base: number, from: number, to: number): number {
  const year = Math.floor(base / 10_000) - random.between(from, to)
  return year * 10_000 + random.between(1, 12) * 100 + random.between(1, 28)
}

/** Somebody insured here with their household elsewhere; about 4 in 100 (规程 art 3). */
export function makeNonLocal(setting: Setting, random: Random, index: number): Person {
  random.seed(setting.seed ^ 0x4e4f4e, index)
  const { places } = setting
  const county = random.pick(places.counties)
  const person = new Person(firstNonLocal + index, random.pick(county.villages))
  person.hasHousehold = false
  person.life = drawNonLocal(random)
  person.male = random.chance(0.55)
  const [from, to] =
    person.life === 'migrant_pensioner' ? [61, 84] : person.life === 'migrant_resident' ? [1, 55] : [19, 57]
  person.birth = bornAt(random, setting.base, from!, to!)
  person.name = familyName(random) + givenName(random, person.male, Math.floor(person.birth / 10_000))
  if (person.life === 'foreign_employee') {
    person.name = foreignName(random)
    person.number = `${random.pick(['E', 'G', 'K'])}${String(30_000_000 + index * 3)}`
  } else {
    // One in twenty was born here and moved their household away: the number says so (number_not_in_household).
    const region = random.chance(0.05) ? county.code : random.pick(places.foreignRegions)
    person.number = setting.book.next(
      person.life === 'compatriot_employee' ? random.pick(['810000', '820000', '830000']) : region,
      person.birth,
      person.male,
    )
  }
  person.phone = ownPhone(random)
  person.phoneInEnrolments = random.chance(0.93)
  return person
}

/** People the police or the civil affairs office knows to be dead, cancelled or moved away: 0.7, 0.1, 0.5 in a hundred. */
export function makeDeparted(setting: Setting, random: Random, household: number, like: Person): Person | null {
  const drawn = share(setting.seed, household, 8000)
  const life: Life | null = drawn < 0.02 ? 'dead' : drawn < 0.023 ? 'cancelled' : drawn < 0.038 ? 'moved_out' : null
  if (!life) return null
  random.seed(setting.seed ^ 0x44454144, household)
  const person = new Person(household * membersKept + 24, like.village)
  person.life = life
  person.male = random.chance(0.55)
  person.birth = life === 'dead' ? bornAt(random, setting.base, 55, 92) : bornAt(random, setting.base, 18, 80)
  person.name = familyName(random) + givenName(random, person.male, Math.floor(person.birth / 10_000))
  person.number = setting.book.next(like.village.county, person.birth, person.male)
  person.relation = '其他'
  person.book = like.book
  person.home = like.home
  person.phone = ownPhone(random)
  person.phoneInEnrolments = true
  if (life === 'dead') {
    die(person, bornAt(random, setting.base, 1, 3))
    const kept = random.next()
    person.hasHousehold = kept < 0.8
    person.policeStatus = kept < 0.2 ? '0' : '1'
  } else {
    person.policeStatus = life === 'moved_out' ? '2' : random.pick(['1', '7', '8'])
  }
  const insured = random.chance(0.15)
  enrol(setting, person, '170', { state: insured ? 'active' : 'ended' })
  enrol(setting, person, '390', { state: insured && random.chance(0.5) ? 'active' : 'ended' })
  if (life === 'dead' && random.chance(0.5)) {
    const end = Math.floor(person.deathDate / 100)
    addBenefit(person, '170', 201_108, random.chance(0.06) ? 0 : Math.max(201_109, end))
  }
  // Whether somebody cancelled but still insured counts as insured here is not said.
  if (life === 'cancelled' && insured) person.undetermined = true
  return person
}

function die(person: Person, date: number): void {
  person.deathDate = date
  const fact = new Fact('death', person)
  fact.from = date
  person.facts.push(fact)
  person.deathLinked = true
}

/** Lets people die and move away in the quarters after the first; most of their enrolments end with it. */
export function applyFate(setting: Setting, random: Random, person: Person): void {
  const fate = laterFate(setting, person)
  if (!fate) return
  random.seed(setting.seed ^ 0x46415445, person.id)
  const date = dateInQuarter(setting, random, fate.quarter)
  const month = Math.floor(date / 100)
  if (fate.fate === 'dies') {
    die(person, date)
    person.policeStatus = random.chance(0.7) ? '1' : '0'
  } else {
    person.policeStatus = '2'
  }
  const forgotten = random.chance(0.12)
  for (const fact of person.facts) {
    if (fact.kind === 'benefit' && fact.to === 0 && !forgotten)
      fact.to = Math.max(fact.from, fate.fate === 'dies' ? month : addMonths(month, -1))
    if ((fact.kind === 'enrolment' || fact.kind === 'elsewhere') && !forgotten) {
      if (fact.kind === 'enrolment' && fact.unit && fact.state !== '4') fact.unit.enrolled -= 1
      fact.state = '4'
      fact.payment = '3'
      fact.retired = fact.retired === '1' ? '0' : fact.retired
      fact.changed = date
    }
    if (fact.kind === 'employment' && fact.to === 0) {
      fact.to = date
      if (fact.unit && fact.unitNumberWritten) fact.unit.named -= 1
    }
  }
}
