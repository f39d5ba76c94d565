import { Readable } from 'node:stream'
import type pg from 'pg'
import type { Database, Queryable, Row, Transaction } from './database.ts'
import { nameOfQuery } from './queries.ts'

/** Copies rows into a table through one connection; gives their number. */
export type CopyRows = (client: pg.PoolClient, sql: string, rows: Readable) => Promise<number>

type Asks = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>

/** The registry's view of a pool of node-postgres; how rows are copied in is each engine's own. */
export function poolDatabase(
  engine: Database['engine'],
  pool: pg.Pool,
  copyRows: CopyRows,
  close: () => Promise<void>,
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
    close,
  }
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
