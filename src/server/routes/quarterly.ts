import Type from 'typebox'
import { openFigures } from '../../batch/open-figures.ts'
import { problem } from '../../problems.ts'
import {
  dueDateOf,
  type FiledContent,
  fileQuarterly,
  quarterBefore,
  readQuarterly,
} from '../../publish/file-quarterly.ts'
import {
  type FiledTable,
  selectFiledTable,
  selectFiledTables,
  selectOptionalLatestTable,
  selectPeopleByRunKey,
} from '../../registry/quarterly-tables.ts'
import { type PublishedRun, selectRun } from '../../registry/runs.ts'
import { cellPage, readCell } from '../../reports/quarterly-cells.ts'
import type { Quarterly } from '../../reports/run-summary.ts'
import { assertInside } from '../../security/area-scope.ts'
import { newKey } from '../../security/new-key.ts'
import { asOfDay, endOfDay } from '../as-of.ts'
import type { ReadingContext } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { personRow, personRowOf } from '../person-view.ts'
import { quarterlyShown, quarterlyShownOf } from '../quarterly-view.ts'
import { detachedRoute, route } from '../route.ts'
import { areaCode, fields, key, named, nullable, page, text } from '../schemas.ts'

const word = nullable(Type.String())
const params = fields({ key })

const read = route({
  method: 'GET',
  path: '/api/runs/:key/quarterly',
  name: 'readQuarterly',
  summary: 'The official table of a run: cities of one’s own, the difference to the last quarter that was filed',
  access: 'quarterly.read',
  area: 'scope',
  audit: { none: 'tells counts, nothing about anybody' },
  params,
  reply: quarterlyShown,
  async handle(context, { params }) {
    const run = await selectRun(context.tx, params.key)
    return shownOf(context, run.area, readQuarterly(run), null)
  },
})

const listPeople = detachedRoute({
  method: 'GET',
  path: '/api/runs/:key/quarterly/people',
  name: 'listPeopleOfFigure',
  summary: 'The people whom a figure of the table counts, as the register has them now: `cell=520300:9` or `total:9`',
  access: 'quarterly.people',
  area: 'scope',
  audit: 'quarterly.people',
  params,
  query: fields({ cell: Type.String({ pattern: '^(\\d{6}|total):\\d{1,2}$' }), ...page }),
  reply: Type.Object({
    people: Type.Array(Type.Object({ city: Type.String(), person: personRow })),
    gone: Type.Integer({ description: 'people of this page who are no longer in the register, or not of one’s areas' }),
    next: word,
  }),
  async handle(context, { params, query }) {
    const { inScope, scope, cipher, record } = context
    const { limit = 50, cursor } = query
    record({ objectKind: 'run', objectId: params.key, details: { cell: query.cell } })
    const place = `quarterly:${params.key}:${query.cell}`
    const after = readCursor(cipher, place, cursor, ['string', 'string']) as [string, string] | null
    const run = await inScope((tx) => selectRun(tx, params.key))
    const cell = readCell(query.cell)
    assertInside(scope, cell.city === 'total' ? run.area : cell.city)
    if (cell.city !== 'total' && !readQuarterly(run).rows.some(({ city }) => city === cell.city)) {
      throw problem('figure_unknown', { cell: query.cell })
    }
    const counted = await peopleOfCell(run, query.cell, { after, limit })
    const rows = await inScope((tx) =>
      selectPeopleByRunKey(
        tx,
        counted.map(([, person]) => person),
      ),
    )
    const known = new Map(rows.map((row) => [row.asked as string, row]))
    const people = counted.flatMap(([city, person]) => {
      const row = known.get(person.replaceAll('-', ''))
      return row === undefined ? [] : [{ city, person: personRowOf(cipher, row) }]
    })
    const next = counted.length === limit ? writeCursor(cipher, place, [...counted.at(-1)!]) : null
    return { people, gone: counted.length - people.length, next }
  },
})

