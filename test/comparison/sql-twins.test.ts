import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadReferences } from '../../src/batch/references.ts'
import { duckdb } from '../../src/comparison/dialect/duckdb.ts'
import { type Engine, openEngine } from '../../src/comparison/engine/duckdb.ts'
import { climbLadder, compareCharacters, foldNames } from '../../src/comparison/plan/compare-names.ts'
import {
  completedYears,
  dateDigits,
  filled,
  isInsideArea,
  isRealDate,
  isRealMonth,
  monthDigits,
  prefectureOf,
} from '../../src/comparison/plan/expressions.ts'
import { decidedRung } from '../../src/comparison/plan/link-local.ts'
import { documentType, isValidNumber, numberParts, withNumbers } from '../../src/comparison/plan/number-expressions.ts'
import { standardiseKind } from '../../src/comparison/plan/standardise.ts'
import { rowsInForce } from '../../src/policy/compile-policy.ts'
import { readDecisionTable } from '../../src/policy/decision-table.ts'
import { defaultPolicy } from '../../src/policy/default-policy.ts'
import type { Batch } from '../../src/sources/batch-file.ts'
import { divisionTable, isInside, prefectureOf as prefectureOfCode } from '../../src/standards/divisions.ts'
import { checkDigit, readNumber } from '../../src/standards/identity-number.ts'
import { compareNames, nameCharacters } from '../../src/standards/names.ts'
import { readDate, readMonth, completedYears as yearsCompleted } from '../../src/standards/plain-date.ts'
import { disagreements, sample } from './agreeing-cases.ts'
import { birth, damagedDateText, dateText, digits, monthText } from './date-texts.ts'

const asOf = 20161231

let engine: Engine

beforeAll(async () => {
  engine = await openEngine({ threads: 1 })
  const batch: Batch = {
    folder: '',
    area: '520300',
    asOf,
    asOfMonth: 201612,
    quarter: '2016Q4',
    households: {},
    sources: [],
    faults: [],
  }
  await loadReferences(engine, batch, rowsInForce(readDecisionTable(defaultPolicy, 'policy.csv'), asOf))
})
afterAll(() => engine.close())

/** What an expression over the column `cell` says of each text, in one statement. */
async function askOf(texts: readonly string[], select: string): Promise<Record<string, unknown>[]> {
  await engine.load(
    'given',
    { place: 'INTEGER', cell: 'VARCHAR' },
    texts.map((text, place) => [place, text]),
  )
  return await engine.query(`SELECT place, ${select} FROM given ORDER BY place`)
}

const region = fc.constantFrom('520322', '522121', '110105', '810000', '820000', '830000', '917840', '012345', '999999')
const citizenNumber = fc
  .tuple(region, birth, digits(3))
  .map((parts) => parts.join(''))
  .map((first17) => first17 + checkDigit(first17))
const oldNumber = fc
  .tuple(region, birth, fc.oneof(digits(3), fc.constantFrom('995', '996', '999')))
  .map(([six, date, last]) => six + date.slice(2) + last)
