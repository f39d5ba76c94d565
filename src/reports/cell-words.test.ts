import { expect, it } from 'vitest'
import { tellCell } from './cell-words.ts'

it('tells the codes of departments in words, beside the text as it came', () => {
  expect(tellCell('AAE140', '110', 'zh')).toBe('110（职工基本养老保险）')
  expect(tellCell('AAE140', '210', 'en')).toBe('210 (unemployment insurance)')
  expect(tellCell('AAB301', '520303', 'zh')).toBe('520303（贵州省遵义市汇川区）')
  expect(tellCell('police_status', ' 8', 'zh')).toBe(' 8（注销）')
  expect(tellCell('AIC003', '81', 'en')).toBe('81 (insured elsewhere in the province)')
})

it('leaves a text alone that speaks for itself, or that no table knows', () => {
  for (const [column, text] of [
    ['AAC003', '张三'],
    ['AAE140', '330'],
    ['AAC031', '缴费'],
    ['AAB301', '990101'],
  ] as const) {
    expect(tellCell(column, text, 'zh')).toBe(text)
  }
  expect(tellCell('AAB301', '520303', 'en')).toBe('520303')
})
