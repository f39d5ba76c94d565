import Type from 'typebox'
import { selectRunOfPerson } from '../../registry/people/one-person.ts'
import { personKeyOf } from '../../registry/person-key.ts'
import { selectAtDesk } from '../../registry/rows-in-question.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { deskArea, deskEvidence, deskEvidenceOf } from '../desk-view.ts'
import { explainRuns } from '../explain-runs.ts'
import { personRow, personRowOf } from '../person-view.ts'
import { detachedRoute } from '../route.ts'
import { areaCode, fields, named, nullable, text } from '../schemas.ts'

const place = 'desk'
/** Rows are read again for all of a page at once: ten people take hardly longer than one. */
const mostPeople = 10

const list = detachedRoute({
  method: 'POST',
  path: '/api/desk',
  name: 'listDesk',
  summary: `People whom a clerk can rule on from the records (ask = desk), at most ${mostPeople}, those whose links are surest first, each with the rows that may be somebody else’s; without those of whom a decision waits`,
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
    people: Type.Array(
      named('DeskPerson', {
        person: personRow,
        quarter: Type.String(),
        evidence: nullable(deskEvidence),
      }),
    ),
    next: nullable(Type.String()),
  }),
  async handle(context, { body }) {
    const { inScope, cipher, scope, record, language } = context
    const { limit = mostPeople, cursor, area } = body
    const after = readCursor(cipher, place, cursor, ['number', 'string', 'number'])
    const { rows, runs } = await inScope(async (tx) => {
      const rows = await selectAtDesk(tx, { area: deskArea(area, scope), after, limit })
      const runs: { id: number; run: string; keys: string[] }[] = []
      for (const { id } of rows) {
        const { run, keys } = await selectRunOfPerson(tx, id as number)
        runs.push({ id: id as number, run, keys: keys.map(({ key }) => key) })
      }
      return { rows, runs }
    })
    // Each was read, with what the sources say of them.
    const read = rows.map(({ id }) => personKeyOf(cipher, id as number)).join(' ')
    record({ details: { ...(area !== undefined && { by: 'area' }), found: rows.length, people: read } })
    const told = await explainRuns(context, runs)
    const last = rows.length === limit ? rows.at(-1)! : null
    return {
      people: rows.map((row) => {
        const { run, keys } = runs.find(({ id }) => id === row.id)!
        const { quarter, facts } = told.get(run)!
        const own = facts.find(({ personKey }) => keys.includes(String(personKey)))
        return { person: personRowOf(cipher, row), quarter, evidence: own ? deskEvidenceOf(own, language) : null }
      }),
      next: last && writeCursor(cipher, place, [last.certainty as number, last.area as string, last.id as number]),
    }
  },
})

export const deskRoutes = [list]