const file = route({
  method: 'POST',
  path: '/api/runs/:key/quarterly/filing',
  name: 'fileQuarterly',
  summary:
    'File the table of a published run: it is frozen; filed again for the quarter, it is a new version that says why',
  access: 'quarterly.file',
  area: 'scope',
  audit: 'quarterly.file',
  status: 201,
  params,
  body: fields({
    reason: Type.Optional(text(500, 2)),
    signatures: fields({ preparer: text(60), sectionHead: text(60), unitHead: text(60) }),
  }),
  reply: Type.Object({ table: key, version: Type.Integer(), digest: Type.String() }),
  async handle({ tx, caller, scope, random, now, record }, { params, body }) {
    const run = await selectRun(tx, params.key)
    assertInside(scope, run.area)
    const table = newKey(random)
    record({ objectKind: 'run', objectId: run.key, details: { table } })
    const { reason = null, signatures } = body
    const filedBy = caller.account.login
    return { table, ...(await fileQuarterly(tx, run, { key: table, reason, signatures, filedBy, now })) }
  },
})

const filed = {
  key,
  area: Type.String(),
  quarter: Type.String(),
  version: Type.Integer(),
  run: key,
  digest: Type.String({ description: 'SHA-256 of what was filed' }),
  reason: word,
  preparedBy: Type.String(),
  filedBy: Type.String(),
  filedAt: Type.String(),
}

const list = route({
  method: 'GET',
  path: '/api/quarterly-tables',
  name: 'listQuarterlyTables',
  summary:
    'Tables that were filed and touch one’s area, the newest first; as of a day, of each quarter the version that held',
  access: 'quarterly.read',
  area: 'scope',
  audit: { none: 'tells nothing about people' },
  query: fields({
    area: Type.Optional(areaCode),
    quarter: Type.Optional(Type.String({ pattern: '^\\d{4}Q[1-4]$' })),
    asOf: Type.Optional(asOfDay),
    ...page,
  }),
  reply: Type.Object({ tables: Type.Array(named('FiledTable', filed)), next: word }),
  async handle({ tx, cipher }, { query }) {
    const { limit = 50, cursor, quarter = null, area = null } = query
    const place = `quarterly-tables:${query.asOf ?? ''}`
    const [before = null] = readCursor(cipher, place, cursor, ['number']) ?? []
    const asOf = query.asOf === undefined ? null : endOfDay(query.asOf)
    const rows = await selectFiledTables(tx, { before: before as number | null, quarter, area, asOf }, limit)
    const next = rows.length === limit ? writeCursor(cipher, place, [rows.at(-1)!.id]) : null
    return { tables: rows.map(filedOf), next }
  },
})

const readFiled = route({
  method: 'GET',
  path: '/api/quarterly-tables/:key',
  name: 'readQuarterlyTable',
  summary:
    'A table as it was filed, with the difference to the quarter before: to the version that held when it was filed, or on a day',
  access: 'quarterly.read',
  area: 'scope',
  audit: { none: 'tells counts, nothing about anybody' },
  params,
  query: fields({ asOf: Type.Optional(asOfDay) }),
  reply: Type.Object({
    ...filed,
    table: quarterlyShown,
    signatures: Type.Object({ preparer: Type.String(), sectionHead: Type.String(), unitHead: Type.String() }),
  }),
  async handle(context, { params, query }) {
    const found = await selectFiledTable(context.tx, params.key)
    const content = found.content as FiledContent
    const moment = query.asOf === undefined ? new Date(found.filedAt) : endOfDay(query.asOf)
    const table = await shownOf(context, found.area, content, moment)
    return { ...filedOf(found), table, signatures: content.signatures }
  },
})

/** With the difference to the version of the quarter before that held at a moment; null: to the last one. */
async function shownOf({ tx, scope }: ReadingContext, area: string, table: Quarterly, asOf: Date | null) {
  const before = await selectOptionalLatestTable(tx, area, quarterBefore(table.quarter), asOf)
  const previous = before && {
    quarter: before.quarter,
    version: before.version,
    table: before.content as FiledContent,
  }
  return quarterlyShownOf({ area, table, dueOn: dueDateOf(table.quarter) }, previous, scope)
}

/** City and key of the people of a figure, in that order. */
async function peopleOfCell(
  run: PublishedRun,
  cell: string,
  wanted: { after: readonly [string, string] | null; limit: number },
): Promise<[city: string, person: string][]> {
  const figures = await openFigures(run.snapshot)
  try {
    const people: [string, string][] = []
    for await (const rows of figures.stream(cellPage(readCell(cell), figures.tables, wanted))) {
      for (const [city, person] of rows) people.push([String(city), String(person)])
    }
    return people
  } finally {
    figures.close()
  }
}

const filedOf = ({ id: _id, content: _content, ...table }: FiledTable) => table

export const quarterlyRoutes = [read, listPeople, file, list, readFiled]
