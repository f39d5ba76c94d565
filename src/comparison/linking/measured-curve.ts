/** How many pairs of one score are of one person, and how many are not, by a truth that is known. */
export interface JudgedScore {
  score: number
  right: number
  wrong: number
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
  let [right, wrong] = [0, 0]
  return falling.map((at) => {
    right += at.right
    wrong += at.wrong
    return measuredPoint(at.score, right, wrong, truePairs)
  })
}

export function measuredPoint(score: number, right: number, wrong: number, truePairs: number): MeasuredPoint {
  const taken = right + wrong
  return {
    score,
    right,
    wrong,
    precision: taken > 0 ? right / taken : 1,
    recall: truePairs > 0 ? right / truePairs : 1,
    f1: taken + truePairs > 0 ? (2 * right) / (taken + truePairs) : 1,
  }
}

/** The point of the best F1, the lowest score among equals. */
export function bestPoint(curve: readonly MeasuredPoint[]): MeasuredPoint | undefined {
  let best: MeasuredPoint | undefined
  for (const point of curve) if (!best || point.f1 >= best.f1) best = point
  return best
}
