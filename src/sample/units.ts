import { creditCheckDigit, organisationCheckDigit } from '../standards/unit-number.ts'
import type { County, Places } from './places.ts'
import { Random, weighted } from './random.ts'
import type { Unit } from './world.ts'

/** Which kinds of unit a person can work in. */
type UnitGroup = 'office' | 'institution' | 'company' | 'business'

const drawType = weighted<string>([
  ['10', 45],
  ['81', 30],
  ['30', 4],
  ['50', 3],
  ['55', 5],
  ['56', 2],
  ['57', 1],
  ['70', 2],
  ['91', 3],
  ['95', 3],
  ['82', 1],
  ['83', 1],
])
const groups: Readonly<Record<string, UnitGroup>> = {
  '30': 'office',
  '50': 'institution',
  '55': 'institution',
  '56': 'institution',
  '57': 'institution',
  '81': 'business',
}
const words = [
  '兴',
  '旺',
  '隆',
  '昌',
  '盛',
  '泰',
  '恒',
  '瑞',
  '祥',
  '鑫',
  '源',
  '鸿',
  '达',
  '通',
  '茂',
  '信',
  '诚',
  '和',
  '顺',
  '安',
]
const trades: Readonly<Record<UnitGroup, readonly string[]>> = {
  company: [
    '商贸有限公司',
    '建筑工程有限公司',
    '酒业有限公司',
    '茶业有限公司',
    '矿业有限公司',
    '物流有限公司',
    '餐饮管理有限公司',
  ],
  business: ['餐馆', '超市', '理发店', '五金店', '服装店', '汽车修理厂', '宾馆'],
  office: ['财政局', '水务局', '教育局', '林业局', '司法局', '统计局', '民政局'],
  institution: ['中学', '小学', '人民医院', '卫生院', '文化馆', '图书馆', '幼儿园'],
}

/** The units of the area, and a draw of one by prefecture and group. */
export interface Units {
  all: Unit[]
  draw(random: Random, prefecture: string, group: UnitGroup): Unit
}

/** About 1.5 units per hundred people; 8 in 100 companies enrol nobody, some are in no list or no more in existence. */
export function makeUnits(seed: number, persons: number, places: Places): Units {
  const random = new Random().seed(seed, 0x554e4954)
  const count = Math.max(places.counties.length * 8, Math.round(persons * 0.015))
  const all: Unit[] = []
  const byPlace = new Map<string, Unit[]>()
  const forced: UnitGroup[] = ['office', 'institution', 'company', 'business']
  for (let index = 0; index < count; index += 1) {
    const county = places.counties[index % places.counties.length]!
    const round = Math.floor(index / places.counties.length)
    const type =
      round < 8
        ? { office: '30', institution: '55', company: '10', business: '81' }[forced[round % 4]!]
        : drawType(random)
    const group = groups[type] ?? 'company'
    const unit = makeUnit(random, index, county, type, group, round < 4)
    all.push(unit)
    const key = county.prefecture + group
    const list = byPlace.get(key)
    if (list) list.push(unit)
    else byPlace.set(key, [unit])
  }
  return {
    all,
    draw(drawing, prefecture, group) {
      const list = byPlace.get(prefecture + group)!
      // Few units are large: the square of an even draw leaves most people with the first of the list.
      return list[Math.floor(drawing.next() ** 2 * list.length)]!
    },
  }
}

function makeUnit(random: Random, index: number, county: County, type: string, group: UnitGroup, firm: boolean): Unit {
  const department =
    group === 'office' || group === 'institution'
      ? group === 'office'
        ? '11'
        : '12'
      : type === '70'
        ? '51'
        : type === '91'
          ? '52'
          : group === 'business'
            ? '92'
            : '93'
  const body = organisationBody(index)
  const organisation = body + organisationCheckDigit(body)
  const first17 =
    department.slice(0, 1) + (department === '93' ? '1' : department.slice(1)) + county.code + organisation
  // Until 2015-10 units had organisation codes, and files still mix the forms (facts.md 2).
  const number = random.chance(0.04) ? organisation : first17 + creditCheckDigit(first17)
  const state = firm || random.chance(0.93) ? '1' : random.chance(0.7) ? '2' : '3'
  const enrols =
    firm || group === 'office' || group === 'institution' || random.chance(group === 'business' ? 0.6 : 0.92)
  return {
    number,
    personal: `U${String(index).padStart(8, '0')}`,
    name: `${county.name}${words[index % 20]}${words[Math.floor(index / 20) % 20]}${Math.floor(index / 400) || ''}${random.pick(trades[group])}`,
    type,
    division: county.code,
    state,
    listed: firm || random.chance(0.97),
    enrols,
    phone: random.chance(0.6) ? `0851${String(20_000_000 + random.below(8_000_000))}` : '',
    enrolled: 0,
    named: 0,
  }
}

/** Eight digits of an organisation code: the codes in use begin with figures. */
function organisationBody(index: number): string {
  return String(30_000_000 + index * 7).padStart(8, '0')
}
