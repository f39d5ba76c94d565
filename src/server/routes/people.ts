import Type, { type Static } from 'typebox'
import {
  countPeople,
  orderColumns,
  orderOf,
  type PeopleWanted,
  searchPeople,
} from '../../registry/people/search-people.ts'
import { prefixOfArea } from '../../security/area-scope.ts'
import { readNumber } from '../../standards/identity-number.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { personRow, personRowOf } from '../person-view.ts'
import { route } from '../route.ts'
import { areaCode, fields, nullable, page, text } from '../schemas.ts'

const code = Type.Optional(Type.String({ pattern: '^\\d{2}$' }))

/** What people are looked for by. Nothing of it ever stands in an address. */
const peopleFilter = {
  number: Type.Optional(text(40)),
  phone: Type.Optional(text(40)),
  name: Type.Optional(text(60)),
  nameStart: Type.Optional(text(60)),
  initials: Type.Optional(Type.String({ pattern: '^[A-Za-z]{1,20}$', description: 'of the name in pinyin' })),
  area: Type.Optional(areaCode),
  disposition: Type.Optional(text(20)),
  reason: Type.Optional(text(20)),
  ask: Type.Optional(Type.Union([Type.Literal('visit'), Type.Literal('desk')])),
  household: Type.Optional(Type.Union([Type.Literal('local'), Type.Literal('non_local')])),
  codes: Type.Optional(fields({ AIC003: code, AKC003: code, ALC003: code, AJC003: code, AMC003: code })),
}

const filterBody = fields(peopleFilter)

/** More are not counted: a figure of millions is the statistics' to give. */
const mostCounted = 10_000

const search = route({
  method: 'POST',
  path: '/api/people/search',
  name: 'searchPeople',
  summary: 'People of the register, by number, phone, name, initials, place of registration, status or reason',
  access: 'person.search',
  area: ({ body }) => body.area,
  audit: 'person.search',
  body: fields({ ...peopleFilter, ...page }),
  reply: Type.Object({ people: Type.Array(personRow), next: nullable(Type.String()) }),
  async handle({ tx, cipher, record, scope }, { body }) {
    const { limit = 50, cursor, ...filter } = body
    const wanted = wantedOf(filter, scope)
    const order = orderOf(wanted)
    const types = order === 'area' ? (['string', 'number'] as const) : (['string', 'string', 'number'] as const)
    const after = readCursor(cipher, `people:${order}`, cursor, types)
    const rows = await searchPeople(tx, cipher, wanted, { order, after, limit })
    const last = rows.length === limit ? rows.at(-1)! : null
    record({ details: { by: criteriaOf(filter), found: rows.length } })
    return {
      people: rows.map((row) => personRowOf(cipher, row)),
      next:
        last &&
        writeCursor(
          cipher,
          `people:${order}`,
          orderColumns[order].map((name) => last[name] as string | number),
        ),
    }
  },
})

const count = route({
  method: 'POST',
  path: '/api/people/count',
  name: 'countPeople',
  summary: `How many people a search finds, counted up to ${mostCounted}`,
  access: 'person.search',
  area: ({ body }) => body.area,
  audit: 'person.count',
  body: filterBody,
  reply: Type.Object({ count: Type.Integer(), more: Type.Boolean() }),
  async handle({ tx, cipher, record, scope }, { body }) {
    const found = await countPeople(tx, cipher, wantedOf(body, scope), mostCounted + 1)
    record({ details: { by: criteriaOf(body) } })
    return { count: Math.min(found, mostCounted), more: found > mostCounted }
  },
})

/** What the registry looks for. Where one area is all that may be seen, listing walks that area and no other. */
function wantedOf(filter: Static<typeof filterBody>, scope: readonly string[]): PeopleWanted {
  const { number, phone, area, initials, codes, ...rest } = filter
  const named = [number, phone, filter.name, filter.nameStart, initials].some((value) => value !== undefined)
  const inside = area === undefined ? (scope.length === 1 && !named ? scope[0] : undefined) : prefixOfArea(area)
  return {
    ...rest,
    ...(number !== undefined && { number: readNumber(number, {}).number || number.trim() }),
    ...(phone !== undefined && { phone: phone.trim() }),
    ...(initials !== undefined && { initials: initials.toLowerCase() }),
    ...(inside !== undefined && { area: inside }),
    ...(codes !== undefined && {
      codes: Object.fromEntries(Object.entries(codes).map(([name, value]) => [name.toLowerCase(), value])),
    }),
  }
}

/** Which criteria were given, for the audit: their names, never their values. */
const criteriaOf = (filter: object) => Object.keys(filter).sort().join(' ')

export const peopleRoutes = [search, count]
