import Type from 'typebox'
import { readDecisionTable } from '../../policy/decision-table.ts'
import { defaultPolicy } from '../../policy/default-policy.ts'
import { describeCondition } from '../../policy/explain-policy.ts'
import { problem } from '../../problems.ts'
import { insertJob } from '../../registry/jobs.ts'
import {
  decidePolicyTable,
  insertPolicyTable,
  type PolicyTable,
  selectOptionalPolicyInForce,
  selectPolicyProposal,
  selectPolicyTable,
  selectPolicyTables,
} from '../../registry/policy-tables.ts'
import { type PublishedRun, selectOptionalLatestRunInside, selectPartRuns, selectRun } from '../../registry/runs.ts'
import { assertInside, isInScope, prefixOfArea } from '../../security/area-scope.ts'
import { newKey } from '../../security/new-key.ts'
import { assertSecondPerson } from '../../security/separation.ts'
import { assertMayInside } from '../assert-may-inside.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { jobBegun } from '../job-view.ts'
import { route } from '../route.ts'
import { areaCode, day, done, fields, key, named, nullable, oneOf, page, text } from '../schemas.ts'

const place = 'policy-tables'
const word = nullable(Type.String())
const params = fields({ key })
const fileName = 'policy.csv'

const shown = {
  key,
  area: Type.String(),
  validFrom: Type.String(),
  note: Type.String(),
  state: oneOf(['proposed', 'refused', 'approved']),
  handler: Type.String(),
  proposedAt: Type.String(),
  reviewer: word,
  decidedAt: word,
  refusal: word,
}

const table = named('PolicyTable', shown)

const tableRows = Type.Array(
  Type.Object({
    row: Type.String(),
    condition: Type.String(),
    note: Type.String(),
    from: word,
    to: word,
  }),
)

const list = route({
  method: 'GET',
  path: '/api/policy-tables',
  name: 'listPolicyTables',
  summary: 'Decision tables that were proposed and hold in one’s area, the newest first',
  access: 'policy.read',
  area: 'scope',
  audit: { none: 'tells nothing about people' },
  query: fields(page),
  reply: Type.Object({ tables: Type.Array(table), next: word }),
  async handle({ tx, cipher }, { query }) {
    const { limit = 50, cursor } = query
    const [before = null] = readCursor(cipher, place, cursor, ['number']) ?? []
    const rows = await selectPolicyTables(tx, before as number | null, limit)
    const next = rows.length === limit ? writeCursor(cipher, place, [rows.at(-1)!.id]) : null
    return { tables: rows.map(shownOf), next }
  },
})

const inForce = route({
  method: 'GET',
  path: '/api/policy',
  name: 'readPolicy',
  summary: 'The decision table that holds in an area on a day: the approved one, or the default one',
  access: 'policy.read',
  area: ({ query }) => query.area,
  audit: { none: 'tells nothing about people' },
  query: fields({ area: areaCode, on: day }),
  reply: Type.Object({ table: nullable(table), content: Type.String(), rows: tableRows }),
  async handle({ tx }, { query }) {
    const table = await selectOptionalPolicyInForce(tx, query.area, query.on)
    const content = table?.content ?? defaultPolicy
    return { table: table && shownOf(table), content, rows: rowsOf(content) }
  },
})

const read = route({
  method: 'GET',
  path: '/api/policy-tables/:key',
  name: 'readPolicyTable',
  summary: 'One decision table, row by row',
  access: 'policy.read',
  area: 'scope',
  audit: { none: 'tells nothing about people' },
  params,
  reply: Type.Object({ ...shown, content: Type.String(), rows: tableRows }),
  async handle({ tx }, { params }) {
    const table = await selectPolicyTable(tx, params.key)
    return { ...shownOf(table), content: table.content, rows: rowsOf(table.content) }
  },
})

const propose = route({
  method: 'POST',
  path: '/api/policy-tables',
  name: 'proposePolicy',
  summary: 'Propose a decision table for one’s own province from a day on; a second person approves',
  access: 'policy.propose',
  area: ({ body }) => body.area,
  audit: 'policy.propose',
  status: 201,
  body: fields({
    area: areaCode,
    validFrom: day,
    content: text(100_000),
    note: text(500, 2),
  }),
  reply: Type.Object({ table: key }),
  async handle({ tx, caller, random, now, record }, { body }) {
    assertProvincial(body.area)
    readDecisionTable(body.content, fileName)
    const table = newKey(random)
    record({ objectKind: 'policy', objectId: table })
    await insertPolicyTable(tx, { key: table, ...body, handler: caller.account.login, now })
    return { table }
  },
})

