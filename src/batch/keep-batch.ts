import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { problem } from '../problems.ts'
import type { Reporter } from '../reports/run-summary.ts'
import type { Batch } from '../sources/batch-file.ts'
import { hashFile } from './hash-file.ts'
import { watchFiles } from './watch-files.ts'

/** The folder of an output that holds the batch of the run, where the run kept it. */
export const batchInOutput = 'batch'

/** Whether an output can have the batch: its files lie in the batch's own folder. */
export const canBeKept = ({ sources }: Batch) => sources.every(({ name }) => isInside(name))

const isInside = (name: string) => !/^\.\.(\/|$)/.test(name)

interface BatchToKeep {
  batch: Batch
  /** Names of files that cannot be read, and are left out: it is no matter when they cannot be copied either. */
  bad: ReadonlySet<string>
  /** Where the copy comes to lie; what a killed run copied may be there already. */
  into: string
  signal?: AbortSignal
  reporter: Reporter
}

/**
 * Copies a batch that can be kept, file by file under the same names, since a department may write tomorrow's files over
 * today's. What the run reads is the copy: whatever is written into the batch meanwhile, the results are those of the
 * files as they were. Throws `file_changed`.
 */
export async function keepBatch({ batch, bad, into, signal, reporter }: BatchToKeep): Promise<void> {
  reporter.stage('copy', { zh: '复制批次', en: 'copying the batch' })
  const watched = watchFiles(batch)
  const wanted = [...filesOf(batch)]
  const total = wanted.reduce((sum, name) => sum + bytesOf(join(batch.folder, name)), 0)
  let done = 0
  for (const name of wanted) {
    signal?.throwIfAborted()
    const target = join(into, name)
    // A copy does not tell how far it is: the file that grows does.
    const asking = setInterval(() => reporter.progress(done + bytesOf(target), total, 'bytes'), 500)
    try {
      await copyUnlessThere(join(batch.folder, name), target)
    } catch (error) {
      if (!bad.has(name)) throw error
    } finally {
      clearInterval(asking)
    }
    done += bytesOf(target)
    reporter.progress(done, total, 'bytes')
  }
  removeOthers(into, new Set(wanted))
  watched.check(batch.sources.map(({ id }) => id))
  if ((await hashFile(join(into, 'batch.yaml'))) !== watched.batchFile)
    throw problem('file_changed', { files: 'batch.yaml' })
}

/** Names of all that a batch consists of, those too that cannot be read: the run says why. */
function filesOf({ folder, sources, faults }: Batch): Set<string> {
  const gone = sources.flatMap(({ without }) => (without === undefined ? [] : [without.slice(folder.length + 1)]))
  const odd = faults.flatMap(({ file }) => {
    const found = statSync(join(folder, file), { throwIfNoEntry: false })
    return found?.isFile() && isInside(file) ? [file] : []
  })
  return new Set(['batch.yaml', ...sources.map(({ name }) => name), ...gone, ...odd])
}

const bytesOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** A copy that is there, and the same, stays as it is: a run that is taken up knows it by its place on the disk. */
async function copyUnlessThere(path: string, target: string): Promise<void> {
  const isThere = existsSync(target) && bytesOf(target) === bytesOf(path)
  if (isThere && (await hashFile(target)) === (await hashFile(path))) return
  rmSync(target, { force: true })
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  await copyFile(path, target, constants.COPYFILE_FICLONE)
  chmodSync(target, 0o600)
}

/** What a run of the batch as it was before copied and is not in it any more. */
function removeOthers(folder: string, wanted: ReadonlySet<string>): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1).replaceAll(sep, '/')
    if (entry.isFile() && !wanted.has(name)) rmSync(path)
  }
}

/**
 * Puts a file of the batch before into that of a run of changes: a copy, since a department may write its file again in the
 * same place; of a file in an output, in which nobody writes, the file itself under another name where the disk can.
 */
export function placeFile(path: string, target: string, isOurs: boolean): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  try {
    if (isOurs) {
      linkSync(path, target)
      return
    }
  } catch {
    // Another disk, or one that knows no links.
  }
  copyFileSync(path, target, constants.COPYFILE_FICLONE)
  chmodSync(target, 0o600)
}
