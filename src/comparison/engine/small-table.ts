import type { DuckDBAppender } from '@duckdb/node-api'

export type Cell = string | number | boolean | null
export type Rows = Iterable<readonly Cell[]>

/** The statement that makes a table of some columns: name -> type (VARCHAR, INTEGER, BOOLEAN). */
export function createTable(table: string, columns: Readonly<Record<string, string>>): string {
  return `CREATE OR REPLACE TABLE ${table} (${Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')})`
}

/** Appends rows, each cell in the order and of the type of its column. */
export function buildTable(appender: DuckDBAppender, columns: Readonly<Record<string, string>>, rows: Rows): void {
  const types = Object.values(columns)
  for (const row of rows) {
    types.forEach((type, index) => {
      const cell = row[index] ?? null
      if (cell === null) appender.appendNull()
      else if (type === 'INTEGER') appender.appendInteger(Number(cell))
      else if (type === 'BOOLEAN') appender.appendBoolean(Boolean(cell))
      else appender.appendVarchar(String(cell))
    })
    appender.endRow()
  }
}
