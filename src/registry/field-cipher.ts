import { randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import { createOpaqueKeys } from './opaque-keys.ts'
import {
  createKeyedHash,
  createSealer,
  messageStart,
  plainSealer,
  type RandomSource,
  readSealHeader,
  SealBroken,
  type Sealer,
  type Suite,
} from './sealing.ts'

/** Fields of one person that are sealed together. Text is kept as UTF-8: a lone surrogate becomes U+FFFD. */
export type Fields = Record<string, string | null>

/**
 * Seals numbers, phones and addresses for the store. `context` names the place of a value, such as `person:123`: a
 * value that is copied to another place does not open there. Whatever does not open throws SealBroken.
 */
export interface FieldCipher {
  readonly suite: Suite
  seal(plain: string | Uint8Array, context: string): Buffer
  open(sealed: Uint8Array, context: string): Buffer
  /** As `open`, for what was sealed as text. */
  openText(sealed: Uint8Array, context: string): string
  /** Seals all fields as one value. A name has at most 191 bytes, a text at most 65534, else RangeError. */
  sealFields(fields: Fields, context: string): Buffer
  openFields(sealed: Uint8Array, context: string): Fields
  /**
   * What a value is looked up by: the first 16 bytes of HMAC-SM3 under the index key, other for each field; with suite
   * `off` the value itself in UTF-8. The same for `sm4` and `aes`, and for every data key.
   */
  indexOf(value: string, field: string): Buffer
  /**
   * An id as addresses have it: 32 hexadecimal digits that tell neither the id nor how many there are, other for each
   * `kind`, and that nobody can make without the index key.
   */
  opaqueKeyOf(kind: string, id: number): string
  /** The id of an opaque key of this kind; null for what is none. */
  idOfOpaqueKey(kind: string, key: string): number | null
  /** Whether a value was sealed by another suite or key than the current ones. Throws SealBroken on foreign bytes. */
  needsRotation(sealed: Uint8Array): boolean
}

export interface FieldCipherOptions {
  random?: RandomSource
  /** Refuse plain values once all are sealed: else whoever writes to the store can put plain ones in their place. */
  refusePlain?: boolean
}

/**
 * Seals by `suite` and the ring's current key, and opens values of every suite and key of the ring. A ring may be
 * missing with suite `off` only. Fails here when this Node was built without SM3 or SM4.
 */
export function createFieldCipher(
  ring: KeyRing | null,
  suite: Suite = 'sm4',
  { random = randomBytes, refusePlain = false }: FieldCipherOptions = {},
): FieldCipher {
  if (suite !== 'off' && ring === null) throw new Error(`Suite ${suite} needs a key ring.`)
  if (suite === 'off' && refusePlain) throw new Error('Suite off cannot refuse plain values.')
  const current = { suite, keyID: suite === 'off' || ring === null ? 0 : ring.current.id }
  const sealers = new Map<string, Sealer>()
  const index = ring === null ? null : createKeyedHash(ring.index.export())
  const pack = createPacker()
  const opaque = createOpaqueKeys(ring?.index.export() ?? Buffer.alloc(32))

  function findSealer(suite: Suite, keyID: number): Sealer {
    if (suite === 'off') {
      if (keyID !== 0) throw new SealBroken('its first bytes are unknown')
      if (refusePlain) throw new SealBroken('it is not sealed at all')
      return plainSealer
    }
    const name = `${suite} ${keyID}`
    const known = sealers.get(name)
    if (known !== undefined) return known
    const key = ring && [ring.current, ...ring.older].find(({ id }) => id === keyID)
    if (!key) throw new SealBroken('its key is not in the key ring')
    const made = createSealer(suite, keyID, key.secret, random)
    sealers.set(name, made)
    return made
  }

  const sealer = findSealer(current.suite, current.keyID)

  function open(sealed: Uint8Array, context: string): Buffer {
    const { suite, keyID } = readSealHeader(sealed)
    const opener = suite === current.suite && keyID === current.keyID ? sealer : findSealer(suite, keyID)
    return opener.open(sealed, context)
  }

  return {
    suite,
    seal: (plain, context) => sealer.seal(typeof plain === 'string' ? Buffer.from(plain) : plain, context),
    open,
    openText: (sealed, context) => open(sealed, context).toString(),
    sealFields: (fields, context) => sealer.seal(pack(fields), context),
    openFields: (sealed, context) => unpackFields(open(sealed, context)),
    indexOf(value, field) {
      if (suite === 'off' || index === null) return Buffer.from(value)
      const message = index.room(2 + (field.length + value.length) * 3)
      const fieldLength = message.write(field, messageStart + 2)
      message.writeUInt16BE(fieldLength, messageStart)
      const at = messageStart + 2 + fieldLength
      const hash = index.digest(at + message.write(value, at))
      const cut = Buffer.allocUnsafe(16)
      cut.write(hash, 0, 16, 'latin1')
      return cut
    },
    opaqueKeyOf: opaque.keyOf,
    idOfOpaqueKey: opaque.idOf,
    needsRotation(sealed) {
      const { suite, keyID } = readSealHeader(sealed)
      return suite !== current.suite || keyID !== current.keyID
    },
  }
}

/** Names that take one byte: their place in this list plus one, so it only ever grows at its end. */
const shortNames = ['number', 'phone', 'address']
const shortNameBytes = new Map(shortNames.map((name, place) => [name, place + 1]))
/** From here on the first byte is the length of a name that follows. */
const longName = 64
const noText = 0xffff

/** Packs each field as its name (a byte, or length and UTF-8), the length of its text in two bytes, and its UTF-8. */
function createPacker(): (fields: Fields) => Uint8Array {
  let room = Buffer.alloc(1024)
  return (fields) => {
    let end = 0
    for (const name in fields) {
      const text = fields[name]!
      const needed = end + 3 + (name.length + (text?.length ?? 0)) * 3
      if (needed > room.length) room = Buffer.concat([room.subarray(0, end)], needed * 2)
      const short = shortNameBytes.get(name)
      if (short === undefined) {
        const length = room.write(name, end + 1)
        if (length > 255 - longName) throw new RangeError('a name of a field has at most 191 bytes')
        room[end] = longName + length
        end += 1 + length
      } else {
        room[end++] = short
      }
      const length = text === null ? noText : room.write(text, end + 2)
      if (text !== null && length >= noText) throw new RangeError('a text of a field has at most 65534 bytes')
      room[end] = length >> 8
      room[end + 1] = length & 0xff
      end += 2 + (text === null ? 0 : length)
    }
    return room.subarray(0, end)
  }
}

function unpackFields(packed: Buffer): Fields {
  const fields: [string, string | null][] = []
  const broken = () => new SealBroken('its fields are malformed')
  let at = 0
  while (at < packed.length) {
    const first = packed[at++]!
    let name = shortNames[first - 1]
    if (first >= longName) {
      name = packed.toString('utf8', at, at + first - longName)
      at += first - longName
    }
    if (name === undefined || at + 2 > packed.length) throw broken()
    const length = packed.readUInt16BE(at)
    at += 2
    if (length === noText) {
      fields.push([name, null])
      continue
    }
    if (at + length > packed.length) throw broken()
    fields.push([name, packed.toString('utf8', at, at + length)])
    at += length
  }
  return Object.fromEntries(fields)
}
