import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../src/comparison/engine/duckdb.ts'
import { exportDecisions } from '../../src/publish/export-decisions.ts'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { selectLikelyRows } from '../../src/registry/rows-in-question.ts'
import { makeBatches, runOnce } from '../support/published.ts'
import { newService, type TestService, type Visitor } from '../support/service.ts'

// Somebody is to be visited while a row is likely theirs: two people say from the records whether it is, and the next run
// links it or never shows it again.

const folder = mkdtempSync(join(tmpdir(), 'canbao-likely-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let service: TestService
let handler: Visitor
let reviewer: Visitor
let batch: string
/** the whole list, as it was at first: reading rows again takes seconds */
let items: Item[]

interface Item {
  row: string
  person: { key: string; area: string; name: string; ask: string; reasons: string[]; codes: Record<string, string> }
  certainty: string
  odds: number
  agreement: { name: string; said: string }[]
  answer: 'ruling' | 'value'
  values: Record<string, string>
  registered: { fields: { column: string; text: string }[] }
  rows: { kind: string; file: string; row: number; fields: { column: string; text: string; variant: number }[] }[]
}

beforeAll(async () => {
  service = await newService()
  ;[batch] = (await makeBatches(folder, { persons: 3_000, seed: 31, noise: 4 })) as [string]
  await runOnce(batch, join(folder, 'out'))
  await publish(join(folder, 'out'), '2017-01-06')
  for (const role of ['handler', 'reviewer'] as const) await service.account(role, [{ role, area: '520300' }])
  handler = await service.login('handler')
  reviewer = await service.login('reviewer')
  items = await all(handler)
})

async function publish(output: string, day: string) {
  const now = new Date(`${day}T01:00:00Z`)
  const run = await proposeRun(service.store, output, { actor: 'proposer', now })
  await approveProposal(service.store, run.key, { actor: 'approver', now, alone: false })
}

async function all(visitor: Visitor, area?: string): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: unknown; ; ) {
    const { body } = await visitor.post('/api/desk/likely-rows', {
      ...(area && { area }),
      ...(cursor ? { cursor } : {}),
    })
    items.push(...(body.people as Item[]))
    if (body.next === null) return items
    cursor = body.next
  }
}
/** The keys of the whole list, and where their rows stand. */
async function listed(): Promise<{ key: string; place: string }[]> {
  const { database } = service.store
  const rows = await database.transaction((tx) => selectLikelyRows(tx, { area: '5203', after: null, limit: 1_000 }))
  const places = await database.query(
    `select key, file || ':' || row as place from row_in_question where link = 'likely'`,
  )
  const placed = new Map(places.map(({ key, place }) => [key, String(place)]))
  return rows.map(({ row_key }) => ({ key: String(row_key), place: placed.get(row_key as string)! }))
}
const countOf = async () => (await handler.post('/api/desk/likely-rows/count', {})).body.count
const rule = (item: Item, ruling: string) =>
  handler.post(`/api/people/${item.person.key}/row-rulings`, { row: item.row, ruling, reason: '与档案核对' })
const approve = (decision: unknown) => reviewer.post(`/api/person-decisions/${decision}/approval`)
const placeOf = ({ rows: [first] }: Item) => `${first!.file}:${first!.row}`

async function linkOf(output: string, place: string): Promise<Record<string, unknown> | undefined> {
  const [file, row] = place.split(':')
  const engine = await openEngine()
  try {
    const [link] = await engine.query(
      `SELECT l.person_key, l.decision, p.ask, p.AAC003 FROM '${output}/links.parquet' l LEFT JOIN '${output}/persons.parquet' p ON p.person_key = l.person_key
       WHERE l.file = '${file}' AND l.row = ${row}`,
    )
    return link
  } finally {
    engine.close()
  }
}