const otherDocument = fc.oneof(
  fc.stringMatching(/^[A-Z]{3}[0-9]{12}$/),
  fc.stringMatching(/^[A-Z]{3}[0-9A-Z]{4,16}$/),
  fc.stringMatching(/^[A-Z]{1,2}[0-9]{3,16}$/),
  fc.stringMatching(/^[HM][0-9]{7,10}$/),
  fc.stringMatching(/^[A-Z][0-9A-Z]{3,17}$/),
  fc.constantFrom('KAZ110090123105', 'AUS110088010100'),
)
const odd = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '无',
    '/',
    '／',
    '0',
    '000000000000000000',
    '111111111111111111',
    '11111',
    'XXXXXXXXXXXXXXXXXX',
    '无无',
    '//',
    '3.52E+17',
    '3.52e17',
    '4E+17',
    '5.20322E17',
    '１',
    'ⅩⅩ',
    '没有',
    '-',
  ),
  fc.string({ maxLength: 20 }),
  digits(1, 20),
)
const anyNumber = fc.oneof(
  { weight: 8, arbitrary: citizenNumber },
  { weight: 3, arbitrary: oldNumber },
  { weight: 2, arbitrary: otherDocument },
  { weight: 2, arbitrary: odd },
)
const place = fc.nat({ max: 17 })
const strange = fc.constantFrom(
  ..." \t\r\n\u00a0\u3000\u200b\u200d\ufeff\u2003\u202f'’‘`＇´-.×*хХχΧxXoOIl０１Ｘｘ９Ｏ".split(''),
  '\u00ad',
  '\u2060',
  'ß',
  'ı',
  '𝟎',
)
const mutation: fc.Arbitrary<(number: string) => string> = fc.oneof(
  { weight: 6, arbitrary: fc.constant((number: string) => number) },
  fc.tuple(place, strange).map(
    ([at, character]) =>
      (number: string) =>
        number.slice(0, at) + character + number.slice(at),
  ),
  fc.tuple(place, strange).map(
    ([at, character]) =>
      (number: string) =>
        number.slice(0, at) + character + number.slice(at + 1),
  ),
  place.map((at) => (number: string) => number.slice(0, at) + number.slice(at + 1)),
  fc.tuple(place, digits(1)).map(
    ([at, digit]) =>
      (number: string) =>
        number.slice(0, at) + digit + number.slice(at + 1),
  ),
  fc.constant((number: string) => number.toLowerCase()),
  fc.constant((number: string) => number.replaceAll('0', 'O')),
  fc.constant((number: string) => number.replaceAll('1', 'l').replace('0', 'o')),
  fc
    .constantFrom('×', '*', 'х', 'Х', 'χ', 'Χ', 'x', 'X', 'Ｘ')
    .map((mark) => (number: string) => number.slice(0, -1) + mark),
  fc.constant((number: string) =>
    [...number]
      .map((character) =>
        /[!-~]/.test(character) ? String.fromCodePoint(character.codePointAt(0)! + 0xfee0) : character,
      )
      .join(''),
  ),
)
const damagedNumber = fc
  .tuple(anyNumber, mutation, mutation)
  .map(([number, one, other]) => other(one(number)))
  .filter((number) => !/\p{Surrogate}/u.test(number))

describe('the SQL twin of a number', () => {
  it('normalises, upgrades, repairs and judges as the standards do', async () => {
    const numbers = sample(damagedNumber)
    await engine.load(
      'given',
      { place: 'INTEGER', cell: 'VARCHAR' },
      numbers.map((number, index) => [index, number]),
    )
    const judged = `CASE WHEN number_state IS NOT NULL THEN number_state WHEN ${isValidNumber('number', 'n_seventeen', 'n_born', 'as_of', duckdb)} THEN 'valid' ELSE 'invalid' END`
    const rows =
      await engine.query(`SELECT number, number_match, ${judged} AS state, ${documentType('number', duckdb)} AS document
      FROM (SELECT *, ${numberParts('number', 'n', duckdb)} FROM (${withNumbers(`SELECT place, cell, ${asOf} AS as_of FROM given`, 'cell', 'as_of', duckdb)}) m) n ORDER BY place`)
    const said = rows.map((row) => {
      const isNumber = row.state === 'valid' || row.state === 'invalid'
      return [
        row.state,
        isNumber ? row.number : null,
        row.state === 'valid' ? row.number_match : null,
        row.state === 'valid' ? row.document : null,
      ]
    })
    const read = (raw: string) => {
      const { state, number, match, documentType: document } = readNumber(raw, { asOf })
      return [
        state,
        state === 'valid' || state === 'invalid' ? number : null,
        match,
        state === 'valid' ? document : null,
      ]
    }
    expect(disagreements(numbers, said, read)).toEqual([])
  })
})

