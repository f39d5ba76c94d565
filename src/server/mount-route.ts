import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { provePassword } from '../security/prove-login.ts'
import { admitVisit, ownHeader } from './admit-visit.ts'
import { type Asked, answerCaller, answerPublic, idempotencyHeader } from './answer-visit.ts'
import { compileReplyCheck } from './check-values.ts'
import type { Input, Route } from './route.ts'
import { problemSchema } from './schemas.ts'
import type { Service } from './service.ts'
import { newVisit } from './visit.ts'

const defaultBodyLimit = 256 * 1024

/** Puts a route of the table into the app, with all that surrounds its handler. */
export function mountRoute(app: FastifyInstance, service: Service, route: Route): void {
  const check = route.mediaType === undefined ? compileReplyCheck(route.reply, route.name) : () => undefined
  app.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    bodyLimit: route.bodyLimit ?? defaultBodyLimit,
    async onRequest(request) {
      request.visit = newVisit(route, service.clock(), request.ip)
      await admitVisit(service, request, request.visit)
    },
    async handler(request, reply) {
      const visit = request.visit!
      visit.isBegun = true
      const input = inputOf(request, route)
      if (route.password !== undefined && visit.caller !== null) {
        const { address, now } = visit
        const guess = service.brake.admit(address, now)
        const { login } = visit.caller.account
        await provePassword(service.store, { login, password: route.password(input), address, now })
        guess.forgive()
      }
      const asked = { service, visit, request, reply, input, checkReply: check }
      const answer = await answerOf(asked).finally(() => {
        if (mayChange(route)) service.sessions.forget()
      })
      if (route.leads) return reply.redirect(answer as string, 303)
      reply.code(route.status ?? 200)
      if (route.mediaType !== undefined) reply.type(route.mediaType)
      return reply.send(answer)
    },
  })
}

const answerOf = (asked: Asked) =>
  asked.visit.caller === null ? answerPublic(asked) : answerCaller(asked, asked.visit.caller)

/** Whether what the service remembers may be other after a request. */
const mayChange = ({ method, leads, replay }: Route) => (method !== 'GET' || leads === true) && replay !== 'again'

function inputOf(request: FastifyRequest, route: Route): Input {
  return {
    params: request.params as Input['params'],
    query: request.query as Input['query'],
    // One that no schema describes was not looked at, and is not there.
    body: route.body && request.body,
  }
}

/** As Fastify validates by it and the OpenAPI description shows it. */
function schemaOf(route: Route) {
  const { name, summary, access, params, query, body, reply, mediaType, takes, leads, isDetached, status = 200 } = route
  const good = mediaType === undefined ? reply : { content: { [mediaType.split(';')[0]!]: { schema: reply } } }
  return {
    operationId: name,
    summary,
    description: access === 'public' || access === 'own' ? undefined : `Permission: ${access}`,
    tags: [route.path.startsWith('/api/') ? route.path.split('/')[2]! : 'service'],
    security: access === 'public' ? [] : [{ session: [] }],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body: takes === undefined ? body : { content: { [takes]: { schema: body } } } }),
    ...(route.method !== 'GET' && { headers: access === 'public' || isDetached ? ownHeaders : writeHeaders }),
    response: {
      ...(leads ? { 303: Type.Null({ description: 'where to go next' }) } : { [status]: good }),
      default: { description: 'Why not', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  }
}

const ownHeaders = Type.Object({
  [ownHeader]: Type.String({ description: 'any value: tells a request of our own pages from a forged one' }),
})

const writeHeaders = Type.Object({
  ...ownHeaders.properties,
  [idempotencyHeader]: Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{8,128}$',
      description:
        'the same request with the same key is done once, and answered the same; what is told once is not told again',
    }),
  ),
})
