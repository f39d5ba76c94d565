import { join } from 'node:path'
import type { BatchFile } from './batch-file.ts'
import { decodeText, type TextOptions } from './decode-text.ts'
import { type FileFault, fileFault } from './faults.ts'
import type { FileInspection } from './inspect-file.ts'
import { type SourceKind, sourceKinds } from './kinds/index.ts'
import type { KnownLines } from './line-marks.ts'
import { readDbfRows } from './read-dbf.ts'
import { readSheetRows } from './read-xlsx.ts'
import { rejectMessage, shortenValue } from './rejects.ts'
import { shardDelimiter, shardQuote } from './shard-format.ts'
import { RowWriter } from './shard-writer.ts'

/** A file as text an engine can scan, and what was not accepted of it. */
export interface DecodedFile {
  inspection: FileInspection
  /** `text`: shards in the form of shard-format.ts. `parquet`: the file itself, with its own column names. */
  format: 'text' | 'parquet'
  /** Empty when no row was accepted. */
  shards: string[]
  /** For an engine's CSV reader: no header, UTF-8, LF, every field text. */
  delimiter: string
  /** '' where nothing is quoted, else the quote (and escape) character. */
  quote: string
  /** The fields of a record: `row` (1-based data row) and the columns found, in the file's order. */
  columns: string[]
  /** Columns of the kind that are empty in every row: an engine need not look at them. */
  emptyColumns: string[]
  /** Data rows read: accepted, rejected, and those whose lines were known. Of Parquet -1: nobody has counted. */
  rows: number
  accepted: number
  rejected: number
  /** A shard of the rejected rows with the fields `rejectColumns`, never quoted; null when there is none. */
  rejects: string | null
  /** The marks of its lines (line-marks.ts); null where none were to be kept. */
  marks: string | null
  /** SHA-256 of the file's bytes as they were read; null where it was not wanted, or they were read by others. */
  sha256: string | null
  /** Bytes of the longest record. */
  longestRow: number
  /** Bytes of all shards. */
  bytes: number
  /** Why the file as a whole is refused: more than one row in a hundred is not of the encoding. */
  refused: FileFault | null
}

export interface DecodeOptions extends Pick<TextOptions, 'onProgress' | 'blockSize' | 'rowLimit' | 'hashes'> {
  /** Whether the marks of a text's lines are written into the folder, too. */
  keepsMarks?: boolean
  /** Lines of a text whose rows are passed over. */
  known?: KnownLines
}

/** Where the marks of a file's lines come to lie. */
export const marksPath = (folder: string, { id, kind }: BatchFile) => join(folder, `${id}-${kind}.marks`)

/**
 * Decodes a file into the folder, or into nothing (null) where its rows are only to be judged; memory does not depend on
 * its size (of a workbook: on its distinct texts).
 */
export async function decodeFile(
  inspection: FileInspection,
  folder: string | null,
  { keepsMarks = false, ...options }: DecodeOptions = {},
): Promise<DecodedFile> {
  const { file, text, sheet, size } = inspection
  const shardPath = folder === null ? '' : join(folder, `${file.id}-${file.kind}.txt`)
  const rejectsPath = folder === null ? '' : join(folder, `${file.id}-${file.kind}.rejects.txt`)
  if (text) {
    const keep = inspection.columns.map((name) => name !== null)
    const marks = keepsMarks && folder !== null ? { marksPath: marksPath(folder, file) } : {}
    const layout = { path: file.path, ...text, keep }
    return finish(inspection, decodeText(layout, { ...options, shardPath, rejectsPath, ...marks }))
  }
  if (file.format === 'parquet') return describeParquet(inspection)
  const rows = sheet ? readSheetRows(file, { ...sheet, months: monthColumns(inspection) }) : readDbfRows(file)
  const decoded = finish(inspection, await writeRows(inspection, rows, shardPath, rejectsPath))
  options.onProgress?.(size)
  return decoded
}

/** The places of month columns, where a spreadsheet's date stands for its month. */
function monthColumns({ file, columns }: FileInspection): number[] {
  const kind: SourceKind = sourceKinds[file.kind]
  const months = kind.columns.filter(({ type }) => type === 'month').map(({ name }) => name)
  return columns.flatMap((name, index) => (name !== null && months.includes(name) ? [index] : []))
}

