import { useState } from 'react'
import { useSession } from '../session.tsx'

/**
 * What a page showed, by the entry of the browser's history that it stood at. Filters hold names and numbers, so it is
 * in the memory of the tab alone: neither in an address nor in a storage, and gone when somebody signs out.
 */
const kept = new Map<string, unknown>()
const most = 200

/** The name of the present entry of the history; null where nothing was kept for it. */
export function entryOfHistory(): string | null {
  const state: unknown = history.state
  const isNamed = typeof state === 'object' && state !== null && 'entry' in state && typeof state.entry === 'string'
  return isNamed ? (state as { entry: string }).entry : null
}

/** The state of an entry of the history that shows the same as another one did. */
export const asEntry = (entry: string | null) => (entry === null ? {} : { state: { entry } })

function nameEntry(): string {
  const known = entryOfHistory()
  if (known !== null) return known
  const entry = `${Date.now().toString(36)}-${kept.size}`
  history.replaceState({ ...history.state, entry }, '')
  return entry
}

export function forgetKept(): void {
  kept.clear()
}

/** As useState; whoever comes back to the page finds it as they left it. Where `name` is null nothing is kept. */
export function useKept<State>(name: string | null, first: () => State): [State, (next: State) => void] {
  const { own } = useSession()
  const placeIn = (entry: string) => `${entry} ${own.key} ${name}`
  const [state, setState] = useState<State>(() => {
    const entry = entryOfHistory()
    if (name === null || entry === null || !kept.has(placeIn(entry))) return first()
    return kept.get(placeIn(entry)) as State
  })
  return [
    state,
    (next) => {
      setState(next)
      if (name === null) return
      const place = placeIn(nameEntry())
      kept.delete(place)
      kept.set(place, next)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
  ]
}
