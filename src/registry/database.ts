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

/** The registry's store: PostgreSQL, or PGlite in a folder. */
export interface Database extends Queryable {
  readonly engine: 'postgres' | 'pglite'
  /**
   * Commits when the work ends well, otherwise leaves nothing of it. `opening`: statements without values that it
   * begins with, sent with the beginning itself.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, opening?: string): Promise<T>
  close(): Promise<void>
}
