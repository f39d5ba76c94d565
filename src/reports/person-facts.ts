import type { InsuranceCode, ReasonCode, Said } from './vocabulary.ts'

/** Where a row stands: kind of source, file relative to the batch, 1-based data row. */
export interface RowReference {
  kind: string
  file: string
  row: number
}

/** One row of a source that concerns the person: what it said, and how it was linked. */
export interface SourceStatement extends RowReference {
  /**
   * The filled cells as they came, in the order of the kind's columns. `variant`, where texts are masked: cells of one
   * column with the same variant said the same.
   */
  cells: { column: string; chinese: string; text: string; variant?: number }[]
  /** Columns that are filled and not shown: the row is not the person's. */
  withheld?: string[]
  numberMatch: 'same' | 'upgraded' | 'repaired' | 'near' | 'none'
  nameMatch: string | null
  decision: 'auto' | 'review' | 'conflict' | 'none'
  /** For whom the row counts: the person, another one of the register, or nobody of it. */
  holder: 'person' | 'another' | 'nobody'
}

/** A row that no number leads to anybody, and that may be the person's by what else it says (docs/linking.md). */
export interface CandidateRow extends RowReference {
  cells: SourceStatement['cells']
  /** Columns that are filled and not shown: the row may be somebody else's. */
  withheld?: string[]
  /** Thousandths of a bit. */
  score: number
  /** Whether nobody else is likelier, and the score is above the run's own threshold. */
  likely: boolean
  evidence: { column: string; level: string; weight: number }[]
}

/** The policy row that decided, with its terms and the value of each term's attribute. */
export interface PolicyDecision {
  row: string
  note: string
  when: string
  /** One per term of `when`; `value` is the attribute's value for this person (`34`, `81`, `true`), where it is known. */
  terms: { term: string; value?: string; evidence?: RowReference[] }[]
}

/**
 * How one insurance got its code: `step` 1–8 of policy.md, "The code of one insurance for one person"; absent where the
 * rows could not be read again.
 */
export interface InsuranceDecision {
  insurance: InsuranceCode
  code: string
  required: 'must' | 'policy' | 'no'
  step?: number
  place?: string
  evidence?: RowReference[]
}

export type InaccuracyCause =
  | 'review_link'
  | 'conflict'
  | 'near'
  | 'number_invalid'
  | 'number_shared'
  | 'household_duplicate'
  | 'birth_differs'
  | 'sex_differs'

/** Why the person must be asked. */
export interface ReasonFacts {
  reason: ReasonCode
  /** `missing`: the columns that are empty after filling in. */
  columns?: string[]
  /** `uninsured`, `partial`: the insurances that are required and missing. */
  insurances?: InsuranceCode[]
  /** `inaccurate`: what is in doubt, and the rows behind it. */
  causes?: { cause: InaccuracyCause; rows: RowReference[] }[]
}

/**
 * What a value rests on: rows of a source, rows of what was verified, the person's number, the division of their
 * household, the policy row; `none` where there is no value, `unknown` where the rows could not be read again.
 */
export type Origin = 'source' | 'verified' | 'number' | 'division' | 'rule' | 'none' | 'unknown'

/** Where the value of one indicator came from. */
export interface Provenance {
  column: string
  /** The run's value, and the rows that it was taken from. */
  run: { value: string | null; origin: Origin; rows: RowReference[] }
  /** What the register has now, where it is asked. */
  register?: RegisterValue
}

/** A value of the register beside the run's. */
export interface RegisterValue {
  value: string | null
  /** whether it is another one than the run's */
  differs: boolean
  /** What people verified and still holds; an enrolment that was found may stand before it. */
  verified: Verification | null
  /** whether the register has what was verified */
  isVerified: boolean
}

/** Whose word a verified value is. Moments as ISO 8601. */
export interface Verification {
  value: string
  /** YYYY-MM-DD */
  on: string
  handler: string
  handledAt: string
  reviewer: string
  reviewedAt: string
}

/** Everything `canbao explain` tells about one person. */
export interface PersonFacts {
  personKey: string | null
  number: string
  name: string
  sex: string | null
  birthDate: string | null
  /** Completed years at the reference date; null where unknown. */
  age: number | null
  asOf: string
  household: 'local' | 'non_local' | null
  /** Names of the division of the household, when known. */
  placeNames: string[]
  address: string | null
  phone: string | null
  employer: string | null
  disposition: string | null
  ask: 'visit' | 'desk' | null
  verifiedAt: string | null
  /** Why somebody who appears in the sources is not in the register; null for people of the register. */
  notInRegister: 'dead' | 'cancelled' | 'moved' | 'no_certain_row' | null
  statements: SourceStatement[]
  candidates: CandidateRow[]
  policy: PolicyDecision | null
  insurances: InsuranceDecision[]
  reasons: ReasonFacts[]
  findings: { code: string; insurance: string | null; rows: RowReference[] }[]
  /** One per indicator. */
  provenance: Provenance[]
  /** Whether the rows of the sources were read again; otherwise this is what the results alone can say. */
  isReread: boolean
  /** What the reader must know of this explanation: files changed since the run, rows of the number that were refused. */
  notes: Said[]
}
