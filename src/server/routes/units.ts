import Type, { type Static } from 'typebox'
import type { Row } from '../../registry/database.ts'
import { searchUnits, selectUnit, selectUnitAsOf, selectUnitVersions, unitOrder } from '../../registry/units.ts'
import { prefixOfArea } from '../../security/area-scope.ts'
import { asOfDay, endOfDay } from '../as-of.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { route } from '../route.ts'
import { areaCode, fields, key, named, nullable, page, text } from '../schemas.ts'

const word = nullable(Type.String())

const unit = named('Unit', {
  key,
  area: Type.String(),
  AAB998: word,
  AAB001: word,
  AAB004: word,
  AAB019: word,
  AAB301: word,
  registered: Type.Boolean(),
  enrolled: Type.Integer(),
  disposition: Type.String(),
  reasons: Type.Array(Type.String()),
  leftAt: word,
})

const search = route({
  method: 'POST',
  path: '/api/units/search',
  name: 'searchUnits',
  summary:
    'Units of the register, by credit code, beginning of the name, area, and whether they are registered; on a day, as it was then',
  access: 'unit.read',
  area: ({ body }) => body.area,
  audit: 'unit.search',
  body: fields({
    code: Type.Optional(text(18)),
    nameStart: Type.Optional(text(100)),
    area: Type.Optional(areaCode),
    registered: Type.Optional(Type.Boolean({ description: 'false: known to other departments only' })),
    disposition: Type.Optional(text(20)),
    reason: Type.Optional(text(40)),
    asOf: Type.Optional(asOfDay),
    ...page,
  }),
  reply: Type.Object({ units: Type.Array(unit), next: word }),
  async handle({ tx, cipher, record }, { body }) {
    const { limit = 50, cursor, area, code, asOf, ...filter } = body
    const place = `units:${asOf ?? ''}`
    const wanted = {
      ...filter,
      ...(asOf !== undefined && { asOf: endOfDay(asOf) }),
      ...(code !== undefined && { code: code.trim().toUpperCase() }),
      ...(area !== undefined && { area: prefixOfArea(area) }),
    }
    const rows = await searchUnits(tx, wanted, {
      after: readCursor(cipher, place, cursor, ['string', 'number']),
      limit,
    })
    const last = rows.length === limit ? rows.at(-1)! : null
    record({ details: { by: Object.keys(wanted).sort().join(' '), found: rows.length } })
    const next = last && unitOrder.map((name) => last[name] as string | number)
    return { units: rows.map(unitOf), next: next && writeCursor(cipher, place, next) }
  },
})

const read = route({
  method: 'GET',
  path: '/api/units/:key',
  name: 'readUnit',
  summary: 'One unit and what it was before; on a day, as it was then',
  access: 'unit.read',
  area: 'scope',
  audit: 'unit.read',
  params: fields({ key }),
  query: fields({ asOf: Type.Optional(asOfDay) }),
  reply: Type.Object({
    unit,
    run: Type.Object({ key, quarter: Type.String() }),
    former: Type.Array(Type.Object({ until: Type.String(), unit })),
  }),
  async handle({ tx, record }, { params, query }) {
    record({ objectKind: 'unit', objectId: params.key })
    const moment = query.asOf === undefined ? null : endOfDay(query.asOf)
    const row = moment === null ? await selectUnit(tx, params.key) : await selectUnitAsOf(tx, params.key, moment)
    const former = await selectUnitVersions(tx, params.key, moment)
    return {
      unit: unitOf(row),
      run: { key: row.run_of as string, quarter: row.quarter as string },
      former: former.map((version) => ({ until: version.valid_to as string, unit: unitOf(version) })),
    }
  },
})

function unitOf(row: Row): Static<typeof unit> {
  const named = (name: string) => row[name] as string | null
  return {
    key: row.key as string,
    area: row.area as string,
    AAB998: named('aab998'),
    AAB001: named('aab001'),
    AAB004: named('aab004'),
    AAB019: named('aab019'),
    AAB301: named('aab301'),
    registered: row.registered as boolean,
    enrolled: row.enrolled as number,
    disposition: row.disposition as string,
    reasons: row.reasons as string[],
    leftAt: named('left_at'),
  }
}

export const unitRoutes = [search, read]
