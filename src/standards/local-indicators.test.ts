import { describe, expect, test } from 'vitest'
import { lengthInGB18030 } from './gb18030-length.ts'
import { faultOfValue, type LocalIndicator, localCodePattern } from './local-indicators.ts'

test.each([
  ['', 0],
  ['abc 12', 6],
  ['张三', 4],
  ['·', 2],
  // Ext B, Ext A beyond GBK, Ext A within two bytes, private use, and an emoji
  ['𠮷', 4],
  ['㐀', 4],
  ['䶮', 2],
  ['\ue000', 2],
  ['😀', 4],
])('"%s" has %i bytes in GB18030', (text, length) => {
  expect(lengthInGB18030(text)).toBe(length)
})

test.each([
  ['AAC180', true],
  ['X_SKILL', true],
  ['X_A1_B2', true],
  ['AAC1800', false],
  ['aac180', false],
  ['X_', false],
  ['X_技能', false],
  ['__proto__', false],
  [`X_${'A'.repeat(19)}`, false],
])('%s can be a code: %s', (code, fits) => {
  expect(new RegExp(localCodePattern).test(code)).toBe(fits)
})

describe('a value', () => {
  const base = { code: 'X_A', name: '甲', length: null, codes: null }
  const text: LocalIndicator = { ...base, type: 'text', length: 4 }
  const number: LocalIndicator = { ...base, type: 'number', length: 3 }
  const date: LocalIndicator = { ...base, type: 'date' }
  const code: LocalIndicator = { ...base, type: 'code', codes: [{ code: '01', name: '一' }] }
  test.each([
    [text, '张三', true],
    [text, '张三丰', false],
    [text, '𠮷', true],
    [text, '𠮷a', false],
    [text, ' \u3000', false],
    [number, '0', true],
    [number, '-1.50', true],
    [number, '999', true],
    [number, '1000', false],
    [number, '007', false],
    [number, '１', false],
    [number, '1e2', false],
    [number, '', false],
    [date, '20160229', true],
    [date, '20170229', false],
    [date, '2017-02-01', false],
    [date, ' 20170201', false],
    [code, '01', true],
    [code, '1', false],
    [code, '', false],
  ] as const)('%j: "%s" fits: %s', (indicator, value, fits) => {
    expect(faultOfValue(indicator, value) === null).toBe(fits)
  })
})
