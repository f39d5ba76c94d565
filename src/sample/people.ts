import { addMonths } from '../standards/plain-date.ts'
import { familyName, givenName, separatedName } from './names.ts'
import type { NumberBook } from './numbers.ts'
import type { Places } from './places.ts'
import { type Random, share } from './random.ts'
import { Person, type Village } from './world.ts'

/** What a quarter of the world is made with. */
export interface Setting {
  seed: number
  /** reference date of the first quarter: lives are fixed by it */
  base: number
  /** reference date of the quarter that is written */
  asOf: number
  /** 0 for the first quarter */
  quarter: number
  noise: number
  places: Places
  book: NumberBook
}

/** Members of one household are numbered from `household * membersKept`, so ids do not move when others come or go. */
export const membersKept = 32

/** A date so that somebody is `age` on `on`. */
function birthDate(random: Random, age: number, on: number): number {
  const days = random.below(365)
  const date = new Date(Date.UTC(Math.floor(on / 10_000) - age, (Math.floor(on / 100) % 100) - 1, (on % 100) - days))
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}

/** Where a person's number was issued: the county, its older codes for the older, elsewhere for one in thirty. */
function birthRegion(random: Random, regions: readonly string[], born: number): string {
  if (regions.length > 1 && born < 19_980_101 && random.chance(0.45))
    return regions[1 + random.below(regions.length - 1)]!
  return regions[0]!
}

interface Family {
  setting: Setting
  random: Random
  household: number
  village: Village
  regions: readonly string[]
  book: string
  phone: string
  minority: boolean
  members: Person[]
}

function addMember(family: Family, age: number, male: boolean, surname: string, relation: string): Person {
  const { random, setting } = family
  const person = new Person(family.household * membersKept + family.members.length, family.village)
  person.birth = birthDate(random, age, setting.base)
  person.male = male
  person.relation = relation
  person.book = family.book
  person.home = family.village.prefecture
  person.name = family.minority
    ? separatedName(random)
    : surname + givenName(random, male, Math.floor(person.birth / 10_000))
  person.nationality = family.minority
    ? '05'
    : random.chance(0.36)
      ? random.pick(['06', '08', '09', '12', '15', '37'])
      : '01'
  person.number = setting.book.next(birthRegion(random, family.regions, person.birth), person.birth, male)
  // One person in 2,000 once had another number (E12); it is drawn here so that every quarter draws alike.
  if (share(setting.seed, person.id, 12) < 0.0005 * setting.noise) {
    person.secondNumber = setting.book.next(family.regions[family.regions.length - 1]!, person.birth, male)
  }
  if (random.chance(0.02)) person.formerName = surname + givenName(random, male, Math.floor(person.birth / 10_000))
  if (person.formerName === person.name) person.formerName = ''
  giveContacts(person, random, age >= 14 ? ownPhone(random) : family.phone)
  family.members.push(person)
  return person
}

/** 70 in 100 police rows have a phone; most of the rest have one in a social insurance or card row. */
function giveContacts(person: Person, random: Random, phone: string): void {
  person.phone = phone
  person.phoneInHousehold = random.chance(0.7)
  person.phoneInEnrolments = random.chance(0.72)
  person.addressInHousehold = random.chance(0.9)
}

export function ownPhone(random: Random): string {
  return `1${random.pick(['30', '35', '37', '39', '50', '51', '58', '80', '82', '85', '86', '89'])}${String(random.below(100_000_000)).padStart(8, '0')}`
}

/**
 * One household: a couple with children, three generations, old people or one alone, so that the ages come out near the
 * province's (0–14: 22.3 %, 60 and older: 15.6 %; facts.md 6).
 */
export function makeHousehold(setting: Setting, random: Random, household: number, movedIn = false): Person[] {
  random.seed(setting.seed, household)
  const county = setting.places.counties[random.below(setting.places.counties.length)]!
  const village = county.villages[random.below(county.villages.length)]!
  const family: Family = {
    setting,
    random,
    household,
    village,
    regions: movedIn ? setting.places.moverRegions : county.regions,
    book: `${village.code.slice(0, 9)}${String(household % 1_000_000_000).padStart(9, '0')}`,
    phone: ownPhone(random),
    minority: random.chance(0.004),
    members: [],
  }
  const surname = familyName(random)
  const shape = random.next()
  if (shape < 0.1) {
    addOld(family, surname, 60 + Math.floor(random.next() ** 1.4 * 30), random.chance(0.6))
  } else if (shape < 0.2) {
    addMember(family, random.between(19, 58), random.chance(0.6), surname, '户主')
  } else {
    addCouple(family, surname, shape > 0.8)
  }
  return family.members
}

