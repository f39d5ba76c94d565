import { readFileSync } from 'node:fs'
import { extname, join, posix, resolve } from 'node:path'
import { parse } from 'yaml'
import { problem } from '../problems.ts'
import { isKnownDivision } from '../standards/divisions.ts'
import { monthOf, readDate } from '../standards/plain-date.ts'
import { type Encoding, readEncodingLabel } from './encodings.ts'
import { type FileFault, fileFault } from './faults.ts'
import { isKindName, type KindName } from './kinds/index.ts'
import { compareCodePoints, matchFiles } from './match-files.ts'

export type FileFormat = 'csv' | 'xlsx' | 'dbf' | 'parquet'

/** One file of a batch with what batch.yaml says of it. */
export interface BatchFile {
  /** 1, 2, … in the order of batch.yaml. */
  id: number
  kind: KindName
  /** Absolute. */
  path: string
  /** Relative to the batch folder, with `/`. */
  name: string
  format: FileFormat
  encoding?: Encoding | 'utf-16'
  delimiter?: string
  /** Header in the file -> column of the kind. */
  columns: Readonly<Record<string, string>>
  /** Column -> value in the file -> value of the contract. */
  values: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** A Parquet file of rows (`file`, `row`) that are not in the batch any more, of this file or others; absolute. */
  without?: string
}

/** A folder of departmental extracts as its batch.yaml describes it. */
export interface Batch {
  /** Absolute. */
  folder: string
  /** Six-digit code of the pooling area. */
  area: string
  /** YYYYMMDD. */
  asOf: number
  /** YYYYMM. */
  asOfMonth: number
  /** e.g. `2016Q4`. */
  quarter: string
  /** Six-digit city -> people by police statistics. */
  households: Readonly<Record<string, number>>
  sources: readonly BatchFile[]
  /** Sources that name no kind or no file. */
  faults: readonly FileFault[]
}

/** Every scalar is text (failsafe YAML), so that a code keeps its leading zeros. */
type Node = string | Node[] | { [key: string]: Node }

const formats: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.txt': 'csv',
  '.tsv': 'csv',
  '.xlsx': 'xlsx',
  '.dbf': 'dbf',
  '.parquet': 'parquet',
}

/**
 * Reads batch.yaml and finds its files. Throws `batch_missing`, `batch_invalid`, `area_unknown`; what is wrong with single files is in
 * `faults`, so that all of it can be said at once.
 */
export async function readBatch(folder: string): Promise<Batch> {
  return parseBatch(readText(folder), folder)
}

/** As `readBatch`, of a text that is not in the folder yet. Throws `batch_invalid`, `area_unknown`. */
export async function parseBatch(text: string, folder: string): Promise<Batch> {
  const absolute = resolve(folder)
  const root = readYaml(text)
  const area = textOf(root.area, 'area').trim()
  if (!/^\d{6}$/.test(area)) throw invalid('area', `"${area}" is no six-digit code`, `“${area}”不是六位代码`)
  if (!isKnownDivision(area)) throw problem('area_unknown', { area })
  const asOf = readDate(
    textOf(root.asOf, 'asOf')
      .trim()
      .replace(/[T ].*$/, ''),
  )
  if (asOf === null) throw invalid('asOf', 'a date like 2016-12-31 is needed', '要写成 2016-12-31 这样真实存在的日期')
  const quarter = textOf(root.quarter, 'quarter').trim().toUpperCase()
  if (!/^\d{4}Q[1-4]$/.test(quarter))
    throw invalid('quarter', 'a quarter like 2016Q4 is needed', '要写成 2016Q4 这样的季度')
  const without = readWithout(absolute, root.without ?? '')
  const found = readSources(absolute, root.sources ?? '', without)
  return { folder: absolute, area, asOf, asOfMonth: monthOf(asOf), quarter, households: readHouseholds(root), ...found }
}

/** The format that an ending with its dot means, in either case; undefined: none that can be read. */
export const formatOf = (ending: string): FileFormat | undefined => formats[ending.toLowerCase()]

function readText(folder: string): string {
  try {
    return readFileSync(join(folder, 'batch.yaml'), 'utf8')
  } catch {
    throw problem('batch_missing', { folder: resolve(folder) })
  }
}

function readYaml(text: string): { [key: string]: Node } {
  let root: Node
  try {
    root = parse(text.replace(/^\ufeff/, ''), { schema: 'failsafe' })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    throw invalid('YAML', reason, `YAML 语法不对,${reason}`)
  }
  return mapOf(root, 'batch.yaml')
}

