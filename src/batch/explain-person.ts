import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, type EngineOptions, openEngine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { PersonFacts } from '../reports/person-facts.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import { insuranceCodes, type Said } from '../reports/vocabulary.ts'
import { type Batch, readBatch } from '../sources/batch-file.ts'
import { divisionNames } from '../standards/divisions.ts'
import { readNumber } from '../standards/identity-number.ts'
import { compareNames } from '../standards/names.ts'
import { completedYears, readDate } from '../standards/plain-date.ts'
import { findFindings, openResults, type Results } from './open-results.ts'
import { type Evidence, findInsuranceDecisions, findPolicyDecision, findReasons } from './person-evidence.ts'
import { findProvenance } from './person-provenance.ts'
import { findRefusedRows, findStatements, type RowsAsked, tellCandidates } from './person-statements.ts'
import { type RunPolicy, readPolicy } from './read-policy.ts'
import { type ReadAgain, rereadRows, type WantedRows } from './reread-rows.ts'
import { batchFolderOf } from './run-record.ts'
import { describePerson, tellByResults } from './tell-by-results.ts'

export interface ExplainOptions {
  outputFolder: string
  number?: string
  name?: string
  /** keys of persons.parquet */
  keys?: readonly string[]
  /** Where the batch lies now; without it, where it lay at the run. */
  batchFolder?: string
  limits?: EngineOptions
}

/** More people of one name than a person can read about. */
const mostPeople = 20

interface Context {
  results: Results
  summary: RunSummary
  batch: Batch
  policy: RunPolicy
  asOf: number
  limits: EngineOptions
}

type Person = Record<string, unknown>

/**
 * The story of one person, or of all of one name. What was decided comes from the output folder; why, from comparing
 * the person's own rows again by the plan of the run (reread-rows.ts): a few rows give the same decision as the whole
 * batch, because everything that decides about a person is linked to them, carries their number, or is a ruling or a
 * unit. People of the sources who are not in the register are found by number or name in every file.
 * Nobody found gives an empty list. Throws `output_missing`, `batch_moved`, `people_too_many`.
 */
export async function explainPerson(options: ExplainOptions): Promise<PersonFacts[]> {
  const { limits = {} } = options
  const engine = await openEngine(limits)
  try {
    const { results, summary } = openResults(engine, options.outputFolder)
    const folder = options.batchFolder ?? batchFolderOf(options.outputFolder, summary)
    if (!existsSync(join(folder, 'batch.yaml'))) throw problem('batch_moved', { folder })
    const policyFile = join(options.outputFolder, 'policy.csv')
    const asOf = readDate(summary.asOf) ?? 0
    const policy = readPolicy(existsSync(policyFile) ? policyFile : undefined, asOf)
    const context: Context = { results, summary, batch: await readBatch(folder), policy, asOf, limits }
    const people = await findPeople(context, options)
    if (people.length > 0) return await explainRegistered(context, people)
    return options.keys === undefined ? await explainOthers(context, options) : []
  } finally {
    engine.close()
  }
}

/** People of the register by key, by number in any writing, or by name. */
async function findPeople(context: Context, { number, name, keys }: ExplainOptions): Promise<Person[]> {
  const { results, asOf } = context
  if (keys !== undefined) return results.peopleBy('person_key', keys)
  if (number === undefined)
    return name === undefined ? [] : limit(await results.peopleBy('AAC003', [name.trim()]), name)
  const read = readNumber(number, { asOf }).number
  const people = read === '' ? [] : await results.peopleBy('AAC002', [read])
  const same = people.filter((one) => name === undefined || compareNames(name, String(one.AAC003)) !== 'different')
  return same.length > 0 ? same : people
}

function limit<T>(people: T[], name: string): T[] {
  if (people.length > mostPeople) throw problem('people_too_many', { count: people.length, name })
  return people
}

