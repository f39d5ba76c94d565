import type { Step } from '../plan/step.ts'
import { climbs, conditionOf, measuresOf } from './levels.ts'
import type { Block, Comparison, LinkingModel } from './linking-model.ts'

/** Two sets of records, or one whose records are linked among themselves. */
export interface Sides {
  left: string
  right: string
  /** True where both are one set: a record is not paired with itself, and a pair stands once. */
  within: boolean
  /** Whether ids of the right are digests already, which have nothing to do with what records say. */
  digested?: boolean
}

const weighedOf = ({ comparisons }: LinkingModel) =>
  comparisons.filter(({ byFrequency }) => byFrequency).map(({ column }) => column)

/**
 * How many records, of both sides together, have each value of a column that is weighed by frequency. Only a value that a
 * record of the left has can be shared.
 */
export function countValues(model: LinkingModel, { left, right, within }: Sides): Step {
  const columns = weighedOf(model)
  const values = (column: string) => `SELECT ${column} FROM ${left} WHERE ${column} IS NOT NULL`
  const shared = columns.map((column) => `CASE WHEN ${column} IN (${values(column)}) THEN ${column} END AS ${column}`)
  const counted = columns.map((column) => {
    const own = `SELECT ${column} AS value, 1 AS held FROM ${left} WHERE ${column} IS NOT NULL`
    const others = `SELECT ${column}, held FROM others WHERE ${column} IS NOT NULL`
    return `SELECT '${column}' AS name, value, CAST(sum(held) AS INTEGER) AS held
        FROM (${within ? own : `${own} UNION ALL ${others}`}) every GROUP BY value`
  })
  // The right side may be everybody: it is read once, and no row of it is held.
  const others = `WITH others AS (SELECT ${columns.join(', ')}, count(*) AS held FROM (SELECT ${shared.join(', ')} FROM ${right}) s
      WHERE coalesce(${columns.join(', ')}) IS NOT NULL GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(', ')})) `
  return {
    name: 'count the values that are weighed by frequency',
    reads: within ? [left] : [left, right],
    writes: 'linking_values',
    sql: () =>
      counted.length > 0
        ? `${within ? '' : others}${counted.join(' UNION ALL ')}`
        : `SELECT CAST(NULL AS VARCHAR) AS name, CAST(NULL AS VARCHAR) AS value, 0 AS held WHERE FALSE`,
  }
}

/** Records numbered by an order that has nothing to do with what they say, so that neighbours are strangers. */
export function numberLeft(table: string, model: LinkingModel): Step {
  return {
    name: 'number the records of the left side',
    reads: [table, 'linking_values', 'linking_rarities'],
    writes: 'linking_left',
    sql: (d) => numbered(`(SELECT *, ${d.digest('id')} AS stranger, TRUE AS drawn FROM ${table})`, model),
  }
}

/**
 * Records of the right side that share a block with one of the left, and those that are drawn for the pairs by chance,
 * which come first: everybody else is left where they are. Drawn are those whose digest begins with `zeros` zeros.
 */
export function numberRight({ right: table, digested }: Sides, zeros: number, model: LinkingModel): Step {
  const row = (columns: readonly string[]) => (columns.length > 1 ? `(${columns.join(', ')})` : columns.join())
  const shares = ({ left, right }: Block) =>
    `${row(right.map((column) => `r.${column}`))} IN (SELECT ${left.join(', ')} FROM linking_left WHERE ${left.map((column) => `${column} IS NOT NULL`).join(' AND ')})`
  return {
    name: 'number the records of the right side',
    reads: [table, 'linking_left', 'linking_values', 'linking_rarities'],
    writes: 'linking_right',
    sql: (d) => {
      const drawn = zeros > 0 ? `left(stranger, ${zeros}) = '${'0'.repeat(zeros)}'` : 'TRUE'
      return numbered(
        `(SELECT r.* FROM (SELECT *, ${drawn} AS drawn FROM (SELECT *, ${digested ? 'id' : d.digest('id')} AS stranger FROM ${table}) s) r
          ${zeros > 0 ? `WHERE ${['r.drawn', ...model.blocks.map(shares)].join(' OR ')}` : ''})`,
        model,
      )
    },
  }
}

