/** How often a pattern of levels was seen: `levels[i]` is 0 where comparison `i` had a value missing. */
export interface Pattern {
  levels: readonly number[]
  count: number
}

/** What was learned without labels: probabilities of each level (index level − 1) among pairs of one person and of two. */
export interface Estimate {
  /** per comparison, per level */
  same: number[][]
  different: number[][]
  /** Pairs of one person among the candidates: an expectation, not a whole number. */
  matches: number
  rounds: number
}

/**
 * Fellegi–Sunter by expectation and maximisation: how often pairs of one person agree is learned from the candidates, how
 * often pairs of two people do from pairs drawn by chance, with the few of one person among them taken out. `levels` is the
 * number of levels of each comparison, the last being `different`. `allPairs` is the number of pairs there could be.
 */
export function estimateWeights(
  candidates: readonly Pattern[],
  chance: readonly Pattern[],
  levels: readonly number[],
  allPairs: number,
): Estimate {
  const seen = sorted(candidates)
  const drawn = sorted(chance)
  const drawnPairs = drawn.reduce((sum, { count }) => sum + count, 0)
  const candidatePairs = seen.reduce((sum, { count }) => sum + count, 0)
  const expected = levels.map((size) =>
    Array.from({ length: size }, (_, at) => (at === 0 ? 0.8 : 0.2 / Math.max(size - 1, 1))),
  )
  const supposed = expected.map((row) => row.map((share) => share * supposedPairs))
  const halves = levels.map((size) => new Array<number>(size).fill(unseen))
  let different = tally(drawn, halves, () => 1)
  let same = expected
  let share = 0.01
  let matches = 0
  let rounds = 0
  for (; rounds < mostRounds; rounds += 1) {
    const before = matches
    const odds = oddsOf(same, different)
    const posterior = (prior: number) => (pattern: Pattern) => {
      const scaled = odds(pattern) * (prior / (1 - prior))
      return Number.isFinite(scaled) ? scaled / (1 + scaled) : 1
    }
    const ofOne = posterior(share)
    matches = seen.reduce((sum, pattern) => sum + pattern.count * ofOne(pattern), 0)
    same = tally(seen, supposed, ofOne)
    share = Math.min(Math.max(matches / candidatePairs, 1e-9), 0.999)
    // Among pairs drawn by chance those of one person are as rare as among all there could be.
    const byChance = posterior(Math.min(Math.max(matches / allPairs, 1e-15), 0.5))
    different = drawnPairs > 0 ? tally(drawn, halves, (pattern) => 1 - byChance(pattern)) : different
    if (Math.abs(matches - before) < 1e-6 * matches) break
  }
  return { same, different, matches, rounds }
}

const mostRounds = 200
/** Seen half a time: a level that no pair had is not impossible. */
const unseen = 0.5
/** Where there is little to learn from, people are supposed to agree as if so many pairs had been seen. */
const supposedPairs = 5

function sorted(patterns: readonly Pattern[]): Pattern[] {
  const key = ({ levels }: Pattern) => levels.map((level) => String.fromCharCode(level)).join('')
  return [...patterns].sort((one, other) => (key(one) < key(other) ? -1 : 1))
}

/** Share of each level in patterns, each weighed, beside the counts that are there before anything is seen. */
function tally(
  patterns: readonly Pattern[],
  before: readonly (readonly number[])[],
  weight: (pattern: Pattern) => number,
): number[][] {
  const sums = before.map((row) => [...row])
  for (const pattern of patterns) {
    const counted = pattern.count * weight(pattern)
    pattern.levels.forEach((level, i) => {
      if (level > 0) sums[i]![level - 1]! += counted
    })
  }
  return sums.map((row) => {
    const total = row.reduce((sum, value) => sum + value, 0)
    return row.map((value) => value / total)
  })
}

function oddsOf(same: number[][], different: number[][]) {
  const ratios = same.map((row, i) => row.map((value, at) => value / different[i]![at]!))
  return ({ levels }: Pattern) =>
    levels.reduce((product, level, i) => (level > 0 ? product * ratios[i]![level - 1]! : product), 1)
}
