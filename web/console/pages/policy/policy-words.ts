import type { components } from '../../../api/schema.ts'
import type { Words } from '../runs/run-words.ts'

export type PolicyTable = components['schemas']['PolicyTable']

export const policyStates: Readonly<Record<PolicyTable['state'], { words: Words; colour: string }>> = {
  proposed: { words: ['待复核', 'Waits'], colour: '#8f4f00' },
  approved: { words: ['已批准', 'Approved'], colour: '#1d7a3d' },
  refused: { words: ['不同意', 'Refused'], colour: '#c0262d' },
}
