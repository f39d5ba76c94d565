import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { personContext } from '../../src/publish/stage-people.ts'
import { verifyPerson } from '../../src/publish/verify-person.ts'
import type { Row } from '../../src/registry/database.ts'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { changeResults } from '../support/changed-results.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

// Somebody moves from one county to another by the run that is published on 2017-02-10; somebody else leaves by it.
const service = await newPublishedService({ persons: 800, seed: 13, noise: 3 })
const { store } = service
const { database, cipher } = store
const folder = mkdtempSync(join(tmpdir(), 'canbao-moved-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [before, after] = ['2017-02-09', '2017-02-10']
const locals = await database.query(
  `select * from person where household = 'local' and insured_areas is null and number_index is not null order by area, id`,
)
const countyOf = (person: Row) => String(person.area).slice(0, 6)
// Insured nowhere: otherwise the county that they left would still see them, as the one where they are insured.
const mover = locals.find(({ place_aic003, place_akc003, place_alc003, place_ajc003, place_amc003 }) =>
  [place_aic003, place_akc003, place_alc003, place_ajc003, place_amc003].every((place) => place === null),
)!
const from = countyOf(mover)
const neighbour = locals.find((person) => countyOf(person) !== from)!
const to = countyOf(neighbour)
const leaver = locals.find((person) => countyOf(person) === from && person.id !== mover.id)!
const keyOf = (person: Row) => personKeyOf(cipher, person.id as number)
const numberOf = ({ sealed, run_key }: Row) =>
  cipher.openFields(sealed as Uint8Array, personContext(String(run_key))).number!
const visitors: Record<'from' | 'to' | 'city' | 'statistician', Visitor> = {} as never

beforeAll(async () => {
  const makers = {
    from: ['handler', from],
    to: ['handler', to],
    city: ['handler', '520300'],
    statistician: ['statistician', '520300'],
  } as const
  for (const [name, [role, area]] of Object.entries(makers)) {
    await service.account(name, [{ role, area }])
    visitors[name as keyof typeof visitors] = await service.login(name)
  }
  const [run] = await database.query('select snapshot from run')
  const plain = (person: Row) => String(person.run_key).replaceAll('-', '')
  const changes = new Map([
    [plain(mover), { home: String(neighbour.area) }],
    [plain(leaver), { isGone: true }],
  ])
  await changeResults(run!.snapshot as string, join(folder, 'out'), changes)
  const now = new Date(`${after}T01:00:00Z`)
  const moved = await proposeRun(store, join(folder, 'out'), { actor: 'proposer', now })
  await approveProposal(store, moved.key, { actor: 'approver', now, alone: false })
})

async function found(visitor: Visitor, filter: object): Promise<string[]> {
  const { status, body } = await visitor.post('/api/people/search', { limit: 200, ...filter })
  expect([status, body.code]).toEqual([200, undefined])
  return (body.people as { key: string }[]).map(({ key }) => key)
}
const counted = async (visitor: Visitor, filter: object) =>
  (await visitor.post('/api/people/count', filter)).body.count as number

test('whoever moved is found where they lived then, and nowhere else', async () => {
  const number = numberOf(mover)
  const key = keyOf(mover)
  expect(await found(visitors.from, { number, asOf: before })).toEqual([key])
  expect(await found(visitors.to, { number, asOf: before })).toEqual([])
  expect(await found(visitors.from, { number, asOf: after })).toEqual([])
  expect(await found(visitors.to, { number, asOf: after })).toEqual([key])
  expect(await found(visitors.city, { number, asOf: before })).toEqual([key])
  expect(await found(visitors.to, { number })).toEqual([key])
  const status = async (visitor: Visitor, asOf: string) => (await visitor.get(`/api/people/${key}?asOf=${asOf}`)).status
  expect(await Promise.all([status(visitors.from, before), status(visitors.to, before)])).toEqual([200, 404])
  expect(await Promise.all([status(visitors.from, after), status(visitors.to, after)])).toEqual([404, 200])
})

test('whoever left is in the list, the count and the export of the day before, and in none after', async () => {
  const key = keyOf(leaver)
  const number = numberOf(leaver)
  expect(await found(visitors.from, { number, asOf: before })).toEqual([key])
  expect(await found(visitors.from, { number, asOf: after })).toEqual([])
  expect(await counted(visitors.from, { asOf: before })).toBe((await counted(visitors.from, {})) + 2)
  expect(await counted(visitors.city, { asOf: '2017-01-05' })).toBe(0)
  const exported = async (asOf: string) =>
    (await visitors.city.post('/api/people/export', { number, asOf, reason: '核对' })).raw.payload.trim().split('\r\n')
  expect((await exported(before))[1]).toMatch(/2017-03-01 00:00Z \w+ 截至2017-02-09$/)
  expect(await exported(after)).toHaveLength(1)
  const [deed] = await database.query(
    `select details from audit_entry where action = 'person.export' order by seq limit 1`,
  )
  expect(deed!.details).toMatchObject({ by: 'number', asOf: before })
})

test('a cursor goes on in the list of its own day', async () => {
  const page = async (words: object) => visitors.city.post('/api/people/search', { limit: 1, ...words })
  const { next } = (await page({ asOf: before })).body
  expect((await page({ asOf: before, cursor: next })).status).toBe(200)
  for (const words of [{}, { asOf: after }])
    expect((await page({ ...words, cursor: next })).body.code).toBe('cursor_invalid')
})

test('figures as of a day are those of the run published by then, and say when they were counted', async () => {
  const read = async (query: string) => (await visitors.statistician.get(`/api/statistics${query}`)).body
  const [then, now] = [await read(`?asOf=${before}`), await read('')]
  const figures = (body: Record<string, unknown>) => body.figures as Record<string, number>
  expect(figures(then).local).toBe(figures(now).local! + 1)
  expect(then.runs).toMatchObject([{ countedAt: '2017-01-06T01:00:00.000Z' }])
  expect(now.runs).toMatchObject([{ countedAt: '2017-02-10T01:00:00.000Z' }])
  const inCounty = async (asOf: string) => figures(await read(`?area=${from}&asOf=${asOf}`)).local!
  expect((await inCounty(before)) - (await inCounty(after))).toBe(2)
  expect(await read('?asOf=2017-01-05')).toMatchObject({ runs: [], figures: {} })
  const trend = async (query: string) => (await visitors.statistician.get(`/api/statistics/trend${query}`)).body.runs
  expect([await trend(''), await trend(`?asOf=${before}`)]).toMatchObject([{ length: 2 }, { length: 1 }])
})

test('what people verified is in the lists of its day; the figures stay those of the run', async () => {
  const asked = locals.find(
    (person) => person.disposition === 'survey' && String(person.reasons) === 'uninsured' && person.id !== leaver.id,
  )!
  const now = new Date('2017-02-15T01:00:00Z')
  const values = { AIC003: '91', AKC003: '91' }
  const said = { values, verifiedOn: '2017-02-14', handler: 'one', handledAt: now, reviewer: 'another', now }
  await database.transaction((tx) => verifyPerson(tx, cipher, { personID: asked.id as number, ...said }))
  const uninsured = { reason: 'uninsured', household: 'local' }
  const [then, since] = [
    await counted(visitors.city, { ...uninsured, asOf: '2017-02-14' }),
    await counted(visitors.city, uninsured),
  ]
  expect(then - since).toBe(1)
  const { body } = await visitors.statistician.get('/api/statistics')
  expect((body.figures as Record<string, number>).uninsured).toBe(then)
})

test('a unit that moved is listed and read where it was then', async () => {
  const [unit] = await database.query(
    'select * from unit where area ^@ $1 and aab998 is not null order by id limit 1',
    [from],
  )
  const now = new Date('2017-02-20T01:00:00Z')
  await database.execute('insert into unit_version select u.*, $2, u.run_id from unit u where id = $1', [unit!.id, now])
  await database.execute('update unit set area = $2, valid_from = $3 where id = $1', [unit!.id, to, now])
  const seen = async (visitor: Visitor, asOf: string) => {
    const { body } = await visitor.post('/api/units/search', { code: unit!.aab998, asOf })
    const { status } = await visitor.get(`/api/units/${unit!.key}?asOf=${asOf}`)
    return [(body.units as { area: string }[]).map(({ area }) => area), status]
  }
  expect(await seen(visitors.from, '2017-02-19')).toEqual([[unit!.area], 200])
  expect(await seen(visitors.to, '2017-02-19')).toEqual([[], 404])
  expect(await seen(visitors.from, '2017-02-20')).toEqual([[], 404])
  expect(await seen(visitors.to, '2017-02-20')).toEqual([[to], 200])
  expect(await seen(visitors.city, '2017-01-05')).toEqual([[], 404])
})
