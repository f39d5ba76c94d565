import { addMonths } from '../standards/plain-date.ts'
import {
  enrol,
  enrolAsEmployee,
  enrolAsResident,
  enrolInResidentMedical,
  enrolStanding,
  pastDate,
} from './enrolments.ts'
import { standing } from './lives.ts'
import type { Setting } from './people.ts'
import { type Random, share } from './random.ts'
import type { Units } from './units.ts'
import { Fact, type Life, type Person } from './world.ts'

const five = ['110', '310', '410', '210', '510'] as const
const establishedFive = ['120', '310', '410', '210', '510'] as const

function note(person: Person, kind: Fact['kind'], from = 0, to = 0): Fact {
  const fact = new Fact(kind, person)
  fact.from = from
  fact.to = to
  person.facts.push(fact)
  return fact
}

/** A pension or unemployment benefit that is paid from `from` (a month) on. */
export function addBenefit(
  person: Person,
  scheme: string,
  from: number,
  to = 0,
  division = person.village.county,
): Fact {
  const fact = note(person, 'benefit', from, to)
  fact.scheme = scheme
  fact.division = division
  fact.state = '1'
  fact.personal = `P${scheme}${String(person.id).padStart(10, '0')}`
  return fact
}

function addEmployment(setting: Setting, random: Random, person: Person): void {
  const unit = person.unit!
  const fact = note(person, 'employment', pastDate(random, setting.base, 8, 0))
  fact.unit = unit
  fact.unitTypeWritten = true
  fact.unitNumberWritten = random.chance(0.97)
  if (fact.unitNumberWritten) unit.named += 1
}

function addSalaries(setting: Setting, random: Random, person: Person): void {
  const month = Math.floor(setting.asOf / 100)
  for (let back = 0; back < 3; back += 1) {
    const fact = note(person, 'salary', addMonths(month, -back))
    fact.unit = person.unit
    fact.unitTypeWritten = !person.unit!.listed || random.chance(0.5)
    person.unit!.named += 1
  }
}

function addPost(random: Random, person: Person, identity: string): void {
  const fact = note(person, 'establishment')
  fact.unit = person.unit
  // An empty unit type is looked up in the unit list, so it is left empty only for units that are listed.
  fact.unitTypeWritten = !person.unit!.listed || random.chance(0.85)
  fact.identity = random.chance(0.8) ? identity : ''
}

type Biographer = (setting: Setting, random: Random, person: Person, units: Units) => void

const nothing: Biographer = () => {}

const writeWorkHere: Biographer = (setting, random, person, units) => {
  person.unit = units.draw(random, person.village.prefecture, random.chance(0.75) ? 'company' : 'business')
  if (random.chance(0.4)) addEmployment(setting, random, person)
  enrolAsEmployee(setting, person, five, '', 0.02)
}

