import type { Readable } from 'node:stream'
import Type from 'typebox'
import { type RejectedRow, readRejects, readSummary } from '../../jobs/read-outcome.ts'
import { problem } from '../../problems.ts'
import { cancelJob, insertJob, type Job, selectJob, selectJobs } from '../../registry/jobs.ts'
import { selectVisible } from '../../registry/people/one-person.ts'
import { isInScope } from '../../security/area-scope.ts'
import { maskNumbersIn } from '../../security/masking.ts'
import { newKey } from '../../security/new-key.ts'
import { assertMayInside } from '../assert-may-inside.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { jobBegun, jobShown, jobShownOf, peopleOfPreview, previewShown, previewShownOf } from '../job-view.ts'
import { detachedRoute, route } from '../route.ts'
import { done, fields, key, named, nullable, page } from '../schemas.ts'
import { runSummary, runSummaryOf } from '../summary-view.ts'

const place = 'jobs'
const word = nullable(Type.String())

const list = route({
  method: 'GET',
  path: '/api/jobs',
  name: 'listJobs',
  summary: 'Jobs of an area, the newest first: of one batch, about one run, or about one policy table',
  access: 'run.read',
  area: 'scope',
  audit: { none: 'tells nothing about people' },
  query: fields({ batch: Type.Optional(key), run: Type.Optional(key), policy: Type.Optional(key), ...page }),
  reply: Type.Object({ jobs: Type.Array(jobShown), next: word }),
  async handle({ tx, cipher }, { query }) {
    const { limit = 50, cursor, batch = null, run = null, policy = null } = query
    const [before = null] = readCursor(cipher, place, cursor, ['number']) ?? []
    const rows = await selectJobs(tx, { before: before as number | null, batch, run, policy }, limit)
    const next = rows.length === limit ? writeCursor(cipher, place, [rows.at(-1)!.id]) : null
    return { jobs: rows.map(jobShownOf), next }
  },
})

const read = route({
  method: 'GET',
  path: '/api/jobs/:key',
  name: 'readJob',
  summary: 'A job: what it is at, what came of it or why it failed',
  access: 'run.read',
  area: 'scope',
  audit: { none: 'tells nothing about people' },
  params: fields({ key }),
  reply: jobShown,
  handle: async ({ tx }, { params }) => jobShownOf(await selectJob(tx, params.key)),
})

const readPreview = route({
  method: 'GET',
  path: '/api/jobs/:key/preview',
  name: 'readPreview',
  summary: 'Whom a preview names for each change, as far as one may see them',
  access: 'person.read',
  area: 'scope',
  audit: 'job.preview.read',
  params: fields({ key }),
  reply: previewShown,
  async handle({ tx, cipher, scopeOf, record }, { params }) {
    const job = await selectJob(tx, params.key)
    record({ objectKind: 'job', objectId: job.key })
    if (!isInScope(scopeOf('run.read'), job.area)) throw problem('permission_missing', { permission: 'run.read' })
    if (job.kind !== 'preview' || job.result === null) throw problem('job_unfinished', {})
    const visible = await selectVisible(tx, peopleOfPreview(job.result))
    record({ details: { people: visible.size } })
    return previewShownOf(cipher, job.result, visible)
  },
})

const follow = detachedRoute({
  method: 'GET',
  path: '/api/jobs/:key/progress',
  name: 'followJob',
  summary:
    'What a job is at, as server-sent events: `progress` at every change, `end` with its state. Ends after five minutes, and with the session; asked again, it goes on',
  access: 'run.read',
  area: 'scope',
  audit: { none: 'tells nothing about people' },
  mediaType: 'text/event-stream; charset=utf-8',
  params: fields({ key }),
  reply: Type.Unsafe<Readable>({ type: 'string' }),
  async handle(context, { params }) {
    // Before the stream begins, so that a job that is not there is a problem and not an empty stream.
    const job = await context.inScope((tx) => selectJob(tx, params.key))
    context.answer.header('x-accel-buffering', 'no')
    return context.watch.follow(job, { accountID: context.caller.account.id, holds: context.holds })
  },
})

