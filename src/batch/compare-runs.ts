import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, openEngine } from '../comparison/engine/duckdb.ts'
import { insurances } from '../comparison/plan/insured-rows.ts'
import { problem } from '../problems.ts'

/** One kind of change, how many people it concerns, and which sources said something else of them. */
export interface CodeChange {
  /** AIC003 … AMC003, or `disposition` */
  column: string
  before: string | null
  after: string | null
  people: number
  /** kinds of sources of which the person has more or fewer rows than before, and for how many of these people */
  sources: { kind: string; more: number; fewer: number }[]
}

/** What became of the people of one run in the next. */
export interface RunDifference {
  before: { people: number }
  after: { people: number }
  entered: number
  left: number
  stayed: number
  /** of those who stayed, by change, most people first */
  changes: CodeChange[]
  /** people whose code changed though every source has as many rows as before: content, age or policy did it */
  sameRows: number
}

/** More kinds of changes than a person reads. */
const mostChanges = 60

/**
 * The difference between two runs: who entered, left, changed a code, and because of which source. People are the same
 * by their key. Throws `output_missing`.
 */
export async function compareRuns(before: string, after: string): Promise<RunDifference> {
  for (const folder of [before, after]) {
    if (!existsSync(join(folder, 'persons.parquet'))) throw problem('output_missing', { folder })
  }
  const engine = await openEngine()
  try {
    await openBoth(engine, before, after)
    const [counts] = await engine.query(`SELECT count(b.person_key) AS before, count(a.person_key) AS after,
      count(*) FILTER (WHERE b.person_key IS NULL) AS entered, count(*) FILTER (WHERE a.person_key IS NULL) AS "left"
      FROM before_people b FULL JOIN after_people a ON a.person_key = b.person_key`)
    const [people, then] = [Number(counts!.before), Number(counts!.after)]
    const { changes, sameRows } = await readChanges(engine)
    return {
      before: { people },
      after: { people: then },
      entered: Number(counts!.entered),
      left: Number(counts!.left),
      stayed: people - Number(counts!.left),
      changes,
      sameRows,
    }
  } finally {
    engine.close()
  }
}

async function openBoth(engine: Engine, before: string, after: string): Promise<void> {
  const columns = [...insurances, 'disposition']
  for (const [name, folder] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const file = (table: string) => `read_parquet('${join(folder, `${table}.parquet`).replaceAll("'", "''")}')`
    await engine.execute(
      `CREATE VIEW ${name}_people AS SELECT person_key, ${columns.join(', ')} FROM ${file('persons')}`,
    )
    await engine.execute(`CREATE VIEW ${name}_links AS SELECT person_key, kind FROM ${file('links')}
      WHERE person_key IS NOT NULL AND decision IN ('auto', 'review')`)
  }
  const changed = columns.map(
    (column) => `SELECT b.person_key, '${column}' AS name, b.${column} AS before, a.${column} AS after
      FROM before_people b JOIN after_people a ON a.person_key = b.person_key WHERE a.${column} IS DISTINCT FROM b.${column}`,
  )
  await engine.execute(`CREATE TABLE changed AS ${changed.join(' UNION ALL ')}`)
  const rows = (name: string) =>
    `SELECT person_key, kind, count(*) AS rows FROM ${name}_links WHERE person_key IN (SELECT person_key FROM changed) GROUP BY ALL`
  await engine.execute(`CREATE TABLE changed_rows AS
    SELECT coalesce(a.person_key, b.person_key) AS person_key, coalesce(a.kind, b.kind) AS kind,
      coalesce(a.rows, 0) - coalesce(b.rows, 0) AS more
    FROM (${rows('before')}) b FULL JOIN (${rows('after')}) a ON a.person_key = b.person_key AND a.kind = b.kind
    WHERE coalesce(a.rows, 0) <> coalesce(b.rows, 0)`)
}

async function readChanges(engine: Engine): Promise<Pick<RunDifference, 'changes' | 'sameRows'>> {
  const changes = await engine.query(`SELECT name, before, after, count(*) AS people FROM changed GROUP BY ALL
    ORDER BY people DESC, name, before, after LIMIT ${mostChanges}`)
  const sources = await engine.query(`SELECT c.name, c.before, c.after, r.kind,
      count(*) FILTER (WHERE r.more > 0) AS more, count(*) FILTER (WHERE r.more < 0) AS fewer
    FROM changed c JOIN changed_rows r ON r.person_key = c.person_key GROUP BY ALL ORDER BY count(*) DESC, r.kind`)
  const [same] = await engine.query(`SELECT count(DISTINCT person_key) AS people FROM changed
    WHERE person_key NOT IN (SELECT person_key FROM changed_rows)`)
  const keyOf = (row: Record<string, unknown>) => JSON.stringify([row.name, row.before, row.after])
  const bySource = new Map<string, CodeChange['sources']>()
  for (const row of sources) {
    const list = bySource.get(keyOf(row)) ?? []
    list.push({ kind: String(row.kind), more: Number(row.more), fewer: Number(row.fewer) })
    bySource.set(keyOf(row), list)
  }
  return {
    changes: changes.map((row) => ({
      column: String(row.name),
      before: row.before as string | null,
      after: row.after as string | null,
      people: Number(row.people),
      sources: bySource.get(keyOf(row)) ?? [],
    })),
    sameRows: Number(same!.people),
  }
}
