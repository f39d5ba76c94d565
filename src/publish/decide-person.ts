import { problem } from '../problems.ts'
import type { Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import {
  assertRulingStands,
  closePersonDecision,
  insertPersonDecision,
  type PersonDecision,
  type RowRuling,
  selectAreaOfPerson,
  selectPersonDecisionForUpdate,
  selectStandingMerge,
} from '../registry/person-decisions.ts'
import { decisionContext } from '../registry/seal-contexts.ts'
import { assertInside } from '../security/area-scope.ts'
import { assertSecondPerson } from '../security/separation.ts'
import { approveMerge, proposeMerge, undoMerge } from './merge-persons.ts'
import { rulingOn, takingBack } from './rule-on-row.ts'
import { assertVisitable, sendToVisit } from './send-to-visit.ts'
import { assertVerifiable, type Values } from './verifiable-values.ts'
import { verifyPerson } from './verify-person.ts'

/** Whoever acts on one item: `scope` is where they may. */
export interface Hand {
  login: string
  scope: readonly string[]
  now: Date
}

/** What a handler says of a person: what was found out, or which entry is the same person or no longer. */
export type PersonJudgement =
  | { kind: 'verify'; values: Values; verifiedOn: string; reason: string }
  | { kind: 'merge' | 'unmerge'; otherID: number; reason: string }
  /** to be asked at the door; `finding`: because of it */
  | { kind: 'visit'; finding: string | undefined; reason: string }
  /** a row that is likely theirs is, or is not; `row`: its key */
  | { kind: 'row'; row: string; ruling: RowRuling; reason: string }
  /** a ruling on a row was wrong; `ruled`: the key of its decision */
  | { kind: 'unrule'; ruled: string; reason: string }

/**
 * A handler of the person's area proposes; it waits for a second person. Throws `person_unknown`, `area_outside`,
 * `verified_in_future`, `merge_unknown`, `decision_waiting`, `row_unknown`, `row_not_rulable`, `ruling_unknown`, and what `assertVerifiable` and `assertVisitable` do.
 */
export async function proposePersonDecision(
  tx: Transaction,
  cipher: FieldCipher,
  { key, personID, judgement, hand }: { key: string; personID: number; judgement: PersonJudgement; hand: Hand },
): Promise<void> {
  const area = await selectAreaOfPerson(tx, personID)
  assertInside(hand.scope, area)
  const { kind, reason } = judgement
  const nothing = { otherID: null, findingID: null, ruling: null, subject: null, sealed: null, verifiedOn: null }
  const base = { key, kind, personID, reason, handler: hand.login, now: hand.now, ...nothing }
  if (judgement.kind === 'verify') {
    await assertVerifiable(tx, area, judgement.values)
    if (Date.parse(`${judgement.verifiedOn}T00:00:00+08:00`) > hand.now.getTime())
      throw problem('verified_in_future', {})
    const sealed = cipher.seal(JSON.stringify(judgement.values), decisionContext(key))
    await insertPersonDecision(tx, { ...base, sealed, verifiedOn: judgement.verifiedOn })
    return
  }
  if (judgement.kind === 'visit') {
    const findingID = await assertVisitable(tx, personID, judgement.finding)
    await insertPersonDecision(tx, { ...base, findingID })
    return
  }
  if (judgement.kind === 'row') {
    await insertPersonDecision(tx, { ...base, ...(await rulingOn(tx, cipher, { key, personID, ...judgement })) })
    return
  }
  if (judgement.kind === 'unrule') {
    await insertPersonDecision(tx, { ...base, ...(await takingBack(tx, cipher, { key, personID, ...judgement })) })
    return
  }
  const { otherID } = judgement
  if (otherID === personID) throw problem('merge_impossible', {})
  assertInside(hand.scope, await selectAreaOfPerson(tx, otherID))
  if (judgement.kind === 'unmerge') await selectStandingMerge(tx, personID, otherID)
  await insertPersonDecision(tx, { ...base, otherID })
}

/** The values that a decision would write. */
export function valuesOfDecision(cipher: FieldCipher, { key, kind, sealed }: PersonDecision): Record<string, string> {
  return sealed === null || kind !== 'verify' ? {} : JSON.parse(cipher.openText(sealed, decisionContext(key)))
}

/** A second person agrees, and it is written. Throws `decision_unknown`, `decision_closed`, `area_outside`, `second_person_needed`. */
export async function approvePersonDecision(
  tx: Transaction,
  cipher: FieldCipher,
  key: string,
  hand: Hand,
): Promise<PersonDecision> {
  const decision = await selectOwn(tx, key, hand)
  await write(tx, cipher, decision, hand)
  await closePersonDecision(tx, decision.id, {
    outcome: 'approved',
    reviewer: hand.login,
    now: hand.now,
    refusal: null,
  })
  return decision
}

/** A second person does not agree; the register stays as it is. */
export async function refusePersonDecision(
  tx: Transaction,
  key: string,
  refusal: string,
  hand: Hand,
): Promise<PersonDecision> {
  const decision = await selectOwn(tx, key, hand)
  await closePersonDecision(tx, decision.id, { outcome: 'refused', reviewer: hand.login, now: hand.now, refusal })
  return decision
}

async function selectOwn(tx: Transaction, key: string, { login, scope }: Hand): Promise<PersonDecision> {
  const decision = await selectPersonDecisionForUpdate(tx, key)
  assertInside(scope, decision.area)
  if (decision.otherArea !== null) assertInside(scope, decision.otherArea)
  assertSecondPerson(decision.handler, login)
  return decision
}

async function write(tx: Transaction, cipher: FieldCipher, decision: PersonDecision, hand: Hand): Promise<void> {
  const { kind, personID, reason, handler } = decision
  const { login: reviewer, now } = hand
  const handledAt = new Date(decision.handledAt)
  if (kind === 'verify') {
    const values = valuesOfDecision(cipher, decision)
    const verifiedOn = decision.verifiedOn!
    await verifyPerson(tx, cipher, { personID, values, verifiedOn, handler, handledAt, reviewer, now })
    return
  }
  // It is for the next run, which gets it as a ruling (export-decisions.ts).
  if (kind === 'row') return
  if (kind === 'unrule') return assertRulingStands(tx, decision)
  if (kind === 'visit') return sendToVisit(tx, { personID, findingID: decision.findingID, reviewer, now })
  const otherID = decision.otherID!
  if (kind === 'merge') {
    const mergeID = await proposeMerge(tx, { keptID: personID, mergedID: otherID, reason, handler, now: handledAt })
    await approveMerge(tx, cipher, { mergeID, reviewer, now })
  } else {
    const mergeID = await selectStandingMerge(tx, personID, otherID)
    await undoMerge(tx, { mergeID, reason, handler, reviewer, now })
  }
}
