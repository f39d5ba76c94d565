import { beforeAll, expect, test } from 'vitest'
import { personContext } from '../../src/publish/stage-people.ts'
import { verifyPerson } from '../../src/publish/verify-person.ts'
import type { Row } from '../../src/registry/database.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

interface Listed {
  key: string
  name: string
  number: string | null
  area: string
  disposition: string
}
interface Known extends Row {
  number: string | null
  phone: string | null
  address: string | null
}

const service = await newPublishedService({ persons: 1_200, seed: 11, noise: 3 })
const { database, cipher } = service.store
const people = (await database.query('select * from person order by id')).map((row): Known => {
  const { number, phone, address } = cipher.openFields(row.sealed as Uint8Array, personContext(String(row.run_key)))
  return { ...row, number: number ?? null, phone: phone ?? null, address: address ?? null }
})
const countyOf = (person: Row) => String(person.area).slice(0, 6)
const counties = [...new Set(people.filter(({ household }) => household === 'local').map(countyOf))].sort()
const [home, sibling] = counties as [string, string]
const own = people.filter((person) => countyOf(person) === home)
const someone = own.find(
  ({ number, phone, address, household, insured_areas }) =>
    number && phone && address && household === 'local' && insured_areas === null,
)!

const visitors: Record<'county' | 'sibling' | 'city' | 'surveyor' | 'statistician', Visitor> = {} as never
beforeAll(async () => {
  const makers = {
    county: ['counter', home],
    sibling: ['counter', sibling],
    city: ['handler', '520300'],
    surveyor: ['surveyor', `${String(someone.area).slice(0, 9)}`],
    statistician: ['statistician', '520300'],
  } as const
  for (const [name, [role, area]] of Object.entries(makers)) {
    await service.account(name, [{ role, area }])
    visitors[name as keyof typeof visitors] = await service.login(name)
  }
})

async function search(visitor: Visitor, filter: object): Promise<Listed[]> {
  const { status, body } = await visitor.post('/api/people/search', filter)
  expect([status, body.code]).toEqual([200, undefined])
  return body.people as Listed[]
}

async function all(visitor: Visitor, filter: object, limit: number): Promise<Listed[]> {
  const found: Listed[] = []
  for (let cursor: string | undefined; ; ) {
    const { status, body } = await visitor.post('/api/people/search', { ...filter, limit, ...(cursor && { cursor }) })
    expect(status).toBe(200)
    found.push(...(body.people as Listed[]))
    if (body.next === null) return found
    cursor = body.next as string
  }
}

test('somebody is found by number, phone, name and initials, masked, by the county and the city', async () => {
  for (const visitor of [visitors.county, visitors.city]) {
    for (const filter of [
      { number: someone.number },
      { number: ` ${someone.number!.toLowerCase()} ` },
      { phone: someone.phone },
      { name: someone.aac003 },
      { nameStart: String(someone.aac003).slice(0, 1) },
      { initials: String(someone.initials).toUpperCase() },
    ]) {
      const found = await search(visitor, { ...filter, limit: 200 })
      const one = found.find(({ name, area }) => name === someone.aac003 && area === someone.area)
      expect([filter, one?.name]).toEqual([filter, someone.aac003])
      expect(one!.number).toMatch(/^.{3}\*{11}.{4}$/)
    }
  }
})

test('a sibling county finds nobody of it, and may not ask about its area', async () => {
  expect(await search(visitors.sibling, { number: someone.number })).toEqual([])
  const namesakes = await all(visitors.sibling, { name: someone.aac003 }, 200)
  expect(namesakes.filter(({ area }) => area === someone.area)).toEqual([])
  for (const path of ['/api/people/search', '/api/people/count']) {
    expect((await visitors.sibling.post(path, { area: home })).status).toBe(403)
  }
})

test('read page by page, a county lists everybody who lives in it once, and nobody else', async () => {
  const here = own.filter(({ left_at, merged_into }) => left_at === null && merged_into === null)
  for (const limit of [7, 200]) {
    const listed = await all(visitors.county, {}, limit)
    expect(new Set(listed.map(({ key }) => key)).size).toBe(listed.length)
    expect(listed.length).toBe(here.length)
    expect(listed.every(({ area }) => area.startsWith(home))).toBe(true)
  }
  expect((await visitors.county.post('/api/people/count', {})).body).toEqual({ count: here.length, more: false })
})

