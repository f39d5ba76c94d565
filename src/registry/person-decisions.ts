import { problem } from '../problems.ts'
import type { Queryable, Row } from './database.ts'
import { insuranceColumns } from './people/search-people.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

export const personDecisionKinds = ['verify', 'merge', 'unmerge', 'visit', 'row', 'unrule'] as const
/** Whether a row is the person's. */
export const rowRulings = ['same', 'different'] as const
export type RowRuling = (typeof rowRulings)[number]
export type PersonDecisionKind = (typeof personDecisionKinds)[number]

/** What a handler would write about a person. */
export interface PersonDecision {
  id: number
  key: string
  kind: PersonDecisionKind
  personID: number
  /** as the register has it; null where it has none */
  name: string | null
  /** for a merge: who would be merged into the person */
  otherID: number | null
  /** for a visit: the finding that it comes of */
  findingID: number | null
  /** its key, where the transaction's role sees it */
  finding: string | null
  area: string
  /** the person's codes of the five insurances now */
  codes: Readonly<Record<string, string | null>>
  otherArea: string | null
  otherName: string | null
  /** for a row that may be the person's: whether it is (or was ruled to be), and what a “no” is remembered by */
  ruling: RowRuling | null
  subject: Uint8Array | null
  /** verified values, or where the row stands, its number and name; sealed */
  sealed: Uint8Array | null
  /** YYYY-MM-DD */
  verifiedOn: string | null
  reason: string
  handler: string
  handledAt: string
  outcome: 'approved' | 'refused' | null
}

type NewPersonDecision = Pick<
  PersonDecision,
  | 'key'
  | 'kind'
  | 'personID'
  | 'otherID'
  | 'findingID'
  | 'ruling'
  | 'subject'
  | 'sealed'
  | 'verifiedOn'
  | 'reason'
  | 'handler'
> & { now: Date }

/** Throws `decision_waiting` where a decision of the kind waits for the person already. */
export async function insertPersonDecision(db: Queryable, decision: NewPersonDecision): Promise<void> {
  const { key, kind, personID, otherID, findingID, ruling, subject, sealed, verifiedOn, reason, handler, now } =
    decision
  const said = [ruling, subject, sealed, verifiedOn, reason]
  try {
    await db.execute(sql.insert!, [key, kind, personID, otherID, findingID, ...said, handler, now])
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'a person waits for one decision of a kind') throw problem('decision_waiting', {})
    throw error
  }
}

/** Decisions that wait for a second person, oldest first, after `afterID`. */
export async function selectWaitingPersonDecisions(
  db: Queryable,
  afterID: number,
  limit: number,
): Promise<PersonDecision[]> {
  return (await db.query(sql.selectWaiting!, [afterID, limit])).map(decisionOf)
}

/** Throws `decision_unknown`. */
export async function selectPersonDecision(db: Queryable, key: string): Promise<PersonDecision> {
  return known(await db.query(sql.select!, [key]))
}

/** A decision that waits, kept from others. Throws `decision_unknown`, `decision_closed`. */
export async function selectPersonDecisionForUpdate(db: Queryable, key: string): Promise<PersonDecision> {
  const decision = known(await db.query(sql.selectForUpdate!, [key]))
  if (decision.outcome !== null) throw problem('decision_closed', { outcome: decision.outcome })
  return decision
}

export async function closePersonDecision(
  db: Queryable,
  id: number,
  end: { outcome: 'approved' | 'refused'; reviewer: string; now: Date; refusal: string | null },
): Promise<void> {
  await db.execute(sql.close!, [id, end.outcome, end.reviewer, end.now, end.refusal])
}

/** Where a person of the register lives. Throws `person_unknown`. */
export async function selectAreaOfPerson(db: Queryable, id: number): Promise<string> {
  const [row] = await db.query(sql.areaOf!, [id])
  if (row === undefined) throw problem('person_unknown', {})
  return row.area as string
}

/** An approved ruling on a row of a person; `sealed`: where the row stands, its number and name. */
export interface KeptRuling {
  key: string
  ruling: RowRuling
  subject: Uint8Array
  sealed: Uint8Array
  reason: string
  handler: string
  reviewer: string
  ruledAt: string
  /** when it was taken back, or another one took its place, and who proposed that */
  ended: { at: string; as: 'taken_back' | 'replaced'; handler: string } | null
}

/** Rulings on rows of a person, the last first; at most fifty. */
export async function selectRowRulings(
  db: Queryable,
  personID: number,
  key: string | null = null,
): Promise<KeptRuling[]> {
  const rows = await db.query(sql.rowRulings!, [personID, key])
  return rows.map((row) => ({
    key: row.key as string,
    ruling: row.ruling as RowRuling,
    subject: row.subject as Uint8Array,
    sealed: row.sealed as Uint8Array,
    reason: row.reason as string,
    handler: row.aae011 as string,
    reviewer: row.aae014 as string,
    ruledAt: row.aae015 as string,
    ended:
      row.ended_at === null
        ? null
        : {
            at: row.ended_at as string,
            as: row.ended_as === 'unrule' ? 'taken_back' : 'replaced',
            handler: row.ended_by as string,
          },
  }))
}

/** A ruling on a row of the person that still stands. Throws `ruling_unknown`. */
export async function selectStandingRuling(db: Queryable, personID: number, key: string): Promise<KeptRuling> {
  const [ruling] = await selectRowRulings(db, personID, key)
  if (ruling === undefined || ruling.ended !== null) throw problem('ruling_unknown', {})
  return ruling
}

/** That what a decision takes back still stands when it is approved: another may have been approved since. Throws `ruling_unknown`. */
export async function assertRulingStands(
  db: Queryable,
  { personID, subject, ruling }: Pick<PersonDecision, 'personID' | 'subject' | 'ruling'>,
): Promise<void> {
  const [last] = await db.query(sql.isRuledOn!, [personID, subject, ruling])
  if (last?.stands !== true) throw problem('ruling_unknown', {})
}

/** The merge by which `otherID` is one with `personID`. Throws `merge_unknown`. */
export async function selectStandingMerge(db: Queryable, personID: number, otherID: number): Promise<number> {
  const [row] = await db.query(sql.standingMerge!, [personID, otherID])
  if (row === undefined) throw problem('merge_unknown', {})
  return row.id as number
}

function known([row]: Row[]): PersonDecision {
  if (row === undefined) throw problem('decision_unknown', {})
  return decisionOf(row)
}

function decisionOf(row: Row): PersonDecision {
  return {
    id: row.id as number,
    key: row.key as string,
    kind: row.kind as PersonDecisionKind,
    personID: row.person_id as number,
    name: row.aac003 as string | null,
    otherID: row.other_id as number | null,
    findingID: row.finding_id as number | null,
    finding: row.finding as string | null,
    area: row.area as string,
    codes: Object.fromEntries(insuranceColumns.map((name) => [name.toUpperCase(), row[name] as string | null])),
    otherArea: row.other_area as string | null,
    otherName: row.other_name as string | null,
    ruling: row.ruling as RowRuling | null,
    subject: row.subject as Uint8Array | null,
    sealed: row.sealed as Uint8Array | null,
    verifiedOn: row.verified_on as string | null,
    reason: row.reason as string,
    handler: row.aae011 as string,
    handledAt: row.aae036 as string,
    outcome: row.outcome as PersonDecision['outcome'],
  }
}
