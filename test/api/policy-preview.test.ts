import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { batchFolder } from '../../src/jobs/job-folders.ts'
import { defaultPolicy } from '../../src/policy/default-policy.ts'
import { approvePersonDecision, proposePersonDecision } from '../../src/publish/decide-person.ts'
import { type PolicyPreview, previewPolicy } from '../../src/publish/preview-policy.ts'
import type { ProvincePreview } from '../../src/publish/preview-province.ts'
import { verifyPerson } from '../../src/publish/verify-person.ts'
import { makeBatches } from '../support/published.ts'
import { newService, type TestService, type Visitor } from '../support/service.ts'

const columns = ['aic003', 'akc003', 'alc003', 'ajc003', 'amc003', 'disposition', 'ask'] as const
const codes = columns.slice(0, 5)
/** No pension for everybody else, no medical insurance by law for children, unemployment insurance for flexible workers. */
const changed = defaultPolicy
  .replace('everybody else (16 to 59),policy,91', 'everybody else (16 to 59),no,95')
  .replace('under 16,no,95,must,91', 'under 16,no,95,no,95')
  .replace(
    'flexible employment,policy,91,policy,91,no,95,no,95',
    'flexible employment,policy,91,policy,91,no,95,must,91',
  )

let service: TestService
let batch: string
let table: string
let job: string
const visitors: Record<string, Visitor> = {}
const [handler, reviewer, prov, provrev] = ['handler', 'reviewer', 'prov', 'provrev'].map(
  (login) => () => visitors[login]!,
) as [() => Visitor, () => Visitor, () => Visitor, () => Visitor]

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-policy-preview-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  service = await newService({ jobs: true })
  for (const [login, role, area] of [
    ['handler', 'handler', '520300'],
    ['reviewer', 'reviewer', '520300'],
    ['prov', 'handler', '520000'],
    ['provrev', 'reviewer', '520000'],
    ['county', 'handler', '520302'],
    ['other', 'handler', '510000'],
    ['officer', 'province', '520000'],
    ['stat', 'statistician', '520000'],
    ['counter', 'counter', '520302'],
  ] as const) {
    await service.account(login, [{ role, area }])
    visitors[login] = await service.login(login)
  }
  const [made] = await makeBatches(folder, { persons: 1_500, seed: 11 })
  const { body } = await handler().post('/api/batches', { area: '520300', name: '四季度' })
  batch = body.batch as string
  cpSync(made!, batchFolder(service.store.folder, batch), { recursive: true })
  const proposal = { area: '520000', validFrom: '2016-12-01', content: changed, note: '试改' }
  table = (await prov().post('/api/policy-tables', proposal)).body.table as string
})

const ended = (key: unknown) => endedFor(visitors.reviewer!, key)

async function endedFor(visitor: Visitor, key: unknown): Promise<Record<string, unknown>> {
  for (;;) {
    const { status, body } = await visitor.get(`/api/jobs/${key}`)
    expect(status).toBe(200)
    if (body.endedAt !== null) return body
    await sleep(50)
  }
}

/** Compares the batch under the table in force and publishes it; gives the run. */
async function publish(): Promise<string> {
  const { body: compared } = await handler().post(`/api/batches/${batch}/comparison`)
  expect(await ended(compared.job)).toMatchObject({ state: 'done' })
  const { body: proposing } = await handler().post(`/api/jobs/${compared.job}/proposal`)
  const { run } = (await ended(proposing.job)).result as { run: string }
  const { body: publishing } = await reviewer().post(`/api/runs/${run}/approval`)
  expect(await ended(publishing.job)).toMatchObject({ state: 'done' })
  return run
}

