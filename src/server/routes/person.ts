import Type from 'typebox'
import { problem } from '../../problems.ts'
import { ruledRow } from '../../publish/rule-on-row.ts'
import { selectLocalValues, selectLocalValuesEver } from '../../registry/indicators.ts'
import {
  selectOptionalWholePerson,
  selectPerson,
  selectPersonAsOf,
  selectVersions,
} from '../../registry/people/one-person.ts'
import { selectRowRulings } from '../../registry/person-decisions.ts'
import { personKeyOf } from '../../registry/person-key.ts'
import { localCodePattern } from '../../standards/local-indicators.ts'
import { asOfDay, endOfDay } from '../as-of.ts'
import { localValue, localValueOf, openLocalValue } from '../local-value-view.ts'
import { changedColumns, personOf, personRecord, personRecordOf, sealedFieldsOf } from '../person-view.ts'
import { route } from '../route.ts'
import { ruledRowShownOf, rulingShown } from '../ruled-row-view.ts'
import { fields, key, nullable, oneOf, text } from '../schemas.ts'

const params = fields({ key })
const word = nullable(Type.String())

const read = route({
  method: 'GET',
  path: '/api/people/:key',
  name: 'readPerson',
  summary: 'One person: indicators and who verified them, five insurances, findings, merges; on a day, as it was then',
  access: 'person.read',
  area: 'scope',
  audit: 'person.read',
  params,
  query: fields({ asOf: Type.Optional(asOfDay) }),
  reply: Type.Object({
    person: personRecord,
    verified: Type.Array(
      Type.Object({
        field: Type.String(),
        on: Type.String(),
        handler: Type.String(),
        handledAt: Type.String(),
        reviewer: Type.String(),
        reviewedAt: Type.String(),
      }),
    ),
    local: Type.Array(localValue, { description: 'values of local indicators that hold, or held on the day' }),
    findings: Type.Array(
      Type.Object({ key, code: Type.String(), insurance: word, state: Type.String(), openedAt: Type.String() }),
    ),
    merges: Type.Array(
      Type.Object({
        other: key,
        kept: Type.Boolean(),
        reason: Type.String(),
        handler: Type.String(),
        reviewer: Type.String(),
        mergedAt: Type.String(),
        undoneAt: word,
      }),
    ),
  }),
  async handle(context, { params, query }) {
    const { tx, cipher } = context
    const id = personOf(context, params.key)
    const moment = query.asOf === undefined ? null : endOfDay(query.asOf)
    const now = await selectOptionalWholePerson(tx, id)
    if (moment === null && now === null) throw problem('person_unknown', {})
    const row = moment === null ? now!.row : await selectPersonAsOf(tx, id, moment)
    // Whoever was here then may be elsewhere now: what is said of them today is not for this office.
    const { verified, findings, merges } = now ?? { verified: [], findings: [], merges: [] }
    const hasLocal = moment !== null || verified.some(({ local }) => local)
    return {
      person: personRecordOf(cipher, row),
      verified: verified
        .filter(({ local }) => !local)
        .map(({ local, handledAt, reviewedAt, ...value }) => ({
          ...value,
          handledAt: momentOf(handledAt),
          reviewedAt: momentOf(reviewedAt),
        })),
      local: (hasLocal ? await selectLocalValues(tx, id, moment) : []).map((value) => localValueOf(cipher, id, value)),
      findings: findings.map((finding) => ({ ...finding, openedAt: momentOf(finding.openedAt) })),
      merges: merges.map((merge) => ({
        ...merge,
        other: personKeyOf(cipher, merge.other),
        mergedAt: momentOf(merge.mergedAt),
        undoneAt: merge.undoneAt === null ? null : momentOf(merge.undoneAt),
      })),
    }
  },
})

const history = route({
  method: 'GET',
  path: '/api/people/:key/history',
  name: 'readPersonHistory',
  summary:
    'What changed about a person, the last first: when, by which run or by whom, which indicators; local values, and rulings on rows',
  access: 'person.history',
  area: 'scope',
  audit: 'person.history',
  params,
  reply: Type.Object({
    changes: Type.Array(
      Type.Object({
        at: Type.String(),
        run: nullable(Type.Object({ key, quarter: Type.String() })),
        account: word,
        changed: Type.Array(Type.String()),
        before: personRecord,
      }),
    ),
    local: Type.Array(localValue, { description: 'values of local indicators, former ones too, the last first' }),
    rulings: Type.Array(rulingShown, {
      description: 'rulings on rows that are this person’s, or are not, the last first; former ones too',
    }),
  }),
  async handle(context, { params }) {
    const { tx, cipher } = context
    const id = personOf(context, params.key)
    const now = await selectPerson(tx, id)
    const versions = await selectVersions(tx, id)
    return {
      changes: versions.map((version, index) => ({
        at: version.valid_to as string,
        run: version.ended_by_run_key
          ? { key: version.ended_by_run_key as string, quarter: version.ended_quarter as string }
          : null,
        account: version.ended_by_account as string | null,
        changed: changedColumns(cipher, version, versions[index - 1] ?? now),
        before: personRecordOf(cipher, version),
      })),
      local: (await selectLocalValuesEver(tx, id)).map((value) => localValueOf(cipher, id, value)),
      rulings: (await selectRowRulings(tx, id)).map(({ key, subject, sealed, ...ruling }) => ({
        ...{ ...ruling, decision: key },
        row: ruledRowShownOf(ruledRow(cipher, { key, kind: 'row', sealed })!),
      })),
    }
  },
})

const sealedNames = ['number', 'phone', 'address'] as const
const revealable = Type.Union([
  oneOf(sealedNames),
  Type.String({ pattern: localCodePattern, description: 'code of a local indicator' }),
])

const reveal = route({
  method: 'POST',
  path: '/api/people/:key/reveal',
  name: 'revealPerson',
  summary: 'Number, phone, address or values of local indicators in full, for a reason that the audit keeps',
  access: 'person.reveal',
  area: 'scope',
  audit: 'person.reveal',
  replay: 'again',
  params,
  body: fields({ fields: Type.Array(revealable, { minItems: 1, maxItems: 20 }), reason: text(200, 2) }),
  reply: Type.Object({
    number: Type.Optional(word),
    phone: Type.Optional(word),
    address: Type.Optional(word),
    local: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'those that have a value, by code' }),
    ),
  }),
  async handle(context, { params, body }) {
    const { tx, cipher, record } = context
    const id = personOf(context, params.key)
    record({ purpose: body.reason, details: { fields: [...new Set(body.fields)].sort().join(' ') } })
    const opened = sealedFieldsOf(cipher, await selectPerson(tx, id))
    const asked: ReadonlySet<string> = new Set(body.fields)
    const names = sealedNames.filter((name) => asked.has(name))
    const revealed = Object.fromEntries(names.map((name) => [name, opened[name]]))
    if (names.length === asked.size) return revealed
    const values = (await selectLocalValues(tx, id, null)).filter(({ indicator }) => asked.has(indicator.code))
    const local = values.map((value): [string, string] => [value.indicator.code, openLocalValue(cipher, id, value)])
    return { ...revealed, local: Object.fromEntries(local) }
  },
})

/** A moment within JSON of the database, as answers have it. */
const momentOf = (text: string) => new Date(text).toISOString()

export const personRoutes = [read, history, reveal]
