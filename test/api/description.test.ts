import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { expect, test } from 'vitest'
import { withNamedSchemas } from '../../src/server/openapi.ts'
import { routes } from '../../src/server/routes/index.ts'
import { newService } from '../support/service.ts'

interface Answer {
  content?: Record<string, { schema: object }>
}

const service = await newService()
const { body } = await service.visitor().get('/api/openapi.json')
const operations = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, { responses: Record<string, Answer> }>).map(([method, operation]) => ({
    name: `${method} ${path}`,
    ...operation,
  })),
)

test('web/api/schema.ts has the types of the description', async () => {
  const types = await openapiTS(body as unknown as OpenAPI3, {
    silent: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  })
  const head = '// The types of /api/openapi.json. Nobody edits them: `npm run api` renews this file.\n\n'
  const path = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'web', 'api', 'schema.ts')
  await expect(head + astToString(types), '`npm run api` renews it').toMatchFileSnapshot(path)
})

test('the description is valid OpenAPI 3.1', async () => {
  expect(await faultsOf(body)).toEqual([])
})

test.each<[string, object]>([
  ['an answer without a description', { responses: { 200: {} } }],
  ['a reference that leads nowhere', { responses: { 200: { $ref: '#/components/responses/A' } } }],
  ['a schema of an unknown type', { responses: { 200: contentOf({ type: 'text' }) } }],
])('the check of the description finds %s', async (_what, get) => {
  const added = { ...(body.paths as object), '/a': { get: { operationId: 'a', summary: 'a', security: [], ...get } } }
  const faults = await faultsOf({ ...body, paths: added })
  expect(faults.map(({ at }) => at)).toEqual([expect.stringContaining('#/paths/~1a/get/responses/200')])
})

test('every operation has one good answer, which says what is in it, and the problem for all others', () => {
  expect(operations).toHaveLength(routes.length)
  for (const { name, responses } of operations) {
    const { default: otherwise, ...good } = responses
    expect(Object.keys(good), name).toHaveLength(1)
    // Whoever is sent elsewhere gets nothing to read.
    if (Object.keys(good)[0] === '303') continue
    const [[type, { schema }]] = Object.entries(Object.values(good)[0]!.content!) as [[string, { schema: object }]]
    expect(type, name).toMatch(/^[a-z]+\/[a-z.-]+$/)
    expect(Object.keys(schema), name).not.toEqual([])
    expect(otherwise?.content, name).toEqual({
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    })
  }
})

test('two things of one name are told when the service is asked to describe them', () => {
  const paths = [{ title: 'Job', type: 'object' }, [{ title: 'Job', type: 'string' }]]
  expect(() => withNamedSchemas({ paths })).toThrow('two schemas have the title Job')
})

function contentOf(schema: object) {
  return { description: 'an answer', content: { 'application/json': { schema } } }
}

/** What the checker that openapi-typescript brings along finds in a description, and where. */
async function faultsOf(description: object): Promise<{ rule: string; at: string; message: string }[]> {
  const { createConfig, lintFromString } = createRequire(createRequire(import.meta.url).resolve('openapi-typescript'))(
    '@redocly/openapi-core',
  )
  // Our problems have one schema for every status.
  const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'off' } })
  const found: { ruleId: string; message: string; location: { pointer: string }[] }[] = await lintFromString({
    source: JSON.stringify(description),
    absoluteRef: '/openapi.json',
    config,
  })
  return found.map(({ ruleId, message, location }) => ({ rule: ruleId, at: location[0]?.pointer ?? '', message }))
}
