import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** A decision table (contract, policy.md) that somebody proposed for an area, from a day on. */
export interface PolicyTable {
  id: number
  key: string
  area: string
  /** YYYY-MM-DD */
  validFrom: string
  /** CSV, as the default table */
  content: string
  note: string
  state: 'proposed' | 'refused' | 'approved'
  handler: string
  proposedAt: string
  reviewer: string | null
  decidedAt: string | null
  refusal: string | null
}

/** The newest first, from before `before`. */
export async function selectPolicyTables(db: Queryable, before: number | null, limit: number): Promise<PolicyTable[]> {
  return (await db.query(sql.selectAll!, [before, limit])).map(tableOf)
}

/** Throws `policy_unknown`. */
export async function selectPolicyTable(db: Queryable, key: string): Promise<PolicyTable> {
  return known(await db.query(sql.select!, [key]))
}

/** A proposal, kept from others. Throws `policy_unknown`, `policy_decided`. */
export async function selectPolicyProposal(db: Queryable, key: string): Promise<PolicyTable> {
  const { state } = await selectPolicyTable(db, key)
  if (state !== 'proposed') throw problem('policy_decided', { state })
  return known(await db.query(sql.selectForUpdate!, [key]))
}

/** The approved table that holds for an area on a day: the latest of its province; null: the default one. */
export async function selectOptionalPolicyInForce(
  db: Queryable,
  area: string,
  day: string,
): Promise<PolicyTable | null> {
  const [row] = await db.query(sql.inForce!, [area, day])
  return row === undefined ? null : tableOf(row)
}

export async function insertPolicyTable(
  db: Queryable,
  table: Pick<PolicyTable, 'key' | 'area' | 'validFrom' | 'content' | 'note' | 'handler'> & { now: Date },
): Promise<void> {
  const { key, area, validFrom, content, note, now, handler } = table
  await db.execute(sql.insert!, [key, area, validFrom, content, note, now, handler])
}

/** Throws `policy_day_taken` where another approved table of the area begins on the day. */
export async function decidePolicyTable(
  db: Queryable,
  { id }: PolicyTable,
  decision: { state: 'approved' | 'refused'; reviewer: string; now: Date; refusal: string | null },
): Promise<void> {
  const { state, now, reviewer, refusal } = decision
  try {
    await db.execute(sql.decide!, [id, state, now, reviewer, refusal])
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'one policy begins on a day in an area') throw problem('policy_day_taken', {})
    throw error
  }
}

function known([row]: Row[]): PolicyTable {
  if (row === undefined) throw problem('policy_unknown', {})
  return tableOf(row)
}

function tableOf(row: Row): PolicyTable {
  return {
    id: row.id as number,
    key: row.key as string,
    area: row.area as string,
    validFrom: row.valid_from as string,
    content: row.content as string,
    note: row.note as string,
    state: row.state as PolicyTable['state'],
    handler: row.aae011 as string,
    proposedAt: row.proposed_at as string,
    reviewer: row.aae014 as string | null,
    decidedAt: row.decided_at as string | null,
    refusal: row.refusal as string | null,
  }
}