const cancel = route({
  method: 'POST',
  path: '/api/jobs/:key/cancellation',
  name: 'cancelJob',
  summary: 'Stop a job: what it began leaves nothing behind',
  access: 'run.read',
  area: 'scope',
  audit: 'job.cancel',
  status: 202,
  params: fields({ key }),
  reply: done,
  async handle(context, { params }) {
    const { tx, caller, record } = context
    record({ objectKind: 'job', objectId: params.key })
    const job = await selectJob(tx, params.key)
    if (job.askedBy !== caller.account.login) assertMayInside(context, ['run.start', 'run.publish.approve'], job.area)
    if (job.endedAt !== null) throw problem('job_ended', { state: job.state })
    await cancelJob(tx, job.key, caller.account.login)
    return { done: true as const }
  },
})

const readResult = detachedRoute({
  method: 'GET',
  path: '/api/jobs/:key/summary',
  name: 'readJobSummary',
  summary: 'What a comparison found, before it is proposed: sources, balance of rows, people, coverage, checks',
  access: 'run.read',
  area: 'scope',
  audit: 'job.summary',
  params: fields({ key }),
  reply: runSummary,
  async handle({ inScope, folder, record }, { params }) {
    record({ objectKind: 'job', objectId: params.key })
    const job = await inScope((tx) => selectComparison(tx, params.key))
    return runSummaryOf({ ...readSummary(folder, job.key) })
  },
})

const listRejects = detachedRoute({
  method: 'GET',
  path: '/api/jobs/:key/rejects',
  name: 'listRejects',
  summary: 'Rows that a comparison did not accept, with the cell and the reason, by file and row',
  access: 'reject.read',
  area: 'scope',
  audit: 'reject.read',
  params: fields({ key }),
  query: fields(page),
  reply: Type.Object({
    rejects: Type.Array(
      named('Reject', {
        kind: Type.String(),
        file: Type.String(),
        row: Type.Integer(),
        code: Type.String(),
        column: word,
        value: word,
        message: Type.String(),
      }),
    ),
    next: word,
  }),
  async handle({ inScope, folder, cipher, record }, { params, query }) {
    const { limit = 50, cursor } = query
    record({ objectKind: 'job', objectId: params.key })
    const [from = 0] = (readCursor(cipher, 'rejects', cursor, ['number']) ?? []) as number[]
    const job = await inScope((tx) => selectComparison(tx, params.key))
    const rejects = await readRejects(folder, job.key, { from, limit })
    return {
      rejects: rejects.map(masked),
      next: rejects.length === limit ? writeCursor(cipher, 'rejects', [from + limit]) : null,
    }
  },
})

/** As somebody sees it who has not asked, with a reason, for a number in full. */
const masked = (reject: RejectedRow): RejectedRow => ({
  ...reject,
  value: reject.value === null ? null : maskNumbersIn(reject.value),
  message: maskNumbersIn(reject.message),
})

const propose = route({
  method: 'POST',
  path: '/api/jobs/:key/proposal',
  name: 'proposeRun',
  summary: 'Propose the results of a comparison for the register, as a job; a second person approves',
  access: 'run.publish.propose',
  area: 'scope',
  audit: 'job.propose',
  status: 202,
  params: fields({ key }),
  reply: jobBegun,
  async handle({ tx, caller, random, now, record }, { params }) {
    const source = await selectComparison(tx, params.key)
    const job = newKey(random)
    record({ objectKind: 'job', objectId: params.key, details: { job } })
    const { area, id: sourceID } = source
    await insertJob(tx, { key: job, kind: 'propose', area, sourceID, askedBy: caller.account.login, now })
    return { job }
  },
})

/** A comparison that came to its end. Throws `job_unknown`, `job_unfinished`. */
async function selectComparison(tx: Parameters<typeof selectJob>[0], key: string): Promise<Job> {
  const job = await selectJob(tx, key)
  if (job.kind !== 'compare' || job.state !== 'done') throw problem('job_unfinished', {})
  return job
}

export const jobRoutes = [list, read, readPreview, follow, cancel, readResult, listRejects, propose]
