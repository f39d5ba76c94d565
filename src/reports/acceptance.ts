/** What was measured of candidates from a score up. */
export interface MeasuredScore {
  /** Thousandths of a bit: the whole bit from which it was measured. */
  from: number
  right: number
  wrong: number
  precision: number
  /** The precision is at least this in 95 of 100 such measurements. */
  atLeast: number
}

/** Candidates that became rulings. Nothing in it names a person. */
export interface Acceptance {
  /** Thousandths of a bit. */
  score: number
  /** Rulings written; rows that they link; people whose the rows are, and those of them who are to be visited. */
  rulings: number
  rows: number
  people: number
  asked: number
  /** Rows that no ruling can be written of, by why. */
  left: Readonly<Record<string, number>>
  /** null: nobody measured this score on these results */
  measured: MeasuredScore | null
}
