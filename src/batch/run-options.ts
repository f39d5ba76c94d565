import type { SparkEngine } from '../comparison/engine/spark.ts'
import type { SparkSettings } from '../comparison/engine/spark-session.ts'
import type { AppliedChanges, Reporter } from '../reports/run-summary.ts'
import type { Batch } from '../sources/batch-file.ts'
import type { FileFault } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import type { ChangedRows } from './change-kept-rows.ts'
import type { RunPolicy } from './read-policy.ts'
import type { Journal } from './run-journal.ts'
import type { Savepoints } from './savepoints.ts'
import type { StagingFolder } from './staging-folder.ts'
import type { WatchedFiles } from './watch-files.ts'

export interface RunOptions {
  batchFolder: string
  outputFolder: string
  /** CSV in the form of the default policy table, which it replaces. */
  policyFile?: string
  /** YYYYMMDD: the rows of the policy that are in force on this day decide, not those of the reference date. */
  policyDay?: number
  /** Runs without files that are refused, and says so. */
  skipBadFiles: boolean
  /** Results of the run before: the batch holds what changed since (`apply-changes.ts`). */
  since?: string
  /** The folder that becomes the output, where it is there already, with the batch in it. */
  staging?: StagingFolder
  /** What the batch was made of, for the summary; rejected where a file of it was not what it was taken for. */
  changes?: Promise<AppliedChanges[]>
  /** What changed since a run that kept its rows: only whom it touches is compared. */
  changed?: ChangedRows
  /** Keeps what a run of changes after this one needs to be quick. */
  keepForChanges?: boolean
  /** e.g. `5GB` */
  memoryLimit?: string
  threads?: number
  /** Keeps what every step made, so that an interrupted run repeats none; slower by a fifth or so. */
  keepEveryStep?: boolean
  /** Into how many parts the widest steps are cut, with tables in files; 0: tables in memory. Absent: as memory goes. */
  parts?: number
  /** Absent: on this machine. */
  spark?: SparkSettings
  signal?: AbortSignal
  reporter: Reporter
  /** For the record of the run alone. */
  now?: () => Date
}

/** A run before its first row: what was read of the batch, and where it works. */
export interface PreparedRun {
  batch: Batch
  policy: RunPolicy
  inspections: FileInspection[]
  faults: FileFault[]
  watched: WatchedFiles
  /** What becomes the output. */
  folder: string
  /** In it, where what a run of changes needs is kept; absent where nothing is. */
  kept?: string
  work: string
  memoryLimit: string
  startedAt: string
  journal: Journal
  savepoints: Savepoints
  /** Where the comparison runs, if not on this machine. */
  spark?: SparkEngine
}
