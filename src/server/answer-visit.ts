import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problem } from '../problems.ts'
import type { Transaction } from '../registry/database.ts'
import { claimIdempotencyKey, type KeptAnswer, keepAnswer } from '../registry/idempotency-keys.ts'
import { enterRole, leaveRole, readingSettings, roleSettings } from '../registry/restricted-role.ts'
import { type AreaScope, isWithin, narrowScope } from '../security/area-scope.ts'
import type { Permission } from '../security/roles.ts'
import { type Caller, readSession, scopeOfCaller } from '../security/session.ts'
import { roleFor } from './admit-visit.ts'
import type { AnswerWords } from './context.ts'
import { languageOf } from './reply-problem.ts'
import type { Input } from './route.ts'
import type { Service } from './service.ts'
import {
  forgetPendingCookie,
  forgetSessionCookie,
  keepPendingCookie,
  keepSessionCookie,
  pendingTokenOf,
  sessionTokenOf,
} from './session-cookie.ts'
import { entryOf, type Visit } from './visit.ts'

export const idempotencyHeader = 'idempotency-key'

const forwardHeaders = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

/** A request whose input was checked, with what is needed to answer it. */
export interface Asked {
  service: Service
  visit: Visit
  request: FastifyRequest
  reply: FastifyReply
  input: Input
  /** throws where an answer does not fit its schema */
  checkReply: (answer: unknown) => void
}

/** The answer of a route without a session; it works on the store itself. The record is durable before it leaves. */
export async function answerPublic(asked: Asked): Promise<unknown> {
  const { service, visit, input } = asked
  const answer = await visit.route.handle(
    {
      ...commonContext(asked),
      service,
      pendingToken: pendingTokenOf(asked.request),
      isPassedOn: asked.request.ips === undefined && forwardHeaders.some((name) => name in asked.request.headers),
      recordAccount: (account) => {
        visit.account = account
      },
    },
    input,
  )
  asked.checkReply(answer)
  await appendEntry(asked, 'ok')
  return answer
}

/**
 * The answer of a route for somebody signed in: one transaction that sees the caller's areas only, and its record,
 * which is committed with what the request wrote, and durable before the answer leaves.
 */
export async function answerCaller(asked: Asked, caller: Caller): Promise<unknown> {
  const { service, visit, input } = asked
  const { store } = service
  const { route, now } = visit
  const permission = route.access === 'own' || route.access === 'public' ? '' : route.access
  const scope = permission === '' ? [] : askedScope(asked, scopeOfCaller(caller, permission, now))
  const settings = {
    role: roleFor(route.access as Exclude<typeof route.access, 'public'>),
    scope,
    accountID: caller.account.id,
    permission,
  }
  const inScope = <T>(work: (tx: Transaction) => Promise<T>) => store.database.transaction(work, roleSettings(settings))
  if (route.isDetached || route.method === 'GET') {
    const answer = route.isDetached
      ? await route.handle(
          {
            ...callerContext(asked, caller, scope),
            audit: store.audit,
            explain: service.explain,
            inspection: service.inspection,
            stopped: service.stopped,
            watch: service.watch,
            holds: () => stillHolds(asked, permission, scope),
            inScope,
          },
          input,
        )
      : await store.database.reading(
          (tx) => route.handle({ ...callerContext(asked, caller, scope), tx }, input),
          readingSettings(settings),
        )
    asked.checkReply(answer)
    await appendEntry(asked, 'ok')
    return answer
  }
  const { answer, isReplayed } = await store.database.transaction(async (tx) => {
    const key = idempotencyKeyOf(asked, caller)
    const earlier = key && (await claimIdempotencyKey(tx, store.cipher, key.place, now))
    if (earlier && earlier.request !== key.request) throw problem('idempotency_key_reused', {})
    if (earlier && route.replay !== 'again')
      return { answer: replay(visit, earlier, { permission, scope }), isReplayed: true }
    await enterRole(tx, settings)
    const answer = await route.handle({ ...callerContext(asked, caller, scope), tx }, input)
    asked.checkReply(answer)
    await leaveRole(tx)
    const entry = entryOf(visit, 'ok')
    if (entry !== null) await store.audit.enclose(tx, entry)
    if (key && !earlier) {
      const kept = { request: key.request, deed: visit.deed, scope }
      await keepAnswer(tx, store.cipher, key.place, route.replay === undefined ? { ...kept, answer } : kept)
    }
    return { answer, isReplayed: false }
  })
  if (isReplayed) {
    asked.reply.header('idempotent-replayed', 'true')
    await appendEntry(asked, 'replayed')
  } else {
    await store.audit.seal()
  }
  return answer
}

/**
 * What was answered before. It is the same deed, about the same things, and needs the same areas. Throws `already_done`,
 * `permission_missing`.
 */
function replay(visit: Visit, earlier: KeptAnswer, { permission, scope }: { permission: string; scope: AreaScope }) {
  Object.assign(visit.deed, earlier.deed)
  if (!isWithin(earlier.scope, scope)) throw problem('permission_missing', { permission })
  if (visit.route.replay === 'refused') throw problem('already_done', {})
  return earlier.answer
}

async function stillHolds(
  { service, request }: Asked,
  permission: Permission | '',
  scope: AreaScope,
): Promise<boolean> {
  const now = service.clock()
  try {
    const caller = await readSession(service.sessions, service.store.database, sessionTokenOf(request), now, false)
    return permission !== '' && isWithin(scope, scopeOfCaller(caller, permission, now))
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

async function appendEntry({ service, visit }: Asked, result: string): Promise<void> {
  const entry = entryOf(visit, result)
  if (entry !== null) await service.store.audit.append(entry)
}

function askedScope({ visit, input }: Asked, scope: AreaScope): AreaScope {
  const { area } = visit.route
  const asked = typeof area === 'function' ? area(input) : undefined
  return asked === undefined ? scope : narrowScope(scope, asked)
}

function callerContext(asked: Asked, caller: Caller, scope: AreaScope) {
  const { store, issuer } = asked.service
  return {
    ...commonContext(asked),
    caller,
    scope,
    scopeOf: (permission: Permission) => scopeOfCaller(caller, permission, asked.visit.now),
    cipher: store.cipher,
    folder: store.folder,
    issuer,
  }
}

function commonContext({ service, visit, request, reply }: Asked) {
  const answer: AnswerWords = {
    header: (name, value) => void reply.header(name, value),
    keepSession: (token) => keepSessionCookie(request, reply, token),
    forgetSession: () => forgetSessionCookie(request, reply),
    keepPending: (token) => keepPendingCookie(request, reply, token),
    forgetPending: () => forgetPendingCookie(request, reply),
  }
  return {
    now: visit.now,
    random: service.random,
    language: languageOf(request.headers['accept-language']),
    address: visit.address,
    record: (deed: Partial<Visit['deed']>) => void Object.assign(visit.deed, deed),
    answer,
  }
}

/** The key that the client gave to this request, and what the request is; null without one. */
function idempotencyKeyOf({ visit, request, input }: Asked, caller: Caller) {
  const key = request.headers[idempotencyHeader]
  if (typeof key !== 'string') return null
  const { method, path } = visit.route
  const said = JSON.stringify([method, path, input.params, input.query, input.body])
  return {
    place: { accountID: caller.account.id, key },
    request: createHash('sha256').update(said).digest('base64'),
  }
}
