/** How many pairs of one score are of one person, and how many are not, by a truth that is known. */
export interface JudgedScore {
  score: number
  right: number
  wrong: number
  /** Of the right ones, those that were to be found; all of them where it is not said. */
  found?: number
}

/** What the links from this score up are worth. */
export interface MeasuredPoint {
  score: number
  right: number
  wrong: number
  precision: number
  recall: number
  f1: number
}

/**
 * The curve over thresholds against a known truth, from the highest score down. `truePairs` is the number of pairs that
 * there are to find; pairs that were never scored are among them.
 */
export function measuredCurve(judged: readonly JudgedScore[], truePairs: number): MeasuredPoint[] {
  const falling = [...judged].sort((one, other) => other.score - one.score)
  const sum = { right: 0, wrong: 0, found: 0 }
  return falling.map((at) => {
    sum.right += at.right
    sum.wrong += at.wrong
    sum.found += at.found ?? at.right
    return measuredPoint({ ...sum, score: at.score }, truePairs)
  })
}

export function measuredPoint({ score, right, wrong, found = right }: JudgedScore, truePairs: number): MeasuredPoint {
  const precision = right + wrong > 0 ? right / (right + wrong) : 1
  const recall = truePairs > 0 ? found / truePairs : 1
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0
  return { score, right, wrong, precision, recall, f1 }
}

/** The point of the best F1, the lowest score among equals. */
export function bestPoint(curve: readonly MeasuredPoint[]): MeasuredPoint | undefined {
  let best: MeasuredPoint | undefined
  for (const point of curve) if (!best || point.f1 >= best.f1) best = point
  return best
}