async function explainRegistered(context: Context, people: readonly Person[]): Promise<PersonFacts[]> {
  const { results } = context
  const keys = people.map((one) => String(one.person_key))
  const numbers = people.flatMap((one) => (typeof one.AAC002 === 'string' ? [one.AAC002] : []))
  const places = await results.placesOf(keys, numbers)
  const candidates = new Map<string, Awaited<ReturnType<Results['candidatesOf']>>>()
  for (const key of keys) candidates.set(key, await results.candidatesOf(key))
  const maybe = [...candidates.values()].flat()
  const wanted = { places: [...places, ...maybe], numbers, names: [], everywhere: false }
  const again = await rereadRows(context, wanted)
  try {
    // They decide nothing about anybody.
    const said = await again.takeOut(maybe, places)
    await again.compare()
    const files = await fileNames(again.engine)
    const facts = []
    for (const person of people) {
      const own = candidates.get(String(person.person_key)) ?? []
      facts.push({ ...(await explainOne(context, again, person, files)), candidates: tellCandidates(own, said) })
    }
    return facts
  } finally {
    again.close()
  }
}

async function explainOne(
  context: Context,
  again: ReadAgain,
  person: Person,
  files: Evidence['fileNames'],
): Promise<PersonFacts> {
  const { engine } = again
  const key = String(person.person_key)
  const number = typeof person.AAC002 === 'string' ? person.AAC002 : null
  const [found] = await engine.query(
    `SELECT person_id FROM person_keys WHERE person_key = '${key.replaceAll("'", "''")}'`,
  )
  const personID = found === undefined ? null : BigInt(found.person_id as bigint)
  // Their own rows are gone or changed: what the run decided stands in its results.
  if (personID === null) return tellByResults(context, person, notesOfChange(again))
  const asked: RowsAsked = { personKey: key, personID, numbers: number === null ? [] : [number], names: [] }
  const statements = await findStatements(engine, asked, files)
  const evidence = { engine, personID, fileNames: files }
  const insurances = await findInsuranceDecisions(evidence, context.policy.rows, person)
  return {
    ...describePerson(context, person),
    statements,
    candidates: [],
    policy: await findPolicyDecision(evidence, context.policy.rows),
    insurances,
    reasons: await findReasons(evidence, person, insurances),
    findings: await findFindings(context.results, { keys: [key], numbers: asked.numbers, rows: statements }),
    provenance: await findProvenance(evidence, person, insurances),
    isReread: true,
    notes: [
      ...notesOfChange(again),
      ...notesOfRefusal(await findRefusedRows(engine, asked, files)),
      ...(await notesOfDifference(engine, person, personID)),
    ],
  }
}

/** People whom the sources name and the register does not have; or people of the register behind another number. */
async function explainOthers(context: Context, options: ExplainOptions): Promise<PersonFacts[]> {
  const { results, asOf } = context
  const read = options.number === undefined ? '' : readNumber(options.number, { asOf }).number
  const name = options.name?.trim() ?? ''
  const wanted: WantedRows = {
    places: [],
    numbers: read === '' ? [] : [read],
    names: read === '' && name !== '' ? [name] : [],
    everywhere: true,
  }
  if (wanted.numbers.length + wanted.names.length === 0) return []
  const again = await rereadRows(context, wanted)
  try {
    if (again.found === 0) return []
    await again.compare()
    const files = await fileNames(again.engine)
    const asked: RowsAsked = { personKey: null, personID: null, numbers: wanted.numbers, names: wanted.names }
    const statements = await findStatements(again.engine, asked, files)
    const linked = await results.peopleOfRows(statements)
    if (linked.length > 0) return await explainRegistered(context, limit(linked, name))
    const refused = await findRefusedRows(again.engine, asked, files)
    if (statements.length + refused.length === 0) return []
    if (read === '') return await explainByNumbers(context, options, statements)
    return [
      await explainMissing(context, {
        read,
        name,
        statements,
        notes: [...notesOfChange(again), ...notesOfRefusal(refused)],
      }),
    ]
  } finally {
    again.close()
  }
}

