import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openResults } from '../batch/open-results.ts'
import { runBatch } from '../batch/run-batch.ts'
import { openEngine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { Store } from '../registry/open-store.ts'
import type { Reporter, RunSummary } from '../reports/run-summary.ts'
import { prefixOfArea } from '../security/area-scope.ts'
import { readBatch } from '../sources/batch-file.ts'
import { readDate } from '../standards/plain-date.ts'
import { comparePolicies, type PolicyEffect } from './compare-policies.ts'
import { selectDecided } from './decided-people.ts'

export interface PreviewWords {
  /** results of the published run */
  snapshot: string
  /** where the extracts are compared again; nothing of it stays */
  workFolder: string
  /** the proposed table, CSV */
  policyFile: string
  /** YYYY-MM-DD */
  validFrom: string
  signal: AbortSignal
  reporter: Reporter
}

export interface PolicyPreview extends PolicyEffect {
  quarter: string
  /** YYYY-MM-DD: reference date of the extracts */
  asOf: string
  /** YYYY-MM-DD: the day whose rows of the table decided: the reference date, or the first of the table where that is later */
  rowsOn: string
}

/**
 * What a policy table would change in the register, were the extracts of a published run compared under it: they are,
 * into a folder that is taken away again. Throws `extracts_gone` where they are no longer there as they were,
 * `extracts_differ` where they give other people or rows today, and what `runBatch` does.
 */
export async function previewPolicy(store: Store, words: PreviewWords): Promise<PolicyPreview> {
  const { snapshot, workFolder, policyFile, signal, reporter } = words
  const summary = await readSummary(snapshot)
  const batchFolder = await findExtracts(summary)
  const [, rowsOn] = [words.validFrom, summary.asOf].sort() as [string, string]
  const policyDay = readDate(rowsOn)!
  const skipBadFiles = summary.skipped.length > 0
  mkdirSync(dirname(workFolder), { recursive: true, mode: 0o700 })
  try {
    const run = { batchFolder, outputFolder: workFolder, policyFile, policyDay, skipBadFiles, reporter, signal }
    const again = await runBatch(run)
    if (!areSameFiles(summary, again)) throw problem('extracts_gone', {})
    reporter.stage('difference', { zh: '统计规则表带来的变化', en: 'counting what the table changes' })
    const effect = await compare(store, words, summary)
    signal.throwIfAborted()
    if (effect === null) throw problem('extracts_differ', {})
    return { quarter: summary.quarter, asOf: summary.asOf, rowsOn, ...effect }
  } finally {
    rmSync(workFolder, { recursive: true, force: true })
  }
}

async function compare({ database, cipher }: Store, words: PreviewWords, { area }: RunSummary) {
  const decided = await selectDecided(database, cipher, prefixOfArea(area))
  const engine = await openEngine()
  const stop = () => engine.interrupt()
  words.signal.addEventListener('abort', stop)
  try {
    return await comparePolicies(engine, { before: words.snapshot, after: words.workFolder, area, decided })
  } finally {
    words.signal.removeEventListener('abort', stop)
    engine.close()
  }
}

async function readSummary(snapshot: string): Promise<RunSummary> {
  if (!existsSync(snapshot)) throw problem('extracts_gone', {})
  const engine = await openEngine()
  try {
    return openResults(engine, snapshot).summary
  } finally {
    engine.close()
  }
}

/** The batch of a run, where it has the files that the run read, as long as they were; before anything is read of them. */
async function findExtracts(summary: RunSummary): Promise<string> {
  const { batchFolder = '', inputs, skipped, area, asOf } = summary
  if (!existsSync(join(batchFolder, 'batch.yaml'))) throw problem('extracts_gone', {})
  const batch = await readBatch(batchFolder)
  const left = new Set(skipped.map(({ file }) => file))
  const found = batch.sources.filter(({ name }) => !left.has(name))
  const bytes = new Map(inputs.map((input) => [input.file, input.bytes]))
  const isThere = ({ name, path }: { name: string; path: string }) =>
    existsSync(path) && statSync(path).size === bytes.get(name)
  const isSame = batch.area === area && batch.asOf === readDate(asOf) && found.length === inputs.length
  if (!isSame || !found.every(isThere)) throw problem('extracts_gone', {})
  return batchFolder
}

function areSameFiles(before: RunSummary, after: RunSummary): boolean {
  const said = ({ inputs }: RunSummary) => inputs.map(({ file, sha256 }) => `${file} ${sha256}`).sort()
  return JSON.stringify(said(before)) === JSON.stringify(said(after))
}