/** `rows` have `stranger` (a digest) and `drawn` beside the columns of the model. */
function numbered(rows: string, model: LinkingModel): string {
  const weighed = weighedOf(model)
  const rarities = weighed.map(
    (
      column,
    ) => `LEFT JOIN (SELECT v.value, r.rarity FROM linking_values v JOIN linking_rarities r ON r.held = v.held WHERE v.name = '${column}') r_${column}
      ON r_${column}.value = t.${column}`,
  )
  return `SELECT CAST(row_number() OVER (ORDER BY CASE WHEN t.drawn THEN 0 ELSE 1 END, t.stranger, t.id) AS INTEGER) AS n, t.id, t.drawn,
      ${[...model.columns.map((column) => `t.${column}`), ...weighed.map((column) => `r_${column}.rarity AS rarity_${column}`)].join(', ')}
    FROM ${rows} t ${rarities.join(' ')}`
}

/** More pairs than this share one value of a block: it tells nobody from anybody, and they are not compared for it. */
const crowd = 10_000_000

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
          const on = (one: string, other: string) =>
            left.map((column, at) => `${one}.${column} = ${other}.${across[at]}`).join(' AND ')
          const counted = (table: string, columns: readonly string[]) =>
            `(SELECT ${columns.join(', ')}, count(*) AS held FROM ${table} GROUP BY ${columns.join(', ')})`
          const values = `(SELECT ${left.map((column) => `l.${column}`).join(', ')} FROM ${counted('linking_left', left)} l
            JOIN ${counted(right, across)} r ON ${on('l', 'r')} WHERE l.held * r.held <= ${crowd})`
          const pairs = `FROM linking_left a JOIN ${values} v ON ${left.map((column) => `v.${column} = a.${column}`).join(' AND ')}
            JOIN ${right} b ON ${on('a', 'b')}`
          return within
            ? `SELECT least(a.n, b.n) AS a, greatest(a.n, b.n) AS b ${pairs} WHERE a.n <> b.n`
            : `SELECT a.n AS a, b.n AS b ${pairs}`
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
    reads: [pairs, 'linking_left', right, ...model.comparisons.flatMap(rungsOf)],
    writes,
    sql: () => {
      const rungs = model.comparisons.flatMap((one) => {
        const name = one.column
        return rungsOf(one).map(
          (table) => `LEFT JOIN ${table} rung_${name} ON rung_${name}.a = a.${name} AND rung_${name}.b = b.${name}`,
        )
      })
      const compared = model.comparisons.map(({ column, levels, byFrequency, unlessSame }, i) => {
        const silent = unlessSame === null ? '' : ` OR coalesce(a_${unlessSame} = b_${unlessSame}, FALSE)`
        const measures = measuresOf(column, levels)
        const measure = (name: string) => `m_${i}_${name}`
        const cases = levels.map((level, at) => `WHEN ${conditionOf(level, column, measure)} THEN ${at + 1}`)
        return {
          measured: Object.entries(measures).map(([name, sql]) => `${sql} AS ${measure(name)}`),
          judged: `CAST(CASE WHEN a_${column} IS NULL OR b_${column} IS NULL${silent} THEN 0 ${cases.join(' ')} ELSE ${levels.length + 1} END AS TINYINT) AS g_${i},
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
          FROM ${pairs} p JOIN linking_left a ON a.n = p.a JOIN ${right} b ON b.n = p.b ${rungs.join(' ')}) measured`
    },
  }
}

/** The table of rungs of a comparison that has some, by `climbNames`. */
export const rungsOf = ({ column, levels }: Comparison) => (climbs(levels) ? [`linking_rungs_${column}`] : [])
