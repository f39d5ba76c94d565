import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** How the store is: figures and moments, nothing of anybody. */
export interface StoreReport {
  /** of PostgreSQL, which the embedded store is too */
  engineVersion: string
  schemaVersion: number
  /** of the database with its indexes */
  bytes: number
  /** `failed` since the moment that was asked for; `waitingSince`: of the one that waits longest */
  jobs: { waiting: number; running: number; failed: number; waitingSince: string | null }
  /** the last published run of each area that has one */
  runs: { area: string; quarter: string; asOf: string; publishedAt: string }[]
  /** `pending`: entries that were committed and are not in the chain yet */
  audit: { groups: number; sealedAt: string | null; pending: number; pendingSince: string | null }
  sessions: number
}

export interface ReportMoments {
  /** jobs that failed since then count */
  failedSince: Date
  /** sessions that were used and begun since then are open */
  seenSince: Date
  begunSince: Date
}

export async function selectStoreReport(db: Queryable, moments: ReportMoments): Promise<StoreReport> {
  const one = async (query: string, values: readonly unknown[] = []) => (await db.query(query, values))[0] as Row
  const store = await one(sql.selectStore!)
  const jobs = await one(sql.selectJobs!, [moments.failedSince])
  const audit = await one(sql.selectAuditEnd!)
  const sessions = await one(sql.countSessions!, [moments.seenSince, moments.begunSince])
  return {
    engineVersion: String(store.engine_version).split(' ')[0]!,
    schemaVersion: store.schema_version as number,
    bytes: store.bytes as number,
    jobs: {
      waiting: jobs.waiting as number,
      running: jobs.running as number,
      failed: jobs.failed as number,
      waitingSince: jobs.waiting_since as string | null,
    },
    runs: (await db.query(sql.selectLastRuns!)).map((row) => ({
      area: row.area as string,
      quarter: row.quarter as string,
      asOf: row.as_of as string,
      publishedAt: row.published_at as string,
    })),
    audit: {
      groups: (audit.groups as number | null) ?? 0,
      sealedAt: audit.sealed_at as string | null,
      pending: audit.pending as number,
      pendingSince: audit.pending_since as string | null,
    },
    sessions: sessions.open as number,
  }
}
