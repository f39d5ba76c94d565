import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'

/** How a value lies at rest: SM4-CBC with HMAC-SM3, AES-256-GCM, or plain in the same framing. */
export type Suite = 'sm4' | 'aes' | 'off'

/** Gives `size` unpredictable bytes; node:crypto's `randomBytes` everywhere but in tests. */
export type RandomSource = (size: number) => Uint8Array

/** What a sealed value says of itself: its suite, and the id of its key (0 for plain values and for the master key). */
export interface SealHeader {
  suite: Suite
  keyID: number
}

/** Seals and opens under one key; `context` is authenticated, not stored. */
export interface Sealer {
  seal(plain: Uint8Array, context: string): Buffer
  open(sealed: Uint8Array, context: string): Buffer
}

/** A sealed value was changed, cut, moved to another place, or belongs to another key. Says nothing of its content. */
export class SealBroken extends Error {
  constructor(reason: string) {
    super(`A sealed value does not open: ${reason}.`)
    this.name = 'SealBroken'
  }
}

/** The greatest key id that fits the header. */
export const greatestKeyID = 0xffff

const headerLength = 3
const tagLength = 16
const blockLength = 16
const nonceLength = 12
const wrongSeal = 'it was changed, or sealed with another key or for another place'

/** The first byte: format 1 in its upper half, the suite in its lower half. */
const firstBytes: Record<Suite, number> = { off: 0x10, sm4: 0x11, aes: 0x12 }
const suites = new Map(Object.entries(firstBytes).map(([suite, byte]) => [byte, suite as Suite]))

/** Reads suite and key id from the first three bytes. Throws SealBroken when they are none of ours. */
export function readSealHeader(sealed: Uint8Array): SealHeader {
  const suite = sealed.length < headerLength ? undefined : suites.get(sealed[0]!)
  if (suite === undefined) throw new SealBroken('its first bytes are unknown')
  return { suite, keyID: sealed[1]! * 256 + sealed[2]! }
}

/** The suite that a first byte stands for; null for a byte that is none of ours. */
export const suiteOfByte = (byte: number): Suite | null => suites.get(byte) ?? null

/** The first three bytes of what a key seals by a suite. */
export const sealHeader = (suite: Suite, keyID: number): Buffer =>
  Buffer.from([firstBytes[suite], keyID >> 8, keyID & 0xff])

/**
 * Seals under keys derived from `secret`. A sealed value is
 * - `sm4`: header 3, IV 16, ciphertext (PKCS#7), tag 16: HMAC-SM3 of header, context's length and bytes, IV, ciphertext;
 * - `aes`: header 3, nonce 12, ciphertext, tag 16, with header and context as associated data. The nonce is random:
 *   NIST SP 800-38D allows 2^32 values a key.
 */
export function createSealer(suite: 'sm4' | 'aes', keyID: number, secret: KeyObject, random: RandomSource): Sealer {
  if (!Number.isInteger(keyID) || keyID < 0 || keyID > greatestKeyID) throw new RangeError('key id out of range')
  const header = sealHeader(suite, keyID)
  return suite === 'sm4' ? createSm4Sealer(header, secret, random) : createAesSealer(header, secret, random)
}

/** Frames values without sealing them: anybody can read and change them, and `context` binds nothing. */
export const plainSealer: Sealer = {
  seal: (plain) => {
    const framed = Buffer.allocUnsafe(headerLength + plain.length)
    framed[0] = firstBytes.off
    framed[1] = 0
    framed[2] = 0
    framed.set(plain, headerLength)
    return framed
  },
  open: (framed) => Buffer.from(framed.subarray(headerLength)),
}

