import type { Queryable, Row } from './database.ts'
import type { WrappedKey } from './key-ring.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** A data key, or the index key (id 0), as the registry keeps it. */
export interface StoredKey extends WrappedKey {
  /** since when it seals; null: it is made known to every process first */
  usedFrom: Date | null
  /** when everything that keys before it had sealed was sealed anew; null: not yet */
  resealedAt: Date | null
}

/** Nobody else makes or changes keys until the transaction ends. */
export async function lockDataKeys(tx: Queryable): Promise<void> {
  await tx.execute(sql.lock!)
}

/** All keys, in order of their ids. */
export async function selectDataKeys(db: Queryable): Promise<StoredKey[]> {
  return (await db.query(sql.select!)).map(keyOf)
}

/** `usedFrom` null: known from now on, and not used yet. */
export async function insertDataKey(
  db: Queryable,
  { id, createdAt, sealed }: WrappedKey,
  usedFrom: Date | null,
): Promise<void> {
  await db.execute(sql.insert!, [id, createdAt, sealed, usedFrom])
}

/** From now on the key seals; gives since when, which an earlier call may have said. */
export async function markKeyUsed(db: Queryable, id: number, now: Date): Promise<Date> {
  const [row] = await db.query(sql.markUsed!, [id, now])
  return new Date(row!.used_from as string)
}

/** Nothing of what keys before it had sealed is left. */
export async function markKeyResealed(db: Queryable, id: number, now: Date): Promise<void> {
  await db.execute(sql.markResealed!, [id, now])
}

/** The same key under another master key. */
export async function updateWrapping(db: Queryable, { id, sealed }: WrappedKey): Promise<void> {
  await db.execute(sql.rewrap!, [id, sealed])
}

export async function deleteDataKey(db: Queryable, id: number): Promise<void> {
  await db.execute(sql.delete!, [id])
}

/** Whether all of these keys are still there. May be asked in every role. */
export async function dataKeysExist(db: Queryable, ids: readonly number[]): Promise<boolean> {
  const [row] = await db.query(sql.exist!, [ids])
  return row!.exist as boolean
}

function keyOf(row: Row): StoredKey {
  const moment = (name: string) => (row[name] === null ? null : new Date(row[name] as string))
  return {
    id: row.id as number,
    createdAt: moment('created_at')!,
    sealed: row.sealed as Uint8Array,
    usedFrom: moment('used_from'),
    resealedAt: moment('resealed_at'),
  }
}
