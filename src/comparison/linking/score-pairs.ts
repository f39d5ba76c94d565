import type { Cell } from '../engine/small-table.ts'
import type { Step } from '../plan/step.ts'
import type { Estimate } from './estimate-weights.ts'
import type { LinkingModel } from './linking-model.ts'

/**
 * Weights are integers, thousandths of a bit: sums do not depend on the order of rows, nor on the engine. A weight of
 * 3000 says that the agreement is eight times as frequent between rows of one person as between rows of two.
 */
const thousandths = (bits: number) => Math.round(bits * 1000)

/** Weight of a shared value by how many of `records` have it, for every number of holders that occurs. */
export function rarities(holders: readonly number[], records: number): [held: number, rarity: number][] {
  return holders.map((held) => [held, thousandths(Math.log2(records / held))])
}

/** Weight of each level of each comparison; where rarity is added to a level, what chance would say is left out. */
export function weightsOf(model: LinkingModel, { same, different }: Estimate): number[][] {
  return model.comparisons.map(({ levels, byFrequency }, i) =>
    same[i]!.map((often, at) =>
      thousandths(Math.log2(often) - (byFrequency && levels[at]?.kind === 'same' ? 0 : Math.log2(different[i]![at]!))),
    ),
  )
}

/** The weights as a table of one row: values enter no statement as text. */
export function weightsTable(weights: readonly (readonly number[])[]) {
  const cells = weights.flatMap((row, i) => row.map((weight, at): [string, Cell] => [`w_${i}_${at + 1}`, weight]))
  return {
    columns: Object.fromEntries(cells.map(([name]) => [name, 'INTEGER'])),
    rows: [cells.map(([, weight]) => weight)],
  }
}

/** The score of every candidate and what each comparison contributes (`w_i`), both in thousandths of a bit. */
export function scorePairs(model: LinkingModel): Step {
  return {
    name: 'score the pairs',
    reads: ['linking_compared', 'linking_weights'],
    writes: 'linking_scored',
    sql: () => {
      const contributions = model.comparisons.map(({ levels, byFrequency }, i) => {
        const cases = [...levels, null].map((level, at) => {
          const rarity = byFrequency && level?.kind === 'same' ? ` + c.r_${i}` : ''
          return `WHEN ${at + 1} THEN w.w_${i}_${at + 1}${rarity}`
        })
        return `CASE c.g_${i} ${cases.join(' ')} ELSE 0 END AS w_${i}`
      })
      const all = model.comparisons.map((_, i) => i)
      return `SELECT a, b, ${all.map((i) => `w_${i}`).join(' + ')} AS score, ${all.map((i) => `g_${i}, w_${i}`).join(', ')}
        FROM (SELECT c.a, c.b, ${all.map((i) => `c.g_${i}`).join(', ')}, ${contributions.join(', ')}
          FROM linking_compared c CROSS JOIN linking_weights w) weighed`
    },
  }
}
