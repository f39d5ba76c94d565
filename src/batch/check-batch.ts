import { type Engine, openEngine } from '../comparison/engine/duckdb.ts'
import type { BatchJudgement, JudgedFile } from '../reports/batch-judgement.ts'
import type { Reporter } from '../reports/run-summary.ts'
import { readBatch } from '../sources/batch-file.ts'
import type { DecodedFile } from '../sources/decode-file.ts'
import { decodeFiles } from '../sources/decode-pool.ts'
import { type FileFault, sayFault } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { divisionNames } from '../standards/divisions.ts'
import { inspectFiles } from './inspect-files.ts'
import { readPolicy } from './read-policy.ts'

export interface CheckOptions {
  batchFolder: string
  policyFile?: string
  reporter: Reporter
  signal: AbortSignal
}

/**
 * Judges a batch without running it: batch.yaml, the policy table, every file's container, encoding, delimiter and
 * columns, and by one pass over all rows how many there are and how many a run would refuse for their cells or bytes.
 * Rules on single values (an impossible date in a required column) are judged by the run. Writes nothing.
 * Throws the problems of batch.yaml and of the policy table; what is wrong with files stands in `faults`.
 */
export async function checkBatch(options: CheckOptions): Promise<BatchJudgement> {
  const { reporter, signal } = options
  reporter.stage('inspect', { zh: '检查批次', en: 'looking at the batch' })
  const batch = await readBatch(options.batchFolder)
  const policy = readPolicy(options.policyFile, batch.asOf)
  const { inspections, faults } = await inspectFiles(batch)
  reporter.stage('read', { zh: '逐行检查', en: 'looking at every row' })
  const counted = await countRows(inspections, reporter, signal)
  const refused = new Set([...faults, ...counted.faults].map(({ file }) => file))
  const judgement: BatchJudgement = {
    area: batch.area,
    areaName: divisionNames(batch.area).join(''),
    asOf: String(batch.asOf).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'),
    quarter: batch.quarter,
    files: inspections
      .filter(({ file }) => !refused.has(file.name))
      .map((inspection) => judgeFile(inspection, counted.rows.get(inspection.file.id))),
    faults: [...faults, ...counted.faults].map((fault) => ({
      kind: fault.kind,
      file: fault.file,
      ...(fault.column !== '' && { column: fault.column }),
      reason: { zh: sayFault(fault, 'zh'), en: sayFault(fault, 'en') },
    })),
    notes: [],
  }
  if (options.policyFile !== undefined) {
    judgement.notes.push({
      zh: `入库规则表 ${policy.file}: ${policy.rows.length} 行在基准日有效。`,
      en: `Policy table ${policy.file}: ${policy.rows.length} rows in force at the reference date.`,
    })
  }
  for (const note of missingKinds(inspections)) judgement.notes.push(note)
  return judgement
}

interface RowCount {
  rows: number
  rejected: number
}

/** Reads every row of every file and keeps none. */
async function countRows(inspections: readonly FileInspection[], reporter: Reporter, signal: AbortSignal) {
  const rows = new Map<number, RowCount>()
  const faults: FileFault[] = []
  const total = inspections.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  const onProgress = (bytes: number) => {
    done += bytes
    reporter.progress(Math.min(done, total), total, 'bytes')
  }
  const engine = await openEngine()
  try {
    for await (const result of decodeFiles(inspections, null, { signal, onProgress })) {
      const fault = 'fault' in result ? result.fault : result.decoded.refused
      if (fault) faults.push(fault)
      else if ('decoded' in result) rows.set(result.decoded.inspection.file.id, await countOf(engine, result.decoded))
    }
  } finally {
    engine.close()
  }
  return { rows, faults }
}

async function countOf(engine: Engine, decoded: DecodedFile): Promise<RowCount> {
  if (decoded.format === 'text') return { rows: decoded.rows, rejected: decoded.rejected }
  const path = decoded.inspection.file.path.replaceAll("'", "''")
  const [row] = await engine.query(`SELECT count(*) AS rows FROM read_parquet('${path}')`)
  return { rows: Number(row?.rows ?? 0), rejected: 0 }
}

function judgeFile(inspection: FileInspection, counted: RowCount | undefined): JudgedFile {
  const { file, text, size, header, columns, unknown } = inspection
  return {
    kind: file.kind,
    file: file.name,
    bytes: size,
    encoding: text?.encoding ?? file.format,
    ...(text && { delimiter: text.delimiter }),
    guessed: text !== undefined && file.encoding === undefined,
    columns: columns.flatMap((column, index) => (column === null ? [] : [{ column, header: header[index] ?? '' }])),
    unknownColumns: unknown,
    ...counted,
  }
}

/** Kinds without which a run says less than its reader may think. */
function missingKinds(inspections: readonly FileInspection[]) {
  const given = new Set(inspections.map(({ file }) => file.kind))
  const notes = []
  if (!given.has('household')) {
    notes.push({
      zh: '没有户籍人口(household)数据: 登记库里将没有本地户籍的人。',
      en: 'There is no `household` source: the register will have no people with household here.',
    })
  }
  if (!given.has('elsewhere')) {
    notes.push({
      zh: '没有异地参保(elsewhere)数据: 在外地参保的人会留在需调查名单里。',
      en: 'There is no `elsewhere` source: people insured elsewhere will be among those to ask.',
    })
  }
  return notes
}
