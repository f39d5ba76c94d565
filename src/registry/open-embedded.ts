import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Problem, problem } from '../problems.ts'
import type { Database } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { joinDatabase } from './join-database.ts'
import { openOwnPglite } from './pglite.ts'
import { shareDatabase } from './share-database.ts'

/** Longer paths of sockets are refused by the system. */
const longestSocketPath = 100

/**
 * Opens PGlite in a folder (null: in memory). Two processes on one folder would corrupt it: where the first shares the
 * store (`share`), the second works through it; otherwise it is refused. Throws `registry_in_use`.
 */
export async function openEmbedded(folder: string | null, share = false): Promise<Database> {
  if (folder === null) return openOwnPglite(null)
  const socket = socketOf(folder)
  try {
    if (!share) return await openOwnPglite(folder)
    // Run from its sources the thread's module is no JavaScript.
    return await (import.meta.url.endsWith('.js') ? onThread(folder, socket) : onOwnThread(folder, socket))
  } catch (error) {
    if (share || !(error instanceof Problem && error.code === 'registry_in_use')) throw error
    const joined = await joinDatabase(socket)
    if (joined === null) throw error
    return joined
  }
}

async function onOwnThread(folder: string, socket: string): Promise<Database> {
  const database = await openOwnPglite(folder)
  const stop = await shareDatabase(database, socket)
  return {
    ...database,
    async close() {
      await stop()
      await database.close()
    },
  }
}

async function onThread(folder: string, socket: string): Promise<Database> {
  // Taken and given back, so that a folder in use is told as such: problems do not cross threads.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  lockFolder(folder)()
  const worker = new Worker(new URL('./pglite-thread.js', import.meta.url), { workerData: { folder, socket } })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', (message: 'shared' | { failure: string }) =>
      message === 'shared' ? resolve() : reject(new Error(message.failure)),
    )
    worker.once('error', reject)
  })
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const database = await joinDatabase(socket)
  if (database === null) throw new Error('the embedded store does not answer')
  return {
    ...database,
    async close() {
      await database.close()
      worker.postMessage('close')
      await gone
    },
  }
}

/**
 * Where a folder's store is shared. Only its owner may enter the folder, and so the socket. Throws
 * `socket_folder_refused`.
 */
function socketOf(folder: string): string {
  const path = join(resolve(folder), 'registry.sock')
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\canbao-${digest}`
  if (path.length <= longestSocketPath) return path
  return join(folderBeside(), `${digest}.sock`)
}

/** In a folder where everybody may write, somebody else may have been there first, to have the register's words. */
function folderBeside(): string {
  const { uid } = userInfo()
  const folder = join(tmpdir(), `canbao-${uid}`)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = lstatSync(folder)
  const isOwn = found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0
  if (!isOwn) throw problem('socket_folder_refused', { folder })
  return folder
}
