import Type from 'typebox'
import { selectRunOfPerson } from '../../registry/people/one-person.ts'
import { rowRulings } from '../../registry/person-decisions.ts'
import { personKeyOf } from '../../registry/person-key.ts'
import {
  countLikelyRows,
  type LikelyRow,
  selectLikelyRows,
  selectRowsOfSubject,
} from '../../registry/rows-in-question.ts'
import type { CandidateRow } from '../../reports/person-facts.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { deskArea } from '../desk-view.ts'
import { explainRuns } from '../explain-runs.ts'
import { likelyGrounds, likelyGroundsOf } from '../likely-row-view.ts'
import { personRow, personRowOf } from '../person-view.ts'
import { detachedRoute, route } from '../route.ts'
import { areaCode, fields, key, named, nullable, oneOf, text } from '../schemas.ts'
import { propose } from './person-decisions.ts'

const place = 'likely-rows'
/** Rows are read again for all of a page at once. */
const mostPeople = 10
/** More are not counted. */
const mostCounted = 10_000

const list = detachedRoute({
  method: 'POST',
  path: '/api/desk/likely-rows',
  name: 'listLikelyRows',
  summary: `People who are to be visited, while a row that no number leads to anybody is likely theirs and could answer for them, at most ${mostPeople}, the surest first; without those of whom a decision waits`,
  access: 'person.verify',
  area: ({ body }) => body.area,
  audit: 'person.desk',
  replay: 'again',
  body: fields({
    area: Type.Optional(areaCode),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostPeople })),
    cursor: Type.Optional(text(500)),
  }),
  reply: Type.Object({
    people: Type.Array(named('LikelyRows', { row: key, person: personRow, quarter: Type.String(), ...likelyGrounds })),
    next: nullable(Type.String()),
  }),
  async handle(context, { body }) {
    const { inScope, cipher, scope, record, language } = context
    const { limit = mostPeople, cursor, area } = body
    const after = readCursor(cipher, place, cursor, ['number', 'number'])
    const found = await inScope(async (tx) => {
      const rows = await selectLikelyRows(tx, { area: deskArea(area, scope), after, limit })
      const people: { row: (typeof rows)[number]; run: string; keys: string[]; rows: LikelyRow[] }[] = []
      for (const row of rows) {
        const { keys } = await selectRunOfPerson(tx, row.id as number)
        people.push({
          row,
          run: row.run_of as string,
          keys: keys.map((one) => one.key),
          rows: await selectRowsOfSubject(tx, row.id as number, row.subject as Uint8Array),
        })
      }
      return people
    })
    // Each was read, with what the sources say of them.
    const read = found.map(({ row }) => personKeyOf(cipher, row.id as number)).join(' ')
    record({ details: { ...(area !== undefined && { by: 'area' }), found: found.length, people: read } })
    const told = await explainRuns(context, found)
    const last = found.length === limit ? found.at(-1)!.row : null
    return {
      people: found.map(({ row, run, keys, rows }) => {
        const { quarter, facts } = told.get(run)!
        const own = facts.find(({ personKey }) => keys.includes(String(personKey))) ?? null
        const known = { score: row.score as number, evidence: row.evidence as CandidateRow['evidence'], rows }
        const grounds = likelyGroundsOf(known, own, language)
        return { row: row.row_key as string, person: personRowOf(cipher, row), quarter, ...grounds }
      }),
      next: last && writeCursor(cipher, place, [last.score as number, last.place as number]),
    }
  },
})

const count = route({
  method: 'POST',
  path: '/api/desk/likely-rows/count',
  name: 'countLikelyRows',
  summary: `How many people are to be visited beside a row that is likely theirs, counted up to ${mostCounted}`,
  access: 'person.verify',
  area: ({ body }) => body.area,
  audit: 'person.count',
  replay: 'again',
  body: fields({ area: Type.Optional(areaCode) }),
  reply: Type.Object({ count: Type.Integer(), more: Type.Boolean() }),
  async handle({ tx, scope }, { body: { area } }) {
    const found = await countLikelyRows(tx, deskArea(area, scope), mostCounted + 1)
    return { count: Math.min(found, mostCounted), more: found > mostCounted }
  },
})

const rule = route({
  method: 'POST',
  path: '/api/people/:key/row-rulings',
  name: 'ruleOnRow',
  summary:
    'A row that is likely a person’s is theirs, by its number, or is not; it waits for a second person and is a ruling of the next run',
  access: 'person.verify',
  area: 'scope',
  audit: 'person.row',
  status: 201,
  params: fields({ key }),
  body: fields({ row: key, ruling: oneOf(rowRulings), reason: text(500, 2) }),
  reply: Type.Object({ decision: key }),
  handle: (context, { params, body }) => propose(context, params.key, { kind: 'row', ...body }),
})

const takeBack = route({
  method: 'POST',
  path: '/api/people/:key/ruling-undoings',
  name: 'takeBackRuling',
  summary:
    'A ruling on a row was wrong: it waits for a second person, then no run is told of it and the row may be shown again',
  access: 'person.verify',
  area: 'scope',
  audit: 'person.unrule',
  status: 201,
  params: fields({ key }),
  body: fields({ ruling: key, reason: text(500, 2) }),
  reply: Type.Object({ decision: key }),
  handle: (context, { params, body: { ruling, reason } }) =>
    propose(context, params.key, { kind: 'unrule', ruled: ruling, reason }),
})

export const likelyRowRoutes = [list, count, rule, takeBack]
