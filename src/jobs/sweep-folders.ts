import { existsSync } from 'node:fs'
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type FolderKind, folderKinds, selectKnownFolders } from '../registry/kept-folders.ts'
import type { Store } from '../registry/open-store.ts'

/** What something wrote in so lately may be at work still: a command beside the service, or another service. */
const quietFor = 24 * 3_600_000

interface Found {
  path: string
  /** the registry has a row of it: true, wanted; false, no longer */
  kept: boolean | undefined
  /** the name is of something that is being written, or was when its process died: KEY.partial… */
  isPartial: boolean
}

/**
 * Takes away the folders of people's data that no row names, which a process left that was killed: a batch whose row went
 * first, results of a job that failed, a copy of a run that was never proposed. Only what nobody wrote in for a day. Where
 * the registry does not know most of the folders, it is another one's, and they stay. Gives how many went.
 */
export async function sweepFolders({ database, folder }: Store, now: Date): Promise<number> {
  const known = await selectKnownFolders(database)
  const found = (await Promise.all(folderKinds.map((kind) => foldersOf(folder, kind, known.get(kind)!)))).flat()
  const unknown = found.filter(({ kept }) => kept === undefined).length
  const isOurs = unknown * 2 <= found.length
  let swept = 0
  for (const { path, kept, isPartial } of found) {
    if (kept === undefined ? !isOurs : kept && !isPartial) continue
    // What changes under our hands is being written, or taken away.
    const last = await lastWriting(path).catch(() => Number.POSITIVE_INFINITY)
    if (now.getTime() - last < quietFor) continue
    await rm(path, { recursive: true, force: true })
    swept++
  }
  return swept
}

async function foldersOf(folder: string, kind: FolderKind, known: ReadonlyMap<string, boolean>): Promise<Found[]> {
  const parent = join(folder, kind)
  if (!existsSync(parent)) return []
  return (await readdir(parent)).map((name) => {
    const [key = '', ...rest] = name.split('.')
    return { path: join(parent, name), kept: known.get(key), isPartial: rest[0]?.startsWith('partial') === true }
  })
}

/** When the folder, or something in it, was last written, as the disk has it. */
async function lastWriting(path: string): Promise<number> {
  const found = await lstat(path)
  let last = Math.max(found.mtimeMs, found.ctimeMs)
  if (!found.isDirectory()) return last
  for (const name of await readdir(path)) last = Math.max(last, await lastWriting(join(path, name)))
  return last
}
