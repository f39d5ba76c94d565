import type { Queryable } from '../registry/database.ts'
import { type StoredSession, selectOptionalSession } from '../registry/sessions.ts'

/** Sessions as they were looked up a moment ago. */
export interface SessionMemory {
  /** As `selectOptionalSession` gives it; at most a second old, and never older than the last `forget`. */
  find(db: Queryable, digest: Uint8Array, now: Date): Promise<StoredSession | null>
  /** Somebody worked in the session. */
  touched(digest: Uint8Array, now: Date): void
  /** Something may have changed about sessions, accounts or what they may do. */
  forget(): void
}

/** Other processes learn this late, at most, that a session, an account or a role has ended; this one at once. */
const lastsFor = 1000
const mostKept = 10_000

/** Whoever works asks many times a second; looking the session up each time costs as much as what was asked for. */
export function rememberSessions(elapsed: () => number = () => performance.now()): SessionMemory {
  const kept = new Map<string, { session: StoredSession; until: number }>()
  let changes = 0
  const nameOf = (digest: Uint8Array) => Buffer.from(digest).toString('latin1')

  return {
    async find(db, digest, now) {
      const name = nameOf(digest)
      const known = kept.get(name)
      if (known !== undefined && elapsed() < known.until) return known.session
      const [before, until] = [changes, elapsed() + lastsFor]
      const session = await selectOptionalSession(db, digest, now)
      kept.delete(name)
      // Looked up before a change, it may not show it.
      if (session === null || changes !== before) return session
      if (kept.size >= mostKept) kept.clear()
      kept.set(name, { session, until })
      return session
    },
    touched(digest, now) {
      const known = kept.get(nameOf(digest))
      if (known !== undefined) known.session.lastSeenAt = now
    },
    forget() {
      changes++
      kept.clear()
    },
  }
}
