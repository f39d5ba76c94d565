import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { problem } from '../problems.ts'
import type { RunRecord, RunSummary } from '../reports/run-summary.ts'
import { goneFileName, readBatch } from '../sources/batch-file.ts'
import { hashFile } from './hash-file.ts'
import { batchInOutput } from './keep-batch.ts'

/** What a run wrote of itself. Throws `output_missing`, `record_missing`. */
export function readRecord(folder: string): { summary: RunSummary; record: RunRecord } {
  const file = join(folder, 'summary.json')
  if (!existsSync(file) || !existsSync(join(folder, 'policy.csv'))) throw problem('output_missing', { folder })
  const summary = JSON.parse(readFileSync(file, 'utf8')) as RunSummary
  if (summary.record === undefined) throw problem('record_missing', { folder })
  return { summary, record: summary.record }
}

/** The batch of a run: in its output where it was kept, which may have been moved meanwhile; else where it was read. */
export function batchFolderOf(output: string, { batchFolder = '' }: RunSummary): string {
  const kept = join(output, batchInOutput)
  return existsSync(join(kept, 'batch.yaml')) ? kept : batchFolder
}

interface RecordedRun {
  summary: RunSummary
  record: RunRecord
  /** Where the batch lies. */
  batch: string
  policy: string
  /** Names of files that are known to hold what they held. */
  untouched?: ReadonlySet<string>
  signal?: AbortSignal
}

/** Names of the files that do not hold what the run read. Throws `batch_moved` where there is no such batch. */
export async function differingInputs(run: RecordedRun): Promise<string[]> {
  const { summary, record, batch, policy, signal, untouched = new Set() } = run
  if (!existsSync(join(batch, 'batch.yaml'))) throw problem('batch_moved', { folder: batch })
  const inputs = [
    ...summary.inputs.map(({ file, sha256 }) => ({ name: file, path: join(batch, file), sha256 })),
    { name: 'batch.yaml', path: join(batch, 'batch.yaml'), sha256: record.batchFile },
    { name: 'policy.csv', path: policy, sha256: summary.policy.sha256 },
  ]
  // The rows that went are in a file that its own name pins.
  const [gone] = (await readBatch(batch)).sources.flatMap(({ without }) => without ?? [])
  const [name = '', sha256 = ''] = goneFileName.exec(basename(gone ?? '')) ?? []
  if (gone !== undefined) inputs.push({ name, path: gone, sha256 })
  const differing: string[] = []
  for (const { name, path, sha256 } of inputs.filter((one) => one.path === policy || !untouched.has(one.name)))
    if (!existsSync(path) || (await hashFile(path, signal)) !== sha256) differing.push(name)
  return differing
}
