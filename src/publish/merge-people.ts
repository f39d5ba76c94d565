import type { Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { loadQueries } from '../registry/queries.ts'
import { fillColumns } from './fill-columns.ts'
import { stagedColumns } from './person-columns.ts'
import type { RunResults } from './read-run.ts'
import { stagedPeople } from './stage-people.ts'

const sql = loadQueries(import.meta.url)
export interface MergeInput {
  run: RunResults
  cipher: FieldCipher
  runID: number
  /** Prefix of the divisions that the run speaks of: nobody outside leaves the register by it. */
  prefix: string
  now: string
  onProgress: (done: number, total: number) => void
}

/** What a merge did to the people of the register. */
export interface MergeCounts {
  entered: number
  changed: number
  unchanged: number
  left: number
}

/** Puts the people of a run beside the register, within the transaction. */
export async function stagePeople(
  tx: Transaction,
  input: Pick<MergeInput, 'run' | 'cipher' | 'onProgress'>,
): Promise<void> {
  await tx.script(sql.createStage!)
  const { run, cipher } = input
  const rows = stagedPeople(run, cipher, '', (done) => input.onProgress(done, run.people))
  await tx.copyIn('staged_person', stagedColumns, rows)
  await tx.script(sql.indexStage!)
}

/** Whether the register holds nobody yet, and nobody can begin to enter them before this transaction ends. */
export async function isEmpty(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query(sql.isEmpty!)
  if (row!.empty === true) await tx.script('lock table person in access exclusive mode')
  return row!.empty === true
}

/** People in the register whose indexes are still to be built. */
export interface FilledPeople {
  indexes: readonly string[]
  entered: number
}

/** Fills the empty register: nothing to compare, so the rows go straight in; `indexPeople` must follow. */
export async function fillPeople(tx: Transaction, input: MergeInput): Promise<FilledPeople> {
  const { run, cipher, runID, now } = input
  const indexes = await tx.query(sql.indexes!)
  for (const { name } of indexes) await tx.execute(`drop index "${name}"`)
  const rows = stagedPeople(run, cipher, `\t${runID}\t${now}`, (done) => input.onProgress(done, run.people))
  const entered = await tx.copyIn('person', [...stagedColumns, 'run_id', 'valid_from'], rows)
  return { indexes: indexes.map(({ definition }) => String(definition)), entered }
}

/** Builds the indexes again that `fillPeople` left away. */
export async function indexPeople(tx: Transaction, { indexes }: FilledPeople): Promise<void> {
  await tx.execute(`set local maintenance_work_mem = '256MB'`)
  for (const definition of indexes) await tx.execute(definition)
  await tx.script(sql.analyzeFilled!)
}

/** Finds who of the staged people is who in the register, and of whom the run says who they are. */
export async function matchPeople(tx: Transaction, { prefix }: Pick<MergeInput, 'prefix'>): Promise<void> {
  // Statements that make tables take no values.
  const here = (query: string) => query.replaceAll('{takes}', sql.takes!).replaceAll('{prefix}', quoted(prefix))
  await tx.script(here(sql.matchByKey!))
  await tx.execute(sql.gatherArriving!)
  await tx.execute(here(sql.gatherLeaving!))
  await tx.execute(sql.insertContinued!)
}

/** Merges the staged and matched people: new, changed and left, each former version kept. */
export async function mergePeople(
  tx: Transaction,
  { runID, prefix, now }: MergeInput,
): Promise<Omit<MergeCounts, 'unchanged'>> {
  await tx.execute(sql.rememberFormerKeys!, [now])
  await tx.execute(sql.rememberFormerNumbers!, [now])
  await tx.execute(sql.keepChangedVersions!, [now, runID])
  const own = stagedColumns.filter((name) => name !== 'insured_areas')
  const changed = await tx.execute(fillColumns(sql.updateChanged!, own), [now, runID, prefix])
  await tx.execute(sql.gatherGuests!.replaceAll('{prefix}', quoted(prefix)))
  await tx.execute(sql.keepGuestVersions!, [now, runID])
  await tx.execute(sql.updateGuests!, [now])
  const entered = await tx.execute(fillColumns(sql.insertNew!, stagedColumns), [now, runID])
  await tx.execute(sql.keepLeavingVersions!, [now, runID, prefix])
  await tx.execute(sql.handOver!, [now, prefix])
  const left = await tx.execute(sql.markLeft!, [now, runID, prefix])
  return { entered, changed, left }
}

/** A prefix of a division code as a constant of SQL. */
function quoted(prefix: string): string {
  if (!/^\d*$/.test(prefix)) throw new Error('a prefix of divisions has digits only')
  return `'${prefix}'`
}
