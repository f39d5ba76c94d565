import fc from 'fast-check'
import { type RandomBatch, randomBatch } from './random-batch.ts'
import { kindNames } from './second-reading/shapes.ts'

/** Rows of many random batches together: every tie and every rule of the contract is met several times. */
export function manyRows({ seed, batches }: { seed: number; batches: number }): RandomBatch {
  const drawn = fc.sample(randomBatch, { numRuns: batches, seed })
  const rows = Object.fromEntries(
    kindNames.map((kind) => [kind, drawn.flatMap((batch) => batch.rows[kind])]),
  ) as RandomBatch['rows']
  return { ...(drawn[0] as RandomBatch), rows }
}
