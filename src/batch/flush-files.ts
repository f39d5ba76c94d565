import { statSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Waiting for the disk takes the most of it: several files at once go in the time of one. */
const atOnce = 8

/**
 * Waits until everything in a folder is on the disk, all but what lies below `.work`: what gets its name by one rename
 * afterwards is whole after a power cut too.
 */
export async function flushFiles(folder: string): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const kept = found
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ path }) => !path.startsWith(join(folder, '.work')))
  const files = kept.filter(({ entry }) => entry.isFile()).map(({ path }) => path)
  let next = 0
  const flushOne = async () => {
    for (let path = files[next++]; path !== undefined; path = files[next++]) await flush(path, 'r+')
  }
  await Promise.all(Array.from({ length: atOnce }, flushOne))
  for (const { path } of kept.filter(({ entry }) => entry.isDirectory())) await flushFolder(path)
  await flushFolder(folder)
}

/**
 * Begins to bring a file, or all files of a folder, that are whole onto the disk: `flushFiles` then hardly waits for them.
 * Whatever fails is found there. Not on Windows, where a file that is open cannot get another name.
 */
export function flushSoon(path: string): void {
  if (process.platform === 'win32') return
  const flushed = statSync(path).isDirectory() ? flushFiles(path) : flush(path, 'r+')
  flushed.catch(() => {})
}

/** Waits until the names in a folder are on the disk. Windows knows no such thing and does it by itself. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await flush(path, 'r')
}

/** A disk that knows no waiting, or a folder that we may write into and not read: nothing is wrong with what is written. */
const withoutWaiting: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM', 'EACCES', 'EISDIR'])

async function flush(path: string, flags: string): Promise<void> {
  try {
    const handle = await open(path, flags)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && withoutWaiting.has(error.code))) throw error
  }
}