test('the beginning of a name is read page by page too', async () => {
  const start = String(someone.aac003).slice(0, 1)
  const wanted = people.filter(({ aac003 }) => String(aac003 ?? '').startsWith(start)).length
  expect(wanted).toBeGreaterThan(5)
  const listed = await all(visitors.city, { nameStart: start }, 4)
  expect([listed.length, new Set(listed.map(({ key }) => key)).size]).toEqual([wanted, wanted])
})

test('a cursor of another list, or of nobody, is refused', async () => {
  const first = await visitors.city.post('/api/people/search', { nameStart: String(someone.aac003)[0], limit: 1 })
  for (const cursor of [first.body.next as string, 'abc', '']) {
    const { status, body } = await visitors.city.post('/api/people/search', { cursor })
    expect([status, body.code]).toEqual([400, 'cursor_invalid'])
  }
})

test('status, reason and codes narrow a list to just those people', async () => {
  const filters: [object, (person: Row) => boolean][] = [
    [{ disposition: 'survey' }, ({ disposition }) => disposition === 'survey'],
    [{ reason: 'partial' }, ({ reasons }) => (reasons as string[]).includes('partial')],
    [{ household: 'non_local' }, ({ household }) => household === 'non_local'],
    [{ ask: 'desk' }, ({ ask }) => ask === 'desk'],
    [{ codes: { AIC003: '11' }, area: home }, (person) => person.aic003 === '11' && countyOf(person) === home],
  ]
  for (const [filter, fits] of filters) {
    const wanted = people.filter(fits).length
    expect((await all(visitors.city, filter, 200)).length, JSON.stringify(filter)).toBe(wanted)
    expect((await visitors.city.post('/api/people/count', filter)).body).toEqual({ count: wanted, more: false })
  }
})

test('whoever is insured in a county and lives elsewhere is found there by number', async () => {
  const guest = people.find(({ number, insured_areas }) => number && (insured_areas as string[] | null)?.length)!
  const county = (guest.insured_areas as string[])[0]!.slice(0, 6)
  await service.account('guest', [{ role: 'counter', area: county }])
  const found = await search(await service.login('guest'), { number: guest.number })
  expect(found.map(({ name, area }) => [name, area])).toContainEqual([guest.aac003, guest.area])
})

test('a county finds those insured in it by name too, once each, page by page and as of a day', async () => {
  const surnames = [...new Set(people.map(({ aac003 }) => String(aac003 ?? '')[0]))].filter(Boolean)
  // One is insured in two counties beside the one at home.
  const two = people.find(({ area, insured_areas }) => area !== '' && insured_areas !== null)!
  const more = counties.filter((county) => county !== countyOf(two)).slice(0, 2)
  await database.execute('update person set insured_areas = $2 where id = $1', [two.id, more])
  const places = (person: Row) => [person.area, ...((person.insured_areas ?? []) as string[])] as string[]
  const now = people.map((person) => (person.id === two.id ? { ...person, insured_areas: more } : person))
  let insured = 0
  for (const county of counties) {
    await service.account(`by-${county}`, [{ role: 'counter', area: county }])
    const visitor = await service.login(`by-${county}`)
    for (const nameStart of [surnames[0], surnames[1], String(two.aac003)[0]]) {
      const visible = now.filter((person) => places(person).some((place) => place.startsWith(county)))
      const named = visible.filter(({ aac003 }) => String(aac003 ?? '').startsWith(nameStart!))
      insured += named.filter((person) => countyOf(person) !== county).length
      for (const filter of [{ nameStart }, { nameStart, asOf: '2017-03-01' }]) {
        const listed = await all(visitor, filter, 3)
        expect(listed.map(({ name }) => name).sort()).toEqual(named.map(({ aac003 }) => aac003).sort())
        expect(new Set(listed.map(({ key }) => key)).size).toBe(named.length)
        expect((await visitor.post('/api/people/count', filter)).body).toEqual({ count: named.length, more: false })
      }
    }
  }
  expect(insured).toBeGreaterThan(5)
  await database.execute('update person set insured_areas = $2 where id = $1', [two.id, two.insured_areas])
})

