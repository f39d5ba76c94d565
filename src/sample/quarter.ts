import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { isKnownDivision } from '../standards/divisions.ts'
import { applyFate, makeDeparted, makeNonLocal } from './arrivals.ts'
import { writeBiography, writeOddments } from './biographies.ts'
import { damageBlock } from './damage.ts'
import {
  batchYaml,
  type EnrolmentSystem,
  enrolmentSystems,
  type Layout,
  layouts,
  type SampleEncoding,
  TableFile,
} from './files.ts'
import { Findings } from './findings.ts'
import { chooseLife } from './lives.ts'
import { addNewborns, makeHousehold, type Setting } from './people.ts'
import { Random, share } from './random.ts'
import { enrolmentRow, householdRow, otherRow, systemOf, unitRow } from './rows.ts'
import { expect, isPaid, stateOf } from './truth.ts'
import { TruthFiles } from './truth-files.ts'
import { makeUnits, type Units } from './units.ts'
import { settle, verify } from './verification.ts'
import { Fact, type Person } from './world.ts'

/** What was written for one quarter, counted. */
export interface QuarterSummary {
  folder: string
  quarter: string
  asOf: number
  rows: Record<string, number>
  people: { register: number; local: number; nonLocal: number; undetermined: number }
  dispositions: Record<string, number>
  reasons: Record<string, number>
  rules: Record<string, number>
  lives: Record<string, number>
  findings: Record<string, number>
  numberDamage: Record<string, number>
  nameDamage: Record<string, number>
  decisions: Record<string, number>
}

/** Households that are made, damaged and written together; damage passes between people of one block only. */
const blockHouseholds = 64
/** Households after which the process may do something else: draw the progress, hear that it shall stop. */
const breatheEvery = 64 * 64
/** Households that move here in later quarters are numbered from here. */
const firstMovedHousehold = 40_000_000

const random = new Random()

/** Writes one quarter: batch.yaml, the files of every kind, and the truth. */
export async function writeQuarter(
  setting: Setting,
  folder: string,
  persons: number,
  encoding: SampleEncoding,
  onProgress: (done: number) => void,
  signal?: AbortSignal,
): Promise<QuarterSummary> {
  mkdirSync(join(folder, 'truth'), { recursive: true, mode: 0o700 })
  const units = makeUnits(setting.seed, persons, setting.places)
  const findings = new Findings()
  const output = new Output(folder, encoding, setting)
  const truth = new TruthFiles(join(folder, 'truth'), setting.asOf)
  let made = 0
  let household = 0
  let nonLocals = 0
  while (made < persons) {
    const people: Person[] = []
    for (let count = 0; count < blockHouseholds && made < persons; count += 1) {
      made += addHousehold(setting, household, persons - made, people)
      household += 1
    }
    // 4 people in 100 are insured here with their household elsewhere.
    while (nonLocals < Math.floor(made * 0.04)) {
      people.push(makeNonLocal(setting, random, nonLocals))
      nonLocals += 1
    }
    writeBlock(setting, people, units, findings, output, truth)
    if (household % breatheEvery === 0) {
      onProgress(made)
      await setImmediate()
      signal?.throwIfAborted()
    }
  }
  onProgress(made)
  for (const unit of units.all) {
    if (unit.listed) output.write('unit', unitRow(unit))
    const due = unit.type === '81' ? unit.named > 0 : true
    if (unit.listed && unit.state === '1' && unit.enrolled === 0 && due) findings.addUnit(unit)
  }
  const decidedAt = Math.floor(setting.asOf / 100) * 100 + 1
  for (const { code, numberA, nameA, numberB, nameB } of findings.rulings) {
    output.write('ruling', `${code},${numberA},${nameA},${numberB},${nameB},different,${decidedAt}`)
  }
  truth.writeFindings(findings)
  truth.close()
  return { folder, ...output.close(), ...truth.summary(), findings: { ...findings.counts } }
}

