import { beforeAll, describe, expect, test } from 'vitest'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

const service = await newPublishedService({ persons: 1_200, seed: 11, noise: 3 })
const { database } = service.store
const [first] = await database.query(
  `select left(area, 6) as county, count(*) as people from person where household = 'local' group by 1 order by 2 desc limit 1`,
)
const home = first!.county as string
const visitors: Record<'province' | 'city' | 'county' | 'two', Visitor> = {} as never
beforeAll(async () => {
  const makers = {
    province: [{ role: 'province', area: '520000' }],
    city: [{ role: 'statistician', area: '520300' }],
    county: [{ role: 'handler', area: home }],
    two: [
      { role: 'statistician', area: home },
      { role: 'statistician', area: home === '520321' ? '520322' : '520321' },
    ],
  } as const
  for (const [name, grants] of Object.entries(makers)) {
    await service.account(name, grants)
    visitors[name as keyof typeof visitors] = await service.login(name)
  }
})

interface Statistics {
  figures: Record<string, number>
  divisions: { area: string; name: string | null; figures: Record<string, number>; parts?: Statistics['divisions'] }[]
}
const read = async (visitor: Visitor, query = '') =>
  (await visitor.get(`/api/statistics${query}`)).body as unknown as Statistics

describe('statistics', () => {
  test('of the city are those of the register, and the counties add up to them', async () => {
    const { figures, divisions } = await read(visitors.city)
    const [counted] = await database.query(
      `select count(*) filter (where household = 'local') as local, count(*) filter (where ask = 'visit' and household = 'local') as visit from person`,
    )
    expect([figures.local, figures.ask_visit]).toEqual([counted!.local, counted!.visit])
    for (const [measure, value] of Object.entries(figures)) {
      expect([measure, divisions.reduce((sum, each) => sum + (each.figures[measure] ?? 0), 0)]).toEqual([
        measure,
        value,
      ])
    }
    expect(divisions.find(({ area }) => area === home)!.name).toMatch(/[县区市]$/)
  })

  test('of the province name each prefecture once, with its counties for the map', async () => {
    const { figures, divisions } = await read(visitors.province)
    expect(divisions.map(({ area }) => area.slice(0, 4))).toEqual([
      ...new Set(divisions.map(({ area }) => area.slice(0, 4))),
    ])
    expect(divisions.reduce((sum, each) => sum + (each.figures.local ?? 0), 0)).toBe(figures.local)
    const { figures: ofCity, parts } = divisions.find(({ area }) => area === '520300')!
    expect(parts!.reduce((sum, each) => sum + (each.figures.local ?? 0), 0)).toBe(ofCity.local)
    expect(parts!.find(({ area }) => area === home)!.name).toMatch(/[县区市]$/)
    expect((await read(visitors.city)).divisions.every(({ parts }) => parts === undefined)).toBe(true)
  })

  test('lead down to the village, every level adding up', async () => {
    let area = home
    for (const level of ['county', 'township'] as const) {
      const { figures, divisions } = await read(visitors.county, `?area=${area}`)
      expect([level, divisions.reduce((sum, each) => sum + (each.figures.local ?? 0), 0)]).toEqual([
        level,
        figures.local,
      ])
      area = divisions.reduce((most, each) =>
        (each.figures.local ?? 0) > (most.figures.local ?? 0) ? each : most,
      ).area
    }
    const village = await read(visitors.county, `?area=${area}`)
    expect(village.figures.local).toBeGreaterThan(0)
  })

  test('of another area are refused, and several own areas are asked for one by one', async () => {
    const outside = await visitors.county.get('/api/statistics?area=520300')
    expect([outside.status, outside.body.code]).toEqual([403, 'area_outside'])
    const unclear = await visitors.two.get('/api/statistics')
    expect([unclear.status, unclear.body.code]).toEqual([400, 'area_needed'])
  })

  test('have a trend of the published runs', async () => {
    const { body } = await visitors.county.get('/api/statistics/trend')
    const { figures } = await read(visitors.county)
    expect(body.runs).toMatchObject([{ quarter: '2016Q4', figures }])
  })
})

describe('divisions', () => {
  test('are read level by level', async () => {
    const { body } = await service.visitor().get('/api/divisions/520300')
    expect(body.division).toMatchObject({ code: '520300', name: '遵义市' })
    expect((body.below as { code: string }[]).map(({ code }) => code)).toContain('520302')
  })
})

describe('units', () => {
  test('are found by code and name inside the area only', async () => {
    const [unit] = await database.query(
      'select * from unit where aab998 is not null and area ^@ $1 order by id limit 1',
      [home],
    )
    const found = await visitors.county.post('/api/units/search', { code: unit!.aab998 })
    expect(found.body.units).toMatchObject([{ AAB998: unit!.aab998, AAB004: unit!.aab004 }])
    const named = await visitors.county.post('/api/units/search', { nameStart: String(unit!.aab004).slice(0, 4) })
    expect((named.body.units as { key: string }[]).map(({ key }) => key)).toContain(unit!.key)
    const one = await visitors.county.get(`/api/units/${unit!.key}`)
    expect(one.body).toMatchObject({ unit: { AAB998: unit!.aab998 }, run: { quarter: '2016Q4' }, former: [] })
    const outside = await database.query('select * from unit where not area ^@ $1 order by id limit 1', [home])
    const hidden = await visitors.county.get(`/api/units/${outside[0]!.key}`)
    expect([hidden.status, hidden.body.code]).toEqual([404, 'unit_unknown'])
    const listed = await visitors.county.post('/api/units/search', { limit: 200 })
    expect((listed.body.units as { area: string }[]).every(({ area }) => area.startsWith(home))).toBe(true)
  })
})
