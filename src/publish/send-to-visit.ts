import { problem } from '../problems.ts'
import type { Transaction } from '../registry/database.ts'
import { loadQueries } from '../registry/queries.ts'

const sql = loadQueries(import.meta.url)

/**
 * Whether somebody may be sent to be asked at the door: whom the records would have answered for (`ask` is `desk`), or
 * whom a finding concerns that still stands. Gives the finding's id. Throws `person_unknown`, `finding_unknown` where the
 * finding is not one of theirs or stands no longer, `visit_already`, `visit_needless`.
 */
export async function assertVisitable(
  tx: Transaction,
  personID: number,
  finding: string | undefined,
): Promise<number | null> {
  const ask = await askOf(tx, personID)
  if (ask === 'visit') throw problem('visit_already', {})
  if (finding === undefined) {
    if (ask === null) throw problem('visit_needless', {})
    return null
  }
  const [row] = await tx.query(sql.concerns!, [finding, personID])
  if (row === undefined) throw problem('finding_unknown', {})
  return row.id as number
}

/**
 * Sends somebody to be asked at the door; the former version is kept. Throws `person_unknown`, `visit_already`, and
 * `visit_needless` where there is nothing left to ask.
 */
export async function sendToVisit(
  tx: Transaction,
  { personID, findingID, reviewer, now }: { personID: number; findingID: number | null; reviewer: string; now: Date },
): Promise<void> {
  const ask = await askOf(tx, personID)
  if (ask === 'visit') throw problem('visit_already', {})
  const [{ stands }] = (await tx.query(sql.stands!, [findingID])) as [{ stands: boolean }]
  if (ask === null && !stands) throw problem('visit_needless', {})
  await tx.execute(sql.keepVersion!, [personID, now, reviewer])
  await tx.execute(sql.setVisit!, [personID, now])
}

/** Sends to be asked again whom a run changed: what people decided is never overwritten by a batch. */
export const reapplyVisits = (tx: Transaction, now: string): Promise<number> => tx.execute(sql.reapply!, [now])

async function askOf(tx: Transaction, personID: number): Promise<string | null> {
  const [row] = await tx.query(sql.selectForUpdate!, [personID])
  if (row === undefined) throw problem('person_unknown', {})
  return row.ask as string | null
}
