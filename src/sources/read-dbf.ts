import { Buffer } from 'node:buffer'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { DBFFile } from 'dbffile'
import type { BatchFile } from './batch-file.ts'
import { foldHeader } from './headers.ts'
import { type SourceKind, sourceKinds } from './kinds/index.ts'

/** A field name has room for ten bytes. */
const nameBytes = 10

/** The columns of a dBase file; names that its ten bytes cut are made whole where only one header begins like that. */
export async function readDbfHeader(file: BatchFile): Promise<string[]> {
  const table = await openTable(file)
  return table.fields.map(({ name }) => restoreName(name, file))
}

/** The rows of a dBase file without the deleted ones, every field as its text. */
export async function* readDbfRows(file: BatchFile): AsyncGenerator<string[]> {
  const table = await openTable(file)
  const names = table.fields.map(({ name }) => name)
  for await (const record of table) yield names.map((name) => textOf(record[name]))
}

async function openTable(file: BatchFile): Promise<DBFFile> {
  const table = await DBFFile.open(file.path, { encoding: file.encoding ?? 'gb18030' })
  checkLength(file.path, table.recordCount)
  for (const field of table.fields) {
    // Numbers and dates lie in the file as text; read as text they keep all digits.
    if (field.type === 'N' || field.type === 'F' || field.type === 'D') field.type = 'C'
  }
  return table
}

/** The reader would take what it read before for the records that a cut file lacks. */
function checkLength(path: string, records: number): void {
  const header = Buffer.alloc(12)
  const descriptor = openSync(path, 'r')
  readSync(descriptor, header, 0, 12, 0)
  closeSync(descriptor)
  const expected = header.readUInt16LE(8) + records * header.readUInt16LE(10)
  if (statSync(path).size < expected) throw new Error('the file is cut off')
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return String(value).replace(/\0+$/, '').trim()
}

function restoreName(name: string, file: BatchFile): string {
  const length = [...name].reduce((bytes, character) => bytes + (character < '\u0080' ? 1 : 2), 0)
  if (length < nameBytes - 1) return name
  const kind: SourceKind = sourceKinds[file.kind]
  const headers = [
    ...Object.keys(file.columns),
    ...kind.columns.flatMap((column) => [column.name, column.chinese, ...column.aliases]),
  ]
  const folded = foldHeader(name.replace(/\ufffd$/, ''))
  if (headers.some((header) => foldHeader(header) === folded)) return name
  const longer = headers.filter((header) => foldHeader(header).startsWith(folded))
  return longer.length === 1 ? longer[0]! : name
}