/** Somebody whom the table would newly ask is to be asked at the door already, because of a finding: by two people. */
async function sendFlexibleWorker(): Promise<void> {
  const { database, cipher } = service.store
  const [person] = await database.query(
    `select id, area from person where employment_status = 'flexible' and ajc003 = '95' and ask is null
       and disposition = 'direct' order by id limit 1`,
  )
  const personID = person!.id as number
  const [finding] = await database.query(
    `insert into finding (key, run_key, code, area, detail, evidence_digest, links, state, first_run, last_run, opened_at, changed_at)
     select $1, $1, 'number_shared', $2, '{}', '\\x00', '[]', 'open', id, id, $3, $3 from run order by id limit 1 returning id`,
    ['f'.repeat(32), person!.area, service.now()],
  )
  await database.execute('insert into finding_person (finding_id, person_id) values ($1, $2)', [finding!.id, personID])
  const judgement = { kind: 'visit', finding: 'f'.repeat(32), reason: '上门核实' } as const
  const hand = { scope: ['5203'], now: service.now() }
  await database.transaction(async (tx) => {
    await proposePersonDecision(tx, cipher, {
      key: 'd'.repeat(24),
      personID,
      judgement,
      hand: { ...hand, login: 'jing' },
    })
    await approvePersonDecision(tx, cipher, 'd'.repeat(24), { ...hand, login: 'fu' })
  })
  expect((await database.query('select ask from person where id = $1', [personID]))[0]).toEqual({ ask: 'visit' })
}

type Standing = Record<'area' | (typeof columns)[number], string | null>

async function register(): Promise<Map<string, Standing>> {
  const rows = await service.store.database.query(
    `select run_key, left(area, 6) as area, ${columns.join(', ')} from person where left_at is null and merged_into is null`,
  )
  return new Map(rows.map((row) => [String(row.run_key), row as unknown as Standing]))
}

/** The difference of two states of the register, counted by hand. */
function differenceOf(before: Map<string, Standing>, after: Map<string, Standing>) {
  const changes = new Map<string, number>()
  const areas = new Map<string, { changed: number; newlyAsked: number; noLongerAsked: number }>()
  for (const [key, was] of before) {
    const is = after.get(key)!
    for (const name of columns) {
      const change = `${name} ${was[name]} ${is[name]}`
      if (was[name] !== is[name]) changes.set(change, (changes.get(change) ?? 0) + 1)
    }
    const here = areas.get(was.area!) ?? { changed: 0, newlyAsked: 0, noLongerAsked: 0 }
    if (codes.some((name) => was[name] !== is[name])) here.changed++
    if (was.ask === null && is.ask !== null) here.newlyAsked++
    if (was.ask !== null && is.ask === null) here.noLongerAsked++
    areas.set(was.area!, here)
  }
  return { changes, areas }
}

async function preview(visitor: Visitor, run?: string) {
  return visitor.post(`/api/policy-tables/${table}/preview`, run === undefined ? {} : { run })
}

test('without a published run there is nothing to look ahead on', async () => {
  expect((await preview(prov())).body.code).toBe('policy_run_missing')
})

let first: string

test('what a preview says is what approving the table and comparing the same extracts again makes of the register', async () => {
  first = await publish()
  const { database, cipher } = service.store
  const waiting = await database.query(
    `select id from person where aic003 = '91' and ask = 'visit' and household = 'local' order by id limit 3`,
  )
  expect(waiting).toHaveLength(3)
  for (const { id } of waiting) {
    const words = { values: { AIC003: '91' }, verifiedOn: '2017-02-28', handler: 'jing', reviewer: 'fu' }
    const moments = { handledAt: service.now(), now: service.now() }
    await database.transaction((tx) => verifyPerson(tx, cipher, { personID: id as number, ...words, ...moments }))
  }
  await sendFlexibleWorker()
  const before = await register()

  const begun = await preview(prov())
  expect(begun.status).toBe(202)
  job = begun.body.job as string
  const done = await ended(job)
  expect(done).toMatchObject({
    problem: null,
    state: 'done',
    kind: 'policy_preview',
    area: '520300',
    policy: table,
    run: first,
  })
  const told = done.result as unknown as PolicyPreview
  expect(await register()).toEqual(before)
  expect(existsSync(join(service.store.folder, 'results', job))).toBe(false)

  expect((await provrev().post(`/api/policy-tables/${table}/approval`)).status).toBe(200)
  service.pass(1)
  await publish()
  const difference = differenceOf(before, await register())
  expect(
    new Map(told.changes.map((one) => [`${one.column.toLowerCase()} ${one.before} ${one.after}`, one.people])),
  ).toEqual(difference.changes)
  expect(
    new Map(
      told.areas.map(({ area, changed: codesChanged, newlyAsked, noLongerAsked }) => [
        area,
        { changed: codesChanged, newlyAsked, noLongerAsked },
      ]),
    ),
  ).toEqual(difference.areas)
  // Verified as not insured, they stay so: 91 is not made 95 by a table.
  expect((await register()).size).toBe(told.people)
  for (const { id } of waiting) {
    expect((await database.query('select aic003 from person where id = $1', [id]))[0]).toEqual({ aic003: '91' })
  }
  expect(told.noLongerAsked).toBeGreaterThan(0)
  expect(told.newlyAsked).toBeGreaterThan(0)
  expect(told.areas.length).toBeGreaterThan(5)
  const sum = (name: 'changed' | 'newlyAsked' | 'noLongerAsked') => told.areas.reduce((all, one) => all + one[name], 0)
  expect([sum('changed'), sum('newlyAsked'), sum('noLongerAsked')]).toEqual([
    told.changed,
    told.newlyAsked,
    told.noLongerAsked,
  ])
  expect(told.areas.every(({ prefecture }) => prefecture === '520300')).toBe(true)
})

