import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import { explainHere } from '../../src/jobs/explain-in-turn.ts'
import { type JobQueue, openJobQueue } from '../../src/jobs/job-queue.ts'
import { performJob } from '../../src/jobs/perform-job.ts'
import { problemToTell, tellProgress } from '../../src/jobs/worker-messages.ts'
import { insertAccount, insertGrant, updatePassword } from '../../src/registry/accounts.ts'
import type { Store } from '../../src/registry/open-store.ts'
import type { OutsideService } from '../../src/security/outside-service.ts'
import { hashPassword } from '../../src/security/password.ts'
import type { RoleGrant } from '../../src/security/roles.ts'
import { buildApp } from '../../src/server/app.ts'
import { newStore } from './registries.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An answer of the service, with its content read. */
export interface Answer {
  status: number
  body: Record<string, unknown>
  headers: LightMyRequestResponse['headers']
  raw: LightMyRequestResponse
}

/** Somebody at a browser: sends the cookie of their session and the header of our own pages. */
export interface Visitor {
  /** token of the session; null: nobody is signed in */
  token: string | null
  get(url: string, headers?: Record<string, string>): Promise<Answer>
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

interface LoginWords {
  password?: string
  code?: string
  /** where they sit; at a desk of their own, when nothing is said */
  address?: string
}

/** The real service on a registry of its own, with a clock that the test sets. */
export interface TestService {
  app: FastifyInstance
  store: Store
  /** what the service logged, line by line */
  log: string[]
  now(): Date
  pass(minutes: number): void
  /** Makes an account that has changed its first password already; `oneTime`: that has not. */
  account(login: string, grants: readonly RoleGrant[], options?: { area?: string; oneTime?: boolean }): Promise<void>
  /** Signs in with the test's password, or says which and what code. */
  login(login: string, words?: LoginWords): Promise<Visitor>
  /** As `login`, giving the answer. */
  tryLogin(login: string, words?: LoginWords): Promise<Answer>
  visitor(token?: string | null): Visitor
  /** actions and results of the audit, oldest first */
  audit(): Promise<{ action: string; result: string; login: string | null }[]>
}

/** The password of every account that a test makes. */
export const testPassword = 'green mountain, slow river'
let testHash: Promise<string> | undefined

/** Starts the service; it is gone after the file's tests. */
export async function newService(
  options: { jobs?: boolean; outside?: OutsideService; isEncrypted?: boolean } = {},
): Promise<TestService> {
  const store = await newStore()
  const log: string[] = []
  let moment = new Date('2017-03-01T00:00:00.000Z').getTime()
  const now = () => new Date(moment)
  const jobs = options.jobs ? jobsHere(store, now) : noJobs
  const app = await buildApp({
    store,
    jobs,
    // In this process, so that a test need not be built first.
    explain: explainHere,
    clock: now,
    random: randomBytes,
    outside: options.outside ?? null,
    isEncrypted: options.isEncrypted ?? false,
    log: { write: (line) => void log.push(line) },
  })
  await app.ready()
  afterAll(async () => {
    await jobs.stop()
    await app.close()
  })

  const tryLogin: TestService['tryLogin'] = (login, { password = testPassword, code, address = deskOf(login) } = {}) =>
    visitorOf(app, null, address).post('/api/login', { login, password, ...(code !== undefined && { code }) })
  return {
    app,
    store,
    log,
    now,
    pass: (minutes) => {
      moment += minutes * 60_000
    },
    async account(login, grants, { area = '520300', oneTime = false } = {}) {
      testHash ??= hashPassword(testPassword)
      const passwordHash = await testHash
      const key = randomBytes(12).toString('hex')
      const base = { key, login, name: login, area, passwordHash, demonstration: true, now: now(), createdBy: null }
      const { id } = await insertAccount(store.database, base)
      if (!oneTime) await updatePassword(store.database, id, passwordHash, false)
      for (const grant of grants) await insertGrant(store.database, id, grant, { now: now(), grantedBy: null })
    },
    async login(login, words) {
      const { status, body, raw } = await tryLogin(login, words)
      if (status !== 200) throw new Error(`${login} did not get in: ${status} ${body.code}`)
      return visitorOf(app, raw.cookies.find(({ name }) => name === 'canbao_session')!.value, deskOf(login))
    },
    tryLogin,
    visitor: (token = null) => visitorOf(app, token),
    async audit() {
      const rows = await store.database.query('select action, result, login from audit_entry order by seq')
      return rows.map(({ action, result, login }) => ({
        action: action as string,
        result: result as string,
        login: login as string | null,
      }))
    },
  }
}

const noJobs: JobQueue = { progressOf: () => null, stopped: new AbortController().signal, stop: async () => undefined }

/** Jobs done in this process, so that a test need not be built first. */
function jobsHere(store: Store, clock: () => Date): JobQueue {
  return openJobQueue(store, {
    clock,
    every: 50,
    onFault: (error) => {
      throw error
    },
    perform: (job, { now, signal, onProgress }) => {
      const reporter = tellProgress((message) => 'progress' in message && onProgress(message.progress))
      return performJob(store, job, { now, signal, reporter }).then(
        (result) => ({ result: result as Record<string, unknown> }),
        (error) => ({ problem: problemToTell(error, store.folder) }),
      )
    },
  })
}

const deskOf = (login: string) => `10.${[...createHash('sha256').update(login).digest().subarray(0, 3)].join('.')}`

function visitorOf(app: FastifyInstance, token: string | null, remoteAddress = '127.0.0.1'): Visitor {
  const ask = async (method: Method, url: string, body: unknown, headers: Record<string, string> = {}) => {
    const raw = await app.inject({
      method,
      url,
      remoteAddress,
      headers: { host: 'localhost', ...(method !== 'GET' && { 'x-canbao': '1' }), ...headers },
      ...(token !== null && { cookies: { canbao_session: token } }),
      ...(body !== undefined && { payload: body as object }),
      ...(body instanceof Uint8Array && {
        headers: { host: 'localhost', 'x-canbao': '1', 'content-type': 'application/octet-stream' },
      }),
    })
    const isJSON = /json/.test(String(raw.headers['content-type']))
    return { status: raw.statusCode, body: isJSON ? raw.json() : {}, headers: raw.headers, raw }
  }
  return {
    token,
    get: (url, headers) => ask('GET', url, undefined, headers),
    post: (url, body, headers) => ask('POST', url, body, headers),
    put: (url, body, headers) => ask('PUT', url, body, headers),
    delete: (url, body, headers) => ask('DELETE', url, body, headers),
  }
}
