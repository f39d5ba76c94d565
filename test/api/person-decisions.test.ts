import { beforeAll, expect, test } from 'vitest'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

const service = await newPublishedService({ persons: 1_200, seed: 9, noise: 3 })
const visitors: Record<'handler' | 'reviewer' | 'counter' | 'sibling', Visitor> = {} as never
let people: { key: string; name: string }[]

beforeAll(async () => {
  const makers = {
    handler: ['handler', '520300'],
    reviewer: ['reviewer', '520300'],
    counter: ['counter', '520302'],
    sibling: ['reviewer', '520303'],
  } as const
  for (const [name, [role, area]] of Object.entries(makers)) {
    await service.account(name, [{ role, area }])
    visitors[name as keyof typeof visitors] = await service.login(name)
  }
  const { body } = await visitors.handler.post('/api/people/search', { area: '520302', household: 'local', limit: 200 })
  // People without a pension: what was verified stands where no enrolment says otherwise.
  const isWithout = ({ codes }: { codes: Record<string, string> }) => ['91', '92', '94'].includes(codes.AIC003!)
  people = (body.people as { key: string; name: string; codes: Record<string, string> }[]).filter(isWithout)
})

const approve = (visitor: Visitor, decision: unknown) => visitor.post(`/api/person-decisions/${decision}/approval`)

test('what the counter found out is written when a second person agrees, and opens only to them', async () => {
  const { key, name } = people[0]!
  const values = { AIC003: '91', AAE005: '13800000001' }
  const said = { values, verifiedOn: '2017-02-28', reason: '窗口核实' }
  const proposed = await visitors.counter.post(`/api/people/${key}/verifications`, said)
  expect(proposed.status).toBe(201)
  const { decision } = proposed.body
  expect((await visitors.counter.post(`/api/people/${key}/verifications`, said)).body.code).toBe('decision_waiting')
  const { body: list } = await visitors.reviewer.get('/api/person-decisions')
  expect(list.decisions).toMatchObject([
    { key: decision, person: key, name, otherName: null, handler: 'counter', fields: Object.keys(values) },
  ])
  expect(JSON.stringify(list)).not.toContain('13800000001')
  expect((await visitors.sibling.get('/api/person-decisions')).body.decisions).toEqual([])
  expect((await visitors.sibling.get(`/api/person-decisions/${decision}`)).body.code).toBe('decision_unknown')
  expect((await visitors.counter.get(`/api/person-decisions/${decision}`)).body.code).toBe('permission_missing')
  expect((await visitors.reviewer.get(`/api/person-decisions/${decision}`)).body.values).toEqual(values)
  expect((await approve(visitors.sibling, decision)).body.code).toBe('decision_unknown')
  expect((await approve(visitors.handler, decision)).body.code).toBe('permission_missing')
  expect((await approve(visitors.reviewer, decision)).body).toEqual({ person: key })
  expect((await approve(visitors.reviewer, decision)).body.code).toBe('decision_closed')
  const { body } = await visitors.counter.get(`/api/people/${key}`)
  expect(body.person).toMatchObject({ codes: { AIC003: '91' }, phone: '138****0001' })
  expect((body.verified as object[])[0]).toMatchObject({ handler: 'counter', reviewer: 'reviewer', on: '2017-02-28' })
  const { body: history } = await visitors.counter.get(`/api/people/${key}/history`)
  expect((history.changes as object[])[0]).toMatchObject({ account: 'reviewer' })
  const [kept] = await service.store.database.query('select sealed from person_decision')
  expect(Buffer.from(kept!.sealed as Uint8Array).toString('latin1')).not.toContain('13800000001')
})

test('a verification that is empty, of tomorrow, of other columns or of another area is refused', async () => {
  const { key } = people[1]!
  const ask = (words: object) =>
    visitors.counter.post(`/api/people/${key}/verifications`, { verifiedOn: '2017-02-28', reason: '核实', ...words })
  expect((await ask({ values: {} })).body.code).toBe('verification_empty')
  expect((await ask({ values: { AAC003: '甲' } })).body.code).toBe('field_unknown')
  for (const AAC006 of ['20170230', '00000000', '18991231', '2017']) {
    expect((await ask({ values: { AAC006 } })).body.code).toBe('request_invalid')
  }
  expect((await ask({ values: { AIC003: '91' }, verifiedOn: '2017-03-09' })).body.code).toBe('verified_in_future')
  const { body } = await visitors.handler.post('/api/people/search', { area: '520303', household: 'local', limit: 1 })
  const other = (body.people as { key: string }[])[0]!.key
  const said = { values: { AIC003: '91' }, verifiedOn: '2017-02-28', reason: '核实' }
  expect((await visitors.counter.post(`/api/people/${other}/verifications`, said)).body.code).toMatch(
    /person_unknown|area_outside/,
  )
})

test('two entries become one and two again, each time by two people; both keep their history', async () => {
  const [kept, merged] = [people[2]!.key, people[3]!.key]
  const { body: proposed } = await visitors.handler.post(`/api/people/${kept}/merges`, {
    other: merged,
    reason: '同一人',
  })
  expect((await visitors.handler.post(`/api/people/${kept}/merges`, { other: kept, reason: '同一人' })).body.code).toBe(
    'merge_impossible',
  )
  expect((await approve(visitors.reviewer, proposed.decision)).status).toBe(200)
  expect((await visitors.handler.get(`/api/people/${kept}`)).body.merges).toMatchObject([
    { other: merged, kept: true, handler: 'handler', reviewer: 'reviewer', undoneAt: null },
  ])
  const { body: undoing } = await visitors.handler.post(`/api/people/${kept}/merge-undoings`, {
    other: merged,
    reason: '有误',
  })
  const refused = await visitors.reviewer.post(`/api/person-decisions/${undoing.decision}/refusal`, { reason: '再查' })
  expect(refused.status).toBe(200)
  const { body: again } = await visitors.handler.post(`/api/people/${kept}/merge-undoings`, {
    other: merged,
    reason: '有误',
  })
  expect((await approve(visitors.reviewer, again.decision)).status).toBe(200)
  const { body } = await visitors.handler.get(`/api/people/${merged}`)
  expect((body.merges as { undoneAt: unknown }[])[0]!.undoneAt).not.toBeNull()
  const { body: history } = await visitors.handler.get(`/api/people/${merged}/history`)
  expect((history.changes as object[]).length).toBe(2)
})
