import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesOf } from './differences.ts'
import { readPlan } from './plan-answer.ts'
import { randomBatch } from './random-batch.ts'
import { defaultPolicy } from './second-reading/default-policy.ts'
import { readSecond } from './second-reading/index.ts'

/** Batches per run; `CANBAO_PROPERTY_RUNS` asks for a longer suite, `CANBAO_SEED` for other batches. */
const numRuns = Number(process.env.CANBAO_PROPERTY_RUNS ?? 25)
const seed = Number(process.env.CANBAO_SEED ?? 520300)

describe('the plan and the second reading of the contract', () => {
  it(
    'agree on every person, link, finding, unit, reject and figure of random batches',
    async () => {
      await fc.assert(
        fc.asyncProperty(randomBatch, async (batch) => {
          const plan = await readPlan(batch)
          expect(differencesOf(plan, readSecond({ ...batch, policy: defaultPolicy }))).toEqual([])
          expect(plan.quarterly.checks.filter(({ ok }) => !ok)).toEqual([])
        }),
        // Shrinking a batch means running the job again and again: it ends after as long as the test itself may take.
        {
          numRuns,
          seed,
          endOnFailure: process.env.CANBAO_SHRINK === '0',
          interruptAfterTimeLimit: numRuns * 20_000,
          markInterruptAsFailure: false,
        },
      )
    },
    numRuns * 40_000,
  )
})
