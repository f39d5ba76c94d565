import type { components } from '../../../api/schema.ts'

/** Access outside the areas of an account, asked for or granted. */
export type AccessException = components['schemas']['AccessException']

export type State = AccessException['state']

export const stateWords: Readonly<Record<State, readonly [zh: string, en: string, colour: string]>> = {
  requested: ['待审批', 'Waiting', 'warning'],
  granted: ['已开放', 'Open', 'success'],
  refused: ['不同意', 'Refused', 'error'],
  ended: ['已到期', 'Ended', 'default'],
}
