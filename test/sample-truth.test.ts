import { expect, test } from 'vitest'
import { runSample, shortcomings } from './support/run-sample.ts'

test('the command finds the truth of a small sample: every person, link and finding', async () => {
  const [quality] = await runSample({ area: '520300', persons: 5_000, seed: 11, noise: 4 })
  expect(quality!.people).toBeGreaterThan(4_500)
  expect(shortcomings(quality!)).toEqual([])
})
