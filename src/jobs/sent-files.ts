import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '../problems.ts'
import { batchFolder } from './job-folders.ts'

/** A file of a batch that was sent, as far as it has come. */
export interface SentFile {
  name: string
  bytes: number
}

/** What a batch may hold; the rest has no business here. */
const known = /\.(csv|txt|tsv|xlsx|dbf|parquet|yaml)$/i

/** Whether a file may have this name: no folder, nothing hidden, an ending that a batch knows. */
export function isFileName(name: string): boolean {
  return name.length <= 120 && known.test(name) && !name.startsWith('.') && !/[/\\:*?"<>|\p{Cc}]/u.test(name)
}

/**
 * Keeps a piece of a file, durable before it resolves, and gives the size of the file now. What lay at `at` and after
 * is replaced, so that a piece whose answer was lost can be sent again. Throws `file_gap` beyond the end of the file.
 */
export async function keepPiece(
  storeFolder: string,
  batch: string,
  { name, at, bytes }: { name: string; at: number; bytes: Uint8Array },
): Promise<number> {
  const folder = batchFolder(storeFolder, batch)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  const file = await open(path, existsSync(path) ? 'r+' : 'wx+', 0o600)
  try {
    const { size } = await file.stat()
    if (at > size) throw problem('file_gap', { size })
    await file.truncate(at)
    await file.write(bytes, 0, bytes.byteLength, at)
    await file.sync()
    return at + bytes.byteLength
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw problem('store_full', {})
    throw error
  } finally {
    await file.close()
  }
}

/** The files of a batch by name. */
export async function listFiles(storeFolder: string, batch: string): Promise<SentFile[]> {
  const folder = batchFolder(storeFolder, batch)
  if (!existsSync(folder)) return []
  const names = (await readdir(folder)).sort()
  return Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })))
}

/** Takes a file away. Throws `file_unknown`. */
export async function removeFile(storeFolder: string, batch: string, name: string): Promise<void> {
  const path = join(batchFolder(storeFolder, batch), name)
  if (!existsSync(path)) throw problem('file_unknown', {})
  await rm(path)
}

export async function removeFiles(storeFolder: string, batch: string): Promise<void> {
  await rm(batchFolder(storeFolder, batch), { recursive: true, force: true })
}
