import type { Row } from './database.ts'
import {
  answerContext,
  decisionContext,
  findingContext,
  personContext,
  rowInQuestionContext,
  rulingContext,
  secondFactorContext,
  valueContext,
} from './seal-contexts.ts'

/** A column of sealed values. */
export interface SealedColumn {
  table: string
  column: string
  /** columns that its context is made of */
  reads: readonly string[]
  contextOf(row: Row): string
}

const ofPerson = { column: 'sealed', reads: ['run_key'], contextOf: (row: Row) => personContext(String(row.run_key)) }
const ofRuling = {
  column: 'sealed',
  reads: ['finding_id'],
  contextOf: (row: Row) => rulingContext(row.finding_id as number),
}

/**
 * Every column of the registry that holds sealed values. Resealing reaches what stands here and nothing else; a test
 * fails for a column of bytes that is neither here nor known to hold none.
 */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'person', ...ofPerson },
  { table: 'person_version', ...ofPerson },
  { table: 'identifier', ...ofPerson },
  {
    table: 'field_value',
    column: 'sealed',
    reads: ['person_id', 'field'],
    contextOf: (row) => valueContext(row.person_id as number, row.field as string),
  },
  {
    table: 'person_decision',
    column: 'sealed',
    reads: ['key'],
    contextOf: (row) => decisionContext(row.key as string),
  },
  {
    table: 'row_in_question',
    column: 'sealed',
    reads: ['key'],
    contextOf: (row) => rowInQuestionContext(row.key as string),
  },
  {
    table: 'finding',
    column: 'sealed',
    reads: ['run_key'],
    contextOf: (row) => findingContext(row.run_key as string),
  },
  { table: 'finding_decision', ...ofRuling },
  { table: 'finding_event', ...ofRuling },
  {
    table: 'account',
    column: 'second_factor',
    reads: ['key'],
    contextOf: (row) => secondFactorContext(row.key as string),
  },
  {
    table: 'idempotency_key',
    column: 'sealed',
    reads: ['account_id', 'key'],
    contextOf: (row) => answerContext(row.account_id as number, row.key as string),
  },
]
