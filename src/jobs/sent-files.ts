import { constants, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
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
 * is replaced, so that a piece whose answer was lost can be sent again. Throws `file_gap` beyond the end of the file, and
 * `store_full` with nothing of the piece kept.
 */
export async function keepPiece(
  storeFolder: string,
  batch: string,
  { name, at, bytes }: { name: string; at: number; bytes: Uint8Array },
): Promise<number> {
  try {
    const folder = batchFolder(storeFolder, batch)
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(join(folder, name), constants.O_RDWR | constants.O_CREAT, 0o600)
    try {
      const { size } = await file.stat()
      if (at > size) throw problem('file_gap', { size })
      await file.truncate(at)
      await writeWhole(file, at, bytes)
      // A new name is kept by the folder that holds it.
      if (size === 0) await syncFolder(folder)
      if (made !== undefined) await syncFolder(dirname(made))
      return at + bytes.byteLength
    } finally {
      await file.close()
    }
  } catch (error) {
    if (fullCodes.has((error as NodeJS.ErrnoException).code ?? '')) throw problem('store_full', {})
    throw error
  }
}

/** No space, a quota, or a limit of the file's size. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Writes all of the bytes at `at`, the end of the file, durably, or none. Throws `store_full`. */
async function writeWhole(file: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  try {
    for (let done = 0; done < bytes.byteLength; ) {
      // A disk that runs full takes a part first, and refuses only what comes next.
      const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, at + done)
      if (bytesWritten === 0) throw problem('store_full', {})
      done += bytesWritten
    }
    await file.sync()
  } catch (error) {
    await file.truncate(at)
    throw error
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
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
