import { extname, join } from 'node:path'
import { type BatchFile, type FileFormat, formatOf } from './batch-file.ts'
import type { Encoding } from './encodings.ts'
import { readHeader } from './headers.ts'
import { type InspectOptions, readHeadText, splitHeader, textDelimiters } from './inspect-file.ts'
import { type KindName, type SourceKind, sourceKinds } from './kinds/index.ts'
import { readDbfHeader } from './read-dbf.ts'
import { readFirstRows } from './read-xlsx.ts'

/** How well the header of a file fits a kind. */
export interface KindFit {
  kind: KindName
  /** header in the file -> column of the kind */
  columns: Readonly<Record<string, string>>
  /** required columns that the header does not have under a known name */
  missing: string[]
}

/** What a file that nobody described looks like. */
export interface RecognisedFile {
  header: string[]
  /** of delimited text */
  text?: { encoding: Encoding; delimiter: string }
  /** the kinds of which it has any column, the likeliest first */
  fits: KindFit[]
}

/** Enough for any header of a text file. */
const headBytes = 1 << 16

const kindNames = Object.keys(sourceKinds) as KindName[]

/**
 * Looks at the beginning of a file of a batch and tells which kinds its header fits. Throws what its reader does where
 * the container is broken, and nothing for an empty file.
 */
export async function recogniseFile(folder: string, name: string, options: InspectOptions): Promise<RecognisedFile> {
  const format = formatOf(extname(name))
  if (format === undefined) return { header: [], fits: [] }
  const file = (kind: KindName): BatchFile => ({
    id: 1,
    kind,
    path: join(folder, name),
    name,
    format,
    columns: {},
    values: {},
  })
  const candidates = await headersOf(file('household'), format, options)
  const judged = candidates.map((found) => ({ ...found, fits: fitsOf(found.header, file) }))
  judged.sort((one, other) => scoreOf(other.fits[0]) - scoreOf(one.fits[0]) || other.header.length - one.header.length)
  return judged[0] ?? { header: [], fits: [] }
}

/** The kind that a file most likely is; null where its header says too little. */
export function guessKind({ fits }: RecognisedFile): KindName | null {
  const [best] = fits
  return best !== undefined && scoreOf(best) > 0 ? best.kind : null
}

/** Every reading of the file's beginning that may be its header. */
async function headersOf(
  file: BatchFile,
  format: FileFormat,
  options: InspectOptions,
): Promise<Pick<RecognisedFile, 'header' | 'text'>[]> {
  switch (format) {
    case 'csv': {
      const { encoding, text } = readHeadText(file, headBytes)
      if (text.trim() === '') return []
      return textDelimiters.map((delimiter) => ({
        header: splitHeader(text, delimiter),
        text: { encoding, delimiter },
      }))
    }
    case 'dbf':
      return [{ header: await readDbfHeader(file) }]
    case 'parquet':
      return [{ header: await options.readParquetColumns(file.path) }]
    case 'xlsx':
      return (await readFirstRows(file.path)).map((header) => ({ header }))
  }
}

function fitsOf(header: readonly string[], file: (kind: KindName) => BatchFile): KindFit[] {
  const fits = kindNames.map((kind): KindFit => {
    const { columns } = readHeader(file(kind), header)
    const known = columns.flatMap((column, at) => (column === null ? [] : [[header[at]!, column] as const]))
    const required: SourceKind['columns'] = sourceKinds[kind].columns.filter((column) => column.required)
    const missing = required.map(({ name }) => name).filter((name) => !columns.includes(name))
    return { kind, columns: Object.fromEntries(known), missing }
  })
  return fits
    .filter(({ columns }) => Object.keys(columns).length > 0)
    .sort((one, other) => scoreOf(other) - scoreOf(one) || widthOf(one) - widthOf(other))
}

/** A required column that is missing counts against a kind as much as two others speak for it. */
const scoreOf = (fit: KindFit | undefined) =>
  fit === undefined ? 0 : Object.keys(fit.columns).length - 2 * fit.missing.length

/** Of two kinds with as many columns of a file it is the one that has fewer others. */
const widthOf = ({ kind }: KindFit) => sourceKinds[kind].columns.length