test('a preview is found by its table, audited, and tells nothing about single people', async () => {
  const { body, raw } = await provrev().get(`/api/jobs?policy=${table}`)
  expect((body.jobs as { key: string }[]).map(({ key }) => key)).toEqual([job])
  expect(raw.body).not.toContain(service.store.folder)
  const rows = await service.store.database.query(
    "select login, object_id, details from audit_entry where action = 'policy.preview' and result = 'ok'",
  )
  expect(rows).toEqual([{ login: 'prov', object_id: table, details: { job, run: first } }])
})

test('a table that was decided is not looked ahead to', async () => {
  expect((await preview(prov())).body).toMatchObject({ code: 'policy_decided' })
})

test('whoever neither proposes nor approves policies, or has no such run, is refused', async () => {
  const proposal = { area: '520000', validFrom: '2017-01-01', content: changed, note: '再改' }
  table = (await prov().post('/api/policy-tables', proposal)).body.table as string
  for (const [login, run, code] of [
    ['stat', undefined, 'permission_missing'],
    ['counter', first, 'permission_missing'],
    ['officer', undefined, 'permission_missing'],
    ['officer', first, 'permission_missing'],
    ['county', undefined, 'policy_run_missing'],
    ['county', first, 'area_outside'],
    ['other', undefined, 'policy_unknown'],
    ['other', first, 'policy_unknown'],
  ] as const) {
    const { status, body } = await preview(visitors[login]!, run)
    expect([login, status >= 400, body.code]).toEqual([login, true, code])
  }
})

test('a table that begins after the extracts is looked ahead to with the rows of its first day', async () => {
  const rows = defaultPolicy.trimEnd().split('\n')
  const later = changed.trimEnd().split('\n').at(-1)!.replace('P12,,,', 'P12,,2017-01-01,')
  const dated = [...rows.slice(0, -1), later, rows.at(-1), ''].join('\n')
  const proposal = { area: '520000', validFrom: '2017-01-01', content: dated, note: '二〇一七年起' }
  const { body } = await prov().post('/api/policy-tables', proposal)
  expect(body).toEqual({ table: expect.any(String) })
  const { status, body: begun } = await prov().post(`/api/policy-tables/${body.table}/preview`, { run: first })
  expect([status, begun.code]).toEqual([202, undefined])
  const done = await ended(begun.job)
  expect(done).toMatchObject({ state: 'done', result: { asOf: '2016-12-31', rowsOn: '2017-01-01' } })
  expect((done.result as { changed: number }).changed).toBeGreaterThan(0)
})

