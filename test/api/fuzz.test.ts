import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { listProblems } from '../../src/problems.ts'
import type { Row } from '../../src/registry/database.ts'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { type DivisionLevel, type Role, roles } from '../../src/security/roles.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'
import { edgesOf, type JSONSchema, valuesFrom } from '../support/values-from-schema.ts'

interface Operation {
  operationId: string
  description?: string
  parameters?: { name: string; in: string; schema: JSONSchema; required?: boolean }[]
  requestBody?: { content: Record<string, { schema: JSONSchema }> }
}

const service = await newPublishedService({ persons: 300, seed: 21, noise: 4 })
const codes = new Set<string>(listProblems().map(({ code }) => code))
const described = (await service.visitor().get('/api/openapi.json')).body as {
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
)
const areas: Record<DivisionLevel, string> = {
  country: '000000',
  province: '520000',
  city: '520300',
  county: '520302',
  township: '520302001',
  village: '520302001001',
}
const visitors = new Map<string, Visitor>()

/** Somebody who may ask: refused at the door, a request would try nothing. */
async function visitorFor({ operationId, description }: Operation): Promise<Visitor> {
  const permission = /^Permission: (.+)$/.exec(description ?? '')?.[1]
  const role = Object.entries(roles).find(([, each]) =>
    (each.permissions as readonly string[]).includes(permission ?? ''),
  )
  const login = `${role?.[0] ?? 'counter'}-${operationId}`.toLowerCase()
  const known = visitors.get(login)
  if (known !== undefined && (await known.get('/api/own')).status === 200) return known
  const name = `${login.slice(0, 40)}-${randomBytes(3).toString('hex')}`
  const levels = (role?.[1].levels ?? ['county']) as readonly DivisionLevel[]
  const area = areas[levels.includes('city') ? 'city' : levels[0]!]
  await service.account(name, [{ role: (role?.[0] ?? 'counter') as Role, area }])
  const visitor = await service.login(name)
  visitors.set(login, visitor)
  return visitor
}

function requestsOf({ parameters = [], requestBody }: Operation) {
  const part = (place: string) => parameters.filter((parameter) => parameter.in === place)
  const record = (place: string) =>
    fc.record(
      Object.fromEntries(part(place).map(({ name, schema }) => [name, valuesFrom(schema)])),
      place === 'path'
        ? {}
        : {
            requiredKeys: part(place)
              .filter(({ required }) => required)
              .map(({ name }) => name),
          },
    )
  const schema = requestBody?.content['application/json']?.schema
  return fc.record({
    path: record('path'),
    query: record('query'),
    body: schema === undefined ? fc.constant(undefined) : valuesFrom(schema),
  })
}

/** A key of something that is there, where a path asks for one. */
const [[person], [unit], [finding], [run]] = (await Promise.all(
  ['person', 'unit', 'finding', 'run'].map((table) => service.store.database.query(`select * from ${table} limit 1`)),
)) as [Row[], Row[], Row[], Row[]]
const existing: [RegExp, unknown][] = [
  [/^.api.people/, personKeyOf(service.store.cipher, person!.id as number)],
  [/^.api.units/, unit?.key],
  [/^.api.findings/, finding?.key],
  [/^.api.runs/, run!.key],
]
const existingAt = (path: string) => String(existing.find(([start]) => start.test(path))?.[1] ?? '0'.repeat(24))

/** The request with each of its texts and days at an edge. */
function edgeRequestsOf({ parameters = [], requestBody }: Operation) {
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const properties = Object.fromEntries(query.map(({ name, schema }) => [name, schema]))
  const required = query.filter((parameter) => parameter.required).map(({ name }) => name)
  const schema = requestBody?.content['application/json']?.schema
  return [
    ...edgesOf({ properties, required }).map((each) => ({ query: each, body: undefined })),
    ...(schema === undefined ? [] : edgesOf(schema).map((body) => ({ query: {}, body: JSON.stringify(body) }))),
    { query: {}, body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
    { query: {}, body: `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}` },
  ]
}

/** As an address can hold it: halves of characters become the sign of a broken one. */
const asText = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString()

interface Sent {
  path: Record<string, unknown>
  query: Record<string, unknown>
  body: string | undefined
}

async function send({ path, method, operation }: (typeof operations)[number], sent: Sent) {
  const visitor = await visitorFor(operation)
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(asText(sent.path[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(sent.query)) query.append(name, asText(value))
  return service.app.inject({
    method: method as 'GET',
    url: query.size > 0 ? `${filled}?${query}` : filled,
    headers: {
      ...{ host: 'localhost', 'x-canbao': '1', 'content-type': 'application/json' },
      'idempotency-key': randomUUID(),
    },
    cookies: { canbao_session: visitor.token! },
    ...(sent.body !== undefined && { payload: sent.body }),
  })
}

function expectAnswer(raw: LightMyRequestResponse, said = ''): void {
  expect(raw.statusCode, `${said}${raw.body.slice(0, 300)}`).toBeLessThan(500)
  if (raw.statusCode < 400) return
  expect(raw.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(codes).toContain(raw.json().code)
}

describe('whatever is sent', () => {
  let people: unknown
  const countAll = 'select (select count(*) from person) as people, (select count(*) from audit_entry) > 0 as audited'
  beforeAll(async () => {
    people = (await service.store.database.query(countAll))[0]!.people
  })

  test.each(operations)(
    '$method $path answers, or says by a code why not',
    async ({ path, method, operation }) => {
      const property = fc.asyncProperty(requestsOf(operation), async (request) => {
        const raw = await send({ path, method, operation }, { ...request, body: JSON.stringify(request.body) })
        expectAnswer(raw)
      })
      await fc.assert(property, { numRuns: 40, seed: 20170331, endOnFailure: true })
    },
    60_000,
  )

  test.each(operations)(
    '$method $path answers each of its texts and days at an edge, and nests without end',
    async (asked) => {
      for (const { query, body } of edgeRequestsOf(asked.operation)) {
        const path = { key: existingAt(asked.path), name: 'a.csv', code: '520300' }
        expectAnswer(await send(asked, { path, query, body }), `${JSON.stringify(query)} ${body?.slice(0, 200)}: `)
      }
    },
  )

  test('leaves everybody in the register', async () => {
    expect((await service.store.database.query(countAll))[0]!.people).toBe(people)
    expect(service.log.filter((line) => line.includes('"msg":"unexpected"'))).toEqual([])
  })
})
