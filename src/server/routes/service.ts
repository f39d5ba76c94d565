import Type from 'typebox'
import { problem } from '../../problems.ts'
import { problemCatalogue } from '../reply-problem.ts'
import { route } from '../route.ts'
import { fields, named } from '../schemas.ts'

const tellsNothing = { none: 'tells nothing about people or accounts' }
const state = Type.Object({ state: Type.Literal('good') })
const catalogueEntry = named('CatalogueEntry', {
  type: Type.String(),
  code: Type.String(),
  status: Type.Integer(),
  zh: Type.String(),
  en: Type.String(),
})

const readHealth = route({
  method: 'GET',
  path: '/health',
  name: 'readHealth',
  summary: 'Whether the process lives',
  access: 'public',
  area: 'none',
  audit: tellsNothing,
  reply: state,
  handle: async () => ({ state: 'good' as const }),
})

const readReadiness = route({
  method: 'GET',
  path: '/ready',
  name: 'readReadiness',
  summary: 'Whether the service reaches its registry',
  access: 'public',
  area: 'none',
  audit: tellsNothing,
  reply: state,
  async handle({ service }) {
    await service.store.database.query('select 1')
    return { state: 'good' as const }
  },
})

const readMetrics = route({
  method: 'GET',
  path: '/metrics',
  name: 'readMetrics',
  summary: 'Figures for Prometheus',
  access: 'public',
  area: 'none',
  audit: tellsNothing,
  mediaType: 'text/plain; version=0.0.4; charset=utf-8',
  reply: Type.String(),
  handle: ({ service }) => service.metrics.text(),
})

const readDescription = route({
  method: 'GET',
  path: '/api/openapi.json',
  name: 'readDescription',
  summary: 'This description',
  access: 'public',
  area: 'none',
  audit: tellsNothing,
  mediaType: 'application/json; charset=utf-8',
  reply: Type.Unsafe<string>({ type: 'object', additionalProperties: true }),
  handle: async ({ service }) => JSON.stringify(service.describe()),
})

const listProblems = route({
  method: 'GET',
  path: '/api/problems',
  name: 'listProblems',
  summary: 'The catalogue of problems',
  access: 'public',
  area: 'none',
  audit: tellsNothing,
  reply: Type.Object({ problems: Type.Array(catalogueEntry) }),
  handle: async () => ({ problems: problemCatalogue() }),
})

const readProblem = route({
  method: 'GET',
  path: '/problems/:code',
  name: 'readProblem',
  summary: 'One problem: where the type of an answer leads',
  access: 'public',
  area: 'none',
  audit: tellsNothing,
  params: fields({ code: Type.String({ maxLength: 64 }) }),
  reply: catalogueEntry,
  async handle(_context, { params }) {
    const entry = problemCatalogue().find(({ code }) => code === params.code)
    if (entry === undefined) throw problem('route_unknown', {})
    return entry
  },
})

export const serviceRoutes = [readHealth, readReadiness, readMetrics, readDescription, listProblems, readProblem]
