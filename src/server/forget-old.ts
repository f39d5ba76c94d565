import { deleteOldIdempotencyKeys } from '../registry/idempotency-keys.ts'
import { deleteOldAttempts } from '../registry/login-attempts.ts'
import type { Store } from '../registry/open-store.ts'
import { deleteOldOutsideLogins } from '../registry/outside-logins.ts'
import { deleteOldSessions } from '../registry/sessions.ts'

const day = 86_400_000

/** Forgets what is kept only for a while: answers and unfinished sign-ins for a day, attempts at logins that nobody has, sessions for a month. */
export async function forgetOld({ database }: Store, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * day)
  await deleteOldIdempotencyKeys(database, before(1))
  await deleteOldOutsideLogins(database, before(1))
  await deleteOldAttempts(database, before(7))
  await deleteOldSessions(database, before(30))
}