test('people to be visited are listed beside the row that is likely theirs, the surest first, masked, with what agrees', async () => {
  expect(items.length).toBeGreaterThan(10)
  expect(await countOf()).toBe(items.length)
  expect(items.map(({ odds }) => odds)).toEqual(items.map(({ odds }) => odds).sort((one, other) => other - one))
  for (const { person, answer, values, agreement, rows, certainty, odds } of items) {
    expect(person.ask).toBe('visit')
    expect(certainty).toBe(odds >= 20_000 ? 'very_high' : odds >= 10_000 ? 'high' : 'fair')
    expect(agreement).toContainEqual(expect.objectContaining({ name: '姓名' }))
    expect(rows[0]!.fields.length).toBeGreaterThan(3)
    // A row without a usable number answers by the insurance that it gives and the person lacks.
    if (answer === 'value') expect(Object.keys(values).length).toBeGreaterThan(0)
    for (const insurance of Object.keys(values)) expect(['91', '92', '94']).toContain(person.codes[insurance])
  }
  expect(new Set(items.map(({ answer }) => answer))).toEqual(new Set(['ruling', 'value']))
  expect(JSON.stringify(items)).not.toMatch(/(?<!\d)[1-9]\d{5}(19|20)\d{9}[\dX]/)
})

test('a county has its own people alone, in the same order', async () => {
  const county = items[0]!.person.area.slice(0, 6)
  const own = items.filter(({ person }) => person.area.startsWith(county))
  expect((await all(handler, county)).map(({ row }) => row)).toEqual(own.map(({ row }) => row))
  await service.account('neighbour', [{ role: 'handler', area: '520400' }])
  const neighbour = await service.login('neighbour')
  expect(await all(neighbour)).toEqual([])
  const said = { row: items[0]!.row, ruling: 'different', reason: '不是本人' }
  expect((await neighbour.post(`/api/people/${items[0]!.person.key}/row-rulings`, said)).status).toBe(404)
})

test('a ruling waits for its second person, names the row to them, and fits the row’s own person alone', async () => {
  const [one, other] = items.filter(({ answer }) => answer === 'ruling') as [Item, Item]
  expect((await rule({ ...one, person: other.person }, 'same')).body.code).toBe('row_unknown')
  const byValue = items.find(({ answer }) => answer === 'value')!
  expect((await rule(byValue, 'same')).body.code).toBe('row_not_rulable')
  const before = (await countOf()) as number
  const { body } = await rule(one, 'different')
  expect(await countOf()).toBe(before - 1)
  expect((await rule(one, 'same')).body.code).toBe('decision_waiting')
  const { decisions } = (await reviewer.get('/api/person-decisions')).body as { decisions: { key: string }[] }
  expect(decisions.find(({ key }) => key === body.decision)).toMatchObject({
    ...{ kind: 'row', person: one.person.key, confirms: false, fields: [] },
    row: {
      kind: one.rows[0]!.kind,
      file: one.rows[0]!.file,
      ruling: 'different',
      number: expect.stringContaining('*'),
    },
  })
  expect((await handler.post(`/api/person-decisions/${body.decision}/approval`)).status).toBe(403)
  const refused = await reviewer.post(`/api/person-decisions/${body.decision}/refusal`, { reason: '再核对' })
  expect(refused.status).toBe(200)
  expect(await countOf()).toBe(before)
})

