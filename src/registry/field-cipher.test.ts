import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFieldCipher, type Fields } from './field-cipher.ts'
import { createDataKey, createIndexKey, masterKeyOf, openKeyRing } from './key-ring.ts'
import { SealBroken, type Suite } from './sealing.ts'

const now = new Date(Date.UTC(2026, 0, 1))
const master = masterKeyOf(randomBytes(32))
const stored = [createIndexKey(master, now), createDataKey(master, 1, now)]
const ring = openKeyRing(master, stored)
const rotated = openKeyRing(master, [...stored, createDataKey(master, 2, now)])
const foreign = openKeyRing(master, [createIndexKey(master, now), createDataKey(master, 1, now)])
const suites: Suite[] = ['sm4', 'aes', 'off']

const text = fc.string({ unit: 'binary', maxLength: 400 })
const arbitraryFields = fc.dictionary(
  fc.oneof(fc.constantFrom('number', 'phone', 'address'), fc.string({ unit: 'binary', maxLength: 40 })),
  fc.option(text),
)
const person = { number: '520103199001011234', phone: null, address: '贵州省遵义市红花岗区某某路12号𠮷宅' }

describe.each(suites)('Under suite %s', (suite) => {
  const cipher = createFieldCipher(ring, suite)

  test('text and bytes come back as they were', () => {
    fc.assert(
      fc.property(text, fc.uint8Array(), text, (value, bytes, context) => {
        expect(cipher.openText(cipher.seal(value, context), context)).toBe(value)
        expect(cipher.open(cipher.seal(bytes, context), context)).toEqual(Buffer.from(bytes))
      }),
    )
  })

  test('the fields of a person come back as they were, missing ones too', () => {
    fc.assert(
      fc.property(arbitraryFields, text, (fields, context) => {
        const opened = cipher.openFields(cipher.sealFields(fields, context), context)
        expect(Object.entries(opened)).toEqual(Object.entries(fields))
      }),
    )
    const people: Fields[] = [person, {}, { number: null }, { number: '', phone: '' }]
    for (const fields of people) {
      expect(cipher.openFields(cipher.sealFields(fields, 'person:1'), 'person:1')).toEqual(fields)
    }
  })

  test('long texts fit, and what does not fit is refused rather than cut', () => {
    const address = '路'.repeat(21_000)
    expect(cipher.openFields(cipher.sealFields({ address }, ''), '')).toEqual({ address })
    expect(cipher.openFields(cipher.sealFields({ ['名'.repeat(63)]: 'x' }, ''), '')).toEqual({ ['名'.repeat(63)]: 'x' })
    expect(() => cipher.sealFields({ address: 'x'.repeat(65_535) }, '')).toThrow(RangeError)
    expect(() => cipher.sealFields({ ['名'.repeat(64)]: '' }, '')).toThrow(RangeError)
    expect(cipher.openFields(cipher.sealFields(person, ''), '')).toEqual(person)
  })

  test('a sealed value is no view of what the next call writes over', () => {
    const first = cipher.sealFields(person, 'person:1')
    const opened = cipher.open(first, 'person:1')
    const copies = [Buffer.from(first), Buffer.from(opened)]
    const index = cipher.indexOf('13800138000', 'phone')
    const indexCopy = Buffer.from(index)
    for (let at = 0; at < 50; at++) cipher.openFields(cipher.sealFields({ number: `${at}` }, 'person:2'), 'person:2')
    cipher.indexOf('13900139000', 'phone')
    expect([first, opened, index]).toEqual([...copies, indexCopy])
  })

  test('foreign, cut and empty bytes are refused', () => {
    for (const bytes of ['', '11', '1100', '110001', '520103199001011234', 'ffffff00']) {
      expect(() => cipher.open(Buffer.from(bytes, 'hex'), '')).toThrow(SealBroken)
      expect(() => cipher.openFields(Buffer.from(bytes, 'hex'), '')).toThrow(SealBroken)
    }
  })

  test('only values of this suite and of the current key need no rotation', () => {
    for (const other of suites) {
      expect(cipher.needsRotation(createFieldCipher(ring, other).seal('', ''))).toBe(other !== suite)
      expect(createFieldCipher(rotated, suite).needsRotation(createFieldCipher(ring, other).seal('', ''))).toBe(
        other !== suite || suite !== 'off',
      )
    }
    expect(() => cipher.needsRotation(Buffer.from('520103'))).toThrow(SealBroken)
  })

  test('values of every suite and of older keys open after rotation, and from then on the new key seals', () => {
    const after = createFieldCipher(rotated, suite)
    for (const other of suites) {
      const before = createFieldCipher(ring, other)
      expect(after.openFields(before.sealFields(person, 'person:1'), 'person:1')).toEqual(person)
      expect(after.openText(before.seal('text', 'person:1'), 'person:1')).toBe('text')
    }
    const renewed = after.seal('text', 'person:1')
    expect(after.needsRotation(renewed)).toBe(false)
    expect(after.openText(renewed, 'person:1')).toBe('text')
  })
})

