import { problem } from '../problems.ts'
import type { Row, Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { loadQueries } from '../registry/queries.ts'
import { assertSecondPerson } from '../security/separation.ts'
import { fillColumns } from './fill-columns.ts'
import { stagedColumns } from './person-columns.ts'
import { carryValues } from './verify-person.ts'

const sql = loadQueries(import.meta.url)

export interface MergeProposal {
  /** who stays, and who is the same person under another number */
  keptID: number
  mergedID: number
  reason: string
  handler: string
  now: Date
}

export interface MergeReview {
  mergeID: number
  reviewer: string
  now: Date
}

/**
 * Proposes that two entries of the register are one person (一人多号). Throws `person_unknown`, and `merge_impossible`
 * where one of them is merged already or a merge of the pair is open or stands.
 */
export async function proposeMerge(tx: Transaction, proposal: MergeProposal): Promise<number> {
  const { keptID, mergedID, reason, handler, now } = proposal
  await selectPair(tx, keptID, mergedID)
  if ((await tx.query(sql.selectOpenOfPair!, [keptID, mergedID])).length > 0) throw problem('merge_impossible', {})
  const [row] = await tx.query(sql.insertProposal!, [keptID, mergedID, reason, handler, now])
  return row!.id as number
}

/**
 * A second person approves: the merged entry stays with its history and leads to the kept one, which gets its number,
 * and the values that people verified of it where the kept one has none of its own. Throws `merge_unknown`, `second_person_needed`, `merge_impossible`.
 */
export async function approveMerge(
  tx: Transaction,
  cipher: FieldCipher,
  { mergeID, reviewer, now }: MergeReview,
): Promise<void> {
  const merge = await selectProposal(tx, mergeID)
  assertSecondPerson(merge.aae011 as string, reviewer)
  const [keptID, mergedID] = [merge.kept_id as number, merge.merged_id as number]
  await selectPair(tx, keptID, mergedID)
  await tx.execute(sql.keepVersions!, [[keptID, mergedID], now, reviewer])
  await tx.execute(sql.addIdentifier!, [keptID, mergedID, now])
  await tx.execute(sql.leaveKey!, [keptID, mergedID, now])
  await tx.execute(sql.setMerged!, [mergedID, keptID, now])
  await tx.execute(sql.touch!, [keptID, now])
  await tx.execute(sql.approve!, [mergeID, reviewer, now])
  await carryValues(tx, cipher, { fromID: mergedID, toID: keptID, mergeID, now })
}

/** A second person refuses a proposal; both entries stay as they are. */
export async function refuseMerge(tx: Transaction, { mergeID, reviewer, now }: MergeReview): Promise<void> {
  const merge = await selectProposal(tx, mergeID)
  assertSecondPerson(merge.aae011 as string, reviewer)
  await tx.execute(sql.refuse!, [mergeID, reviewer, now])
}

/**
 * Takes a merge back: both are people again, each with their own history, and that they were one is part of it. Where
 * runs since then spoke of the two under the merged entry's key, what they said is that entry's. Throws `merge_unknown`,
 * `second_person_needed`.
 */
export async function undoMerge(
  tx: Transaction,
  undo: { mergeID: number; reason: string; handler: string; reviewer: string; now: Date },
): Promise<void> {
  const { mergeID, reason, handler, reviewer, now } = undo
  assertSecondPerson(handler, reviewer)
  const [merge] = await tx.query(sql.selectMergeForUpdate!, [mergeID])
  if (merge === undefined || merge.aae015 === null || merge.undone_at !== null) throw problem('merge_unknown', {})
  const [keptID, mergedID] = [merge.kept_id as number, merge.merged_id as number]
  await tx.execute(sql.keepVersions!, [[keptID, mergedID], now, reviewer])
  await tx.execute(sql.endIdentifier!, [keptID, mergedID, now])
  await tx.execute(sql.endCarried!, [mergeID, now])
  const [keys] = await tx.query(sql.ledByMerged!, [keptID, mergedID])
  if (keys!.led === true) {
    const columns = stagedColumns.filter((name) => name !== 'run_digest')
    await tx.execute(fillColumns(sql.giveBack!, stagedColumns), [keptID, mergedID])
    await tx.execute(fillColumns(sql.restore!, columns), [keptID, mergedID])
  }
  await tx.execute(sql.touchStale!, [keptID, now])
  await tx.execute(sql.setMerged!, [mergedID, null, now])
  await tx.execute(sql.takeKeyBack!, [[keptID, mergedID]])
  await tx.execute(sql.undo!, [mergeID, now, handler, reviewer, reason])
}

async function selectProposal(tx: Transaction, mergeID: number): Promise<Row> {
  const [merge] = await tx.query(sql.selectMergeForUpdate!, [mergeID])
  if (merge === undefined || merge.aae014 !== null) throw problem('merge_unknown', {})
  return merge
}

/** Locks both, in the order of their ids so that two merges cannot wait for each other. */
async function selectPair(tx: Transaction, keptID: number, mergedID: number): Promise<void> {
  const rows = await tx.query(sql.selectForUpdate!, [[keptID, mergedID]])
  if (rows.length !== 2) throw problem('person_unknown', {})
  // Chains would make undoing one of them undo another: the one who stays is always the last.
  const [merged] = await tx.query(sql.hasMerged!, [mergedID])
  if (merged!.has === true || rows.some(({ merged_into }) => merged_into !== null)) {
    throw problem('merge_impossible', {})
  }
}
