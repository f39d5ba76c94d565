import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideFinding } from '../../src/publish/decide-finding.ts'
import { exportDecisions } from '../../src/publish/export-decisions.ts'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { type Verification, verifyPerson } from '../../src/publish/verify-person.ts'
import { makeBatches, publishedPeople, runOnce, type SaidPerson } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const folder = mkdtempSync(join(tmpdir(), 'canbao-decisions-'))
const hands = { handler: 'handler', reviewer: 'reviewer' }
let batch: string
let uninsured: SaidPerson
let finding: { key: string; runKey: string }

const columnOf = (output: string, column: number) =>
  (JSON.parse(readFileSync(join(output, 'quarterly.json'), 'utf8')) as { total: number[] }).total[column - 1]!

async function publish(output: string, day: string) {
  const now = new Date(`${day}T01:00:00Z`)
  const run = await proposeRun(store, output, { actor: 'handler', now })
  return approveProposal(store, run.key, { actor: 'reviewer', now, alone: false })
}

async function personID(runKey: unknown): Promise<number> {
  const [row] = await store.database.query('select id from person where run_key = $1', [runKey])
  return row!.id as number
}

const verify = (verification: Verification) =>
  store.database.transaction((tx) => verifyPerson(tx, store.cipher, verification))

beforeAll(async () => {
  ;[batch] = (await makeBatches(folder, { persons: 3_000, seed: 21 })) as [string]
  const people = await runOnce(batch, join(folder, 'out-1'))
  await publish(join(folder, 'out-1'), '2017-01-06')
  uninsured = people.find(
    ({ reasons, verified_at }) => String(reasons) === 'uninsured' && verified_at === null,
  ) as SaidPerson
  const [row] = await store.database.query(
    `select f.key, f.run_key from finding f where f.code = 'duplicate_enrolment' order by f.run_key limit 1`,
  )
  finding = { key: row!.key as string, runKey: row!.run_key as string }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a verification needs two people and known indicators', async () => {
  const id = await personID(uninsured.person_key)
  const values = { AIC003: '91' }
  const now = new Date()
  const said = { personID: id, values, verifiedOn: '2017-01-10', handledAt: now, now }
  await expect(verify({ ...said, handler: 'one', reviewer: 'one' })).rejects.toMatchObject({
    code: 'second_person_needed',
  })
  await expect(verify({ ...said, ...hands, values: { AAC003: '甲' } })).rejects.toMatchObject({
    code: 'field_unknown',
  })
})

test('a verified person is closed at once, and the former state is kept', async () => {
  const id = await personID(uninsured.person_key)
  const values = { AIC003: '91', AKC003: '91', AAE005: '13800000001', AAE006: '遵义市红花岗区某路1号' }
  const now = new Date('2017-01-11T01:00:00Z')
  const { reasons } = await verify({
    personID: id,
    values,
    verifiedOn: '2017-01-10',
    handledAt: now,
    now,
    ...hands,
  })
  expect(reasons).toEqual([])
  const person = (await publishedPeople(store)).find(({ person_key }) => person_key === uninsured.person_key)
  expect(person).toMatchObject({ AIC003: '91', AAE005: '13800000001', reasons: [], verified_at: '20170110' })
  const versions = await store.database.query('select reasons, ended_by_account from person_version where id = $1', [
    id,
  ])
  expect(versions).toEqual([{ reasons: ['uninsured'], ended_by_account: 'reviewer' }])
})

test('a dismissed finding says what was ruled, by whom and why', async () => {
  const decision = { key: finding.key, action: 'dismiss', ruling: 'lawful', reason: '两地参保均合法' } as const
  await expect(
    decideFinding(store, { ...decision, handler: 'one', reviewer: null, now: new Date() }),
  ).rejects.toMatchObject({ code: 'second_person_needed' })
  const now = new Date('2017-01-12T01:00:00Z')
  expect(await decideFinding(store, { ...decision, ...hands, now })).toEqual({ state: 'dismissed' })
  await expect(decideFinding(store, { ...decision, ...hands, now })).rejects.toMatchObject({
    code: 'action_not_allowed',
  })
})

