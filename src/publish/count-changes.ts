import { insurances } from '../comparison/plan/insured-rows.ts'
import type { Transaction } from '../registry/database.ts'
import { loadQueries } from '../registry/queries.ts'
import type { MergeCounts } from './merge-people.ts'
import { plainColumns } from './person-columns.ts'

const sql = loadQueries(import.meta.url)

/** What publishing would change: counts, and the ids of a few people for each. */
export interface Changes extends MergeCounts {
  /** how many people would change in each column, most first */
  columns: { column: string; people: number }[]
  /** changes of insurance codes and of the disposition, most first */
  codes: { column: string; before: string | null; after: string | null; people: number; examples: number[] }[]
  leaving: number[]
}

/** Compares the staged and matched people with the register. */
export async function countChanges(tx: Transaction, prefix: string): Promise<Changes> {
  const pairs = (names: readonly string[]) =>
    names.map((name) => `('${name}', p.${name}::text, s.${name}::text)`).join(', ')
  const [counts] = await tx.query(sql.counts!, [prefix])
  const columns = await tx.query(sql.byColumn!.replace('{pairs}', pairs(plainColumns.map(({ name }) => name))))
  const decided = [...insurances.map((name) => name.toLowerCase()), 'disposition']
  const codes = await tx.query(sql.byCode!.replace('{pairs}', pairs(decided)))
  const leaving = await tx.query(sql.leavingExamples!, [prefix])
  const [staged, entered, changed, left] = [counts!.staged, counts!.entered, counts!.changed, counts!.left_count] as [
    number,
    number,
    number,
    number,
  ]
  return {
    entered,
    changed,
    unchanged: staged - entered - changed,
    left,
    columns: columns.map(({ name, people }) => ({ column: name as string, people: people as number })),
    codes: codes.map(({ name, before, after, people, examples }) => ({
      column: name as string,
      before: before as string | null,
      after: after as string | null,
      people: people as number,
      examples: examples as number[],
    })),
    leaving: leaving.map(({ id }) => id as number),
  }
}
