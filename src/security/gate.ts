import { problem } from '../problems.ts'

/** Lets a work through when its turn comes. Throws `service_busy` where too many wait already. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** A gate for `atOnce` works at a time, before which `waiting` more may wait. */
export function newGate({ atOnce, waiting }: { atOnce: number; waiting: number }): Gate {
  const queue: (() => void)[] = []
  let inside = 0
  return async (work) => {
    if (inside < atOnce) inside++
    else {
      if (queue.length >= waiting) throw problem('service_busy', { seconds: 1 })
      // Whoever leaves gives their place to the first that waits.
      await new Promise<void>((enter) => queue.push(enter))
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) inside--
      else next()
    }
  }
}
