import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditLog, openAudit } from './audit.ts'
import type { Database } from './database.ts'
import { createFieldCipher, type FieldCipher } from './field-cipher.ts'
import { guardKeys } from './guard-keys.ts'
import { type HeldKeys, holdKeys } from './hold-keys.ts'
import { openRegistry } from './open-registry.ts'
import type { Suite } from './sealing.ts'

export interface StoreOptions {
  /** Folder of the embedded store, the keys and the runs' snapshots. */
  folder: string
  /** Address of a PostgreSQL; null: PGlite in the folder. */
  databaseUrl: string | null
  /** File of the master key; null: in the folder. */
  keyFile?: string | null
  suite?: Suite
  /** Lets other processes of this machine work in the embedded store through this one. */
  share?: boolean
  /** milliseconds between two looks for new keys */
  looksEvery?: number
}

/** The registry as the program works on it: the database, what opens its sealed fields, and the folder of snapshots. */
export interface Store {
  database: Database
  cipher: FieldCipher
  keys: HeldKeys
  audit: AuditLog
  folder: string
  close(): Promise<void>
}

/**
 * Opens the registry with its keys, which are made when it is opened for the first time. Throws what `openRegistry`
 * does, and `key_file_refused`, `key_missing`, `key_wrong`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const { databaseUrl, folder, share = false } = options
  const database = await openRegistry({ databaseUrl, folder, share })
  try {
    const keys = await holdKeys(database, keyFileOf(options), options.looksEvery)
    const cipher = createFieldCipher(keys, options.suite ?? 'sm4')
    const audit = openAudit(database, keys.ring.index, join(options.folder, 'audit-head.json'))
    return {
      database: guardKeys(database, cipher, keys),
      cipher,
      keys,
      audit,
      folder: options.folder,
      async close() {
        await keys.stop()
        await audit.drain()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

function keyFileOf(options: StoreOptions): string {
  if (options.keyFile) return options.keyFile
  const folder = join(options.folder, 'keys')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, 'master.key')
}
