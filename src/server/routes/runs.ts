import Type, { type Static } from 'typebox'
import { problem } from '../../problems.ts'
import { insertJob, type NewJob, selectOptionalComparisonOf } from '../../registry/jobs.ts'
import { type PublishedRun, refuseRun, selectRun, selectRuns, selectSummaryOfRun } from '../../registry/runs.ts'
import { assertInside, isInScope } from '../../security/area-scope.ts'
import { newKey } from '../../security/new-key.ts'
import { assertMayInside } from '../assert-may-inside.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { jobBegun } from '../job-view.ts'
import { route } from '../route.ts'
import { done, fields, key, named, nullable, oneOf, page, text } from '../schemas.ts'
import { runSummary, runSummaryOf } from '../summary-view.ts'

const place = 'runs'
const word = nullable(Type.String())

const shown = {
  key,
  area: Type.String(),
  asOf: Type.String(),
  quarter: Type.String(),
  state: oneOf(['proposed', 'refused', 'published']),
  proposedBy: Type.String(),
  proposedAt: Type.String(),
  decidedBy: word,
  decidedAt: word,
  alone: Type.Boolean({ description: 'approved by its proposer, by an explicit flag' }),
  refusal: word,
  counts: nullable(Type.Record(Type.String(), Type.Integer())),
}

const list = route({
  method: 'GET',
  path: '/api/runs',
  name: 'listRuns',
  summary: 'Runs that were proposed for the register and touch one’s area, the newest first',
  access: 'run.read',
  area: 'scope',
  audit: { none: 'tells nothing about people' },
  query: fields({ state: Type.Optional(shown.state), ...page }),
  reply: Type.Object({ runs: Type.Array(named('Run', shown)), next: word }),
  async handle({ tx, cipher, scope }, { query }) {
    const { limit = 50, cursor, state = null } = query
    const [before = null] = readCursor(cipher, place, cursor, ['number']) ?? []
    const rows = await selectRuns(tx, { before: before as number | null, state }, limit)
    const next = rows.length === limit ? writeCursor(cipher, place, [rows.at(-1)!.id]) : null
    return { runs: rows.map((run) => shownOf(run, scope)), next }
  },
})

const read = route({
  method: 'GET',
  path: '/api/runs/:key',
  name: 'readRun',
  summary: 'A run; its figures, and the job and batch it came from, where all of its area is one’s own',
  access: 'run.read',
  area: 'scope',
  audit: 'run.read',
  params: fields({ key }),
  reply: Type.Object({
    ...shown,
    summary: nullable(runSummary),
    comparison: nullable(
      Type.Object(
        { job: key, batch: nullable(key) },
        { description: 'null where no job of the service proposed it; batch null where it was deleted' },
      ),
    ),
  }),
  async handle({ tx, scope, record }, { params }) {
    record({ objectKind: 'run', objectId: params.key })
    const run = await selectRun(tx, params.key)
    if (!isInScope(scope, run.area)) return { ...shownOf(run, scope), summary: null, comparison: null }
    const summary = runSummaryOf(await selectSummaryOfRun(tx, run.id))
    return { ...shownOf(run, scope), summary, comparison: await selectOptionalComparisonOf(tx, run.key) }
  },
})

const preview = route({
  method: 'POST',
  path: '/api/runs/:key/preview',
  name: 'previewRun',
  summary: 'What publishing a proposal would change, as a job: counts, and a few people for each change',
  access: 'run.read',
  area: 'scope',
  audit: 'job.preview',
  status: 202,
  params: fields({ key }),
  reply: jobBegun,
  async handle(context, { params }) {
    const run = await selectProposal(context, params.key)
    assertMayInside(context, ['run.publish.propose', 'run.publish.approve'], run.area)
    return begin(context, run, { kind: 'preview' })
  },
})

const difference = route({
  method: 'POST',
  path: '/api/runs/:key/difference',
  name: 'compareRuns',
  summary:
    'Who entered, left or changed a code between this run and a later one, and because of which source, as a job',
  access: 'run.read',
  area: 'scope',
  audit: 'job.difference',
  status: 202,
  params: fields({ key }),
  body: fields({ later: key }),
  reply: jobBegun,
  async handle(context, { params, body }) {
    const { tx, scope } = context
    const [earlier, later] = [await selectRun(tx, params.key), await selectRun(tx, body.later)]
    for (const { area } of [earlier, later]) assertInside(scope, area)
    return begin(context, earlier, { kind: 'difference', laterRunID: later.id })
  },
})

const approve = route({
  method: 'POST',
  path: '/api/runs/:key/approval',
  name: 'approveRun',
  summary: 'Approve what somebody else proposed and publish it, as a job: all of it or nothing',
  access: 'run.publish.approve',
  area: 'scope',
  audit: 'job.publish',
  status: 202,
  params: fields({ key }),
  reply: jobBegun,
  async handle(context, { params }) {
    const run = await selectProposal(context, params.key)
    if (run.proposedBy === context.caller.account.login) throw problem('second_person_needed', {})
    return begin(context, run, { kind: 'publish' })
  },
})

const refuse = route({
  method: 'POST',
  path: '/api/runs/:key/refusal',
  name: 'refuseRun',
  summary: 'Refuse a proposal, with a reason',
  access: 'run.publish.approve',
  area: 'scope',
  audit: 'run.refuse',
  params: fields({ key }),
  body: fields({ reason: text(500, 2) }),
  reply: done,
  async handle(context, { params, body }) {
    const { tx, caller, now, record } = context
    record({ objectKind: 'run', objectId: params.key })
    const run = await selectProposal(context, params.key)
    if (run.proposedBy === caller.account.login) throw problem('second_person_needed', {})
    await refuseRun(tx, run.key, body.reason, { actor: caller.account.login, now })
    return { done: true as const }
  },
})

/** A proposal for the caller's own area. Throws `run_unknown`, `area_outside`, `run_decided`. */
async function selectProposal({ tx, scope }: Context, key: string): Promise<PublishedRun> {
  const run = await selectRun(tx, key)
  assertInside(scope, run.area)
  if (run.state !== 'proposed') throw problem('run_decided', { run: key, state: run.state })
  return run
}

async function begin(
  { tx, caller, random, now, record }: Context,
  run: PublishedRun,
  work: Pick<NewJob, 'kind' | 'laterRunID'>,
): Promise<Static<typeof jobBegun>> {
  const job = newKey(random)
  record({ objectKind: 'run', objectId: run.key, details: { job } })
  await insertJob(tx, { key: job, ...work, area: run.area, runID: run.id, askedBy: caller.account.login, now })
  return { job }
}

/** How many people a run changed is told where all of its area is the caller's. */
function shownOf({ id: _id, snapshot: _folder, ...run }: PublishedRun, scope: Context['scope']) {
  return { ...run, counts: isInScope(scope, run.area) ? run.counts : null }
}

export const runRoutes = [list, read, preview, difference, approve, refuse]
