import { createHash } from 'node:crypto'
import type { Queryable } from './database.ts'
import type { FieldCipher } from './field-cipher.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** Who came back from the identity service. */
export interface ReturnedIdentity {
  /** as `digestOfIdentity` gives it */
  identity: string
  /** the service saw a second factor */
  secondFactor: boolean
}

/**
 * What stands for an identity of an outside service: its subject may be somebody's number. Hashed once more: with the
 * cipher off, look-up digests are plain text.
 */
export function digestOfIdentity(
  cipher: FieldCipher,
  { issuer, subject }: { issuer: string; subject: string },
): string {
  const index = cipher.indexOf(`${issuer} ${subject}`, 'outside_identity')
  return createHash('sha256').update(index).digest('base64url')
}

/** Begins a sign-in; the store knows only the digest of its token. */
export async function insertOutsideLogin(db: Queryable, digest: Uint8Array, now: Date): Promise<void> {
  await db.execute(sql.insert!, [digest, now])
}

/** Takes the one answer of a sign-in that began after `oldest`; false where it was taken, or never begun. */
export async function takeOutsideAnswer(
  db: Queryable,
  digest: Uint8Array,
  { now, oldest }: { now: Date; oldest: Date },
): Promise<boolean> {
  return (await db.execute(sql.takeAnswer!, [digest, now, oldest])) > 0
}

/** Who came back; what the account asks beside it is still to be shown. */
export async function updateReturnedIdentity(
  db: Queryable,
  digest: Uint8Array,
  { identity, secondFactor }: ReturnedIdentity,
): Promise<void> {
  await db.execute(sql.setIdentity!, [digest, identity, secondFactor])
}

/** Null where nobody came back in a sign-in with this digest, or it began before `oldest`. */
export async function selectOptionalReturned(
  db: Queryable,
  digest: Uint8Array,
  oldest: Date,
): Promise<ReturnedIdentity | null> {
  const [row] = await db.query(sql.selectReturned!, [digest, oldest])
  if (row === undefined) return null
  return { identity: row.identity as string, secondFactor: row.second_factor as boolean }
}

/** Ends the sign-in; false where somebody ended it before. */
export async function deleteOutsideLogin(db: Queryable, digest: Uint8Array): Promise<boolean> {
  return (await db.execute(sql.remove!, [digest])) > 0
}

/** Forgets sign-ins that began before `moment`; gives their number. */
export function deleteOldOutsideLogins(db: Queryable, moment: Date): Promise<number> {
  return db.execute(sql.deleteOld!, [moment])
}
