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
  sealHeader,
} from './sealing.ts'

/** Keys that change while a cipher works with them: the ring of this moment. */
export interface LiveKeys {
  readonly ring: KeyRing
  /** Called where a value names a key that is not in the ring: another process may have made it. */
  lookAgain(): void
}

/** Fields of one person that are sealed together. Text is kept as UTF-8: a lone surrogate becomes U+FFFD. */
export type Fields = Record<string, string | null>

/**
 * Seals numbers, phones and addresses for the store. `context` names the place of a value, such as `person:123`: a
 * value that is copied to another place does not open there. Whatever does not open throws SealBroken.
 */
export interface FieldCipher {
  readonly suite: Suite
  /** How many values it sealed since it was made, by the id of their key; plain ones do not count. */
  readonly sealedBy: ReadonlyMap<number, number>
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
  /** The first bytes of what it seals at this moment: values that begin otherwise are of another suite or key. */
  readonly header: Buffer
  /** Whether a value was sealed by another suite or key than the current ones. Throws SealBroken on foreign bytes. */
  needsRotation(sealed: Uint8Array): boolean
}

export interface FieldCipherOptions {
  random?: RandomSource
  /** Refuse plain values once all are sealed: else whoever writes to the store can put plain ones in their place. */
  refusePlain?: boolean
}

/**
 * Seals by `suite` and the ring's current key, and opens values of every suite and key of the ring. Keys may be
 * missing with suite `off` only. Fails here when this Node was built without SM3 or SM4.
 */
export function createFieldCipher(
  keys: KeyRing | LiveKeys | null,
  suite: Suite = 'sm4',
  { random = randomBytes, refusePlain = false }: FieldCipherOptions = {},
): FieldCipher {
  if (suite !== 'off' && keys === null) throw new Error(`Suite ${suite} needs a key ring.`)
  if (suite === 'off' && refusePlain) throw new Error('Suite off cannot refuse plain values.')
  const live = keys !== null && 'lookAgain' in keys ? keys : null
  const ringNow = () => (live === null ? (keys as KeyRing | null) : live.ring)
  const sealers = new Map<string, Sealer>()
  const sealedBy = new Map<number, number>()
  const indexKey = ringNow()?.index.export() ?? null
  const index = indexKey === null ? null : createKeyedHash(indexKey)
  const pack = createPacker()
  const opaque = createOpaqueKeys(indexKey ?? Buffer.alloc(32))

  function findSealer(suite: Suite, keyID: number): Sealer {
    if (suite === 'off') {
      if (keyID !== 0) throw new SealBroken('its first bytes are unknown')
      if (refusePlain) throw new SealBroken('it is not sealed at all')
      return plainSealer
    }
    const name = `${suite} ${keyID}`
    const known = sealers.get(name)
    if (known !== undefined) return known
    const ring = ringNow()
    const key = ring && [ring.current, ...ring.others].find(({ id }) => id === keyID)
    if (!key) {
      live?.lookAgain()
      throw new SealBroken('its key is not in the key ring')
    }
    const made = createSealer(suite, keyID, key.secret, random)
    sealers.set(name, made)
    return made
  }

  /** What seals by a ring; found anew when the ring is another one. */
  function sealerOf(ring: KeyRing | null) {
    const keyID = suite === 'off' || ring === null ? 0 : ring.current.id
    return { ring, keyID, sealer: findSealer(suite, keyID) }
  }

  let current = sealerOf(ringNow())

  function currentNow() {
    if (live !== null && live.ring !== current.ring) current = sealerOf(live.ring)
    return current
  }

  function seal(plain: Uint8Array, context: string): Buffer {
    const { keyID, sealer } = currentNow()
    if (keyID !== 0) sealedBy.set(keyID, (sealedBy.get(keyID) ?? 0) + 1)
    return sealer.seal(plain, context)
  }

  function open(sealed: Uint8Array, context: string): Buffer {
    const header = readSealHeader(sealed)
    const isCurrent = header.suite === suite && header.keyID === current.keyID
    return (isCurrent ? current.sealer : findSealer(header.suite, header.keyID)).open(sealed, context)
  }

  return {
    suite,
    sealedBy,
    seal: (plain, context) => seal(typeof plain === 'string' ? Buffer.from(plain) : plain, context),
    open,
    openText: (sealed, context) => open(sealed, context).toString(),
    sealFields: (fields, context) => seal(pack(fields), context),
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
    get header() {
      return sealHeader(suite, currentNow().keyID)
    },
    needsRotation(sealed) {
      const header = readSealHeader(sealed)
      return header.suite !== suite || header.keyID !== currentNow().keyID
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
