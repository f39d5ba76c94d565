import { problem } from '../problems.ts'
import type { Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import {
  type FindingAction,
  type FindingState,
  findingActions,
  isAllowed,
  isRulable,
  type Ruling,
} from '../registry/finding-states.ts'
import {
  closeDecision,
  insertDecision,
  insertStep,
  selectDecisionForUpdate,
  selectFindingForUpdate,
} from '../registry/findings.ts'
import type { Store } from '../registry/open-store.ts'
import { rulingContext } from '../registry/seal-contexts.ts'
import { assertInside } from '../security/area-scope.ts'
import { assertSecondPerson } from '../security/separation.ts'

/** What somebody says should become of a finding. */
export interface Judgement {
  action: FindingAction
  reason: string
  /** what the next run is told; needs a second person */
  ruling?: Ruling
  /** for `number_shared`: the other name under the number, as the records have it */
  otherName?: string
  /** the department that it is handed to */
  department?: string
}

export interface FindingDecision extends Judgement {
  key: string
  handler: string
  reviewer: string | null
  now: Date
}

export { rulingContext } from '../registry/seal-contexts.ts'

/**
 * Decides a finding; its former state stays in its life. Throws `finding_unknown`, `action_not_allowed`, and
 * `second_person_needed` where the decision goes into the next run.
 */
export async function decideFinding(store: Store, decision: FindingDecision): Promise<{ state: FindingState }> {
  const { key, ruling, handler, reviewer } = decision
  if (ruling !== undefined) assertSecondPerson(handler, reviewer ?? handler)
  return store.database.transaction(async (tx) => {
    const { id, state } = await selectFindingForUpdate(tx, key)
    const otherName = sealName(store.cipher, id, decision.otherName)
    return { state: await step(tx, { ...decision, id, state, otherName }) }
  })
}

/** Whoever acts on one item: `scope` is where they may. */
interface Hand {
  login: string
  scope: readonly string[]
  now: Date
}

/**
 * A handler of the finding's area says what should become of it; it waits for a second person. Throws
 * `finding_unknown`, `area_outside`, `action_not_allowed`, `decision_incomplete`, `decision_waiting`.
 */
export async function proposeDecision(
  tx: Transaction,
  cipher: FieldCipher,
  { finding, key, judgement, hand }: { finding: string; key: string; judgement: Judgement; hand: Hand },
): Promise<void> {
  const { id, state, area, code } = await selectFindingForUpdate(tx, finding)
  assertInside(hand.scope, area)
  const { action, ruling = null, department = null, reason } = judgement
  if (!isAllowed(action, state)) throw problem('action_not_allowed', { action, state })
  demandComplete(judgement, code)
  const otherName = sealName(cipher, id, judgement.otherName)
  const { login: handler, now } = hand
  await insertDecision(tx, { key, findingID: id, action, ruling, department, reason, otherName, handler, now })
}

/** A second person agrees, and it is done. Throws what `proposeDecision` does, and `second_person_needed`. */
export async function approveDecision(
  tx: Transaction,
  key: string,
  { login, scope, now }: Hand,
): Promise<{ finding: string; state: FindingState }> {
  const decision = await selectDecisionForUpdate(tx, key)
  assertInside(scope, decision.area as string)
  assertSecondPerson(decision.aae011 as string, login)
  const finding = decision.finding as string
  const { id, state } = await selectFindingForUpdate(tx, finding)
  const to = await step(tx, {
    ...{ id, state, now, reviewer: login, handler: decision.aae011 as string },
    action: decision.action as FindingAction,
    reason: decision.reason as string,
    ...(decision.ruling !== null && { ruling: decision.ruling as Ruling }),
    ...(decision.department !== null && { department: decision.department as string }),
    otherName: decision.sealed as Uint8Array | null,
  })
  await closeDecision(tx, decision.id as number, { outcome: 'approved', reviewer: login, now, refusal: null })
  return { finding, state: to }
}

/** A second person does not agree; the finding stays as it is. */
export async function refuseDecision(
  tx: Transaction,
  key: string,
  refusal: string,
  { login, scope, now }: Hand,
): Promise<{ finding: string }> {
  const decision = await selectDecisionForUpdate(tx, key)
  assertInside(scope, decision.area as string)
  assertSecondPerson(decision.aae011 as string, login)
  await closeDecision(tx, decision.id as number, { outcome: 'refused', reviewer: login, now, refusal })
  return { finding: decision.finding as string }
}

interface Step extends Omit<FindingDecision, 'key' | 'otherName'> {
  id: number
  state: FindingState
  otherName: Uint8Array | null
}

async function step(tx: Transaction, decision: Step): Promise<FindingState> {
  const { id, state, action, ruling = null, department = null, reason, handler, reviewer, otherName, now } = decision
  if (!isAllowed(action, state)) throw problem('action_not_allowed', { action, state })
  const { to } = findingActions[action]
  const said = { ruling, department, reason, handler, reviewer, otherName }
  await insertStep(tx, { findingID: id, now, from: state, to, ...said })
  return to
}

function demandComplete({ action, ruling, department, otherName }: Judgement, code: string): void {
  const lacks = (reasonZh: string, reason: string) => problem('decision_incomplete', { reasonZh, reason })
  if (action === 'route' && !department) throw lacks('转交要写明部门', 'name the department it goes to')
  if (ruling === undefined) return
  if (action !== 'dismiss' && action !== 'confirm') {
    throw lacks('只有排除或确认时才能作出认定', 'only a finding that is dismissed or confirmed is ruled on')
  }
  if (!isRulable(ruling, code)) {
    throw lacks(
      '这类疑点不涉及两条登记,不能认定为同一人',
      'this kind of finding is not about two entries that could be one',
    )
  }
  if (code === 'number_shared' && !otherName) {
    throw lacks('一号多人要写明号码下的另一个姓名', 'a shared number needs the other name under it')
  }
}

function sealName(cipher: FieldCipher, id: number, name: string | undefined): Uint8Array | null {
  return name === undefined ? null : cipher.seal(name, rulingContext(id))
}
