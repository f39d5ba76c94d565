import type { Dialect } from '../dialect/dialect.ts'

/** One step of the plan: one readable statement that makes one table from others. */
export interface Step {
  /** What it does, in words of the glossary; the profile and the progress bar show it. */
  name: string
  /** Tables it reads; the engine drops a table after its last reader. */
  reads: readonly string[]
  /** The table it makes. */
  writes: string
  /** True where the table is only a name for its statement: read once, or cheaper to read again than to keep. */
  view?: boolean
  /**
   * Tables of `reads` that it joins on their `person_id` and on nothing else: where there is no room for everybody at
   * once, it is done for some of the people at a time.
   */
  byPerson?: readonly string[]
  sql(dialect: Dialect): string
}

/** The shape of a kind of source that the plan needs to know; `sources` owns the kinds themselves. */
export interface KindShape {
  kind: string
  carriesPeople: boolean
  columns: readonly ColumnShape[]
}

export interface ColumnShape {
  name: string
  required: boolean
  filled: boolean
  type: 'text' | 'date' | 'month' | 'division' | 'code'
  codes?: readonly string[]
}

/** Words of columns that stand on millions of rows; an engine keeps them as numbers. */
export const words = {
  kind: [
    'household',
    'enrolment',
    'benefit',
    'employment',
    'salary',
    'establishment',
    'student',
    'death',
    'absence',
    'assistance',
    'card',
    'elsewhere',
    'verified',
  ],
  numberMatch: ['same', 'upgraded', 'repaired', 'near', 'none'],
  numberState: ['valid', 'invalid', 'empty', 'unusable'],
  decision: ['auto', 'review', 'conflict', 'none'],
  state: ['active', 'paused', 'ended'],
} as const
