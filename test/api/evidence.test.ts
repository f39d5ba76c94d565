import { renameSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { openEngine } from '../../src/comparison/engine/duckdb.ts'
import { personContext } from '../../src/publish/stage-people.ts'
import type { Row } from '../../src/registry/database.ts'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Answer, Visitor } from '../support/service.ts'

interface Statement {
  kind: string
  file: string
  row: number
  fields: { column: string; text: string; variant: number }[]
  withheld: string[]
  numberMatch: string
  nameMatch: string | null
  decision: string
  holder: string
  why: string
}
interface Evidence {
  run: { quarter: string }
  provenance: {
    column: string
    value: string | null
    origin: string
    differs: boolean
    run: { value: string | null; origin: string; rows: object[] }
    verified: { on: string; handler: string; reviewer: string } | null
  }[]
  entry: {
    reread: boolean
    statements: Statement[]
    candidates: (Pick<Statement, 'fields' | 'file' | 'row'> & { likely: boolean; score: number; why: string })[]
    policy: { row: string; terms: { term: string; value: string | null }[] }
    insurances: { insurance: string; code: string; step: number | null; rows: object[] }[]
    reasons: { reason: string; causes: { cause: string; rows: object[] }[] }[]
    findings: { code: string }[]
    notes: string[]
    story: string
  }
  others: object[]
}

const service = await newPublishedService({ persons: 1_500, seed: 17, noise: 5 })
const { database, cipher } = service.store
const [run] = await database.query(`select snapshot, summary ->> 'batchFolder' as batch from run`)
const snapshot = String(run!.snapshot)
const batch = String(run!.batch)
const people = await database.query('select * from person order by id')
const isLocal = ({ household }: Row) => household === 'local'
const countyOf = (person: Row) => String(person.area).slice(0, 6)

/** A person of the register to whom a row was linked in some way. */
async function linkedBy(condition: string, fits = isLocal): Promise<Row> {
  const engine = await openEngine()
  try {
    const rows = await engine.query(
      `SELECT DISTINCT person_key FROM read_parquet('${snapshot}/links.parquet') WHERE person_key IS NOT NULL AND ${condition} ORDER BY 1`,
    )
    const keys = new Set(rows.map(({ person_key }) => person_key))
    return people.find((person) => keys.has(String(person.run_key).replaceAll('-', '')) && fits(person))!
  } finally {
    engine.close()
  }
}

const visitors = new Map<string, Visitor>()

/** A clerk of a county, or somebody else there. */
async function visitorOf(area: string, role: 'counter' | 'handler' | 'reviewer' | 'statistician' = 'counter') {
  const login = `${role}-${area}`
  const known = visitors.get(login)
  if (known !== undefined) return known
  await service.account(login, [{ role, area }])
  visitors.set(login, await service.login(login))
  return visitors.get(login)!
}

const addressOf = (person: Row) => `/api/people/${personKeyOf(cipher, person.id as number)}/evidence`

async function ask(person: Row, language = 'zh'): Promise<{ evidence: Evidence; answer: Answer }> {
  const visitor = await visitorOf(countyOf(person))
  const answer = await visitor.get(addressOf(person), { 'accept-language': language })
  expect([answer.status, answer.body.code]).toEqual([200, undefined])
  expectMasked(answer, person)
  return { evidence: answer.body as unknown as Evidence, answer }
}

const hidden = new Set<string>()
beforeAll(() => {
  for (const { sealed, run_key } of people) {
    const { number, phone, address } = cipher.openFields(sealed as Uint8Array, personContext(String(run_key)))
    for (const secret of [number, phone, address]) if (secret && secret.length > 7) hidden.add(secret)
  }
})

/** No number, phone or address of anybody, and not the person's birth date, stands in an answer, in whatever part of it. */
function expectMasked({ raw }: Answer, { aac006 }: Row): void {
  const { payload } = raw
  // Opaque keys may have as many digits in a row, and tell nothing.
  const said = payload.replace(/"[0-9a-f]{32}"/g, '""')
  expect(said.match(/(?<![0-9a-f])\d{15,}/g) ?? []).toEqual([])
  expect(said.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g) ?? []).toEqual([])
  expect([...hidden].filter((secret) => payload.includes(secret))).toEqual([])
  const birth = String(aac006)
  expect(payload).not.toContain(`"${birth}"`)
  expect(payload).not.toContain(birth.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'))
}

const fieldOf = (statement: Statement, column: string) => statement.fields.find((field) => field.column === column)
const of = (evidence: Evidence, column: string) => evidence.provenance.find((one) => one.column === column)!