function createSm4Sealer(header: Buffer, secret: KeyObject, random: RandomSource): Sealer {
  const key = deriveKey(secret, 'canbao sm4 cipher', 16)
  const mac = createKeyedHash(deriveKey(secret, 'canbao sm4 mac', 32))
  const fillRandom = createRandomPool(random)
  // Making a cipher costs as much as running it over one person, so one runs on for ever. Each message starts with a
  // random block; what it enciphers to is the message's IV, so every message by itself is plain SM4-CBC with a random IV.
  const encipher = createCipheriv('sm4-cbc', key, Buffer.alloc(blockLength)).setAutoPadding(false)
  const decipher = createDecipheriv('sm4-cbc', key, Buffer.alloc(blockLength)).setAutoPadding(false)
  const tag = Buffer.alloc(tagLength)
  let input = Buffer.alloc(512)

  function writeTag(body: Uint8Array, context: string, into: Buffer, at: number) {
    const message = mac.room(headerLength + 4 + context.length * 3 + body.length)
    let end = messageStart
    message.set(header, end)
    end += headerLength
    const contextLength = message.write(context, end + 4)
    message.writeUInt32BE(contextLength, end)
    end += 4 + contextLength
    message.set(body, end)
    into.write(mac.digest(end + body.length), at, tagLength, 'latin1')
  }

  return {
    seal(plain, context) {
      const padding = blockLength - (plain.length % blockLength)
      const length = blockLength + plain.length + padding
      if (input.length < length) input = Buffer.alloc(length * 2)
      fillRandom(input, blockLength)
      input.set(plain, blockLength)
      input.fill(padding, length - padding, length)
      const body = encipher.update(input.subarray(0, length))
      const sealed = Buffer.allocUnsafe(headerLength + length + tagLength)
      sealed.set(header)
      sealed.set(body, headerLength)
      writeTag(body, context, sealed, headerLength + length)
      return sealed
    },
    open(sealed, context) {
      const end = sealed.length - tagLength
      const length = end - headerLength
      if (length < 2 * blockLength || length % blockLength !== 0) throw new SealBroken('its length is wrong')
      const body = sealed.subarray(headerLength, end)
      writeTag(body, context, tag, 0)
      if (!timingSafeEqual(tag, sealed.subarray(end))) throw new SealBroken(wrongSeal)
      // The decipher runs on too: what it makes of the IV is noise, and each later block needs only the one before it.
      const blocks = decipher.update(body)
      const padding = blocks[length - 1]!
      if (padding < 1 || padding > blockLength) throw new SealBroken(wrongSeal)
      return blocks.subarray(blockLength, length - padding)
    },
  }
}

function createAesSealer(header: Buffer, secret: KeyObject, random: RandomSource): Sealer {
  const key = createSecretKey(deriveKey(secret, 'canbao aes cipher', 32))
  const fillRandom = createRandomPool(random)
  const options = { authTagLength: tagLength }
  const associate = (context: string) => {
    const data = Buffer.allocUnsafe(headerLength + context.length * 3)
    data.set(header)
    return data.subarray(0, headerLength + data.write(context, headerLength))
  }
  return {
    seal(plain, context) {
      const start = headerLength + nonceLength
      const sealed = Buffer.allocUnsafe(start + plain.length + tagLength)
      sealed.set(header)
      const nonce = sealed.subarray(headerLength, start)
      fillRandom(nonce, nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, options).setAAD(associate(context))
      sealed.set(cipher.update(plain), start)
      cipher.final()
      sealed.set(cipher.getAuthTag(), start + plain.length)
      return sealed
    },
    open(sealed, context) {
      const start = headerLength + nonceLength
      const end = sealed.length - tagLength
      if (end < start) throw new SealBroken('its length is wrong')
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(headerLength, start), options)
      decipher.setAAD(associate(context)).setAuthTag(sealed.subarray(end))
      const plain = decipher.update(sealed.subarray(start, end))
      try {
        decipher.final()
      } catch {
        throw new SealBroken(wrongSeal)
      }
      return plain
    },
  }
}

/** Where a message begins in the room of a KeyedHash: behind one SM3 block of key. */
export const messageStart = 64

/** HMAC-SM3 without a copy of the message: fill `room` from `messageStart` on, then ask for the digest. */
export interface KeyedHash {
  /** A buffer for a message of up to `length` bytes, valid until the next call. */
  room(length: number): Buffer
  /** The 32 bytes of HMAC-SM3 as a latin1 string; `end` is where the message ends in the room. */
  digest(end: number): string
}

/**
 * HMAC (RFC 2104) of two one-shot hashes: half the time of `createHmac`, which sets up a context for every call. Text
 * output, since Node makes a string faster than a buffer of its own memory.
 */
export function createKeyedHash(key: Uint8Array): KeyedHash {
  if (key.length > messageStart) throw new RangeError('a key of HMAC-SM3 has at most 64 bytes')
  const padded = Buffer.concat([key, Buffer.alloc(messageStart - key.length)])
  const outer = Buffer.concat([padded.map((byte) => byte ^ 0x5c), Buffer.alloc(32)])
  const inner = padded.map((byte) => byte ^ 0x36)
  let room = Buffer.concat([inner, Buffer.alloc(960)])
  return {
    room(length) {
      if (room.length < messageStart + length) room = Buffer.concat([inner, Buffer.alloc(length * 2)])
      return room
    },
    digest(end) {
      outer.write(hash('sm3', room.subarray(0, end), 'binary'), messageStart, 32, 'latin1')
      return hash('sm3', outer, 'binary')
    },
  }
}

/** HKDF-SM3 (RFC 5869) without salt: `secret` is random already. */
function deriveKey(secret: KeyObject, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sm3', secret, Buffer.alloc(0), purpose, length))
}

/** Asks the system for 4 KiB at once: one call a value would cost more than its cipher. No byte is given twice. */
function createRandomPool(random: RandomSource): (into: Uint8Array, length: number) => void {
  const size = 4096
  let pool: Uint8Array = new Uint8Array(0)
  let next = 0
  return (into, length) => {
    if (next + length > pool.length) {
      pool = random(size)
      next = 0
    }
    into.set(pool.subarray(next, next + length))
    next += length
  }
}
