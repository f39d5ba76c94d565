import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import { resultFolder } from './job-folders.ts'

/** A row that a run did not accept. */
export interface RejectedRow {
  kind: string
  file: string
  row: number
  code: string
  column: string | null
  value: string | null
  message: string
}

/** What the run of a job found. Throws `output_gone` where its results are no longer there. */
export function readSummary(storeFolder: string, job: string): RunSummary {
  return JSON.parse(readFileSync(fileOf(storeFolder, job, 'summary.json'), 'utf8'))
}

/** The rows that the run of a job did not accept, by file and row. Throws `output_gone`. */
export async function readRejects(
  storeFolder: string,
  job: string,
  { from, limit }: { from: number; limit: number },
): Promise<RejectedRow[]> {
  const path = fileOf(storeFolder, job, 'rejects.parquet').replaceAll("'", "''")
  const engine = await openEngine()
  try {
    const rows = await engine.query(`SELECT kind, file, row, code, "column", value, message FROM read_parquet('${path}')
      ORDER BY file, row, code, "column" LIMIT ${limit} OFFSET ${from}`)
    return rows.map((row) => ({ ...row, row: Number(row.row) })) as unknown as RejectedRow[]
  } finally {
    engine.close()
  }
}

function fileOf(storeFolder: string, job: string, name: string): string {
  const path = join(resultFolder(storeFolder, job), name)
  if (!existsSync(path)) throw problem('output_gone', {})
  return path
}
