import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listProblems } from '../../src/problems.ts'
import { type DivisionLevel, type Role, roles } from '../../src/security/roles.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'
import { type JSONSchema, valuesFrom } from '../support/values-from-schema.ts'

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

/** As an address can hold it: halves of characters become the sign of a broken one. */
const asText = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString()

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
        const visitor = await visitorFor(operation)
        const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
          encodeURIComponent(asText((request.path as Record<string, unknown>)[name])),
        )
        const query = new URLSearchParams()
        for (const [name, value] of Object.entries<unknown>(request.query)) query.append(name, asText(value))
        const raw = await service.app.inject({
          method: method as 'GET',
          url: query.size > 0 ? `${filled}?${query}` : filled,
          headers: { host: 'localhost', 'x-canbao': '1', 'content-type': 'application/json' },
          cookies: { canbao_session: visitor.token! },
          ...(request.body !== undefined && { payload: JSON.stringify(request.body) }),
        })
        expect(raw.statusCode, raw.body.slice(0, 300)).toBeLessThan(500)
        if (raw.statusCode < 400) return
        expect(raw.headers['content-type']).toMatch(/^application\/problem\+json/)
        expect(codes).toContain(raw.json().code)
      })
      await fc.assert(property, { numRuns: 40, seed: 20170331, endOnFailure: true })
    },
    60_000,
  )

  test('leaves everybody in the register', async () => {
    expect((await service.store.database.query(countAll))[0]!.people).toBe(people)
    expect(service.log.filter((line) => line.includes('"msg":"unexpected"'))).toEqual([])
  })
})
