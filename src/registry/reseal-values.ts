import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '../problems.ts'
import type { Queryable } from './database.ts'
import { createFieldCipher, type FieldCipher } from './field-cipher.ts'
import { guardKeys } from './guard-keys.ts'
import type { Store } from './open-store.ts'
import { loadQueries } from './queries.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'
import { SealBroken, type Suite, suiteOfByte } from './sealing.ts'

const sql = loadQueries(import.meta.url)

/** Values of one column that one key sealed by one suite. */
export interface SealedCount {
  table: string
  suite: Suite | null
  keyID: number
  values: number
}

/** Values that do not open: they are left as they are. */
export interface BrokenValues {
  table: string
  values: number
}

export interface ResealOptions {
  /** told how many values were sealed anew */
  onProgress?: (values: number) => void
  signal?: AbortSignal
}

/** Milliseconds until rows that somebody was writing are tried again. */
const pauseBetweenPasses = 1_000

/** Blocks of a table (8 kB each) whose values are sealed anew at once: two or three thousand people. */
const blocksAtOnce = 256

/** How many values each key sealed, table by table. Reads every row. */
export async function countSealed(db: Queryable): Promise<SealedCount[]> {
  const counts: SealedCount[] = []
  for (const column of sealedColumns) {
    for (const { suite, key, number } of await db.query(fill(sql.countByKey!, column))) {
      const named = { suite: suiteOfByte(suite as number), keyID: key as number, values: number as number }
      counts.push({ table: column.table, ...named })
    }
  }
  return counts
}

/**
 * Nobody writes sealed values until the transaction ends, and nobody has written any that are not committed. Throws
 * `register_busy` where somebody has.
 */
export async function lockSealed(tx: Queryable): Promise<void> {
  const tables = sealedColumns.map(({ table }) => table).join(', ')
  await tx.execute(sql.lockForCount!.replace('{tables}', tables)).catch((error: { code?: string }) => {
    throw error.code === lockNotAvailable ? problem('register_busy', {}) : error
  })
}

const lockNotAvailable = '55P03'

/**
 * Seals anew, by the suite and the current key, whatever another key or suite had sealed, until nothing of it is left but
 * what does not open. Rows keep their meaning: nothing but the sealed bytes changes, and a row that somebody writes is
 * left until they have. It may be interrupted at any moment, and run again.
 */
export async function resealValues(
  store: Pick<Store, 'database' | 'keys'>,
  suite: 'sm4' | 'aes',
  { onProgress, signal }: ResealOptions = {},
): Promise<{ values: number; broken: BrokenValues[] }> {
  const cipher = createFieldCipher(store.keys, suite)
  const work = { database: guardKeys(store.database, cipher, store.keys), cipher, signal }
  let values = 0
  for (;;) {
    const broken: BrokenValues[] = []
    let left = 0
    for (const column of sealedColumns) {
      const before = values
      const told = await resealColumn(work, column, (replaced) => {
        values += replaced
        onProgress?.(values)
      })
      left += (await countOthers(store.database, column, cipher)) - told
      if (told > 0) broken.push({ table: column.table, values: told })
      // What the old rows took is free for the next ones; the embedded store does not do it by itself.
      if (values > before) await store.database.execute(fill(sql.vacuum!, column))
    }
    if (left <= 0) return { values, broken }
    await sleep(pauseBetweenPasses, undefined, { signal })
  }
}

interface Work extends Pick<Store, 'database' | 'cipher'> {
  signal: AbortSignal | undefined
}

async function countOthers(db: Queryable, column: SealedColumn, { header }: FieldCipher): Promise<number> {
  return (await db.query(fill(sql.countOthers!, column), [header]))[0]!.number as number
}

/** Goes once through the blocks of a table, in the order in which they lie. Gives how many values do not open. */
async function resealColumn(work: Work, column: SealedColumn, onReplaced: (values: number) => void): Promise<number> {
  let broken = 0
  const blocks = async () => (await work.database.query(fill(sql.blocks!, column)))[0]!.blocks as number
  let end = await blocks()
  for (let first = 0; first < end; first += blocksAtOnce) {
    work.signal?.throwIfAborted()
    const told = await resealBlocks(work, column, first)
    broken += told.broken
    if (told.replaced > 0) onReplaced(told.replaced)
    // Rows that are written anew lie behind the others.
    if (first + blocksAtOnce >= end) end = await blocks()
  }
  return broken
}

/** One transaction, which reads, seals and writes. */
function resealBlocks({ database, cipher }: Work, column: SealedColumn, first: number) {
  return database.transaction(async (tx) => {
    const range = [`(${first},0)`, `(${first + blocksAtOnce},0)`]
    const rows = await tx.query(fill(sql.selectOthers!, column), [...range, cipher.header])
    const [places, before, after]: [string[], Uint8Array[], Uint8Array[]] = [[], [], []]
    for (const row of rows) {
      const value = row.value as Uint8Array
      const anew = sealAnew(cipher, value, column.contextOf(row))
      if (anew === null) continue
      places.push(row.place as string)
      before.push(value)
      after.push(anew)
    }
    const replaced =
      places.length === 0 ? 0 : await tx.execute(fill(sql.replace!, column), [places, before, after, ...range])
    return { broken: rows.length - places.length, replaced }
  })
}

/** Null for what does not open. */
function sealAnew(cipher: FieldCipher, value: Uint8Array, context: string): Buffer | null {
  try {
    return cipher.seal(cipher.open(value, context), context)
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

function fill(query: string, { table, column, reads }: SealedColumn): string {
  return query
    .replaceAll('{table}', table)
    .replaceAll('{column}', column)
    .replace('{reads}', reads.map((name) => `, ${name}`).join(''))
}
