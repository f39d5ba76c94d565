import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, completedYears, monthOf, readDate, readMonth } from './plain-date.ts'

describe('a date', () => {
  test.each([
    ['20161231', 20161231],
    ['2016-12-31', 20161231],
    ['2016/1/5', 20160105],
    ['2016/01/05', 20160105],
    [' 20160229 ', 20160229],
  ])('is read from %s', (text, date) => {
    expect(readDate(text)).toBe(date)
  })

  test.each(['', '20160230', '20150229', '19000229', '2016-1-5', '201612', '20161301', '2016-12-31 00:00', '00000101'])(
    'is not read from "%s"',
    (text) => {
      expect(readDate(text)).toBeNull()
    },
  )

  test('is every day that a calendar has, and no other', () => {
    const part = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2199 }), part, part, (year, month, day) => {
        const calendar = new Date(Date.UTC(year, month - 1, day))
        const exists = calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === day
        const text = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
        expect(readDate(text)).toBe(exists && month > 0 ? Number(text) : null)
      }),
    )
  })
})

test('A month is read with and without a hyphen', () => {
  expect(readMonth('201612')).toBe(201612)
  expect(readMonth('2016-01')).toBe(201601)
  expect(['201613', '201600', '2016', '2016-1', '20161'].map(readMonth)).toEqual([null, null, null, null, null])
})

test('A birthday completes a year, the day before does not, and 29 February waits for March', () => {
  expect(completedYears(20001231, 20161230)).toBe(15)
  expect(completedYears(20001231, 20161231)).toBe(16)
  expect(completedYears(20000229, 20160228)).toBe(15)
  expect(completedYears(20000229, 20170228)).toBe(16)
  expect(completedYears(20000229, 20170301)).toBe(17)
  expect(completedYears(20170101, 20161231)).toBe(-1)
})

test('Months are added across years, and taken away again', () => {
  expect(addMonths(201612, 1)).toBe(201701)
  expect(addMonths(201601, -2)).toBe(201511)
  expect(monthOf(20161231)).toBe(201612)
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), (count) => {
      expect(addMonths(addMonths(201607, count), -count)).toBe(201607)
    }),
  )
})
