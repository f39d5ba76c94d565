import fc from 'fast-check'

/** Cases per property; a longer suite asks for more. */
const cases = Number(process.env.CANBAO_TWIN_CASES ?? 3000)
const seed = process.env.CANBAO_SEED === undefined ? 520300 : Number(process.env.CANBAO_SEED)
/** The same cases in every run. */
export const sample = <T>(values: fc.Arbitrary<T>): T[] => fc.sample(values, { numRuns: cases, seed })

/** The cases in which the SQL and the standards differ, each with what both say; twenty at the most. */
export function disagreements<T>(
  given: readonly T[],
  sql: readonly unknown[],
  standard: (one: T) => unknown,
): unknown[] {
  const differing = given.flatMap((one, index) => {
    const [ours, theirs] = [JSON.stringify(sql[index] ?? null), JSON.stringify(standard(one) ?? null)]
    return ours === theirs ? [] : [{ given: one, sql: ours, standard: theirs }]
  })
  return differing.slice(0, 20)
}
