import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type DecodedFile, decodeFault, decodeFile } from './decode-file.ts'
import type { FileFault } from './faults.ts'
import type { FileInspection } from './inspect-file.ts'
import { KnownLines, type MarkedFile } from './line-marks.ts'
import { RowWriter } from './shard-writer.ts'

/** Files of a kind that are read one after another, against the lines of files that were read before. */
export interface FilesToMatch {
  inspections: readonly FileInspection[]
  /** Empty: nothing is known. */
  known: readonly MarkedFile[]
  /** Where the rows of known files that were not found come to lie: a shard of the file's number and the row's. */
  leftPath: string
}

export interface WorkerJob {
  files: FilesToMatch
  folder: string | null
  keepsMarks: boolean
  hashes: boolean
}

export type WorkerReply =
  | { type: 'progress'; bytes: number }
  | { type: 'decoded'; decoded: DecodedFile[] }
  | { type: 'refused'; fault: FileFault }

export interface PoolOptions {
  threads?: number
  signal?: AbortSignal
  /** Whether the marks of the rows' lines are kept in the folder. */
  keepsMarks?: boolean
  /** Whether the SHA-256 of texts is made while they are read: nobody need read them once more for it. */
  hashes?: boolean
  onProgress?: (bytes: number) => void
}

/** A file that came out, or one whose container broke while it was read. */
export type PoolResult = { decoded: DecodedFile } | { fault: FileFault }

/** Files that came out, in their order, or the first whose container broke. */
export type MatchResult = { decoded: DecodedFile[]; files: FilesToMatch } | { fault: FileFault }

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
  const groups = inspections.map((inspection) => ({ inspections: [inspection], known: [], leftPath: '' }))
  for await (const result of matchFiles(groups, folder, options))
    yield 'fault' in result ? result : { decoded: result.decoded[0] as DecodedFile }
}

/** Does the same with groups of files, each group on one thread; rows whose lines are known are not decoded. */
export async function* matchFiles(
  groups: readonly FilesToMatch[],
  folder: string | null,
  options: PoolOptions = {},
): AsyncGenerator<MatchResult> {
  const sizeOf = ({ inspections }: FilesToMatch) => inspections.reduce((sum, { size }) => sum + size, 0)
  const idOf = ({ inspections }: FilesToMatch) => inspections[0]?.file.id ?? 0
  const { keepsMarks = false, hashes = false } = options
  const jobs = [...groups]
    .sort((one, other) => sizeOf(other) - sizeOf(one) || idOf(one) - idOf(other))
    .map((files) => ({ files, folder, keepsMarks, hashes }))
  const bytes = groups.reduce((sum, group) => sum + sizeOf(group), 0)
  // Run from its sources the worker's module is no JavaScript.
  const isCompiled = import.meta.url.endsWith('.js')
  if (!isCompiled || bytes < smallBatch) {
    for (const job of jobs) {
      options.signal?.throwIfAborted()
      yield await matchHere(job, options)
    }
    return
  }
  yield* matchOnThreads(jobs, options)
}

async function matchHere(job: WorkerJob, { onProgress }: PoolOptions): Promise<MatchResult> {
  const result = await decodeJob(job, onProgress)
  return 'fault' in result ? result : { ...result, files: job.files }
}

/** Decodes the files of a job, in the thread that calls. */
export async function decodeJob(
  { files, folder, keepsMarks, hashes }: WorkerJob,
  onProgress: (bytes: number) => void = () => {},
): Promise<{ decoded: DecodedFile[] } | { fault: FileFault }> {
  const known = files.known.length > 0 ? new KnownLines(files.known) : undefined
  const decoded: DecodedFile[] = []
  for (const inspection of files.inspections) {
    try {
      known?.startFile()
      decoded.push(await decodeFile(inspection, folder, { onProgress, keepsMarks, hashes, ...(known && { known }) }))
    } catch (error) {
      const fault = decodeFault(inspection, error)
      if (!fault) throw error
      return { fault }
    }
  }
  if (known) writeLeft(known, files.leftPath)
  return { decoded }
}

function writeLeft(known: KnownLines, path: string): void {
  const left = new RowWriter(path)
  try {
    for (const [number, row] of known.left()) left.write([String(number), String(row)])
  } finally {
    left.close()
  }
}

async function* matchOnThreads(jobs: readonly WorkerJob[], options: PoolOptions): AsyncGenerator<MatchResult> {
  const { signal, onProgress } = options
  const waiting = [...jobs]
  const workers: Worker[] = []
  const running = new Map<number, Promise<{ slot: number; result: MatchResult }>>()
  const stop = () => Promise.all(workers.map((worker) => worker.terminate()))
  const begin = (slot: number) => {
    const job = waiting.shift()
    if (!job) return
    workers[slot] ??= new Worker(new URL('./decode-worker.js', import.meta.url))
    const done = runJob(workers[slot], job, onProgress).then((result) => ({ slot, result }))
    // A thread that is stopped ends its job with an error; whoever still waits for the job gets it below.
    done.catch(() => {})
    running.set(slot, done)
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

function runJob(worker: Worker, job: WorkerJob, onProgress?: (bytes: number) => void): Promise<MatchResult> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      action()
    }
    const onMessage = (reply: WorkerReply) => {
      if (reply.type === 'progress') onProgress?.(reply.bytes)
      else if (reply.type === 'decoded') settle(() => resolve({ decoded: reply.decoded, files: job.files }))
      else settle(() => resolve({ fault: reply.fault }))
    }
    const onError = (error: Error) => settle(() => reject(error))
    const onExit = (code: number) => {
      const names = job.files.inspections.map(({ file }) => file.name).join(', ')
      settle(() => reject(new Error(`the reader of ${names} ended (${code})`)))
    }
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.postMessage(job)
  })
}
