import { describe, it } from 'vitest'
import { expectAgreement } from './agree.ts'

/** Batches per run; `CANBAO_PROPERTY_RUNS` asks for a longer suite, `CANBAO_SEED` for other batches. */
const numRuns = Number(process.env.CANBAO_PROPERTY_RUNS ?? 25)
const seed = Number(process.env.CANBAO_SEED ?? 520300)

describe('the plan and the second reading of the contract', () => {
  it(
    'agree on every person, link, finding, unit, reject and figure of random batches',
    () => expectAgreement({ numRuns, seed }),
    numRuns * 40_000,
  )
})
