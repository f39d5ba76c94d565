/** How the service answered lately. */
export interface RecentFigures {
  /** minutes that the figures are of; fewer after a start */
  minutes: number
  requests: number
  /** answered as a fault of the service (5xx) */
  faults: number
  /** seconds within which 99 of 100 were answered, to a fifth; null: there were none */
  p99: number | null
}

export interface RecentRequests {
  observe(request: { seconds: number; status: number }): void
  figures(): RecentFigures
}

const minute = 60_000
const minutesKept = 15
/** Bounds of 1 ms, a fifth more, and so on until five minutes, the longest that a request may take. */
const bounds = Array.from({ length: 71 }, (_, step) => 0.001 * 1.2 ** step)

interface Slot {
  minute: number
  faults: number
  counts: number[]
}

/** Counts requests minute by minute and forgets what is older, so that what was slow once does not stand for ever. */
export function createRecentRequests(clock: () => Date): RecentRequests {
  const began = minuteOf(clock())
  let slots: Slot[] = []
  function slotOfNow(): Slot {
    const now = minuteOf(clock())
    const last = slots.at(-1)
    if (last?.minute === now) return last
    const slot = { minute: now, faults: 0, counts: new Array<number>(bounds.length + 1).fill(0) }
    slots = [...slots.filter((one) => one.minute > now - minutesKept), slot]
    return slot
  }
  return {
    observe({ seconds, status }) {
      const slot = slotOfNow()
      const at = bounds.findIndex((bound) => seconds <= bound)
      slot.counts[at === -1 ? bounds.length : at]! += 1
      if (status >= 500) slot.faults += 1
    },
    figures() {
      const now = minuteOf(clock())
      const kept = slots.filter((one) => one.minute > now - minutesKept)
      const counts = bounds.map((_, at) => kept.reduce((sum, slot) => sum + slot.counts[at]!, 0))
      const longest = kept.reduce((sum, slot) => sum + slot.counts[bounds.length]!, 0)
      const requests = counts.reduce((sum, count) => sum + count, longest)
      const faults = kept.reduce((sum, slot) => sum + slot.faults, 0)
      return { minutes: Math.min(minutesKept, now - began + 1), requests, faults, p99: p99Of(counts, requests) }
    },
  }
}

const minuteOf = (moment: Date) => Math.floor(moment.getTime() / minute)

function p99Of(counts: readonly number[], requests: number): number | null {
  if (requests === 0) return null
  let seen = 0
  const wanted = requests * 0.99
  for (const [at, count] of counts.entries()) {
    seen += count
    if (seen >= wanted) return Number(bounds[at]!.toPrecision(2))
  }
  return Number(bounds.at(-1)!.toPrecision(2))
}
