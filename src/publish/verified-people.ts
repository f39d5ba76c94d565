import type { Queryable } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { loadQueries } from '../registry/queries.ts'
import { valueContext } from '../registry/seal-contexts.ts'

const sql = loadQueries(import.meta.url)

/** Values that people verified, field → value, by the key that a run has for the person. */
export type VerifiedValues = ReadonlyMap<string, Readonly<Record<string, string>>>

/** What was verified of the people whose division begins with `prefix`, and holds. */
export async function selectVerified(db: Queryable, cipher: FieldCipher, prefix: string): Promise<VerifiedValues> {
  const found = new Map<string, Record<string, string>>()
  for (const { id, run_key, field, sealed } of await db.query(sql.selectVerified!, [prefix])) {
    const key = String(run_key).replaceAll('-', '')
    const values = found.get(key) ?? {}
    values[field as string] = cipher.openText(sealed as Uint8Array, valueContext(id as number, field as string))
    found.set(key, values)
  }
  return found
}