const biographers: Readonly<Record<Life, Biographer>> = {
  child: (setting, _random, person) => enrolInResidentMedical(setting, person, 0.075),
  pupil(setting, random, person) {
    addStudy(setting, random, person)
    enrolInResidentMedical(setting, person, 0.045)
  },
  student(setting, random, person) {
    addStudy(setting, random, person)
    // Some are insured at the place of their school.
    const away = random.chance(0.12) ? random.pick(otherDivisions(setting, person)) : undefined
    enrolInResidentMedical(setting, person, away ? 0 : 0.06, away)
  },
  farmer: (setting, random, person) => enrolAsResident(setting, person, [0.09, 0.05], random.chance(0.5) ? '27' : ''),
  employee(setting, random, person, units) {
    person.unit = units.draw(random, person.village.prefecture, 'company')
    writeEmployee(setting, random, person, five)
  },
  business_employee(setting, random, person, units) {
    person.unit = units.draw(random, person.village.prefecture, 'business')
    writeEmployee(setting, random, person, random.chance(0.5) ? five : ['110', '310', '410', '510'])
  },
  civil_servant(setting, random, person, units) {
    person.unit = units.draw(random, person.village.prefecture, 'office')
    addPost(random, person, random.chance(0.8) ? '11' : '12')
    if (random.chance(0.6)) addSalaries(setting, random, person)
    enrolAsEmployee(setting, person, random.chance(0.3) ? ['120', '310', '510'] : ['120', '310'], '11')
    // Offices of the prefecture are insured at its own level (本级, facts.md 3.2).
    if (setting.places.area.endsWith('00') && random.chance(0.3)) {
      for (const fact of person.facts) if (fact.kind === 'enrolment') fact.division = `${person.home.slice(0, 4)}99`
    }
  },
  established(setting, random, person, units) {
    person.unit = units.draw(random, person.village.prefecture, 'institution')
    addPost(random, person, '13')
    if (random.chance(0.5)) addSalaries(setting, random, person)
    enrolAsEmployee(setting, person, establishedFive, '13')
  },
  flexible: writeFlexible,
  landless(setting, _random, person) {
    enrol(setting, person, '190')
    enrolInResidentMedical(setting, person, 0.03)
  },
  unemployed(setting, random, person) {
    addBenefit(person, '210', addMonths(Math.floor(setting.base / 100), -random.below(9)))
    enrol(setting, person, '110', { state: 'paused' })
    if (random.chance(0.85)) enrol(setting, person, '310')
  },
  retired: writeRetired,
  resident_pensioner(setting, _random, person) {
    enrol(setting, person, '170', { drawing: true })
    addBenefit(person, '170', Math.max(201_108, Math.floor(person.birth / 100) + 6000))
    enrolInResidentMedical(setting, person, 0.03)
  },
  old_without_pension(setting, random, person) {
    if (random.chance(0.2)) enrol(setting, person, '170', { state: 'paused' })
    enrolInResidentMedical(setting, person, 0.1)
  },
  soldier: writeAbsent,
  prisoner: writeAbsent,
  abroad: writeAbsent,
  lost: writeAbsent,
  away_employee: writeAwayEmployee,
  away_resident(setting, random, person) {
    const division = random.pick(otherDivisions(setting, person))
    enrol(setting, person, '390', { division })
    if (random.chance(0.3)) enrol(setting, person, '170', { division })
    else enrolStanding(setting, person, '170', standing(setting, person, 0, 0.15))
  },
  migrant_employee: writeWorkHere,
  compatriot_employee: writeWorkHere,
  foreign_employee: writeWorkHere,
  migrant_resident(setting, random, person) {
    enrol(setting, person, '390')
    if (random.chance(0.3)) enrol(setting, person, '170')
  },
  migrant_pensioner(setting, random, person) {
    addBenefit(person, '110', addMonths(Math.floor(setting.base / 100), -random.between(3, 90)))
    enrol(setting, person, '310', { retired: true })
  },
  // What is left of these is written where they depart.
  dead: nothing,
  cancelled: nothing,
  moved_out: nothing,
}

/** Writes what the sources would know of the person's life: enrolments, benefits, work, study, absence. */
export function writeBiography(setting: Setting, random: Random, person: Person, units: Units): void {
  biographers[person.life](setting, random, person, units)
}

/** Where people of the home go: one in five stays in the province. */
function otherDivisions(setting: Setting, person: Person): readonly string[] {
  const inside = setting.places.elsewhereInProvince.get(person.home)
  return inside && inside.length > 0 && person.id % 5 === 0 ? inside : setting.places.elsewhereOutside
}

function addStudy(setting: Setting, random: Random, person: Person): void {
  const year = Math.floor(setting.base / 10_000) - random.between(0, 2)
  const fact = note(person, 'student', year * 10_000 + 901, random.chance(0.4) ? (year + 4) * 10_000 + 701 : 0)
  fact.value = `${person.village.fullName.slice(3, 9)}${person.life === 'student' ? '中学' : '小学'}`
  fact.state = random.chance(0.5) ? '1' : ''
}

function writeEmployee(setting: Setting, random: Random, person: Person, schemeList: readonly string[]): void {
  const enrolled = person.unit!.enrols && !random.chance(0.02)
  if (!enrolled) {
    addEmployment(setting, random, person)
    enrolAsResident(setting, person, [0.3, 0.2])
    return
  }
  if (random.chance(0.6)) addEmployment(setting, random, person)
  if (random.chance(0.45)) addSalaries(setting, random, person)
  enrolAsEmployee(setting, person, schemeList, random.chance(0.4) ? random.pick(['13', '17', '21', '24']) : '')
  // Most had been residents before; the old enrolment was ended, now and then forgotten: 重复参保.
  if (random.chance(0.3)) enrol(setting, person, '170', { state: random.chance(0.03) ? 'active' : 'ended' })
  if (random.chance(0.2)) enrol(setting, person, '390', { state: random.chance(0.04) ? 'active' : 'ended' })
}

function writeFlexible(setting: Setting, random: Random, person: Person): void {
  const identity = random.pick(['51', '54'])
  if (random.chance(0.45)) {
    const pension = standing(setting, person, 0, 0.07)
    enrolStanding(setting, person, '110', pension, identity)
    const medical = standing(setting, person, 1, 0.08)
    enrolStanding(setting, person, '310', medical, identity)
    return
  }
  const pension = standing(setting, person, 0, 0.12)
  enrolStanding(setting, person, '170', pension, identity)
  enrolInResidentMedical(setting, person, 0.06)
}

