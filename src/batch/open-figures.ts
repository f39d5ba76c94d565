import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../comparison/engine/duckdb.ts'
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
  const engine = await openEngine()
  return { tables, stream: (sql) => engine.stream(sql), close: () => engine.close() }
}
