import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Engine } from '../comparison/engine/duckdb.ts'
import type { PolicyRow } from '../policy/decision-table.ts'
import type { Batch } from '../sources/batch-file.ts'
import type { KindName } from '../sources/kinds/index.ts'
import { batchInOutput } from './keep-batch.ts'
import { programDigest } from './run-fingerprint.ts'

/** The folder of an output in which a run keeps what a run of changes after it needs (docs/operations/changes.md). */
export const keptInOutput = 'kept'

/** Checked rows of a file of the batch, or some of them, as Parquet. */
export interface KeptPart {
  /** Below the folder. */
  path: string
  kind: KindName
  /** Name of the file in the batch. */
  file: string
  /** True where the file holds rows that changes added. */
  added: boolean
  /** Marks of the lines of the file (line-marks.ts), below the folder; absent where it has none. */
  marks?: string
}

/** What an output keeps for the next day. */
export interface KeptRun {
  /** Absolute. */
  folder: string
  /** What its rows and tables depend on, beside the rows themselves. */
  fits: string
  /** kind -> columns that batch.yaml maps */
  mapped: Readonly<Record<string, readonly string[]>>
  parts: readonly KeptPart[]
  /** The list of rows that went, in the batch of the output; null where none did. Absolute. */
  gone: string | null
  /** Of these the ones that `parts` lack, since they were away when everything was read last; null: none. Absolute. */
  lacking: string | null
}

/** Rows that went in the run itself, with what they said. */
export const goneToday = 'gone-today.parquet'

/** Rows of files of the batch that went before the rows of these files were kept. */
export const lackingRows = 'lacking.parquet'

interface Circumstances {
  engine: Engine
  batch: Batch
  policy: readonly PolicyRow[]
}

/** Whatever makes another result of the same rows: the program, its engine, the area, the reference date, the policy. */
export async function circumstancesOf({ engine, batch, policy }: Circumstances): Promise<string> {
  const [version] = await engine.query('SELECT version() AS v')
  const parts = [programDigest(), String(version?.v), batch.area, batch.asOf, policy]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

const listOf = (folder: string) => join(folder, 'kept.json')

/** Results of the run that are put together with those of the changes. */
const results = ['persons', 'links', 'findings', 'evidence', 'insured', 'rejects'].map((name) => `${name}.parquet`)

/** Bytes of every file that a run of changes reads, by its path from the output on. */
function sizesIn(output: string): Record<string, number> {
  const kept = readdirSync(join(output, keptInOutput), { recursive: true, encoding: 'utf8' })
  const paths = [...results, ...kept.map((name) => join(keptInOutput, name))].filter((path) =>
    /\.(parquet|marks)$/.test(path),
  )
  return Object.fromEntries(
    paths.sort().map((path) => [path, statSync(join(output, path), { throwIfNoEntry: false })?.size ?? -1]),
  )
}

/** What an output kept; null where it kept nothing, or not all of it is there as it was. */
export function readKept(output: string): KeptRun | null {
  const folder = join(output, keptInOutput)
  if (!existsSync(listOf(folder))) return null
  const { sizes, batch: _, ...kept } = JSON.parse(readFileSync(listOf(folder), 'utf8')) as Listed
  if (!isDeepStrictEqual(sizes, sizesIn(output))) return null
  const from = (path: string | null) => (path === null ? null : join(output, path))
  return { ...kept, folder, gone: from(kept.gone), lacking: from(kept.lacking) }
}

interface Listed extends Omit<KeptRun, 'folder'> {
  sizes: Record<string, number>
  /** Of every file of the batch in the output when it was last written, and how large it is. */
  batch: Record<string, string>
}

const markOf = (path: string): string => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? '' : `${found.size} ${found.mtimeNs}`
}

function marksIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(files.sort().map((name) => [name.replaceAll(sep, '/'), markOf(join(folder, name))]))
}

/**
 * Names of the files of an output's batch that nobody wrote since they were read: size and time are what they were. The
 * others are asked for their content.
 */
export function untouchedFiles(output: string): Set<string> {
  const list = listOf(join(output, keptInOutput))
  if (!existsSync(list)) return new Set()
  const { batch = {} } = JSON.parse(readFileSync(list, 'utf8')) as Partial<Listed>
  const now = marksIn(join(output, batchInOutput))
  return new Set(Object.keys(batch).filter((name) => batch[name] === now[name]))
}

/** Says what is in the folder: without this nothing is. `gone` and `lacking` are said from the output on. */
export function writeKept({ folder, ...kept }: KeptRun): void {
  const output = dirname(folder)
  const listed: Listed = { ...kept, sizes: sizesIn(output), batch: marksIn(join(output, batchInOutput)) }
  writeFileSync(listOf(folder), `${JSON.stringify(listed, null, 1)}\n`, { mode: 0o600 })
}

/** The file under another name, where the disk can, else a copy: nobody writes into what an output kept. */
export function placeKept(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
