import Type from 'typebox'
import { approveDecision, proposeDecision, refuseDecision } from '../../publish/decide-finding.ts'
import { type FindingAction, findingActions, rulings } from '../../registry/finding-states.ts'
import { selectWaitingDecisions } from '../../registry/findings.ts'
import { rulingContext } from '../../registry/seal-contexts.ts'
import { newKey } from '../../security/new-key.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { findingState } from '../finding-view.ts'
import { route } from '../route.ts'
import { done, fields, key, named, nullable, oneOf, page, text } from '../schemas.ts'

const action = oneOf(Object.keys(findingActions) as FindingAction[])
const ruling = oneOf(rulings)
const place = 'finding-decisions'
const word = nullable(Type.String())

const propose = route({
  method: 'POST',
  path: '/api/findings/:key/decisions',
  name: 'proposeFindingDecision',
  summary: 'Say what should become of a finding; a second person approves it',
  access: 'finding.decide',
  area: 'scope',
  audit: 'finding.decide',
  status: 201,
  params: fields({ key }),
  body: fields({
    action,
    reason: text(500, 2),
    ruling: Type.Optional(ruling),
    otherName: Type.Optional(text(60)),
    department: Type.Optional(text(60)),
  }),
  reply: Type.Object({ decision: key }),
  async handle(context, { params, body }) {
    const decision = newKey(context.random)
    context.record({ objectKind: 'finding', objectId: params.key, details: { action: body.action, decision } })
    const said = { finding: params.key, key: decision, judgement: body, hand: handOf(context) }
    await proposeDecision(context.tx, context.cipher, said)
    return { decision }
  },
})

const list = route({
  method: 'GET',
  path: '/api/finding-decisions',
  name: 'listFindingDecisions',
  summary: 'Decisions on findings that wait for their second person, oldest first',
  access: 'finding.read',
  area: 'scope',
  audit: 'finding.decisions',
  query: fields(page),
  reply: Type.Object({
    decisions: Type.Array(
      named('FindingDecision', {
        key,
        finding: key,
        code: Type.String(),
        area: Type.String(),
        state: findingState,
        action,
        ruling: nullable(ruling),
        department: word,
        otherName: nullable(
          Type.String({ description: 'of a ruling about a number that several have: the other name under it' }),
        ),
        reason: Type.String(),
        handler: Type.String(),
        handledAt: Type.String(),
      }),
    ),
    next: word,
  }),
  async handle({ tx, cipher }, { query }) {
    const { limit = 50, cursor } = query
    const [after = 0] = readCursor(cipher, place, cursor, ['number']) ?? []
    const rows = await selectWaitingDecisions(tx, after as number, limit)
    return {
      decisions: rows.map(({ id, finding_id, sealed, aae011, aae036, ...row }) => ({
        ...row,
        otherName: sealed && cipher.openText(sealed as Uint8Array, rulingContext(finding_id as number)),
        handler: aae011,
        handledAt: aae036,
      })) as never,
      next: rows.length === limit ? writeCursor(cipher, place, [rows.at(-1)!.id as number]) : null,
    }
  },
})

const approve = route({
  method: 'POST',
  path: '/api/finding-decisions/:key/approval',
  name: 'approveFindingDecision',
  summary: 'Approve what somebody else decided about a finding',
  access: 'finding.approve',
  area: 'scope',
  audit: 'finding.approve',
  params: fields({ key }),
  reply: Type.Object({ finding: key, state: findingState }),
  async handle(context, { params }) {
    context.record({ objectKind: 'decision', objectId: params.key })
    const approved = await approveDecision(context.tx, params.key, handOf(context))
    context.record({ details: { finding: approved.finding, state: approved.state } })
    return approved
  },
})

const refuse = route({
  method: 'POST',
  path: '/api/finding-decisions/:key/refusal',
  name: 'refuseFindingDecision',
  summary: 'Refuse what somebody else decided about a finding, with a reason',
  access: 'finding.approve',
  area: 'scope',
  audit: 'finding.refuse',
  params: fields({ key }),
  body: fields({ reason: text(500, 2) }),
  reply: done,
  async handle(context, { params, body }) {
    context.record({ objectKind: 'decision', objectId: params.key })
    const { finding } = await refuseDecision(context.tx, params.key, body.reason, handOf(context))
    context.record({ details: { finding } })
    return { done: true as const }
  },
})

const handOf = ({ caller, scope, now }: Context) => ({ login: caller.account.login, scope, now })

export const findingDecisionRoutes = [propose, list, approve, refuse]
