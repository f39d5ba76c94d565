import { beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../../src/policy/default-policy.ts'
import { newService, type Visitor } from '../support/service.ts'

const service = await newService()
const visitors: Record<'handler' | 'reviewer' | 'county' | 'countyReviewer' | 'other', Visitor> = {} as never

beforeAll(async () => {
  const makers = {
    handler: ['handler', '520000'],
    reviewer: ['reviewer', '520000'],
    county: ['handler', '520302'],
    countyReviewer: ['reviewer', '520302'],
    other: ['handler', '510000'],
  } as const
  for (const [name, [role, area]] of Object.entries(makers)) {
    await service.account(name.toLowerCase(), [{ role, area }])
    visitors[name as keyof typeof visitors] = await service.login(name.toLowerCase())
  }
})

const leftOver = 'e'.repeat(24)
const table = { area: '520000', validFrom: '2017-04-01', content: defaultPolicy, note: '二季度起' }

test('a county has no table of its own: it proposes none, and decides none that lies there', async () => {
  const county = { ...table, area: '520302' }
  for (const visitor of [visitors.county, visitors.handler]) {
    const { status, body } = await visitor.post('/api/policy-tables', county)
    expect([status, body.code]).toEqual([403, 'policy_not_provincial'])
  }
  expect((await visitors.handler.post('/api/policy-tables', { ...table, area: '529900' })).body.code).toBe(
    'policy_not_provincial',
  )
  await service.store.database.execute(
    `insert into policy_table (key, area, valid_from, content, note, state, proposed_at, aae011)
     values ('${leftOver}', '520302', '2017-01-01', '', '', 'proposed', now(), 'xian')`,
  )
  for (const visitor of [visitors.countyReviewer, visitors.reviewer]) {
    for (const [way, reason] of [['approval'], ['refusal', { reason: '省级制定' }]] as const) {
      const { status, body } = await visitor.post(`/api/policy-tables/${leftOver}/${way}`, reason)
      expect([way, status, body.code]).toEqual([way, 403, 'policy_not_provincial'])
    }
  }
  await service.store.database.execute(`update policy_table set state = 'approved' where area = '520302'`)
  expect((await visitors.county.get('/api/policy?area=520302&on=2017-02-01')).body.table).toBeNull()
  await service.store.database.execute(`delete from policy_table where area = '520302'`)
})

test('a table is proposed by the province, approved by a second person, and holds from its day below it', async () => {
  expect((await visitors.county.post('/api/policy-tables', table)).body.code).toBe('area_outside')
  expect((await visitors.handler.post('/api/policy-tables', { ...table, content: 'nonsense' })).body.code).toBe(
    'policy_invalid',
  )
  const { status, body } = await visitors.handler.post('/api/policy-tables', table)
  expect(status).toBe(201)
  const approve = (visitor: Visitor) => visitor.post(`/api/policy-tables/${body.table}/approval`)
  expect((await approve(visitors.handler)).body.code).toBe('permission_missing')
  expect((await approve(visitors.countyReviewer)).body.code).toBe('area_outside')
  const inForce = async (visitor: Visitor, area: string, on: string) =>
    (await visitor.get(`/api/policy?area=${area}&on=${on}`)).body.table as { key: string } | null
  expect(await inForce(visitors.county, '520302', '2017-05-01')).toBeNull()
  expect((await approve(visitors.reviewer)).status).toBe(200)
  expect((await approve(visitors.reviewer)).body.code).toBe('policy_decided')
  expect(await inForce(visitors.county, '520302', '2017-05-01')).toMatchObject({
    key: body.table,
    reviewer: 'reviewer',
  })
  expect(await inForce(visitors.county, '520302', '2017-03-31')).toBeNull()
  const outside = await visitors.other.get('/api/policy?area=520302&on=2017-05-01')
  expect(outside.body.code).toBe('area_outside')
  const { body: shown } = await visitors.county.get(`/api/policy-tables/${body.table}`)
  expect((shown.rows as object[]).length).toBeGreaterThan(5)
  expect((await visitors.other.get(`/api/policy-tables/${body.table}`)).body.code).toBe('policy_unknown')
  const second = await visitors.handler.post('/api/policy-tables', table)
  expect((await visitors.reviewer.post(`/api/policy-tables/${second.body.table}/approval`)).body.code).toBe(
    'policy_day_taken',
  )
  expect(
    (await visitors.reviewer.post(`/api/policy-tables/${second.body.table}/refusal`, { reason: '重复' })).status,
  ).toBe(200)
  const { body: list } = await visitors.county.get('/api/policy-tables')
  expect(list.tables).toMatchObject([{ state: 'refused', refusal: '重复' }, { state: 'approved' }])
})
