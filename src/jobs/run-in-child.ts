import { fork } from 'node:child_process'
import { problem } from '../problems.ts'
import type { StoreOptions } from '../registry/open-store.ts'
import type { Perform } from './job-queue.ts'
import type { JobOrder } from './worker.ts'
import { type JobMessage, problemToTell } from './worker-messages.ts'

/** How long a job may take to clean up after itself when it is stopped. */
const graceMilliseconds = 10_000

/** Does jobs in a process of their own, so that a long one never delays an answer, and may die without the service. */
export function performInChild(store: StoreOptions, worker = new URL('./worker.js', import.meta.url)): Perform {
  return (job, { now, signal, onProgress }) =>
    new Promise((resolve) => {
      const child = fork(worker, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
      let end: Exclude<JobMessage, { progress: unknown }> | null = null
      const stop = () => {
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), graceMilliseconds).unref()
      }
      child.on('message', (message: JobMessage) => {
        if ('progress' in message) onProgress(message.progress)
        else end = message
      })
      child.once('error', () => resolve({ problem: problemToTell(problem('job_failed', {})) }))
      child.once('exit', () => {
        signal.removeEventListener('abort', stop)
        resolve(end ?? { problem: problemToTell(problem('job_lost', {})) })
      })
      signal.addEventListener('abort', stop)
      const order: JobOrder = { store: { ...store, share: false }, job, now: now.toISOString() }
      child.send(order, () => undefined)
    })
}
