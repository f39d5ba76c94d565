import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { problem } from '../problems.ts'

/** A folder beside the output that becomes the output when everything in it is whole. */
export interface StagingFolder {
  path: string
  /** For files that nobody needs after the run. */
  work: string
  /** Makes it the output: one rename. */
  finish(): void
  /** Takes everything away; the output was never there. */
  discard(): void
}

/** Bytes of working space and output per byte of input, as measured on sample batches (docs/operations/space.md). */
const spacePerInputByte = 2.5

/** Makes the folder. Throws `output_not_empty`, `disk_full` before anything is written, `output_not_writable`. */
export function stageOutput(output: string, inputBytes: number): StagingFolder {
  if (existsSync(output) && readdirSync(output).length > 0) throw problem('output_not_empty', { folder: output })
  const parent = dirname(output)
  const path = `${output}.partial-${process.pid}`
  try {
    mkdirSync(parent, { recursive: true })
    const { bavail, bsize } = statfsSync(parent)
    const needed = Math.ceil(inputBytes * spacePerInputByte) + 50_000_000
    if (bavail * bsize < needed) {
      throw problem('disk_full', { folder: parent, needed: (needed / 1e9).toFixed(2), free: ((bavail * bsize) / 1e9).toFixed(2) })
    }
    rmSync(path, { recursive: true, force: true })
    mkdirSync(path, { mode: 0o700 })
    mkdirSync(`${path}/.work`, { mode: 0o700 })
  } catch (error) {
    if (error instanceof Error && 'errno' in error) throw problem('output_not_writable', { folder: parent, reason: error.message })
    throw error
  }
  return {
    path,
    work: `${path}/.work`,
    finish() {
      rmSync(`${path}/.work`, { recursive: true, force: true })
      if (existsSync(output)) rmdirSync(output)
      renameSync(path, output)
    },
    discard() {
      rmSync(path, { recursive: true, force: true })
    },
  }
}
