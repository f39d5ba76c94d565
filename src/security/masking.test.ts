import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAddress, maskBirthDate, maskLocalValue, maskNumber, maskPhone, maskWithin } from './masking.ts'

describe('a masked number', () => {
  test.each([
    ['11010519491231002X', '110***********002X'],
    ['110105491231002', '110*********002'],
    // one digit lost
    ['1101051949123102X', '110***********02X'],
    ['H12345678', 'H******78'],
    ['E123456', '*******'],
    ['110105', '******'],
    ['', ''],
    [' 11010519491231002X ', '110***********002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '110***********002X'],
    ['无', '*'],
  ])('of "%s" is "%s"', (number, masked) => {
    expect(maskNumber(number)).toBe(masked)
  })

  test('shows 7 characters of any text at most, and nothing of the birth date', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect([...maskNumber(text.replaceAll('*', '#'))].filter((character) => character !== '*').length).toBeLessThan(
          8,
        )
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{14}(?:\d\d[\dX])?$/), (number) => {
        const birthEnds = number.length === 18 ? 14 : 12
        expect(maskNumber(number).slice(6, birthEnds)).toMatch(/^\*+$/)
      }),
    )
  })
})

describe('a masked phone number', () => {
  test.each([
    ['13812341234', '138****1234'],
    ['138-1234-1234', '138****1234'],
    ['+86 13812341234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['0851-12345678', '085*****5678'],
    ['0851-1234567', '085****4567'],
    ['12345678', '******78'],
    ['12345', '*****'],
    ['13812341234/13987654321', '***********************'],
    ['无', '*'],
    ['', ''],
  ])('of "%s" is "%s"', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  test('shows 7 digits at most of any text, and no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-/ 转a') }), (text) => {
        expect(maskPhone(text)).toMatch(/^\d{0,3}\**\d{0,4}$/)
      }),
    )
  })
})

describe('a masked address', () => {
  test.each([
    ['贵州省遵义市红花岗区老城街道杨柳社区3组12号', '贵州省遵义市红花岗区老城街道杨柳社区***'],
    ['遵义市红花岗区金鼎山镇莲池村三组', '遵义市红花岗区金鼎山镇莲池村***'],
    ['红花岗区老城街道杨柳居委会张家湾', '红花岗区老城街道杨柳居委会***'],
    ['红花岗区老城街道杨柳居民委员会张家湾', '红花岗区老城街道杨柳居民委员会***'],
    ['贵州省遵义市红花岗区中山路12号', '贵州省遵义市***'],
    // a house number that stands before the word of a village stays hidden
    ['老城街12号花园社区', '老城街***'],
    ['老城街十二号花园社区', '老城街***'],
    ['老城3组12号', '老城***'],
    ['老城３组１２号', '老城***'],
    ['遵义市', '遵***'],
    ['某', '***'],
    ['', ''],
    ['  ', ''],
  ])('of "%s" is "%s"', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })

  test('shows no digit of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789老城街道村社区组号') }), (text) => {
        expect(maskAddress(text)).not.toMatch(/\d/)
      }),
    )
  })
})

describe('a masked birth date', () => {
  test.each([
    ['19491231', '1949****'],
    ['1949-12-31', '1949****'],
    [' １９４９年12月31日', '1949****'],
    ['31.12.1949', '****'],
    ['18263', '****'],
    ['', ''],
  ])('of "%s" is "%s"', (date, masked) => {
    expect(maskBirthDate(date)).toBe(masked)
  })
})

describe('a text that may hold numbers', () => {
  test.each([
    ['李某 11010519491231002X 代办', '李某 110***********002X 代办'],
    ['110105 19491231 0021', '110*************0021'],
    ['１１０１０５１９４９１２３１００２Ｘ', '110***********002X'],
    ['电话13812341234', '电话138****1234'],
    ['520302001001', '520302001001'],
    ['91520302MA6DL4AT3X', '91520302MA6DL4AT3X'],
    ['20170331', '20170331'],
    ['诚旺茶业有限公司', '诚旺茶业有限公司'],
  ])('of "%s" is "%s"', (text, masked) => {
    expect(maskWithin(text)).toBe(masked)
  })

  test('never shows fifteen digits in a row', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789X -村') }), (text) => {
        expect(maskWithin(text)).not.toMatch(/\d{15}/)
      }),
    )
  })
})

describe('a masked value of a local indicator', () => {
  test.each([
    ['code', '02', '02'],
    ['date', '20100701', '2010****'],
    ['text', '王某', '***'],
    ['number', '13800000001', '***'],
  ] as const)('of the type %s "%s" is "%s"', (type, value, masked) => {
    expect(maskLocalValue(type, value)).toBe(masked)
  })
})
