import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newGate } from './gate.ts'

test('no more than the allowed works run at once, the others wait their turn, and more than may wait are refused', async () => {
  const pass = newGate({ atOnce: 2, waiting: 3 })
  let running = 0
  let most = 0
  const done: number[] = []
  const work = (number: number) => async () => {
    most = Math.max(most, ++running)
    await turn()
    running--
    done.push(number)
    if (number === 1) throw new Error('failed')
    return number
  }
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((number) => pass(work(number))))
  expect(most).toBe(2)
  expect(done).toEqual([0, 1, 2, 3, 4])
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ])
  expect((results[5] as PromiseRejectedResult).reason).toMatchObject({ code: 'service_busy' })
  expect(await Promise.all([7, 8, 9].map((number) => pass(work(number))))).toEqual([7, 8, 9])
})
