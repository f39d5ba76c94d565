import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'

/**
 * The likeliest candidate of each row that `where` holds for, as a statement: a number that would become two people's is
 * `number_of_several`. Null where the results are of a program that did not say what can become of a candidate.
 */
export async function chosenCandidates(engine: Engine, folder: string, where: string): Promise<string | null> {
  const path = join(folder, 'candidates.parquet')
  if (!existsSync(path)) return null
  const file = `read_parquet('${path.replaceAll("'", "''")}')`
  const columns = await engine.query(`DESCRIBE SELECT * FROM ${file}`)
  if (!columns.some(({ column_name }) => column_name === 'obstacle')) return null
  const ofTwo = 'min(person_key) OVER (PARTITION BY number) <> max(person_key) OVER (PARTITION BY number)'
  return `SELECT c.* REPLACE (CASE WHEN obstacle IS NULL AND ${ofTwo} THEN 'number_of_several' ELSE obstacle END AS obstacle)
    FROM ${file} c WHERE place = 1 AND ${where}`
}
