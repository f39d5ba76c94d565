import { renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { hashFile } from './hash-file.ts'

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Writes a list of rows (`file`, `row`) into a batch as those that are not in it any more; gives the file's name. */
export async function writeGoneRows(engine: Engine, rows: string, batch: string): Promise<string> {
  const unnamed = join(batch, 'gone.parquet')
  await engine.execute(
    `COPY (SELECT * FROM (${rows}) g ORDER BY file, row) TO ${sqlText(unnamed)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  const name = `gone-${await hashFile(unnamed)}.parquet`
  renameSync(unnamed, join(batch, name))
  return name
}

/**
 * Rows that went stay away where their files lie in another batch, perhaps under other names (`names`: name there -> name
 * here). Gives the name of the list in that batch; undefined where none of the files has such rows.
 */
export async function carryGoneRows(
  engine: Engine,
  list: string,
  names: ReadonlyMap<string, string>,
  batch: string,
): Promise<string | undefined> {
  await engine.load('gone_names', { name: 'VARCHAR', now: 'VARCHAR' }, [...names])
  const rows = `SELECT n.now AS file, g.row FROM read_parquet(${sqlText(list)}) g JOIN gone_names n ON n.name = g.file`
  const [count] = await engine.query(`SELECT count(*) AS rows FROM (${rows}) r`)
  const name = Number(count?.rows) > 0 ? await writeGoneRows(engine, rows, batch) : undefined
  await engine.drop('gone_names')
  return name
}
