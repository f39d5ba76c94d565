import { type FindingState, findingStates } from '../../../../src/registry/finding-states.ts'

/** What findings are listed by: codes only, which tell nothing about anybody, so that they may stand in the address. */
export interface Filter {
  area?: string
  /** absent: of every state */
  state?: FindingState
  code?: string
  insurance?: string
  waiting?: boolean
}

const isState = (text: string): text is FindingState => (findingStates as readonly string[]).includes(text)

/** The filter that an address names; what is still open where it says nothing of the state. */
export function filterOf(search: URLSearchParams): Filter {
  const state = search.get('state') ?? 'open'
  const waiting = search.get('waiting')
  const texts = (['area', 'code', 'insurance'] as const).flatMap((name) => {
    const value = search.get(name)
    return value === null ? [] : [[name, value]]
  })
  return {
    ...(isState(state) && { state }),
    ...(waiting !== null && { waiting: waiting === 'yes' }),
    ...Object.fromEntries(texts),
  }
}

export function wordsOfFilter({ state, waiting, ...texts }: Filter): Record<string, string> {
  return {
    ...texts,
    ...(state !== 'open' && { state: state ?? 'all' }),
    ...(waiting !== undefined && { waiting: waiting ? 'yes' : 'no' }),
  }
}
