/** Pairs of one score, or of scores within a tenth of a bit. */
export interface ScoreCount {
  /** Thousandths of a bit: the lowest score that is counted here. */
  score: number
  pairs: number
}

/** What is expected when every pair from this score up is taken for one person. */
export interface CurvePoint extends ScoreCount {
  /** Pairs from this score up. */
  taken: number
  precision: number
  recall: number
  f1: number
}

/**
 * The curve over thresholds that the linker expects by what it learned, without labels: a pair is one person with the
 * probability that its score says, and `even` is the score at which that is one half.
 */
export function expectedCurve(counts: readonly ScoreCount[], even: number): CurvePoint[] {
  const probability = (score: number) => 1 / (1 + 2 ** ((even - score) / 1000))
  const falling = [...counts].sort((one, other) => other.score - one.score)
  const all = falling.reduce((sum, { score, pairs }) => sum + pairs * probability(score), 0)
  let taken = 0
  let right = 0
  return falling.map(({ score, pairs }) => {
    taken += pairs
    right += pairs * probability(score)
    return { score, pairs, taken, precision: right / taken, recall: right / all, f1: (2 * right) / (taken + all) }
  })
}

/** The score from which pairs are links: the lowest of the best expected F1; `even` where there is nothing to choose from. */
export function pickThreshold(curve: readonly CurvePoint[], even: number): number {
  let best: CurvePoint | undefined
  for (const point of curve) if (!best || point.f1 >= best.f1) best = point
  return best?.score ?? even
}
