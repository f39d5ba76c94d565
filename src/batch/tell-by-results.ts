import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type EngineOptions, openEngine } from '../comparison/engine/duckdb.ts'
import { describeCondition, describeTerm } from '../policy/explain-policy.ts'
import { Problem } from '../problems.ts'
import type { InsuranceDecision, PersonFacts, PolicyDecision, SourceStatement } from '../reports/person-facts.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import { insuranceCodes, type ReasonCode, type Said } from '../reports/vocabulary.ts'
import { divisionNames } from '../standards/divisions.ts'
import { completedYears, readDate } from '../standards/plain-date.ts'
import { findFindings, openResults, type Results } from './open-results.ts'
import { itemColumns } from './person-evidence.ts'
import { provenanceWithoutRows } from './person-provenance.ts'
import { tellCandidates } from './person-statements.ts'
import { type RunPolicy, readPolicy } from './read-policy.ts'

type Person = Record<string, unknown>

interface Told {
  results: Results
  summary: RunSummary
  policy: RunPolicy
  asOf: number
}

/** Who somebody of the register is, by their row of persons.parquet. */
export function describePerson({ summary, asOf }: Pick<Told, 'summary' | 'asOf'>, person: Person) {
  const text = (name: string) => (typeof person[name] === 'string' ? (person[name] as string) : null)
  const birth = readDate(String(person.AAC006 ?? ''))
  return {
    personKey: text('person_key'),
    age: birth === null ? null : completedYears(birth, asOf),
    notInRegister: null,
    number: text('AAC002') ?? '',
    name: text('AAC003') ?? '',
    sex: text('AAC004'),
    birthDate: text('AAC006')?.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3') ?? null,
    asOf: summary.asOf,
    household: text('household') as PersonFacts['household'],
    placeNames: divisionNames(text('AAB299') ?? ''),
    address: text('AAE006'),
    phone: text('AAE005'),
    employer: text('AAB004'),
    disposition: text('disposition'),
    ask: text('ask') as PersonFacts['ask'],
    verifiedAt: text('verified_at')?.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3') ?? null,
  }
}

/** What the results alone say of a person: which rows, and what was decided; not what the rows said. */
export async function tellByResults(told: Told, person: Person, notes: Said[]): Promise<PersonFacts> {
  const key = String(person.person_key)
  const links = await told.results.linksOf(key)
  const statements = links.map(
    (row): SourceStatement => ({
      kind: String(row.kind),
      file: String(row.file),
      row: Number(row.row),
      cells: [],
      numberMatch: row.number_match as SourceStatement['numberMatch'],
      nameMatch: row.name_match as string | null,
      decision: row.decision as SourceStatement['decision'],
      holder: 'person',
    }),
  )
  const numbers = typeof person.AAC002 === 'string' ? [person.AAC002] : []
  const insurances = insurancesOf(person)
  return {
    ...describePerson(told, person),
    statements,
    candidates: tellCandidates(await told.results.candidatesOf(key), new Map()),
    policy: policyOf(told.policy, person),
    insurances,
    reasons: reasonsOf(person, insurances),
    findings: await findFindings(told.results, { keys: [key], numbers, rows: statements }),
    provenance: provenanceWithoutRows(person),
    isReread: false,
    notes,
  }
}

/** People of a folder of results by key, told by the results alone. Throws `output_missing`. */
export async function explainByResults(options: {
  outputFolder: string
  keys: readonly string[]
  limits?: EngineOptions
}): Promise<PersonFacts[]> {
  const engine = await openEngine(options.limits)
  try {
    const { results, summary } = openResults(engine, options.outputFolder)
    const policyFile = join(options.outputFolder, 'policy.csv')
    const asOf = readDate(summary.asOf) ?? 0
    const told = { results, summary, asOf, policy: readPolicy(existsSync(policyFile) ? policyFile : undefined, asOf) }
    const facts = []
    for (const person of await results.peopleBy('person_key', options.keys)) {
      facts.push(await tellByResults(told, person, [batchGone]))
    }
    return facts
  } finally {
    engine.close()
  }
}

const batchGone: Said = {
  zh: '这次比对的原始数据已不在原处,各来源的原话无法重读;这里只有比对结果所记的行号、关联方式和结论。',
  en: 'The extracts of this comparison are no longer where they were, so what each source said cannot be read again. What stands here is what the results kept: the rows, how they were linked and what was decided.',
}

/** Whether it says that the batch cannot be read again, though its results can. */
export function isBatchGone(error: unknown): boolean {
  return error instanceof Problem && ['batch_moved', 'batch_missing', 'batch_invalid'].includes(error.code)
}

function policyOf({ rows }: RunPolicy, person: Person): PolicyDecision | null {
  const row = rows.find((one) => one.row === person.rule)
  if (row === undefined) return null
  const terms = row.when.map((term) => ({ term: describeTerm(term).text }))
  return { row: row.row, note: row.note, when: describeCondition(row), terms }
}

function insurancesOf(person: Person): InsuranceDecision[] {
  const [required, byLaw] = [person.required as string[], person.required_by_law as string[]]
  return insuranceCodes.map((insurance) => {
    const place = person[`place_${insurance}`]
    return {
      insurance,
      code: String(person[insurance]),
      required: byLaw.includes(insurance) ? 'must' : required.includes(insurance) ? 'policy' : 'no',
      ...(typeof place === 'string' && { place }),
    }
  })
}

function reasonsOf(person: Person, insurances: readonly InsuranceDecision[]): PersonFacts['reasons'] {
  const missing = insurances.filter(({ required, code }) => required !== 'no' && ['91', '92', '94'].includes(code))
  return (person.reasons as ReasonCode[]).map((reason) => {
    if (reason === 'missing') return { reason, columns: itemColumns.filter((name) => !person[name]) }
    if (reason === 'inaccurate') return { reason }
    return { reason, insurances: missing.map(({ insurance }) => insurance) }
  })
}
