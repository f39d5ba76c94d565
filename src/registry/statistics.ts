import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** Runs whose figures make up those of the area with this prefix, of a quarter or the last; `asOf`: published before it. */
export const selectRunsOfFigures = (
  db: Queryable,
  prefix: string,
  { quarter, asOf }: { quarter: string | null; asOf: Date | null },
): Promise<Row[]> => db.query(sql.latestRuns!, [prefix, quarter, asOf])

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

/** Figures that a run gave when it was published. */
interface FiguresOfRun {
  run: string
  quarter: string
  /** reference date of the run */
  asOf: string
  countedAt: string
  figures: Record<string, number>
}

/** Figures of an area in every run that holds the whole of it and was published (before `moment`), oldest first. */
export async function selectFiguresByRun(db: Queryable, prefix: string, moment: Date | null): Promise<FiguresOfRun[]> {
  const runs = new Map<string, FiguresOfRun>()
  for (const row of await db.query(sql.figuresByRun!, [prefix, moment])) {
    const run = row.key as string
    const [quarter, asOf, countedAt] = [row.quarter as string, row.as_of as string, row.aae015 as string]
    const of = runs.get(run) ?? { run, quarter, asOf, countedAt, figures: {} }
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
export async function selectDivisions(db: Queryable, prefix: string, levels: readonly string[]): Promise<Division[]> {
  return (await db.query(sql.divisions!, [prefix, levels])).map(divisionOf)
}

/** A division by its code as lists write it, or null. */
export async function selectOptionalDivision(db: Queryable, code: string): Promise<Division | null> {
  const [row] = await db.query(sql.division!, [code])
  return row === undefined ? null : divisionOf(row)
}

/** Those of the codes that are divisions. */
export async function selectDivisionNames(db: Queryable, codes: readonly string[]): Promise<Division[]> {
  return (await db.query(sql.divisionNames!, [codes])).map(divisionOf)
}

function divisionOf({ code, name, level }: Row): Division {
  return { code: code as string, name: name as string, level: level as string }
}
