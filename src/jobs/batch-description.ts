import { Buffer } from 'node:buffer'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parquetColumnsOf } from '../batch/inspect-files.ts'
import { openEngine } from '../comparison/engine/duckdb.ts'
import { Problem, problem } from '../problems.ts'
import { todaysArea } from '../security/area-scope.ts'
import { type Batch, parseBatch, readBatch } from '../sources/batch-file.ts'
import { sayFault } from '../sources/faults.ts'
import type { KindName } from '../sources/kinds/index.ts'
import { guessKind, type KindFit, recogniseFile } from '../sources/recognise-file.ts'
import { type BatchDescription, writeBatch } from '../sources/write-batch.ts'
import { batchFolder } from './job-folders.ts'
import { keepPiece, listFiles, type SentFile } from './sent-files.ts'

interface Said {
  zh: string
  en: string
}

/** A file that was sent, and what it looks like. */
export interface SeenFile extends SentFile {
  encoding: string | null
  delimiter: string | null
  header: string[]
  guess: KindName | null
  fits: KindFit[]
  /** why its beginning was not read */
  fault: Said | null
}

/** What batch.yaml says of a batch that was sent, and what can be seen of its files. */
export interface BatchView {
  /** null: there is no batch.yaml, or none that can be read */
  description: BatchDescription | null
  faults: Said[]
  files: SeenFile[]
}

/** A workbook has to be taken apart to see its first rows: past this many bytes it is left to the check. */
const largestWorkbook = 8 * 1024 * 1024

/** Reads batch.yaml and looks at the beginning of every file. */
export async function viewBatch(storeFolder: string, key: string): Promise<BatchView> {
  const folder = batchFolder(storeFolder, key)
  const sent = await listFiles(storeFolder, key)
  const files: SeenFile[] = []
  const engine = await openEngine()
  try {
    for (const file of sent) {
      if (file.name === 'batch.yaml') continue
      files.push(await seeFile(folder, file, parquetColumnsOf(engine)))
      // Others are answered between two files.
      await nextTurn()
    }
  } finally {
    engine.close()
  }
  if (files.length === sent.length) return { description: null, faults: [], files }
  try {
    const batch = await readBatch(folder)
    const faults = batch.faults.map((fault) => ({
      zh: `${fault.file}：${sayFault(fault, 'zh')}`,
      en: `${fault.file}: ${sayFault(fault, 'en')}`,
    }))
    return { description: descriptionOf(batch), faults, files }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { description: null, faults: [{ zh: error.say('zh'), en: error.say('en') }], files }
  }
}

/**
 * Writes the batch.yaml of a batch that was sent, in the place of the one before. Throws `file_unknown`, `batch_invalid`
 * and `store_full`, with the one before kept where it is refused.
 */
export async function describeBatch(
  storeFolder: string,
  batch: { key: string; area: string },
  description: Omit<BatchDescription, 'area'>,
): Promise<void> {
  const names = new Set((await listFiles(storeFolder, batch.key)).map(({ name }) => name))
  for (const { file } of description.sources) {
    if (!names.has(file) || file === 'batch.yaml') throw problem('file_unknown', {})
  }
  const area = (await writtenArea(storeFolder, batch)) ?? batch.area
  const text = writeBatch({ area, ...description })
  const { faults } = await parseBatch(text, batchFolder(storeFolder, batch.key))
  const [fault] = faults
  if (fault !== undefined) {
    const [reason, reasonZh] = [sayFault(fault, 'en'), sayFault(fault, 'zh')]
    throw problem('batch_invalid', { where: fault.file, reason, reasonZh })
  }
  await keepPiece(storeFolder, batch.key, { name: 'batch.yaml', at: 0, bytes: Buffer.from(text) })
}

/** An abolished code stays as the department wrote it, where it is the area of the batch today. */
async function writtenArea(storeFolder: string, batch: { key: string; area: string }): Promise<string | null> {
  try {
    const { area } = await readBatch(batchFolder(storeFolder, batch.key))
    return todaysArea(area) === batch.area ? area : null
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

async function seeFile(
  folder: string,
  file: SentFile,
  readParquetColumns: (path: string) => Promise<string[]>,
): Promise<SeenFile> {
  const seen = { ...file, encoding: null, delimiter: null, header: [], guess: null, fits: [], fault: null }
  if (/\.xlsx$/i.test(file.name) && file.bytes > largestWorkbook) {
    return { ...seen, fault: { zh: '文件较大，检查时再识别', en: 'large: the check recognises it' } }
  }
  try {
    const found = await recogniseFile(folder, file.name, { readParquetColumns })
    const { header, text, fits } = found
    return { ...seen, header, fits, guess: guessKind(found), ...(text && text) }
  } catch {
    // Half a workbook is what a file is while it is sent; the check says what is wrong with it.
    return { ...seen, fault: { zh: '文件无法读取', en: 'it cannot be read' } }
  }
}

function descriptionOf(batch: Batch): BatchDescription {
  return {
    area: batch.area,
    asOf: String(batch.asOf).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'),
    quarter: batch.quarter,
    households: batch.households,
    sources: batch.sources.map(({ name, kind, encoding = null, delimiter = null, columns, values }) => {
      return { file: name, kind, encoding, delimiter, columns, values }
    }),
  }
}