/** The fault of a workbook or dBase file that broke while it was read; null for an error that is not the file's. */
export function decodeFault({ file }: FileInspection, error: unknown): FileFault | null {
  const isContainer = file.format === 'xlsx' || file.format === 'dbf'
  if (!isContainer || !(error instanceof Error) || 'syscall' in error) return null
  return fileFault('file_unreadable', file.name, file.kind, '', error.message)
}

interface Written {
  accepted: number
  rejected: number
  misencoded: number
  quoted: boolean
  filled?: boolean[]
  longestRow: number
  shard: { path: string; exists: boolean; bytes: number }
  rejects: { path: string; exists: boolean }
  known?: number
  marks?: { path: string; exists: boolean } | undefined
  sha256?: string | null
}

/** Writes rows that a container gives as text; a row may be shorter than the header, as the cells of a sheet are. */
async function writeRows(
  inspection: FileInspection,
  rows: AsyncIterable<string[]> | Iterable<string[]>,
  shardPath: string,
  rejectsPath: string,
): Promise<Written> {
  const { columns } = inspection
  const isDbf = inspection.file.format === 'dbf'
  const kept = columns.flatMap((name, index) => (name === null ? [] : [index]))
  const shard = new RowWriter(shardPath)
  const rejects = new RowWriter(rejectsPath)
  const counts = { accepted: 0, rejected: 0, misencoded: 0 }
  let row = 0
  try {
    for await (const cells of rows) {
      row++
      // A dBase reader puts U+FFFD where bytes mean nothing; in a workbook somebody wrote it.
      const isWrong = cells.some((cell) => (isDbf && cell.includes('\ufffd')) || cell.includes('\0'))
      if (!isWrong && cells.length <= columns.length) {
        counts.accepted++
        shard.write([String(row), ...kept.map((index) => cells[index] ?? '')])
        continue
      }
      const code = isWrong ? 'encoding_invalid' : 'cell_count'
      counts.rejected++
      if (isWrong) counts.misencoded++
      const message = rejectMessage(code, cells.length, columns.length, String(inspection.file.encoding ?? 'gb18030'))
      rejects.write([String(row), code, '', shortenValue(cells.join(',')), message])
    }
  } finally {
    shard.close()
    rejects.close()
  }
  return {
    ...counts,
    quoted: shard.quoted,
    longestRow: shard.longestRow,
    shard: shard.file,
    rejects: rejects.file,
  }
}

function finish(inspection: FileInspection, written: Written): DecodedFile {
  const { accepted, rejected, misencoded, shard, rejects } = written
  const { file } = inspection
  const rows = accepted + rejected + (written.known ?? 0)
  const encoding = inspection.text?.encoding ?? String(file.encoding ?? 'gb18030')
  return {
    inspection,
    format: 'text',
    shards: shard.exists ? [shard.path] : [],
    delimiter: shardDelimiter,
    quote: written.quoted ? shardQuote : '',
    columns: ['row', ...inspection.columns.filter((name) => name !== null)],
    emptyColumns: inspection.columns.filter(
      (name, cell) => name !== null && written.filled?.[cell] === false,
    ) as string[],
    rows,
    accepted,
    rejected,
    rejects: rejects.exists ? rejects.path : null,
    marks: written.marks?.exists ? written.marks.path : null,
    sha256: written.sha256 ?? null,
    longestRow: written.longestRow,
    bytes: shard.bytes,
    refused:
      misencoded * 100 > rows
        ? fileFault('encoding_wrong', file.name, file.kind, encoding, `${misencoded}/${rows}`)
        : null,
  }
}

function describeParquet(inspection: FileInspection): DecodedFile {
  return {
    inspection,
    format: 'parquet',
    shards: [inspection.file.path],
    delimiter: '',
    quote: '',
    columns: [],
    emptyColumns: [],
    rows: -1,
    accepted: -1,
    rejected: 0,
    rejects: null,
    marks: null,
    sha256: null,
    longestRow: 0,
    bytes: inspection.size,
    refused: null,
  }
}
