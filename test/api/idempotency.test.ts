import { beforeAll, expect, test } from 'vitest'
import { areaObjects } from '../support/area-objects.ts'
import { newPublishedService } from '../support/published-service.ts'
import { testPassword } from '../support/service.ts'

const service = await newPublishedService({ persons: 300, seed: 12, noise: 3 })
const { database } = service.store
const objects = await areaObjects(service)
const key = (name: string) => ({ 'idempotency-key': `key-${name}-0001` })
const batch = { area: '520302', name: '四季度' }

beforeAll(async () => {
  for (const login of ['alice', 'bob', 'carol']) await service.account(login, [{ role: 'handler', area: '520302' }])
  await service.account('xitong', [{ role: 'system_administrator', area: '520300' }])
})

const deedsOf = (action: string) =>
  database.query('select result, object_kind, object_id, purpose from audit_entry where action = $1 order by seq', [
    action,
  ])

test('the same request with the same key is done once, and answered and audited the same', async () => {
  const alice = await service.login('alice')
  const first = await alice.post('/api/batches', batch, key('a'))
  const again = await alice.post('/api/batches', batch, key('a'))
  expect([again.status, again.body]).toEqual([201, first.body])
  expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true'])
  const other = await alice.post('/api/batches', batch, key('b'))
  expect(other.body.batch).not.toBe(first.body.batch)
  const about = (result: string, { batch }: Record<string, unknown>) => ({
    ...{ result, object_kind: 'batch', object_id: batch, purpose: null },
  })
  expect(await deedsOf('batch.create')).toEqual([
    about('ok', first.body),
    about('replayed', first.body),
    about('ok', other.body),
  ])
})

test('sent twice at the same time it is done once', async () => {
  const carol = await service.login('carol')
  const answers = await Promise.all([1, 2, 3].map(() => carol.post('/api/batches', batch, key('c'))))
  expect(new Set(answers.map(({ body }) => body.batch)).size).toBe(1)
})

test('what shows a person is done again: it is audited with its reason, and shows nobody who may no longer be seen', async () => {
  const alice = await service.login('alice')
  const person = await objects.person('520302')
  const reveal = () => alice.post(`/api/people/${person}/reveal`, { fields: ['number'], reason: '核对' }, key('reveal'))
  const [first, again] = [await reveal(), await reveal()]
  expect([again.status, again.body]).toEqual([200, first.body])
  const deed = { result: 'ok', object_kind: 'person', object_id: person, purpose: '核对' }
  expect(await deedsOf('person.reveal')).toEqual([deed, deed])
  const id = service.store.cipher.idOfOpaqueKey('person', person)
  await database.execute("update person set area = '520303' where id = $1", [id])
  expect((await reveal()).body.code).toBe('person_unknown')
  for (const path of ['/api/people/search', '/api/people/count', '/api/findings/search', '/api/units/search']) {
    await alice.post(path, {}, key('search-again'))
    const { headers } = await alice.post(path, {}, key(path.replaceAll('/', '-')))
    expect(headers['idempotent-replayed']).toBeUndefined()
  }
})

test('a one-time password and a secret are told once, and kept nowhere', async () => {
  const xitong = await service.login('xitong')
  const wanted = { login: 'xin', name: '新人', area: '520302' }
  const made = await xitong.post('/api/accounts', wanted, key('account'))
  expect(made.status).toBe(201)
  const again = await xitong.post('/api/accounts', wanted, key('account'))
  expect([again.status, again.body.code]).toEqual([409, 'already_done'])
  const deed = { object_kind: 'account', object_id: made.body.key, purpose: null }
  expect(await deedsOf('account.create')).toEqual([
    { ...deed, result: 'ok' },
    { ...deed, result: 'already_done' },
  ])
  const reset = () => xitong.post(`/api/accounts/${made.body.key}/password`, undefined, key('reset'))
  expect([(await reset()).status, (await reset()).body.code]).toEqual([200, 'already_done'])
  const carol = await service.login('carol')
  const begin = () => carol.post('/api/own/second-factor', { current: testPassword }, key('begin'))
  expect([(await begin()).status, (await begin()).body.code]).toEqual([200, 'already_done'])
})

test('an answer is not told again to somebody who lost the area that it was given for', async () => {
  await service.account('dora', [
    { role: 'handler', area: '520302' },
    { role: 'handler', area: '520304' },
  ])
  const dora = await service.login('dora')
  const verify = () =>
    dora.post(
      `/api/people/${person}/verifications`,
      { values: { AIC003: '91' }, verifiedOn: '2017-02-28', reason: '核实' },
      key('v'),
    )
  const person = await objects.person('520302')
  expect([(await verify()).status, (await verify()).status]).toEqual([201, 201])
  await database.execute(
    "update role_grant set revoked_at = now() where area = '520302' and account_id = (select id from account where login = 'dora')",
  )
  expect((await verify()).body.code).toBe('permission_missing')
})

test('a key that was used for another request is refused', async () => {
  const alice = await service.login('alice')
  const { status, body } = await alice.post('/api/batches', { ...batch, name: '一季度' }, key('a'))
  expect([status, body.code]).toEqual([409, 'idempotency_key_reused'])
})

test('the key of one account says nothing about that of another', async () => {
  const bob = await service.login('bob')
  const { status, headers } = await bob.post('/api/batches', batch, key('a'))
  expect([status, headers['idempotent-replayed']]).toEqual([201, undefined])
})

test('what failed is not kept: the same key may try again', async () => {
  const bob = await service.login('bob')
  const check = () => bob.post(`/api/batches/${'0'.repeat(24)}/check`, undefined, key('d'))
  expect((await check()).body.code).toBe('batch_unknown')
  expect((await check()).body.code).toBe('batch_unknown')
})

test('answers are kept sealed', async () => {
  const rows = await database.query('select sealed from idempotency_key')
  expect(rows.length).toBeGreaterThan(2)
  for (const { sealed } of rows) expect(Buffer.from(sealed as Uint8Array).toString('latin1')).not.toContain('request')
})

test('a key that is none is refused', async () => {
  const bob = await service.login('bob')
  for (const text of ['short', 'x'.repeat(200)]) {
    const { status, body } = await bob.post('/api/logout', undefined, { 'idempotency-key': text })
    expect([status, body.code]).toEqual([400, 'request_invalid'])
  }
})