describe.each(['sm4', 'aes'] as const)('What is sealed by %s', (suite) => {
  const cipher = createFieldCipher(ring, suite)

  test('does not open after a change of any byte, nor cut', () => {
    const sealed = cipher.sealFields(person, 'person:1')
    const strict = createFieldCipher(ring, suite, { refusePlain: true })
    for (let at = 0; at < sealed.length; at++) {
      for (let bit = 1; bit < 256; bit *= 2) {
        const changed = Buffer.from(sealed)
        changed[at]! ^= bit
        expect(() => strict.openFields(changed, 'person:1')).toThrow(SealBroken)
      }
      expect(() => cipher.open(sealed.subarray(0, at), 'person:1')).toThrow(SealBroken)
    }
    expect(strict.openFields(sealed, 'person:1')).toEqual(person)
  })

  test('does not open at the place of another person', () => {
    expect(() => cipher.open(cipher.sealFields(person, 'person:1'), 'person:2')).toThrow(SealBroken)
  })

  test('does not open under a foreign key of the same id, nor under an unknown one', () => {
    const sealed = createFieldCipher(rotated, suite).sealFields(person, 'person:1')
    expect(() => cipher.open(sealed, 'person:1')).toThrow('its key is not in the key ring')
    expect(() => createFieldCipher(foreign, suite).open(cipher.seal('a', ''), '')).toThrow(SealBroken)
    expect(() => createFieldCipher(null, 'off').open(sealed, 'person:1')).toThrow(SealBroken)
  })

  test('does not show its content, and neither do errors', () => {
    const sealed = cipher.sealFields(person, 'person:1')
    expect(sealed.includes('520103')).toBe(false)
    const message = (() => {
      try {
        return cipher.openText(sealed, 'person:520103')
      } catch (error) {
        return `${(error as Error).stack} ${JSON.stringify(error)}`
      }
    })()
    expect(message).toContain('A sealed value does not open')
    expect(message).not.toMatch(/520103|贵州/)
  })

  test('cannot be replaced by a plain value once plain values are refused', () => {
    const plain = createFieldCipher(null, 'off').seal('someone else', 'person:1')
    expect(cipher.openText(plain, 'person:1')).toBe('someone else')
    const strict = createFieldCipher(ring, suite, { refusePlain: true })
    expect(() => strict.open(plain, 'person:1')).toThrow('it is not sealed at all')
  })
})

test('Ten thousand people are sealed in any order and each opens to their own fields', () => {
  for (const suite of suites) {
    const cipher = createFieldCipher(ring, suite)
    const sealed = Array.from({ length: 10_000 }, (_, id) => cipher.sealFields({ number: `${id}` }, `person:${id}`))
    for (let id = 9_999; id >= 0; id -= 7) {
      expect(cipher.openFields(sealed[id]!, `person:${id}`).number).toBe(`${id}`)
    }
  }
})

describe('The look-up hash', () => {
  const cipher = createFieldCipher(ring, 'sm4')

  test('is the first half of HMAC-SM3 of the field, with its length before it, and the value', () => {
    fc.assert(
      fc.property(text, text, (value, field) => {
        const name = Buffer.from(field)
        const mac = createHmac('sm3', ring.index).update(Buffer.from([name.length >> 8, name.length & 255]))
        expect(cipher.indexOf(value, field)).toEqual(mac.update(name).update(value).digest().subarray(0, 16))
      }),
    )
  })

  test('is the same for every call, data key and sealing suite', () => {
    const hash = cipher.indexOf('13800138000', 'phone')
    expect(cipher.indexOf('13800138000', 'phone')).toEqual(hash)
    expect(createFieldCipher(rotated, 'sm4').indexOf('13800138000', 'phone')).toEqual(hash)
    expect(createFieldCipher(ring, 'aes').indexOf('13800138000', 'phone')).toEqual(hash)
    expect(createFieldCipher(foreign, 'sm4').indexOf('13800138000', 'phone')).not.toEqual(hash)
  })

  test('differs by value and by field, also where field and value together spell the same', () => {
    const asked = fc.uniqueArray(fc.tuple(text, text), { selector: ([value, field]) => JSON.stringify([value, field]) })
    fc.assert(
      fc.property(asked, (pairs) => {
        const hashes = pairs.map(([value, field]) => cipher.indexOf(value, field).toString('hex'))
        expect(new Set(hashes).size).toBe(pairs.length)
      }),
    )
    expect(cipher.indexOf('bc', 'a')).not.toEqual(cipher.indexOf('c', 'ab'))
  })

  test('is the value itself where nothing is sealed', () => {
    expect(createFieldCipher(null, 'off').indexOf('贵州', 'address')).toEqual(Buffer.from('贵州'))
    expect(createFieldCipher(ring, 'off').indexOf('13800138000', 'phone').toString()).toBe('13800138000')
  })
})

test('Plain values lie behind three bytes that tell them', () => {
  const cipher = createFieldCipher(null, 'off')
  expect(cipher.seal('text', 'person:1')).toEqual(Buffer.from('\x10\0\0text'))
  expect(cipher.openText(cipher.seal('text', 'person:1'), 'person:2')).toBe('text')
  const malformed = [[9], [1], [1, 0], [1, 0, 5, 65], [0], [70, 65], [1, 0xff]]
  for (const bytes of malformed) {
    expect(() => cipher.openFields(Buffer.from([0x10, 0, 0, ...bytes]), '')).toThrow(SealBroken)
  }
})

test('A key ring is needed to seal, and suite off cannot refuse its own values', () => {
  expect(() => createFieldCipher(null, 'sm4')).toThrow('needs a key ring')
  expect(() => createFieldCipher(null)).toThrow('Suite sm4 needs a key ring')
  expect(() => createFieldCipher(ring, 'off', { refusePlain: true })).toThrow('cannot refuse')
  expect(createFieldCipher(ring).suite).toBe('sm4')
})
