import Type from 'typebox'
import { selectAuditEntries } from '../../registry/audit-list.ts'
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
    'Deeds of the accounts of the caller’s areas, the newest first: of an account, about an object, of a kind, of a time',
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
    const object = objectKind === undefined || objectId === undefined ? null : { kind: objectKind, id: objectId }
    const wanted = { before: before as number | null, account, object, action }
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

export const auditRoutes = [list, verify]
