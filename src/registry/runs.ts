import { problem } from '../problems.ts'
import type { Queryable, Row, Transaction } from './database.ts'
import { loadQueries } from './queries.ts'
import { selectRunsOfFigures } from './statistics.ts'

const sql = loadQueries(import.meta.url)

export type RunState = 'proposed' | 'refused' | 'published'

/** A run that was proposed for the register, and what became of it. */
export interface PublishedRun {
  id: number
  /** opaque, for addresses */
  key: string
  area: string
  /** YYYY-MM-DD */
  asOf: string
  quarter: string
  /** folder that keeps the results */
  snapshot: string
  state: RunState
  /** 经办人 AAE011, 经办时间 AAE036 */
  proposedBy: string
  proposedAt: string
  /** 复核人 AAE014, 复核时间 AAE015 */
  decidedBy: string | null
  decidedAt: string | null
  /** approved by its proposer, by an explicit flag */
  alone: boolean
  refusal: string | null
  counts: Record<string, number> | null
}

export interface NewRun {
  key: string
  digest: string
  area: string
  asOf: string
  quarter: string
  summary: object
  snapshot: string
  actor: string
  now: Date
}

/** Keeps a proposal; results that were proposed before give the earlier one. */
export async function insertRun(db: Queryable, run: NewRun): Promise<PublishedRun> {
  const { key, area, asOf, quarter, digest, snapshot, summary, actor, now } = run
  await db.execute(sql.insertRun!, [key, area, asOf, quarter, digest, snapshot, JSON.stringify(summary), actor, now])
  return (await selectOptionalRunByDigest(db, digest))!
}

export async function selectOptionalRunByDigest(db: Queryable, digest: string): Promise<PublishedRun | null> {
  return optional(await db.query(sql.selectByDigest!, [digest]))
}

/** Throws `run_unknown`. */
export async function selectRun(db: Queryable, key: string): Promise<PublishedRun> {
  return known(optional(await db.query(sql.selectByKey!, [key])), key)
}

/** The newest first, from before `before`. */
export async function selectRuns(
  db: Queryable,
  wanted: { before: number | null; state: RunState | null },
  limit: number,
): Promise<PublishedRun[]> {
  return (await db.query(sql.selectRuns!, [wanted.before, wanted.state, limit])).map(runOf)
}

/** What the run said of itself, as summary.json. */
export async function selectSummaryOfRun(db: Queryable, id: number): Promise<Record<string, unknown>> {
  const [row] = await db.query(sql.selectSummary!, [id])
  return row!.summary as Record<string, unknown>
}

/** Throws `run_unknown`. Nobody else decides about the run before the transaction ends. */
export async function selectRunForUpdate(tx: Transaction, key: string): Promise<PublishedRun> {
  return known(optional(await tx.query(sql.selectByKeyForUpdate!, [key])), key)
}

/** The last published run that spoke of people of the area, or null. */
export async function selectOptionalLatestRun(db: Queryable, area: string): Promise<PublishedRun | null> {
  return optional(await db.query(sql.latestPublished!, [area]))
}

/** The last published run all of whose area lies in the area and in one of the prefixes of division codes, or null. */
export async function selectOptionalLatestRunInside(
  db: Queryable,
  area: string,
  prefixes: readonly string[],
): Promise<PublishedRun | null> {
  return optional(await db.query(sql.latestPublishedInside!, [area, prefixes]))
}

/** The published runs that the register of the area with this prefix is made of today, each of a part of it. */
export async function selectPartRuns(db: Queryable, prefix: string): Promise<PublishedRun[]> {
  const parts = await selectRunsOfFigures(db, prefix, { quarter: null, asOf: null })
  const runs = []
  for (const { key } of parts) runs.push(await selectRun(db, key as string))
  return runs.sort((one, other) => (one.area < other.area ? -1 : 1))
}

/** One publishing at a time: two would merge into each other's half-seen register. Throws `run_publishing`. */
export async function lockPublishing(tx: Transaction): Promise<void> {
  const [row] = await tx.query(sql.lockPublishing!)
  if (row!.taken !== true) throw problem('run_publishing', {})
}

export async function approveRun(
  tx: Transaction,
  key: string,
  decision: { actor: string; now: Date; alone: boolean; counts: Record<string, number> },
): Promise<PublishedRun> {
  const { actor, now, alone, counts } = decision
  return known(optional(await tx.query(sql.approve!, [key, actor, now, alone, JSON.stringify(counts)])), key)
}

/** Throws `run_unknown`, `run_decided` where the run is no longer a proposal, and `run_publishing`. */
export async function refuseRun(
  tx: Transaction,
  key: string,
  reason: string,
  decision: { actor: string; now: Date },
): Promise<PublishedRun> {
  // Else it would wait for the end of a publishing.
  await lockPublishing(tx)
  const run = await selectRunForUpdate(tx, key)
  if (run.state !== 'proposed') throw problem('run_decided', { run: key, state: run.state })
  return known(optional(await tx.query(sql.refuse!, [key, decision.actor, decision.now, reason])), key)
}

function known(run: PublishedRun | null, key: string): PublishedRun {
  if (run === null) throw problem('run_unknown', { run: key })
  return run
}

const optional = (rows: Row[]): PublishedRun | null => (rows[0] === undefined ? null : runOf(rows[0]))

function runOf(row: Row): PublishedRun {
  return {
    id: row.id as number,
    key: row.key as string,
    area: row.area as string,
    asOf: row.as_of as string,
    quarter: row.quarter as string,
    snapshot: row.snapshot as string,
    state: row.state as RunState,
    proposedBy: row.aae011 as string,
    proposedAt: row.aae036 as string,
    decidedBy: row.aae014 as string | null,
    decidedAt: row.aae015 as string | null,
    alone: row.alone as boolean,
    refusal: row.refusal as string | null,
    counts: row.counts as Record<string, number> | null,
  }
}
