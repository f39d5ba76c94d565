import { mkdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import type { Database } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { poolDatabase } from './pool-database.ts'

/** Rows are handed over in pieces of this many bytes: the engine takes them from a block of memory, not from a stream. */
const pieceBytes = 16_000_000

/** Opens PGlite in a folder (null: in memory). A second process on one folder would corrupt it: `registry_in_use`. */
export async function openPglite(folder: string | null): Promise<Database> {
  if (folder === null) return databaseOf(await PGlite.create(), async () => undefined)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = lockFolder(folder)
  try {
    return databaseOf(await PGlite.create(`${folder}/pglite`), async () => release())
  } catch (error) {
    release()
    throw error
  }
}

function databaseOf(lite: PGlite, release: () => Promise<void>): Database {
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1, types: columnTypes } as pg.PoolConfig)
  const copyRows = async (_: pg.PoolClient, sql: string, rows: AsyncIterable<Uint8Array>) => {
    const statement = sql.replace(/ from stdin$/, ` from '/dev/blob'`)
    let count = 0
    for await (const blob of wholeLines(rows)) {
      // The pool's one connection is held by the transaction, and the engine has one session: this is inside it.
      count += (await lite.query(statement, [], { blob })).affectedRows ?? 0
    }
    return count
  }
  return poolDatabase('pglite', pool, copyRows, async () => {
    await pool.end()
    await lite.close()
    await release()
  })
}

/** Pieces of about 16 MB that end with a whole line. */
async function* wholeLines(rows: AsyncIterable<Uint8Array>): AsyncGenerator<Blob> {
  let held: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const chunk of rows) {
    const piece = Uint8Array.from(chunk)
    const end = piece.lastIndexOf(10) + 1
    if (bytes + piece.length < pieceBytes || end === 0) {
      held.push(piece)
      bytes += piece.length
      continue
    }
    yield new Blob([...held, piece.subarray(0, end)])
    held = [piece.subarray(end)]
    bytes = piece.length - end
  }
  if (bytes > 0) yield new Blob(held)
}