function addOld(family: Family, surname: string, age: number, couple: boolean): void {
  const head = addMember(family, age, couple || family.random.chance(0.5), surname, '户主')
  if (!couple) return
  const wife = addMember(
    family,
    Math.max(52, age - family.random.between(-2, 6)),
    false,
    familyName(family.random),
    '配偶',
  )
  head.spouse = wife
  wife.spouse = head
}

function addCouple(family: Family, surname: string, threeGenerations: boolean): void {
  const { random } = family
  const age = random.between(24, 58)
  const head = addMember(family, age, true, surname, '户主')
  const wifeAge = Math.max(21, age - random.between(-2, 6))
  const wife = addMember(family, wifeAge, false, familyName(random), '配偶')
  head.spouse = wife
  wife.spouse = head
  const children = random.pick([1, 1, 2, 2, 2, 3, 3, 0])
  let atBirth = 20 + random.below(5)
  for (let count = 0; count < children; count += 1) {
    const childAge = wifeAge - atBirth
    const twins = random.chance(0.011)
    atBirth += 1 + random.below(5)
    if (childAge < 0 || childAge > 32) continue
    // Grown children have households of their own, daughters sooner.
    if (childAge > 23 && random.chance(0.55)) continue
    const child = addMember(family, childAge, random.chance(0.53), surname, '子女')
    child.father = head
    child.mother = wife
    if (random.chance(0.03)) nameAfter(child, head, surname)
    if (twins && family.members.length < 8) addTwin(family, child, surname)
  }
  if (!threeGenerations) return
  const parentAge = Math.min(92, age + random.between(21, 30))
  const father = random.chance(0.75) ? addMember(family, parentAge, true, surname, '父亲') : null
  const mother = random.chance(0.85)
    ? addMember(family, Math.min(94, parentAge - random.below(4)), false, familyName(random), '母亲')
    : null
  head.father = father
  head.mother = mother
}

/** Father and child with names one character apart: look-alikes with different numbers. */
function nameAfter(child: Person, father: Person, surname: string): void {
  const given = [...father.name].slice([...surname].length)
  if (given.length !== 2 || father.name.includes('·') || child.name.includes('·')) return
  child.name = surname + given[0]! + (given[1] === '林' ? '华' : '林')
  child.formerName = ''
}

/** Twins: one birth date, neighbouring sequence numbers, names that share a character: look-alikes, never one person. */
function addTwin(family: Family, first: Person, surname: string): void {
  const { setting } = family
  const twin = addMember(family, 1, first.male, surname, first.relation)
  const used = [...first.name]
  twin.birth = first.birth
  twin.number = setting.book.next(first.number.slice(0, 6), first.birth, first.male)
  twin.secondNumber = ''
  twin.name = used.length > 3 ? twin.name : surname + used[used.length - 1] + (first.male ? '龙' : '雪')
  if (twin.name === first.name) twin.name += '儿'
  twin.formerName = ''
  twin.father = first.father
  twin.mother = first.mother
}

/** Children born to the women of a household in the quarters after the first; about 1.1 births per 100 people a year. */
export function addNewborns(setting: Setting, random: Random, members: Person[], household: number): void {
  const mother = members.find((member) => !member.male && member.relation === '配偶')
  if (!mother) return
  const age = Math.floor(setting.base / 10_000) - Math.floor(mother.birth / 10_000)
  if (age < 20 || age > 40) return
  for (let quarter = 1; quarter <= setting.quarter; quarter += 1) {
    if (share(setting.seed, mother.id, 9000 + quarter) >= 0.025) continue
    random.seed(setting.seed ^ 0x42495254, household * 16 + quarter)
    const child = new Person(household * membersKept + 16 + quarter, mother.village)
    const month = addMonths(Math.floor(setting.base / 100), quarter * 3 - random.below(3))
    child.birth = month * 100 + random.between(1, 27)
    child.male = random.chance(0.53)
    child.relation = '子女'
    child.book = mother.book
    child.home = mother.home
    child.father = mother.spouse
    child.mother = mother
    child.name = [...(mother.spouse?.name ?? mother.name)][0]! + givenName(random, child.male, 2016)
    child.number = setting.book.next(mother.village.county, child.birth, child.male)
    child.life = 'child'
    giveContacts(child, random, mother.phone)
    members.push(child)
  }
}
