/** What about the service needs a person: codes, the worst first; the console has their words. */
export const needs = ['audit_behind', 'disk_low', 'jobs_failed', 'jobs_stuck', 'faults'] as const

export type Need = (typeof needs)[number]

export interface Measured {
  now: Date
  disk: { free: number; total: number }
  jobs: { failed: number; running: number; waitingSince: string | null }
  audit: { sealedAt: string | null; pendingSince: string | null }
  requests: { faults: number }
}

const minute = 60_000
/** Below this share the next run or publishing may not find its room. */
const leastFree = 0.1
/** What is committed is sealed within the same request. */
const longestUnsealed = 5 * minute
/** Whoever asks signed in within half a day, and that is an entry of the chain. */
const longestWithoutSeal = 24 * 60 * minute
/** Nothing runs, and yet one waits. */
const longestWaiting = 10 * minute

/** What needs somebody, by what was measured. */
export function whatNeedsSomebody({ now, disk, jobs, audit, requests }: Measured): Need[] {
  const age = (at: string | null) => (at === null ? 0 : now.getTime() - new Date(at).getTime())
  const found: Readonly<Record<Need, boolean>> = {
    audit_behind: age(audit.pendingSince) > longestUnsealed || age(audit.sealedAt) > longestWithoutSeal,
    disk_low: disk.free < disk.total * leastFree,
    jobs_failed: jobs.failed > 0,
    jobs_stuck: jobs.running === 0 && age(jobs.waitingSince) > longestWaiting,
    faults: requests.faults > 0,
  }
  return needs.filter((need) => found[need])
}
