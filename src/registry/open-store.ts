import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from '../problems.ts'
import { type AuditLog, openAudit } from './audit.ts'
import type { Database } from './database.ts'
import { createFieldCipher, type FieldCipher } from './field-cipher.ts'
import {
  createDataKey,
  createIndexKey,
  createMasterKeyFile,
  KeyFileRefused,
  type KeyRing,
  loadMasterKey,
  openKeyRing,
  type WrappedKey,
} from './key-ring.ts'
import { openRegistry } from './open-registry.ts'
import { SealBroken, type Suite } from './sealing.ts'

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
}

/** The registry as the program works on it: the database, what opens its sealed fields, and the folder of snapshots. */
export interface Store {
  database: Database
  cipher: FieldCipher
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
    const keys = await openKeys(database, keyFileOf(options))
    const audit = openAudit(database, keys.index, join(options.folder, 'audit-head.json'))
    return {
      database,
      cipher: createFieldCipher(keys, options.suite ?? 'sm4'),
      audit,
      folder: options.folder,
      async close() {
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

async function openKeys(database: Database, file: string): Promise<KeyRing> {
  return database.transaction(async (tx) => {
    // Two processes that open a new registry must not each make its keys.
    await tx.execute('lock table data_key in exclusive mode')
    const rows = await tx.query('select id, created_at, sealed from data_key order by id')
    if (rows.length > 0 && !existsSync(file)) throw problem('key_missing', { file })
    try {
      if (!existsSync(file)) await createMasterKeyFile(file)
      const master = await loadMasterKey(file)
      const wrapped: WrappedKey[] = rows.map(({ id, created_at, sealed }) => ({
        id: id as number,
        createdAt: new Date(created_at as string),
        sealed: sealed as Uint8Array,
      }))
      if (wrapped.length > 0) return openKeyRing(master, wrapped)
      const made = [createIndexKey(master, new Date()), createDataKey(master, 1, new Date())]
      for (const { id, createdAt, sealed } of made) {
        await tx.execute('insert into data_key (id, created_at, sealed) values ($1, $2, $3)', [id, createdAt, sealed])
      }
      return openKeyRing(master, made)
    } catch (error) {
      if (error instanceof KeyFileRefused) throw problem('key_file_refused', { file, reason: error.fault })
      if (error instanceof SealBroken) throw problem('key_wrong', { file })
      throw error
    }
  })
}
