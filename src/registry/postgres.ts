import { availableParallelism } from 'node:os'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { problem } from '../problems.ts'
import { columnTypes } from './column-types.ts'
import type { Database } from './database.ts'
import { poolDatabase } from './pool-database.ts'

/** The oldest PostgreSQL whose SQL the registry speaks. */
const oldestVersion = 15

/** Few: what takes a fraction of a millisecond is done soonest by servers that are kept busy. */
const quickConnections = Math.max(4, 2 * availableParallelism())

/** Opens PostgreSQL by its address. Throws `database_unreachable`, `database_too_old`; the address is never in a message. */
export async function openPostgres(url: string, connections = 10): Promise<Database> {
  const pool = newPool(url, connections)
  const database = poolDatabase('postgres', pool, newPool(url, quickConnections), copyRows)
  try {
    const [row] = await database.query('show server_version_num')
    const version = Math.floor(Number(row!.server_version_num) / 10_000)
    if (version < oldestVersion) throw problem('database_too_old', { version, oldest: oldestVersion })
    return database
  } catch (error) {
    await database.close()
    const code = (error as { code?: string }).code
    if (code === undefined || (error as Error).name === 'Problem') throw error
    throw problem('database_unreachable', { reason: code })
  }
}

function newPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, types: columnTypes, application_name: 'canbao' })
  // A connection that breaks while it is idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined)
  return pool
}

async function copyRows(client: pg.PoolClient, sql: string, rows: NodeJS.ReadableStream): Promise<number> {
  const copy = client.query(from(sql))
  await pipeline(rows, copy)
  return copy.rowCount
}
