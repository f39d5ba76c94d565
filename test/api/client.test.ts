import type { AddressInfo } from 'node:net'
import { expect, expectTypeOf, test } from 'vitest'
import { openClient, ProblemError, pagesOf } from '../../web/api/client.ts'
import type { FindingRow, Job, PersonRecord } from '../../web/api/schema.ts'
import { newPublishedService } from '../support/published-service.ts'
import { testPassword } from '../support/service.ts'

const service = await newPublishedService({ persons: 300, seed: 5, noise: 4 })
await service.account('alice', [{ role: 'handler', area: '520300' }])
await service.app.listen({ host: '127.0.0.1', port: 0 })
const base = `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}`

/** A client whose `fetch` keeps the cookie of the session, as a browser does. */
function newClient() {
  let cookie = ''
  const send: typeof fetch = async (url, options) => {
    const answer = await fetch(url, { ...options, headers: { ...options?.headers, cookie } })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return answer
  }
  return openClient({ base, send })
}

const ask = newClient()
await ask('post', '/api/login', { body: { login: 'alice', password: testPassword } })

test('who is signed in is told with their roles', async () => {
  const own = await ask('get', '/api/own', {})
  expect(own).toMatchObject({ login: 'alice', roles: [{ role: 'handler', area: '520300' }] })
  expect(own.permissions).toContain('person.search')
})

test('a list is read page by page, each person once', async () => {
  const keys: string[] = []
  const search = (cursor?: string) =>
    ask('post', '/api/people/search', { body: { area: '520300', limit: 100, ...(cursor && { cursor }) } })
  for await (const { people } of pagesOf(search)) keys.push(...people.map(({ key }) => key))
  const { count } = await ask('post', '/api/people/count', { body: { area: '520300' } })
  expect(count).toBeGreaterThan(200)
  expect([keys.length, new Set(keys).size]).toEqual([count, count])
})

test('one person is read by what the address and the query say', async () => {
  const { people } = await ask('post', '/api/people/search', { body: { limit: 1 } })
  const { person } = await ask('get', '/api/people/{key}', { path: { key: people[0]!.key }, query: {} })
  expect(person).toMatchObject(people[0]!)
  const before = ask('get', '/api/people/{key}', { path: { key: person.key }, query: { asOf: '2000-01-01' } })
  await expect(before).rejects.toMatchObject({ problem: { code: 'person_unknown', status: 404 } })
})

test('a problem comes as an error with its code, in the language asked for', async () => {
  const path = { key: '../own' }
  const error = await ask('get', '/api/people/{key}', { path }, { headers: { 'accept-language': 'en' } }).catch(
    (e) => e,
  )
  expect(error).toBeInstanceOf(ProblemError)
  expect(error.problem).toMatchObject({ code: 'request_invalid', status: 400 })
  expect(error.message).toBe(error.problem.detail)
  await expect(newClient()('get', '/api/own', {})).rejects.toMatchObject({ problem: { code: 'not_signed_in' } })
})

test('bytes are sent and come as they are', async () => {
  const { batch } = await ask('post', '/api/batches', { body: { area: '520300', name: '数据' } })
  const path = { key: batch, name: 'a.csv' }
  const body = new Blob(['姓名\n'])
  expect(await ask('put', '/api/batches/{key}/files/{name}', { path, query: { at: 0 }, body })).toEqual({
    name: 'a.csv',
    bytes: body.size,
  })
  const csv = await ask('post', '/api/people/export', { body: { area: '520300', reason: '核对' } })
  expect(await csv.text()).toContain('姓名')
})

test('the types say what there is: texts or null, the states one by one', () => {
  expectTypeOf<PersonRecord['leftAt']>().toEqualTypeOf<string | null>()
  expectTypeOf<FindingRow['state']>().toEqualTypeOf<'open' | 'routed' | 'dismissed' | 'confirmed' | 'solved'>()
  expectTypeOf<Job['progress']>().exclude(null).toHaveProperty('total').toEqualTypeOf<number>()
})
