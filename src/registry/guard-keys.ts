import { problem } from '../problems.ts'
import { dataKeysExist } from './data-keys.ts'
import type { Database } from './database.ts'
import type { FieldCipher, LiveKeys } from './field-cipher.ts'

/**
 * The database, whose transactions commit nothing that a key sealed which was retired meanwhile: nobody could open it.
 * Retiring waits for transactions that wrote sealed values and counts these; one that has not written yet is refused
 * here, at its end. Throws `key_retired`.
 */
export function guardKeys(database: Database, cipher: FieldCipher, keys: LiveKeys): Database {
  return {
    ...database,
    transaction: (work, opening) =>
      database.transaction(async (tx) => {
        const before = new Map(cipher.sealedBy)
        const result = await work(tx)
        // What others of this process sealed meanwhile counts too: that only asks once too often.
        const used = [...cipher.sealedBy].filter(([id, count]) => count !== before.get(id)).map(([id]) => id)
        if (used.length > 0 && !(await dataKeysExist(tx, used))) {
          keys.lookAgain()
          throw problem('key_retired', {})
        }
        return result
      }, opening),
  }
}