test('a province whose prefectures were compared apart is looked ahead to as one, without those that cannot be', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-second-prefecture-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const [made] = await makeBatches(folder, { persons: 400, seed: 12, area: '520100' })
  const { body: second } = await prov().post('/api/batches', { area: '520100', name: '贵阳' })
  const extracts = batchFolder(service.store.folder, second.batch as string)
  cpSync(made!, extracts, { recursive: true })
  const { body: compared } = await prov().post(`/api/batches/${second.batch}/comparison`)
  expect(await endedFor(prov(), compared.job)).toMatchObject({ state: 'done' })
  const { body: proposing } = await prov().post(`/api/jobs/${compared.job}/proposal`)
  const { run } = (await endedFor(prov(), proposing.job)).result as { run: string }
  const { body: publishing } = await provrev().post(`/api/runs/${run}/approval`)
  expect(await endedFor(prov(), publishing.job)).toMatchObject({ state: 'done' })

  const look = async (body: object) => {
    const { status, body: begun } = await prov().post(`/api/policy-tables/${table}/preview`, body)
    expect(status).toBe(202)
    const done = await endedFor(prov(), begun.job)
    expect(done).toMatchObject({ state: 'done', problem: null })
    return done as { area: string; run: string | null; result: ProvincePreview }
  }
  const { runs } = (await prov().get('/api/runs?state=published')).body as { runs: { key: string; area: string }[] }
  const last = runs.find(({ area }) => area === '520300')!.key
  const [one, other] = [(await look({ run: last })).result, (await look({ run })).result]
  const whole = await look({ whole: true })
  expect([whole.area, whole.run]).toEqual(['520000', null])
  expect(whole.result.parts.map(({ area, people }) => [area, people])).toEqual([
    ['520100', other.people],
    ['520300', one.people],
  ])
  for (const measure of ['people', 'changed', 'newlyAsked', 'noLongerAsked'] as const) {
    expect([measure, whole.result[measure]]).toEqual([measure, one[measure] + other[measure]])
  }
  const sum = (changes: ProvincePreview['changes']) => changes.reduce((all, { people }) => all + people, 0)
  expect(sum(whole.result.changes)).toBe(sum(one.changes) + sum(other.changes))
  expect(new Set(whole.result.areas.map(({ prefecture }) => prefecture))).toEqual(new Set(['520100', '520300']))
  // A prefecture looks ahead for itself, not for the province.
  expect((await handler().post(`/api/policy-tables/${table}/preview`, { whole: true })).body.code).toBe('area_outside')

  rmSync(extracts, { recursive: true })
  const { result: rest } = await look({ whole: true })
  expect(rest.left).toMatchObject([{ area: '520100', problem: { code: 'extracts_gone' } }])
  expect(rest).toMatchObject({ people: one.people, changed: one.changed })
})

test('a preview that is stopped leaves nothing', async () => {
  const { store } = service
  const [run] = await store.database.query('select snapshot from run where key = $1', [first])
  const stopping = new AbortController()
  const workFolder = join(store.folder, 'results', 'stopped')
  const policyFile = join(store.folder, 'stopped.csv')
  writeFileSync(policyFile, changed)
  const stages: string[] = []
  const reporter = {
    stage(name: string) {
      stages.push(name)
      if (name === 'compare') stopping.abort()
    },
    progress() {},
    note() {},
    warn() {},
  }
  const words = { snapshot: run!.snapshot as string, workFolder, policyFile, validFrom: '2016-12-01', reporter }
  await expect(previewPolicy(store, { ...words, signal: stopping.signal })).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(stages).not.toContain('difference')
  expect(readdirSync(join(store.folder, 'results')).filter((name) => name.startsWith('stopped'))).toEqual([])
})

test('extracts that were changed, or are gone, are said to be, and nothing stays of the attempt', async () => {
  const file = join(batchFolder(service.store.folder, batch), 'deaths.csv')
  const bytes = readFileSync(file)
  const fails = async () => {
    const { body } = await prov().post(`/api/policy-tables/${table}/preview`, { run: first })
    const failed = await ended(body.job)
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'extracts_gone' } })
    expect(
      readdirSync(join(service.store.folder, 'results')).filter((name) => name.startsWith(String(body.job))),
    ).toEqual([])
  }
  const last = bytes.lastIndexOf('0'.charCodeAt(0))
  writeFileSync(file, Buffer.concat([bytes.subarray(0, last), Buffer.from('1'), bytes.subarray(last + 1)]))
  await fails()
  writeFileSync(file, bytes)
  appendFileSync(file, '\n')
  await fails()
  rmSync(file)
  await fails()
  rmSync(batchFolder(service.store.folder, batch), { recursive: true })
  await fails()
})
