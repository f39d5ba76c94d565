import type { Engine } from '../engine/duckdb.ts'
import { climbNames } from './climb-names.ts'
import { type Estimate, estimateWeights, type Pattern } from './estimate-weights.ts'
import type { LinkingModel } from './linking-model.ts'
import {
  comparePairs,
  countValues,
  drawChancePairs,
  gatherCandidates,
  numberLeft,
  numberRight,
  rungsOf,
  type Sides,
} from './pairs.ts'
import { rarities, scorePairs, weightsOf, weightsTable } from './score-pairs.ts'

export interface Learned extends Estimate {
  /** Per comparison, per level (the last is `different`): thousandths of a bit. */
  weights: number[][]
  /** The score at which a pair is as likely one person as two, by what was learned. */
  even: number
  /** Numbers of records. */
  left: number
  right: number
}

/**
 * Compares the records of two tables (or of one with itself) and scores every pair that shares a block, without labels.
 * The tables have `id` (text, unique) and the columns of the model (text, NULL where missing). Makes `linking_left` and
 * `linking_right` (n, id, columns; of many records only those that may be needed) and `linking_scored` (a, b: their numbers; score; per comparison `g_i` and `w_i`).
 */
export async function scoreRecords(engine: Engine, model: LinkingModel, sides: Sides): Promise<Learned> {
  const left = await countOf(engine, sides.left)
  const right = await countOf(engine, sides.right)
  await engine.run(countValues(model, sides))
  const holders = await engine.query('SELECT DISTINCT held FROM linking_values ORDER BY held')
  await engine.load(
    'linking_rarities',
    { held: 'INTEGER', rarity: 'INTEGER' },
    rarities(
      holders.map(({ held }) => Number(held)),
      sides.within ? left : left + right,
    ),
  )
  await engine.run(numberLeft(sides.left, model))
  if (!sides.within) await engine.run(numberRight(sides, zerosFor(right, model), model))
  const drawn = sides.within ? left : await countOf(engine, 'linking_right WHERE drawn')
  const steps = Math.max(1, Math.min(drawn, Math.ceil(model.chancePairs / Math.max(left, 1))))
  await engine.load('linking_sizes', { steps: 'INTEGER', right_size: 'INTEGER' }, [[steps, Math.max(drawn, 1)]])
  await engine.run(drawChancePairs(sides))
  await engine.run(gatherCandidates(model, sides))
  await climbNames(engine, model, sides)
  await engine.run(comparePairs('linking_chance', 'linking_by_chance', model, sides))
  await engine.run(comparePairs('linking_candidates', 'linking_compared', model, sides))
  const allPairs = sides.within ? (left * (left - 1)) / 2 : left * right
  const estimate = estimateWeights(
    await patternsOf(engine, 'linking_compared', model),
    await patternsOf(engine, 'linking_by_chance', model),
    model.comparisons.map(({ levels }) => levels.length + 1),
    allPairs,
  )
  const weights = weightsOf(model, estimate)
  const table = weightsTable(weights)
  await engine.load('linking_weights', table.columns, table.rows)
  await engine.run(scorePairs(model))
  for (const table of [...passing, ...model.comparisons.flatMap(rungsOf)]) await engine.drop(table)
  const even = Math.round(1000 * Math.log2(Math.max(allPairs - estimate.matches, 1) / Math.max(estimate.matches, 1e-6)))
  return { ...estimate, weights, even, left, right }
}

/**
 * How many hexadecimal zeros the digest of a record that is drawn begins with: each makes them sixteen times as rare. So
 * many are drawn that each is in twenty pairs on average, or fewer.
 */
function zerosFor(records: number, { chancePairs }: LinkingModel): number {
  return Math.max(0, Math.floor(Math.log2(records / (chancePairs / 20)) / 4))
}

/** Tables that nobody reads after the scores are there. */
const passing = [
  'linking_values',
  'linking_rarities',
  'linking_sizes',
  'linking_chance',
  'linking_by_chance',
  'linking_candidates',
  'linking_compared',
  'linking_weights',
]

async function countOf(engine: Engine, table: string): Promise<number> {
  return Number((await engine.query(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? 0)
}

async function patternsOf(engine: Engine, table: string, model: LinkingModel): Promise<Pattern[]> {
  const levels = model.comparisons.map((_, i) => `g_${i}`).join(', ')
  const patterns: Pattern[] = []
  const sql = `SELECT ${levels}, CAST(count(*) AS INTEGER) AS seen FROM ${table} GROUP BY ${levels}`
  for await (const rows of engine.stream(sql)) {
    for (const row of rows) patterns.push({ levels: row.slice(0, -1).map(Number), count: Number(row.at(-1)) })
  }
  return patterns
}
