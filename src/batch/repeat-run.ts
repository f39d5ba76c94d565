import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Engine, openEngine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { Reporter, RunSummary } from '../reports/run-summary.ts'
import { runBatch } from './run-batch.ts'
import { batchFolderOf, differingInputs, readRecord } from './run-record.ts'

export interface RepeatOptions {
  outputFolder: string
  /** Where the batch lies now; without it, where it lay at the run. */
  batchFolder?: string
  threads?: number
  memoryLimit?: string
  signal?: AbortSignal
  reporter: Reporter
}

/** What a run gives when it is made again from its record. */
export interface Repetition {
  same: boolean
  /** Of the results of either, by name; `rows` of Parquet files, lines of the others. */
  results: { name: string; rows: number; same: boolean }[]
  /** What was another this time: `program`, `plan`, `canbao`, `node`, `duckdb`. Empty where nothing was. */
  otherwise: string[]
}

/**
 * Makes a result again from its record (summary.json) and compares all content, whatever the order of rows; nothing of
 * the second run is left. Throws `output_missing`, `record_missing`, `batch_moved`, `inputs_differ`, and what
 * `runBatch` throws.
 */
export async function repeatRun(options: RepeatOptions): Promise<Repetition> {
  const { outputFolder, reporter, signal } = options
  const { summary, record } = readRecord(outputFolder)
  const batchFolder = options.batchFolder ?? batchFolderOf(outputFolder, summary)
  const policyFile = join(outputFolder, 'policy.csv')
  const differing = await differingInputs({
    ...{ summary, record, batch: batchFolder, policy: policyFile },
    ...(signal && { signal }),
  })
  if (differing.length > 0) throw problem('inputs_differ', { files: differing.join(', ') })
  const folder = mkdtempSync(join(dirname(outputFolder), '.canbao-again-'))
  try {
    const again = await runBatch({
      batchFolder,
      outputFolder: join(folder, 'out'),
      policyFile,
      skipBadFiles: record.options.skipBadFiles,
      ...(record.options.policyDay !== undefined && { policyDay: record.options.policyDay }),
      ...(options.threads !== undefined && { threads: options.threads }),
      ...(options.memoryLimit !== undefined && { memoryLimit: options.memoryLimit }),
      ...(signal && { signal }),
      reporter,
    })
    const results = await compareResults(outputFolder, join(folder, 'out'))
    return { same: results.every(({ same }) => same), results, otherwise: otherThings(summary, again) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compareResults(first: string, second: string): Promise<Repetition['results']> {
  const engine = await openEngine()
  try {
    const results: Repetition['results'] = []
    for (const name of [...new Set([...namesIn(first), ...namesIn(second)])].sort()) {
      const [one, other] = [await contentOf(engine, join(first, name)), await contentOf(engine, join(second, name))]
      results.push({ name, rows: one.rows, same: one.digest === other.digest })
    }
    return results
  } finally {
    engine.close()
  }
}

/** Results that are the same whenever they are made: not the pages and the summary, which tell of the run itself. */
const namesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^[^/]+\.parquet$|^survey\/.*\.csv$|^quarterly\.json$/.test(name.replaceAll('\\', '/')),
  )

async function contentOf(engine: Engine, path: string): Promise<{ rows: number; digest: string }> {
  if (!existsSync(path)) return { rows: 0, digest: '' }
  if (!path.endsWith('.parquet')) {
    // Lists have their people in no certain order.
    const lines = readFileSync(path, 'utf8').split('\n').sort()
    return { rows: lines.length - 1, digest: createHash('sha256').update(lines.join('\n')).digest('hex') }
  }
  const [row] = await engine.query(
    `SELECT count(*) AS n, CAST(sum(hash(t)) AS VARCHAR) || ' ' || CAST(bit_xor(hash(t)) AS VARCHAR) AS digest FROM read_parquet('${path.replaceAll("'", "''")}') t`,
  )
  return { rows: Number(row?.n), digest: `${row?.n} ${row?.digest}` }
}

function otherThings(first: RunSummary, second: RunSummary): string[] {
  const things = (summary: RunSummary): Record<string, string | undefined> => ({
    program: summary.record?.program,
    plan: summary.record?.plan,
    ...summary.versions,
  })
  const [one, other] = [things(first), things(second)]
  return Object.keys(one).filter((name) => one[name] !== other[name])
}
