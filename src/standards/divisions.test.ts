import { describe, expect, test } from 'vitest'
import { prefectureSuccessors, successors } from './division-changes.ts'
import {
  canonicalCode,
  divisionNames,
  divisionTable,
  isInside,
  isKnownDivision,
  prefectureOf,
  townships,
  villages,
} from './divisions.ts'

const table = divisionTable()
const guizhouCounties = (day: string) => {
  return table.filter(({ code, name, level, from, to }) => {
    const exists = (from === null || from <= day) && (to === null || day < to)
    return code.startsWith('52') && level === 'county' && exists && !name.endsWith('本级') && name !== '市辖区'
  })
}

describe('the division table', () => {
  test('has each code once, in order', () => {
    const codes = table.map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)].sort())
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  })

  test.each(['2015-09-30', '2016-07-31', '2017-10-31', '2023-06-30'])('has the 88 counties of Guizhou on %s', (day) => {
    expect(guizhouCounties(day)).toHaveLength(88)
  })

  test('has 遵义县 until 2016 and 播州区 from then', () => {
    const rows = table.filter(({ code }) => code === '520321' || code === '520304')
    expect(rows).toEqual([
      { code: '520304', name: '播州区', level: 'county', from: '2016-07-31', to: null, successor: null },
      { code: '520321', name: '遵义县', level: 'county', from: null, to: '2016-07-31', successor: '520304' },
    ])
  })

  test('knows abolished codes and 本级 codes, of the whole country', () => {
    const known = ['522121', '522401', '110103', '510200', '529900', '520199', '522399', '529999', '520300', '710000']
    expect(known.map(isKnownDivision)).toEqual([true, true, true, true, true, true, true, false, true, true])
    expect(isKnownDivision('529988')).toBe(false)
  })

  test('calls 本级 codes by the level they stand for', () => {
    expect(table.find(({ code }) => code === '529900')).toMatchObject({ name: '贵州省本级', level: 'province' })
    expect(table.find(({ code }) => code === '520199')).toMatchObject({ name: '贵阳市本级', level: 'prefecture' })
  })

  test('leads every change to a code in use, and every old county of Guizhou to its prefecture of today', () => {
    for (const code of Object.keys(successors)) {
      const today = table.find((row) => row.code === canonicalCode(code))
      expect(today, code).toMatchObject({ to: null, successor: null })
      expect(isKnownDivision(code), code).toBe(true)
    }
    for (const { code } of table) {
      const prefecture = prefectureSuccessors[code.slice(0, 4)]
      if (prefecture !== undefined) expect(prefectureOf(code), code).toBe(prefecture)
    }
  })

  test('leads an old county to the county of the same name, but for those that were renamed', () => {
    const names = new Map(table.map(({ code, name }) => [code, name]))
    const renamed = Object.keys(successors).filter((code) => names.get(code) !== names.get(canonicalCode(code)))
    const expected =
      '520114 520202 520221 520222 520321 520421 520522 522101 522121 522130 522131 522201 522221 522230 522321 522322 ' +
      '522401 522421 522423 522501 522521 522526 522621 522721 522724'
    expect(renamed.sort()).toEqual(expected.split(' '))
  })
})

describe('a code', () => {
  test.each([
    ['520321', '520304'],
    ['522121', '520304'],
    ['522130', '520382'],
    ['522132', '520330'],
    ['522423', '520581'],
    ['522526', '520403'],
    ['522199', '520300'],
    ['522100', '520300'],
    ['522502', '520400'],
    ['520304', '520304'],
    ['110101', '110101'],
  ])('%s counts as %s', (code, today) => {
    expect(canonicalCode(code)).toBe(today)
  })

  test.each([
    ['520322', '520300'],
    ['522122', '520300'],
    ['520399', '520300'],
    ['529900', '529900'],
    ['529901', '529900'],
    ['520000', '520000'],
    ['520322001001', '520300'],
  ])('%s is of the prefecture %s', (code, prefecture) => {
    expect(prefectureOf(code)).toBe(prefecture)
  })

  test.each([
    ['520322', '520300', true],
    ['522122', '520300', true],
    ['520399', '520300', true],
    ['529900', '520300', false],
    ['529900', '520000', true],
    ['520322001001', '520322', true],
    ['520321101', '520304', true],
    ['520304', '520321', true],
    ['520399', '520322', false],
    ['520000', '520300', false],
    ['500101', '520000', false],
    ['522201', '520600', true],
  ])('%s in the area %s: %s', (code, area, inside) => {
    expect(isInside(code, area)).toBe(inside)
  })
})

describe('names', () => {
  test.each([
    ['520322', ['贵州省', '遵义市', '桐梓县']],
    ['520300', ['贵州省', '遵义市']],
    ['520000', ['贵州省']],
    ['520321', ['贵州省', '遵义市', '遵义县']],
    ['522121', ['贵州省', '遵义地区', '遵义县']],
    ['110101', ['北京市', '东城区']],
    ['520321100', ['贵州省', '遵义市', '遵义县', '南白镇']],
    ['520322999', ['贵州省', '遵义市', '桐梓县']],
    ['520388', ['贵州省', '遵义市']],
    ['990000', []],
  ])('of %s are %j', (code, names) => {
    expect(divisionNames(code)).toEqual(names)
  })

  test('of a village lead from the province to the village', () => {
    const town = townships('520322')[0]!
    const village = villages(town.code)[0]!
    expect(divisionNames(village.code)).toEqual(['贵州省', '遵义市', '桐梓县', town.name, village.name])
  })
})

describe('townships and villages of Guizhou', () => {
  const towns = table.filter(({ code }) => code.startsWith('52')).flatMap(({ code }) => townships(code))

  test('are those counted by the statistics bureau on both days', () => {
    const all = towns.flatMap(({ code }) => villages(code))
    const middle = <T extends { from: string | null; to: string | null }>(place: T) => {
      return place.from === null && place.to !== '2017-10-31'
    }
    const latest = <T extends { to: string | null }>(place: T) => place.to === null
    expect([towns.filter(middle).length, all.filter(middle).length]).toEqual([1481, 18_738])
    expect([towns.filter(latest).length, all.filter(latest).length]).toEqual([1510, 17_964])
  })

  test('are unknown outside Guizhou', () => {
    expect(townships('110101')).toEqual([])
    expect(villages('110101001')).toEqual([])
  })

  test('are known under codes that ended before 2017', () => {
    expect(townships('520321').map(({ name }) => name)).toContain('南白镇')
  })
})