test('a ruling that was wrong is taken back by two people, and the row is shown again', async () => {
  const theirs = items.filter(({ answer }) => answer === 'ruling')[2]!
  const unnumbered = items.filter(({ answer }) => answer === 'value')[1]!
  const rulings = async ({ person }: Item) =>
    (await handler.get(`/api/people/${person.key}/history`)).body.rulings as { decision: string }[]
  const takeBack = ({ person }: Item, ruling: unknown) =>
    handler.post(`/api/people/${person.key}/ruling-undoings`, { ruling, reason: '认定有误' })
  const exported = async () => (await exportDecisions(service.store, '520300', join(folder, 'exported'))).rulings
  const before = { count: await countOf(), rulings: await exported() }
  for (const [item, ruling, told] of [
    [theirs, 'same', 1],
    [unnumbered, 'different', 0],
  ] as const) {
    const { decision } = (await rule(item, ruling)).body
    // What waits does not hold yet.
    expect((await takeBack(item, decision)).body.code).toBe('ruling_unknown')
    await approve(decision)
    expect(await exported()).toBe(before.rulings + told)
    expect(await rulings(item)).toMatchObject([{ decision, ruling, reason: '与档案核对', ended: null }])
    expect(JSON.stringify(await rulings(item))).not.toMatch(/(?<!\d)[1-9]\d{5}(19|20)\d{9}[\dX]/)

    const { status, body } = await takeBack(item, decision)
    expect(status).toBe(201)
    expect((await takeBack(item, decision)).body.code).toBe('decision_waiting')
    const { decisions } = (await reviewer.get('/api/person-decisions')).body as { decisions: { key: string }[] }
    expect(decisions.find(({ key }) => key === body.decision)).toMatchObject({
      ...{ kind: 'unrule', person: item.person.key, fields: [] },
      row: { kind: item.rows[0]!.kind, file: item.rows[0]!.file, row: item.rows[0]!.row, ruling },
    })
    expect(await exported()).toBe(before.rulings + told)
    expect((await handler.post(`/api/person-decisions/${body.decision}/approval`)).status).toBe(403)
    expect((await approve(body.decision)).status).toBe(200)
    expect(await exported()).toBe(before.rulings)
    expect(await countOf()).toBe(before.count)
    expect(await rulings(item)).toMatchObject([{ decision, ended: { as: 'taken_back', handler: 'handler' } }])
    expect((await takeBack(item, decision)).body.code).toBe('ruling_unknown')
    // Ruled on again, it is the later word that holds.
    await approve((await rule(item, 'different')).body.decision)
    expect(await rulings(item)).toMatchObject([{ ended: null }, { decision, ended: { as: 'taken_back' } }])
    await approve((await takeBack(item, (await rulings(item))[0]!.decision)).body.decision)
    expect(await countOf()).toBe(before.count)
  }
  // What a reviewer did not see is not taken back: another ruling was approved while the taking back waited.
  const { decision } = (await rule(theirs, 'same')).body
  await approve(decision)
  const waiting = (await takeBack(theirs, decision)).body.decision
  await approve((await rule(theirs, 'different')).body.decision)
  const late = await approve(waiting)
  expect(late.body.code).toBe('ruling_unknown')
  expect((await rulings(theirs))[0]).toMatchObject({ ruling: 'different', ended: null })
  expect((await reviewer.post(`/api/person-decisions/${waiting}/refusal`, { reason: '已另行认定' })).status).toBe(200)
  await approve((await takeBack(theirs, (await rulings(theirs))[0]!.decision)).body.decision)
  expect(await countOf()).toBe(before.count)
})

test('ruled theirs, the next run links the row and asks them no more for it; ruled another’s, it is not shown again', async () => {
  const rulable = items.filter(({ answer, person, rows }) => {
    return answer === 'ruling' && person.reasons.length === 1 && rows[0]!.kind === 'enrolment'
  })
  const theirs = rulable[0]!
  const others = rulable[1]!
  const unnumbered = items.find(({ answer }) => answer === 'value')!
  for (const [item, ruling] of [
    [theirs, 'same'],
    [others, 'different'],
    [unnumbered, 'different'],
  ] as const) {
    expect((await approve((await rule(item, ruling)).body.decision)).status).toBe(200)
  }
  const decided = [theirs, others, unnumbered].map(({ row }) => row)
  expect((await listed()).filter(({ key }) => decided.includes(key))).toEqual([])

  const next = join(folder, 'next')
  cpSync(batch, next, { recursive: true })
  const { rulings } = await exportDecisions(service.store, '520300', join(next, 'decided'))
  // Without a number only the register remembers.
  expect(rulings).toBeGreaterThanOrEqual(2)
  const yaml = readFileSync(join(next, 'batch.yaml'), 'utf8')
  writeFileSync(
    join(next, 'batch.yaml'),
    `${yaml.replace(/asOf:.*/, 'asOf: 2017-01-20')}  - { kind: ruling, files: [decided/rulings.csv] }\n`,
  )
  const output = join(folder, 'next-out')
  await runOnce(next, output)
  expect(await linkOf(output, placeOf(theirs))).toMatchObject({ decision: 'auto', AAC003: theirs.person.name })
  expect((await linkOf(output, placeOf(others)))?.AAC003 ?? null).not.toBe(others.person.name)
  await publish(output, '2017-02-06')

  const { body } = await handler.get(`/api/people/${theirs.person.key}`)
  const { codes } = body.person as Item['person']
  for (const [insurance, code] of Object.entries(theirs.values)) expect(codes[insurance]).toBe(code)
  const places = (await listed()).map(({ place }) => place)
  expect(places.length).toBeGreaterThan(5)
  for (const item of [theirs, others, unnumbered]) expect(places).not.toContain(placeOf(item))
})