test('the same extracts run again without the decisions change nothing that people decided', async () => {
  const output = join(folder, 'out-same')
  const changed = join(folder, 'changed')
  cpSync(batch, changed, { recursive: true })
  // Another reference date makes it another run.
  const yaml = readFileSync(join(changed, 'batch.yaml'), 'utf8')
  rmSync(join(changed, 'batch.yaml'))
  appendFileSync(join(changed, 'batch.yaml'), yaml.replace(/asOf:.*/, 'asOf: 2017-01-20'))
  await runOnce(changed, output)
  const { counts } = await publish(output, '2017-01-21')
  expect(counts).not.toBeNull()
  const person = (await publishedPeople(store)).find(({ person_key }) => person_key === uninsured.person_key)
  expect(person).toMatchObject({ AIC003: '91', AAE005: '13800000001', reasons: [] })
  const [row] = await store.database.query('select state from finding where key = $1', [finding.key])
  expect(row!.state).toBe('dismissed')
})

test('the decisions, given to the next run, change its figures and its findings', async () => {
  const exported = await exportDecisions(store, '520300', join(batch, 'decisions'))
  expect(exported).toMatchObject({ rulings: 1, withoutNumber: 0 })
  expect(exported.verified).toBe(1)
  appendFileSync(
    join(batch, 'batch.yaml'),
    '  - kind: verified\n    files: ["decisions/verified.csv"]\n  - kind: ruling\n    files: ["decisions/rulings.csv"]\n',
  )
  const output = join(folder, 'out-2')
  const people = await runOnce(batch, output)
  const before = join(folder, 'out-1')
  expect(columnOf(output, 8)).toBe(columnOf(before, 8) + 1)
  expect(columnOf(output, 7)).toBe(columnOf(before, 7))
  const person = people.find(({ person_key }) => person_key === uninsured.person_key)
  expect(person).toMatchObject({ AIC003: '91', AAE005: '13800000001', reasons: [], verified_at: '20170110' })
  const counted = (column: string) => columnOf(output, Number(column)) - columnOf(before, Number(column))
  expect([counted('10'), counted('13')].sort()).toEqual([-1, 0])
})

test('a dismissed finding is open again when a row behind it says something else', async () => {
  const changed = join(folder, 'said-else')
  cpSync(join(folder, 'changed'), changed, { recursive: true })
  const links = await store.database.query('select links from finding where key = $1', [finding.key])
  const [link] = links[0]!.links as { file: string; row: number }[]
  // Another place of the same enrolment; the row stays where it is.
  const lines = readFileSync(join(changed, link!.file), 'latin1').split('\n')
  const from = /\b5203\d\d(?:\d{3}){0,2}\b(?!\d)/
  const place = from.exec(lines[link!.row]!.split(/[,|;\t]/).find((cell) => /^5203\d\d$/.test(cell)) ?? '')
  expect(place).not.toBeNull()
  lines[link!.row] = lines[link!.row]!.replace(new RegExp(`(?<=[,|;\t])${place![0]}(?=[,|;\t\r]|$)`), '520402')
  writeFileSync(join(changed, link!.file), lines.join('\n'), 'latin1')
  const output = join(folder, 'out-said-else')
  await runOnce(changed, output)
  await publish(output, '2017-01-22')
  const [row] = await store.database.query('select state from finding where key = $1', [finding.key])
  expect(row!.state).toBe('open')
  const [event] = await store.database.query(
    `select e.reason, e.from_state from finding_event e join finding f on f.id = e.finding_id where f.key = $1 order by e.id desc limit 1`,
    [finding.key],
  )
  expect(event).toEqual({ reason: 'new evidence', from_state: 'dismissed' })
})
