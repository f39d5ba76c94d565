import { createHash } from 'node:crypto'
import type { Queryable } from './database.ts'
import type { FieldCipher } from './field-cipher.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** What is remembered of attempts at a login; the words are those of the security room's rules. */
export interface StoredAttempts {
  failures: number
  locks: number
  lastFailureAt: Date | null
  lockedUntil: Date | null
}

/** What stands for attempts at an account from a place. Hashed once more: with the cipher off, look-up digests are plain text. */
export function digestOfAttempts(cipher: FieldCipher, words: readonly string[]): Uint8Array {
  return createHash('sha256')
    .update(cipher.indexOf(JSON.stringify(words), 'login'))
    .digest()
}

/**
 * The same for a login that nobody has, `here` or `anywhere`. Short, so that these rows are never many, whatever is typed:
 * that two such logins now and then share a lock hurts nobody. Of different lengths, so that rows of both kinds are always
 * locked in the same order.
 */
export function unknownDigest(cipher: FieldCipher, words: readonly string[], kind: 'here' | 'anywhere'): Uint8Array {
  const digest = digestOfAttempts(cipher, words)
  return kind === 'here' ? Uint8Array.of(0, digest[0]!, digest[1]!) : digest.slice(0, 2)
}

/** The state of these attempts, kept from others until the transaction ends. */
export async function selectAttemptsForUpdate(db: Queryable, digest: Uint8Array, now: Date): Promise<StoredAttempts> {
  await db.execute(sql.claim!, [digest, now])
  const [row] = await db.query(sql.selectForUpdate!, [digest])
  const { failures, locks, last_failure_at, locked_until } = row!
  return {
    failures: failures as number,
    locks: locks as number,
    lastFailureAt: new Date(last_failure_at as string),
    lockedUntil: locked_until === null ? null : new Date(locked_until as string),
  }
}

export async function updateAttempts(db: Queryable, digest: Uint8Array, state: StoredAttempts): Promise<void> {
  const { failures, locks, lastFailureAt, lockedUntil } = state
  await db.execute(sql.setState!, [digest, failures, locks, lastFailureAt, lockedUntil])
}

export async function deleteAttempts(db: Queryable, digest: Uint8Array): Promise<void> {
  await db.execute(sql.remove!, [digest])
}

/** Forgets attempts from before `moment`; gives their number. */
export function deleteOldAttempts(db: Queryable, moment: Date): Promise<number> {
  return db.execute(sql.deleteOld!, [moment])
}
