import { problem } from '../problems.ts'
import { type FindingAction, type FindingState, findingActions, isAllowed } from '../registry/finding-states.ts'
import type { Store } from '../registry/open-store.ts'
import { loadQueries } from '../registry/queries.ts'
import { assertSecondPerson } from '../security/separation.ts'

const sql = loadQueries(import.meta.url)

export type Ruling = 'same' | 'different' | 'lawful'

export interface FindingDecision {
  key: string
  action: FindingAction
  reason: string
  /** what the next run is told; needs a second person */
  ruling?: Ruling
  /** for `number_shared`: the other name under the number, as the records have it */
  otherName?: string
  department?: string
  handler: string
  reviewer: string | null
  now: Date
}

/** Where the other name of a ruling opens. */
export const rulingContext = (findingID: number) => `ruling:${findingID}`

/**
 * Decides a finding; its former state stays in its life. Throws `finding_unknown`, `action_not_allowed`, and
 * `second_person_needed` where the decision goes into the next run.
 */
export async function decideFinding(store: Store, decision: FindingDecision): Promise<{ state: FindingState }> {
  const { key, action, ruling, handler, reviewer, now } = decision
  if (ruling !== undefined) assertSecondPerson(handler, reviewer ?? handler)
  return store.database.transaction(async (tx) => {
    const [row] = await tx.query(sql.selectForUpdate!, [key])
    if (row === undefined) throw problem('finding_unknown', {})
    const [id, state] = [row.id as number, row.state as FindingState]
    if (!isAllowed(action, state)) throw problem('action_not_allowed', { action, state })
    const { to } = findingActions[action]
    await tx.execute(sql.update!, [id, to, now])
    const otherName = decision.otherName === undefined ? null : store.cipher.seal(decision.otherName, rulingContext(id))
    const said = [ruling ?? null, decision.department ?? null, decision.reason, handler, reviewer, otherName]
    await tx.execute(sql.insertEvent!, [id, now, state, to, ...said])
    return { state: to }
  })
}
