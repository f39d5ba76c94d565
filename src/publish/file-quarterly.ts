import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from '../problems.ts'
import type { Transaction } from '../registry/database.ts'
import { insertFiledTable, selectOptionalLatestTable } from '../registry/quarterly-tables.ts'
import type { PublishedRun } from '../registry/runs.ts'
import { brokenChecks, type Quarterly } from '../reports/run-summary.ts'
import { assertSecondPerson } from '../security/separation.ts'

/** Who signs the form (41 annex 3): names as they are to be printed. */
export interface Signatures {
  preparer: string
  sectionHead: string
  unitHead: string
}

/** A table as it was filed. */
export interface FiledContent extends Quarterly {
  signatures: Signatures
}

/** The official table of a run, from its snapshot. */
export function readQuarterly(run: PublishedRun): Quarterly {
  return JSON.parse(readFileSync(join(run.snapshot, 'quarterly.json'), 'utf8')) as Quarterly
}

/**
 * Files the table of a published run: frozen, citing its snapshot. A later one for the same quarter is a new version
 * and says why. Throws `run_unpublished`, `run_broken`, `second_person_needed`, `correction_unexplained`,
 * `table_unchanged`, `table_raced`.
 */
export async function fileQuarterly(
  tx: Transaction,
  run: PublishedRun,
  filing: { key: string; reason: string | null; signatures: Signatures; filedBy: string; now: Date },
): Promise<{ version: number; digest: string }> {
  const { key, reason, signatures, filedBy, now } = filing
  if (run.state !== 'published') throw problem('run_unpublished', {})
  assertSecondPerson(run.proposedBy, filedBy)
  const quarterly = readQuarterly(run)
  const broken = brokenChecks(quarterly.checks).map(({ name }) => name)
  if (broken.length > 0) throw problem('run_broken', { folder: run.quarter, checks: broken.slice(0, 5).join(', ') })
  const content: FiledContent = { ...quarterly, signatures }
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const last = await selectOptionalLatestTable(tx, run.area, run.quarter, null)
  if (last !== null && last.digest === digest) throw problem('table_unchanged', { version: last.version })
  if (last !== null && reason === null) throw problem('correction_unexplained', { version: last.version })
  const version = (last?.version ?? 0) + 1
  const { area, quarter, id: runID, proposedBy: preparedBy } = run
  await insertFiledTable(tx, { key, area, quarter, version, runID, content, digest, reason, preparedBy, filedBy, now })
  return { version, digest }
}

/** The quarter before: 2017Q1 → 2016Q4. */
export function quarterBefore(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))]
  return number === 1 ? `${year - 1}Q4` : `${year}Q${number - 1}`
}

/** The day by which a quarter's table is due: the 25th of the month after it (41 annex 3). */
export function dueDateOf(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))]
  return number === 4 ? `${year + 1}-01-25` : `${year}-${String(number * 3 + 1).padStart(2, '0')}-25`
}
