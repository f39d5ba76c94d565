export type Row = Record<string, unknown>

/** Runs statements. Values go beside the text as $1, $2 …, never into it. */
export interface Queryable {
  query(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Runs a statement and gives the number of rows it touched. */
  execute(sql: string, values?: readonly unknown[]): Promise<number>
}

/** One transaction. It is passed on explicitly: a query beside it would wait for it for ever on the embedded engine. */
export interface Transaction extends Queryable {
  /** Runs several statements without values. */
  script(sql: string): Promise<void>
  /** Fills a table from rows in PostgreSQL's text format; gives the number of rows. */
  copyIn(table: string, columns: readonly string[], rows: AsyncIterable<Uint8Array>): Promise<number>
}

export interface Statement {
  sql: string
  values: readonly unknown[]
}

/** What goes before statements that only read. */
export interface Opening extends Statement {
  /** They find rows by their keys: they do not wait behind others that take long. */
  isQuick: boolean
}

/** The registry's store: PostgreSQL, or PGlite in a folder. */
export interface Database extends Queryable {
  readonly engine: 'postgres' | 'pglite'
  /**
   * Commits when the work ends well, otherwise leaves nothing of it. `opening`: statements without values that it
   * begins with, sent with the beginning itself.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, opening?: string): Promise<T>
  /**
   * Work that only reads. `opening` goes before each statement, as one message with it where the engine can: each may
   * be a transaction of its own, as none of them need see what another saw.
   */
  reading<T>(work: (db: Queryable) => Promise<T>, opening: Opening): Promise<T>
  close(): Promise<void>
}
