import type { Engine } from '../engine/duckdb.ts'
import { assignOneToOne, type Edge, groupRecords, weighRivals } from './assign-records.ts'
import { type Learned, scoreRecords } from './learn-weights.ts'
import type { LinkingModel } from './linking-model.ts'
import type { Sides } from './pairs.ts'
import { type CurvePoint, expectedCurve, pickThreshold } from './pick-threshold.ts'

export interface Linkage {
  learned: Learned
  /** By what was learned, from the highest score down. */
  curve: CurvePoint[]
  /** Picked on the curve, in thousandths of a bit: pairs from here up are links. */
  threshold: number
  links: number
}

/**
 * Links the records of two tables, or of one with itself: scores pairs, assigns them where each record may have one
 * partner, picks the threshold. Beside the tables of `scoreRecords` it makes `linking_pairs` (a, b, score, linked): every
 * pair that is left after assignment and not far from a link; and, within one set, `linking_groups` (n, first): records
 * that links join, directly or through others. The same records give the same in whatever order they come.
 */
export async function linkRecords(engine: Engine, model: LinkingModel, sides: Sides): Promise<Linkage> {
  const learned = await scoreRecords(engine, model, sides)
  const scored: Edge[] = []
  const conditions = [
    `score >= ${learned.even - farBelow}`,
    ...model.needed.map((i) => `g_${i} <= ${model.comparisons[i]!.levels.length}`),
  ]
  for await (const rows of engine.stream(
    `SELECT a, b, score FROM linking_scored WHERE ${conditions.join(' AND ')} ORDER BY score DESC, a, b`,
  )) {
    for (const [a, b, score] of rows) scored.push([Number(a), Number(b), Number(score)])
  }
  const edges = assign(model, sides, learned, scored)
  const curve = expectedCurve(countScores(edges), learned.even)
  const threshold = pickThreshold(curve, learned.even)
  await engine.load(
    'linking_pairs',
    { a: 'INTEGER', b: 'INTEGER', score: 'INTEGER', linked: 'BOOLEAN' },
    edges.map(([a, b, score]) => [a, b, score, score >= threshold]),
  )
  const links = edges.filter(([, , score]) => score >= threshold)
  if (sides.within) {
    const groups = groupRecords(links, learned.left)
    await engine.load('linking_groups', { n: 'INTEGER', first: 'INTEGER' }, rowsOf(groups))
  }
  return { learned, curve, threshold, links: links.length }
}

function assign({ partners }: LinkingModel, { within }: Sides, { left, right, even }: Learned, scored: Edge[]): Edge[] {
  if (within || partners === 'all') return scored
  return partners === 'one_to_one' ? assignOneToOne(scored, left, right) : weighRivals(scored, even)
}

/** A pair so far below even odds (1 in 65,000) is of no use to anybody. */
const farBelow = 16_000
/** Scores are counted by tenths of a bit. */
const step = 100

function countScores(edges: readonly Edge[]) {
  const counts = new Map<number, number>()
  for (const [, , score] of edges) {
    const low = Math.floor(score / step) * step
    counts.set(low, (counts.get(low) ?? 0) + 1)
  }
  return [...counts].map(([score, pairs]) => ({ score, pairs }))
}

function* rowsOf(groups: Int32Array): Generator<[number, number]> {
  for (let n = 1; n < groups.length; n += 1) yield [n, groups[n]!]
}
