import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { TSchema } from 'typebox'
import { type Explain, explainInTurn } from '../jobs/explain-in-turn.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { type ProblemCode, problem } from '../problems.ts'
import type { Store } from '../registry/open-store.ts'
import type { OutsideService } from '../security/outside-service.ts'
import type { RandomBytes } from '../security/password.ts'
import { compileCheck, type RequestPart } from './check-values.ts'
import { newGuessBrake } from './guess-brake.ts'
import { createMetrics } from './metrics.ts'
import { mountRoute } from './mount-route.ts'
import { description, withNamedSchemas } from './openapi.ts'
import { problemOf, replyProblem } from './reply-problem.ts'
import { routes } from './routes/index.ts'
import { secureReply } from './security-headers.ts'
import type { Service } from './service.ts'
import { entryOf } from './visit.ts'

export interface AppOptions {
  store: Store
  jobs: JobQueue
  explain: Explain
  clock: () => Date
  random: RandomBytes
  /** null: people sign in by password only */
  outside?: OutsideService | null
  /** name of the installation, as authenticators show it */
  issuer?: string
  /** where log lines go; null: nowhere */
  log?: { write(line: string): void } | null
  /** browsers reach the service over TLS: cookies are for encrypted connections only */
  isEncrypted: boolean
  /** addresses of proxies whose word about the caller's address is taken; none by default */
  trustProxy?: string | false
}

/** Each who is explained takes a processor for seconds and some hundred megabytes. */
const turns = { atOnce: 2, waiting: 8 }

/** The service over an open store, not listening yet. Closing it ends no store. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, jobs, explain, clock, random, isEncrypted, outside = null } = options
  const { issuer = 'canbao', trustProxy = false } = options
  const { log = process.stdout } = options
  const app = Fastify({
    logger: log === null ? false : { level: 'info', stream: log },
    // Its own lines hold the address with its query, which may hold a name or number.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestTimeout: 300_000,
    trustProxy,
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => void replyProblem(request, reply, problemOf(error, request)),
  })
  const service: Service = {
    store,
    jobs,
    explain: explainInTurn(explain, turns),
    clock,
    random,
    outside,
    issuer,
    brake: newGuessBrake(),
    metrics: createMetrics(),
    describe: () => withNamedSchemas(app.swagger()),
  }

  app.decorate('isEncrypted', isEncrypted)
  app.decorateRequest('visit', null)
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    async (_request: unknown, body: unknown) => body,
  )
  app.setValidatorCompiler<TSchema>(({ schema, httpPart }) => compileCheck(schema, httpPart as RequestPart))
  app.addHook('onRequest', async (request, reply) => secureReply(request, reply))
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url ?? 'unknown'
    const [status, ms] = [reply.statusCode, Math.round(reply.elapsedTime * 10) / 10]
    service.metrics.observeRequest({ method, route, status, seconds: ms / 1000 })
    request.log.info({ method, route, status, ms, account: request.visit?.caller?.account.key ?? null }, 'answered')
  })
  app.setNotFoundHandler((request, reply) => replyProblem(request, reply, problem('route_unknown', {})))
  app.setErrorHandler(async (error, request, reply) => {
    const failure = problemOf(error, request)
    if (failure.code === 'unexpected' || failure.code === 'not_ready') logFault(request.log, error)
    service.metrics.countProblem(failure.code)
    await recordFailure(service, request, failure.code, failure.kind === 'forbidden')
    if (request.visit?.route.leads && isForPage(request)) return reply.redirect(`/?problem=${failure.code}`, 303)
    return replyProblem(request, reply, failure)
  })
  await app.register(cookie)
  await app.register(swagger, { openapi: description })
  // In a plugin of its own, so that the description is complete before the first route is asked for it.
  await app.register(async (mounted) => {
    for (const route of routes) mountRoute(mounted, service, route)
  })
  // What a process left behind that died between a commit and its group of the chain.
  await store.audit.seal()
  return app
}

/** Whether a person looks at the answer; only browsers ask for pages. */
const isForPage = ({ headers }: FastifyRequest) => /\btext\/html\b/.test(headers.accept ?? '')
/** Whoever is sent away before anything is looked at does not fill the audit; the metrics count them. */
const sentAway: ReadonlySet<string> = new Set<ProblemCode>(['guesses_too_many', 'service_busy'])

/** A refusal is a deed too, once it is known whose: and so is what failed after it began. */
async function recordFailure(
  { store }: Service,
  request: FastifyRequest,
  code: string,
  isRefused: boolean,
): Promise<void> {
  const { visit } = request
  if (visit === null || sentAway.has(code) || !(visit.isBegun || (isRefused && visit.caller !== null))) return
  const entry = entryOf(visit, code)
  if (entry !== null) await store.audit.append(entry)
}

/** Kind, code and place: the message of an error of the database quotes values of rows. */
function logFault(log: FastifyBaseLogger, error: unknown): void {
  const { name, code, stack = '' } = error as { name?: string; code?: string; stack?: string }
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  log.error({ fault: { name, code, frames: frames.map((frame) => frame.trim()) } }, 'unexpected')
}
