import { Buffer } from 'node:buffer'
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

interface ZipEntry {
  offset: number
  size: number
  isDeflated: boolean
}

/** A ZIP container opened by its directory, so that its parts can be read in any order and a cut file is known. */
export interface ZipFile {
  has(name: string): boolean
  /** The text (UTF-8) of a part, piece by piece. */
  read(name: string): AsyncGenerator<string>
}

const directoryEnd = 0x06054b50
const directoryEntry = 0x02014b50
/** A field of four bytes that is full is told in eight bytes in the extra field. */
const full = 0xffff_ffff

/** Opens a ZIP container; throws when its directory is missing, as it is in a file that was cut off. */
export function openZip(path: string): ZipFile {
  const entries = readDirectory(path)
  return {
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw new Error(`${name} is missing in the container`)
      const start = dataOffset(path, entry)
      if (entry.size === 0) return
      const bytes = createReadStream(path, { start, end: start + entry.size - 1, highWaterMark: 1 << 18 })
      const inflated = entry.isDeflated ? pipeline(bytes, createInflateRaw({ chunkSize: 1 << 18 }), () => {}) : bytes
      const decoder = new TextDecoder()
      for await (const chunk of inflated) yield decoder.decode(chunk as Uint8Array, { stream: true })
    },
  }
}

function readDirectory(path: string): Map<string, ZipEntry> {
  const descriptor = openSync(path, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const tail = readAt(descriptor, Math.max(0, size - 66_000), Math.min(size, 66_000))
    let end = tail.length - 22
    while (end >= 0 && tail.readUInt32LE(end) !== directoryEnd) end--
    if (end < 0) throw new Error('no workbook, or one that was cut off')
    const length = tail.readUInt32LE(end + 12)
    const start = tail.readUInt32LE(end + 16)
    if (start + length > size) throw new Error('the workbook was cut off')
    const entries = new Map<string, ZipEntry>()
    const directory = readAt(descriptor, start, length)
    for (let at = 0; at + 46 <= length && directory.readUInt32LE(at) === directoryEntry; ) {
      const nameLength = directory.readUInt16LE(at + 28)
      const extraLength = directory.readUInt16LE(at + 30)
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
      const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
      entries.set(name.replaceAll('\\', '/').toLowerCase(), readEntry(directory.subarray(at), extra))
      at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
    }
    return entries
  } finally {
    closeSync(descriptor)
  }
}

function readEntry(entry: Buffer, extra: Buffer): ZipEntry {
  const wide: number[] = []
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    for (let value = at + 4; value + 8 <= at + 4 + extra.readUInt16LE(at + 2); value += 8) {
      wide.push(Number(extra.readBigUInt64LE(value)))
    }
  }
  const [inflated, size, offset] = [24, 20, 42].map((field) => {
    const value = entry.readUInt32LE(field)
    return value === full ? (wide.shift() ?? value) : value
  })
  if (inflated === undefined || size === undefined || offset === undefined) throw new Error('a broken directory')
  return { offset, size, isDeflated: entry.readUInt16LE(10) !== 0 }
}

/** The bytes begin behind a header that repeats the name with an extra field of its own length. */
function dataOffset(path: string, entry: ZipEntry): number {
  const descriptor = openSync(path, 'r')
  try {
    const header = readAt(descriptor, entry.offset, 30)
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  } finally {
    closeSync(descriptor)
  }
}

function readAt(descriptor: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (readSync(descriptor, bytes, 0, length, offset) < length) throw new Error('the workbook was cut off')
  return bytes
}
