import { randomBytes } from 'node:crypto'
import { TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { checkSecondFactor, newRecoveryCodes, newSecret, secretURI, takeRecoveryCode } from './second-factor.ts'

/** RFC 6238, appendix B: the ASCII text 12345678901234567890. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const fresh = { secret, lastCounter: null }
const at = (seconds: number) => new Date(seconds * 1000)

describe('a secret', () => {
  test('is made of its own random bytes and no others', () => {
    const pool = randomBytes(64)
    const twenty = newSecret((size) => pool.subarray(3, 3 + size))
    expect(twenty).toHaveLength(32)
    expect(twenty).toBe(newSecret((size) => Uint8Array.from(pool.subarray(3, 3 + size))))
  })

  test('reaches the authenticator by a URI that it understands', () => {
    const uri = secretURI(secret, 'wang.lan', '参保登记')
    expect(new URL(uri).protocol).toBe('otpauth:')
    const parameters = Object.fromEntries(new URL(uri).searchParams)
    expect(parameters).toMatchObject({ secret, issuer: '参保登记', algorithm: 'SHA1', digits: '6', period: '30' })
    expect(decodeURIComponent(uri)).toContain('totp/参保登记:wang.lan')
  })
})

describe('a code', () => {
  // The last six of the eight digits of RFC 6238, appendix B.
  test.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1111111111, '050471', 37037037],
    [1234567890, '005924', 41152263],
    [2000000000, '279037', 66666666],
    [20000000000, '353130', 666666666],
  ])('at %i seconds is %s, as the RFC says', (seconds, code, counter) => {
    expect(checkSecondFactor(fresh, code, at(seconds))).toBe(counter)
  })

  test('holds one step early and late, and no longer', () => {
    const code = new TOTP({ secret }).generate({ timestamp: 100 * 30_000 })
    expect(checkSecondFactor(fresh, code, at(99 * 30))).toBe(100)
    expect(checkSecondFactor(fresh, code, at(101 * 30 + 29))).toBe(100)
    expect(checkSecondFactor(fresh, code, at(98 * 30 + 29))).toBeNull()
    expect(checkSecondFactor(fresh, code, at(102 * 30))).toBeNull()
  })

  test('is good once: not again, and none that came before it', () => {
    const codeOf = (counter: number) => new TOTP({ secret }).generate({ timestamp: counter * 30_000 })
    const now = at(100 * 30)
    const lastCounter = checkSecondFactor(fresh, codeOf(100), now)
    expect(lastCounter).toBe(100)
    const used = { secret, lastCounter }
    expect(checkSecondFactor(used, codeOf(100), now)).toBeNull()
    expect(checkSecondFactor(used, codeOf(99), now)).toBeNull()
    expect(checkSecondFactor(used, codeOf(101), now)).toBe(101)
  })

  test('may be typed with spaces or full-width digits', () => {
    expect(checkSecondFactor(fresh, ' 287 082 ', at(59))).toBe(1)
    expect(checkSecondFactor(fresh, '\uff12\uff18\uff17\uff10\uff18\uff12', at(59))).toBe(1)
  })

  test.each(['', '28708', '2870822', '94287082', 'abcdef', '287083', '28708 ٢'])('"%s" is none', (typed) => {
    expect(checkSecondFactor(fresh, typed, at(59))).toBeNull()
  })
})

describe('a recovery code', () => {
  const { codes, hashes } = newRecoveryCodes(randomBytes)

  test('is one of ten, all different, of which hashes alone are kept', () => {
    expect(new Set(codes).size).toBe(10)
    expect(new Set(hashes).size).toBe(10)
    for (const code of codes) expect(JSON.stringify(hashes)).not.toContain(code.slice(0, 4).concat('-'))
  })

  test('is good once', () => {
    const rest = takeRecoveryCode(hashes, codes[3]!)
    expect(rest).toHaveLength(9)
    expect(takeRecoveryCode(rest!, codes[3]!)).toBeNull()
    expect(takeRecoveryCode(rest!, codes[4]!)).toHaveLength(8)
  })

  test('may be typed in capitals and without strokes', () => {
    expect(takeRecoveryCode(hashes, ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')}`)).toHaveLength(9)
  })

  test.each(['', '-', '2222-2222-2222-2222'])('"%s" is none', (typed) => {
    expect(takeRecoveryCode(hashes, typed)).toBeNull()
  })
})
