import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSmallEngine } from './small-engine.ts'

/** A finding's rows without their places: which kinds, how many of each. */
const placeless = `list_sort(list_transform(links, lambda link: link.kind)) AS links`

/**
 * A digest of the content of every output of a run, by file name: rows in one order, `file` and `row` left out, because
 * the same rows may lie in other files in another order (contract, outputs.md).
 */
export async function digestOutput(folder: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  const engine = await openSmallEngine()
  try {
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.parquet')) continue
      const table = `read_parquet('${join(folder, name).replaceAll("'", "''")}')`
      const columns = (await engine.query(`DESCRIBE SELECT * FROM ${table}`)).map((row) => String(row.column_name))
      const kept = columns
        .filter((column) => column !== 'file' && column !== 'row')
        .map((column) => (column === 'links' ? placeless : `"${column}"`))
      // Added up by the engine: a million people's rows, sorted as texts, are more than one text may hold.
      const [sum] = await engine.query(
        `SELECT CAST(count(*) AS VARCHAR) AS rows, coalesce(CAST(sum(md5_number_lower(text)) AS VARCHAR), '') AS low,
            coalesce(CAST(sum(md5_number_upper(text)) AS VARCHAR), '') AS high
          FROM (SELECT CAST(t AS VARCHAR) AS text FROM (SELECT ${kept.join(', ')} FROM ${table}) t)`,
      )
      digests[name] = `${sum?.rows} ${sum?.low} ${sum?.high}`
    }
  } finally {
    engine.close()
  }
  digests['quarterly.json'] = digestOf([readFileSync(join(folder, 'quarterly.json'), 'utf8')])
  for (const name of readdirSync(join(folder, 'survey')).sort()) {
    digests[`survey/${name}`] = digestOf(readFileSync(join(folder, 'survey', name), 'utf8').split('\r\n'))
  }
  return digests
}

function digestOf(rows: readonly string[]): string {
  return `${rows.length} ${createHash('sha256')
    .update([...rows].sort().join('\n'))
    .digest('hex')}`
}
