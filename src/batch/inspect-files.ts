import { type Engine, openEngine } from '../comparison/engine/duckdb.ts'
import type { Batch } from '../sources/batch-file.ts'
import type { FileFault } from '../sources/faults.ts'
import { type FileInspection, inspectBatch } from '../sources/inspect-file.ts'

/** Inspects the files of a batch; a Parquet file's columns are asked of the engine. */
export async function inspectFiles(batch: Batch): Promise<{ inspections: FileInspection[]; faults: FileFault[] }> {
  const engine = await openEngine()
  try {
    return await inspectBatch(batch, { readParquetColumns: parquetColumnsOf(engine) })
  } finally {
    engine.close()
  }
}

/** Asks the engine for the names of a Parquet file's columns. */
export const parquetColumnsOf = (engine: Engine) => async (path: string) => {
  const file = path.replaceAll("'", "''")
  const leaves = await engine.query(`SELECT name FROM parquet_schema('${file}') WHERE num_children IS NULL`)
  return leaves.map((row) => String(row.name))
}

/** Columns whose cells a `values:` mapping of batch.yaml translates: kind -> columns. */
export function mappedColumns(inspections: readonly FileInspection[]): Record<string, string[]> {
  const mapped: Record<string, string[]> = {}
  for (const { file } of inspections) {
    for (const column of Object.keys(file.values)) {
      mapped[file.kind] = [...new Set([...(mapped[file.kind] ?? []), column])]
    }
  }
  return mapped
}