/** People of a name who are not in the register: each number that stands beside the name. */
async function explainByNumbers(context: Context, options: ExplainOptions, statements: PersonFacts['statements']) {
  const numbers = new Set<string>()
  for (const { cells } of statements) {
    const cell = cells.find(({ column }) => column === 'AAC002')?.text ?? ''
    const { number } = readNumber(cell, { asOf: context.asOf })
    if (number !== '') numbers.add(number)
  }
  const facts: PersonFacts[] = []
  for (const number of limit([...numbers], options.name ?? '')) {
    const held = await findPeople(context, { ...options, number })
    facts.push(
      ...(held.length > 0
        ? await explainRegistered(context, held)
        : await explainOthers(context, { ...options, number })),
    )
  }
  return facts
}

interface Missing {
  read: string
  name: string
  statements: PersonFacts['statements']
  notes: Said[]
}

async function explainMissing(context: Context, { read, name, statements, notes }: Missing): Promise<PersonFacts> {
  const cell = (column: string) =>
    statements.flatMap(({ cells }) => cells.filter((one) => one.column === column))[0]?.text
  const { birthDate, sex } = readNumber(read, { asOf: context.asOf })
  const place = (cell('AAB299') ?? '').trim()
  return {
    ...describePerson(context, {}),
    personKey: null,
    number: read,
    name: cell('AAC003') ?? name,
    sex,
    birthDate: birthDate === null ? null : String(birthDate).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'),
    age: birthDate === null ? null : completedYears(birthDate, context.asOf),
    placeNames: divisionNames(place),
    notInRegister: whyMissing(statements),
    statements,
    candidates: [],
    policy: null,
    insurances: [],
    reasons: [],
    findings: await findFindings(context.results, { keys: [], numbers: [read], rows: statements }),
    provenance: [],
    isReread: true,
    notes,
  }
}

/** Why the sources' person is not in the register (contract, outputs.md "Who is in the register"). */
function whyMissing(statements: PersonFacts['statements']): NonNullable<PersonFacts['notInRegister']> {
  const status = (wanted: readonly string[]) =>
    statements.some(
      ({ kind, cells }) =>
        kind === 'household' &&
        cells.some(({ column, text }) => column === 'police_status' && wanted.includes(text.trim())),
    )
  if (statements.some(({ kind }) => kind === 'death') || status(['1'])) return 'dead'
  if (status(['7', '8'])) return 'cancelled'
  return status(['2']) ? 'moved' : 'no_certain_row'
}

async function fileNames(engine: Engine): Promise<Evidence['fileNames']> {
  const files = await engine.query('SELECT * FROM files')
  return new Map(files.map((row) => [Number(row.file), { name: String(row.name), kind: String(row.kind) }]))
}

function notesOfChange({ changed, gone }: ReadAgain): Said[] {
  return [
    ...gone.map((file) => ({
      zh: `文件 ${file} 已不在批次文件夹中或无法读取,其中的行没有重读。`,
      en: `The file ${file} is no longer there, or can no longer be read: its rows were not read again.`,
    })),
    ...changed.map((file) => ({
      zh: `文件 ${file} 在运行之后改动过,这里读到的行可能不是当时的行。`,
      en: `The file ${file} has changed since the run: rows told here may not be those of the run.`,
    })),
  ]
}

function notesOfRefusal(rows: readonly { file: string; row: number; column: string }[]): Said[] {
  return rows.map(({ file, row, column }) => ({
    zh: `${file} 第 ${row} 行也是这个号码,但该行被退回(${column}),没有使用。`,
    en: `${file} row ${row} has this number too, but was rejected (${column}) and not used.`,
  }))
}

/** The decision of the run and that of the rows read again must be one. */
async function notesOfDifference(engine: Engine, person: Person, personID: bigint): Promise<Said[]> {
  const compared = [...insuranceCodes, 'rule', 'disposition', 'reasons']
  const [now] = await engine.query(`SELECT * FROM persons WHERE person_id = ${personID}`)
  const differing = compared.filter((name) => String(now?.[name]) !== String(person[name]))
  if (differing.length === 0) return []
  return [
    {
      zh: `按现在的文件重新比对,结果与当时不同(${differing.join('、')})。请重新运行。`,
      en: `Compared again from the files as they are now, the result differs (${differing.join(', ')}). Run again.`,
    },
  ]
}
