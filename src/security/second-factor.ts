import { createHash } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { type RandomBytes, readableText } from './password.ts'

/** SHA-1, 6 digits, 30 seconds (RFC 6238): common authenticators ignore any other value in the URI. */
const method = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** RFC 4226, 4: the length of the hash. */
const SECRET_BYTES = 20
/** One step of 30 seconds early or late, for clocks and slow fingers. */
const TOLERANCE = 1
const RECOVERY_CODES = 10

/** What is stored of an account's authenticator. */
export interface SecondFactor {
  /** base32; to be kept under the field cipher */
  secret: string
  /** step of the last code that was accepted; null before the first */
  lastCounter: number | null
}

/** A new secret, base32. It counts only after a first code was checked, lest a failed scan lock its owner out. */
export function newSecret(random: RandomBytes): string {
  // A copy: a small Buffer is a window on memory that it shares with others, and `buffer` is all of it.
  return new Secret({ buffer: Uint8Array.from(random(SECRET_BYTES)).buffer }).base32
}

/** The otpauth:// URI to show as a QR code. `issuer` is the name of the installation. It holds the secret: never log it. */
export function secretURI(secret: string, login: string, issuer: string): string {
  return new TOTP({ ...method, issuer, label: login, secret }).toString()
}

/**
 * The step (30 seconds each since 1970) of a right code, to be stored as `lastCounter`; null when it is wrong, too old,
 * or of a step that was used: nobody who read a code over a shoulder can use it again (RFC 6238, 5.2). Two logins at
 * the same time need the caller's update to hold `WHERE last_counter < …`.
 */
export function checkSecondFactor(factor: SecondFactor, typed: string, now: Date): number | null {
  const code = typed.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return null
  const totp = new TOTP({ ...method, secret: factor.secret })
  const timestamp = now.getTime()
  const step = totp.validate({ token: code, timestamp, window: TOLERANCE })
  if (step === null) return null
  const counter = totp.counter({ timestamp }) + step
  return factor.lastCounter !== null && counter <= factor.lastCounter ? null : counter
}

/** Ten codes to print, for a lost authenticator, each good once, and the hashes to store instead. */
export function newRecoveryCodes(random: RandomBytes): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () => readableText(random, 4))
  return { codes, hashes: codes.map(hashOfCode) }
}

/**
 * The hashes that remain after this code was used; null when it is none of them. The caller replaces the old list only
 * if it is still the one that was read, so that a code is not used twice at once.
 */
export function takeRecoveryCode(hashes: readonly string[], typed: string): string[] | null {
  const used = hashOfCode(typed)
  return hashes.includes(used) ? hashes.filter((each) => each !== used) : null
}

/** A fast hash is enough: a code has 79 random bits, unlike what people choose. */
function hashOfCode(code: string): string {
  const plain = code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
  return createHash('sha256').update(plain).digest('hex')
}