/** Adds the people of one household (and of one that moves in), at most `room` of them; says how many count. */
function addHousehold(setting: Setting, household: number, room: number, people: Person[]): number {
  const members = makeHousehold(setting, random, household).slice(0, room)
  const kept = new Set(members)
  for (const member of members) {
    if (member.spouse && !kept.has(member.spouse)) member.spouse = null
    if (member.father && !kept.has(member.father)) member.father = null
    if (member.mother && !kept.has(member.mother)) member.mother = null
  }
  const counted = members.length
  const departed = makeDeparted(setting, random, household, members[0]!)
  addNewborns(setting, random, members, household)
  people.push(...members)
  if (departed) people.push(departed)
  for (let quarter = 1; quarter <= setting.quarter; quarter += 1) {
    if (share(setting.seed, household, 9200 + quarter) < 0.003) {
      people.push(...makeHousehold(setting, random, firstMovedHousehold + household, true))
      break
    }
  }
  return counted
}

function writeBlock(
  setting: Setting,
  people: Person[],
  units: Units,
  findings: Findings,
  output: Output,
  truth: TruthFiles,
): void {
  for (const person of people) {
    random.seed(setting.seed ^ 0x4c494645, person.id)
    if (person.hasHousehold && person.life === 'farmer') person.life = chooseLife(setting, random, person)
    writeBiography(setting, random, person, units)
    if (person.life !== 'dead' && person.life !== 'cancelled' && person.life !== 'moved_out') {
      writeOddments(setting, random, person)
      if (person.hasHousehold) applyFate(setting, random, person)
    }
    if (person.hasHousehold) person.facts.unshift(new Fact('household', person))
    misplace(setting, person, findings)
  }
  const strays = damageBlock(setting, people, findings)
  for (const person of people.concat(strays)) {
    const expectation = expect(setting, person)
    if (!expectation.inRegister) release(setting, person, findings)
    else {
      noteStrangers(setting, person, findings)
      if (expectation.household === 'non_local') leaveHousehold(person)
      const row = setting.quarter > 0 && expectation.household === 'local' ? verify(setting, person, expectation) : null
      if (row) {
        settle(expectation, row)
        truth.addRow(output.write('verified', row.line), output.lastFile, row.fact)
      }
      findings.addExpectation(person, expectation)
    }
    truth.addPerson(person, expectation)
  }
  for (const person of people) {
    for (const fact of person.facts) {
      for (let copy = 0; copy < fact.copies; copy += 1) {
        const row = output.writeFact(fact)
        truth.addRow(row, output.lastFile, fact)
        if (fact.kind === 'household' && copy === 0 && fact.state !== 'second')
          truth.rememberHousehold(person, output.lastFile.name, row)
      }
    }
  }
  truth.flushPeople()
  truth.writeFindings(findings)
}

/** Old county codes still stand in the residents' pension; a code nobody knows stands in rows from elsewhere. */
function misplace(setting: Setting, person: Person, findings: Findings): void {
  const drawn = share(setting.seed, person.id, 301)
  if (drawn >= 0.004) return
  for (const fact of person.facts) {
    if (fact.kind === 'enrolment' && fact.scheme === '170' && fact.personal.startsWith('P') && drawn < 0.002) {
      const county = setting.places.counties.find(({ code }) => code === fact.division)
      if (county && county.regions.length > 1) fact.division = county.regions[1]!
    } else if (
      fact.kind === 'elsewhere' &&
      setting.places.placeOf(fact.division, person.home) === '82' &&
      drawn > 0.002
    ) {
      fact.division = '441998'
      if (!isKnownDivision(fact.division)) findings.addDivision(fact.division)
    }
  }
}

