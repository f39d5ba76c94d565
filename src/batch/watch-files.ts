import { createHash } from 'node:crypto'
import { type BigIntStats, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from '../problems.ts'
import type { Batch } from '../sources/batch-file.ts'
import { hashFile } from './hash-file.ts'

/** The files of a run while it reads them. */
export interface WatchedFiles {
  /** File's id -> its place on the disk, size and time, as one text. */
  marks: Readonly<Record<number, string>>
  /** SHA-256 of batch.yaml. */
  batchFile: string
  /** SHA-256 of the file, read once. */
  hashOf(file: number): Promise<string>
  /** Says the SHA-256 of a file that was just read by somebody else; null: they made none. */
  know(file: number, sha256: string | null): void
  /** Throws `file_changed` where one of these files is no longer what it was at the beginning. */
  check(ids: readonly number[]): void
}

/**
 * Watches files from before they are inspected until they are read: one that is written, replaced or taken away
 * meanwhile would give a result that no state of it ever had. `known`: SHA-256 of files by name that were just read. The
 * signal ends the reading for hashes.
 */
export function watchFiles(
  batch: Batch,
  known: ReadonlyMap<string, string> = new Map(),
  signal?: AbortSignal,
): WatchedFiles {
  const files = new Map(batch.sources.map((file) => [file.id, file]))
  const marks = Object.fromEntries([...files].map(([id, { path }]) => [id, markOf(path)]))
  const hashes = new Map<number, Promise<string>>()
  for (const { id, name } of files.values()) {
    const hash = known.get(name)
    if (hash !== undefined) hashes.set(id, Promise.resolve(hash))
  }
  return {
    marks,
    batchFile: createHash('sha256')
      .update(readFileSync(join(batch.folder, 'batch.yaml')))
      .digest('hex'),
    hashOf(id) {
      const path = files.get(id)?.path ?? ''
      const hash = hashes.get(id) ?? hashFile(path, signal)
      // Whoever waits for it gets the error; before, nobody may wait yet.
      hash.catch(() => {})
      hashes.set(id, hash)
      return hash
    },
    know(id, sha256) {
      if (sha256 !== null) hashes.set(id, Promise.resolve(sha256))
    },
    check(ids) {
      const changed = [...files.values()].filter(({ id, path }) => ids.includes(id) && markOf(path) !== marks[id])
      if (changed.length > 0) throw problem('file_changed', { files: changed.map(({ name }) => name).join(', ') })
    },
  }
}

function markOf(path: string): string {
  const found: BigIntStats | undefined = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? 'gone' : [found.dev, found.ino, found.size, found.mtimeNs].join(' ')
}
