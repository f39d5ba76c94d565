/** States of a finding, and what may be done in each: the server refuses, the web disables, the documents print it. */
export const findingStates = ['open', 'routed', 'dismissed', 'confirmed', 'solved'] as const
export type FindingState = (typeof findingStates)[number]

export const findingActions = {
  /** the finding is right, and somebody must act on it */
  confirm: { from: ['open', 'routed'], to: 'confirmed' },
  /** the finding is no fault: not the same person, or lawful */
  dismiss: { from: ['open', 'routed', 'confirmed'], to: 'dismissed' },
  /** handed to the department that owns the data */
  route: { from: ['open', 'confirmed'], to: 'routed' },
  /** a decision is taken back */
  reopen: { from: ['dismissed', 'confirmed', 'routed'], to: 'open' },
} as const satisfies Record<string, { from: readonly FindingState[]; to: FindingState }>

export type FindingAction = keyof typeof findingActions

/** What may be told to the next run: one person, not one person, or lawful. */
export const rulings = ['same', 'different', 'lawful'] as const
export type Ruling = (typeof rulings)[number]

/** Findings of two entries or names that a ruling can make one (contract, policy.md). */
const mergeable: readonly string[] = ['number_shared', 'person_with_two_numbers', 'household_duplicate']

/** Whether a finding of this code can be ruled so. */
export function isRulable(ruling: Ruling, code: string): boolean {
  return ruling !== 'same' || mergeable.includes(code)
}

/** Whether an action is allowed in a state. */
export function isAllowed(action: FindingAction, state: FindingState): boolean {
  return (findingActions[action].from as readonly FindingState[]).includes(state)
}
