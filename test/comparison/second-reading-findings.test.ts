import { describe, expect, it } from 'vitest'
import { creditCheckDigit } from '../../src/standards/unit-number.ts'
import { benefit, codesOf, enrolment, household, li, numberOf, read, wang } from './second-reading/small-batch.ts'

type Given = Parameters<typeof read>[0]
const local: Given[number] = ['household', household]
const findingsOf = (...given: Given) => codesOf(read(given))
const second = numberOf('520322', '19800101', '011')
const ruling = { number_a: li, name_a: '李大山', number_b: '', name_b: '', decided_at: '20161101' }

/** One sentence of outputs.md each: finding codes, units, the quarterly table, and rulings of policy.md. */
describe('duplicates', () => {
  it('are two active enrolments of different schemes, prefectures or person numbers', () => {
    const other = (cells: Record<string, string>) =>
      findingsOf(local, ['enrolment', enrolment], ['enrolment', { ...enrolment, ...cells }])
    expect(other({ AAE140: '170' })).toEqual(['duplicate_enrolment'])
    expect(other({ AAB301: '520102' })).toEqual(['duplicate_enrolment'])
    expect(other({ AAC001: '2' })).toEqual(['duplicate_enrolment'])
    expect(other({ AAB301: '520302' })).toEqual([])
    expect(other({ AAE140: '170', AAC031: '2' })).toEqual([])
    expect(other({ AAE140: '390' })).toEqual([])
  })
  it('are one of injury insurance only under the same employer', () => {
    const injury = { ...enrolment, AAE140: '410', AAB004: '甲' }
    const with2 = (AAB004: string) =>
      findingsOf(local, ['enrolment', injury], ['enrolment', { ...injury, AAB004, AAC001: '2' }])
    expect(with2('甲')).toContain('duplicate_enrolment')
    expect(with2('乙')).not.toContain('duplicate_enrolment')
  })
  it('are two benefits in payment that differ in AAE140, AAC001 or AAB301', () => {
    const other = (cells: Record<string, string>) =>
      findingsOf(local, ['benefit', benefit], ['benefit', { ...benefit, ...cells }])
    expect(other({ AAB301: '520302' })).toEqual(['duplicate_benefit'])
    expect(other({ AAC001: '2' })).toEqual(['duplicate_benefit'])
    expect(other({ AAE042: '201612' })).toEqual([])
    expect(other({ AAC001: '2', AAE042: '201611' })).toEqual([])
  })
})

describe('findings about numbers', () => {
  it('see one person with two numbers by name, birth date, sex, and household book or phone', () => {
    const other = { ...household, AAC002: second }
    expect(findingsOf(local, ['household', other])).toEqual(['person_with_two_numbers'])
    expect(findingsOf(local, ['household', { ...other, AAE005: '1' }])).toEqual([])
    expect(findingsOf(local, ['household', { ...other, AAC003: '李大珊' }])).toEqual([])
  })
  it('see an invalid number once for number and name', () => {
    const wrong = { AAC002: li.slice(1), AAC003: '甲乙' }
    expect(
      findingsOf(['card', wrong], ['salary', { ...wrong, AAE041: '' }], ['card', { ...wrong, AAC003: '丙' }]),
    ).toEqual(['number_invalid', 'number_invalid'])
  })
  it('see a local enrolment under a number of the area, by history too, that no household row has', () => {
    const history = numberOf('522121', '19800101', '011')
    expect(findingsOf(['enrolment', enrolment])).toEqual(['number_not_in_household'])
    expect(findingsOf(['enrolment', { ...enrolment, AAC002: history }])).toEqual(['number_not_in_household'])
    expect(findingsOf(['enrolment', { ...enrolment, AAC002: numberOf('500103', '19800101', '011') }])).toEqual([])
    expect(findingsOf(['enrolment', enrolment], ['household', { ...household, police_status: '2' }])).toEqual([])
  })
  it('see enrolments after death and after cancellation', () => {
    const death = { AAC002: li, AAC003: '李大山', death_date: '20161101' }
    expect(findingsOf(local, ['death', death], ['enrolment', enrolment])).toEqual([
      'after_death',
      'death_not_cancelled',
    ])
    expect(findingsOf(local, ['death', { ...death, death_date: '20161201' }], ['enrolment', enrolment])).toEqual([
      'death_not_cancelled',
    ])
    expect(findingsOf(local, ['death', { ...death, death_date: '' }], ['enrolment', enrolment])).toEqual([
      'death_not_cancelled',
    ])
    expect(
      findingsOf(
        ['household', { ...household, police_status: '8' }],
        ['enrolment', { ...enrolment, AAB301: '500103' }],
      ),
    ).toEqual(['enrolled_but_cancelled'])
  })
  it('see a division code that no version of the table has, and know 本级 codes', () => {
    expect(findingsOf(['household', { ...household, AAB299: '520398' }])).toEqual(['area_unknown'])
    expect(findingsOf(local, ['enrolment', { ...enrolment, AAB301: '520399' }])).toEqual([])
  })
})