const characters = nameCharacters()
const adversarial = [
  ...'李大山娜娜红梅萧肖蕭傅付戴代阎闫閻閆邱丘吕呂吳吴戶户黃黄龍龙雲云於于锺鍾钟喆哲淼渺单單曾乐仇解盖·•．.-—‐ 　?？□*＊〓𠮷㑇䶮〇',
  ...'ABCabcＡｂéÉ',
  '\u00a0',
  '\ue000',
  '\ue5f1',
  '\ue863',
  '\uf900',
  '\u{2f800}',
  '\ufffd',
  'LI',
  'SHAN',
  'da',
  'hong ',
  'NANA',
  '李小石',
  '阿依古丽·买买提江',
  '吐尔逊',
]
const namePart = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...adversarial) },
  { weight: 3, arbitrary: fc.constantFrom(...characters).map(({ character }) => character) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 2 }) },
)
const shortName = fc.array(namePart, { maxLength: 4 }).map((parts) => parts.join(''))
const longName = fc.array(namePart, { minLength: 6, maxLength: 14, size: 'max' }).map((parts) => parts.join(''))
const anyName = fc.oneof({ weight: 5, arbitrary: shortName }, { weight: 1, arbitrary: longName })
const changed = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.nat({ max: 12 }),
      namePart,
      fc.constantFrom('replace', 'insert', 'remove', 'cut', 'same', 'sound', 'form', 'latin'),
    )
    .map(([at, part, how]) => {
      const letters = [...name]
      const index = letters.length === 0 ? 0 : at % letters.length
      const row = characters.find(({ character }) => character === letters[index])
      const alike =
        row &&
        characters.filter((one) =>
          how === 'sound' ? one.pinyin !== '' && one.pinyin === row.pinyin : one.variant === row.variant,
        )
      const other = alike && alike.length > 0 ? alike[at % alike.length]!.character : part
      if (how === 'insert') letters.splice(index, 0, part)
      else if (how === 'remove') letters.splice(index, 1)
      else if (how === 'cut') letters.splice(Math.max(index, 10))
      else if (how === 'latin') letters.splice(index, 1, (row?.readings[at % row.readings.length] ?? 'x').toUpperCase())
      else if (how !== 'same') letters.splice(index, 1, how === 'replace' ? part : other)
      return letters.join('')
    })
const namePair = fc.oneof(
  {
    weight: 4,
    arbitrary: anyName.chain((a) =>
      fc.record({
        a: fc.constant(a),
        b: changed(a).chain((b) => fc.oneof(fc.constant(b), changed(b))),
        former: fc.constantFrom('', '李小石'),
      }),
    ),
  },
  { weight: 1, arbitrary: fc.record({ a: anyName, b: anyName, former: anyName }) },
  { weight: 1, arbitrary: anyName.chain((a) => fc.record({ a: fc.constant(a), b: anyName, former: changed(a) })) },
)

describe('the SQL ladder of names', () => {
  it('stands every pair of names on the rung of the standards', async () => {
    const pairs = sample(namePair).filter(({ a, b }) => a !== b)
    const distinct = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()]
    const names = [...new Set(distinct.flatMap(({ a, b, former }) => [a, b, former]))]
    await engine.load(
      'name_pairs',
      { a: 'VARCHAR', b: 'VARCHAR', former: 'VARCHAR' },
      distinct.map(({ a, b, former }) => [a, b, former]),
    )
    await engine.load(
      'name_list',
      { name: 'VARCHAR' },
      names.map((name) => [name]),
    )
    for (const step of [foldNames, compareCharacters, climbLadder]) await engine.run(step)
    const rows = await engine.query(
      `SELECT a, b, former, ${decidedRung('rung', 'unless_blank', `'valid'`, `''`)} AS beside_valid, ${decidedRung('rung', 'unless_blank', `'invalid'`, `''`)} AS beside_invalid FROM rungs`,
    )
    const said = new Map(
      rows.map(({ a, b, former, beside_valid: valid, beside_invalid: invalid }) => [
        JSON.stringify([a, b, former]),
        [valid, invalid].map((rung) => (rung === 9 ? 'different' : `L${String(rung)}`)),
      ]),
    )
    const read = ({ a, b, former }: (typeof distinct)[number]) =>
      [true, false].map((numberIsValid) => compareNames(a, b, { former, numberIsValid }))
    expect(
      disagreements(
        distinct,
        distinct.map(({ a, b, former }) => said.get(JSON.stringify([a, b, former]))),
        read,
      ),
    ).toEqual([])
  })
})

