import type { Queryable } from './database.ts'
import type { FieldCipher } from './field-cipher.ts'
import { loadQueries } from './queries.ts'
import { answerContext } from './seal-contexts.ts'

const sql = loadQueries(import.meta.url)

/** The request that used a key, and what it was answered. */
export interface KeptAnswer {
  /** tells whether another request is the same */
  request: string
  answer: unknown
}

interface KeyPlace {
  accountID: number
  key: string
}

/**
 * Takes the key for this transaction. Null: it is new. Otherwise what was answered, after waiting for a transaction
 * that is answering it now.
 */
export async function claimIdempotencyKey(
  db: Queryable,
  cipher: FieldCipher,
  place: KeyPlace,
  now: Date,
): Promise<KeptAnswer | null> {
  if ((await db.execute(sql.claim!, [place.accountID, place.key, now])) === 1) return null
  const [row] = await db.query(sql.select!, [place.accountID, place.key])
  const text = cipher.openText(row!.sealed as Uint8Array, answerContext(place.accountID, place.key))
  return JSON.parse(text) as KeptAnswer
}

/** Keeps the answer, sealed: it may hold a one-time password or a person. */
export async function keepAnswer(db: Queryable, cipher: FieldCipher, place: KeyPlace, kept: KeptAnswer): Promise<void> {
  const sealed = cipher.seal(JSON.stringify(kept), answerContext(place.accountID, place.key))
  await db.execute(sql.keep!, [place.accountID, place.key, sealed])
}

/** Forgets keys from before `moment`; gives their number. */
export function deleteOldIdempotencyKeys(db: Queryable, moment: Date): Promise<number> {
  return db.execute(sql.deleteOld!, [moment])
}
