import { randomUUID } from 'node:crypto'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { TSchema } from 'typebox'
import { type Explain, explainInTurn } from '../jobs/explain-in-turn.ts'
import { faultOf } from '../jobs/fault.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { type Problem, type ProblemCode, problem } from '../problems.ts'
import type { Store } from '../registry/open-store.ts'
import type { OutsideService } from '../security/outside-service.ts'
import type { RandomBytes } from '../security/password.ts'
import { rememberSessions } from '../security/session-memory.ts'
import { type AddressList, readAddressList } from './address-list.ts'
import { compileCheck, type RequestPart } from './check-values.ts'
import { newGuessBrake } from './guess-brake.ts'
import { createInspection } from './inspection.ts'
import { createJobWatch } from './job-watch.ts'
import { createMetrics } from './metrics.ts'
import { mountRoute } from './mount-route.ts'
import { description, withNamedSchemas } from './openapi.ts'
import { isPageAsked, sendPage, servePages } from './pages.ts'
import { problemOf, replyProblem } from './reply-problem.ts'
import { routes } from './routes/index.ts'
import { secureReply } from './security-headers.ts'
import type { Service } from './service.ts'
import { entryOf } from './visit.ts'

export interface AppOptions {
  store: Store
  jobs: Pick<JobQueue, 'progressOf' | 'stopped'>
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
  /** addresses that may read the metrics beside this machine's own; none by default */
  metricsFrom?: AddressList
}

/** Each who is explained takes a processor for seconds and some hundred megabytes. */
const turns = { atOnce: 2, waiting: 8 }

/** The service over an open store, not listening yet. Closing it ends no store. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, jobs, explain, clock, random, isEncrypted, outside = null } = options
  const { issuer = 'canbao', trustProxy = false } = options
  const { log = process.stdout, metricsFrom = readAddressList('')! } = options
  const app = Fastify({
    logger: log === null ? false : { level: 'info', stream: log },
    // Its own lines hold the address with its query, which may hold a name or number.
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request costs as much as reading its person does; the two lines that tell one say which it is.
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    requestTimeout: 300_000,
    trustProxy,
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => void replyProblem(request, reply, problemOf(error, request)),
  })
  const metrics = createMetrics(clock)
  const service: Service = {
    store,
    watch: createJobWatch(store.database, jobs),
    stopped: jobs.stopped,
    explain: explainInTurn(explain, turns),
    clock,
    random,
    outside,
    issuer,
    brake: newGuessBrake(),
    sessions: rememberSessions(),
    metrics,
    inspection: createInspection(store, metrics.recent, clock()),
    metricsFrom,
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
  // Answers were checked against their schemas already (compileReplyCheck).
  app.setSerializerCompiler(() => JSON.stringify)
  app.setValidatorCompiler<TSchema>(({ schema, httpPart }) => compileCheck(schema, httpPart as RequestPart))
  app.addHook('onRequest', async (request, reply) => secureReply(request, reply))
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url ?? 'unknown'
    const [status, ms] = [reply.statusCode, Math.round(reply.elapsedTime * 10) / 10]
    const isFollowing = request.visit?.route.mediaType?.startsWith('text/event-stream') === true
    metrics.observeRequest({ method, route, status, seconds: ms / 1000, isFollowing })
    const account = request.visit?.caller?.account.key ?? null
    request.log.info({ reqId: request.id, method, route, status, ms, account }, 'answered')
  })
  app.setNotFoundHandler(
    (request, reply) =>
      (isPageAsked(request) ? sendPage(reply) : null) ?? replyProblem(request, reply, problem('route_unknown', {})),
  )
  app.setErrorHandler(async (error, request, reply) => {
    const failure = problemOf(error, request)
    if (isFault(failure)) logFault(request, error)
    const told = await recordFailure(service, request, failure)
    service.metrics.countProblem(told.code)
    if (request.visit?.route.leads && isForPage(request)) return reply.redirect(`/?problem=${told.code}`, 303)
    return replyProblem(request, reply, told)
  })
  await app.register(swagger, { openapi: description })
  // In a plugin of its own, so that the description is complete before the first route is asked for it.
  await app.register(async (mounted) => {
    for (const route of routes) mountRoute(mounted, service, route)
  })
  await servePages(app)
  // What a process left behind that died between a commit and its group of the chain.
  await store.audit.seal()
  return app
}

/** Whether a person looks at the answer; only browsers ask for pages. */
const isForPage = ({ headers }: FastifyRequest) => /\btext\/html\b/.test(headers.accept ?? '')
/** Whoever is sent away before anything is looked at does not fill the audit; the metrics count them. */
const sentAway: ReadonlySet<string> = new Set<ProblemCode>(['guesses_too_many', 'service_busy'])

/**
 * A refusal is a deed too, once it is known whose: and so is what failed after it began. Gives what is told: another
 * problem where the audit could not keep it.
 */
async function recordFailure({ store }: Service, request: FastifyRequest, failure: Problem): Promise<Problem> {
  const { visit } = request
  if (visit === null || sentAway.has(failure.code)) return failure
  if (!(visit.isBegun || (failure.kind === 'forbidden' && visit.caller !== null))) return failure
  const entry = entryOf(visit, failure.code)
  try {
    if (entry !== null) await store.audit.append(entry)
    return failure
  } catch (error) {
    logFault(request, error)
    const told = problemOf(error, request)
    return isFault(told) ? told : problem('unexpected', { request: request.id })
  }
}

const isFault = ({ code }: Problem) => code === 'unexpected' || code === 'not_ready'

function logFault({ log, id }: FastifyRequest, error: unknown): void {
  log.error({ reqId: id, fault: faultOf(error) }, 'unexpected')
}
