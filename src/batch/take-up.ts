import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter } from '../reports/run-summary.ts'
import type { Batch } from '../sources/batch-file.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import type { RunPolicy } from './read-policy.ts'
import { fingerprintRun, programDigest } from './run-fingerprint.ts'
import { type Journal, nothingDone, openJournal, readJournal, type Unfinished } from './run-journal.ts'
import type { StagingFolder } from './staging-folder.ts'
import type { WatchedFiles } from './watch-files.ts'

interface RunIdentity {
  batch: Batch
  watched: WatchedFiles
  policy: RunPolicy
  inspections: readonly FileInspection[]
  work: string
}

/** What a result depends on, without threads, memory and the like, on which it does not depend. */
export const fingerprintOf = ({ batch, watched, policy, inspections, work }: RunIdentity): string =>
  fingerprintRun({
    program: programDigest(),
    node: process.versions.node,
    batch: watched.batchFile,
    folder: batch.folder,
    work,
    policy: policy.rows,
    files: inspections.map(({ file }) => [file.name, watched.marks[file.id]]),
  })

interface TakeUpOptions {
  staging: StagingFolder
  fingerprint: string
  watched: WatchedFiles
  startedAt: string
  reporter: Reporter
}

/**
 * Takes up the run that was killed on the way to this output, when it was of the same batch, policy and program and
 * its files hold what they held then; else begins anew, and what it left is taken away.
 */
export async function takeUp(options: TakeUpOptions): Promise<{ journal: Journal; taken: Unfinished }> {
  const { staging, fingerprint, watched, startedAt, reporter } = options
  const left = readJournal(staging.work, fingerprint)
  for (const table of left?.tables.keys() ?? [])
    if (!existsSync(join(staging.work, `${table}.parquet`))) left?.tables.delete(table)
  if (left !== null && (await isSameContent(left, watched))) {
    const kept = left.tables.size
    const seconds = [...left.profiles.values()].reduce((sum, one) => sum + one.seconds, 0)
    reporter.note({
      zh: `接着上次中断的运行：已读入 ${left.decoded.size} 个文件，做完 ${left.profiles.size} 步（${seconds.toFixed(1)} 秒），保存了 ${kept} 张表。`,
      en: `Taking up the interrupted run: ${left.decoded.size} files were read, ${left.profiles.size} steps (${seconds.toFixed(1)} s) done, ${kept} tables kept.`,
    })
    return { journal: openJournal(staging.work), taken: left }
  }
  staging.clear()
  const journal = openJournal(staging.work)
  journal.note({ entry: 'begun', fingerprint, at: startedAt })
  return { journal, taken: nothingDone(startedAt) }
}

async function isSameContent(left: Unfinished, watched: WatchedFiles): Promise<boolean> {
  for (const [file, { sha256 }] of left.decoded) if ((await watched.hashOf(file)) !== sha256) return false
  return true
}