/** The rows of somebody outside the register are nobody's; what they still get from the funds is a finding. */
function release(setting: Setting, person: Person, findings: Findings): void {
  const month = Math.floor(setting.asOf / 100)
  const active = person.facts.some(
    (fact) =>
      fact.owner === person &&
      fact.decision !== 'near' &&
      (((fact.kind === 'enrolment' || fact.kind === 'elsewhere') && stateOf(fact, setting.asOf) === 'active') ||
        isPaid(fact, month)),
  )
  if (person.deathDate > 0) {
    if (active && month > Math.floor(person.deathDate / 100))
      findings.add('after_death', '', person.number, person.name, [person])
    if (person.hasHousehold && !'1278'.includes(person.policeStatus))
      findings.add('death_not_cancelled', '', person.number, person.name, [person])
    if (!person.hasHousehold) noteStrangers(setting, person, findings)
  } else if (active && person.hasHousehold && '178'.includes(person.policeStatus)) {
    findings.add('enrolled_but_cancelled', '', person.number, person.name, [person])
  }
  for (const fact of person.facts) {
    if (fact.owner !== person && fact.owner !== null) continue
    if (fact.decision !== 'auto') continue
    fact.owner = null
    fact.decision = 'free'
  }
}

/** The household row of somebody who moved away but is still insured here: whether it is linked is not said. */
function leaveHousehold(person: Person): void {
  const fact = person.facts.find(({ kind }) => kind === 'household')
  if (!fact) return
  fact.owner = null
  fact.decision = 'free'
}

/** number_not_in_household: insured here under a number of the area that no household row has. */
function noteStrangers(setting: Setting, person: Person, findings: Findings): void {
  if (person.hasHousehold || person.number.length !== 18) return
  const active = person.facts.some(
    (fact) =>
      fact.owner === person &&
      fact.kind === 'enrolment' &&
      fact.decision === 'auto' &&
      stateOf(fact, setting.asOf) === 'active',
  )
  if (active && setting.places.isRegionInside(person.number.slice(0, 6))) {
    findings.add('number_not_in_household', '', person.number, person.name, [person])
  }
}

/** The open files of one quarter; a file is made when its first row is written. */
class Output {
  lastFile!: TableFile
  private readonly files = new Map<string, TableFile>()
  private readonly used = new Map<string, Layout>()
  private readonly folder: string
  private readonly encoding: SampleEncoding
  private readonly setting: Setting

  constructor(folder: string, encoding: SampleEncoding, setting: Setting) {
    this.folder = folder
    this.encoding = encoding
    this.setting = setting
  }

  write(kind: keyof typeof layouts, line: string): number {
    return this.open(layouts[kind], layouts[kind].glob).write(line)
  }

  writeFact(fact: Fact): number {
    if (fact.kind === 'enrolment') {
      const system: EnrolmentSystem = systemOf(fact.scheme)
      return this.open(enrolmentSystems[system], enrolmentSystems[system].glob).write(enrolmentRow(fact, system))
    }
    if (fact.kind === 'household') {
      const name = `police-${fact.person.village.county}.csv`
      return this.open(layouts.household, name).write(householdRow(fact, fact.person))
    }
    return this.open(layouts[fact.kind], layouts[fact.kind].glob).write(otherRow(fact))
  }

  close(): { quarter: string; asOf: number; rows: Record<string, number> } {
    const { asOf, places } = this.setting
    const yaml = batchYaml(places.area, asOf, this.encoding, [...this.used.values()])
    writeFileSync(join(this.folder, 'batch.yaml'), yaml, { mode: 0o600 })
    const rows: Record<string, number> = {}
    for (const file of this.files.values()) {
      file.close()
      rows[file.kind] = (rows[file.kind] ?? 0) + file.rows
    }
    return { quarter: /quarter: (\S+)/.exec(yaml)![1]!, asOf, rows }
  }

  private open(layout: Layout, name: string): TableFile {
    let file = this.files.get(name)
    if (!file) {
      file = new TableFile(this.folder, name, layout.kind, layout.header, this.encoding)
      this.files.set(name, file)
      this.used.set(layout.glob, layout)
    }
    this.lastFile = file
    return file
  }
}
