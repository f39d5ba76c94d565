import { expect, test } from 'vitest'
import { runSample, shortcomings } from '../support/run-sample.ts'

test.each([
  { area: '520300', persons: 60_000, seed: 21, noise: 4, quarters: 1 },
  { area: '520000', persons: 20_000, seed: 22, noise: 2, quarters: 1 },
  { area: '520300', persons: 10_000, seed: 23, noise: 2, quarters: 3 },
])(
  'the command finds the truth of $persons people in $area with noise $noise, over $quarters quarters',
  async (options) => {
    const qualities = await runSample(options)
    expect(qualities).toHaveLength(options.quarters)
    for (const quality of qualities) {
      expect(quality.people).toBeGreaterThan(options.persons * 0.9)
      expect(shortcomings(quality)).toEqual([])
    }
  },
)
