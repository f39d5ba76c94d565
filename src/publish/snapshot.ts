import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { closeToOthers } from '../batch/write-results.ts'

/** Copies a run's results beside the registry, whole or not at all; gives the folder. */
export function keepSnapshot(from: string, to: string): string {
  const beside = `${to}.partial`
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  cpSync(from, beside, { recursive: true })
  closeToOthers(beside)
  renameSync(beside, to)
  return to
}
