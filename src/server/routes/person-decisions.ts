import Type from 'typebox'
import {
  approvePersonDecision,
  type PersonJudgement,
  proposePersonDecision,
  refusePersonDecision,
  valuesOfDecision,
} from '../../publish/decide-person.ts'
import { ruledRow } from '../../publish/rule-on-row.ts'
import { verifiableCodes, verifiableFields } from '../../publish/verifiable-values.ts'
import {
  type PersonDecision,
  personDecisionKinds,
  rowRulings,
  selectPersonDecision,
  selectWaitingPersonDecisions,
} from '../../registry/person-decisions.ts'
import { personKeyOf } from '../../registry/person-key.ts'
import { assertInside } from '../../security/area-scope.ts'
import { newKey } from '../../security/new-key.ts'
import { isInsuredCode } from '../../standards/insurance-status.ts'
import { localCodePattern } from '../../standards/local-indicators.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { personOf } from '../person-view.ts'
import { route } from '../route.ts'
import { ruledRowShown, ruledRowShownOf } from '../ruled-row-view.ts'
import { compactDay, day, done, fields, key, named, nullable, oneOf, page, text } from '../schemas.ts'

const place = 'person-decisions'
const word = nullable(Type.String())
const params = fields({ key })
const decisionMade = Type.Object({ decision: key })

/** As the contract writes them: dates as 19870203, codes of two digits. */
const patterns: Partial<Record<(typeof verifiableFields)[number], string>> = {
  AAC004: '^[129]$',
  AAE005: '^[+0-9() -]{5,30}$',
}
function schemaOfValue(name: (typeof verifiableFields)[number]) {
  if (name === 'AAC006') return compactDay
  const pattern = patterns[name]
  return pattern === undefined ? text(200) : Type.String({ pattern })
}
const columns = {
  ...Object.fromEntries(
    verifiableFields.map((name) => {
      return [name, Type.Optional(schemaOfValue(name))]
    }),
  ),
  ...Object.fromEntries(verifiableCodes.map((name) => [name, Type.Optional(Type.String({ pattern: '^\\d{2}$' }))])),
}
/** Beside the columns, local indicators, whose definitions say what may stand there. */
const values = Type.Object(columns, {
  additionalProperties: false,
  patternProperties: { [localCodePattern]: text(4000) },
})

const verify = route({
  method: 'POST',
  path: '/api/people/:key/verifications',
  name: 'verifyPerson',
  summary: 'What was found out about a person, by column or local indicator; it waits for a second person',
  access: 'person.verify',
  area: 'scope',
  audit: 'person.verify',
  status: 201,
  params,
  body: fields({ values, verifiedOn: day, reason: text(500, 2) }),
  reply: decisionMade,
  handle: (context, { params, body }) =>
    propose(context, params.key, { kind: 'verify', ...body, values: body.values as Record<string, string> }),
})

const merge = route({
  method: 'POST',
  path: '/api/people/:key/merges',
  name: 'mergePeople',
  summary:
    'Another entry is the same person (一人多号) and is to be merged into this one; it waits for a second person',
  access: 'person.merge.propose',
  area: 'scope',
  audit: 'person.merge',
  status: 201,
  params,
  body: fields({ other: key, reason: text(500, 2) }),
  reply: decisionMade,
  handle: (context, { params, body: { other, reason } }) =>
    propose(context, params.key, { kind: 'merge', otherID: personOf(context, other), reason }),
})

const unmerge = route({
  method: 'POST',
  path: '/api/people/:key/merge-undoings',
  name: 'undoMerge',
  summary: 'An entry that was merged into this one is another person after all; it waits for a second person',
  access: 'person.merge.propose',
  area: 'scope',
  audit: 'person.unmerge',
  status: 201,
  params,
  body: fields({ other: key, reason: text(500, 2) }),
  reply: decisionMade,
  handle: (context, { params, body: { other, reason } }) =>
    propose(context, params.key, { kind: 'unmerge', otherID: personOf(context, other), reason }),
})

const visit = route({
  method: 'POST',
  path: '/api/people/:key/visits',
  name: 'sendToVisit',
  summary:
    'Somebody is to be asked at the door, whom the records do not answer for, or because of a finding; it waits for a second person',
  access: 'person.verify',
  area: 'scope',
  audit: 'person.visit',
  status: 201,
  params,
  body: fields({ reason: text(500, 2), finding: Type.Optional(key) }),
  reply: decisionMade,
  handle: (context, { params, body: { finding, reason } }) =>
    propose(context, params.key, { kind: 'visit', finding, reason }),
})

