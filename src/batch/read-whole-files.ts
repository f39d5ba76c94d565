import { isDeepStrictEqual } from 'node:util'
import type { Engine } from '../comparison/engine/duckdb.ts'
import type { Reporter } from '../reports/run-summary.ts'
import type { DecodedFile } from '../sources/decode-file.ts'
import { type FilesToMatch, matchFiles } from '../sources/decode-pool.ts'
import { faultsProblem } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import type { KindName } from '../sources/kinds/index.ts'
import type { KeptRun } from './kept-rows.ts'
import type { WatchedFiles } from './watch-files.ts'

/** Whole files that came, and what a run kept of those before. `openBase` was called. */
export interface WholeFiles {
  engine: Engine
  kept: KeptRun
  /** All files of the batch before, and their SHA-256 by name. */
  before: readonly FileInspection[]
  hashes: ReadonlyMap<string, string>
  watched: WatchedFiles
  /** For what is decoded meanwhile. */
  work: string
  threads?: number
  signal?: AbortSignal
  reporter: Reporter
}

/** Whole files of a kind as they were read. */
export interface ReadFiles {
  kind: KindName
  /** The files before that did not come again as they were, and of them those whose lines were looked for. */
  own: readonly FileInspection[]
  matched: ReadonlySet<FileInspection>
  /** What came otherwise: all rows of a file, or those whose lines were not found. */
  decoded: readonly DecodedFile[]
  /** Shards of rows of `matched` that were not found: the file's place among those before, from 1 on, and the row. */
  left: readonly string[]
}

interface Reading extends Pick<ReadFiles, 'kind' | 'own'> {
  matched: Set<FileInspection>
  decoded: DecodedFile[]
  left: string[]
  /** How many groups are not read yet. */
  missing: number
}

/**
 * Reads whole files of several kinds into a folder, each kind given when all of it is read. A file with the digest of one
 * before is not read at all; where a file before was read the same way (encoding, delimiter, columns, `values:`), a line
 * that stands there as it is is passed over. Throws `changes_refused`, `file_changed`.
 */
export async function* readWholeFiles(
  files: WholeFiles,
  whole: readonly (readonly [KindName, readonly FileInspection[]])[],
  shards: string,
): AsyncGenerator<ReadFiles> {
  const { watched, threads, signal } = files
  const groups: FilesToMatch[] = []
  const readings = new Map<FilesToMatch, Reading>()
  for (const [kind, fresh] of whole) {
    const { read, own } = await withoutSame(files, kind, fresh)
    const reading: Reading = { kind, own, matched: new Set(), decoded: [], left: [], missing: 0 }
    for (const group of await groupsOf(files, reading, read, `${shards}/${kind}`)) {
      groups.push(group)
      readings.set(group, reading)
      reading.missing++
      if (group.leftPath !== '') reading.left.push(group.leftPath)
    }
    if (reading.missing === 0) yield reading
  }
  const total = groups.flatMap(({ inspections }) => inspections).reduce((sum, { size }) => sum + size, 0)
  let done = 0
  const onProgress = (bytes: number) => {
    done += bytes
    files.reporter.progress(Math.min(done, total), total, 'bytes')
  }
  for await (const result of matchFiles(groups, shards, {
    hashes: true,
    ...(threads !== undefined && { threads }),
    ...(signal && { signal }),
    onProgress,
  })) {
    if ('fault' in result) throw faultsProblem([result.fault], 'changes_refused')
    const refused = result.decoded.flatMap((one) => one.refused ?? [])
    if (refused.length > 0) throw faultsProblem(refused, 'changes_refused')
    const reading = readings.get(result.files) as Reading
    reading.decoded.push(...result.decoded)
    for (const { inspection, sha256 } of result.decoded) watched.know(inspection.file.id, sha256)
    reading.missing--
    watched.check(result.files.inspections.map(({ file }) => file.id))
    if (reading.missing === 0) yield reading
  }
}

/** Rows of the files before that are not in the batch, whether they were kept or not: marks have them all. */
const allGone = 'SELECT n, row FROM gone_before UNION ALL SELECT n, row FROM lacking_before'

/** Files that are to be read, and those of before that did not come again as they were, with all their rows. */
async function withoutSame(
  { engine, before, hashes, watched }: WholeFiles,
  kind: KindName,
  fresh: readonly FileInspection[],
): Promise<{ read: FileInspection[]; own: FileInspection[] }> {
  const own = before.filter(({ file }) => file.kind === kind)
  const cut = new Set(
    (await engine.query(`SELECT DISTINCT f.name FROM (${allGone}) g JOIN files_before f ON f.n = g.n`)).map(
      ({ name }) => String(name),
    ),
  )
  const same = new Set<FileInspection>()
  const read: FileInspection[] = []
  for (const inspection of fresh) {
    const alike = own.filter(
      (one) =>
        one.size === inspection.size && !cut.has(one.file.name) && isDeepStrictEqual(readAs(one), readAs(inspection)),
    )
    // Of any other file the hash is made while it is read.
    const hash = alike.length > 0 ? await watched.hashOf(inspection.file.id) : ''
    const old = alike.find((one) => !same.has(one) && hashes.get(one.file.name) === hash)
    if (old) same.add(old)
    else read.push(inspection)
  }
  return { read, own: own.filter((one) => !same.has(one)) }
}

/** How a file is read: the same bytes may mean other cells. */
const readAs = ({ file, text, sheet, columns }: FileInspection) => [
  file.format,
  file.values,
  text?.encoding,
  text?.delimiter,
  sheet,
  columns,
]

/** Files that are read the same way, with the lines of those before that were. */
async function groupsOf(
  { engine, kept, before }: WholeFiles,
  reading: Reading,
  read: readonly FileInspection[],
  path: string,
): Promise<FilesToMatch[]> {
  const marksOf = ({ file }: FileInspection) =>
    kept.parts.find((part) => part.file === file.name && part.marks !== undefined)?.marks
  const marked = reading.own.filter((one) => one.text && marksOf(one) !== undefined)
  const groups: FilesToMatch[] = []
  let left = [...read]
  while (left.length > 0) {
    const [first] = left as [FileInspection]
    const isAlike = (one: FileInspection) => isDeepStrictEqual(readAs(one), readAs(first))
    const known = marked.filter(isAlike)
    const inspections = known.length === 0 ? [first] : left.filter(isAlike)
    left = left.filter((one) => !inspections.includes(one))
    for (const one of known) reading.matched.add(one)
    const files = known.map(async (one) => {
      const number = before.indexOf(one) + 1
      const rows = await engine.query(`SELECT row FROM (${allGone}) g WHERE n = ${number}`)
      const without = rows.map(({ row }) => Number(row))
      return { number, path: `${kept.folder}/${marksOf(one)}`, without }
    })
    groups.push({
      inspections,
      known: await Promise.all(files),
      leftPath: known.length === 0 ? '' : `${path}-${groups.length}.left`,
    })
  }
  return groups
}