test('rows that may be theirs are told with what speaks for them, masked, and are not counted', async () => {
  const engine = await openEngine()
  const likely = await engine
    .query(`SELECT DISTINCT person_key FROM read_parquet('${snapshot}/candidates.parquet') WHERE likely`)
    .finally(() => engine.close())
  const keys = new Set(likely.map(({ person_key }) => person_key))
  const person = people.find((one) => keys.has(String(one.run_key).replaceAll('-', '')) && isLocal(one))!
  const { evidence } = await ask(person)
  const [first] = evidence.entry.candidates
  expect(first).toMatchObject({ likely: true, why: expect.stringMatching(/^很可能是（[\d.]+ 分）：姓名/) })
  expect(first!.fields.map(({ column }) => column)).toContain('AAC003')
  expect(first!.fields.map(({ column }) => column)).not.toContain('AAE006')
  expect(evidence.entry.statements.map(({ file, row }) => `${file} ${row}`)).not.toContain(
    `${first!.file} ${first!.row}`,
  )
  expect(evidence.entry.story).toContain('可能属于此人的行')
  expect(evidence.entry.notes).toEqual([])
})

test('the clerk sees what each source said, where they differ, and why each row was linked', async () => {
  const person = await linkedBy(`name_match = 'L6' AND number_match = 'same' AND decision = 'review'`)
  const { evidence } = await ask(person)
  const { entry } = evidence
  expect(entry.reread).toBe(true)
  const alike = entry.statements.find(({ nameMatch }) => nameMatch === 'L6')!
  expect(alike).toMatchObject({ decision: 'review', holder: 'person' })
  expect(alike.why).toContain('姓名同音或只差一字')
  const household = entry.statements.find(({ kind }) => kind === 'household')!
  expect(fieldOf(household, 'AAC003')!.text).toBe(person.aac003)
  expect(fieldOf(alike, 'AAC003')!.variant).not.toBe(fieldOf(household, 'AAC003')!.variant)
  expect(fieldOf(household, 'AAC002')!.text).toMatch(/^.{3}\*+.{3,4}$/)
  expect(entry.policy.row).toBe(person.rule)
  expect(entry.insurances.map(({ code }) => code)).toEqual([
    ...[person.aic003, person.akc003, person.alc003, person.ajc003, person.amc003],
  ])
  for (const { step, rows, code } of entry.insurances) {
    expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(step)
    if (Number(code) < 90) expect(rows.length).toBeGreaterThan(0)
  }
  expect(entry.reasons.map(({ reason }) => reason)).toEqual(person.reasons)
  const { file, row } = household
  expect(of(evidence, 'AAC003')).toMatchObject({
    value: person.aac003,
    origin: 'source',
    differs: false,
    run: { rows: [{ kind: 'household', file, row }] },
  })
  expect(of(evidence, 'employment_status').origin).toBe('rule')
  expect(evidence.provenance.filter(({ value, origin }) => value !== null && origin === 'unknown')).toEqual([])
})

test('a near link shows why it was made, and is a cause of doubt', async () => {
  const isDoubted = ({ household, reasons }: Row) =>
    household === 'local' && (reasons as string[]).includes('inaccurate')
  const person = await linkedBy(`number_match = 'near' AND kind = 'enrolment'`, isDoubted)
  const { evidence } = await ask(person, 'en')
  const near = evidence.entry.statements.find(({ numberMatch }) => numberMatch === 'near')!
  expect(near).toMatchObject({ decision: 'review', holder: 'person' })
  expect(near.why).toContain('a number at most two edits away')
  const { kind, file, row } = near
  expect(evidence.entry.reasons.flatMap(({ causes }) => causes)).toContainEqual({
    cause: 'near',
    rows: expect.arrayContaining([{ kind, file, row }]),
  })
  expect(evidence.entry.story).toContain('Where each item came from')
})

test('of whoever else stands under the number, the clerk sees the name and where they are insured, no more', async () => {
  const [shared] = await database.query(
    `select p.* from finding f join finding_person k on k.finding_id = f.id join person p on p.id = k.person_id
     where f.code = 'number_shared' and p.household = 'local' order by p.id limit 1`,
  )
  const { evidence } = await ask(shared!)
  const others = evidence.entry.statements.filter(({ holder }) => holder !== 'person')
  expect(others.length).toBeGreaterThan(0)
  for (const other of others) {
    expect(fieldOf(other, 'AAC003')).toBeDefined()
    for (const column of ['AAE005', 'AAE006', 'AAC010', 'AAB299', 'spouse', 'father', 'mother', 'reason', 'category']) {
      expect(fieldOf(other, column)).toBeUndefined()
    }
  }
  expect(evidence.entry.findings.map(({ code }) => code)).toContain('number_shared')
})

