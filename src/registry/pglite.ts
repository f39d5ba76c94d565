import { mkdirSync } from 'node:fs'
import { type Transaction as LiteTransaction, PGlite, type QueryOptions } from '@electric-sql/pglite'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import type { Database, Queryable, Row, Transaction } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { textOf } from './statement-values.ts'

/** Rows are handed over in pieces of this many bytes: the engine takes them from a block of memory, not from a stream. */
const pieceBytes = 16_000_000

/** PostgreSQL's numbers of arrays of texts, int8, int4 and bool, which the driver's list lacks. */
const arrayTypes = [1009, 1016, 1007, 1000]

/**
 * Values go in as text and come out as on PostgreSQL. The engine's own driver is used, and not its connector for
 * node-postgres: that one answers the next statements wrongly after one with parameters failed.
 */
const valueOptions: QueryOptions = {
  parsers: Object.fromEntries(
    [...Object.values(pg.types.builtins), ...arrayTypes].map((type) => [
      type,
      columnTypes.getTypeParser(Number(type), 'text'),
    ]),
  ),
  serializers: { [pg.types.builtins.BOOL]: String, [pg.types.builtins.BYTEA]: String },
}

/** Opens PGlite in a folder that no other process has open (null: in memory). Throws `registry_in_use`. */
export async function openOwnPglite(folder: string | null): Promise<Database> {
  if (folder === null) return databaseOf(await PGlite.create(), () => undefined)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = lockFolder(folder)
  try {
    return databaseOf(await PGlite.create(`${folder}/pglite`), release)
  } catch (error) {
    release()
    throw error
  }
}

function databaseOf(lite: PGlite, release: () => void): Database {
  return {
    engine: 'pglite',
    ...queryable(lite),
    transaction: (work, opening) =>
      lite.transaction(async (tx) => {
        if (opening !== undefined) await tx.exec(opening)
        return work(transactionOn(tx))
      }),
    reading: (work, { sql, values }) =>
      lite.transaction(async (tx) => {
        const db = queryable(tx)
        await db.query(sql, values)
        return work(db)
      }),
    async close() {
      await lite.close()
      release()
    },
  }
}

function transactionOn(tx: LiteTransaction): Transaction {
  return {
    ...queryable(tx),
    async script(sql) {
      await tx.exec(sql)
    },
    async copyIn(table, columns, rows) {
      const statement = `copy ${table} (${columns.join(', ')}) from '/dev/blob'`
      let count = 0
      for await (const blob of wholeLines(rows)) count += (await tx.query(statement, [], { blob })).affectedRows ?? 0
      return count
    },
  }
}

function queryable(asked: Pick<PGlite, 'query'>): Queryable {
  const run = (sql: string, values: readonly unknown[] = []) => asked.query<Row>(sql, values.map(textOf), valueOptions)
  return {
    query: async (sql, values) => (await run(sql, values)).rows,
    execute: async (sql, values) => (await run(sql, values)).rowCount ?? 0,
  }
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
