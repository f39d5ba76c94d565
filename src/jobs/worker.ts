import { constants, setPriority } from 'node:os'
import { Problem } from '../problems.ts'
import { openStore, type StoreOptions } from '../registry/open-store.ts'
import { performJob } from './perform-job.ts'
import { faultOf, type JobMessage, problemToTell, tellProgress } from './worker-messages.ts'

/** What the service says to the process that does a job. */
export interface JobOrder {
  store: StoreOptions
  job: string
  now: string
}

const tell = (message: JobMessage) => void process.send?.(message)

// Whoever asked is gone, or wants no more: nothing of a transaction or of a folder that is being written stays.
process.once('disconnect', () => process.exit(1))
process.once('message', (order: JobOrder) => void perform(order))

async function perform({ store: options, job, now }: JobOrder): Promise<void> {
  // The service answers people meanwhile.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const abort = new AbortController()
  process.once('SIGTERM', () => abort.abort())
  try {
    const store = await openStore(options)
    try {
      const performance = { now: new Date(now), signal: abort.signal, reporter: tellProgress(tell) }
      const result = await performJob(store, job, performance)
      tell({ result: result as Record<string, unknown> })
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof Problem)) process.stderr.write(`${faultOf(error, 'a job failed')}\n`)
    tell({ problem: problemToTell(error, options.folder) })
  }
  process.removeAllListeners('disconnect')
  process.disconnect?.()
}
