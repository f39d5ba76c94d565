import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import type { ComparisonShape } from '../comparison/plan/index.ts'
import type { Quarterly, RunRecord, RunSummary } from '../reports/run-summary.ts'
import { sayFault } from '../sources/faults.ts'
import { divisionNames } from '../standards/divisions.ts'
import { batchInOutput } from './keep-batch.ts'
import type { LoadedFile } from './load-sources.ts'
import { planDigest, programDigest } from './run-fingerprint.ts'
import type { PreparedRun, RunOptions } from './run-options.ts'
import { balanceRows, checkNumberColumns, countPeople, countRows, countWarnings } from './summarise.ts'

interface SummaryParts {
  engine: Engine
  files: readonly LoadedFile[]
  shape: ComparisonShape
  options: RunOptions
  prepared: PreparedRun
  quarterly: Quarterly
}

/** What a run tells of itself: what came in, what became of it, and what reproduces it. Steps are added at the end. */
export async function summariseRun({
  engine,
  files,
  shape,
  options,
  prepared,
  quarterly,
}: SummaryParts): Promise<RunSummary> {
  const { batch, policy, inspections, faults, watched } = prepared
  const sources = await countRows(
    engine,
    `read_parquet('${join(prepared.folder, 'links.parquet').replaceAll("'", "''")}')`,
    files,
    shape.kinds,
  )
  const numberChecks = await checkNumberColumns(engine, files, shape.kinds)
  for (const { said } of numberChecks) if (said) options.reporter.warn(said)
  const carries = (kind: string) => shape.kinds.some((one) => one.kind === kind && one.carriesPeople)
  const elsewhereGiven = inspections.some(({ file }) => file.kind === 'elsewhere')
  if (!elsewhereGiven) {
    options.reporter.warn({
      zh: '没有异地参保(elsewhere)数据:在外地参保的人仍在需调查人员之中。',
      en: 'There is no `elsewhere` source: people insured elsewhere are still among those to ask.',
    })
  }
  const changes = await options.changes
  const inputs = inspections.map(async ({ file, size }) => ({
    file: file.name,
    bytes: size,
    sha256: await watched.hashOf(file.id),
  }))
  return {
    area: batch.area,
    areaName: divisionNames(batch.area).slice(-1)[0] ?? batch.area,
    asOf: String(batch.asOf).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'),
    quarter: batch.quarter,
    policy: { file: policy.file, sha256: policy.sha256 },
    batchFolder: options.staging ? join(options.outputFolder, batchInOutput) : batch.folder,
    ...(changes && { changes }),
    sources,
    inputs: await Promise.all(inputs),
    encodings: inspections.flatMap(({ file, text }) =>
      text
        ? [
            {
              file: file.name,
              encoding: text.encoding,
              delimiter: text.delimiter,
              guessed: file.encoding === undefined,
            },
          ]
        : [],
    ),
    skipped: faults.map((fault) => ({
      kind: fault.kind,
      file: fault.file,
      reason: { zh: sayFault(fault, 'zh'), en: sayFault(fault, 'en') },
    })),
    ...(await countPeople(engine)),
    unknownColumns: inspections.flatMap(({ file, unknown }) =>
      unknown.map((column) => ({ kind: file.kind, file: file.name, column })),
    ),
    warnings: await countWarnings(engine, shape.kinds),
    checks: [...balanceRows(sources, carries), ...numberChecks, ...quarterly.checks],
    elsewhereGiven,
    steps: [],
    threads: options.threads ?? 0,
    memoryPeakBytes: 0,
    versions: {
      canbao: '0.1.0',
      node: process.versions.node,
      duckdb: String((await engine.query('SELECT version() AS v'))[0]?.v),
    },
  }
}

function recordOf(
  options: RunOptions,
  { watched, memoryLimit, startedAt, savepoints }: PreparedRun,
  shape: ComparisonShape,
  profiles: readonly StepProfile[],
): RunRecord {
  const taken = profiles.filter((profile) => profile.taken)
  return {
    startedAt,
    endedAt: (options.now?.() ?? new Date()).toISOString(),
    batchFile: watched.batchFile,
    plan: planDigest(shape),
    program: programDigest(),
    options: {
      skipBadFiles: options.skipBadFiles,
      memoryLimit,
      ...(options.threads !== undefined && { threads: options.threads }),
      ...(options.policyDay !== undefined && { policyDay: options.policyDay }),
      ...(options.keepEveryStep !== undefined && { keepEveryStep: options.keepEveryStep }),
    },
    machine: {
      platform: process.platform,
      architecture: process.arch,
      cores: availableParallelism(),
      memoryBytes: totalmem(),
    },
    savingSeconds: thousandth(savepoints.savingSeconds),
    ...(savepoints.taken.at !== startedAt && {
      resumed: {
        firstStartedAt: savepoints.taken.at,
        files: savepoints.taken.decoded.size,
        steps: taken.length,
        seconds: thousandth(taken.reduce((sum, { seconds }) => sum + seconds, 0)),
      },
    }),
  }
}

const thousandth = (seconds: number) => Math.round(seconds * 1000) / 1000

/** Puts in what is known when everything is done: the peak of memory and the record of the run. */
export function endSummary(
  summary: RunSummary,
  parts: { options: RunOptions; prepared: PreparedRun; shape: ComparisonShape; profiles: readonly StepProfile[] },
): void {
  const { options, prepared, shape, profiles } = parts
  summary.memoryPeakBytes = Math.max(
    ...profiles.map(({ peakBytes }) => peakBytes),
    process.resourceUsage().maxRSS * 1024,
  )
  summary.record = recordOf(options, prepared, shape, profiles)
}
