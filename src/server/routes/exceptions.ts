import Type, { type Static } from 'typebox'
import {
  type AccessException,
  grantAccessException,
  insertAccessException,
  refuseAccessException,
  selectAccessExceptions,
} from '../../registry/access-exceptions.ts'
import { todaysArea } from '../../security/area-scope.ts'
import { newKey } from '../../security/new-key.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { route } from '../route.ts'
import { areaCode, done, fields, key, named, nullable, oneOf, page, text } from '../schemas.ts'

const word = nullable(Type.String())
const place = 'exceptions'
const ownPlace = 'own exceptions'
const params = fields({ key })
const days = Type.Integer({ minimum: 1, maximum: 30 })
const state = oneOf(['requested', 'granted', 'refused', 'ended'])

const exception = named('AccessException', {
  key,
  account: key,
  login: Type.String(),
  name: Type.String(),
  area: areaCode,
  reason: Type.String(),
  requestedAt: Type.String(),
  requestedDays: Type.Integer(),
  state,
  validFrom: word,
  validTo: word,
  refusal: word,
})

const request = route({
  method: 'POST',
  path: '/api/exceptions',
  name: 'requestException',
  summary: 'Ask to see an area outside one’s own for a reason and some days; a reviewer of that area decides',
  access: 'exception.request',
  area: 'scope',
  audit: 'exception.request',
  status: 201,
  body: fields({ area: areaCode, reason: text(500, 4), days }),
  reply: Type.Object({ exception: key }),
  async handle({ tx, caller, now, random, record }, { body }) {
    const { reason, days } = body
    const area = todaysArea(body.area)
    const exception = newKey(random)
    record({ objectKind: 'exception', objectId: exception, purpose: reason, details: { area, days } })
    await insertAccessException(tx, { key: exception, accountID: caller.account.id, area, reason, days, now })
    return { exception }
  },
})

const list = route({
  method: 'GET',
  path: '/api/exceptions',
  name: 'listExceptions',
  summary: 'Requests to see the caller’s areas, and what became of them, the newest first',
  access: 'exception.grant',
  area: 'scope',
  audit: 'exception.list',
  query: fields({ state: Type.Optional(state), ...page }),
  reply: Type.Object({ exceptions: Type.Array(exception), next: word }),
  async handle({ tx, cipher, now, scope }, { query }) {
    const { limit = 50, cursor, state = null } = query
    const [before = null] = readCursor(cipher, place, cursor, ['number']) ?? []
    // What the caller asked for elsewhere is seen by them, but is not for them to decide.
    const wanted = { beforeID: before as number | null, state, scope, now, most: limit }
    const found = await selectAccessExceptions(tx, wanted)
    return {
      exceptions: found.map(exceptionOf),
      next: found.length === limit ? writeCursor(cipher, place, [found.at(-1)!.id]) : null,
    }
  },
})

const listOwn = route({
  method: 'GET',
  path: '/api/own/exceptions',
  name: 'listOwnExceptions',
  summary: 'What one asked to see outside one’s own areas, and what became of it, the newest first',
  access: 'own',
  area: 'none',
  audit: { none: 'tells people only about themselves' },
  query: fields(page),
  reply: Type.Object({ exceptions: Type.Array(exception), next: word }),
  // As canbao_self the database shows one's own alone.
  async handle({ tx, cipher, now }, { query }) {
    const { limit = 20, cursor } = query
    const [before = null] = readCursor(cipher, ownPlace, cursor, ['number']) ?? []
    const wanted = { beforeID: before as number | null, state: null, scope: null, now, most: limit }
    const found = await selectAccessExceptions(tx, wanted)
    return {
      exceptions: found.map(exceptionOf),
      next: found.length === limit ? writeCursor(cipher, ownPlace, [found.at(-1)!.id]) : null,
    }
  },
})

const grant = route({
  method: 'POST',
  path: '/api/exceptions/:key/grant',
  name: 'grantException',
  summary: 'Open the area from now on for some days, for reading only',
  access: 'exception.grant',
  area: 'scope',
  audit: 'exception.grant',
  params,
  body: fields({ days }),
  reply: exception,
  async handle({ tx, caller, now, record }, { params, body }) {
    record({ objectKind: 'exception', objectId: params.key, details: { days: body.days } })
    const decision = { accountID: caller.account.id, days: body.days, now }
    return exceptionOf(await grantAccessException(tx, params.key, decision))
  },
})

const refuse = route({
  method: 'POST',
  path: '/api/exceptions/:key/refusal',
  name: 'refuseException',
  summary: 'Refuse, with a reason',
  access: 'exception.grant',
  area: 'scope',
  audit: 'exception.refuse',
  params,
  body: fields({ reason: text(500, 2) }),
  reply: done,
  async handle({ tx, caller, now, record }, { params, body }) {
    record({ objectKind: 'exception', objectId: params.key })
    await refuseAccessException(tx, params.key, { accountID: caller.account.id, reason: body.reason, now })
    return { done: true as const }
  },
})

function exceptionOf({ id: _, accountID: __, accountKey, ...rest }: AccessException): Static<typeof exception> {
  return { ...rest, account: accountKey }
}

export const exceptionRoutes = [request, list, listOwn, grant, refuse]
