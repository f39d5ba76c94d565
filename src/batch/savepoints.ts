import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import type { Journal, SavedTable, Unfinished } from './run-journal.ts'

/** Keeps tables of a run in its work folder, and puts back those that an interrupted run kept. */
export interface Savepoints {
  /** What the interrupted run did; empty where there was none. */
  taken: Unfinished
  /** Notes that steps are done, and keeps their tables where that pays. True: they are kept. */
  keep(profiles: readonly StepProfile[], tables: readonly string[]): Promise<boolean>
  /** Makes a table that was kept. */
  restore(table: string): Promise<void>
  savingSeconds: number
}

export interface SavingOptions {
  engine: Engine
  /** The work folder. */
  folder: string
  journal: Journal
  taken: Unfinished
  /** Keeps what every step made, whatever it costs. */
  everyStep: boolean
}

/**
 * Saving may take half a second and then 3 % of the time so far, and no longer than making a table again would. So a
 * long run is hardly slower for it, and of a short one nearly everything is kept (docs/decisions/0016).
 */
const budget = { seconds: 0.5, share: 0.03 }
/** Cells written per second before anything was measured: low, so that the first tables are not too big. */
const firstRate = 8e6
/** Seconds that the smallest table takes. */
const leastSeconds = 0.004

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`
/** Parquet has no such integers: they travel as text. */
const isHuge = (type: string) => /HUGEINT|UUID|DECIMAL/.test(type)

export function openSavepoints(options: SavingOptions): Savepoints {
  const { engine, folder, journal } = options
  const began = performance.now()
  const spent = { seconds: 0, cells: 0 }
  const fileOf = (table: string) => join(folder, `${table}.parquet`)

  /** The tables with their columns, and how many cells are in them. */
  async function shapesOf(tables: readonly string[]): Promise<{ saved: SavedTable[]; cells: number }> {
    const rows = await engine.query(`SELECT c.table_name, c.column_name, c.data_type, t.estimated_size AS size
      FROM duckdb_columns() c JOIN duckdb_tables() t ON t.table_oid = c.table_oid AND t.database_oid = c.database_oid
      WHERE c.table_name IN (${tables.map(sqlText).join(', ')}) ORDER BY c.column_index`)
    const saved = tables.map((name) => {
      const own = rows.filter((row) => row.table_name === name)
      return { name, columns: Object.fromEntries(own.map((row) => [String(row.column_name), String(row.data_type)])) }
    })
    return { saved, cells: rows.reduce((sum, row) => sum + Number(row.size), 0) }
  }

  function pays(cells: number, tables: number, makingSeconds: number): boolean {
    const rate = spent.cells > 1e6 ? spent.cells / spent.seconds : firstRate
    const cost = cells / rate + tables * leastSeconds
    const allowed = budget.seconds + ((performance.now() - began) / 1000) * budget.share
    return cost <= makingSeconds && spent.seconds + cost <= allowed
  }

  async function write({ name, columns }: SavedTable): Promise<void> {
    const cells = Object.entries(columns).map(([column, type]) =>
      isHuge(type) ? `CAST("${column}" AS VARCHAR) AS "${column}"` : `"${column}"`,
    )
    await engine.execute(`COPY (SELECT ${cells.join(', ')} FROM ${name}) TO ${sqlText(fileOf(name))} (FORMAT parquet)`)
  }

  const savepoints: Savepoints = {
    taken: options.taken,
    savingSeconds: 0,
    async keep(profiles, tables) {
      const started = performance.now()
      const making = profiles.reduce((sum, { seconds }) => sum + seconds, 0)
      // The smallest tables are not even looked at.
      const worth = tables.length > 0 && (options.everyStep || tables.length * leastSeconds <= making)
      const { saved, cells } = worth ? await shapesOf(tables) : { saved: [], cells: 0 }
      const kept = worth && (options.everyStep || pays(cells, tables.length, making)) ? saved : []
      for (const table of kept) await write(table)
      const seconds = (performance.now() - started) / 1000
      spent.seconds += seconds
      if (kept.length > 0) spent.cells += cells
      savepoints.savingSeconds = spent.seconds
      journal.note({ entry: 'made', profiles: [...profiles], tables: kept, savingSeconds: seconds })
      return kept.length > 0
    },
    async restore(table) {
      const saved = savepoints.taken.tables.get(table)
      if (!saved) throw new Error(`the table ${table} was not kept`)
      const cells = Object.entries(saved.columns).map(([column, type]) => `CAST("${column}" AS ${type}) AS "${column}"`)
      await engine.execute(
        `CREATE OR REPLACE TABLE ${table} AS SELECT ${cells.join(', ')} FROM read_parquet(${sqlText(fileOf(table))})`,
      )
    },
  }
  return savepoints
}

/** Takes away files that are no longer needed. */
export function removeFiles(paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { force: true })
}
