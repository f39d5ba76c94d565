import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll } from 'vitest'
import type { Database } from '../../src/registry/database.ts'
import { openRegistry } from '../../src/registry/open-registry.ts'
import { openStore, type Store } from '../../src/registry/open-store.ts'

/** A server on which tests may make databases; without it the same tests run on PGlite. */
const server = process.env.CANBAO_TEST_DATABASE_URL

/** A new, empty registry that is gone after the file's tests: on PostgreSQL where a server is named, else on PGlite in memory. */
export async function newRegistry(): Promise<Database> {
  if (server === undefined) {
    const database = await openRegistry({ databaseUrl: null, folder: null })
    afterAll(() => database.close())
    return database
  }
  const { url, drop } = await newDatabase(server)
  const database = await openRegistry({ databaseUrl: url, folder: null })
  afterAll(async () => {
    await database.close()
    await drop()
  })
  return database
}

/** The address of a new, empty database that is gone after the file's tests; null where the tests run on PGlite. */
export async function newDatabaseUrl(): Promise<string | null> {
  if (server === undefined) return null
  const { url, drop } = await newDatabase(server)
  afterAll(drop)
  return url
}

async function newDatabase(address: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `canbao_test_${randomBytes(6).toString('hex')}`
  await onServer(address, `create database ${name}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(address, `drop database ${name} with (force)`) }
}

async function onServer(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A new, empty registry with keys and a folder of its own. */
export async function newStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-store-'))
  const address = server === undefined ? null : await newDatabase(server)
  const store = await openStore({ folder, databaseUrl: address?.url ?? null })
  afterAll(async () => {
    await store.close()
    await address?.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  return store
}
