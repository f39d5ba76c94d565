import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { batchInOutput } from '../batch/apply-changes.ts'
import { closeToOthers } from '../batch/write-results.ts'

/** Copies a run's results beside the registry, whole or not at all, without the batch of a run of changes; gives the folder. */
export function keepSnapshot(from: string, to: string): string {
  const beside = `${to}.partial`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const batch = join(from, batchInOutput)
  cpSync(from, beside, { recursive: true, filter: (path) => path !== batch })
  closeToOthers(beside)
  renameSync(beside, to)
  return to
}
