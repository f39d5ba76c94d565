import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Batch, BatchFile } from './batch-file.ts'
import { type Encoding, findEncoding } from './encodings.ts'
import { type FileFault, fileFault } from './faults.ts'
import { checkHeader, type HeaderReading, readHeader } from './headers.ts'
import { rowColumn } from './numbered-rows.ts'
import { readDbfHeader } from './read-dbf.ts'
import { findSheet, type SheetPlace } from './read-xlsx.ts'

/** What has to be known of a file before it is decoded. */
export interface FileInspection extends HeaderReading {
  file: BatchFile
  /** Bytes of the file. */
  size: number
  /** Of delimited text. */
  text?: { encoding: Encoding; markBytes: number; delimiter: string }
  /** Of a workbook. */
  sheet?: SheetPlace
}

export interface InspectOptions {
  /** Gives the column names of a Parquet file; this room knows no engine. */
  readParquetColumns: (path: string) => Promise<string[]>
}

/** Headers are looked for in this many bytes. */
const headerBytes = 1 << 20
/** What may stand between the cells of a text. */
export const textDelimiters = [',', '\t', '|', ';', '\u001f', '^', '~', '\u0001', '#', '!', '$', '*']

/** Looks at the beginning of a file: its encoding, delimiter and columns. Reads no rows. */
export async function inspectFile(file: BatchFile, options: InspectOptions): Promise<FileInspection | FileFault[]> {
  const inspection = await openFile(file, options)
  if (Array.isArray(inspection)) return inspection
  const faults = checkHeader(file, inspection.columns)
  return faults.length > 0 ? faults : inspection
}

/** Inspects every file of a batch; `faults` begins with those of batch.yaml itself. */
export async function inspectBatch(
  batch: Batch,
  options: InspectOptions,
): Promise<{ inspections: FileInspection[]; faults: FileFault[] }> {
  const inspections: FileInspection[] = []
  const faults: FileFault[] = [...batch.faults]
  for (const file of batch.sources) {
    const inspection = await inspectFile(file, options)
    if (Array.isArray(inspection)) faults.push(...inspection)
    else inspections.push(inspection)
  }
  return { inspections, faults }
}

async function openFile(file: BatchFile, options: InspectOptions): Promise<FileInspection | FileFault[]> {
  try {
    const { size } = statSync(file.path)
    if (size === 0) return checkHeader(file, [], true)
    switch (file.format) {
      case 'csv':
        return inspectText(file, size)
      case 'dbf':
        return { file, size, ...readHeader(file, await readDbfHeader(file)) }
      case 'parquet':
        return { file, size, ...withoutRowColumn(readHeader(file, await options.readParquetColumns(file.path))) }
      case 'xlsx': {
        const { header, ...sheet } = await findSheet(file)
        return { file, size, sheet, ...readHeader(file, header) }
      }
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    return [fileFault('file_unreadable', file.name, file.kind, '', detail)]
  }
}

/** A column of our own is none that somebody should be told of. */
const withoutRowColumn = (reading: HeaderReading): HeaderReading => ({
  ...reading,
  unknown: reading.unknown.filter((header) => header !== rowColumn),
})

function inspectText(file: BatchFile, size: number): FileInspection | FileFault[] {
  const { encoding, markBytes, text } = readHeadText(file)
  if (text.trim() === '') return checkHeader(file, [], true)
  const readings = (file.delimiter === undefined ? textDelimiters : [file.delimiter]).map((delimiter) => ({
    delimiter,
    reading: readHeader(file, splitHeader(text, delimiter)),
  }))
  // The right delimiter is the one that makes columns of the header; one that only cuts it into pieces comes after.
  const known = ({ reading }: (typeof readings)[number]) => reading.columns.filter((name) => name !== null).length
  readings.sort((one, other) => known(other) - known(one) || other.reading.header.length - one.reading.header.length)
  const { delimiter, reading } = readings[0]!
  return { file, size, text: { encoding, markBytes, delimiter }, ...reading }
}

/** The beginning of a text file, enough for its header. */
export function readHeadText(file: Pick<BatchFile, 'path' | 'encoding'>, length = headerBytes) {
  const { encoding, markBytes } = findEncoding(file.path, file.encoding)
  return { encoding, markBytes, text: new TextDecoder(encoding).decode(readHead(file.path, markBytes, length)) }
}

/** The cells of the first line that is not blank. */
export function splitHeader(text: string, delimiter: string): string[] {
  const cells: string[] = []
  let at = text.search(/[^\r\n]/)
  for (;;) {
    let cell = ''
    if (text[at] === '"') {
      for (at++; at < text.length && (text[at] !== '"' || text[at + 1] === '"'); at++) {
        cell += text[at]
        if (text[at] === '"') at++
      }
      at++
    }
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') cell += text[at++]
    cells.push(cell)
    if (text[at] !== delimiter) return cells
    at++
  }
}

function readHead(path: string, from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  const descriptor = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from))
  } finally {
    closeSync(descriptor)
  }
}
