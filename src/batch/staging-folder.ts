import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { problem } from '../problems.ts'

/** A folder beside the output that becomes the output when everything in it is whole. */
export interface StagingFolder {
  path: string
  /** For files that nobody needs after the run. */
  work: string
  /** Makes it the output: one rename. Throws `output_taken` when another run was quicker. */
  finish(): void
  /** Takes everything away; the output was never there. */
  discard(): void
}

/**
 * Bytes of disk that a run needs, as measured (docs/operations/space.md): text to scan and results 1.8 times the input;
 * and of the six bytes that a byte of input takes while it is compared, what is more than fits into memory.
 */
const spaceNeeded = (inputBytes: number) => Math.ceil(inputBytes * 1.8 + Math.max(0, inputBytes * 6 - 4e9)) + 50_000_000

/** Free blocks of the disk under a path. */
type MeasureDisk = (path: string) => { bavail: number; bsize: number }

/**
 * Makes the folder. What a killed run left beside the output is taken away. Throws `output_not_empty`, `output_in_use`,
 * `disk_full` before anything is written, `output_not_writable`.
 */
export function stageOutput(output: string, inputBytes: number, measureDisk: MeasureDisk = statfsSync): StagingFolder {
  const parent = dirname(output)
  const path = `${output}.partial-${process.pid}`
  let made: string | undefined
  try {
    if (existsSync(output) && readdirSync(output).length > 0) throw problem('output_not_empty', { folder: output })
    clearLeftovers(output)
    checkSpace(parent, inputBytes, measureDisk)
    made = mkdirSync(parent, { recursive: true })
    mkdirSync(path, { mode: 0o700 })
    mkdirSync(`${path}/.work`, { mode: 0o700 })
    writeFileSync(ownerFile(path), ownerOf(process.pid), { mode: 0o600 })
  } catch (error) {
    if (error instanceof Error && 'errno' in error) {
      throw problem('output_not_writable', { folder: parent, reason: error.message })
    }
    throw error
  }
  return {
    path,
    work: `${path}/.work`,
    finish() {
      rmSync(`${path}/.work`, { recursive: true, force: true })
      try {
        if (existsSync(output)) rmdirSync(output)
        renameSync(path, output)
      } catch (error) {
        if (existsSync(output)) throw problem('output_taken', { folder: output })
        throw error
      }
      made = undefined
    },
    discard() {
      rmSync(path, { recursive: true, force: true })
      if (made !== undefined) removeEmpty(parent, made)
    },
  }
}

function checkSpace(parent: string, inputBytes: number, measureDisk: MeasureDisk): void {
  let folder = parent
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = measureDisk(folder)
  const needed = spaceNeeded(inputBytes)
  if (bavail * bsize >= needed) return
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(2)
  throw problem('disk_full', { folder, needed: gigabytes(needed), free: gigabytes(bavail * bsize) })
}

/** Takes away what runs that no longer live left; a run that lives has the output's name for itself. */
function clearLeftovers(output: string): void {
  const parent = dirname(output)
  const beginning = `${basename(output)}.partial-`
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const pid = Number(name.slice(beginning.length))
    if (!name.startsWith(beginning) || !Number.isInteger(pid)) continue
    const path = join(parent, name)
    const owner = readOwner(path)
    if (owner !== null && owner === ownerOf(pid)) throw problem('output_in_use', { folder: output, pid })
    // One of another machine on the same share may be at work: it is left alone.
    if (owner?.startsWith(`${hostname()} `) || readdirSync(path).length === 0)
      rmSync(path, { recursive: true, force: true })
  }
}

const ownerFile = (path: string) => join(path, '.work', 'owner')

function readOwner(path: string): string | null {
  return existsSync(ownerFile(path)) ? readFileSync(ownerFile(path), 'utf8') : null
}

/** Machine, process and its start, which tells it from a later process of the same number; no process gives ''. */
function ownerOf(pid: number): string {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return ''
  }
  const status = `/proc/${pid}/stat`
  // Fields 3 (state, Z for one that has ended) and 22 (start) stand behind the program's name, which is in brackets.
  const fields = existsSync(status)
    ? readFileSync(status, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
    : []
  return fields[0] === 'Z' ? '' : `${hostname()} ${pid} ${fields[19] ?? ''}`
}

function removeEmpty(folder: string, first: string): void {
  for (let path = folder; path.length >= first.length; path = dirname(path)) {
    if (!existsSync(path) || readdirSync(path).length > 0) return
    rmdirSync(path)
  }
}
