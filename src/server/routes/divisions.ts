import Type from 'typebox'
import { problem } from '../../problems.ts'
import { selectDivisionNames, selectDivisions, selectOptionalDivision } from '../../registry/statistics.ts'
import { levelOfArea, prefixOfArea } from '../../security/area-scope.ts'
import { route } from '../route.ts'
import { areaCode, fields, named } from '../schemas.ts'

const division = named('Division', { code: Type.String(), name: Type.String(), level: Type.String() })
const country = { code: '000000', name: '全国', level: 'country' }
const next = {
  country: ['province'],
  province: ['prefecture'],
  city: ['county'],
  county: ['township'],
  township: ['village'],
  village: [],
} as const

const read = route({
  method: 'GET',
  path: '/api/divisions/:code',
  name: 'readDivision',
  summary: 'A division and those one level below; 000000 lists the provinces',
  access: 'public',
  area: 'none',
  audit: { none: 'the list of divisions is public' },
  params: fields({ code: areaCode }),
  reply: Type.Object({ division, below: Type.Array(division) }),
  async handle({ service }, { params: { code } }) {
    const { database } = service.store
    const own = code === country.code ? country : await selectOptionalDivision(database, code)
    if (own === null) throw problem('area_code_invalid', {})
    const levels = next[levelOfArea(code)]
    return {
      division: own,
      below: levels.length === 0 ? [] : await selectDivisions(database, prefixOfArea(code), levels),
    }
  },
})

/** A page of a list has fewer places. */
const mostNames = 100

const names = route({
  method: 'GET',
  path: '/api/division-names',
  name: 'readDivisionNames',
  summary: `The names of at most ${mostNames} divisions, asked for by their codes with commas between; of unknown ones nothing is told`,
  access: 'public',
  area: 'none',
  audit: { none: 'the list of divisions is public' },
  query: fields({ codes: Type.String({ pattern: `^\\d{6,12}(,\\d{6,12}){0,${mostNames - 1}}$` }) }),
  reply: Type.Object({ names: Type.Record(Type.String(), Type.String()) }),
  async handle({ service }, { query }) {
    const codes = query.codes.split(',')
    const found = await selectDivisionNames(service.store.database, codes)
    const named = [country, ...found].filter(({ code }) => codes.includes(code))
    return { names: Object.fromEntries(named.map(({ code, name }) => [code, name])) }
  },
})

export const divisionRoutes = [read, names]
