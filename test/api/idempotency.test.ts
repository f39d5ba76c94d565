import { expect, test } from 'vitest'
import { newService, testPassword } from '../support/service.ts'

const service = await newService()
for (const login of ['alice', 'bob', 'carol']) await service.account(login, [{ role: 'handler', area: '520302' }])
const key = (name: string) => ({ 'idempotency-key': `key-${name}-0001` })
const begin = { current: testPassword }

test('the same request with the same key is done once, and answered the same', async () => {
  const alice = await service.login('alice')
  const first = await alice.post('/api/own/second-factor', begin, key('a'))
  const again = await alice.post('/api/own/second-factor', begin, key('a'))
  expect(again.body).toEqual(first.body)
  expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true'])
  const other = await alice.post('/api/own/second-factor', begin, key('b'))
  expect(other.body.secret).not.toBe(first.body.secret)
  const results = (await service.audit()).filter(({ action }) => action === 'account.second_factor.begin')
  expect(results.map(({ result }) => result)).toEqual(['ok', 'replayed', 'ok'])
})

test('sent twice at the same time it is done once', async () => {
  const carol = await service.login('carol')
  const answers = await Promise.all([1, 2, 3].map(() => carol.post('/api/own/second-factor', begin, key('c'))))
  expect(new Set(answers.map(({ body }) => body.secret)).size).toBe(1)
})

test('a key that was used for another request is refused', async () => {
  const alice = await service.login('alice')
  const { status, body } = await alice.post('/api/own/second-factor/confirmation', { code: '123456' }, key('a'))
  expect([status, body.code]).toEqual([409, 'idempotency_key_reused'])
})

test('the key of one account says nothing about that of another', async () => {
  const bob = await service.login('bob')
  const { status, headers } = await bob.post('/api/own/second-factor', begin, key('a'))
  expect([status, headers['idempotent-replayed']]).toEqual([200, undefined])
})

test('what failed is not kept: the same key may try again', async () => {
  const bob = await service.login('bob')
  const wrong = { code: '000000' }
  expect((await bob.post('/api/own/second-factor/confirmation', wrong, key('d'))).body.code).toBe('code_wrong')
  expect((await bob.post('/api/own/second-factor/confirmation', wrong, key('d'))).body.code).toBe('code_wrong')
})

test('answers are kept sealed', async () => {
  const rows = await service.store.database.query('select sealed from idempotency_key')
  expect(rows.length).toBeGreaterThan(2)
  for (const { sealed } of rows) expect(Buffer.from(sealed as Uint8Array).toString('latin1')).not.toContain('secret')
})

test('a key that is none is refused', async () => {
  const bob = await service.login('bob')
  for (const text of ['short', 'x'.repeat(200)]) {
    const { status, body } = await bob.post('/api/logout', undefined, { 'idempotency-key': text })
    expect([status, body.code]).toEqual([400, 'request_invalid'])
  }
})
