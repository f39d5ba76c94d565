import {
  canonicalCode,
  divisionNames,
  divisionTable,
  isInside,
  prefectureOf,
  townships,
  villages as villagesOfTown,
} from '../standards/divisions.ts'
import { mix } from './random.ts'
import type { Village } from './world.ts'

export interface County {
  code: string
  prefecture: string
  name: string
  /** first six digits of the numbers of people born here, the newest first */
  regions: string[]
  villages: Village[]
}

/** The area a sample is made for: its counties and villages, and the places people go to and come from. */
export interface Places {
  area: string
  /** the whole province is the area, so every prefecture is a home area of its own */
  wholeProvince: boolean
  counties: County[]
  /** divisions of the same province outside a home prefecture, by that prefecture */
  elsewhereInProvince: Map<string, string[]>
  elsewhereOutside: string[]
  /** regions of the numbers of people from elsewhere; movers use others than people insured here */
  foreignRegions: string[]
  moverRegions: string[]
  /** local to the home area of `home`, elsewhere in the province, beyond it */
  placeOf(division: string, home: string): 'local' | '81' | '82'
  prefectureOf(division: string): string
  /** whether a number's region lies inside the area, by history too */
  isRegionInside(region: string): boolean
}

/** Provinces people of the south-west work in, by real county codes of 2016. */
const outside = [
  '440306',
  '440303',
  '440605',
  '330106',
  '330782',
  '330302',
  '350203',
  '350582',
  '310115',
  '320505',
  '530102',
  '500103',
]
const origins = ['510522', '430302', '511523', '421023', '360121', '450103', '341221', '411722']
const moverOrigins = ['513433', '431202', '532128', '422802']

/** Regions of before the reforms of 1997 to 2011, by the prefecture they went into (facts.md 1.1). */
const oldRegions: Readonly<Record<string, readonly string[]>> = {
  '520300': [
    '522101',
    '522121',
    '522122',
    '522123',
    '522124',
    '522125',
    '522126',
    '522127',
    '522128',
    '522129',
    '522130',
    '522131',
    '522132',
  ],
  '520600': ['522201', '522222', '522223', '522224', '522225', '522226', '522227', '522228', '522229', '522230'],
  '520500': ['522401', '522422', '522423', '522424', '522425', '522426', '522427', '522428'],
  '520400': ['522501', '522526', '522527', '522528', '522529', '522530'],
}

/** Rows of the code table that group counties and are none. */
const grouping = new Set(['市辖区', '县', '省直辖县级行政区划'])

const townNames = ['城关', '青龙', '长岭', '石板', '新场', '大河', '白云', '红旗', '龙泉', '马场', '双河', '太平']
const villageNames = ['民主', '团结', '新民', '向阳', '红光', '永兴', '和平', '光明', '前进', '建设']

/** An area in which the division table knows no county. */
export class NoCounties extends RangeError {
  readonly area: string

  constructor(area: string, asOf: number) {
    super(`no counties are known inside ${area} at ${asOf}`)
    this.area = area
  }
}

/** Reads the division table and lays out the area as it stood at `asOf`. Throws `NoCounties`. */
export function layOutPlaces(area: string, asOf: number): Places {
  const table = divisionTable()
  const valid = table.filter(
    (division) =>
      division.level === 'county' &&
      !grouping.has(division.name) &&
      (division.from === null || dateOf(division.from) <= asOf) &&
      (division.to === null ? division.successor === null : dateOf(division.to) > asOf),
  )
  const counties: County[] = valid
    .filter(
      (division) =>
        isInside(division.code, area) && !division.code.endsWith('00') && division.code.slice(2, 4) !== '99',
    )
    .map((division) => {
      const prefecture = prefectureOf(division.code)
      const old = table.filter(
        ({ code }) => code !== division.code && canonicalCode(code) === canonicalCode(division.code),
      )
      const history = oldRegions[prefecture] ?? []
      const regions = [division.code, ...old.map(({ code }) => code)]
      if (history.length > 0 && area.endsWith('00')) {
        regions.push(history[mix(Number(division.code), 7) % history.length]!)
      }
      return {
        code: division.code,
        prefecture,
        name: division.name,
        regions,
        villages: villagesOf(division.code, prefecture),
      }
    })
  if (counties.length === 0) throw new NoCounties(area, asOf)

  const province = area.slice(0, 2)
  const wholeProvince = area.endsWith('0000')
  const insides = new Map<string, boolean>()
  const known = new Map<string, 'local' | '81' | '82'>()
  const placeOf = (division: string, home: string): 'local' | '81' | '82' => {
    const six = division.slice(0, 6)
    const key = six + home
    let place = known.get(key)
    if (!place) {
      const homeArea = wholeProvince ? home : area
      place = isInside(six, homeArea) ? 'local' : six.slice(0, 2) === province ? '81' : '82'
      known.set(key, place)
    }
    return place
  }
  const homes = [...new Set(counties.map(({ prefecture }) => prefecture))]
  const inProvince = valid.filter(({ code }) => code.startsWith(province)).map(({ code }) => code)
  const elsewhereInProvince = new Map(
    homes.map((home) => [home, inProvince.filter((code) => placeOf(code, home) === '81')] as const),
  )
  return {
    area,
    wholeProvince,
    counties,
    elsewhereInProvince,
    elsewhereOutside: outside.filter((code) => !code.startsWith(province)),
    foreignRegions: origins.filter((code) => !code.startsWith(province)),
    moverRegions: moverOrigins.filter((code) => !code.startsWith(province)),
    placeOf,
    prefectureOf,
    isRegionInside(region) {
      let inside = insides.get(region)
      if (inside === undefined) {
        inside = isInside(region, area)
        insides.set(region, inside)
      }
      return inside
    },
  }
}

function dateOf(text: string): number {
  return Number(text.replace(/-/g, ''))
}

/** Villages by the published codes where they are known, else by the rule: streets 001, towns 100 (facts.md 3.1). */
function villagesOf(county: string, prefecture: string): Village[] {
  const names = divisionNames(county)
  const base = names.join('')
  const villages: Village[] = []
  for (const town of townships(county)) {
    for (const village of villagesOfTown(town.code)) {
      if (village.from !== null) continue
      villages.push({ code: village.code, county, prefecture, fullName: base + town.name + village.name })
    }
  }
  if (villages.length > 0) return villages
  for (const [index, town] of townNames.entries()) {
    const street = index < 2
    const code = county + (street ? `00${index + 1}` : `1${String(index - 2).padStart(2, '0')}`)
    for (const [count, village] of villageNames.entries()) {
      const suburb = street || count < 2
      villages.push({
        code: `${code}${suburb ? '0' : '2'}${String(count + 1).padStart(2, '0')}`,
        county,
        prefecture,
        fullName: `${base}${town}${street ? '街道' : '镇'}${village}${suburb ? '社区' : '村'}`,
      })
    }
  }
  return villages
}