test('both languages tell it; whoever is insured in a county is explained there too', async () => {
  const guest = people.find(({ insured_areas }) => (insured_areas as string[] | null)?.length)!
  const visitor = await visitorOf((guest.insured_areas as string[])[0]!.slice(0, 6))
  const zh = await visitor.get(addressOf(guest))
  const en = await visitor.get(addressOf(guest), { 'accept-language': 'en' })
  for (const answer of [zh, en]) expectMasked(answer, guest)
  expect((zh.body as unknown as Evidence).entry.story).toContain('各来源怎么说')
  expect((en.body as unknown as Evidence).entry.story).toContain('What each source said')
})

test('nobody outside the area is told, nor whoever may not read people; the audit knows who asked about whom', async () => {
  const person = people.find((one) => isLocal(one) && one.insured_areas === null)!
  const sibling = people.map(countyOf).find((county) => county !== countyOf(person))!
  const refused = await (await visitorOf(sibling)).get(addressOf(person))
  expect([refused.status, refused.body.code]).toEqual([404, 'person_unknown'])
  expect((await (await visitorOf(countyOf(person), 'statistician')).get(addressOf(person))).status).toBe(403)
  const [deed] = await database.query(
    `select object_id, result from audit_entry where action = 'person.evidence' and login = $1 order by seq desc limit 1`,
    [`counter-${sibling}`],
  )
  expect(deed).toEqual({ object_id: personKeyOf(cipher, person.id as number), result: 'person_unknown' })
})

describe('after people have found something out', () => {
  test('the value is theirs, with who and when, beside what the run had', async () => {
    const person = people.find(
      (one) => isLocal(one) && one.disposition === 'survey' && ['91', '92', '94'].includes(String(one.aic003)),
    )!
    const county = countyOf(person)
    const key = personKeyOf(cipher, person.id as number)
    const { body } = await (await visitorOf(county)).post(`/api/people/${key}/verifications`, {
      values: { AAE005: '13800000001', AIC003: '95' },
      verifiedOn: '2017-02-28',
      reason: '窗口核实',
    })
    const reviewer = await visitorOf('520300', 'reviewer')
    expect((await reviewer.post(`/api/person-decisions/${body.decision}/approval`)).status).toBe(200)
    const { evidence } = await ask(person)
    const by = { on: '2017-02-28', handler: `counter-${county}`, reviewer: 'reviewer-520300' }
    expect(of(evidence, 'AAE005')).toMatchObject({ value: '138****0001', origin: 'verified', verified: by })
    expect(of(evidence, 'AIC003')).toMatchObject({
      ...{ value: '95', origin: 'verified', differs: true, verified: by },
      run: { value: person.aic003 },
    })
    expect(of(evidence, 'AAC003')).toMatchObject({ origin: 'source', differs: false, verified: null })
    expect(evidence.entry.story).toContain('2017-02-28 核实（经办 counter-')
  })
})

describe('when something is gone', () => {
  test('without the extracts, what the results kept is told, and that it is less', async () => {
    const person = await linkedBy(`name_match = 'L6' AND number_match = 'same' AND decision = 'review'`)
    renameSync(batch, `${batch}-away`)
    try {
      const { evidence } = await ask(person)
      const { entry } = evidence
      expect(entry.reread).toBe(false)
      expect(entry.notes[0]).toContain('原始数据已不在原处')
      expect(entry.statements.map(({ fields }) => fields.length)).toEqual(entry.statements.map(() => 0))
      expect(entry.statements.find(({ nameMatch }) => nameMatch === 'L6')).toMatchObject({ decision: 'review' })
      expect(entry.policy.row).toBe(person.rule)
      expect(entry.insurances[0]).toMatchObject({ code: person.aic003, step: null, rows: [] })
      expect(of(evidence, 'AAC003')).toMatchObject({ value: person.aac003, origin: 'unknown', differs: false })
      expect(entry.story).not.toMatch(/undefined|null|NaN/)
    } finally {
      renameSync(`${batch}-away`, batch)
    }
  })

  test('without the results there is nothing to tell, and the problem says so', async () => {
    const person = people.find(isLocal)!
    renameSync(snapshot, `${snapshot}-away`)
    try {
      const { status, body } = await (await visitorOf(countyOf(person))).get(addressOf(person))
      expect([status, body.code]).toEqual([404, 'snapshot_gone'])
      expect(JSON.stringify(body)).not.toContain(service.store.folder)
    } finally {
      renameSync(`${snapshot}-away`, snapshot)
    }
  })
})