describe('units', () => {
  const AAB998 = `91520302MA6DL0001${creditCheckDigit('91520302MA6DL0001')}`
  const listed: Given[number] = ['unit', { AAB998, AAB004: '红花机械厂', AAB301: '520302' }]
  it('are found not enrolled when they exist inside the area without an active or paused enrolment', () => {
    expect(read([listed]).units).toMatchObject([{ registered: true, enrolled: 0, reasons: ['not_enrolled'] }])
    expect(read([listed, ['enrolment', { ...enrolment, AAB998, AAC031: '2' }]]).units).toMatchObject([{ reasons: [] }])
    expect(read([['unit', { ...listed[1], state: '2' }]]).units).toMatchObject([{ registered: false, reasons: [] }])
    expect(read([['unit', { ...listed[1], AAB301: '520102' }]]).units).toMatchObject([{ reasons: [] }])
  })
  it('are found not enrolled as individual businesses only when a current row names their AAB998', () => {
    const individual: Given[number] = ['unit', { ...listed[1], AAB019: '81' }]
    const salary = { AAC002: wang, AAC003: '王二', AAB998, AAE041: '201612' }
    expect(findingsOf(individual)).toEqual([])
    expect(findingsOf(individual, ['salary', salary])).toEqual(['unit_not_enrolled'])
  })
  it('are not registered when they enrol or employ and are in no list', () => {
    expect(read([['enrolment', { ...enrolment, AAB004: '甲' }]]).units).toMatchObject([
      { AAB998: null, AAB004: '甲', AAB301: '520322', reasons: ['not_registered'], disposition: 'survey' },
    ])
  })
  it('are missing without place or name, and inaccurate with an invalid number', () => {
    const salary = { AAC002: wang, AAC003: '王二', AAB998: '91520302MA6DL00019', AAE041: '200001' }
    expect(read([['salary', salary]]).units).toMatchObject([{ reasons: ['missing', 'inaccurate'] }])
  })
  it('leave an employee to be found whose required insurance is missing', () => {
    expect(findingsOf(local, ['salary', { AAC002: li, AAC003: '李大山', AAB998, AAE041: '201612' }])).toEqual([
      'employee_not_enrolled',
    ])
  })
})

describe('the quarterly table', () => {
  it('adds people with household elsewhere to column 3 unless missing or inaccurate', () => {
    const whole = { ...enrolment, AAE005: '1', AAE006: '街', AAC010: '省' }
    const output = read([local, ['enrolment', { ...whole, AAC002: wang, AAC003: '王二' }]])
    expect(output.quarterly.rows).toEqual([
      { city: '520300', columns: [1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0] },
    ])
    expect(read([local, ['enrolment', { ...enrolment, AAC002: wang }]]).quarterly.total[3]).toBe(0)
  })
  it('takes column 1 from police statistics, else from column 2, and then checks the balance', () => {
    expect(read([local], { households: { '520300': 9 } }).quarterly.total.slice(0, 2)).toEqual([9, 1])
    expect(read([local]).quarterly.checks).toEqual([{ name: '520300', ok: true }])
  })
})

describe('rulings', () => {
  it('different or lawful silence the finding, and a conflict so ruled makes nobody inaccurate', () => {
    const given: Given = [local, ['enrolment', { ...enrolment, AAC003: '赵小川' }]]
    const ruled = read([
      ...given,
      ['ruling', { ...ruling, code: 'number_shared', number_b: li, name_b: '赵小川', decision: 'different' }],
    ])
    expect(codesOf(read(given))).toEqual(['number_shared'])
    expect(codesOf(ruled)).toEqual([])
    expect(ruled.persons[0]!.reasons).not.toContain('inaccurate')
    const twice: Given = [local, ['enrolment', enrolment], ['enrolment', { ...enrolment, AAC001: '2' }]]
    expect(
      codesOf(read([...twice, ['ruling', { ...ruling, code: 'duplicate_enrolment', decision: 'lawful' }]])),
    ).toEqual([])
  })
  it('speak of those two numbers and names alone', () => {
    const given: Given = [local, ['enrolment', { ...enrolment, AAC003: '赵小川' }]]
    const of = { ...ruling, code: 'number_shared', number_b: li, name_b: '钱大海', decision: 'different' }
    expect(codesOf(read([...given, ['ruling', of]]))).toEqual(['number_shared'])
  })
  it('same makes two numbers one person under the number with a household row', () => {
    const output = read([
      local,
      ['enrolment', { ...enrolment, AAC002: second }],
      ['ruling', { ...ruling, code: 'person_with_two_numbers', number_b: second, name_b: '李大山', decision: 'same' }],
    ])
    expect(output.persons).toMatchObject([{ AAC002: li, AIC003: '11' }])
  })
  it('same makes two numbers one person under the one enrolled last where neither has a household row', () => {
    const output = read([
      ['enrolment', { ...enrolment, AAE035: '20160101' }],
      ['enrolment', { ...enrolment, AAC002: second, AAE035: '20160202' }],
      ['ruling', { ...ruling, code: 'person_with_two_numbers', number_b: second, name_b: '李大山', decision: 'same' }],
    ])
    expect(output.persons).toMatchObject([{ AAC002: second }])
  })
  it('same of one number makes the other name a former name', () => {
    const output = read([
      local,
      ['enrolment', { ...enrolment, AAC003: '赵小川' }],
      ['ruling', { ...ruling, code: 'number_shared', number_b: li, name_b: '赵小川', decision: 'same' }],
    ])
    expect(output.links.find(({ kind }) => kind === 'enrolment')).toMatchObject({ name_match: 'L5', decision: 'auto' })
  })
})
