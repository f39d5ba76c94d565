/** Runs one statement on the engine and gives all its rows; a row is column name → value. For small results. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>

/** Runs one statement and gives its rows in chunks, each row as an array in the order of the columns. For large results. */
export type RowStream = (sql: string) => AsyncIterable<readonly (readonly unknown[])[]>

/** Runs a statement of one column of texts and gives their bytes in chunks: no text of the program is made of them. */
export type ByteStream = (sql: string) => AsyncIterable<readonly Uint8Array[]>

/** A text as an SQL literal. */
export function sqlText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