test('one person: masked, with codes and places; the same 404 for others’ people and for invented keys', async () => {
  const [{ key }] = (await search(visitors.county, { number: someone.number })) as [Listed]
  const { status, body } = await visitors.county.get(`/api/people/${key}`)
  expect(status).toBe(200)
  const text = JSON.stringify(body)
  for (const hidden of [someone.number, someone.phone, someone.address, someone.aac006]) {
    expect(text).not.toContain(hidden)
  }
  expect(body.person).toMatchObject({
    name: someone.aac003,
    area: someone.area,
    codes: { AIC003: someone.aic003, AMC003: someone.amc003 },
    places: { AIC003: someone.place_aic003 },
  })
  const other = people.find((person) => countyOf(person) === sibling && !person.insured_areas)!
  const otherKey = (await search(visitors.city, { area: other.area, name: other.aac003 }))[0]!.key
  for (const asked of [
    otherKey,
    'f'.repeat(32),
    '1'.repeat(24),
    key.replace(/./, (digit) => (digit === '0' ? '1' : '0')),
  ]) {
    for (const path of ['', '/history']) {
      const answer = await visitors.county.get(`/api/people/${asked}${path}`)
      expect([answer.status, answer.body.code]).toEqual([404, 'person_unknown'])
    }
  }
  expect((await visitors.surveyor.get(`/api/people/${key}`)).status).toBe(200)
  expect((await visitors.surveyor.post('/api/people/search', {})).status).toBe(403)
  expect((await visitors.statistician.get(`/api/people/${key}`)).status).toBe(403)
})

test('to reveal needs a reason and leaves it in the audit; others cannot', async () => {
  const [{ key }] = (await search(visitors.county, { number: someone.number })) as [Listed]
  const path = `/api/people/${key}/reveal`
  const asked = { fields: ['number', 'phone', 'address'], reason: '窗口核对身份' }
  const { status, body } = await visitors.county.post(path, asked)
  expect([status, body]).toEqual([200, { number: someone.number, phone: someone.phone, address: someone.address }])
  expect((await visitors.county.post(path, { fields: ['number'] })).status).toBe(400)
  expect((await visitors.sibling.post(path, asked)).status).toBe(404)
  expect((await visitors.surveyor.post(path, asked)).status).toBe(403)
  const deeds = await database.query(
    `select login, purpose, result, details from audit_entry where action = 'person.reveal' and object_id = $1 order by seq`,
    [key],
  )
  expect(deeds).toEqual([
    { login: 'county', purpose: '窗口核对身份', result: 'ok', details: { fields: 'address number phone' } },
    {
      login: 'sibling',
      purpose: '窗口核对身份',
      result: 'person_unknown',
      details: { fields: 'address number phone' },
    },
  ])
})

test('history and the state on a day tell what was before a verification', async () => {
  const [{ key }] = (await search(visitors.county, { number: someone.number })) as [Listed]
  const now = new Date('2017-02-10T02:00:00Z')
  const values = { AAE005: '13900000001', AAC012: '20' }
  const handledAt = new Date('2017-02-09T02:00:00Z')
  const said = { values, verifiedOn: '2017-02-09', handler: 'county', handledAt, reviewer: 'city', now }
  await service.store.database.transaction((tx) =>
    verifyPerson(tx, cipher, { personID: someone.id as number, ...said }),
  )
  const { body } = await visitors.county.get(`/api/people/${key}`)
  expect(body.person).toMatchObject({ phone: '139****0001', indicators: { AAC012: '20' } })
  expect(body.verified).toMatchObject([
    { field: 'AAC012', on: '2017-02-09', handler: 'county', reviewer: 'city' },
    { field: 'AAE005' },
  ])
  const before = (await visitors.county.get(`/api/people/${key}?asOf=2017-02-09`)).body.person as Record<
    string,
    unknown
  >
  expect(before).toMatchObject({ indicators: { AAC012: someone.aac012 } })
  expect(before.phone).not.toBe('139****0001')
  expect((await visitors.county.get(`/api/people/${key}?asOf=2017-02-10`)).body.person).toEqual(body.person)
  expect((await visitors.county.get(`/api/people/${key}?asOf=2016-01-01`)).status).toBe(404)
  const { changes } = (await visitors.county.get(`/api/people/${key}/history`)).body as {
    changes: { changed: string[] }[]
  }
  expect(changes).toMatchObject([{ account: 'city', run: null }])
  expect(changes[0]!.changed).toEqual(expect.arrayContaining(['phone']))
})

test('nothing personal is in the log, the audit or the keys', async () => {
  const written = service.log.join('') + JSON.stringify(await database.query('select * from audit_entry'))
  for (const personal of [someone.number, someone.phone, someone.aac003, someone.address]) {
    expect(written).not.toContain(personal)
  }
  expect(written).toContain('/api/people/search')
})
