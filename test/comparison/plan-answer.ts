import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runBatch } from '../../src/batch/run-batch.ts'
import { openEngine } from '../../src/comparison/engine/duckdb.ts'
import type { RandomBatch } from './random-batch.ts'
import type { QuarterlyTable } from './second-reading/shapes.ts'
import { writeBatch } from './write-batch.ts'

export type Row = Record<string, unknown>

/** What a run wrote, read back: rows of the Parquet files and the quarterly table. */
export interface PlanAnswer {
  persons: Row[]
  units: Row[]
  links: Row[]
  findings: Row[]
  rejects: Row[]
  quarterly: QuarterlyTable
}

const silent = { stage: () => undefined, progress: () => undefined, note: () => undefined, warn: () => undefined }
const files = ['persons', 'units', 'links', 'findings', 'rejects'] as const

/** Runs the real job on a batch in a folder of its own and reads its answer back. */
export async function readPlan(batch: RandomBatch): Promise<PlanAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-agreement-'))
  try {
    const [batchFolder, outputFolder] = [join(folder, 'batch'), join(folder, 'out')]
    writeBatch(batchFolder, batch)
    await runBatch({ batchFolder, outputFolder, skipBadFiles: false, threads: 1, reporter: silent })
    const engine = await openEngine({ threads: 1 })
    try {
      const tables: Partial<Record<(typeof files)[number], Row[]>> = {}
      for (const file of files) tables[file] = await engine.query(`SELECT * FROM '${join(outputFolder, file)}.parquet'`)
      const quarterly = JSON.parse(readFileSync(join(outputFolder, 'quarterly.json'), 'utf8')) as QuarterlyTable
      return { ...(tables as Record<(typeof files)[number], Row[]>), quarterly }
    } finally {
      engine.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