function readHouseholds(root: { [key: string]: Node }): Record<string, number> {
  const households: Record<string, number> = {}
  for (const [city, count] of Object.entries(mapOf(root.households ?? '', 'households'))) {
    const number = Number(textOf(count, `households.${city}`).replaceAll('_', '') || Number.NaN)
    if (!/^\d{6}$/.test(city) || !Number.isSafeInteger(number) || number < 0) {
      throw invalid(
        `households.${city}`,
        'a six-digit city and a number of people are needed',
        '要写六位城市代码和人数',
      )
    }
    households[city] = number
  }
  return households
}

/** Batches of runs of changes name the rows that went, in a file named by its own SHA-256 (docs/operations/changes.md). */
function readWithout(folder: string, node: Node): { without?: string } {
  const name = textOf(node, 'without').trim()
  if (name === '') return {}
  if (!goneFileName.test(name))
    throw invalid('without', 'a file gone-SHA256.parquet is needed', '要写 gone-SHA256.parquet 这样的文件')
  return { without: join(folder, name) }
}

/** Its digits are the file's SHA-256: what names the file says what it holds. */
export const goneFileName = /^gone-([0-9a-f]{64})\.parquet$/

function readSources(
  folder: string,
  node: Node,
  without: Pick<BatchFile, 'without'>,
): { sources: BatchFile[]; faults: FileFault[] } {
  if (!Array.isArray(node) || node.length === 0)
    throw invalid('sources', 'a list of sources is needed', '要列出数据来源')
  const sources: BatchFile[] = []
  const faults: FileFault[] = []
  node.forEach((entry, index) => {
    const where = `sources[${index}]`
    const source = mapOf(entry, where)
    const kind = textOf(source.kind, `${where}.kind`).trim()
    const patterns = listOf(source.files, `${where}.files`)
    const settings = readSettings(source, where)
    const names = new Set<string>()
    for (const pattern of patterns) {
      const matched = matchFiles(folder, pattern)
      if (matched.length === 0) faults.push(fileFault('file_missing', pattern, kind))
      for (const name of matched) names.add(posix.normalize(name))
    }
    if (!isKindName(kind)) {
      for (const file of names.size > 0 ? names : patterns) faults.push(fileFault('kind_unknown', file, kind, '', kind))
      return
    }
    for (const name of [...names].sort(compareCodePoints)) {
      const format = formatOf(extname(name))
      if (format)
        sources.push({ id: sources.length + 1, kind, path: join(folder, name), name, format, ...settings, ...without })
      else faults.push(fileFault('format_unknown', name, kind))
    }
  })
  return { sources, faults }
}

function readSettings(source: { [key: string]: Node }, where: string) {
  const values: Record<string, Record<string, string>> = {}
  for (const [column, map] of Object.entries(mapOf(source.values ?? '', `${where}.values`))) {
    values[column] = textsOf(map, `${where}.values.${column}`)
  }
  const label = textOf(source.encoding ?? '', `${where}.encoding`).trim()
  const encoding = readEncodingLabel(label)
  if (label !== '' && encoding === undefined)
    throw invalid(`${where}.encoding`, `"${label}" is no known encoding`, `不认识编码“${label}”`)
  const delimiter = textOf(source.delimiter ?? '', `${where}.delimiter`).replace(/^\\t$/, '\t')
  if (delimiter !== '' && !/^[\u0001-\u0009\u000b\u000c\u000e-\u0021\u0023-\u007f]$/.test(delimiter)) {
    throw invalid(
      `${where}.delimiter`,
      'one ASCII character is needed, no quote and no line break',
      '分隔符要是一个 ASCII 字符,不能是引号或换行',
    )
  }
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter === '' ? {} : { delimiter }),
    columns: textsOf(source.columns ?? '', `${where}.columns`),
    values,
  }
}

function textsOf(node: Node, where: string): Record<string, string> {
  const entries = Object.entries(mapOf(node, where))
  return Object.fromEntries(entries.map(([key, value]) => [key, textOf(value, `${where}.${key}`)]))
}

function textOf(node: Node | undefined, where: string): string {
  if (node === undefined) throw invalid(where, 'it is missing', '没有填写')
  if (typeof node !== 'string') throw invalid(where, 'a text is needed', '要写一个文本')
  return node
}

/** One text stands for a list of one. */
function listOf(node: Node | undefined, where: string): string[] {
  const list = (typeof node === 'string' && node !== '' ? [node] : node) ?? ''
  if (!Array.isArray(list) || list.length === 0) throw invalid(where, 'a list of files is needed', '要列出文件')
  return list.map((item, index) => textOf(item, `${where}[${index}]`).trim())
}

/** What is left empty counts as an empty map. */
function mapOf(node: Node, where: string): { [key: string]: Node } {
  if (node === '' || node === '~' || node === 'null') return {}
  if (typeof node === 'string' || node === null || Array.isArray(node))
    throw invalid(where, 'a map is needed', '要写成“键: 值”的形式')
  return node
}

function invalid(where: string, reason: string, reasonZh: string) {
  return problem('batch_invalid', { where, reason, reasonZh })
}
