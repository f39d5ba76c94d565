import { useCallback, useEffect, useRef, useState } from 'react'
import { queries } from '../../api.ts'

/** The rows of a page are read again by the service: the first shall be there soon, the others while somebody works. */
const firstPage = 3
const laterPage = 10
const readAheadFrom = 5

export type Verdict = 'same' | 'visit' | 'different'

/** Asks the service for a page of a queue. */
export type ReadPage<Item> = (
  body: { limit: number; area?: string; cursor?: string },
  signal: AbortSignal,
) => Promise<{ people: Item[]; next: string | null }>

export interface Queue<Item> {
  people: readonly Item[]
  verdicts: ReadonlyMap<string, Verdict>
  place: number
  go: (place: number) => void
  /** to the next of whom nothing is decided yet */
  goOn: () => void
  decided: (key: string, verdict: Verdict) => void
  isReading: boolean
  isComplete: boolean
  error: Error | null
  again: () => void
}

/** The people of an area whom the desk rules on, read ahead while one works through them; `readPage` never changes. */
export function useQueue<Item extends { person: { key: string } }>(
  area: string | undefined,
  readPage: ReadPage<Item>,
): Queue<Item> {
  const [people, setPeople] = useState<readonly Item[]>([])
  const [cursor, setCursor] = useState<string | null | undefined>(undefined)
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map())
  const [place, setPlace] = useState(0)
  const [error, setError] = useState<Error | null>(null)
  const [isReading, setReading] = useState(false)
  const reading = useRef<AbortController | null>(null)

  const read = useCallback(
    async (from: string | undefined) => {
      if (reading.current !== null) return
      const stop = new AbortController()
      reading.current = stop
      setReading(true)
      setError(null)
      try {
        const body = {
          limit: from === undefined ? firstPage : laterPage,
          ...(area !== undefined && { area }),
          ...(from !== undefined && { cursor: from }),
        }
        const page = await readPage(body, stop.signal)
        if (stop.signal.aborted) return
        setPeople((known) => [...known, ...page.people])
        setCursor(page.next)
      } catch (failure) {
        if (!stop.signal.aborted) setError(failure as Error)
      } finally {
        if (reading.current === stop) {
          reading.current = null
          setReading(false)
        }
      }
    },
    [area, readPage],
  )

  useEffect(() => {
    setPeople([])
    setVerdicts(new Map())
    setPlace(0)
    setCursor(undefined)
    void read(undefined)
    return () => {
      reading.current?.abort()
      reading.current = null
      // What was decided here changes lists elsewhere.
      void queries.invalidateQueries()
    }
  }, [read])

  const isNearEnd = people.length - place <= readAheadFrom
  useEffect(() => {
    if (cursor && isNearEnd && error === null) void read(cursor)
  }, [cursor, isNearEnd, error, read])

  const nextFrom = (from: number, known: ReadonlyMap<string, Verdict>) => {
    const at = people.findIndex(({ person }, each) => each > from && !known.has(person.key))
    return at >= 0 ? at : Math.min(from + 1, people.length)
  }
  return {
    ...{ people, verdicts, place, isReading, error },
    isComplete: cursor === null,
    go: setPlace,
    goOn: () => setPlace(nextFrom(place, verdicts)),
    decided(key, verdict) {
      const known = new Map(verdicts).set(key, verdict)
      setVerdicts(known)
      setPlace(nextFrom(place, known))
    },
    again: () => void read(cursor ?? undefined),
  }
}
