import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { batchInOutput } from '../batch/keep-batch.ts'
import { keptInOutput } from '../batch/kept-rows.ts'
import { closeToOthers } from '../batch/write-results.ts'

/** Copies a run's results beside the registry, whole or not at all, without what is there for runs of changes; gives the folder. */
export function keepSnapshot(from: string, to: string): string {
  const beside = `${to}.partial`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const left = [batchInOutput, keptInOutput].map((name) => join(from, name))
  cpSync(from, beside, { recursive: true, filter: (path) => !left.includes(path) })
  closeToOthers(beside)
  renameSync(beside, to)
  return to
}
