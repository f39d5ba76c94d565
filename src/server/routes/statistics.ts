import Type from 'typebox'
import { problem } from '../../problems.ts'
import type { Queryable } from '../../registry/database.ts'
import {
  type Division,
  selectDivisions,
  selectFigures,
  selectFiguresByRun,
  selectRunsOfFigures,
} from '../../registry/statistics.ts'
import { countryCode, levelOfArea, prefixOfArea } from '../../security/area-scope.ts'
import type { DivisionLevel } from '../../security/roles.ts'
import { asOfDay, endOfDay } from '../as-of.ts'
import type { ReadingContext } from '../context.ts'
import { route } from '../route.ts'
import { areaCode, fields, key, nullable } from '../schemas.ts'

const figures = Type.Record(Type.String(), Type.Integer(), { description: 'measure → people; those of 0 are left off' })
const quarter = Type.String({ pattern: '^\\d{4}Q[1-4]$' })
const countedAt = Type.String({
  description: 'when the run was published and its figures were counted: what people verified later is not in them',
})
const runOf = Type.Object({ key, area: areaCode, quarter: Type.String(), asOf: Type.String(), countedAt })
const momentOf = (asOf: string | undefined) => (asOf === undefined ? null : endOfDay(asOf))

/** The level after it, which a map of the whole shows too. */
interface Parts {
  length: number
  levels: readonly string[]
}

/** What a map is coloured by. */
const mapped = ['local', 'direct', 'in_province', 'out_of_province', 'verified']

/** The next level below, as many digits as its codes have, and the levels of `division` with that many. */
const below: Readonly<Record<DivisionLevel, { length: number; levels: readonly string[]; finer?: Parts }>> = {
  country: { length: 2, levels: ['province'], finer: { length: 4, levels: ['prefecture'] } },
  province: { length: 4, levels: ['prefecture'], finer: { length: 6, levels: ['county'] } },
  city: { length: 6, levels: ['county'] },
  county: { length: 9, levels: ['township'] },
  township: { length: 12, levels: ['village'] },
  village: { length: 12, levels: [] },
}

const read = route({
  method: 'GET',
  path: '/api/statistics',
  name: 'readStatistics',
  summary:
    'Figures of an area and of the divisions one level below, from the last published run, one of a quarter, or the last as of a day',
  access: 'statistics.read',
  area: ({ query }) => query.area,
  audit: { none: 'tells counts, nothing about anybody' },
  query: fields({ area: Type.Optional(areaCode), quarter: Type.Optional(quarter), asOf: Type.Optional(asOfDay) }),
  reply: Type.Object({
    area: areaCode,
    level: Type.String(),
    runs: Type.Array(runOf),
    figures,
    divisions: Type.Array(
      Type.Object({
        area: Type.String(),
        name: nullable(Type.String({ description: 'null: people whose division is known no finer than the area' })),
        figures,
        parts: Type.Optional(
          Type.Array(Type.Object({ area: Type.String(), name: Type.String(), figures }), {
            description: `the level after that, of provinces and prefectures: ${mapped.join(', ')} alone`,
          }),
        ),
      }),
    ),
  }),
  async handle(context, { query }) {
    const { tx } = context
    const area = askedArea(context, query.area)
    const level = levelOfArea(area)
    const prefix = prefixOfArea(area)
    const { length, levels, finer } = below[level]
    const { quarter = null } = query
    const runs = await selectRunsOfFigures(tx, prefix, { quarter, asOf: momentOf(query.asOf) })
    const of = { runs: runs.map(({ id }) => id as number), prefix }
    const counted = await selectFigures(tx, { ...of, length })
    const names = await selectPlaces(tx, prefix, { length, levels })
    const inner = finer && { ...finer, counted: await selectFigures(tx, { ...of, length: finer.length }) }
    const places = inner === undefined ? [] : await selectPlaces(tx, prefix, inner)
    const named = names.map(({ code, name }) => ({
      area: code,
      name,
      figures: counted.get(code.slice(0, length)) ?? {},
      ...(inner && { parts: partsOf(code.slice(0, length), places, inner) }),
    }))
    const listed = new Set(names.map(({ code }) => code.slice(0, length)))
    const rest = [...counted].filter(([own]) => levels.length > 0 && !listed.has(own))
    return {
      area,
      level,
      runs: runs.map((run) => ({
        key: run.key as string,
        area: run.area as string,
        quarter: run.quarter as string,
        asOf: run.as_of as string,
        countedAt: run.aae015 as string,
      })),
      figures: sumOf([...counted.values()]),
      divisions: [...named, ...rest.map(([own, figures]) => ({ area: own, name: null, figures }))],
    }
  },
})

const trend = route({
  method: 'GET',
  path: '/api/statistics/trend',
  name: 'readTrend',
  summary: 'Figures of an area in every published run, oldest first; as of a day, in those published by then',
  access: 'statistics.read',
  area: ({ query }) => query.area,
  audit: { none: 'tells counts, nothing about anybody' },
  query: fields({ area: Type.Optional(areaCode), asOf: Type.Optional(asOfDay) }),
  reply: Type.Object({
    area: areaCode,
    runs: Type.Array(Type.Object({ run: key, quarter: Type.String(), asOf: Type.String(), countedAt, figures })),
  }),
  async handle(context, { query }) {
    const area = askedArea(context, query.area)
    return { area, runs: await selectFiguresByRun(context.tx, prefixOfArea(area), momentOf(query.asOf)) }
  },
})

/** Divisions whose codes mean nothing beyond so many digits: no 本级, whose people are counted with the whole. */
async function selectPlaces(tx: Queryable, prefix: string, { length, levels }: Parts): Promise<Division[]> {
  if (levels.length === 0) return []
  return (await selectDivisions(tx, prefix, levels)).filter(({ code }) => /^0*$/.test(code.slice(length)))
}

/** The places within a division, with what a map shows of them. */
function partsOf(
  within: string,
  places: readonly Division[],
  { length, counted }: { length: number; counted: ReadonlyMap<string, Record<string, number>> },
) {
  return places
    .filter(({ code }) => code.startsWith(within))
    .map(({ code, name }) => {
      const figures = counted.get(code.slice(0, length)) ?? {}
      const kept = mapped.flatMap((measure) => (figures[measure] ? [[measure, figures[measure]] as const] : []))
      return { area: code, name, figures: Object.fromEntries(kept) }
    })
}

/** The area asked for, or the only one of the caller. Throws `area_needed` where there are several. */
function askedArea({ scope }: ReadingContext, asked: string | undefined): string {
  if (asked !== undefined) return asked
  const [only, ...others] = scope
  if (only === undefined || others.length > 0) throw problem('area_needed', {})
  return only === '' ? countryCode : only.padEnd(6, '0')
}

function sumOf(parts: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const part of parts) {
    for (const [measure, value] of Object.entries(part)) sum[measure] = (sum[measure] ?? 0) + value
  }
  return sum
}

export const statisticsRoutes = [read, trend]