const preview = route({
  method: 'POST',
  path: '/api/policy-tables/:key/preview',
  name: 'previewPolicy',
  summary:
    'What a proposed decision table would change, and where, were the extracts of a published run compared under it, as a job; the latest run of one’s area, where none is named. `whole`: of all runs that the province’s register is made of',
  access: 'run.read',
  area: 'scope',
  audit: 'policy.preview',
  status: 202,
  params,
  body: fields({ run: Type.Optional(key), whole: Type.Optional(Type.Boolean()) }),
  reply: jobBegun,
  async handle(context, { params, body }) {
    const { tx, caller, random, now, record } = context
    const table = await selectPolicyTable(tx, params.key)
    if (table.state !== 'proposed') throw problem('policy_decided', { state: table.state })
    const parts = body.whole === true ? await selectRunsOfProvince(context, table.area) : []
    const [run] = parts.length > 0 ? parts : [await selectRunToPreview(context, table.area, body.run)]
    const about = parts.length > 1 ? { area: table.area } : { area: run!.area, runID: run!.id }
    const job = newKey(random)
    record({ objectKind: 'policy', objectId: table.key, details: { job, run: parts.length > 1 ? 'whole' : run!.key } })
    const works = { kind: 'policy_preview', ...about, policyID: table.id } as const
    await insertJob(tx, { key: job, ...works, askedBy: caller.account.login, now })
    return { job }
  },
})

const approve = route({
  method: 'POST',
  path: '/api/policy-tables/:key/approval',
  name: 'approvePolicy',
  summary: 'Approve the decision table that somebody else proposed: runs whose day is in its time go by it',
  access: 'policy.approve',
  area: 'scope',
  audit: 'policy.approve',
  params,
  reply: done,
  handle: (context, { params }) => decide(context, params.key, { state: 'approved', refusal: null }),
})

const refuse = route({
  method: 'POST',
  path: '/api/policy-tables/:key/refusal',
  name: 'refusePolicy',
  summary: 'Refuse a decision table that somebody else proposed, with a reason',
  access: 'policy.approve',
  area: 'scope',
  audit: 'policy.refuse',
  params,
  body: fields({ reason: text(500, 2) }),
  reply: done,
  handle: (context, { params, body }) => decide(context, params.key, { state: 'refused', refusal: body.reason }),
})

async function decide(
  { tx, caller, scope, now, record }: Context,
  key: string,
  decision: { state: 'approved' | 'refused'; refusal: string | null },
) {
  record({ objectKind: 'policy', objectId: key })
  const { area } = await selectPolicyTable(tx, key)
  assertInside(scope, area)
  assertProvincial(area)
  const table = await selectPolicyProposal(tx, key)
  assertSecondPerson(table.handler, caller.account.login)
  await decidePolicyTable(tx, table, { ...decision, reviewer: caller.account.login, now })
  return { done: true as const }
}

const deciding = ['policy.propose', 'policy.approve'] as const

/**
 * A published run of the province of a table, all of it the caller's, who may propose or approve policies there. Throws
 * `run_unknown`, `area_outside`, `permission_missing`, `policy_run_missing`, `policy_run_unfit`.
 */
async function selectRunToPreview(context: Context, area: string, key: string | undefined): Promise<PublishedRun> {
  const { tx, scope, scopeOf } = context
  if (key === undefined) {
    const own = deciding.flatMap((permission) => [...scopeOf(permission)])
    if (own.length === 0) throw problem('permission_missing', { permission: deciding[0] })
    const latest = await selectOptionalLatestRunInside(tx, area, own)
    if (latest === null) throw problem('policy_run_missing', {})
    return latest
  }
  const run = await selectRun(tx, key)
  assertInside(scope, run.area)
  assertMayInside(context, deciding, run.area)
  if (run.state !== 'published' || !isInScope([prefixOfArea(area)], run.area)) throw problem('policy_run_unfit', {})
  return run
}

/** The runs that the register of a table's province is made of. Throws `area_outside`, `permission_missing`, `policy_run_missing`. */
async function selectRunsOfProvince(context: Context, area: string): Promise<PublishedRun[]> {
  assertInside(context.scope, area)
  assertMayInside(context, deciding, area)
  const runs = await selectPartRuns(context.tx, prefixOfArea(area))
  if (runs.length === 0) throw problem('policy_run_missing', {})
  return runs
}

/** 规程 art. 7: the policy is a whole province's. Throws `policy_not_provincial`. */
function assertProvincial(area: string): void {
  if (prefixOfArea(area).length !== 2) throw problem('policy_not_provincial', { area })
}

function rowsOf(content: string) {
  return readDecisionTable(content, fileName).map((row) => ({
    row: row.row,
    condition: describeCondition(row),
    note: row.note,
    from: dayOf(row.from),
    to: dayOf(row.to),
  }))
}

const dayOf = (day: number | null) => (day === null ? null : String(day).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'))

const shownOf = ({ id: _id, content: _content, ...table }: PolicyTable) => table

export const policyRoutes = [list, inForce, read, propose, preview, approve, refuse]
