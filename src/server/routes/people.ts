import Type from 'typebox'
import { countPeople, orderColumns, orderOf, searchPeople } from '../../registry/people/search-people.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { filterBody, peopleFilter, searchedBy, wantedOf } from '../people-filter.ts'
import { personRow, personRowOf } from '../person-view.ts'
import { route } from '../route.ts'
import { fields, nullable, page } from '../schemas.ts'

/** More are not counted: a figure of millions is the statistics' to give. */
const mostCounted = 10_000

const search = route({
  method: 'POST',
  path: '/api/people/search',
  name: 'searchPeople',
  summary:
    'People of the register, by number, phone, name, initials, place of registration, status or reason; on a day, as it was then',
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
    const place = `people:${order}:${filter.asOf ?? ''}`
    const after = readCursor(cipher, place, cursor, types)
    const rows = await searchPeople(tx, cipher, wanted, { order, after, limit })
    const last = rows.length === limit ? rows.at(-1)! : null
    record({ details: { ...searchedBy(filter), found: rows.length } })
    return {
      people: rows.map((row) => personRowOf(cipher, row)),
      next:
        last &&
        writeCursor(
          cipher,
          place,
          orderColumns[order].map((name) => last[name] as string | number),
        ),
    }
  },
})

const count = route({
  method: 'POST',
  path: '/api/people/count',
  name: 'countPeople',
  summary: `How many people a search finds, counted up to ${mostCounted}; on a day, as the register was then`,
  access: 'person.search',
  area: ({ body }) => body.area,
  audit: 'person.count',
  body: filterBody,
  reply: Type.Object({ count: Type.Integer(), more: Type.Boolean() }),
  async handle({ tx, cipher, record, scope }, { body }) {
    const found = await countPeople(tx, cipher, wantedOf(body, scope), mostCounted + 1)
    record({ details: searchedBy(body) })
    return { count: Math.min(found, mostCounted), more: found > mostCounted }
  },
})

export const peopleRoutes = [search, count]
