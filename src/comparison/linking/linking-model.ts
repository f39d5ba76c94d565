import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import { problem } from '../../problems.ts'
import { type Level, readLevel } from './levels.ts'

/** One column of two records that is set side by side; its levels are tried from the first, and the first that holds counts. */
export interface Comparison {
  column: string
  /** The rarer a value that both records have, the more it says. */
  byFrequency: boolean
  /** Where this column is the same in both, the comparison says nothing: it would say the same once more. */
  unlessSame: string | null
  levels: readonly Level[]
}

/** A key on which two records must agree to be compared at all: columns, or a column with another one across. */
export interface Block {
  left: readonly string[]
  right: readonly string[]
}

const allPartners = ['one_to_one', 'one_of_right', 'all'] as const
export type Partners = (typeof allPartners)[number]

/** What is compared, and how: the whole configuration of the linker (docs/linking.md). */
export interface LinkingModel {
  columns: readonly string[]
  blocks: readonly Block[]
  comparisons: readonly Comparison[]
  /** Pairs that are compared to learn how often different people agree by chance. */
  chancePairs: number
  /**
   * `one_to_one`: a record of either side has one partner at most. `one_of_right`: a record of the left has one partner at
   * most, a record of the right any number. `all`: every pair stands for itself, as within one set.
   */
  partners: Partners
  /** Comparisons, by their place, that must not be `different`: without them no other agreement makes a link. */
  needed: readonly number[]
}

const columnName = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,40}$' })
const schema = Type.Object(
  {
    blocks: Type.Array(
      Type.Union([
        Type.Array(columnName, { minItems: 1 }),
        Type.Object(
          { left: Type.Array(columnName, { minItems: 1 }), right: Type.Array(columnName, { minItems: 1 }) },
          { additionalProperties: false },
        ),
      ]),
      { minItems: 1 },
    ),
    comparisons: Type.Array(
      Type.Object(
        {
          column: columnName,
          by_frequency: Type.Optional(Type.Boolean()),
          needed: Type.Optional(Type.Boolean()),
          unless_same: Type.Optional(columnName),
          levels: Type.Array(Type.String(), { minItems: 1, maxItems: 20 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 40 },
    ),
    chance_pairs: Type.Optional(Type.Integer({ minimum: 1000, maximum: 100_000_000 })),
    partners: Type.Optional(Type.Union(allPartners.map((one) => Type.Literal(one)))),
  },
  { additionalProperties: false },
)
const check = Compile(schema)

/**
 * Reads a model from YAML or JSON (docs/linking.md). `file` is named in messages. Throws `linking_model_invalid` with the
 * place of the fault.
 */
export function readLinkingModel(text: string, file: string): LinkingModel {
  const refuse = (where: string, reasonZh: string, reason: string) =>
    problem('linking_model_invalid', { file, where, reasonZh, reason })
  let given: unknown
  try {
    given = parse(text)
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw refuse('/', `不是正确的 YAML（${reason}）`, `it is no YAML (${reason})`)
  }
  if (!check.Check(given)) {
    const fault = check.Errors(given)[0]
    throw refuse(fault?.instancePath || '/', `内容不符（${fault?.message ?? ''}）`, fault?.message ?? '')
  }
  const comparisons = given.comparisons.map(
    (one, index): Comparison => ({
      column: one.column,
      byFrequency: one.by_frequency ?? false,
      unlessSame: one.unless_same ?? null,
      levels: one.levels.map((level, at) => {
        const read = readLevel(level)
        if (!read) {
          throw refuse(`/comparisons/${index}/levels/${at}`, `看不懂比较等级“${level}”`, `“${level}” is no level`)
        }
        return read
      }),
    }),
  )
  for (const [index, { unlessSame }] of comparisons.entries()) {
    if (unlessSame === null || comparisons.some(({ column }) => column === unlessSame)) continue
    const where = `/comparisons/${index}/unless_same`
    throw refuse(where, `没有比较“${unlessSame}”这一列`, `the column “${unlessSame}” is not compared`)
  }
  const blocks = given.blocks.map((block): Block => (Array.isArray(block) ? { left: block, right: block } : block))
  for (const [index, { left, right }] of blocks.entries()) {
    if (left.length !== right.length) {
      throw refuse(`/blocks/${index}`, '左右两边的列数不同', 'left and right name different numbers of columns')
    }
  }
  const columns = new Set([
    ...comparisons.flatMap(({ column, levels }) => [column, ...levels.flatMap((level) => level.elsewhere ?? [])]),
    ...blocks.flatMap(({ left, right }) => [...left, ...right]),
  ])
  return {
    columns: [...columns],
    blocks,
    comparisons,
    chancePairs: given.chance_pairs ?? 400_000,
    needed: given.comparisons.flatMap((one, index) => (one.needed ? [index] : [])),
    partners: given.partners ?? 'one_to_one',
  }
}
