import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter } from '../reports/run-summary.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import type { KindName } from '../sources/kinds/index.ts'
import { type FoundByContent, filesOf, findByContent } from './find-by-content.ts'
import { openBase } from './kept-base.ts'
import { readWholeFiles, type WholeFiles } from './read-whole-files.ts'

/** Whole files of several kinds, and what a run kept. */
export interface DeliveredFiles extends WholeFiles {
  /** Files that came, by kind: whole, or with `op`. */
  changing: ReadonlyMap<KindName, readonly FileInspection[]>
  /** kind -> columns that batch.yaml maps */
  mapped: Readonly<Record<string, readonly string[]>>
  /** The mappings (`values:`) of all files, each once. */
  mappings: readonly object[]
  /** rejects.parquet of the run before. */
  rejects: string
  /** Kinds of which was asked whether their files are whole: nobody is asked twice. */
  asked: Set<KindName>
}

/**
 * Where more of the rows than this differ from those that a run read of its files, today and on all days since, comparing
 * everything takes no longer, and the batch is that of today's files again.
 */
const mostDiffering = 0.2

/** Somebody asks whether a file is whole where more of its kind's rows went. */
const mostGone = 0.05

/**
 * Finds what every whole file says otherwise (`findByContent`), and opens what a run kept for that. Null where everything
 * is to be compared: no kind's changes are half applied then.
 */
export async function findInWholeFiles(files: DeliveredFiles): Promise<Map<KindName, FoundByContent> | null> {
  const { engine, kept, before, changing, reporter } = files
  await openBase(engine, kept, before)
  const found = new Map<KindName, FoundByContent>()
  const whole = [...changing].filter(([, fresh]) => fresh.every(({ columns }) => !columns.includes('op')))
  if (whole.length === 0) return found
  const everything = await rowsKept(files)
  let differing = everything.apart
  const shards = mkdtempSync(join(files.work, 'whole-'))
  await engine.execute('SET preserve_insertion_order = false')
  try {
    for await (const read of readWholeFiles(files, whole, shards)) {
      const { kind } = read
      const one = await findByContent({ ...files, ...read, mapped: files.mapped[kind] ?? [], shards })
      for (const path of filesOf(read, shards)) rmSync(path, { force: true })
      if (one !== null) found.set(kind, one)
      if (one !== null && one.removed > one.base * mostGone && one.removed > 2 * one.added) {
        warnOfFewer(reporter, kind, one)
        files.asked.add(kind)
      }
      differing += one === null ? 0 : one.added + one.removed
      if (one !== null && differing <= everything.rows * mostDiffering) continue
      tellWhyWhole(reporter, kind, one)
      for (const table of found.keys()) await engine.execute(`DROP TABLE gone_${table}; DROP TABLE added_${table}`)
      return null
    }
  } finally {
    rmSync(shards, { recursive: true, force: true })
    await engine.execute('SET preserve_insertion_order = true')
  }
  return found
}

function tellWhyWhole(reporter: Reporter, kind: KindName, one: FoundByContent | null): void {
  reporter.note(
    one === null
      ? {
          zh: `${kind}：有读不出来的行与上次不同，这次整批比对。`,
          en: `${kind}: other rows than last time cannot be read; everything is compared.`,
        }
      : {
          zh: `与上次整批比对时相比，不同的行超过 ${mostDiffering * 100}%，这次整批比对。`,
          en: `More than ${mostDiffering * 100}% of the rows differ from those of the last whole comparison; everything is compared.`,
        },
  )
}

/** How many rows were kept, and how many of them lie apart since: gone, or in files of rows that came. */
async function rowsKept({ engine, kept }: DeliveredFiles): Promise<{ rows: number; apart: number }> {
  const count = async (parts: typeof kept.parts) => {
    if (parts.length === 0) return 0
    const files = parts.map(({ path }) => `'${`${kept.folder}/${path}`.replaceAll("'", "''")}'`)
    const [row] = await engine.query(
      `SELECT count(*) AS rows FROM read_parquet([${files.join(', ')}], union_by_name=true)`,
    )
    return Number(row?.rows)
  }
  const [gone] = await engine.query('SELECT count(*) AS rows FROM gone_before')
  const added = await count(kept.parts.filter((part) => part.added))
  return { rows: await count(kept.parts), apart: added + Number(gone?.rows) }
}

/** Asks whether files are whole that were not compared by content: `before` and `now` are rows by kind. */
export function warnOfFewerRows(
  reporter: Reporter,
  kinds: readonly KindName[],
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): void {
  for (const kind of kinds) {
    const [then, came] = [before.get(kind) ?? 0, now.get(kind) ?? 0]
    if (came >= then * (1 - mostGone)) continue
    const share = Math.round((1 - came / then) * 100)
    reporter.warn({
      zh: `${kind}：上次 ${then} 行，这次的文件只有 ${came} 行（少 ${share}%）。文件是否完整？`,
      en: `${kind}: ${then} rows before, ${came} in these files (${share}% fewer). Are the files whole?`,
    })
  }
}

function warnOfFewer(reporter: Reporter, kind: KindName, { base, removed, added }: FoundByContent): void {
  const share = Math.round((removed / base) * 100)
  reporter.warn({
    zh: `${kind}：上次的 ${base} 行中有 ${removed} 行（${share}%）不在这次的文件里，新增只有 ${added} 行。文件是否完整？`,
    en: `${kind}: ${removed} of the ${base} rows before (${share}%) are not in these files, and only ${added} came. Are the files whole?`,
  })
}
