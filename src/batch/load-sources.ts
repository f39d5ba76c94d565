import { existsSync } from 'node:fs'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import type { ComparisonShape } from '../comparison/plan/index.ts'
import type { Reporter } from '../reports/run-summary.ts'
import type { DecodedFile } from '../sources/decode-file.ts'
import { decodeFiles } from '../sources/decode-pool.ts'
import type { FileFault } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { sourceKinds } from '../sources/kinds/index.ts'
import { openRowChecker } from './check-rows.ts'
import type { Journal } from './run-journal.ts'
import { takenOver } from './run-steps.ts'
import type { Savepoints } from './savepoints.ts'
import { createRejects, insertRejects } from './scan-files.ts'
import type { WatchedFiles } from './watch-files.ts'

export interface LoadedFile {
  decoded: DecodedFile
  /** Data rows read; counted by the engine for Parquet. */
  read: number
}

export interface LoadOptions {
  engine: Engine
  inspections: readonly FileInspection[]
  /** Folder for shards and checked rows. */
  folder: string
  shape: ComparisonShape
  threads?: number
  /** Whether the marks of the files' lines are left in the folder. */
  keepsMarks: boolean
  signal?: AbortSignal
  reporter: Reporter
  watched: WatchedFiles
  journal: Journal
  savepoints: Savepoints
}

/** Bytes of decoded text that may wait to be checked while more is decoded: what waits takes disk. */
const mostWaiting = 2e9

/**
 * Decodes the files and checks the rows of each as soon as it is decoded, so that both cores are busy and no more than a
 * file or two lies on the disk twice. What an interrupted run decoded or checked is taken from it. Files whose rows are
 * not of their encoding, or that break while read, come back as faults and are not loaded. Throws `file_changed`.
 */
export async function loadSources(
  options: LoadOptions,
): Promise<{ files: LoadedFile[]; faults: FileFault[]; profiles: StepProfile[] }> {
  const { engine, inspections, shape, folder, reporter, signal, watched, journal, savepoints } = options
  const files: LoadedFile[] = []
  const faults: FileFault[] = []
  const profiles: StepProfile[] = []
  const checker = openRowChecker({ engine, shape, folder, journal, savepoints })
  const decodedBefore = (file: number): DecodedFile | undefined => {
    const decoded = savepoints.taken.decoded.get(file)?.decoded
    const needed = decoded && [...(checker.isChecked(file) ? [] : decoded.shards), decoded.rejects ?? []].flat()
    return needed?.every((path) => existsSync(path)) ? decoded : undefined
  }
  const toDecode = inspections.filter(({ file }) => decodedBefore(file.id) === undefined)
  const total = toDecode.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  let checking: Promise<void> = Promise.resolve()
  let failure: unknown
  let waitingBytes = 0
  const then = (work: () => Promise<void>) => {
    checking = checking
      .then(async () => {
        if (failure === undefined && faults.length === 0 && !signal?.aborted) await work()
      })
      .catch((error: unknown) => {
        failure = error
      })
  }
  const waiting = new Map<string, number>(Object.keys(sourceKinds).map((kind) => [kind, 0]))
  for (const { file } of inspections) waiting.set(file.kind, (waiting.get(file.kind) ?? 0) + 1)
  const finishKind = (kind: string) =>
    then(async () => {
      const own = files.map(({ decoded }) => decoded).filter(({ inspection }) => inspection.file.kind === kind)
      profiles.push(...(await checker.finish(kind, own)))
    })
  for (const [kind, count] of waiting) if (count === 0) finishKind(kind)
  const started = performance.now()
  const used = process.cpuUsage()
  await engine.execute(createRejects)
  const take = async (decoded: DecodedFile, hashed: Promise<unknown>) => {
    files.push({ decoded, read: decoded.rows })
    if (decoded.rejects) await engine.execute(insertRejects(decoded))
    waitingBytes += decoded.bytes
    then(async () => {
      await checker.check(decoded, hashed)
      waitingBytes -= decoded.bytes
    })
    const { kind } = decoded.inspection.file
    const left = (waiting.get(kind) ?? 1) - 1
    waiting.set(kind, left)
    if (left === 0) finishKind(kind)
  }
  for (const { file } of inspections) {
    const decoded = decodedBefore(file.id)
    if (decoded !== undefined) await take(decoded, Promise.resolve())
  }
  const pool = decodeFiles(toDecode, folder, {
    keepsMarks: options.keepsMarks,
    hashes: true,
    ...(options.threads !== undefined && { threads: options.threads }),
    ...(signal && { signal }),
    onProgress: (bytes) => {
      done += bytes
      reporter.progress(Math.min(done, total), total, 'bytes')
    },
  })
  const noting: Promise<void>[] = []
  for await (const result of pool) {
    if (failure !== undefined) break
    const fault = 'fault' in result ? result.fault : result.decoded.refused
    if (fault) faults.push(fault)
    else if ('decoded' in result) {
      const { decoded } = result
      const { id } = decoded.inspection.file
      watched.know(id, decoded.sha256)
      const noted = watched.hashOf(id).then((sha256) => journal.note({ entry: 'decoded', file: id, sha256, decoded }))
      // Whoever waits for it gets the error.
      noted.catch(() => {})
      noting.push(noted)
      await take(decoded, noted)
      if (waitingBytes > mostWaiting) await checking
    }
  }
  const decoding: StepProfile = {
    name: 'decode',
    seconds: (performance.now() - started) / 1000,
    peakBytes: process.memoryUsage.rss(),
    rows: files.reduce((sum, file) => sum + file.read, 0),
    processorSeconds: processorSeconds(used),
  }
  const isTaken = toDecode.length === 0 && savepoints.taken.profiles.has('decode')
  profiles.push(isTaken ? takenOver('decode', savepoints) : decoding)
  await checking
  if (failure !== undefined) throw failure
  await Promise.all(noting)
  if (!isTaken) await savepoints.keep([decoding], [])
  return { files, faults, profiles }
}

function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}
