import { join } from 'node:path'
import { runBatch } from '../../src/batch/run-batch.ts'
import { openEngine } from '../../src/comparison/engine/duckdb.ts'
import { personContext } from '../../src/publish/stage-people.ts'
import type { Store } from '../../src/registry/open-store.ts'
import { makeSample } from '../../src/sample/make-sample.ts'

const columns = [
  'AAC003',
  'AAC004',
  'AAB299',
  'AAC010',
  'AIC003',
  'AMC003',
  'place_AIC003',
  'household',
  'disposition',
  'reasons',
  'required',
  'verified_at',
]

/** A person as a run and as the register say it, with the fields that the register seals. */
export type SaidPerson = Record<string, unknown>

const silent = { stage() {}, progress() {}, note() {}, warn() {} }

/** Makes an invented area of some quarters below the folder; gives the folders of their batches in order of time. */
export async function makeBatches(
  folder: string,
  options: { persons: number; seed: number; quarters?: number; noise?: number; area?: string },
): Promise<string[]> {
  const { quarters } = await makeSample({ area: '520300', ...options, folder: join(folder, 'batches') })
  return quarters.map((quarter) => quarter.folder)
}

/** Runs a batch and gives its people. */
export async function runOnce(batchFolder: string, outputFolder: string): Promise<SaidPerson[]> {
  await runBatch({ batchFolder, outputFolder, skipBadFiles: false, reporter: silent })
  return saidPeople(outputFolder)
}

/** The people of the results in a folder. */
export async function saidPeople(outputFolder: string): Promise<SaidPerson[]> {
  const engine = await openEngine()
  try {
    return await engine.query(
      `SELECT person_key, AAC002, AAE005, AAE006, ${columns.join(', ')} FROM read_parquet('${outputFolder}/persons.parquet') ORDER BY person_key`,
    )
  } finally {
    engine.close()
  }
}

/** The people who are in the register, as `runOnce` gives those of a run. */
export async function publishedPeople({ database, cipher }: Store): Promise<SaidPerson[]> {
  const rows = await database.query(
    'select * from person where left_at is null and merged_into is null order by run_key',
  )
  return rows.map((row) => {
    const runKey = String(row.run_key).replaceAll('-', '')
    const { number, phone, address } = cipher.openFields(row.sealed as Uint8Array, personContext(runKey))
    const said = Object.fromEntries(columns.map((name) => [name, row[name.toLowerCase()]]))
    // A run writes days without hyphens.
    if (said.verified_at !== null) said.verified_at = String(said.verified_at).replaceAll('-', '')
    return { person_key: runKey, AAC002: number, AAE005: phone, AAE006: address, ...said }
  })
}
