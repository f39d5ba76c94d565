import type { Step } from '../plan/step.ts'
import { conditionOf, measuresOf } from './levels.ts'
import type { LinkingModel } from './linking-model.ts'

/** Two sets of records, or one whose records are linked among themselves. */
export interface Sides {
  left: string
  right: string
  /** True where both are one set: a record is not paired with itself, and a pair stands once. */
  within: boolean
}

/** How many records have each value of a column that is weighed by frequency: of both sides together. */
export function countValues(model: LinkingModel, sides: Sides): Step {
  const tables = sides.within ? [sides.left] : [sides.left, sides.right]
  const columns = model.comparisons.filter(({ byFrequency }) => byFrequency).map(({ column }) => column)
  const counted = columns.map(
    (column) =>
      `SELECT '${column}' AS name, value, CAST(count(*) AS INTEGER) AS held FROM (${tables
        .map((table) => `SELECT ${column} AS value FROM ${table}`)
        .join(' UNION ALL ')}) every WHERE value IS NOT NULL GROUP BY value`,
  )
  return {
    name: 'count the values that are weighed by frequency',
    reads: tables,
    writes: 'linking_values',
    sql: () =>
      counted.length > 0
        ? counted.join(' UNION ALL ')
        : `SELECT CAST(NULL AS VARCHAR) AS name, CAST(NULL AS VARCHAR) AS value, 0 AS held WHERE FALSE`,
  }
}

/** Records numbered by an order that has nothing to do with what they say, so that neighbours are strangers. */
export function numberRecords(table: string, side: 'left' | 'right', model: LinkingModel): Step {
  const weighed = model.comparisons.filter(({ byFrequency }) => byFrequency)
  return {
    name: `number the records of the ${side} side`,
    reads: [table, 'linking_values', 'linking_rarities'],
    writes: `linking_${side}`,
    sql: (d) => `SELECT CAST(row_number() OVER (ORDER BY ${d.digest('t.id')}, t.id) AS INTEGER) AS n, t.id,
        ${model.columns.map((column) => `t.${column}`).join(', ')}${weighed.map(({ column }) => `, r_${column}.rarity AS rarity_${column}`).join('')}
      FROM ${table} t ${weighed
        .map(
          ({ column }) =>
            `LEFT JOIN linking_values v_${column} ON v_${column}.name = '${column}' AND v_${column}.value = t.${column}
        LEFT JOIN linking_rarities r_${column} ON r_${column}.held = v_${column}.held`,
        )
        .join(' ')}`,
  }
}

/** Pairs that agree on a block at least: only they are compared. */
export function gatherCandidates(model: LinkingModel, { within }: Sides): Step {
  const right = within ? 'linking_left' : 'linking_right'
  return {
    name: 'gather pairs that share a block',
    reads: ['linking_left', right],
    writes: 'linking_candidates',
    sql: () =>
      model.blocks
        .map(({ left, right: across }) => {
          const on = left.map((column, at) => `a.${column} = b.${across[at]}`).join(' AND ')
          return within
            ? `SELECT least(a.n, b.n) AS a, greatest(a.n, b.n) AS b FROM linking_left a JOIN ${right} b ON ${on} WHERE a.n <> b.n`
            : `SELECT a.n AS a, b.n AS b FROM linking_left a JOIN ${right} b ON ${on}`
        })
        .join(' UNION '),
  }
}

/** Pairs drawn without looking at them, the same in every run: nearly all of different people. */
export function drawChancePairs({ within }: Sides): Step {
  const right = within ? 'linking_left' : 'linking_right'
  return {
    name: 'draw pairs by chance',
    reads: ['linking_left', right, 'linking_sizes'],
    writes: 'linking_chance',
    sql: (d) => `SELECT a, b FROM (SELECT n AS a, (n - 1 + step) % s.right_size + 1 AS b
        FROM (SELECT l.n, ${d.eachUpTo('s.steps')} AS step FROM linking_left l CROSS JOIN linking_sizes s) drawn CROSS JOIN linking_sizes s) pairs
      ${within ? 'WHERE a <> b' : ''}`,
  }
}

/**
 * Both records of each pair side by side: per comparison `i` the level `g_i` (0 where a value is missing, 1 the first
 * level, one more than the last where none holds) and the rarity `r_i` of the value that they share, in thousandths of a bit.
 */
export function comparePairs(pairs: string, writes: string, model: LinkingModel, { within }: Sides): Step {
  const right = within ? 'linking_left' : 'linking_right'
  return {
    name: `compare ${pairs === 'linking_chance' ? 'pairs drawn by chance' : 'pairs that share a block'}`,
    reads: [pairs, 'linking_left', right],
    writes,
    sql: (d) => {
      const compared = model.comparisons.map(({ column, levels, byFrequency }, i) => {
        const measures = measuresOf(column, levels, d)
        const measure = (name: string) => `m_${i}_${name}`
        const cases = levels.map((level, at) => `WHEN ${conditionOf(level, column, measure)} THEN ${at + 1}`)
        return {
          measured: Object.entries(measures).map(([name, sql]) => `${sql} AS ${measure(name)}`),
          judged: `CAST(CASE WHEN a_${column} IS NULL OR b_${column} IS NULL THEN 0 ${cases.join(' ')} ELSE ${levels.length + 1} END AS TINYINT) AS g_${i},
            ${byFrequency ? `CASE WHEN a_${column} = b_${column} THEN a_rarity_${column} ELSE 0 END` : '0'} AS r_${i}`,
        }
      })
      const carried = model.comparisons.flatMap(({ column, byFrequency }) => [
        `a.${column} AS a_${column}`,
        `b.${column} AS b_${column}`,
        ...(byFrequency ? [`a.rarity_${column} AS a_rarity_${column}`] : []),
      ])
      return `SELECT a, b, ${compared.map(({ judged }) => judged).join(', ')}
        FROM (SELECT p.a, p.b, ${[...carried, ...compared.flatMap(({ measured }) => measured)].join(', ')}
          FROM ${pairs} p JOIN linking_left a ON a.n = p.a JOIN ${right} b ON b.n = p.b) measured`
    },
  }
}
