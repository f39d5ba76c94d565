import Type from 'typebox'
import { selectAuditEntries } from '../../registry/audit-list.ts'
import type { Queryable } from '../../registry/database.ts'
import { selectExportPage, selectExportsWith } from '../../registry/export-lists.ts'
import type { FieldCipher } from '../../registry/field-cipher.ts'
import { personIDOf, personKeyOf } from '../../registry/person-key.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { detachedRoute, route } from '../route.ts'
import { fields, key, moment, named, nullable, page } from '../schemas.ts'

const word = nullable(Type.String())
const place = 'audit'

const list = route({
  method: 'GET',
  path: '/api/audit',
  name: 'listAudit',
  summary:
    'Deeds of the accounts of the caller’s areas, the newest first: of an account, about an object (and the exports in which a person or finding stood), of a kind, of a time',
  access: 'audit.read',
  area: 'scope',
  audit: 'audit.read',
  query: fields({
    account: Type.Optional(key),
    objectKind: Type.Optional(Type.String({ pattern: '^[a-z_]{1,20}$' })),
    objectId: Type.Optional(key),
    action: Type.Optional(Type.String({ pattern: '^[a-z_.]{1,40}$' })),
    from: Type.Optional(moment),
    to: Type.Optional(moment),
    ...page,
  }),
  reply: Type.Object({
    entries: Type.Array(
      named('AuditEntry', {
        seq: Type.Integer(),
        at: Type.String(),
        account: word,
        login: word,
        role: word,
        address: word,
        action: Type.String(),
        objectKind: word,
        objectId: word,
        purpose: word,
        result: Type.String(),
        details: Type.Record(Type.String(), Type.Unknown()),
      }),
    ),
    next: word,
  }),
  async handle({ tx, cipher }, { query }) {
    const { limit = 50, cursor, account = null, objectKind, objectId, action = null, from, to } = query
    const [before = null] = readCursor(cipher, place, cursor, ['number']) ?? []
    const isAsked = objectKind !== undefined && objectId !== undefined
    const objects = isAsked ? await withExports(tx, cipher, { kind: objectKind, id: objectId }) : null
    const wanted = { before: before as number | null, account, objects, action }
    const rows = await selectAuditEntries(
      tx,
      { ...wanted, from: from === undefined ? null : new Date(from), to: to === undefined ? null : new Date(to) },
      limit,
    )
    return {
      entries: rows.map(({ object_kind, object_id, ...row }) => ({
        ...row,
        objectKind: object_kind,
        objectId: object_id,
      })) as never,
      next: rows.length === limit ? writeCursor(cipher, place, [rows.at(-1)!.seq as number]) : null,
    }
  },
})

/** The object, and the exports in whose list it stood. */
async function withExports(tx: Queryable, cipher: FieldCipher, object: { kind: string; id: string }) {
  const person = object.kind === 'person' ? personIDOf(cipher, object.id) : null
  const finding = object.kind === 'finding' ? object.id : null
  const exports = person === null && finding === null ? [] : await selectExportsWith(tx, { person, finding })
  return [object, ...exports.map((id) => ({ kind: 'export', id }))]
}

const readExport = route({
  method: 'GET',
  path: '/api/audit/exports/:key',
  name: 'readExport',
  summary: 'Who and which findings stood in a list that was exported, by their keys alone',
  access: 'audit.read',
  area: 'scope',
  audit: 'audit.export',
  params: fields({ key }),
  query: fields(page),
  reply: Type.Object({
    at: Type.String(),
    account: Type.String(),
    peopleInAll: Type.Integer(),
    findingsInAll: Type.Integer(),
    people: Type.Array(key),
    findings: Type.Array(key),
    next: word,
  }),
  async handle({ tx, cipher, record }, { params, query }) {
    const { limit = 200, cursor } = query
    const exportPlace = `export:${params.key}`
    const [from = 0] = (readCursor(cipher, exportPlace, cursor, ['number']) ?? []) as number[]
    const found = await selectExportPage(tx, params.key, from, limit)
    record({ objectKind: 'export', objectId: params.key })
    const isLast = from + limit >= Math.max(found.peopleInAll, found.findingsInAll)
    return {
      ...found,
      people: found.people.map((id) => personKeyOf(cipher, id)),
      next: isLast ? null : writeCursor(cipher, exportPlace, [from + limit]),
    }
  },
})

const verify = detachedRoute({
  method: 'POST',
  path: '/api/audit/verification',
  name: 'verifyAudit',
  summary: 'Go through the whole chain: whether an entry was changed, removed, added or moved',
  access: 'audit.read',
  area: 'scope',
  audit: 'audit.verify',
  reply: Type.Object({
    ok: Type.Boolean(),
    groups: Type.Integer(),
    entries: Type.Integer(),
    firstFault: nullable(Type.Object({ groupNo: Type.Integer(), seq: nullable(Type.Integer()), what: Type.String() })),
  }),
  async handle({ audit, record }) {
    const findings = await audit.verify()
    record({ details: { ok: findings.ok, entries: findings.entries } })
    return findings
  },
})

export const auditRoutes = [list, readExport, verify]
