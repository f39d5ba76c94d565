import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCheckDigit, organisationCheckDigit, readUnitNumber, registrationCheckDigit } from './unit-number.ts'

test.each(['91350100M000100Y43', '9144030071526726XG', '914403001922038216', '91110000802100433B'])(
  '%s is a unified social credit code, and its positions 9 to 17 an organisation code',
  (number) => {
    expect(readUnitNumber(number)).toEqual({ state: 'valid', number, form: 'credit' })
    expect(readUnitNumber(number.slice(8, 17))).toEqual({
      state: 'valid',
      number: number.slice(8, 17),
      form: 'organisation',
    })
  },
)

describe('readUnitNumber', () => {
  test('takes an organisation code with and without its hyphen for the same', () => {
    const reading = { state: 'valid', number: 'D2143569X', form: 'organisation' }
    expect(readUnitNumber('D2143569-X')).toEqual(reading)
    expect(readUnitNumber('Ｄ2143569－x')).toEqual(reading)
  })

  test('takes 15 digits with the right last one for a registration number', () => {
    const first14 = '52030000012345'
    const number = first14 + registrationCheckDigit(first14)
    expect(readUnitNumber(number)).toEqual({ state: 'valid', number, form: 'registration' })
  })

  test.each(['', '无', '/', '000000000', '  '])('takes "%s" for empty', (raw) => {
    expect(readUnitNumber(raw)).toEqual({ state: 'empty', number: '', form: null })
  })

  test.each(['91350100M000100Y44', 'D2143569-1', '91350100I000100Y43', '12345', '520300000123450'])(
    'takes %s for invalid',
    (raw) => {
      expect(readUnitNumber(raw)).toMatchObject({ state: 'invalid', form: null })
    },
  )
})

test('The check characters catch every single error and swap of neighbours', () => {
  const credit = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const arbitrary = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 17, maxLength: 17 })
  fc.assert(
    fc.property(
      arbitrary,
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 1, max: 30 }),
      (values, index, change) => {
        const text = values.map((value) => credit[value]).join('')
        const wrong = values.with(index, (values[index]! + change) % 31)
        expect(creditCheckDigit(wrong.map((value) => credit[value]).join(''))).not.toBe(creditCheckDigit(text))
      },
    ),
  )
  fc.assert(
    fc.property(
      fc.stringMatching(/^\d{14}$/),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 1, max: 9 }),
      (text, index, change) => {
        const digit = (Number(text[index]) + change) % 10
        const wrong = text.slice(0, index) + digit + text.slice(index + 1)
        expect(registrationCheckDigit(wrong)).not.toBe(registrationCheckDigit(text))
      },
    ),
  )
  expect(organisationCheckDigit('D2143569')).toBe('X')
})
