import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../../src/comparison/engine/duckdb.ts'

/** What another run says differently of a person of a run. */
export interface PersonChange {
  /** the run does not know them */
  isGone?: boolean
  /** code of 12 digits of the household, for local people */
  home?: string
  pension?: string
  /** corrected, so that the run knows them by another key */
  name?: string
}

/** Copies the results of a run with other people, and without findings: what a later run over changed extracts might say. */
export async function changeResults(
  from: string,
  to: string,
  changes: ReadonlyMap<string, PersonChange>,
): Promise<void> {
  cpSync(from, to, { recursive: true })
  const file = (folder: string, name: string) => `'${join(folder, `${name}.parquet`)}'`
  const engine = await openEngine()
  try {
    const columns = { key: 'VARCHAR', is_gone: 'BOOLEAN', home: 'VARCHAR', pension: 'VARCHAR', name: 'VARCHAR' }
    const rows = [...changes].map(([key, { isGone = false, home = null, pension = null, name = null }]) => [
      ...[key, isGone, home, pension, name],
    ])
    await engine.load('changes', columns, rows)
    await engine.execute(`COPY (SELECT p.* REPLACE (
        CASE WHEN c.name IS NULL THEN p.person_key ELSE md5(p.person_key || c.name) END AS person_key,
        CASE WHEN p.household = 'local' THEN coalesce(c.home, p.AAB299) ELSE p.AAB299 END AS AAB299,
        coalesce(c.pension, p.AIC003) AS AIC003, coalesce(c.name, p.AAC003) AS AAC003)
      FROM read_parquet(${file(from, 'persons')}) p LEFT JOIN changes c ON c.key = p.person_key
      WHERE NOT coalesce(c.is_gone, false)) TO ${file(to, 'persons')}`)
    await engine.execute(
      `COPY (SELECT * FROM read_parquet(${file(from, 'findings')}) LIMIT 0) TO ${file(to, 'findings')}`,
    )
  } finally {
    engine.close()
  }
}
