import { expect, test } from 'vitest'
import { codeName, codeTables, insurances, schemes } from './code-tables.ts'
import { indicator, indicators } from './indicators.ts'

test('Every scheme gives a code that the table of its insurance has', () => {
  for (const { insurance, code } of Object.values(schemes)) expect(codeName(insurance, code)).toMatch(/^已参加/)
  expect(schemes['170']).toEqual({ insurance: 'AIC003', code: '12' })
  expect(schemes['330']).toBeUndefined()
})

test('Every insurance shares the codes of those who are insured elsewhere or not at all', () => {
  for (const insurance of insurances) {
    const shared = ['81', '82', '91', '92', '93', '94', '95']
    expect(shared.filter((code) => codeName(insurance, code) === null)).toEqual([])
  }
  expect(codeName('ALC003', '11')).toBeNull()
})

test('Every indicator with a code table has one here, but for the divisions', () => {
  const tables = Object.values(indicators)
    .flat()
    .flatMap(({ codeTable }) => codeTable ?? [])
  expect(tables.filter((table) => !(table in codeTables))).toEqual(['GB/T 2260, extended by 人社厅函〔2011〕581号'])
  expect(indicator('AAC003')).toMatchObject({ name: '姓名', required: true, length: 20 })
  expect(indicator('AAC999')).toBeNull()
})
