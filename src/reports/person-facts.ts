import type { InsuranceCode, ReasonCode, Said } from './vocabulary.ts'

/** Where a row stands: kind of source, file relative to the batch, 1-based data row. */
export interface RowReference {
  kind: string
  file: string
  row: number
}

/** One row of a source that concerns the person: what it said, and how it was linked. */
export interface SourceStatement extends RowReference {
  /** The filled cells as they came, in the order of the kind's columns. */
  cells: { column: string; chinese: string; text: string }[]
  numberMatch: 'same' | 'upgraded' | 'repaired' | 'near' | 'none'
  nameMatch: string | null
  decision: 'auto' | 'review' | 'conflict' | 'none'
}

/** The policy row that decided, with its terms and the value of each term's attribute. */
export interface PolicyDecision {
  row: string
  note: string
  when: string
  /** One per term of `when`; `value` is the attribute's value for this person (`34`, `81`, `true`). */
  terms: { term: string; value: string; evidence?: RowReference[] }[]
}

/** How one insurance got its code: `step` 1–8 of policy.md, "The code of one insurance for one person". */
export interface InsuranceDecision {
  insurance: InsuranceCode
  code: string
  required: 'must' | 'policy' | 'no'
  step: number
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
  policy: PolicyDecision | null
  insurances: InsuranceDecision[]
  reasons: ReasonFacts[]
  findings: { code: string; insurance: string | null; rows: RowReference[] }[]
  /** What the reader must know of this explanation: files changed since the run, rows of the number that were refused. */
  notes: Said[]
}
