import { expect, test } from 'vitest'
import { listProblems } from '../../src/problems.ts'
import { routes } from '../../src/server/routes/index.ts'
import { newService, testPassword } from '../support/service.ts'

const service = await newService()
await service.account('alice', [{ role: 'handler', area: '520302' }])
const alice = await service.login('alice')
const visitor = service.visitor()

test('every mounted route is of the table, and says who may ask, about which area, and what the audit keeps', () => {
  const mounted = service.app.printRoutes({ commonPrefix: false, includeHooks: false })
  expect(mounted).not.toContain('HEAD')
  for (const { method, path, access, area, audit, name } of routes) {
    expect(service.app.hasRoute({ method, url: path }), `${method} ${path}`).toBe(true)
    expect(access, name).toBeTruthy()
    expect(area === 'none', name).toBe(access === 'public' || access === 'own')
    if (typeof audit !== 'string') expect(audit.none.length, name).toBeGreaterThan(10)
    else expect(audit, name).toMatch(/^[a-z_]+(\.[a-z_]+)+$/)
  }
  const count = mounted.match(/\((GET|POST|PUT|PATCH|DELETE)/g)?.length
  expect(count).toBe(new Set(routes.map(({ path }) => path)).size)
  expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length)
})

test('a body or query with fields that the route does not know is refused', () => {
  for (const { name, body, query, params, takes, foreignQuery } of routes) {
    // bytes have no fields, and what another program adds to its answer is none of ours
    for (const schema of [takes === undefined ? body : undefined, foreignQuery ? undefined : query, params]) {
      if (schema !== undefined) expect(schema, name).toMatchObject({ additionalProperties: false })
    }
  }
})

test('without a session only public routes answer', async () => {
  for (const { method, path, access } of routes) {
    if (access === 'public') continue
    const { statusCode } = await service.app.inject({ method, url: path, headers: { 'x-canbao': '1' } })
    expect([path, statusCode]).toEqual([path, 401])
  }
})

test('the description is OpenAPI 3.1 and has every route with its name, and the catalogue has every problem', async () => {
  const { body } = await visitor.get('/api/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  const paths = body.paths as Record<string, Record<string, { operationId: string }>>
  for (const { method, path, name } of routes) {
    const url = path.replace(/:(\w+)/g, '{$1}')
    expect(paths[url]?.[method.toLowerCase()]?.operationId).toBe(name)
  }
  const { problems } = (await visitor.get('/api/problems')).body as { problems: { type: string; code: string }[] }
  expect(problems.map(({ code }) => code)).toEqual(listProblems().map(({ code }) => code))
  for (const { type, code } of problems) expect((await visitor.get(type)).body.code).toBe(code)
})

test('health, readiness and metrics answer anybody', async () => {
  expect((await visitor.get('/health')).body).toEqual({ state: 'good' })
  expect((await visitor.get('/ready')).body).toEqual({ state: 'good' })
  const { raw } = await visitor.get('/metrics')
  expect(raw.body).toContain('canbao_http_request_seconds_count{method="GET",route="/health",status="200"}')
})

test('a problem is told as RFC 9457 says, in the language asked for', async () => {
  const zh = await visitor.get('/api/own')
  expect(zh.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(zh.body).toMatchObject({ type: '/problems/not_signed_in', status: 401, code: 'not_signed_in' })
  expect(zh.body.detail).toContain('尚未登录')
  const en = await visitor.get('/api/own', { 'accept-language': 'fr, en-GB;q=0.8, zh;q=0.2' })
  expect([en.headers['content-language'], en.body.title]).toEqual(['en', 'Signing in is needed'])
})

test.each([
  ['no body', undefined, {}, 400, 'request_invalid'],
  ['no JSON', '{"login":', { 'content-type': 'application/json' }, 400, 'request_invalid'],
  ['a field too many', { login: 'a', password: 'b', admin: true }, {}, 400, 'request_invalid'],
  ['a field too few', { login: 'a' }, {}, 400, 'request_invalid'],
  ['a wrong type', { login: 'a', password: 5 }, {}, 400, 'request_invalid'],
  ['a text that is too long', { login: 'a'.repeat(65), password: 'b' }, {}, 400, 'request_invalid'],
  ['a NUL', { login: 'a\0', password: 'b' }, {}, 400, 'request_invalid'],
  ['half a character', { login: '\ud800', password: 'b' }, {}, 400, 'request_invalid'],
  ['a prototype', '{"__proto__":{"a":1}}', { 'content-type': 'application/json' }, 400, 'request_invalid'],
  ['a form', 'login=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'media_type_wrong'],
  ['plain text', 'login', { 'content-type': 'text/plain' }, 415, 'media_type_wrong'],
  ['too much', { login: 'a', password: 'b'.repeat(300_000) }, {}, 413, 'request_too_large'],
])('%s is refused with its code, and the answer repeats nothing of it', async (_title, body, headers, status, code) => {
  const answer = await visitor.post('/api/login', body, headers)
  expect([answer.status, answer.body.code]).toEqual([status, code])
})

test('addresses that lead nowhere, or are none, are problems too', async () => {
  for (const url of ['/api/nothing', '/api/own/../../etc/passwd', '/api/%zz', '/%00', `/${'a'.repeat(5000)}`]) {
    const { status, body } = await alice.get(url)
    expect([url, status < 500, typeof body.code]).toEqual([url, true, 'string'])
    expect(status).toBeGreaterThanOrEqual(400)
  }
})

test('no answer is kept by a cache, framed, or read by another site', async () => {
  for (const { headers } of [await visitor.get('/health'), await visitor.get('/api/own'), await visitor.get('/no')]) {
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  }
})

test('logs and metrics hold route patterns and keys, and nothing that somebody typed', async () => {
  const number = '520302199001011234'
  await visitor.post('/api/login', { login: number, password: `${number}-secret` })
  await visitor.get(`/problems/${number}?name=王某`)
  await visitor.get(`/${number}`)
  const written = service.log.join('') + (await visitor.get('/metrics')).raw.body
  for (const personal of [number, '王某', encodeURIComponent('王某'), testPassword, 'alice', alice.token!]) {
    expect(written).not.toContain(personal)
  }
  const lines = service.log.map((line) => JSON.parse(line))
  expect(
    lines.some(({ route, method, status, ms }) => route === '/problems/:code' && method && status && ms >= 0),
  ).toBe(true)
  expect(lines.every((line) => !('req' in line) && !('url' in line))).toBe(true)
})

test('a fault of the database is told by its number only', async () => {
  const { database } = service.store
  await database.transaction((tx) => tx.script('alter table session rename column address to address_away'))
  const { status, body } = await service.tryLogin('alice')
  await database.transaction((tx) => tx.script('alter table session rename column address_away to address'))
  expect([status, body.code]).toEqual([500, 'unexpected'])
  expect(body.detail).not.toContain('column')
  const fault = service.log.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'unexpected')
  expect(fault.fault.code).toBe('42703')
  expect(JSON.stringify(fault)).not.toContain('does not exist')
})
