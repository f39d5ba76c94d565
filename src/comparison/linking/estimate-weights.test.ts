import { expect, test } from 'vitest'
import { estimateWeights, type Pattern } from './estimate-weights.ts'
import { bestPoint, measuredCurve } from './measured-curve.ts'
import { expectedCurve, pickThreshold } from './pick-threshold.ts'

/** Counts of every pattern of three comparisons with two levels, by the probability that each agrees. */
function patterns(pairs: number, agree: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (let code = 0; code < 8; code += 1) {
    const levels = [0, 1, 2].map((i) => ((code >> i) & 1) + 1)
    const share = levels.reduce((product, level, i) => product * (level === 1 ? agree[i]! : 1 - agree[i]!), 1)
    counts.set(levels.join(), Math.round(pairs * share))
  }
  return counts
}

const listed = (...maps: Map<string, number>[]): Pattern[] =>
  [...maps[0]!.keys()].map((key) => ({
    levels: key.split(',').map(Number),
    count: maps.reduce((sum, map) => sum + map.get(key)!, 0),
  }))

test('how often people agree is learned without knowing who is who', () => {
  const [same, different] = [
    [0.9, 0.8, 0.95],
    [0.02, 0.05, 0.01],
  ]
  const estimate = estimateWeights(
    listed(patterns(10_000, same!), patterns(90_000, different!)),
    listed(patterns(1_000_000, different!)),
    [2, 2, 2],
    5_000_000_000,
  )
  same!.forEach((often, i) => {
    expect(Math.abs(estimate.same[i]![0]! - often)).toBeLessThan(0.005)
    expect(Math.abs(estimate.different[i]![0]! - different![i]!)).toBeLessThan(0.001)
  })
  expect(Math.abs(estimate.matches - 10_000)).toBeLessThan(100)
})

test('the threshold that it picks is the one of the best expected F1', () => {
  const counts = [
    { score: 30_000, pairs: 900 },
    { score: 14_000, pairs: 20 },
    { score: 9_000, pairs: 50 },
    { score: 2_000, pairs: 4_000 },
  ]
  const curve = expectedCurve(counts, 12_000)
  expect(pickThreshold(curve, 12_000)).toBe(14_000)
  expect(pickThreshold([], 12_000)).toBe(12_000)
  for (const [at, point] of curve.entries()) {
    if (at > 0) expect(point.recall).toBeGreaterThanOrEqual(curve[at - 1]!.recall)
  }
})

test('precision and recall are those of the pairs from a score up', () => {
  const curve = measuredCurve(
    [
      { score: 1, right: 0, wrong: 10 },
      { score: 5, right: 8, wrong: 1 },
      { score: 9, right: 1, wrong: 0 },
    ],
    10,
  )
  expect(curve.map(({ precision, recall }) => [precision, recall])).toEqual([
    [1, 0.1],
    [0.9, 0.9],
    [9 / 20, 0.9],
  ])
  expect(bestPoint(curve)!.score).toBe(5)
})
