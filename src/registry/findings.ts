import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import type { FindingAction, FindingState } from './finding-states.ts'
import { loadQueries } from './queries.ts'
import { afterAllThatBeginWith } from './text-range.ts'

const sql = loadQueries(import.meta.url)

/** What findings are looked for by; what is absent does not matter. */
export interface FindingsWanted {
  /** prefix of division codes; findings that also concern people there are found too */
  area?: string
  state?: FindingState
  code?: string
  insurance?: string
  /** whether a decision waits for its second person */
  waiting?: boolean
  /** which it lies with, or came back from */
  department?: string
  /** found before this moment */
  openedUntil?: Date
}

/** The columns by which lists of findings are ordered. */
export const findingOrder = ['area', 'state', 'code', 'id'] as const

/** A page of the findings that the transaction's role sees, after the last row of the page before. */
export function searchFindings(
  db: Queryable,
  wanted: FindingsWanted,
  { after, limit }: { after: readonly (string | number | null)[] | null; limit: number },
): Promise<Row[]> {
  const values: unknown[] = []
  const place = (value: unknown) => `$${values.push(value)}`
  const conditions = ['true']
  const { area = '', state, code, insurance, waiting, department, openedUntil } = wanted
  if (area !== '') {
    const from = place(area)
    const within = `f.other_areas is not null and is_within(f.other_areas, array[${from}])`
    conditions.push(`((f.area >= ${from} and f.area < ${place(afterAllThatBeginWith(area))}) or (${within}))`)
  }
  if (state !== undefined) conditions.push(`f.state = ${place(state)}`)
  if (code !== undefined) conditions.push(`f.code = ${place(code)}`)
  if (insurance !== undefined) conditions.push(`f.insurance = ${place(insurance)}`)
  if (waiting !== undefined) {
    const decision = 'exists (select from finding_decision d where d.finding_id = f.id and d.outcome is null)'
    conditions.push(waiting ? decision : `not ${decision}`)
  }
  if (openedUntil !== undefined) conditions.push(`f.opened_at < ${place(openedUntil)}`)
  if (department !== undefined) {
    // The department that it went to last.
    const last = `select e.department from finding_event e where e.finding_id = f.id and e.to_state = 'routed' order by e.id desc limit 1`
    conditions.push(`(${last}) = ${place(department)}`)
  }
  const order = findingOrder.map((name) => `f.${name}`).join(', ')
  if (after !== null) conditions.push(`(${order}) > (${after.map(place).join(', ')})`)
  return db.query(
    `select ${sql.columns} from finding f where ${conditions.join(' and ')} order by ${order} limit ${place(limit)}`,
    values,
  )
}

/** How many findings of each code are in each state. */
export function countFindings(db: Queryable, area: string): Promise<Row[]> {
  return db.query(sql.countByCode!, [area, area === '' ? '' : afterAllThatBeginWith(area)])
}

/** What was sent to a department and has not come back: a row for each person of each finding. */
export const selectHandOver = (
  db: Queryable,
  { prefix, department, limit }: { prefix: string; department: string; limit: number },
): Promise<Row[]> => db.query(sql.handOver!, [department, prefix, limit])

/** With which departments findings of an area lie, since when, and how many came back from them. */
export const selectDepartments = (db: Queryable, prefix: string): Promise<Row[]> => db.query(sql.departments!, [prefix])

/** One finding. Throws `finding_unknown`, also where the transaction's role does not see it. */
export async function selectFinding(db: Queryable, key: string): Promise<Row> {
  return knownFinding((await db.query(sql.select!, [key]))[0])
}

/** The people of a finding whom the transaction's role sees, at most fifty. */
export const selectPeopleOfFinding = (db: Queryable, id: number): Promise<Row[]> => db.query(sql.people!, [id])

/** What became of a finding, oldest first. */
export const selectLifeOfFinding = (db: Queryable, id: number): Promise<Row[]> => db.query(sql.life!, [id])

/** Kept from others until the transaction ends. Throws `finding_unknown`. */
export async function selectFindingForUpdate(
  db: Queryable,
  key: string,
): Promise<{ id: number; state: FindingState; area: string; code: string }> {
  return knownFinding((await db.query(sql.selectForUpdate!, [key]))[0]) as never
}

/** A step in the life of a finding. */
export interface FindingStep {
  findingID: number
  now: Date
  from: FindingState
  to: FindingState
  ruling: string | null
  department: string | null
  reason: string
  /** 经办人, 复核人 */
  handler: string
  reviewer: string | null
  /** the other name of a ruling, sealed */
  otherName: Uint8Array | null
}

export async function insertStep(db: Queryable, step: FindingStep): Promise<void> {
  const { findingID, now, from, to, ruling, department, reason, handler, reviewer, otherName } = step
  await db.execute(sql.setState!, [findingID, to, now])
  await db.execute(sql.insertEvent!, [
    ...[findingID, now, from, to, ruling, department],
    ...[reason, handler, reviewer, otherName],
  ])
}

export interface NewDecision {
  key: string
  findingID: number
  action: FindingAction
  ruling: string | null
  department: string | null
  reason: string
  otherName: Uint8Array | null
  handler: string
  now: Date
}

/** Throws `decision_waiting` where the finding has one already. */
export async function insertDecision(db: Queryable, decision: NewDecision): Promise<void> {
  const { key, findingID, action, ruling, department, reason, otherName, handler, now } = decision
  try {
    await db.execute(sql.insertDecision!, [
      ...[key, findingID, action, ruling, department, reason, otherName, handler, now],
    ])
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'a finding waits for one decision') {
      throw problem('decision_waiting', {})
    }
    throw error
  }
}

/** Decisions that wait for a second person, oldest first, after `afterID`. */
export const selectWaitingDecisions = (db: Queryable, afterID: number, limit: number): Promise<Row[]> =>
  db.query(sql.waitingDecisions!, [afterID, limit])

/** A decision that waits. Throws `decision_unknown`, and `decision_closed` where it waits no longer. */
export async function selectDecisionForUpdate(db: Queryable, key: string): Promise<Row> {
  const [row] = await db.query(sql.selectDecisionForUpdate!, [key])
  if (row === undefined) throw problem('decision_unknown', {})
  if (row.outcome !== null) throw problem('decision_closed', { outcome: row.outcome as string })
  return row
}

export async function closeDecision(
  db: Queryable,
  id: number,
  { outcome, reviewer, now, refusal }: { outcome: string; reviewer: string; now: Date; refusal: string | null },
): Promise<void> {
  await db.execute(sql.closeDecision!, [id, outcome, reviewer, now, refusal])
}

function knownFinding(row: Row | undefined): Row {
  if (row === undefined) throw problem('finding_unknown', {})
  return row
}
