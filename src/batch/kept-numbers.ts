import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { isOfNeighbours, keptTables, neighbourColumns, writeKeptTable } from './keep-tables.ts'
import { keptInOutput, placeKept } from './kept-rows.ts'

/** Beside the tables: the numbers that were touched since these were written. */
const sinceFile = 'touched-since.parquet'

/** Of a table of neighbours: what the numbers say now that were touched since it was written. */
const nowFile = (table: string) => `${table}-since.parquet`

/**
 * Tables of neighbours have a row for every number, of which a day touches few: they stay as they are, with what was touched
 * since beside them, until that is more than this of them.
 */
const mostSince = 0.1

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`
const read = (folder: string, file: string) => `read_parquet(${sqlText(join(folder, file))})`

/** What an output kept, as the views `kept_<table>`. */
export async function openKeptTables(engine: Engine, output: string): Promise<void> {
  const folder = join(output, keptInOutput)
  for (const table of Object.keys(keptTables)) await engine.view(`kept_${table}`, statementOf(folder, table))
}

function statementOf(folder: string, table: string): string {
  const all = `SELECT * FROM ${read(folder, `${table}.parquet`)}`
  if (!isOfNeighbours(table) || !existsSync(join(folder, sinceFile))) return all
  return `${all} WHERE number NOT IN (SELECT number FROM ${read(folder, sinceFile)})
    UNION ALL SELECT * FROM ${read(folder, nowFile(table))}`
}

interface NumbersToKeep {
  engine: Engine
  /** The output of the run before, and the one that is being made. */
  lastOutput: string
  output: string
}

/**
 * Keeps the tables of neighbours, and who is one, for the next changes. Expects `touched_numbers`, and of each table what the
 * touched say under the name of the table; no number is in both, so that only the touched may say the same twice.
 */
export async function keepNumbers({ engine, lastOutput, output }: NumbersToKeep): Promise<void> {
  const [before, folder] = [lastOutput, output].map((one) => join(one, keptInOutput)) as [string, string]
  const since = existsSync(join(before, sinceFile))
    ? `SELECT number FROM ${read(before, sinceFile)} UNION SELECT number FROM touched_numbers`
    : 'SELECT number FROM touched_numbers'
  const [counts] = await engine.query(`SELECT (SELECT count(*) FROM (${since}) s) AS since,
    (SELECT count(*) FROM ${read(before, 'near_targets.parquet')}) AS numbers`)
  const isOther = (number: string) => `${number} NOT IN (SELECT number FROM touched_numbers)`
  await writeKeptTable(
    engine,
    `SELECT number, other FROM kept_neighbours WHERE ${isOther('number')} AND ${isOther('other')} UNION ${keptTables.neighbours!.statement}`,
    join(folder, 'neighbours.parquet'),
  )
  const isSmall = Number(counts?.since) <= Number(counts?.numbers) * mostSince
  if (isSmall) await writeKeptTable(engine, since, join(folder, sinceFile))
  for (const [table, columns] of Object.entries(neighbourColumns)) {
    const touched = `SELECT DISTINCT ${columns} FROM ${table}`
    const untouched = `WHERE ${isOther('number')}`
    const earlier = existsSync(join(before, nowFile(table)))
      ? ` UNION ALL SELECT ${columns} FROM ${read(before, nowFile(table))} ${untouched}`
      : ''
    if (isSmall) {
      placeKept(join(before, `${table}.parquet`), join(folder, `${table}.parquet`))
      await writeKeptTable(engine, `${touched}${earlier}`, join(folder, nowFile(table)))
    } else {
      const others = `SELECT ${columns} FROM kept_${table} ${untouched}`
      await writeKeptTable(engine, `${touched} UNION ALL ${others}`, join(folder, `${table}.parquet`))
    }
  }
}
