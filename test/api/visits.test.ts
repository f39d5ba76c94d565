import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { makeBatches, runOnce } from '../support/published.ts'
import { newService, type TestService, type Visitor } from '../support/service.ts'

// Whom the records do not answer for is sent to be asked at the door, by two people, and stays so through the next run.

const folder = mkdtempSync(join(tmpdir(), 'canbao-visits-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let service: TestService
let handler: Visitor
let reviewer: Visitor
let batch: string

async function publish(output: string, day: string) {
  const now = new Date(`${day}T01:00:00Z`)
  const run = await proposeRun(service.store, output, { actor: 'proposer', now })
  await approveProposal(service.store, run.key, { actor: 'approver', now, alone: false })
}

beforeAll(async () => {
  service = await newService()
  ;[batch] = (await makeBatches(folder, { persons: 3_000, seed: 31, noise: 3 })) as [string]
  await runOnce(batch, join(folder, 'out'))
  await publish(join(folder, 'out'), '2017-01-06')
  await service.account('handler', [{ role: 'handler', area: '520300' }])
  await service.account('reviewer', [{ role: 'reviewer', area: '520300' }])
  handler = await service.login('handler')
  reviewer = await service.login('reviewer')
})

interface Person {
  key: string
  ask: string | null
}
const search = async (filter: object) =>
  (await handler.post('/api/people/search', { ...filter, limit: 200 })).body.people as Person[]
const askOf = async (key: string) => {
  const { body } = await handler.get(`/api/people/${key}`)
  return (body.person as Person).ask
}
const send = (key: string, words: object = {}) =>
  handler.post(`/api/people/${key}/visits`, { reason: '档案中无法确认', ...words })
const approve = (decision: unknown) => reviewer.post(`/api/person-decisions/${decision}/approval`)

async function confirmsOf(key: unknown): Promise<boolean> {
  const { body } = await reviewer.get('/api/person-decisions')
  return (body.decisions as { key: string; confirms: boolean }[]).find((one) => one.key === key)!.confirms
}

/** Somebody of whom a finding stands that lets nobody be asked yet. */
async function concerned(): Promise<{ finding: string; person: string }> {
  const { body } = await handler.post('/api/findings/search', { state: 'open', limit: 200 })
  for (const { key } of body.findings as { key: string }[]) {
    const people = (await handler.get(`/api/findings/${key}`)).body.people as Person[]
    const quiet = people.find(({ ask }) => ask === null)
    if (quiet !== undefined) return { finding: key, person: quiet.key }
  }
  throw new Error('no finding concerns anybody who is not asked')
}

test('the desk lists whom the records may answer for, until a decision waits; the reviewer sees why', async () => {
  const desk = await search({ ask: 'desk', waiting: false })
  expect(desk.length).toBeGreaterThan(3)
  expect((await search({ ask: 'desk' })).length).toBe(desk.length)
  const { key } = desk[0]!
  const sent = await send(key)
  expect(sent.status).toBe(201)
  expect((await send(key)).body.code).toBe('decision_waiting')
  expect((await search({ ask: 'desk', waiting: false })).map((person) => person.key)).not.toContain(key)
  expect((await search({ ask: 'desk', waiting: true })).map((person) => person.key)).toEqual([key])
  expect((await handler.post('/api/people/count', { ask: 'desk', waiting: false })).body.count).toBe(desk.length - 1)
  expect((await reviewer.get('/api/person-decisions')).body.decisions).toMatchObject([
    { key: sent.body.decision, kind: 'visit', person: key, finding: null, reason: '档案中无法确认', fields: [] },
  ])
  expect((await handler.post(`/api/person-decisions/${sent.body.decision}/approval`)).status).toBe(403)
  expect(await askOf(key)).toBe('desk')
  expect((await approve(sent.body.decision)).status).toBe(200)
  expect(await askOf(key)).toBe('visit')
  expect((await send(key)).body.code).toBe('visit_already')
  expect((await approve(sent.body.decision)).body.code).toBe('decision_closed')
  const { body } = await handler.get(`/api/people/${key}/history`)
  expect((body.changes as object[])[0]).toMatchObject({ account: 'reviewer' })
})

test('nobody is visited without a question, and a finding is named only of those whom it concerns', async () => {
  const { finding, person } = await concerned()
  const { body } = await handler.post('/api/people/search', { disposition: 'direct', limit: 200 })
  const other = (body.people as Person[]).find(({ key, ask }) => ask === null && key !== person)!
  expect((await send(other.key)).body.code).toBe('visit_needless')
  expect((await send(other.key, { finding: 'f'.repeat(32) })).body.code).toBe('finding_unknown')
  const sent = await send(person, { finding })
  expect(sent.status).toBe(201)
  expect((await approve(sent.body.decision)).status).toBe(200)
  expect(await askOf(person)).toBe('visit')
})

test('a later run changes the people and leaves it to them who is asked; verified, nobody is asked again', async () => {
  const desk = await search({ ask: 'desk', waiting: false })
  const [sent, answered] = [desk[1]!.key, desk[2]!.key]
  const { finding, person } = await concerned()
  for (const [key, words] of [[sent, {}] as const, [answered, {}] as const, [person, { finding }] as const]) {
    const { body } = await send(key, words)
    expect((await approve(body.decision)).status).toBe(200)
  }
  const { codes } = (await handler.get(`/api/people/${answered}`)).body.person as { codes: Record<string, string> }
  const [insured] = Object.entries(codes).find(([, code]) => code <= '50')!
  const verified = await handler.post(`/api/people/${answered}/verifications`, {
    values: { [insured]: codes[insured] },
    verifiedOn: '2017-02-28',
    reason: '入户核实',
  })
  expect(await confirmsOf(verified.body.decision)).toBe(true)
  expect((await approve(verified.body.decision)).status).toBe(200)
  expect(await askOf(answered)).toBe(null)
  // What somebody lacks, said again, answers the question why: that is looked at one by one.
  const { body: lacking } = await handler.post('/api/people/search', { codes: { AIC003: '91' }, limit: 1 })
  const [{ key: without }] = lacking.people as [Person]
  const said = { values: { AIC003: '91' }, verifiedOn: '2017-02-28', reason: '入户核实' }
  const { body: waiting } = await handler.post(`/api/people/${without}/verifications`, said)
  expect(await confirmsOf(waiting.decision)).toBe(false)

  // Another day makes it another run; every person is written anew.
  const changed = join(folder, 'changed')
  cpSync(batch, changed, { recursive: true })
  const yaml = readFileSync(join(changed, 'batch.yaml'), 'utf8')
  rmSync(join(changed, 'batch.yaml'))
  appendFileSync(join(changed, 'batch.yaml'), yaml.replace(/asOf:.*/, 'asOf: 2017-01-20'))
  await runOnce(changed, join(folder, 'out-2'))
  await service.store.database.execute(`update person set run_digest = ''`)
  await publish(join(folder, 'out-2'), '2017-03-21')
  expect(await askOf(sent)).toBe('visit')
  expect(await askOf(person)).toBe('visit')
  expect(await askOf(answered)).toBe(null)
  expect(await askOf(desk[3]!.key)).toBe('desk')
})

test('what lies with a department is counted, found by it, and told when it comes back', async () => {
  const { body: listed } = await handler.post('/api/findings/search', { state: 'open', waiting: false, limit: 3 })
  const keys = (listed.findings as { key: string }[]).map(({ key }) => key)
  const decide = async (key: string, said: object) => {
    const { body } = await handler.post(`/api/findings/${key}/decisions`, { reason: '移交核实', ...said })
    expect((await reviewer.post(`/api/finding-decisions/${body.decision}/approval`)).status).toBe(200)
  }
  for (const key of keys) await decide(key, { action: 'route', department: '公安局' })
  await decide(keys[0]!, { action: 'reopen' })
  await decide(keys[0]!, { action: 'route', department: '民政局' })
  await decide(keys[1]!, { action: 'dismiss' })
  const { body } = await handler.get('/api/findings/departments')
  expect(body.departments).toEqual([
    { department: '公安局', waiting: 1, returned: 1, solved: 0, since: service.now().toISOString() },
    { department: '民政局', waiting: 1, returned: 0, solved: 0, since: service.now().toISOString() },
  ])
  const of = async (department: string, state: string) =>
    (await handler.post('/api/findings/search', { department, state })).body.findings as { key: string }[]
  expect((await of('公安局', 'routed')).map(({ key }) => key)).toEqual([keys[2]])
  expect((await of('公安局', 'dismissed')).map(({ key }) => key)).toEqual([keys[1]])
  const old = await handler.post('/api/findings/search', { openedUntil: '2017-01-05', limit: 200 })
  expect(old.body.findings).toEqual([])
  const { body: all } = await handler.post('/api/findings/search', { openedUntil: '2017-01-06', limit: 200 })
  expect((all.findings as object[]).length).toBeGreaterThan(10)
})

test('whoever approves a ruling on a shared number reads the other name', async () => {
  const { body } = await handler.post('/api/findings/search', { code: 'number_shared', state: 'open', limit: 1 })
  const [{ key }] = body.findings as [{ key: string }]
  const said = { action: 'dismiss', ruling: 'different', otherName: '王小明', reason: '两人' }
  const { body: proposed } = await handler.post(`/api/findings/${key}/decisions`, said)
  const { body: list } = await reviewer.get('/api/finding-decisions')
  expect(list.decisions).toMatchObject([{ key: proposed.decision, ruling: 'different', otherName: '王小明' }])
})
