import fc from 'fast-check'
import { expect } from 'vitest'
import { differencesOf } from './differences.ts'
import { readPlan } from './plan-answer.ts'
import { randomBatch } from './random-batch.ts'
import { defaultPolicy } from './second-reading/default-policy.ts'
import { readSecond } from './second-reading/index.ts'

/** `CANBAO_SHRINK=0` tells the first difference as it was found: to look for a smaller one takes minutes. */
const endOnFailure = process.env.CANBAO_SHRINK === '0'

/** Runs the job and the second reading of the contract on random batches: every row of both answers is the same. */
export async function expectAgreement({ numRuns, seed }: { numRuns: number; seed: number }): Promise<void> {
  await fc.assert(
    fc.asyncProperty(randomBatch, async (batch) => {
      const plan = await readPlan(batch)
      expect(differencesOf(plan, readSecond({ ...batch, policy: defaultPolicy }))).toEqual([])
      expect(plan.quarterly.checks.filter(({ ok }) => !ok)).toEqual([])
    }),
    // Shrinking a batch means running the job again and again: it ends after as long as the test itself may take.
    { numRuns, seed, endOnFailure, interruptAfterTimeLimit: numRuns * 20_000, markInterruptAsFailure: false },
  )
}
