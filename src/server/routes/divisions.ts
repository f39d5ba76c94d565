import Type from 'typebox'
import { problem } from '../../problems.ts'
import { selectDivisions, selectOptionalDivision } from '../../registry/statistics.ts'
import { levelOfArea, prefixOfArea } from '../../security/area-scope.ts'
import { route } from '../route.ts'
import { areaCode, fields, named } from '../schemas.ts'

const division = named('Division', { code: Type.String(), name: Type.String(), level: Type.String() })
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
    const own =
      code === '000000' ? { code, name: '全国', level: 'country' } : await selectOptionalDivision(database, code)
    if (own === null) throw problem('area_code_invalid', {})
    const levels = next[levelOfArea(code)]
    return {
      division: own,
      below: levels.length === 0 ? [] : await selectDivisions(database, prefixOfArea(code), levels),
    }
  },
})

export const divisionRoutes = [read]
