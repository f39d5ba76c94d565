import { readNumber } from '../standards/identity-number.ts'
import { TableFile } from './files.ts'
import type { Findings } from './findings.ts'
import { sharesOf } from './shares.ts'
import type { Expectation } from './truth.ts'
import type { Fact, Person } from './world.ts'

const personHeader =
  'person,true_person,number,name,file,row,life,in_register,household,rule,AIC003,AKC003,ALC003,AJC003,AMC003,required,disposition,reasons,ask,verified,determined'

/** The truth of one quarter, UTF-8: persons.csv, rows.csv, findings.csv. */
export class TruthFiles {
  private readonly persons: TableFile
  private readonly rows: TableFile
  private readonly findings: TableFile
  private readonly households = new Map<Person, string>()
  private waiting: [Person, Expectation][] = []
  private readonly asOf: number
  private readonly counts = {
    people: { register: 0, local: 0, nonLocal: 0, undetermined: 0 },
    dispositions: {} as Record<string, number>,
    reasons: {} as Record<string, number>,
    rules: {} as Record<string, number>,
    lives: {} as Record<string, number>,
    numberDamage: {} as Record<string, number>,
    nameDamage: {} as Record<string, number>,
    decisions: {} as Record<string, number>,
  }

  constructor(folder: string, asOf: number) {
    this.asOf = asOf
    this.persons = new TableFile(folder, 'persons.csv', 'truth', personHeader, 'utf-8')
    this.rows = new TableFile(
      folder,
      'rows.csv',
      'truth',
      'kind,file,row,person,true_person,number_damage,name_damage,decision,shares',
      'utf-8',
    )
    this.findings = new TableFile(folder, 'findings.csv', 'truth', 'code,insurance,subject,name,persons', 'utf-8')
  }

  addRow(row: number, file: TableFile, fact: Fact): void {
    this.rows.write(
      `${fact.kind},${file.name},${row},${fact.owner ? fact.owner.id : ''},${fact.person.id},${fact.numberDamage},${fact.nameDamage},${fact.decision},${sharesOf(fact).join(';')}`,
    )
    count(this.counts.decisions, fact.decision)
    if (fact.numberDamage !== '') count(this.counts.numberDamage, fact.numberDamage)
    if (fact.nameDamage !== '') count(this.counts.nameDamage, fact.nameDamage)
  }

  /** The household row of a person, which names those without a number. */
  rememberHousehold(person: Person, file: string, row: number): void {
    this.households.set(person, `${file},${row}`)
  }

  addPerson(person: Person, expectation: Expectation): void {
    this.waiting.push([person, expectation])
  }

  /** Writes the people of a block, whose household rows are known by now. */
  flushPeople(): void {
    for (const [person, expectation] of this.waiting) {
      this.countPerson(person, expectation)
      const codes = expectation.codes.length > 0 ? expectation.codes.join(',') : ',,,,'
      const household = person.facts.find(({ kind }) => kind === 'household')
      const number =
        household && person.hasHousehold ? readNumber(household.number, { asOf: this.asOf }).number : person.number
      const name = household && person.hasHousehold ? household.name : person.name
      this.persons.write(
        `${person.id},${person.truePerson},${number},${name},${this.households.get(person) ?? ','},${person.life},` +
          `${expectation.inRegister ? 1 : 0},${expectation.household},${expectation.rule},${codes},${expectation.required.join(';')},` +
          `${expectation.disposition},${expectation.reasons.join(';')},${expectation.ask},${expectation.verified ? 1 : 0},${expectation.determined ? 1 : 0}`,
      )
    }
    this.waiting = []
    this.households.clear()
  }

  writeFindings(findings: Findings): void {
    for (const { code, insurance, subject, name, persons } of findings.drain()) {
      this.findings.write(`${code},${insurance},${subject},${name},${persons.join(';')}`)
    }
  }

  summary() {
    return this.counts
  }

  close(): void {
    this.persons.close()
    this.rows.close()
    this.findings.close()
  }

  private countPerson(person: Person, expectation: Expectation): void {
    const { people, dispositions, reasons, rules, lives } = this.counts
    count(lives, person.life)
    if (!expectation.determined) people.undetermined += 1
    if (!expectation.inRegister) return
    people.register += 1
    if (expectation.household !== 'local') {
      people.nonLocal += 1
      return
    }
    people.local += 1
    count(dispositions, expectation.disposition)
    count(rules, expectation.rule)
    for (const reason of expectation.reasons) count(reasons, reason)
  }
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
