import { basename } from 'node:path'
import Type from 'typebox'
import { batchFolder } from '../../jobs/job-folders.ts'
import { selectRunOfPerson } from '../../registry/people/one-person.ts'
import { searchPeople } from '../../registry/people/search-people.ts'
import { personKeyOf } from '../../registry/person-key.ts'
import { selectRun, selectSummaryOfRun } from '../../registry/runs.ts'
import type { PersonFacts } from '../../reports/person-facts.ts'
import type { DetachedContext } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { deskEvidence, deskEvidenceOf } from '../desk-view.ts'
import { wantedOf } from '../people-filter.ts'
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
  summary: `People whom a clerk can rule on from the records (ask = desk), at most ${mostPeople}, each with the rows that may be somebody else’s; without those of whom a decision waits`,
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
    const after = readCursor(cipher, place, cursor, ['string', 'number'])
    const { rows, runs } = await inScope(async (tx) => {
      const wanted = wantedOf({ ask: 'desk', waiting: false, ...(area !== undefined && { area }) }, scope)
      const rows = await searchPeople(tx, cipher, wanted, { order: 'area', after, limit })
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
    const told = new Map<string, { quarter: string; facts: PersonFacts[] }>()
    for (const run of new Set(runs.map((one) => one.run))) {
      const keys = runs.filter((one) => one.run === run).flatMap((one) => one.keys)
      told.set(run, await explainOf(context, run, keys))
    }
    const last = rows.length === limit ? rows.at(-1)! : null
    return {
      people: rows.map((row) => {
        const { run, keys } = runs.find(({ id }) => id === row.id)!
        const { quarter, facts } = told.get(run)!
        const own = facts.find(({ personKey }) => keys.includes(String(personKey)))
        return { person: personRowOf(cipher, row), quarter, evidence: own ? deskEvidenceOf(own, language) : null }
      }),
      next: last && writeCursor(cipher, place, [last.area as string, last.id as number]),
    }
  },
})

async function explainOf({ inScope, explain, stopped, folder }: DetachedContext, key: string, keys: string[]) {
  const { run, summary } = await inScope(async (tx) => {
    const run = await selectRun(tx, key)
    return { run, summary: await selectSummaryOfRun(tx, run.id) }
  })
  const order = {
    outputFolder: run.snapshot,
    keys,
    batchFolder: batchFolder(folder, basename(String(summary.batchFolder ?? ''))),
  }
  return { quarter: run.quarter, facts: await explain(order, stopped) }
}

export const deskRoutes = [list]
