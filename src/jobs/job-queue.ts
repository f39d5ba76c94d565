import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '../problems.ts'
import { claimJob, endJob, type JobProgress, selectJob, selectLostJobs, tellJob } from '../registry/jobs.ts'
import type { Store } from '../registry/open-store.ts'
import { selectRun } from '../registry/runs.ts'
import { type JobMessage, problemToTell } from './worker-messages.ts'

/** Does one job, wherever: gives its result or problem, and never throws. */
export type Perform = (
  job: string,
  words: { now: Date; signal: AbortSignal; onProgress: (progress: JobProgress) => void },
) => Promise<Exclude<JobMessage, { progress: unknown }>>

/** The jobs of one service. They wait in the database, so that nothing that was asked for is lost with a process. */
export interface JobQueue {
  /** What the job that is being done here is at; null for every other. */
  progressOf(job: string): JobProgress | null
  /** aborted when the service stops */
  stopped: AbortSignal
  /** Stops the job that is being done here, and takes no more. Waiting ones are done by whoever comes next. */
  stop(): Promise<void>
}

export interface JobQueueOptions {
  perform: Perform
  clock: () => Date
  /** milliseconds between two looks for work */
  every?: number
  onFault: (error: unknown) => void
}

/** A service that says nothing of a job for as long has died. */
const lostAfter = 60_000

/** Does the jobs that wait, one after the other. */
export function openJobQueue(store: Store, { perform, clock, every = 500, onFault }: JobQueueOptions): JobQueue {
  const owner = randomUUID()
  const stopping = new AbortController()
  let current: { key: string; progress: JobProgress | null } | null = null
  let isFirst = true

  async function lookForWork(): Promise<boolean> {
    // The embedded store is of one process at a time: what another one began died with it.
    await endLost(store, owner, clock(), isFirst && store.database.engine === 'pglite')
    isFirst = false
    const key = await claimJob(store.database, owner, clock())
    if (key === null) return false
    current = { key, progress: null }
    try {
      await doJob(key)
    } finally {
      current = null
    }
    return true
  }

  async function doJob(key: string): Promise<void> {
    const { signal, isCancelled, end: endWatch } = watchJob(key)
    const onProgress = (progress: JobProgress) => {
      if (current?.key === key) current.progress = progress
    }
    const outcome = await perform(key, { now: clock(), signal, onProgress })
    await endWatch()
    await keepOutcome(store, key, outcome, { isCancelled: isCancelled(), now: clock() })
  }

  /** Says every second that the job is alive, and hears whether it is to stop. */
  function watchJob(key: string) {
    const stopJob = new AbortController()
    const ended = new AbortController()
    const abort = () => stopJob.abort()
    stopping.signal.addEventListener('abort', abort)
    let cancelled = false
    const watching = (async () => {
      while (!ended.signal.aborted) {
        cancelled = (await tellJob(store.database, key, clock(), current?.progress ?? null)) || cancelled
        if (cancelled) stopJob.abort()
        await sleep(1000, undefined, { signal: ended.signal }).catch(() => undefined)
      }
    })().catch(onFault)
    return {
      signal: stopJob.signal,
      isCancelled: () => cancelled,
      async end() {
        ended.abort()
        stopping.signal.removeEventListener('abort', abort)
        await watching
      },
    }
  }

  const working = (async () => {
    while (!stopping.signal.aborted) {
      const hasWorked = await lookForWork().catch((error) => {
        if (!stopping.signal.aborted) onFault(error)
        return false
      })
      if (!hasWorked) await sleep(every, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()

  return {
    progressOf: (job) => (current?.key === job ? current.progress : null),
    stopped: stopping.signal,
    async stop() {
      stopping.abort()
      await working
    },
  }
}

async function keepOutcome(
  store: Store,
  key: string,
  outcome: Exclude<JobMessage, { progress: unknown }>,
  { isCancelled, now }: { isCancelled: boolean; now: Date },
): Promise<void> {
  const { database } = store
  if ('result' in outcome) return endJob(database, key, { state: 'done', now, result: outcome.result })
  const run = await publishedBy(store, key)
  if (run !== null) return endJob(database, key, { state: 'done', now, result: run })
  if (isCancelled) return endJob(database, key, { state: 'cancelled', now })
  return endJob(database, key, { state: 'failed', now, problem: outcome.problem })
}

async function endLost(store: Store, owner: string, now: Date, all: boolean): Promise<void> {
  const lost = await selectLostJobs(store.database, owner, new Date(now.getTime() - lostAfter), all)
  for (const key of lost) {
    await keepOutcome(store, key, { problem: problemToTell(problem('job_lost', {})) }, { isCancelled: false, now })
  }
}

/** What a job published that died after its transaction was committed and before it could say so. */
async function publishedBy({ database }: Store, key: string): Promise<object | null> {
  const job = await selectJob(database, key)
  if (job.kind !== 'publish') return null
  const run = await selectRun(database, job.run!)
  return run.state === 'published' ? { run: run.key, counts: run.counts } : null
}
