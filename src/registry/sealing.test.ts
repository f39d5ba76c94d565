import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyedHash, createSealer, messageStart, readSealHeader, SealBroken } from './sealing.ts'

const secret = createSecretKey(Buffer.alloc(32, 7))
const derive = (purpose: string, length: number) => Buffer.from(hkdfSync('sm3', secret, '', purpose, length))

describe('What this Node computes agrees with the standards', () => {
  test('SM3, GB/T 32905 annex A', () => {
    const hashOf = (text: string) => createHash('sm3').update(text).digest('hex')
    expect(hashOf('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(hashOf('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  test('SM4, GB/T 32907 annex A', () => {
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const block = createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(key)
    expect(block.toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
    // The second example enciphers a million times over, which is what CBC does to zeros, with the block as its IV.
    const often = createCipheriv('sm4-cbc', key, key).setAutoPadding(false).update(Buffer.alloc(16_000_000))
    expect(often.subarray(-16).toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66')
  })

  test('HMAC-SM3, GM/T 0042 annex D.3', () => {
    const mac = createKeyedHash(Buffer.from(Array.from({ length: 32 }, (_, index) => index + 1)))
    const text = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2)
    const end = messageStart + mac.room(text.length).write(text, messageStart)
    expect(Buffer.from(mac.digest(end), 'latin1').toString('hex')).toBe(
      'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    )
  })
})

test('The keyed hash is HMAC-SM3 for any key and message, also when its room has to grow', () => {
  const arbitrary = fc.uint8Array({ maxLength: 64 })
  fc.assert(
    fc.property(arbitrary, fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1 }), (key, messages) => {
      const mac = createKeyedHash(key)
      for (const message of messages) {
        mac.room(message.length).set(message, messageStart)
        const expected = createHmac('sm3', key).update(message).digest('binary')
        expect(mac.digest(messageStart + message.length)).toBe(expected)
      }
    }),
  )
  expect(() => createKeyedHash(Buffer.alloc(65))).toThrow(RangeError)
})

test('An sm4 value opens by nothing but SM4-CBC and HMAC-SM3 of its documented parts', () => {
  const sealer = createSealer('sm4', 258, secret, randomBytes)
  for (const text of ['', '520103199001011234', '贵州省遵义市红花岗区', 'x'.repeat(2000)]) {
    const sealed = sealer.seal(Buffer.from(text), '人:1')
    const [header, iv, body] = [sealed.subarray(0, 3), sealed.subarray(3, 19), sealed.subarray(19, -16)]
    expect(header.toString('hex')).toBe('110102')
    const decipher = createDecipheriv('sm4-cbc', derive('canbao sm4 cipher', 16), iv)
    expect(Buffer.concat([decipher.update(body), decipher.final()]).toString()).toBe(text)
    const mac = createHmac('sm3', derive('canbao sm4 mac', 32)).update(header)
    mac
      .update(Buffer.from([0, 0, 0, 5]))
      .update('人:1')
      .update(iv)
      .update(body)
    expect(mac.digest().subarray(0, 16)).toEqual(sealed.subarray(-16))
  }
})

test('An aes value opens by nothing but AES-256-GCM', () => {
  const sealed = createSealer('aes', 1, secret, randomBytes).seal(Buffer.from('13800138000'), '人:1')
  const decipher = createDecipheriv('aes-256-gcm', derive('canbao aes cipher', 32), sealed.subarray(3, 15))
  decipher.setAAD(Buffer.concat([sealed.subarray(0, 3), Buffer.from('人:1')])).setAuthTag(sealed.subarray(-16))
  expect(decipher.update(sealed.subarray(15, -16), undefined, 'utf8') + decipher.final('utf8')).toBe('13800138000')
})

describe.each(['sm4', 'aes'] as const)('A value sealed by %s', (suite) => {
  const make = () => createSealer(suite, 1, secret, randomBytes)

  test('opens to the same bytes, in any order and by another sealer', () => {
    const [one, other] = [make(), make()]
    const arbitrary = fc.array(fc.tuple(fc.uint8Array({ maxLength: 1500 }), fc.string({ unit: 'binary' })))
    fc.assert(
      fc.property(arbitrary, (values) => {
        const sealed = values.map(([bytes, context]) => one.seal(bytes, context))
        for (const [index, [bytes, context]] of [...values.entries()].reverse()) {
          expect(other.open(sealed[index]!, context)).toEqual(Buffer.from(bytes))
        }
      }),
    )
  })

  test('never looks the same twice', () => {
    const sealer = make()
    const seen = new Set(
      Array.from({ length: 2000 }, () => sealer.seal(Buffer.from('same'), '').toString('hex', 3, 15)),
    )
    expect(seen.size).toBe(2000)
  })

  test('takes its IV from the given source, no byte twice', () => {
    let asked = 0
    const count = (size: number) => Buffer.alloc(size, ++asked)
    const seal = () => createSealer(suite, 1, secret, count).seal(Buffer.from('same'), '')
    const first = seal()
    asked = 0
    expect(seal()).toEqual(first)
    expect(seal()).not.toEqual(first)
    const sealer = createSealer(suite, 1, secret, count)
    asked = 0
    for (let value = 0; value < 256; value++) sealer.seal(Buffer.alloc(0), '')
    expect(asked).toBe(1)
    for (let value = 0; value < 100; value++) sealer.seal(Buffer.alloc(0), '')
    expect(asked).toBe(2)
  })

  test('does not open after a change of any byte, at any cut, with anything added, or in another context', () => {
    const sealer = make()
    const sealed = sealer.seal(Buffer.from('520103199001011234'), 'person:1')
    for (let at = 0; at < sealed.length; at++) {
      for (const change of [1, 0x80, 0xff]) {
        // The first byte chooses the suite and bytes two and three the key, which is the field cipher's part.
        if (at < 3) continue
        const changed = Buffer.from(sealed)
        changed[at]! ^= change
        expect(() => sealer.open(changed, 'person:1')).toThrow(SealBroken)
      }
      expect(() => sealer.open(sealed.subarray(0, at), 'person:1')).toThrow(SealBroken)
    }
    expect(() => sealer.open(Buffer.concat([sealed, Buffer.alloc(16)]), 'person:1')).toThrow(SealBroken)
    for (const context of ['person:2', 'person:11', 'person:', '']) {
      expect(() => sealer.open(sealed, context)).toThrow(SealBroken)
    }
    expect(sealer.open(sealed, 'person:1').toString()).toBe('520103199001011234')
  })

  test('does not open under another key or key id', () => {
    const sealed = make().seal(Buffer.from('text'), '')
    const other = createSecretKey(Buffer.alloc(32, 8))
    expect(() => createSealer(suite, 1, other, randomBytes).open(sealed, '')).toThrow(SealBroken)
    expect(() => createSealer(suite, 2, secret, randomBytes).open(sealed, '')).toThrow(SealBroken)
  })
})

test('The header tells suite and key, and foreign bytes are refused', () => {
  const sealed = createSealer('aes', 65535, secret, randomBytes).seal(Buffer.alloc(1), '')
  expect(readSealHeader(sealed)).toEqual({ suite: 'aes', keyID: 65535 })
  for (const bytes of [[], [0x11], [0x11, 0], [0x13, 0, 1], [0x20, 0, 1], [0x31, 0x32, 0x33]]) {
    expect(() => readSealHeader(Uint8Array.from(bytes))).toThrow(SealBroken)
  }
  for (const id of [-1, 65536, 1.5, Number.NaN]) {
    expect(() => createSealer('sm4', id, secret, randomBytes)).toThrow(RangeError)
  }
})
