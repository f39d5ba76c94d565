import { describe, it } from 'vitest'
import { expectAgreement } from '../comparison/agree.ts'

describe('the plan and the second reading of the contract', () => {
  // 12 and 13 once found what the default seed does not; the others are new ground.
  for (const seed of [12, 13, 21, 22])
    it(`agree on 25 random batches of seed ${seed}`, () => expectAgreement({ numRuns: 25, seed }))
})
