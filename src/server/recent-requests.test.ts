import { expect, test } from 'vitest'
import { createRecentRequests } from './recent-requests.ts'

const newRecent = () => {
  let now = new Date('2017-03-01T08:00:00Z').getTime()
  const recent = createRecentRequests(() => new Date(now))
  return { recent, pass: (minutes: number) => (now += minutes * 60_000) }
}

test('says within what time 99 of 100 requests were answered, to a fifth', () => {
  const { recent } = newRecent()
  for (let at = 0; at < 990; at++) recent.observe({ seconds: 0.004, status: 200 })
  for (let at = 0; at < 10; at++) recent.observe({ seconds: 2, status: at < 3 ? 500 : 404 })
  const { requests, faults, p99, minutes } = recent.figures()
  expect([requests, faults, minutes]).toEqual([1000, 3, 1])
  expect(p99).toBeGreaterThanOrEqual(0.004)
  expect(p99).toBeLessThan(0.0048)
  for (let at = 0; at < 10; at++) recent.observe({ seconds: 2, status: 200 })
  expect(recent.figures().p99).toBeGreaterThanOrEqual(2)
  expect(recent.figures().p99).toBeLessThan(2.4)
})

test('forgets what is older than a quarter of an hour', () => {
  const { recent, pass } = newRecent()
  recent.observe({ seconds: 9, status: 500 })
  pass(14)
  recent.observe({ seconds: 0.01, status: 200 })
  expect(recent.figures()).toMatchObject({ requests: 2, faults: 1, minutes: 15 })
  pass(1)
  expect(recent.figures()).toMatchObject({ requests: 1, faults: 0, minutes: 15 })
  pass(60)
  expect(recent.figures()).toEqual({ requests: 0, faults: 0, minutes: 15, p99: null })
})

test('what took longer than all bounds still counts', () => {
  const { recent } = newRecent()
  recent.observe({ seconds: 1_000, status: 200 })
  expect(recent.figures().requests).toBe(1)
  expect(recent.figures().p99).toBeGreaterThan(300)
})
