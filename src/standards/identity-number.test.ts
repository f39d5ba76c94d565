import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  birthAndSexPositions,
  checkDigit,
  disagreesWithRecord,
  normaliseNumber,
  readNumber,
  removedFromNumbers,
  residenceCardCheckDigit,
  upgrade15,
  writtenForX,
} from './identity-number.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

const dates = fc
  .record({
    year: fc.integer({ min: 1900, max: 2016 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`)

const numbers = fc
  .tuple(fc.integer({ min: 1, max: 8 }), digits(5), dates, digits(3))
  .map(([first, region, date, order]) => {
    const first17 = `${first}${region}${date}${order}`
    return first17 + checkDigit(first17)
  })

describe('a citizen number', () => {
  test.each(['11010519491231002X', '440524188001010014', '34052419800101001X'])(
    '%s has the right check digit',
    (number) => {
      expect(readNumber(number)).toMatchObject({
        state: 'valid',
        number,
        match: 'same',
        documentType: '01',
        damage: [],
      })
    },
  )

  test('carries birth date and sex', () => {
    expect(readNumber('11010519491231002X')).toMatchObject({ birthDate: 19491231, sex: '2', cameIn15: false })
    expect(readNumber('34052419800101001X')).toMatchObject({ birthDate: 19800101, sex: '1' })
  })

  test('is invalid with any one digit changed or two neighbours swapped', () => {
    const position = fc.integer({ min: 0, max: 16 })
    fc.assert(
      fc.property(numbers, position, fc.integer({ min: 1, max: 9 }), (number, index, change) => {
        const digit = (Number(number[index]) + change) % 10
        expect(readNumber(number.slice(0, index) + digit + number.slice(index + 1)).state).not.toBe('valid')
      }),
    )
    fc.assert(
      fc.property(numbers, position, (number, index) => {
        const swapped = number.slice(0, index) + number[index + 1] + number[index] + number.slice(index + 2)
        if (swapped !== number) expect(readNumber(swapped).state).not.toBe('valid')
      }),
    )
  })

  test('is invalid when it begins with 0, though its check digit is right', () => {
    const first17 = '01010519491231002'
    expect(readNumber(first17 + checkDigit(first17)).state).toBe('invalid')
  })

  test('is invalid with a birth date in the future of the reference date or more than 120 years before it', () => {
    expect(readNumber('11010519491231002X', { asOf: 19491230 })).toMatchObject({ state: 'invalid', damage: ['E09'] })
    expect(readNumber('440524188001010014', { asOf: 20001231 }).state).toBe('valid')
    expect(readNumber('440524188001010014', { asOf: 20010101 })).toMatchObject({ state: 'invalid', damage: ['E09'] })
  })

  test('is valid with an unknown region, and a residence permit with those of Hong Kong, Macao and Taiwan', () => {
    const types = ['999', '810', '820', '830', '1'].map((start) => {
      const first17 = `${start.padEnd(6, '0')}19800101001`
      return readNumber(first17 + checkDigit(first17)).documentType
    })
    expect(types).toEqual(['07', '04', '05', '06', '01'])
  })
})

describe('normalising', () => {
  test.each([
    ['１１０１０５１９４９１２３１００２Ｘ', ['E02']],
    [' 11010519491231002X\t', ['E02']],
    ["'11010519491231002X", ['E02']],
    ['110105 19491231 002X', ['E02']],
    ['\ufeff110105\u200b19491231\u00a0002X\u3000', ['E02']],
    ['11010519491231002x', ['E03']],
    ['＇11010519491231002ｘ', ['E02', 'E03']],
  ])('of "%s" is no repair', (raw, damage) => {
    expect(readNumber(raw)).toMatchObject({ state: 'valid', number: '11010519491231002X', match: 'same', damage })
  })

  test('drops every character of the list, wherever it stands', () => {
    for (const character of removedFromNumbers) {
      expect(normaliseNumber(`${character}11010519491231${character}002x${character}`)).toBe('11010519491231002X')
    }
    for (const character of writtenForX) expect(normaliseNumber(character)).toBe(character)
  })

  test('twice is normalising once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(normaliseNumber(normaliseNumber(raw))).toBe(normaliseNumber(raw))
      }),
    )
  })
})

describe('an empty number', () => {
  test.each(['', ' ', '无', '/', '／', '0', '000000000000000000', '１１１１１１', '\u3000'])('is "%s"', (raw) => {
    expect(readNumber(raw)).toMatchObject({ state: 'empty', number: '', match: null, damage: ['E01'] })
  })
})

test.each(['3.52E+17', '3.52501e+17', '3.5250119800101E17', '3E+17'])(
  '%s went through a float and is unusable',
  (raw) => {
    expect(readNumber(raw)).toMatchObject({ state: 'unusable', match: null, damage: ['E07'] })
  },
)

describe('a number of 15 digits', () => {
  test('is upgraded by the century and the check digit', () => {
    expect(readNumber('340524800101001')).toMatchObject({
      state: 'valid',
      number: '34052419800101001X',
      match: 'upgraded',
      cameIn15: true,
      birthDate: 19800101,
      damage: ['E05'],
    })
  })

  test('stays invalid with a centenarian sequence or an impossible date', () => {
    expect(upgrade15('340524800101995')).not.toBeNull()
    expect(upgrade15('340524800101996')).toBeNull()
    expect(readNumber('340524800101996')).toMatchObject({
      state: 'invalid',
      number: '340524800101996',
      damage: ['E05'],
    })
    expect(readNumber('340524801301001')).toMatchObject({ state: 'invalid', damage: ['E05', 'E09'] })
  })

  test('upgraded is the 18-digit number without its century and check digit', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        fc.pre(number.startsWith('19', 6) && Number(number.slice(14, 17)) < 996)
        expect(upgrade15(number.slice(0, 6) + number.slice(8, 17))).toBe(number)
      }),
    )
  })
})

describe('repair', () => {
  test.each([
    ['1101O519491231002X', ['E04']],
    ['11olo519491231oo2x', ['E03', 'E04']],
    ['I101051949123l002X', ['E04']],
    ['11010519491231002×', ['E03']],
    ['11010519491231002*', ['E03']],
    ['11010519491231002＊', ['E02', 'E03']],
    ['11010519491231002Х', ['E03']],
    ['11010519491231002х', ['E03']],
    ['11010519491231002Χ', ['E03']],
    ['11010519491231002χ', ['E03']],
  ])('of %s is taken because the check digit holds', (raw, damage) => {
    expect(readNumber(raw)).toMatchObject({ state: 'valid', number: '11010519491231002X', match: 'repaired', damage })
  })

  test('is not taken when the check digit does not hold', () => {
    expect(readNumber('1101O519491231003X')).toMatchObject({
      state: 'invalid',
      number: '1101O519491231003X',
      match: null,
    })
  })

  test('never touches a valid number', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        fc.pre(!/^(\d)\1*$/.test(number))
        expect(readNumber(number)).toMatchObject({ state: 'valid', number, match: 'same' })
        expect(readNumber(readNumber(number).number)).toEqual(readNumber(number))
      }),
    )
  })
})

describe('documents that begin with a letter', () => {
  test.each([
    ['KAZ110090123105', '07'],
    ['KAZ110090123106', '07'],
    ['USA0123456789', '99'],
    ['G12345678', '08'],
    ['EA1234567', '08'],
    ['H12345678', '04'],
    ['M1234567890', '05'],
    ['h 12345678', '04'],
  ])('%s is valid, type %s, and nothing is derived from it', (raw, documentType) => {
    expect(readNumber(raw)).toMatchObject({ state: 'valid', match: 'same', documentType, birthDate: null, sex: null })
  })

  test('follow ICAO 9303 in the 15-character residence card', () => {
    expect(residenceCardCheckDigit('KAZ11009012310')).toBe('5')
  })
})

describe('an invalid number', () => {
  test.each([
    ['11010519491231002', ['E06']],
    ['110105194912310021', ['E08']],
    ['110105194912310000', ['E07', 'E08']],
    ['110105194913310022', ['E09', 'E08']],
    ['12345', []],
    ['见户口簿', []],
    ['ABC12', []],
  ])('%s shows its damage', (raw, damage) => {
    expect(readNumber(raw)).toMatchObject({ state: 'invalid', number: raw, match: null, birthDate: null, damage })
  })

  test('still has positions of birth date and sex, for tolerant matching', () => {
    expect(birthAndSexPositions('110105194912310021')).toEqual({ birth: '19491231', sex: '2' })
    expect(birthAndSexPositions('340524800101996')).toEqual({ birth: '19800101', sex: '2' })
    expect(birthAndSexPositions('KAZ110090123105')).toBeNull()
    expect(birthAndSexPositions('11010519491231002')).toBeNull()
  })
})

test('A record whose birth date or sex is not that of its number is told (E10)', () => {
  const number = readNumber('11010519491231002X')
  expect(disagreesWithRecord(number, { birthDate: 19491231, sex: '2' })).toEqual([])
  expect(disagreesWithRecord(number, { birthDate: null, sex: '9' })).toEqual([])
  expect(disagreesWithRecord(number, { birthDate: 19491230, sex: null })).toEqual(['E10'])
  expect(disagreesWithRecord(number, { birthDate: null, sex: '1' })).toEqual(['E10'])
  expect(disagreesWithRecord(readNumber('G12345678'), { birthDate: 19491231, sex: '1' })).toEqual([])
})