describe('the SQL twin of dates and divisions', () => {
  it('reads dates and months as the standards do', async () => {
    const [dates, months] = [sample(dateText), sample(monthText)]
    const dayRows = await askOf(
      dates,
      `CASE WHEN ${isRealDate('day', duckdb)} THEN day END AS read FROM (SELECT place, ${dateDigits('text', duckdb)} AS day FROM (SELECT place, ${filled('cell')} AS text FROM given) t) d ORDER BY place --`,
    )
    expect(
      disagreements(
        dates,
        dayRows.map(({ read }) => read),
        readDate,
      ),
    ).toEqual([])
    const monthRows = await askOf(
      months,
      `CASE WHEN ${isRealMonth('month')} THEN month END AS read FROM (SELECT place, ${monthDigits('text', duckdb)} AS month FROM (SELECT place, ${filled('cell')} AS text FROM given) t) d ORDER BY place --`,
    )
    expect(
      disagreements(
        months,
        monthRows.map(({ read }) => read),
        readMonth,
      ),
    ).toEqual([])
  })
  it('checks dates and months of rows as the standards read them, whatever their form', async () => {
    const texts = [...sample(dateText), ...sample(monthText), ...sample(damagedDateText)]
    const column = (name: string, type: 'date' | 'month') => ({
      name,
      type,
      required: false,
      filled: false,
    })
    const kind = { kind: 'twin', carriesPeople: false, columns: [column('day', 'date'), column('month', 'month')] }
    const step = standardiseKind(kind, { kinds: [kind], areaLevel: 'prefecture', mapped: {} })
    await engine.load(
      'scan_twin',
      { file: 'INTEGER', row: 'BIGINT', day: 'VARCHAR', month: 'VARCHAR' },
      texts.map((text, place) => [1, place, text, text]),
    )
    const rows = await engine.query(`SELECT day_date, month_month FROM (${step.sql(duckdb)}) r ORDER BY rid`)
    for (const [name, read] of [
      ['day_date', readDate],
      ['month_month', readMonth],
    ] as const) {
      const asked = rows.map((row) => row[name])
      expect(asked.filter((value) => value !== null).length).toBeGreaterThan(100)
      expect(disagreements(texts, asked, read)).toEqual([])
    }
  })
  it('counts completed years as the standards do', async () => {
    const births = sample(birth).filter((text) => readDate(text) !== null && Number(text) <= asOf)
    const rows = await askOf(births, `${completedYears('CAST(cell AS INTEGER)', String(asOf), duckdb)} AS read`)
    expect(
      disagreements(
        births,
        rows.map(({ read }) => read),
        (text) => yearsCompleted(Number(text), asOf),
      ),
    ).toEqual([])
  })
  it('places divisions as the standards do', async () => {
    const known = divisionTable().map(({ code }) => code)
    const codes = [
      ...known,
      ...sample(
        fc.oneof(
          digits(6),
          digits(4).map((four) => `52${four}`),
          fc.constantFrom('529900', '529999', '520398', '520399', '522199', '990101', '520000'),
        ),
      ),
    ]
    const areas = [
      ['520000', 'province'],
      ['520300', 'prefecture'],
      ['520600', 'prefecture'],
      ['522300', 'prefecture'],
      ['520322', 'county'],
      ['520304', 'county'],
      ['529900', 'prefecture'],
    ] as const
    const columns = areas.map(
      ([area, level], index) => `${isInsideArea('cell', 'd', `'${area}'`, level)} AS inside_${index}`,
    )
    const rows = await askOf(
      codes,
      `${prefectureOf('cell', 'd')} AS prefecture, ${columns.join(', ')} FROM given LEFT JOIN divisions d ON d.code = given.cell ORDER BY place --`,
    )
    const said = rows.map((row) => [row.prefecture, ...areas.map((_, index) => row[`inside_${index}`])])
    expect(
      disagreements(codes, said, (code) => [prefectureOfCode(code), ...areas.map(([area]) => isInside(code, area))]),
    ).toEqual([])
  })
})