const shown = {
  key,
  kind: oneOf(personDecisionKinds),
  person: key,
  name: word,
  other: nullable(key),
  otherName: word,
  finding: nullable(key),
  area: Type.String(),
  fields: Type.Array(Type.String({ description: 'columns that were verified' })),
  confirms: Type.Boolean({
    description: 'a verification that only says of insurances somebody has that they have them, as it is registered',
  }),
  verifiedOn: word,
  row: nullable(
    Type.Object(
      { ...ruledRowShown.properties, ruling: oneOf(rowRulings) },
      { description: 'of a ruling, or of what takes one back: the row that is the person’s, or is not' },
    ),
  ),
  reason: Type.String(),
  handler: Type.String(),
  handledAt: Type.String(),
}

const list = route({
  method: 'GET',
  path: '/api/person-decisions',
  name: 'listPersonDecisions',
  summary: 'What was proposed about people and waits for a second person, oldest first',
  access: 'person.history',
  area: 'scope',
  audit: 'person.decisions',
  query: fields(page),
  reply: Type.Object({ decisions: Type.Array(named('PersonDecision', shown)), next: word }),
  async handle({ tx, cipher }, { query }) {
    const { limit = 50, cursor } = query
    const [after = 0] = readCursor(cipher, place, cursor, ['number']) ?? []
    const rows = await selectWaitingPersonDecisions(tx, after as number, limit)
    const next = rows.length === limit ? writeCursor(cipher, place, [rows.at(-1)!.id]) : null
    return { decisions: rows.map((row) => shownOf(cipher, row)), next }
  },
})

const read = route({
  method: 'GET',
  path: '/api/person-decisions/:key',
  name: 'readPersonDecision',
  summary: 'What was proposed about a person with the values in full, for whoever is to approve them',
  access: 'person.decision.approve',
  area: 'scope',
  audit: 'person.decision.read',
  params,
  reply: Type.Object({ ...shown, values: Type.Record(Type.String(), Type.String()) }),
  async handle({ tx, cipher, scope, record }, { params }) {
    record({ objectKind: 'decision', objectId: params.key })
    const decision = await selectPersonDecision(tx, params.key)
    assertInside(scope, decision.area)
    record({ details: { person: personKeyOf(cipher, decision.personID) } })
    return { ...shownOf(cipher, decision), values: valuesOfDecision(cipher, decision) }
  },
})

const approve = route({
  method: 'POST',
  path: '/api/person-decisions/:key/approval',
  name: 'approvePersonDecision',
  summary: 'Approve what somebody else proposed about a person: it is written into the register',
  access: 'person.decision.approve',
  area: 'scope',
  audit: 'person.approve',
  params,
  reply: Type.Object({ person: key }),
  async handle(context, { params }) {
    const { tx, cipher, record } = context
    record({ objectKind: 'decision', objectId: params.key })
    const { personID, kind } = await approvePersonDecision(tx, cipher, params.key, handOf(context))
    const person = personKeyOf(cipher, personID)
    record({ details: { person, kind } })
    return { person }
  },
})

const refuse = route({
  method: 'POST',
  path: '/api/person-decisions/:key/refusal',
  name: 'refusePersonDecision',
  summary: 'Refuse what somebody else proposed about a person, with a reason',
  access: 'person.decision.approve',
  area: 'scope',
  audit: 'person.refuse',
  params,
  body: fields({ reason: text(500, 2) }),
  reply: done,
  async handle(context, { params, body }) {
    const { tx, cipher, record } = context
    record({ objectKind: 'decision', objectId: params.key })
    const { personID } = await refusePersonDecision(tx, params.key, body.reason, handOf(context))
    record({ details: { person: personKeyOf(cipher, personID) } })
    return { done: true as const }
  },
})

/** Somebody says something of a person: it waits for a second one. */
export async function propose(context: Context, person: string, judgement: PersonJudgement) {
  const decision = newKey(context.random)
  const personID = personOf(context, person)
  context.record({ details: { decision } })
  await proposePersonDecision(context.tx, context.cipher, { key: decision, personID, judgement, hand: handOf(context) })
  return { decision }
}

function shownOf(cipher: Context['cipher'], decision: PersonDecision) {
  const { key, kind, personID, name, otherID, otherName, finding, area, verifiedOn, reason, handler, handledAt } =
    decision
  const values = valuesOfDecision(cipher, decision)
  const ruled = ruledRow(cipher, decision)
  return {
    ...{ key, kind, name, otherName, finding, area, verifiedOn, reason, handler, handledAt },
    person: personKeyOf(cipher, personID),
    other: otherID === null ? null : personKeyOf(cipher, otherID),
    fields: Object.keys(values),
    row: ruled && { ...ruledRowShownOf(ruled), ruling: decision.ruling! },
    confirms:
      kind === 'verify' &&
      Object.entries(values).every(([name, value]) => isInsuredCode(value) && decision.codes[name] === value),
  }
}

const handOf = ({ caller, scope, now }: Context) => ({ login: caller.account.login, scope, now })

export const personDecisionRoutes = [verify, merge, unmerge, visit, list, read, approve, refuse]
