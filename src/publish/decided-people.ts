import type { Queryable } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { loadQueries } from '../registry/queries.ts'
import { valueContext } from '../registry/seal-contexts.ts'

const sql = loadQueries(import.meta.url)

/** What people decided of those in the register, by the key that a run has for the person. */
export interface DecidedPeople {
  /** values that were verified and hold: field → value */
  verified: ReadonlyMap<string, Readonly<Record<string, string>>>
  /** who is to be asked at the door: true: because of a finding that stands; false: while there is anything to ask */
  visits: ReadonlyMap<string, boolean>
}

/** What was decided of the people whose division begins with `prefix`. */
export async function selectDecided(db: Queryable, cipher: FieldCipher, prefix: string): Promise<DecidedPeople> {
  const verified = new Map<string, Record<string, string>>()
  for (const { id, run_key, field, sealed } of await db.query(sql.selectVerified!, [prefix])) {
    const key = keyOf(run_key)
    const values = verified.get(key) ?? {}
    values[field as string] = cipher.openText(sealed as Uint8Array, valueContext(id as number, field as string))
    verified.set(key, values)
  }
  const visits = await db.query(sql.selectVisits!, [prefix])
  return { verified, visits: new Map(visits.map((row) => [keyOf(row.run_key), row.by_finding as boolean])) }
}

const keyOf = (runKey: unknown) => String(runKey).replaceAll('-', '')
