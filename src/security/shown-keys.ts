import { statSync } from 'node:fs'
import { type StoredKey, selectDataKeys } from '../registry/data-keys.ts'
import { indexKeyID } from '../registry/key-ring.ts'
import type { Store } from '../registry/open-store.ts'
import { countSealed } from '../registry/reseal-values.ts'
import type { Suite } from '../registry/sealing.ts'

/** A data key as a security administrator sees it: everything but the key. */
export interface ShownKey {
  id: number
  createdAt: Date
  usedFrom: Date | null
  isCurrent: boolean
  /** null: what former keys sealed is still being sealed anew */
  resealedAt: Date | null
  /** how many values it sealed, by suite */
  values: Partial<Record<Suite, number>>
}

export interface ShownKeys {
  keys: ShownKey[]
  /** values that nothing seals (CANBAO_CIPHER=off), or whose first bytes are none of ours */
  plain: number
  foreign: number
  /** mode null: the file is not where it was when this process began */
  master: { file: string; mode: string | null }
}

/** All data keys and how much each sealed, and where the master key lies. Reads every sealed value's first bytes. */
export async function readKeys(store: Pick<Store, 'database' | 'keys'>): Promise<ShownKeys> {
  const [stored, counts] = [await selectDataKeys(store.database), await countSealed(store.database)]
  const current = currentOf(stored)
  const sum = (suite: Suite | null, keyID?: number) =>
    counts
      .filter((count) => count.suite === suite && (keyID === undefined || count.keyID === keyID))
      .reduce((total, { values }) => total + values, 0)
  const keys = dataKeysOf(stored).map(({ id, createdAt, usedFrom, resealedAt }) => {
    const values = (['sm4', 'aes'] as const).map((suite) => [suite, sum(suite, id)] as const).filter(([, n]) => n > 0)
    return { id, createdAt, usedFrom, resealedAt, isCurrent: id === current, values: Object.fromEntries(values) }
  })
  const { file } = store.keys
  const state = statSync(file, { throwIfNoEntry: false })
  const mode = state === undefined ? null : (state.mode & 0o777).toString(8).padStart(4, '0')
  return { keys, plain: sum('off'), foreign: sum(null), master: { file, mode } }
}

export const dataKeysOf = (stored: readonly StoredKey[]) => stored.filter(({ id }) => id !== indexKeyID)
export const currentOf = (stored: readonly StoredKey[]) =>
  Math.max(...stored.filter(({ usedFrom }) => usedFrom !== null).map(({ id }) => id))
