import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import { decodeFile } from '../sources/decode-file.ts'
import { faultsProblem } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import type { SourceKind } from '../sources/kinds/index.ts'
import { createRejects, emptyScan, insertRejects, scanOf } from './scan-files.ts'

interface ReadOptions {
  engine: Engine
  kind: SourceKind
  /** Files of changes of the kind. */
  inspections: readonly FileInspection[]
  /** Columns that batch.yaml maps: they come beside, as `mapped_…`. */
  mapped: readonly string[]
  /** A number for the mapping (`values:`) of a file; absent: 0 for all. */
  mappingOf?(inspection: FileInspection): number
  /** For what is decoded, until `remove`. */
  folder: string
}

/** Rows of changes as the table `said`. */
export interface ChangeRows {
  /** Takes away what was decoded; the table is the caller's. */
  remove(): void
}

/**
 * Reads the files of changes of a kind into the table `said`: `place` in the order of files and rows, `op` (`+` or `-`),
 * `mapping`, and the cells. Throws `changes_refused` for a file, `change_unreadable` where a row is not whole, `change_unclear`
 * where one says neither `+` nor `-`.
 */
export async function readChangeRows(options: ReadOptions): Promise<ChangeRows> {
  const { engine, kind, inspections, mapped } = options
  const folder = mkdtempSync(join(options.folder, 'changes-'))
  const columns = new Set(mapped)
  await engine.execute(createRejects)
  const scans: string[] = []
  for (const inspection of inspections) {
    const decoded = await decodeFile(inspection, folder)
    if (decoded.refused) throw faultsProblem([decoded.refused], 'changes_refused')
    if (decoded.rejects !== null) await engine.execute(insertRejects(decoded))
    if (decoded.shards.length > 0) scans.push(scanOf(kind, decoded, columns))
  }
  const all = [emptyScan(kind, columns), ...scans].join(' UNION ALL ')
  const mappings = inspections.map((one) => `WHEN ${one.file.id} THEN ${options.mappingOf?.(one) ?? 0}`)
  await engine.execute(
    `CREATE TABLE said AS SELECT * EXCLUDE (op), trim(op) AS op, CASE file ${mappings.join(' ')} END AS mapping, row_number() OVER (ORDER BY file, row) AS place FROM (${all}) s`,
  )
  await assertClear(engine, inspections)
  await engine.execute('ALTER TABLE said DROP COLUMN file')
  await engine.execute('ALTER TABLE said DROP COLUMN row')
  await engine.execute('DROP TABLE decode_rejects')
  return { remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function assertClear(engine: Engine, inspections: readonly FileInspection[]): Promise<void> {
  const nameOf = new Map(inspections.map(({ file }) => [file.id, file.name]))
  const rowsOf = async (from: string) => {
    const rows = await engine.query(`SELECT DISTINCT file, row FROM ${from} ORDER BY file, row LIMIT 5`)
    return rows.map(({ file, row }) => `${nameOf.get(Number(file))} ${row}`).join(', ')
  }
  const unreadable = await rowsOf('decode_rejects')
  if (unreadable !== '') throw problem('change_unreadable', { rows: unreadable })
  const unclear = await rowsOf(`said WHERE op IS NULL OR op NOT IN ('+', '-')`)
  if (unclear !== '') throw problem('change_unclear', { rows: unclear })
}
