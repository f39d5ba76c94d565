import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** Extracts that somebody sends over HTTP. Its files lie in the folder of the store. */
export interface SentBatch {
  id: number
  key: string
  area: string
  name: string
  madeBy: string
  madeAt: string
}

export const jobKinds = ['check', 'compare', 'propose', 'preview', 'publish', 'difference', 'policy_preview'] as const
export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobKind = (typeof jobKinds)[number]
export type JobState = (typeof jobStates)[number]

/** What a job is at. `total` 0 where it is not known; `unit` as `Reporter` has it. */
export interface JobProgress {
  stage: string
  said: { zh: string; en: string }
  done: number
  total: number
  unit: string
}

/** Why a job failed: an entry of the catalogue. */
export interface JobProblem {
  code: string
  zh: string
  en: string
}

/** Long work that a request began. */
export interface Job {
  id: number
  key: string
  kind: JobKind
  area: string
  state: JobState
  /** keys of what it works on */
  batch: string | null
  source: string | null
  run: string | null
  laterRun: string | null
  policy: string | null
  /** for a comparison: the run proposed from its results, unless it was refused */
  proposal: string | null
  /** folders of the runs' results */
  snapshot: string | null
  laterSnapshot: string | null
  askedBy: string
  askedAt: string
  begunAt: string | null
  endedAt: string | null
  cancelledBy: string | null
  progress: JobProgress | null
  result: Record<string, unknown> | null
  problem: JobProblem | null
}

export interface NewJob {
  key: string
  kind: JobKind
  area: string
  batchID?: number
  sourceID?: number
  runID?: number
  laterRunID?: number
  policyID?: number
  askedBy: string
  now: Date
}

export async function insertBatch(
  db: Queryable,
  batch: Pick<SentBatch, 'key' | 'area' | 'name' | 'madeBy'> & { now: Date },
): Promise<void> {
  await db.execute(sql.insertBatch!, [batch.key, batch.area, batch.name, batch.madeBy, batch.now])
}

/** Throws `batch_unknown`. */
export async function selectBatch(db: Queryable, key: string): Promise<SentBatch> {
  const [row] = await db.query(sql.selectBatch!, [key])
  if (row === undefined) throw problem('batch_unknown', {})
  return batchOf(row)
}

/** The newest first, from before `before`. */
export async function selectBatches(db: Queryable, before: number | null, limit: number): Promise<SentBatch[]> {
  return (await db.query(sql.selectBatches!, [before, limit])).map(batchOf)
}

/** Whether a job that has not ended reads it. */
export async function batchIsUsed(db: Queryable, { id }: SentBatch): Promise<boolean> {
  const [row] = await db.query(sql.batchIsUsed!, [id])
  return row!.used === true
}

export async function removeBatch(db: Queryable, batch: SentBatch, now: Date): Promise<void> {
  await db.execute(sql.removeBatch!, [batch.id, now])
}

/** Throws `run_being_published` where another job publishes the run already. */
export async function insertJob(db: Queryable, job: NewJob): Promise<void> {
  const { key, kind, area, batchID = null, sourceID = null, runID = null, laterRunID = null, policyID = null } = job
  try {
    const works = [batchID, sourceID, runID, laterRunID, policyID]
    await db.execute(sql.insertJob!, [key, kind, area, ...works, job.askedBy, job.now])
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'a run is published by one job at a time') throw problem('run_being_published', {})
    throw error
  }
}

/** Throws `job_unknown`. */
export async function selectJob(db: Queryable, key: string): Promise<Job> {
  const [row] = await db.query(sql.selectJob!, [key])
  if (row === undefined) throw problem('job_unknown', {})
  return jobOf(row)
}

/** The newest first, from before `before`; of one batch, about one run, or about one policy table. */
export async function selectJobs(
  db: Queryable,
  wanted: { before: number | null; batch: string | null; run: string | null; policy: string | null },
  limit: number,
): Promise<Job[]> {
  return (await db.query(sql.selectJobs!, [wanted.before, wanted.batch, wanted.run, wanted.policy, limit])).map(jobOf)
}

/** The job that compared what the run holds, and its batch where that is still there; null where no job proposed it. */
export async function selectOptionalComparisonOf(
  db: Queryable,
  run: string,
): Promise<{ job: string; batch: string | null } | null> {
  const [row] = await db.query(sql.selectComparisonOf!, [run])
  return row === undefined ? null : { job: row.job as string, batch: row.batch as string | null }
}

/** Takes the oldest waiting job for the service `owner`; null where none waits. */
export async function claimJob(db: Queryable, owner: string, now: Date): Promise<string | null> {
  await db.execute(sql.endCancelled!, [now])
  const [row] = await db.query(sql.claim!, [owner, now])
  return (row?.key as string | undefined) ?? null
}

/** Says that a job is alive and how far it is; gives whether somebody wants it to stop. */
export async function tellJob(db: Queryable, key: string, now: Date, progress: JobProgress | null): Promise<boolean> {
  const [row] = await db.query(sql.tell!, [key, now, progress && JSON.stringify(progress)])
  return row !== undefined && row.cancelled_by !== null
}

export async function endJob(
  db: Queryable,
  key: string,
  end: { state: JobState; now: Date; result?: object; problem?: JobProblem },
): Promise<void> {
  const { state, now, result, problem: failure } = end
  const [said, why] = [result, failure].map((value) => (value === undefined ? null : JSON.stringify(value)))
  await db.execute(sql.end!, [key, state, now, said, why])
}

/** Marks a job to be stopped: a waiting one never begins, a running one is stopped by the service that does it. */
export async function cancelJob(db: Queryable, key: string, login: string): Promise<void> {
  await db.execute(sql.cancel!, [key, login])
}

/** Jobs of services other than `owner` that said nothing since `since`; `all`: whenever they said it. */
export async function selectLostJobs(db: Queryable, owner: string, since: Date, all: boolean): Promise<string[]> {
  return (await db.query(sql.selectLost!, [owner, since, all])).map(({ key }) => key as string)
}

function batchOf(row: Row): SentBatch {
  return {
    id: row.id as number,
    key: row.key as string,
    area: row.area as string,
    name: row.name as string,
    madeBy: row.made_by as string,
    madeAt: row.made_at as string,
  }
}

function jobOf(row: Row): Job {
  return {
    id: row.id as number,
    key: row.key as string,
    kind: row.kind as JobKind,
    area: row.area as string,
    state: row.state as JobState,
    batch: row.batch as string | null,
    source: row.source as string | null,
    run: row.run as string | null,
    laterRun: row.later_run as string | null,
    policy: row.policy as string | null,
    proposal: row.proposal as string | null,
    snapshot: row.snapshot as string | null,
    laterSnapshot: row.later_snapshot as string | null,
    askedBy: row.asked_by as string,
    askedAt: row.asked_at as string,
    begunAt: row.begun_at as string | null,
    endedAt: row.ended_at as string | null,
    cancelledBy: row.cancelled_by as string | null,
    progress: row.progress as JobProgress | null,
    result: row.result as Record<string, unknown> | null,
    problem: row.problem as JobProblem | null,
  }
}
