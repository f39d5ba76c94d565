import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedPerson, openSmallEngine } from '../../test/support/small-engine.ts'
import { listCell, listCellAsJson } from './cell-list.ts'
import { type Cell, cellCount, cellPeople, readCell } from './quarterly-cells.ts'

const tables = { persons: 'persons', findings: 'findings', insured: 'insured' }

/** Two cities of one register; each person stands for one rule of the table. */
const people = [
  inventedPerson('direct'),
  inventedPerson('inside', { disposition: 'in_province', AIC003: '81' }),
  inventedPerson('outside', { disposition: 'out_of_province', AIC003: '82' }),
  inventedPerson('open', { disposition: 'survey', AIC003: '91', reasons: ['partial'], ask: 'visit' }),
  inventedPerson('closed', { disposition: 'survey', AIC003: '91', verified_at: '2017-01-05' }),
  inventedPerson('not_required', { AIC003: '91', required: ['AKC003'] }),
  inventedPerson('paused', { disposition: 'survey', AKC003: '94', reasons: ['partial'], ask: 'visit' }),
  inventedPerson('worker', {
    disposition: 'survey',
    ALC003: '92',
    AJC003: '92',
    AMC003: '50',
    required: ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003'],
    reasons: ['partial'],
    ask: 'visit',
  }),
  inventedPerson('neighbour', { city: '520400' }),
  inventedPerson('guest', { household: 'non_local' }),
  inventedPerson('doubtful_guest', { household: 'non_local', disposition: 'survey', reasons: ['missing'] }),
]

describe('the people behind a figure of the quarterly table', () => {
  let engine: Awaited<ReturnType<typeof openSmallEngine>>
  beforeAll(async () => {
    engine = await openSmallEngine()
    await engine.query(`CREATE TABLE persons AS ${people.join(' UNION ALL ')}`)
    await engine.query(`CREATE TABLE findings AS
      SELECT 'duplicate_enrolment' AS code, 'AIC003' AS insurance, ['direct', 'guest'] AS person_keys
      UNION ALL SELECT 'duplicate_enrolment', 'ALC003', ['worker']
      UNION ALL SELECT 'duplicate_benefit', 'AKC003', ['inside']
      UNION ALL SELECT 'number_shared', NULL, ['open']`)
    await engine.query(`CREATE TABLE insured AS
      SELECT * FROM (VALUES ('direct', '520300', false), ('neighbour', '520300', false), ('neighbour', '520400', false),
        ('guest', '520300', false), ('guest', '520400', false), ('doubtful_guest', '520300', true))
      AS rows(person_key, city, doubtful)`)
  })
  afterAll(() => engine.close())

  async function behind(text: string): Promise<string[]> {
    const rows = await engine.query(cellPeople(readCell(text), tables))
    return rows.map((row) => String(row.person_key)).sort()
  }

  it('are the local people in columns 1 and 2', async () => {
    const local = ['closed', 'direct', 'inside', 'not_required', 'open', 'outside', 'paused', 'worker']
    expect(await behind('520300:1')).toEqual(local)
    expect(await behind('520300:2')).toEqual(local)
    expect(await behind('520400:2')).toEqual(['neighbour'])
  })

  it('are in column 4 those with household elsewhere, insured here and not in doubt, and in column 3 these too', async () => {
    expect(await behind('520300:4')).toEqual(['guest', 'neighbour'])
    expect(await behind('520300:3')).toEqual(['direct', 'guest', 'neighbour', 'not_required'])
    expect(await behind('520400:4')).toEqual(['guest'])
  })

  it('are told apart by disposition in columns 5 to 8', async () => {
    expect(await behind('520300:5')).toEqual(['inside'])
    expect(await behind('520300:6')).toEqual(['outside'])
    expect(await behind('520300:7')).toEqual(['closed', 'open', 'paused', 'worker'])
    expect(await behind('520300:8')).toEqual(['closed'])
  })

  it('lack a required insurance in columns 9, 12, 15, 16 and 17', async () => {
    expect(await behind('520300:9')).toEqual(['closed', 'open'])
    expect(await behind('520300:12')).toEqual(['paused'])
    expect(await behind('520300:15')).toEqual(['worker'])
    expect(await behind('520300:16')).toEqual(['worker'])
    expect(await behind('520300:17')).toEqual([])
  })

  it('are local people with a finding of the insurance in columns 10, 11, 13 and 14', async () => {
    expect(await behind('520300:10')).toEqual(['direct'])
    expect(await behind('520300:11')).toEqual([])
    expect(await behind('520300:13')).toEqual([])
    expect(await behind('520300:14')).toEqual(['inside'])
  })

  it('are those of all cities in the total row, so that the total is the sum', async () => {
    for (let column = 1; column <= 17; column++) {
      const counts = await Promise.all(
        (['520300', '520400', 'total'] as const).map(async (city) => {
          const cell: Cell = { city, column }
          return Number((await engine.query(cellCount(cell, tables)))[0]!.people)
        }),
      )
      expect([column, counts[2]]).toEqual([column, counts[0]! + counts[1]!])
    }
  })

  it('keep the relation of the form: (1) = (3) − (4) + (5) + (6) + (7)', async () => {
    const counts = await Promise.all(
      [1, 3, 4, 5, 6, 7].map(async (column) => (await behind(`520300:${column}`)).length),
    )
    expect(counts[0]).toBe(counts[1]! - counts[2]! + counts[3]! + counts[4]! + counts[5]!)
  })

  it('are listed in words for a clerk and in codes for a program', async () => {
    let chinese = ''
    for await (const { text } of listCell(readCell('520300:9'), tables, engine.stream, 'zh')) chinese += text
    expect(chinese.split('\r\n')).toHaveLength(4)
    expect(chinese).toContain('报表城市,公民身份号码,姓名')
    expect(chinese).toContain('91 个人未参保')
    let english = ''
    for await (const { text } of listCell(readCell('520300:9'), tables, engine.stream, 'en')) english += text
    expect(english.split('\r\n')[0]).toMatch(/^city,AAC002,AAC003,.*,person_key$/)
    let json = ''
    for await (const text of listCellAsJson(readCell('合计:9'), tables, engine.stream)) json += text
    expect(JSON.parse(json)).toMatchObject({ city: 'total', column: 9, people: [{ city: '520300' }, { AIC003: '91' }] })
  })

  it('are refused for a figure that the table does not have', () => {
    for (const wrong of ['520300', '520300:0', '520300:18', '5203:1', "520300':1", '']) {
      expect(() => readCell(wrong)).toThrowError(expect.objectContaining({ code: 'figure_unknown' }))
    }
  })
})
