import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type DecodedFile, decodeFault, decodeFile } from './decode-file.ts'
import type { FileFault } from './faults.ts'
import type { FileInspection } from './inspect-file.ts'

export interface WorkerJob {
  inspection: FileInspection
  folder: string | null
}

export type WorkerReply =
  | { type: 'progress'; bytes: number }
  | { type: 'decoded'; decoded: DecodedFile }
  | { type: 'refused'; fault: FileFault }

export interface PoolOptions {
  threads?: number
  signal?: AbortSignal
  onProgress?: (bytes: number) => void
}

/** A file that came out, or one whose container broke while it was read. */
export type PoolResult = { decoded: DecodedFile } | { fault: FileFault }

/** Below this many bytes a batch is decoded before a worker has started. */
const smallBatch = 4_000_000

/**
 * Decodes files into the folder (null: into nothing) on several threads, the biggest first, and gives each when it is done. Leaving the loop
 * or the signal stops the threads; files that were begun stay in the folder, which the caller removes.
 */
export async function* decodeFiles(
  inspections: readonly FileInspection[],
  folder: string | null,
  options: PoolOptions = {},
): AsyncGenerator<PoolResult> {
  const jobs = [...inspections].sort((one, other) => other.size - one.size || one.file.id - other.file.id)
  const bytes = jobs.reduce((sum, { size }) => sum + size, 0)
  // Run from its sources the worker's module is no JavaScript.
  const isCompiled = import.meta.url.endsWith('.js')
  if (!isCompiled || bytes < smallBatch) {
    for (const inspection of jobs) {
      options.signal?.throwIfAborted()
      yield await decodeHere(inspection, folder, options)
    }
    return
  }
  yield* decodeOnThreads(jobs, folder, options)
}

async function decodeHere(
  inspection: FileInspection,
  folder: string | null,
  options: PoolOptions,
): Promise<PoolResult> {
  try {
    const { onProgress } = options
    return { decoded: await decodeFile(inspection, folder, onProgress ? { onProgress } : {}) }
  } catch (error) {
    const fault = decodeFault(inspection, error)
    if (!fault) throw error
    return { fault }
  }
}

async function* decodeOnThreads(
  jobs: FileInspection[],
  folder: string | null,
  options: PoolOptions,
): AsyncGenerator<PoolResult> {
  const { signal, onProgress } = options
  const waiting = [...jobs]
  const workers: Worker[] = []
  const running = new Map<number, Promise<{ slot: number; result: PoolResult }>>()
  const stop = () => Promise.all(workers.map((worker) => worker.terminate()))
  const begin = (slot: number) => {
    const inspection = waiting.shift()
    if (!inspection) return
    workers[slot] ??= new Worker(new URL('./decode-worker.js', import.meta.url))
    const job = runJob(workers[slot], { inspection, folder }, onProgress).then((result) => ({ slot, result }))
    // A thread that is stopped ends its job with an error; whoever still waits for the job gets it below.
    job.catch(() => {})
    running.set(slot, job)
  }
  signal?.addEventListener('abort', stop)
  try {
    signal?.throwIfAborted()
    const threads = Math.min(options.threads ?? availableParallelism(), jobs.length)
    for (let slot = 0; slot < threads; slot++) begin(slot)
    while (running.size > 0) {
      const { slot, result } = await Promise.race(running.values()).catch((error) => {
        signal?.throwIfAborted()
        throw error
      })
      signal?.throwIfAborted()
      running.delete(slot)
      begin(slot)
      yield result
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    await stop()
  }
}

function runJob(worker: Worker, job: WorkerJob, onProgress?: (bytes: number) => void): Promise<PoolResult> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      action()
    }
    const onMessage = (reply: WorkerReply) => {
      if (reply.type === 'progress') onProgress?.(reply.bytes)
      else if (reply.type === 'decoded') settle(() => resolve({ decoded: reply.decoded }))
      else settle(() => resolve({ fault: reply.fault }))
    }
    const onError = (error: Error) => settle(() => reject(error))
    const onExit = (code: number) =>
      settle(() => reject(new Error(`the reader of ${job.inspection.file.name} ended (${code})`)))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.postMessage(job)
  })
}
