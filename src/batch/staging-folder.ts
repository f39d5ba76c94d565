import { createHash } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { problem } from '../problems.ts'

/** A folder beside the output that becomes the output when everything in it is whole. */
export interface StagingFolder {
  path: string
  /** For files that nobody needs after the run; what an interrupted run of the same output left is still in it. */
  work: string
  /** Takes away what an interrupted run left, but not what is held. */
  clear(): void
  /** Asks whether the disk has room for so many bytes in all, those of the folder included. Throws `disk_full`. */
  ensure(bytes: number): void
  /** What is made in it under this name before the run begins stays. */
  hold(name: string): void
  /** Makes it the output: one rename. Throws `output_taken` when another run was quicker. */
  finish(): void
  /** Takes everything away; the output was never there. */
  discard(): void
}

/** Free blocks of the disk under a path. */
type MeasureDisk = (path: string) => { bavail: number; bsize: number }

/**
 * Makes the folder, or takes over the one that a killed run of the same output left. Throws `output_not_empty`,
 * `output_in_use`, `disk_full` before anything is written, `output_not_writable`.
 */
export function stageOutput(output: string, bytesNeeded: number, measureDisk: MeasureDisk = statfsSync): StagingFolder {
  const parent = dirname(output)
  // One of another machine on the same share may be at work: each machine has a folder of its own.
  const path = `${output}.partial-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}`
  let made: string | undefined
  try {
    if (existsSync(output) && readdirSync(output).length > 0) throw problem('output_not_empty', { folder: output })
    checkSpace(parent, bytesNeeded - bytesIn(path), measureDisk)
    made = mkdirSync(parent, { recursive: true })
    own(path, output)
  } catch (error) {
    if (error instanceof Error && 'errno' in error) {
      throw problem('output_not_writable', { folder: parent, reason: error.message })
    }
    throw error
  }
  const held = new Set(['.work'])
  return {
    path,
    work: join(path, '.work'),
    ensure(bytes) {
      checkSpace(parent, bytes - bytesIn(path), measureDisk)
    },
    hold(name) {
      held.add(name)
    },
    clear() {
      for (const name of readdirSync(path))
        if (!held.has(name)) rmSync(join(path, name), { recursive: true, force: true })
      for (const name of readdirSync(join(path, '.work')))
        if (!/^(owner|claim)-\d+$/.test(name)) rmSync(join(path, '.work', name), { recursive: true, force: true })
    },
    finish() {
      // The owner goes last: without one the folder would be anybody's before it has its name.
      for (const name of readdirSync(join(path, '.work')))
        if (!isOwner(name)) rmSync(join(path, '.work', name), { recursive: true, force: true })
      try {
        if (existsSync(output)) rmdirSync(output)
        renameSync(path, output)
      } catch (error) {
        if (existsSync(output)) throw problem('output_taken', { folder: output })
        throw error
      }
      rmSync(join(output, '.work'), { recursive: true, force: true })
      made = undefined
    },
    discard() {
      rmSync(path, { recursive: true, force: true })
      if (made !== undefined) removeEmpty(parent, made)
    },
  }
}

const isOwner = (name: string) => /^owner-\d+$/.test(name)

/**
 * Makes this process the owner of the folder. Owners are files `owner-1`, `owner-2`, …, the last one counts; each is
 * made by a link, whole and by one process alone, so that of two that find a dead owner only one follows it.
 */
function own(path: string, output: string): void {
  const work = join(path, '.work')
  mkdirSync(work, { recursive: true, mode: 0o700 })
  const mine = join(work, `claim-${process.pid}`)
  writeFileSync(mine, ownerOf(process.pid), { mode: 0o600 })
  try {
    for (;;) {
      const places = readdirSync(work).filter(isOwner)
      const last = Math.max(0, ...places.map((name) => Number(name.slice('owner-'.length))))
      const owner = last === 0 ? '' : readFileSync(join(work, `owner-${last}`), 'utf8')
      const pid = Number(owner.split(' ')[1] ?? 0)
      if (pid > 0 && owner === ownerOf(pid)) throw problem('output_in_use', { folder: output, pid })
      try {
        linkSync(mine, join(work, `owner-${last + 1}`))
        return
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      }
    }
  } finally {
    unlinkSync(mine)
  }
}

function checkSpace(parent: string, needed: number, measureDisk: MeasureDisk): void {
  let folder = parent
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = measureDisk(folder)
  if (bavail * bsize >= needed) return
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(2)
  throw problem('disk_full', { folder, needed: gigabytes(needed), free: gigabytes(bavail * bsize) })
}

/** Bytes that an interrupted run left there. */
function bytesIn(path: string): number {
  if (!existsSync(path)) return 0
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return names.reduce((sum, name) => {
    const found = statSync(join(path, name), { throwIfNoEntry: false })
    return sum + (found?.isFile() ? found.size : 0)
  }, 0)
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
