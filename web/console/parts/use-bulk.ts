import { useState } from 'react'
import { queries } from '../api.ts'

/** At once: a list is done soon, and other people are served meanwhile. */
const atOnce = 3

export interface Refused {
  key: string
  why: string
}

interface Bulk {
  /** of how many; null while nothing runs */
  running: { done: number; of: number } | null
  /** the last time: what was done, and what was refused and why */
  ended: { done: number; refused: readonly Refused[] } | null
  start: (keys: readonly string[], one: (key: string) => Promise<unknown>) => Promise<void>
  forget: () => void
}

/** Does the same with many things, each by itself: one that is refused keeps no other from being done. */
export function useBulk(): Bulk {
  const [running, setRunning] = useState<Bulk['running']>(null)
  const [ended, setEnded] = useState<Bulk['ended']>(null)
  return {
    running,
    ended,
    forget: () => setEnded(null),
    async start(keys, one) {
      const left = [...keys]
      const refused: Refused[] = []
      let done = 0
      setEnded(null)
      setRunning({ done, of: keys.length })
      const work = async () => {
        for (let key = left.shift(); key !== undefined; key = left.shift()) {
          try {
            await one(key)
            done++
          } catch (error) {
            refused.push({ key, why: (error as Error).message })
          }
          setRunning({ done: done + refused.length, of: keys.length })
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      await queries.invalidateQueries()
      setRunning(null)
      setEnded({ done, refused })
    },
  }
}
