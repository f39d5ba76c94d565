import { type FindingState, findingStates } from '../../../../src/registry/finding-states.ts'
import { chinaDay } from '../../parts/today.ts'

/** What findings are listed by: codes only, which tell nothing about anybody, so that they may stand in the address. */
export interface Filter {
  area?: string
  /** absent: of every state */
  state?: FindingState
  code?: string
  insurance?: string
  waiting?: boolean
  department?: string
  /** found at least as many days ago */
  age?: Age
}

/** Days after which a finding that nobody decided is old. */
export const ages = [7, 30, 90] as const
export type Age = (typeof ages)[number]

const ageOf = (text: string | null) => ages.find((days) => String(days) === text)

const isState = (text: string): text is FindingState => (findingStates as readonly string[]).includes(text)

/** The filter that an address names; what is still open where it says nothing of the state. */
export function filterOf(search: URLSearchParams): Filter {
  const state = search.get('state') ?? 'open'
  const waiting = search.get('waiting')
  const age = ageOf(search.get('age'))
  const texts = (['area', 'code', 'insurance', 'department'] as const).flatMap((name) => {
    const value = search.get(name)
    return value === null ? [] : [[name, value]]
  })
  return {
    ...(isState(state) && { state }),
    ...(waiting !== null && { waiting: waiting === 'yes' }),
    ...(age !== undefined && { age }),
    ...Object.fromEntries(texts),
  }
}

export function wordsOfFilter({ state, waiting, age, ...texts }: Filter): Record<string, string> {
  return {
    ...texts,
    ...(state !== 'open' && { state: state ?? 'all' }),
    ...(waiting !== undefined && { waiting: waiting ? 'yes' : 'no' }),
    ...(age !== undefined && { age: String(age) }),
  }
}

/** The filter as the service has it. */
export function bodyOfFilter({ age, ...filter }: Filter) {
  const day = 86_400_000
  return { ...filter, ...(age !== undefined && { openedUntil: chinaDay(Date.now() - age * day) }) }
}
