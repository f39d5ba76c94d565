import Type from 'typebox'
import { selectAroundPerson, selectPerson, selectPersonAsOf, selectVersions } from '../../registry/people/one-person.ts'
import { personKeyOf } from '../../registry/person-key.ts'
import { changedColumns, personOf, personRecord, personRecordOf, sealedFieldsOf } from '../person-view.ts'
import { route } from '../route.ts'
import { fields, key, nullable, text } from '../schemas.ts'

const params = fields({ key })
const word = nullable(Type.String())
const day = Type.String({ format: 'date' })

const read = route({
  method: 'GET',
  path: '/api/people/:key',
  name: 'readPerson',
  summary: 'One person: indicators and who verified them, five insurances, findings, merges; on a day, as it was then',
  access: 'person.read',
  area: 'scope',
  audit: 'person.read',
  params,
  query: fields({ asOf: Type.Optional(day) }),
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
    const row =
      query.asOf === undefined ? await selectPerson(tx, id) : await selectPersonAsOf(tx, id, endOfDay(query.asOf))
    const { verified, findings, merges } = await selectAroundPerson(tx, id)
    return {
      person: personRecordOf(cipher, row),
      verified: verified.map((value) => ({
        ...value,
        handledAt: momentOf(value.handledAt),
        reviewedAt: momentOf(value.reviewedAt),
      })),
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
  summary: 'What changed about a person, the last first: when, by which run or by whom, and which indicators',
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
    }
  },
})

const revealable = Type.Union([Type.Literal('number'), Type.Literal('phone'), Type.Literal('address')])

const reveal = route({
  method: 'POST',
  path: '/api/people/:key/reveal',
  name: 'revealPerson',
  summary: 'Number, phone or address in full, for a reason that the audit keeps',
  access: 'person.reveal',
  area: 'scope',
  audit: 'person.reveal',
  params,
  body: fields({ fields: Type.Array(revealable, { minItems: 1, maxItems: 3 }), reason: text(200, 2) }),
  reply: Type.Object({ number: Type.Optional(word), phone: Type.Optional(word), address: Type.Optional(word) }),
  async handle(context, { params, body }) {
    const { tx, cipher, record } = context
    const id = personOf(context, params.key)
    record({ purpose: body.reason, details: { fields: [...new Set(body.fields)].sort().join(' ') } })
    const opened = sealedFieldsOf(cipher, await selectPerson(tx, id))
    return Object.fromEntries(body.fields.map((name) => [name, opened[name]]))
  },
})

/** A moment within JSON of the database, as answers have it. */
const momentOf = (text: string) => new Date(text).toISOString()

/** The end of a day in China, where the register is kept. */
const endOfDay = (date: string) => new Date(Date.parse(`${date}T00:00:00+08:00`) + 86_400_000)

export const personRoutes = [read, history, reveal]
