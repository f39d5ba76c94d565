import { createCipheriv, createDecipheriv, hash, hkdfSync } from 'node:crypto'

/** Turns ids into keys for addresses and back. */
export interface OpaqueKeys {
  keyOf(kind: string, id: number): string
  idOf(kind: string, key: string): number | null
}

/**
 * A key is one block of AES-128 over the id and a mark of its kind: a permutation, so no two ids share a key, and a
 * block that was not made here does not carry the mark.
 */
export function createOpaqueKeys(secret: Uint8Array): OpaqueKeys {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'canbao opaque keys', 16))
  // Each block is by itself, so the two run on for ever: making one costs more than a block does.
  const encipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  const marks = new Map<string, Buffer>()
  const markOf = (kind: string) => {
    const known = marks.get(kind) ?? hash('sha256', `canbao ${kind}`, 'buffer').subarray(0, 8)
    marks.set(kind, known)
    return known
  }
  return {
    keyOf(kind, id) {
      const block = Buffer.alloc(16)
      block.writeBigUInt64BE(BigInt(id))
      block.set(markOf(kind), 8)
      return encipher.update(block).toString('hex')
    },
    idOf(kind, text) {
      if (!/^[0-9a-f]{32}$/.test(text)) return null
      const block = decipher.update(Buffer.from(text, 'hex'))
      if (!block.subarray(8).equals(markOf(kind))) return null
      const id = block.readBigUInt64BE()
      return id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : null
    },
  }
}
