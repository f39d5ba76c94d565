import type { BatchFile } from './batch-file.ts'
import { type FileFault, fileFault } from './faults.ts'
import { type SourceKind, sourceKinds } from './kinds/index.ts'

/** What a header says about the columns of a file. */
export interface HeaderReading {
  /** The header's cells as they came. */
  header: string[]
  /** For every cell of a row the column it is, null when it is none or another cell is that column. */
  columns: (string | null)[]
  /** Headers that are no column of the kind. */
  unknown: string[]
  /** Headers of a column that another header is already. */
  duplicated: string[]
}

/** A header without what does not matter: case, width, spaces around, byte-order mark and other invisible marks. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u0000]/g, '')
    .trim()
    .toUpperCase()
}

/** Column names of a kind by folded header; what batch.yaml says of the file goes first. */
function columnsByHeader(kind: SourceKind, mapping: Readonly<Record<string, string>>): Map<string, string> {
  const found = new Map<string, string>()
  const add = (header: string, name: string) => {
    const folded = foldHeader(header)
    if (!found.has(folded)) found.set(folded, name)
  }
  for (const [header, target] of Object.entries(mapping)) {
    const column = kind.columns.find(({ name }) => foldHeader(name) === foldHeader(target))
    if (column) add(header, column.name)
  }
  for (const { name } of kind.columns) add(name, name)
  for (const { name, chinese } of kind.columns) add(chinese, name)
  for (const { name, aliases } of kind.columns) for (const alias of aliases) add(alias, name)
  return found
}

/** Reads the header's cells as columns of the file's kind. */
export function readHeader(file: BatchFile, header: readonly string[]): HeaderReading {
  const byHeader = columnsByHeader(sourceKinds[file.kind], file.columns)
  const mapped = new Set(Object.keys(file.columns).map(foldHeader))
  const names = header.map((cell) => byHeader.get(foldHeader(cell)) ?? null)
  // Of two headers for one column the one that batch.yaml names counts, else the first.
  const place = new Map<string, number>()
  names.forEach((name, index) => {
    if (name !== null && mapped.has(foldHeader(header[index]!)) && !place.has(name)) place.set(name, index)
  })
  names.forEach((name, index) => {
    if (name !== null && !place.has(name)) place.set(name, index)
  })
  return {
    header: [...header],
    columns: names.map((name, index) => (name !== null && place.get(name) === index ? name : null)),
    unknown: header.filter((_, index) => names[index] === null),
    duplicated: header.filter((_, index) => names[index] !== null && place.get(names[index]!) !== index),
  }
}

/** The faults of a header: required columns that it lacks, mappings to columns that the kind does not have. */
export function checkHeader(file: BatchFile, columns: readonly (string | null)[], isEmpty = false): FileFault[] {
  const kind: SourceKind = sourceKinds[file.kind]
  const known = new Set(kind.columns.map(({ name }) => foldHeader(name)))
  const missing = kind.columns.filter(({ name, required }) => required && !columns.includes(name))
  const wrong = Object.values(file.columns).filter((target) => !known.has(foldHeader(target)))
  return [
    ...missing.map(({ name }) => fileFault(isEmpty ? 'file_empty' : 'column_missing', file.name, file.kind, name)),
    ...wrong.map((target) => fileFault('column_unknown', file.name, file.kind, target)),
  ]
}
