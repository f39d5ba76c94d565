import { setMaxListeners } from 'node:events'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { JobQueue } from '../jobs/job-queue.ts'
import { problem } from '../problems.ts'
import type { Database } from '../registry/database.ts'
import { type Job, selectJob } from '../registry/jobs.ts'

/** Tells those who follow jobs what these are at. However many follow a job, it is looked at once for all. */
export interface JobWatch {
  /**
   * Server-sent events of a job: `progress` at every change, `end` with its state. `holds` is asked at every look; once
   * it does not, the stream ends. Throws `streams_too_many`.
   */
  follow(job: Job, listener: { accountID: number; holds: () => Promise<boolean> }): Readable
}

interface Watched {
  job: Job
  listeners: number
  /** the look that is under way or waits for its time */
  look: Promise<void> | null
}

const lookEvery = 1000
const wordEvery = 15_000
const longest = 300_000
/** Streams that an account may have open: some windows of a browser. */
const mostOfAccount = 4

export function createJobWatch(database: Database, jobs: Pick<JobQueue, 'progressOf' | 'stopped'>): JobWatch {
  const watched = new Map<string, Watched>()
  const streamsOf = new Map<number, number>()
  // Every job that is watched waits for the service's end; they may be many.
  setMaxListeners(0, jobs.stopped)

  function nextLook(one: Watched): Promise<void> {
    one.look ??= lookSoon(one).finally(() => {
      one.look = null
    })
    return one.look
  }

  async function lookSoon(one: Watched): Promise<void> {
    await sleep(lookEvery, undefined, { signal: jobs.stopped }).catch(() => undefined)
    // The embedded store does one thing at a time: while the job works in it, the job itself tells.
    const isHere = jobs.progressOf(one.job.key) !== null
    one.job = isHere ? { ...one.job, state: 'running' } : await selectJob(database, one.job.key)
  }

  /** `goesOn`: somebody still listens, who may. */
  async function* eventsOf(one: Watched, goesOn: () => Promise<boolean>): AsyncGenerator<string> {
    const begun = Date.now()
    let lastWord = begun
    let told = ''
    while (one.job.endedAt === null && Date.now() - begun < longest && !jobs.stopped.aborted) {
      const progress = jobs.progressOf(one.job.key) ?? one.job.progress
      const text = JSON.stringify({ state: one.job.state, progress })
      if (text !== told || Date.now() - lastWord > wordEvery) {
        // A line that means nothing shows whether somebody still listens.
        yield text === told ? ': \n\n' : `event: progress\ndata: ${text}\n\n`
        lastWord = Date.now()
        told = text
      }
      await nextLook(one)
      if (!(await goesOn())) return
    }
    if (one.job.endedAt !== null) yield `event: end\ndata: ${JSON.stringify({ state: one.job.state })}\n\n`
  }

  return {
    follow(job, { accountID, holds }) {
      const streams = streamsOf.get(accountID) ?? 0
      if (streams >= mostOfAccount) throw problem('streams_too_many', { most: mostOfAccount })
      const one = watched.get(job.key) ?? { job, listeners: 0, look: null }
      watched.set(job.key, one)
      one.listeners++
      streamsOf.set(accountID, streams + 1)
      // Whoever left is noticed here: a stream that was closed waits for its next word, which may take long.
      const goesOn = async () => !stream.destroyed && (await holds())
      const stream = Readable.from(eventsOf(one, goesOn)).once('close', () => {
        if (--one.listeners === 0) watched.delete(job.key)
        const left = streamsOf.get(accountID)! - 1
        if (left === 0) streamsOf.delete(accountID)
        else streamsOf.set(accountID, left)
      })
      return stream
    },
  }
}
