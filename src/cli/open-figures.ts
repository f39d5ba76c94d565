import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { problem } from '../problems.ts'
import type { FigureTables } from '../reports/quarterly-cells.ts'
import { type RowStream, sqlText } from '../reports/query.ts'

/** The result files of a run, open for statements; `close` when done. Throws `output_missing`. */
export async function openFigures(
  outputFolder: string,
): Promise<{ tables: FigureTables; stream: RowStream; close(): void }> {
  const table = (name: string) => {
    const path = join(outputFolder, `${name}.parquet`)
    if (!existsSync(path)) throw problem('output_missing', { folder: outputFolder })
    return `read_parquet(${sqlText(path)})`
  }
  const tables = { persons: table('persons'), findings: table('findings'), insured: table('insured') }
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  return {
    tables,
    async *stream(sql) {
      const result = await connection.stream(sql)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return
        yield chunk.getRows()
      }
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
