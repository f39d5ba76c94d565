import type { Hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes of a file in order. Reading is synchronous: it runs inside a worker. */
export interface ByteSource {
  /** Puts up to `length` bytes at `offset` of the target and gives their number, 0 at the end of the file. */
  read(target: Uint8Array, offset: number, length: number): number
  close(): void
}

/** The bytes of a file from `start` on. The hash gets all bytes of the file, those before `start` too, as they are read. */
export function openBytes(
  path: string,
  start: number,
  { onRead, hash }: { onRead?: (bytes: number) => void; hash?: Hash } = {},
): ByteSource {
  const descriptor = openSync(path, 'r')
  let position = start
  if (hash && start > 0) {
    const before = new Uint8Array(start)
    hash.update(before.subarray(0, readSync(descriptor, before, 0, start, 0)))
  }
  return {
    read(target, offset, length) {
      const count = readSync(descriptor, target, offset, length, position)
      position += count
      hash?.update(target.subarray(offset, offset + count))
      if (count > 0) onRead?.(count)
      return count
    },
    close() {
      closeSync(descriptor)
    },
  }
}

/**
 * UTF-16 read as UTF-8. A lone surrogate and a single byte at the end of the file become 0xFF, which is never UTF-8,
 * so that the row they stand in is rejected as one with wrong bytes.
 */
export function transcodeUtf16(source: ByteSource, littleEndian: boolean, blockSize = 1 << 18): ByteSource {
  const low = littleEndian ? 0 : 1
  const units = new Uint8Array(Math.max(blockSize, 4))
  const pending = new Uint8Array(units.length * 2)
  let held = 0
  let pendingAt = 0
  let pendingEnd = 0
  let ended = false

  function unitAt(index: number): number {
    return units[index + low]! | (units[index + 1 - low]! << 8)
  }

  /** Turns the next block into UTF-8 and keeps what is cut at its end for the following one. */
  function refill(): void {
    const count = source.read(units, held, units.length - held)
    ended = count === 0
    const end = held + count
    let at = 0
    let out = 0
    while (at + 2 <= end) {
      const unit = unitAt(at)
      const high = unit >= 0xd800 && unit < 0xdc00
      if (high && at + 4 > end && !ended) break
      const next = high && at + 4 <= end ? unitAt(at + 2) : 0
      if (unit < 0x80) {
        pending[out++] = unit
      } else if (unit < 0x800) {
        pending[out++] = 0xc0 | (unit >> 6)
        pending[out++] = 0x80 | (unit & 0x3f)
      } else if (unit < 0xd800 || unit > 0xdfff) {
        pending[out++] = 0xe0 | (unit >> 12)
        pending[out++] = 0x80 | ((unit >> 6) & 0x3f)
        pending[out++] = 0x80 | (unit & 0x3f)
      } else if (next >= 0xdc00 && next <= 0xdfff) {
        const point = 0x1_0000 + ((unit - 0xd800) << 10) + next - 0xdc00
        pending[out++] = 0xf0 | (point >> 18)
        pending[out++] = 0x80 | ((point >> 12) & 0x3f)
        pending[out++] = 0x80 | ((point >> 6) & 0x3f)
        pending[out++] = 0x80 | (point & 0x3f)
        at += 2
      } else {
        pending[out++] = 0xff
      }
      at += 2
    }
    if (ended && at < end) {
      pending[out++] = 0xff
      at = end
    }
    held = end - at
    units.copyWithin(0, at, end)
    pendingAt = 0
    pendingEnd = out
  }

  return {
    read(target, offset, length) {
      while (pendingAt === pendingEnd && !ended) refill()
      const count = Math.min(length, pendingEnd - pendingAt)
      target.set(pending.subarray(pendingAt, pendingAt + count), offset)
      pendingAt += count
      return count
    },
    close: () => source.close(),
  }
}
