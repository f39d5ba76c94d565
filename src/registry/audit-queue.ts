/** Writes many entries at once. */
export interface AuditQueue<Entry> {
  /** Resolves once the write that held the entry was durable; rejects with what that write failed of. */
  append(entry: Entry): Promise<void>
  /** Resolves once nothing waits or is being written. A failed write is told to those who appended, not here. */
  drain(): Promise<void>
}

/**
 * A group commit: one write at a time, of up to `largest` entries in the order of `append`; what comes while one is
 * under way waits for the next. A failed write fails its own entries only, and the next goes on: `write` has to number
 * the entries itself, so that a failed one leaves no gap.
 */
export function createAuditQueue<Entry>({
  write,
  largest,
}: {
  write: (entries: Entry[]) => Promise<void>
  largest: number
}): AuditQueue<Entry> {
  if (!Number.isInteger(largest) || largest < 1) throw new RangeError('a write holds at least one entry')
  const waiting: { entry: Entry; resolve: () => void; reject: (reason: unknown) => void }[] = []
  let working: Promise<void> | null = null

  async function work() {
    // One turn later, so that entries appended together are written together.
    await null
    while (waiting.length > 0) {
      const group = waiting.splice(0, largest)
      try {
        await write(group.map(({ entry }) => entry))
        for (const { resolve } of group) resolve()
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    working = null
  }

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject })
        working ??= work()
      }),
    async drain() {
      while (working !== null) await working
    },
  }
}
