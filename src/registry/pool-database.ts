import { Readable } from 'node:stream'
import type pg from 'pg'
import { columnTypes } from './column-types.ts'
import type { Database, Queryable, Row, Statement, Transaction } from './database.ts'
import { runOpened } from './opened-statement.ts'
import { nameOfQuery } from './queries.ts'

/** Copies rows into a table through one connection; gives their number. */
export type CopyRows = (client: pg.PoolClient, sql: string, rows: Readable) => Promise<number>

type Asks = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>

/**
 * The registry's view of pools of node-postgres: one for quick readings, one for all else. How rows are copied in is each
 * engine's own.
 */
export function poolDatabase(
  engine: Database['engine'],
  pool: pg.Pool,
  quickPool: pg.Pool,
  copyRows: CopyRows,
): Database {
  return {
    engine,
    ...queryable(pool),
    async transaction(work, opening) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query(opening === undefined ? 'begin' : `begin; ${opening}`)
        const result = await work(transactionOn(client, copyRows))
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure
        })
        throw error
      } finally {
        // A connection that cannot even roll back is thrown away: the server then forgets its transaction.
        client.release(broken)
      }
    },
    reading: (work, opening) => work(readerOf(opening.isQuick ? quickPool : pool, opening)),
    async close() {
      await Promise.all([pool.end(), quickPool.end()])
    },
  }
}

/** Takes a connection for each statement: work that waits for something else meanwhile holds none. */
function readerOf(pool: pg.Pool, opening: Statement): Queryable {
  const opened = nameOfOpened(opening)
  const run = async (sql: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const client = await pool.connect()
    try {
      return await runOpened(client, columnTypes, opened, nameOfOpened({ sql, values }))
    } finally {
      client.release()
    }
  }
  return { query: run, execute: async (sql, values) => (await run(sql, values)).length }
}

/** Other names than the driver's own, which it has told the server about by itself. */
function nameOfOpened({ sql, values }: Statement) {
  const name = nameOfQuery(sql)
  return { sql, values, name: name === undefined ? '' : `opened ${name}` }
}

function transactionOn(client: pg.PoolClient, copyRows: CopyRows): Transaction {
  return {
    ...queryable(client),
    async script(sql) {
      await client.query(sql)
    },
    copyIn: (table, columns, rows) =>
      copyRows(client, `copy ${table} (${columns.join(', ')}) from stdin`, Readable.from(rows, { objectMode: false })),
  }
}

/** A statement of a file is prepared once for each connection: reading and planning it costs more than a look-up does. */
function statement(text: string, values: readonly unknown[]) {
  const name = nameOfQuery(text)
  return { text, values: [...values], ...(name !== undefined && values.length > 0 && { name }) }
}

function queryable(client: Asks): Queryable {
  return {
    query: async (sql, values = []) => (await client.query<Row>(statement(sql, values))).rows,
    execute: async (sql, values = []) => (await client.query(statement(sql, values))).rowCount ?? 0,
  }
}
