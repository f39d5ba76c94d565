/** What the links of a run are worth against a truth. Nothing in it names a person: rows are told by their place. */
export interface Evaluation {
  /** Links by number and name, per class: how many were judged, how many lead to somebody else. */
  classes: { decision: string; numberMatch: string; nameMatch: string; links: number; wrong: number }[]
  /** Links decided alone, and those to review: precision, and the share of the rows with a person that they found. */
  auto: Quality
  review: Quality
  /** Rows whose person the register has, and which no link gives to them. */
  lost: {
    rows: number
    /** Of them, those that share the name and one thing more with the person; null where the truth does not say. */
    clerkCould: number | null
  }
  /** Candidates by scored linking, the likeliest of each row: at the threshold that the run picked. */
  candidates: EvaluatedPoint & { threshold: number | null }
  /** From the highest score down, per whole bit. */
  curve: EvaluatedPoint[]
  /** The worst errors of the candidates, and the worst of the links. */
  errors: EvaluatedPair[]
  wrongLinks: { kind: string; file: string; row: number; decision: string; numberMatch: string; nameMatch: string }[]
}

export interface Quality {
  links: number
  wrong: number
  precision: number
  recall: number
  f1: number
}

export interface EvaluatedPoint {
  /** Thousandths of a bit. */
  score: number
  right: number
  wrong: number
  precision: number
  recall: number
  f1: number
}

export interface EvaluatedPair {
  /** `wrong`: likely, and somebody else's; `missed`: the right person, and not likely enough, or not the likeliest. */
  error: 'wrong' | 'missed'
  kind: string
  file: string
  row: number
  personKey: string
  score: number
  evidence: { column: string; level: string; weight: number }[]
}
