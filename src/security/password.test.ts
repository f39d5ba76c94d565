import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkPassword,
  hashPassword,
  needsRehash,
  newOneTimePassword,
  readableText,
  verifyPassword,
} from './password.ts'

describe('a stored password', () => {
  test('is recognised, and another one is not', async () => {
    const stored = await hashPassword('山间明月照清泉, 12 里')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(stored, '山间明月照清泉, 12 里')).toBe(true)
    expect(await verifyPassword(stored, '山间明月照清泉, 13 里')).toBe(false)
    expect(needsRehash(stored)).toBe(false)
  })

  test('has another hash each time', async () => {
    expect(await hashPassword('river under pines')).not.toBe(await hashPassword('river under pines'))
  })

  test('is the same however its characters were composed', async () => {
    const stored = await hashPassword('Caf\u00e9 am Fluss')
    expect(await verifyPassword(stored, 'Cafe\u0301 am Fluss')).toBe(true)
  })

  test('is none for a login that nobody has, whatever is typed', async () => {
    for (const text of ['', 'canbao: no account has this password', 'x'.repeat(100_000)]) {
      expect(await verifyPassword(null, text)).toBe(false)
    }
  })

  test('is not found by an overlong text', async () => {
    const stored = await hash('', { memoryCost: 64 })
    expect(await verifyPassword(stored, 'x'.repeat(1000))).toBe(false)
  })

  test('is hashed anew when it was hashed more cheaply or otherwise', async () => {
    expect(needsRehash(await hash('x', { memoryCost: 64, timeCost: 2 }))).toBe(true)
    expect(needsRehash(await hash('x', { memoryCost: 19_456, timeCost: 1 }))).toBe(true)
    expect(needsRehash(await hash('x', { algorithm: 1 }))).toBe(true)
  })
})

describe('a new password', () => {
  test.each(['river under pines', '山间明月照清泉十二里', 'tulip-17-anchor', 'aaaa bbbb cc'])('%s will do', (text) => {
    expect(checkPassword(text, 'wang.lan')).toBeNull()
  })

  test.each([
    ['short one', 'it has fewer than 10 characters'],
    ['山间明月照清泉', 'it has fewer than 10 characters'],
    ['x1'.repeat(65), 'it has more than 128 characters'],
    ['my WANG.LAN password', 'it contains the name of the account'],
    ['Admin@123456', 'it is one of the most frequent passwords'],
    ['1Q2W3E4R5T', 'it is one of the most frequent passwords'],
    ['aaaaaaaaaaaa', 'it repeats a few characters, or follows the alphabet or keyboard'],
    ['abcabcabcabca', 'it repeats a few characters, or follows the alphabet or keyboard'],
    ['1234567890', 'it repeats a few characters, or follows the alphabet or keyboard'],
    ['9876543210', 'it repeats a few characters, or follows the alphabet or keyboard'],
    ['qwertyuiop', 'it repeats a few characters, or follows the alphabet or keyboard'],
    ['13912345678', 'it is a phone or identity number'],
    ['11010519491231002x', 'it is a phone or identity number'],
  ])('%s is refused, with the reason', (text, reason) => {
    const refusal = checkPassword(text, 'wang.lan')
    expect(refusal).toMatchObject({ code: 'password_weak', details: { reason } })
    expect(refusal?.message).not.toContain(text)
  })

  test('may contain the account when that is one or two characters, which are in everything', () => {
    expect(checkPassword('river under pines', 'e')).toBeNull()
  })
})

describe('a one-time password', () => {
  test('is four readable groups, and may be used as a password', () => {
    for (let count = 0; count < 200; count++) {
      const text = newOneTimePassword(randomBytes)
      expect(text).toMatch(/^(?:[2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/)
      expect(checkPassword(text, 'wang.lan')).toBeNull()
    }
  })

  test('has every character equally often', () => {
    // Every byte once, first those past the last full round of 31, which must be left out.
    const bytes = Array.from({ length: 256 }, (_, at) => (at + 248) % 256)
    const text = readableText((size) => Uint8Array.from(bytes.splice(0, size)), 62).replaceAll('-', '')
    const counts = new Map<string, number>()
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
    expect([...counts.values()]).toEqual(Array.from({ length: 31 }, () => 8))
  })

  test('needs no more of the random source than it gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 247 }), (groups, byte) => {
        expect(readableText((size) => new Uint8Array(size).fill(byte), groups)).toHaveLength(groups * 5 - 1)
      }),
    )
  })
})
