import Type from 'typebox'
import {
  countFindings,
  findingOrder,
  searchFindings,
  selectDepartments,
  selectFinding,
  selectLifeOfFinding,
  selectPeopleOfFinding,
} from '../../registry/findings.ts'
import { prefixOfArea } from '../../security/area-scope.ts'
import { endOfDay } from '../as-of.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { findingRow, findingRowOf, findingState } from '../finding-view.ts'
import { personRow, personRowOf } from '../person-view.ts'
import { route } from '../route.ts'
import { areaCode, day, fields, key, nullable, page, text } from '../schemas.ts'

const word = nullable(Type.String())
const place = 'findings'

const search = route({
  method: 'POST',
  path: '/api/findings/search',
  name: 'searchFindings',
  summary: 'Findings of an area, or that concern people there, by state, code and insurance',
  access: 'finding.read',
  area: ({ body }) => body.area,
  audit: 'finding.search',
  replay: 'again',
  body: fields({
    area: Type.Optional(areaCode),
    state: Type.Optional(findingState),
    code: Type.Optional(text(40)),
    insurance: Type.Optional(Type.String({ pattern: '^[A-Z]{3}003$' })),
    waiting: Type.Optional(Type.Boolean({ description: 'whether a decision waits for its second person' })),
    department: Type.Optional(text(60)),
    openedUntil: Type.Optional(Type.String({ ...day, description: 'found until the end of this day' })),
    ...page,
  }),
  reply: Type.Object({ findings: Type.Array(findingRow), next: word }),
  async handle({ tx, cipher, record, scope }, { body }) {
    const { limit = 50, cursor, area, openedUntil, ...filter } = body
    const wanted = {
      ...filter,
      area: area === undefined ? onlyAreaOf(scope) : prefixOfArea(area),
      ...(openedUntil !== undefined && { openedUntil: endOfDay(openedUntil) }),
    }
    const after = readCursor(cipher, place, cursor, ['string', 'string', 'string', 'number'])
    const rows = await searchFindings(tx, wanted, { after, limit })
    const last = rows.length === limit ? rows.at(-1)! : null
    const by = Object.keys({ ...filter, ...(openedUntil !== undefined && { openedUntil }) })
    record({ details: { by: by.sort().join(' '), found: rows.length } })
    const next = last && findingOrder.map((name) => last[name] as string | number)
    return { findings: rows.map((row) => findingRowOf(cipher, row)), next: next && writeCursor(cipher, place, next) }
  },
})

const count = route({
  method: 'GET',
  path: '/api/findings',
  name: 'countFindings',
  summary: 'How many findings of each code are in each state',
  access: 'finding.read',
  area: ({ query }) => query.area,
  audit: 'finding.count',
  query: fields({ area: Type.Optional(areaCode) }),
  reply: Type.Object({
    counts: Type.Array(Type.Object({ code: Type.String(), state: findingState, count: Type.Integer() })),
  }),
  async handle({ tx, scope }, { query }) {
    const rows = await countFindings(tx, query.area === undefined ? onlyAreaOf(scope) : prefixOfArea(query.area))
    return { counts: rows.map(({ code, state, number }) => ({ code, state, count: number })) as never }
  },
})

const departments = route({
  method: 'GET',
  path: '/api/findings/departments',
  name: 'listDepartments',
  summary: 'With which departments findings lie, since when, and how many came back or were solved',
  access: 'finding.read',
  area: ({ query }) => query.area,
  audit: 'finding.count',
  query: fields({ area: Type.Optional(areaCode) }),
  reply: Type.Object({
    departments: Type.Array(
      Type.Object({
        department: Type.String(),
        waiting: Type.Integer({ description: 'findings that lie with it' }),
        returned: Type.Integer({ description: 'that came back, confirmed or dismissed' }),
        solved: Type.Integer({ description: 'that a later run no longer has' }),
        since: nullable(Type.String({ description: 'when the oldest of those that lie with it went there' })),
      }),
    ),
  }),
  async handle({ tx, scope }, { query }) {
    const prefix = query.area === undefined ? onlyAreaOf(scope) : prefixOfArea(query.area)
    return { departments: (await selectDepartments(tx, prefix)) as never }
  },
})

const read = route({
  method: 'GET',
  path: '/api/findings/:key',
  name: 'readFinding',
  summary: 'One finding: the people it concerns side by side, the rows it rests on, and what became of it',
  access: 'finding.read',
  area: 'scope',
  audit: 'finding.read',
  params: fields({ key }),
  reply: Type.Object({
    finding: findingRow,
    links: Type.Array(Type.Object({}, { additionalProperties: true, description: 'rows of the sources' })),
    people: Type.Array(personRow),
    life: Type.Array(
      Type.Object({
        at: Type.String(),
        from: word,
        to: findingState,
        ruling: word,
        department: word,
        reason: word,
        handler: word,
        reviewer: word,
        run: nullable(Type.Object({ key, quarter: Type.String() })),
      }),
    ),
  }),
  async handle({ tx, cipher, record }, { params }) {
    record({ objectKind: 'finding', objectId: params.key })
    const row = await selectFinding(tx, params.key)
    const id = row.id as number
    const people = await selectPeopleOfFinding(tx, id)
    const life = await selectLifeOfFinding(tx, id)
    return {
      finding: findingRowOf(cipher, row),
      links: row.links as object[],
      people: people.map((person) => personRowOf(cipher, person)),
      life: life.map((step) => ({
        at: step.at as string,
        from: step.from_state as string | null,
        to: step.to_state as never,
        ruling: step.ruling as string | null,
        department: step.department as string | null,
        reason: step.reason as string | null,
        handler: step.aae011 as string | null,
        reviewer: step.aae014 as string | null,
        run: step.run_of === null ? null : { key: step.run_of as string, quarter: step.quarter as string },
      })),
    }
  },
})

/** Where one area is all that may be seen, its lists walk that area and no other. */
const onlyAreaOf = (scope: readonly string[]) => (scope.length === 1 ? scope[0]! : '')

export const findingRoutes = [search, count, departments, read]
