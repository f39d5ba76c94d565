import { existsSync } from 'node:fs'
import { problem } from '../problems.ts'
import { insertDataKey, lockDataKeys, type StoredKey, selectDataKeys } from './data-keys.ts'
import type { Database } from './database.ts'
import type { LiveKeys } from './field-cipher.ts'
import {
  createDataKey,
  createIndexKey,
  createMasterKeyFile,
  KeyFileRefused,
  type KeyRing,
  loadMasterKey,
  openKeyRing,
} from './key-ring.ts'
import { SealBroken } from './sealing.ts'

/** How often a process looks whether there are new keys, in milliseconds. */
const looksEvery = 5_000

/** The keys of a registry, as this process has them. It looks for new ones from time to time. */
export interface HeldKeys extends LiveKeys {
  /** the file of the master key */
  readonly file: string
  /** milliseconds after which every process that works well has seen a new key */
  readonly settleTime: number
  /** Looks now. Throws what `holdKeys` does. */
  refresh(): Promise<void>
  stop(): Promise<void>
}

/**
 * Opens the keys under the master key in `file`; those of a new registry are made. Throws `key_file_refused`,
 * `key_missing`, `key_wrong`.
 */
export async function holdKeys(database: Database, file: string, every = looksEvery): Promise<HeldKeys> {
  let stored = await selectOrMake(database, file)
  let ring = await openRing(file, stored)
  let waiting: NodeJS.Timeout | null = null
  let looking: Promise<void> | null = null
  let isStopped = false

  async function refresh() {
    const found = await selectDataKeys(database)
    if (stateOf(found) === stateOf(stored)) return
    // The master key is not kept: where it was changed meanwhile, the file has the new one.
    ring = await openRing(file, found)
    stored = found
  }

  /** A database that does not answer, or a master key that is not at its place yet, is looked for again next time. */
  function look(): Promise<void> {
    looking ??= refresh()
      .catch(() => undefined)
      .finally(() => {
        looking = null
      })
    return looking
  }

  function wait() {
    if (isStopped) return
    waiting = setTimeout(() => void look().then(wait), every).unref()
  }

  wait()
  return {
    file,
    settleTime: every * 3,
    get ring() {
      return ring
    },
    lookAgain: () => void (isStopped || look()),
    refresh,
    async stop() {
      isStopped = true
      if (waiting !== null) clearTimeout(waiting)
      await looking
    },
  }
}

/** The ring of stored keys, opened with the master key in the file. Throws as `holdKeys` does. */
export async function openRing(file: string, stored: readonly StoredKey[]): Promise<KeyRing> {
  const used = new Set(stored.filter(({ usedFrom }) => usedFrom !== null).map(({ id }) => id))
  return withMaster(file, async () => openKeyRing(await loadMasterKey(file), stored, (id) => used.has(id)))
}

/** Work with a master key's file, whose faults become problems. */
export async function withMaster<T>(file: string, work: () => Promise<T>): Promise<T> {
  if (!existsSync(file)) throw problem('key_missing', { file })
  try {
    return await work()
  } catch (error) {
    if (error instanceof KeyFileRefused) throw problem('key_file_refused', { file, reason: error.fault })
    if (error instanceof SealBroken) throw problem('key_wrong', { file })
    throw error
  }
}

async function selectOrMake(database: Database, file: string): Promise<StoredKey[]> {
  return database.transaction(async (tx) => {
    await lockDataKeys(tx)
    const stored = await selectDataKeys(tx)
    if (stored.length > 0) return stored
    if (!existsSync(file)) await createMasterKeyFile(file)
    const now = new Date()
    await withMaster(file, async () => {
      const master = await loadMasterKey(file)
      for (const key of [createIndexKey(master, now), createDataKey(master, 1, now)]) await insertDataKey(tx, key, now)
    })
    return selectDataKeys(tx)
  })
}

/** Says whether keys are the same, in the same use, under the same master key. */
function stateOf(stored: readonly StoredKey[]): string {
  return stored
    .map(({ id, usedFrom, sealed }) => `${id} ${usedFrom !== null} ${Buffer.from(sealed).toString('base64')}`)
    .join()
}
