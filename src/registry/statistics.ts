import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** Runs whose figures make up those of the area with this prefix, of a quarter or the last. */
export const selectRunsOfFigures = (db: Queryable, prefix: string, quarter: string | null): Promise<Row[]> =>
  db.query(sql.latestRuns!, [prefix, quarter])

/** Figures of an area, summed by the first `length` digits of their divisions. */
export async function selectFigures(
  db: Queryable,
  { runs, prefix, length }: { runs: readonly number[]; prefix: string; length: number },
): Promise<Map<string, Record<string, number>>> {
  const figures = new Map<string, Record<string, number>>()
  for (const row of await db.query(sql.figures!, [runs, prefix, length])) {
    const of = figures.get(row.prefix as string) ?? {}
    of[row.measure as string] = Number(row.value)
    figures.set(row.prefix as string, of)
  }
  return figures
}

/** Figures of an area in every published run that holds the whole of it, oldest first. */
export async function selectFiguresByRun(db: Queryable, prefix: string) {
  const runs = new Map<string, { run: string; quarter: string; asOf: string; figures: Record<string, number> }>()
  for (const row of await db.query(sql.figuresByRun!, [prefix])) {
    const run = row.key as string
    const of = runs.get(run) ?? { run, quarter: row.quarter as string, asOf: row.as_of as string, figures: {} }
    of.figures[row.measure as string] = Number(row.value)
    runs.set(run, of)
  }
  return [...runs.values()]
}

export interface Division {
  code: string
  name: string
  level: string
}

/** Divisions of some levels in use today, whose codes begin with `prefix`. */
export const selectDivisions = (db: Queryable, prefix: string, levels: readonly string[]): Promise<Division[]> =>
  db.query(sql.divisions!, [prefix, levels]) as Promise<unknown[]> as Promise<Division[]>

/** A division by its code as lists write it, or null. */
export async function selectOptionalDivision(db: Queryable, code: string): Promise<Division | null> {
  return ((await db.query(sql.division!, [code]))[0] as unknown as Division | undefined) ?? null
}
