import { beforeAll, expect, test } from 'vitest'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

const service = await newPublishedService({ persons: 800, seed: 17, noise: 3 })
const { database, cipher } = service.store
const [someone] = await database.query(
  `select p.id, p.area, f.key as finding from person p join finding_person fp on fp.person_id = p.id
   join finding f on f.id = fp.finding_id where p.household = 'local' and p.insured_areas is null
   and f.other_areas is null and f.area ^@ left(p.area, 6) order by p.id limit 1`,
)
const key = personKeyOf(cipher, someone!.id as number)
const home = String(someone!.area).slice(0, 6)
const [elsewhere] = await database.query(
  `select distinct left(area, 6) as county from person where household = 'local' and left(area, 6) <> $1 and area ^@ '5203' limit 1`,
  [home],
)
const url = `/api/people/${key}/readers`
const visitors: Record<'reviewer' | 'counter' | 'city' | 'stranger' | 'auditor', Visitor> = {} as never

interface Shown {
  login: string
  name: string
  area: string
  roles: string[]
  action: string
  purpose: string | null
  fields: string[]
  full: boolean
}
const readersOf = async (visitor: Visitor, query = '') => {
  const { status, body } = await visitor.get(url + query)
  expect([status, body.code]).toEqual([200, undefined])
  return body as { readers: Shown[]; next: string | null }
}

beforeAll(async () => {
  const makers = {
    reviewer: ['reviewer', home],
    counter: ['counter', home],
    city: ['handler', '520300'],
    stranger: ['reviewer', elsewhere!.county],
    auditor: ['auditor', '520300'],
  } as const
  for (const [name, [role, area]] of Object.entries(makers)) {
    await service.account(name, [{ role, area: String(area) }], { area: String(area) })
    visitors[name as keyof typeof visitors] = await service.login(name)
  }
})

test('the reviewer of the county sees who read, revealed and exported a person, also from other offices', async () => {
  expect((await readersOf(visitors.reviewer)).readers).toEqual([])
  await visitors.counter.get(`/api/people/${key}`)
  await visitors.city.post(`/api/people/${key}/reveal`, { fields: ['phone', 'number'], reason: '核对联系方式' })
  await visitors.city.get(`/api/findings/${someone!.finding}`)
  await visitors.city.post('/api/people/export', { area: home, reason: '下发核实名单' })
  const { readers, next } = await readersOf(visitors.reviewer)
  expect(next).toBeNull()
  expect(readers.map(({ login, action, area }) => [login, action, area])).toEqual([
    ['city', 'person.export', '520300'],
    ['city', 'finding.read', '520300'],
    ['city', 'person.reveal', '520300'],
    ['counter', 'person.read', home],
  ])
  expect(readers[0]).toMatchObject({ purpose: '下发核实名单', full: false, roles: ['handler'] })
  expect(readers[2]).toMatchObject({ purpose: '核对联系方式', fields: ['number', 'phone'] })
})

test('searches, refused requests and reading this very list do not count', async () => {
  const before = (await readersOf(visitors.reviewer)).readers.length
  await visitors.counter.post('/api/people/search', { area: home })
  expect((await visitors.stranger.get(`/api/people/${key}`)).status).toBe(404)
  await readersOf(visitors.reviewer)
  expect((await readersOf(visitors.reviewer)).readers.length).toBe(before)
})

test('the list is read page by page, and each reading of it is in the audit', async () => {
  const whole = (await readersOf(visitors.reviewer)).readers
  const found: Shown[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { readers: Shown[]; next: string | null } = await readersOf(
      visitors.reviewer,
      `?limit=1${cursor && `&cursor=${cursor}`}`,
    )
    found.push(...page.readers)
    cursor = page.next
  }
  expect(found).toEqual(whole)
  const [entry] = await database.query(
    `select login, object_kind, object_id, result from audit_entry where action = 'person.readers' order by seq desc limit 1`,
  )
  expect(entry).toEqual({ login: 'reviewer', object_kind: 'person', object_id: key, result: 'ok' })
})

test('a clerk, the auditor and a reviewer of another county do not see it, not even with access to the area', async () => {
  for (const name of ['counter', 'city', 'auditor'] as const) {
    expect((await visitors[name].get(url)).body.code, name).toBe('permission_missing')
  }
  expect((await visitors.stranger.get(url)).body.code).toBe('person_unknown')
  const { body } = await visitors.stranger.post('/api/exceptions', { area: home, reason: '迁入人员办理', days: 3 })
  expect((await visitors.reviewer.post(`/api/exceptions/${body.exception}/grant`, { days: 3 })).status).toBe(200)
  expect((await visitors.stranger.get(`/api/people/${key}`)).status).toBe(200)
  expect((await visitors.stranger.get(url)).body.code).toBe('person_unknown')
  expect((await readersOf(visitors.reviewer)).readers[0]).toMatchObject({ login: 'stranger', action: 'person.read' })
})

test('the database itself tells nobody else', async () => {
  const asked = (permission: string, scope: string) =>
    database.transaction(
      (tx) => tx.query('select * from readers_of($1, $2::text[], 9007199254740991, 50)', [someone!.id, [key]]),
      `set local role canbao_app; select set_config('canbao.permission', '${permission}', true), set_config('canbao.scope', '{"${scope}"}', true)`,
    )
  expect((await asked('person.readers', home)).length).toBeGreaterThan(3)
  expect(await asked('person.readers', String(elsewhere!.county))).toEqual([])
  expect(await asked('person.read', home)).toEqual([])
})
