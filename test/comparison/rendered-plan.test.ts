import { describe, expect, it } from 'vitest'
import { duckdb } from '../../src/comparison/dialect/duckdb.ts'
import { spark } from '../../src/comparison/dialect/spark.ts'
import { type ComparisonShape, comparisonSteps, stepsOfKind } from '../../src/comparison/plan/index.ts'
import { compileDecision, rowsInForce } from '../../src/policy/compile-policy.ts'
import { readDecisionTable } from '../../src/policy/decision-table.ts'
import { defaultPolicy } from '../../src/policy/default-policy.ts'
import { sourceKinds } from '../../src/sources/kinds/index.ts'

/** Everything the plan can contain: every kind, rulings, verified rows, the default table of the reference date. */
const shape: ComparisonShape = {
  kinds: Object.values(sourceKinds),
  areaLevel: 'prefecture',
  mapped: {},
  hasRulings: true,
  hasVerified: true,
  decision: compileDecision(rowsInForce(readDecisionTable(defaultPolicy, 'policy.csv'), 20161231)),
}
const steps = [...shape.kinds.flatMap((kind) => stepsOfKind(kind, shape)), ...comparisonSteps(shape)]

describe.each([duckdb, spark])('the plan as $name reads it', (dialect) => {
  const rendered = steps.map((step) => ({ ...step, text: step.sql(dialect) }))

  it('is the committed text', async () => {
    const text = rendered
      .map(({ name, view, writes, text }) => `-- ${name}: ${view ? 'view' : 'table'} ${writes}\n${text};\n`)
      .join('\n')
    await expect(text).toMatchFileSnapshot(`rendered/${dialect.name}.sql`)
  })
})

describe('the plan as spark reads it', () => {
  it('has none of the words that only the other engine knows', () => {
    const foreign =
      /\b(VARCHAR|ENUM|unnest|arg_max|string_agg|regexp_full_match|struct_pack|list_filter)\b|\/\/|MAP \{|''''/
    expect(steps.map((step) => step.sql(spark)).filter((text) => foreign.test(text))).toEqual([])
  })
})