function writeRetired(setting: Setting, random: Random, person: Person): void {
  const scheme = random.chance(0.75) ? '110' : '120'
  const from = addMonths(Math.floor(setting.base / 100), -random.between(3, 110))
  addBenefit(person, scheme, from)
  enrol(setting, person, scheme, { retired: true, identity: '80' })
  if (random.chance(0.95)) enrol(setting, person, '310', { retired: true })
}

function writeAbsent(setting: Setting, random: Random, person: Person): void {
  const status = { soldier: '3', prisoner: '0', abroad: '4', lost: '6' }[person.life as 'soldier']
  const reason = { soldier: '1', prisoner: '2', abroad: '3', lost: '' }[person.life as 'soldier']
  const byPolice = reason === '' || (status !== '0' && random.chance(0.6))
  if (byPolice) person.policeStatus = status
  if (reason !== '' && (!byPolice || random.chance(0.5))) {
    note(
      person,
      'absence',
      pastDate(random, setting.base, 3, 0),
      random.chance(0.5) ? 0 : addYears(setting.base, 3),
    ).value = reason
  }
  if (random.chance(0.4)) enrol(setting, person, '170', { state: random.chance(0.7) ? 'paused' : 'ended' })
  if (random.chance(0.3)) enrolInResidentMedical(setting, person, 0)
}

function addYears(date: number, years: number): number {
  return Math.floor(date / 10_000) * 10_000 + years * 10_000 + 1231
}

function writeAwayEmployee(setting: Setting, random: Random, person: Person): void {
  const division = random.pick(otherDivisions(setting, person))
  // The upper register has not answered for some: they look like residents who stayed.
  if (random.chance(0.3)) {
    enrolAsResident(setting, person, [0.12, 0.06])
    return
  }
  const injuryOnly = random.chance(0.12)
  for (const scheme of injuryOnly ? ['410'] : five) {
    if (injuryOnly || random.chance(0.93)) enrol(setting, person, scheme, { division })
  }
  if (injuryOnly) {
    enrolAsResident(setting, person, [0.08, 0.05])
    return
  }
  if (random.chance(0.5))
    enrol(setting, person, '170', { state: random.chance(0.05) ? 'active' : random.chance(0.5) ? 'paused' : 'ended' })
  if (random.chance(0.25)) enrolInResidentMedical(setting, person, 0.85)
}

/** Cards, social assistance, former work: what is known of people whatever they do. */
export function writeOddments(setting: Setting, random: Random, person: Person): void {
  if (random.chance(0.6)) {
    const card = note(person, 'card')
    if (random.chance(0.75)) card.phone = person.phone
    if (random.chance(0.6)) card.address = person.village.fullName
  }
  const poor =
    person.life === 'farmer' ||
    person.life === 'resident_pensioner' ||
    person.life === 'child' ||
    person.life === 'pupil'
  if (poor && random.chance(0.06)) {
    note(
      person,
      'assistance',
      pastDate(random, setting.base, 6, 0),
      random.chance(0.2) ? pastDate(random, setting.base, 0, 0) : 0,
    ).value = random.pick(['低保', '低保', '低保', '特困'])
  }
  if (
    person.life === 'employee' &&
    person.unit &&
    person.facts.some(({ scheme }) => scheme === '310') &&
    share(setting.seed, person.id, 330) < 0.05
  ) {
    enrol(setting, person, '330', { unit: person.unit })
  }
  writeDoubles(setting, person)
  if (person.life === 'farmer' && random.chance(0.05)) {
    const past = note(person, 'employment', pastDate(random, setting.base, 8, 4), pastDate(random, setting.base, 3, 1))
    past.value = '原用工单位'
  }
  if (person.life === 'farmer' && random.chance(0.006)) {
    note(person, 'absence', pastDate(random, setting.base, 9, 5), pastDate(random, setting.base, 4, 1)).value =
      random.pick(['1', '2', '3'])
  }
}

/** Enrolled twice, paid twice (facts.md 5.4): two personal numbers, two places, two kinds of pension. */
function writeDoubles(setting: Setting, person: Person): void {
  const drawn = share(setting.seed, person.id, 54)
  if (person.life === 'farmer' && drawn < 0.006) enrol(setting, person, '170', { second: true })
  else if (person.life === 'farmer' && drawn < 0.009) {
    enrol(setting, person, '390', { division: otherDivisions(setting, person)[0]! })
  } else if (person.life === 'retired' && drawn < 0.02) {
    addBenefit(person, '170', Math.floor(setting.base / 100) - 100)
  }
}
