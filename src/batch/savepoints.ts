import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import type { Step } from '../comparison/plan/step.ts'
import type { Journal, SavedTable, Unfinished } from './run-journal.ts'
import { sumOf } from './sum-profiles.ts'

/** Keeps tables of a run in its work folder, and puts back those that an interrupted run kept. */
export interface Savepoints {
  /** What the interrupted run did; empty where there was none. */
  taken: Unfinished
  /** Runs a step, notes that it is done, and keeps its table where that pays. */
  make(step: Step): Promise<StepProfile>
  /** Notes that steps are done, and keeps their tables where that pays. */
  keep(profiles: readonly StepProfile[], tables: readonly string[]): Promise<void>
  /** Makes a table that was kept; `lasting`: its file stays when the table is dropped. */
  restore(table: string, lasting?: 'lasting'): Promise<void>
  /** Takes a table away that nothing needs any more. */
  drop(table: string): Promise<void>
  savingSeconds: number
}

export interface SavingOptions {
  engine: Engine
  /** The work folder. */
  folder: string
  journal: Journal
  taken: Unfinished
  /**
   * Into how many parts steps that put people together are cut, where tables lie in files, every one of them, and are
   * read from there: for batches that have no room in memory, and for runs that repeat no finished step. 0: in memory.
   */
  parts: number
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
/**
 * Words that are read from a file each time stay the texts of its dictionary: to look up each for its number takes longer
 * than the steps do, and a condition on it could not be asked of the file.
 */
const isWord = (type: string) => type.startsWith('ENUM(')
/** Parquet has no such integers: they travel as text. */
const isHuge = (type: string) => /HUGEINT|UUID|DECIMAL/.test(type)

/**
 * Names for statements that put much together for each row, and not by person alone: steps done in parts do not do that
 * again each time.
 */
const wideViews: ReadonlySet<string> = new Set(['household_of_people'])

/** How tables are written into files, and read from there with the types that they had. */
function filesOf(folder: string) {
  const path = (table: string) => join(folder, `${table}.parquet`)
  const all = (table: string) => (statSync(path(table)).isDirectory() ? join(path(table), '*.parquet') : path(table))
  return {
    path,
    written: (from: string, columns: SavedTable['columns']) =>
      `SELECT ${Object.entries(columns)
        .map(([name, type]) => (isHuge(type) ? `CAST("${name}" AS VARCHAR) AS "${name}"` : `"${name}"`))
        .join(', ')} FROM ${from}`,
    read: ({ name, columns }: SavedTable, isLeftThere: boolean) =>
      `SELECT ${Object.entries(columns)
        .map(([column, type]) =>
          isLeftThere && isWord(type) ? `"${column}"` : `CAST("${column}" AS ${type}) AS "${column}"`,
        )
        .join(', ')} FROM read_parquet(${sqlText(all(name))})`,
  }
}

export function openSavepoints(options: SavingOptions): Savepoints {
  const { engine, folder, journal, parts } = options
  const inFiles = parts > 0
  const began = performance.now()
  const spent = { seconds: 0, cells: 0 }
  const files = filesOf(folder)
  /** Names for statements that put together what is known of a person, by table. */
  const byPerson = new Map<string, Step>()
  /** Small tables that are made while rows are read: an interrupted run has them all. */
  const lasting = new Set<string>()

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

  async function makeInFiles(step: Step): Promise<StepProfile> {
    const select = step.sql(engine.dialect)
    const columns = await engine.describe(select)
    const table = { name: step.writes, columns }
    const statement = files.written(`(${select})`, columns)
    const path = files.path(step.writes)
    removeFiles([path])
    const made = { ...step, sql: () => statement }
    const profile = step.byPerson ? await makeInParts(made, path) : await engine.runInto(made, path)
    journal.note({ entry: 'made', profiles: [profile], tables: [table], savingSeconds: 0 })
    await engine.view(step.writes, files.read(table, true))
    return profile
  }

  /** For some of the people at a time: tables of the same names, with their rows alone, stand before those of everybody. */
  async function makeInParts(step: Step, folderOfParts: string): Promise<StepProfile> {
    mkdirSync(folderOfParts, { mode: 0o700 })
    const profiles: StepProfile[] = []
    await engine.execute(`CREATE SCHEMA part`)
    for (let part = 0; part < parts; part++) {
      await engine.execute(`SET search_path = 'part,main'`)
      for (const table of step.byPerson ?? []) await narrow(table, part)
      profiles.push(await engine.runInto(step, join(folderOfParts, `${part}.parquet`)))
      await engine.execute(`SET search_path = 'main'`)
    }
    await engine.execute(`DROP SCHEMA part CASCADE`)
    return sumOf(step.name, profiles)
  }

  /** A table, or a statement by person that has a name, with the rows of some of the people alone. */
  async function narrow(table: string, part: number): Promise<void> {
    const named = byPerson.get(table)
    for (const read of named?.byPerson ?? []) await narrow(read, part)
    const rows = named?.sql(engine.dialect) ?? `SELECT * FROM main.${table} WHERE person_id % ${parts} = ${part}`
    await engine.execute(`CREATE OR REPLACE VIEW part.${table} AS ${rows}`)
  }

  const savepoints: Savepoints = {
    taken: options.taken,
    savingSeconds: 0,
    async make(step) {
      if (inFiles && (!step.view || (parts > 1 && wideViews.has(step.writes)))) return await makeInFiles(step)
      if (step.view && step.byPerson) byPerson.set(step.writes, step)
      const profile = await engine.run(step)
      await savepoints.keep([profile], step.view ? [] : [step.writes])
      return profile
    },
    async keep(profiles, tables) {
      const started = performance.now()
      const making = profiles.reduce((sum, { seconds }) => sum + seconds, 0)
      // The smallest tables are not even looked at.
      const worth = tables.length > 0 && (inFiles || tables.length * leastSeconds <= making)
      const { saved, cells } = worth ? await shapesOf(tables) : { saved: [], cells: 0 }
      const kept = worth && (inFiles || pays(cells, tables.length, making)) ? saved : []
      for (const { name, columns } of kept) {
        lasting.add(name)
        const statement = files.written(name, columns)
        await engine.execute(`COPY (${statement}) TO ${sqlText(files.path(name))} (FORMAT parquet)`)
      }
      const seconds = (performance.now() - started) / 1000
      spent.seconds += seconds
      if (kept.length > 0) spent.cells += cells
      savepoints.savingSeconds = spent.seconds
      journal.note({ entry: 'made', profiles: [...profiles], tables: kept, savingSeconds: seconds })
    },
    async restore(table, how) {
      const saved = savepoints.taken.tables.get(table)
      if (how === 'lasting') lasting.add(table)
      if (!saved) throw new Error(`the table ${table} was not kept`)
      if (inFiles) await engine.view(table, files.read(saved, true))
      else await engine.execute(`CREATE OR REPLACE TABLE ${table} AS ${files.read(saved, false)}`)
    },
    async drop(table) {
      await engine.drop(table)
      if (inFiles && !lasting.has(table)) removeFiles([files.path(table)])
    },
  }
  return savepoints
}

/** Takes away files that are no longer needed. */
export function removeFiles(paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true })
}
