import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  failuresAnywhere,
  isSessionAlive,
  judgeAttempt,
  type LoginState,
  minutesLocked,
  untried,
} from './login-rules.ts'

const start = new Date('2026-03-02T09:00:00+08:00')
const later = (minutes: number, from = start) => new Date(from.getTime() + minutes * 60_000)

function fail(state: LoginState, times: number, at: Date): LoginState {
  let next = state
  for (let count = 0; count < times; count++) next = judgeAttempt(next, 'refused', at)
  return next
}

describe('an account', () => {
  test('is locked for 15 minutes by the fifth failure', () => {
    expect(minutesLocked(fail(untried, 4, start), start)).toBe(0)
    const locked = fail(untried, 5, start)
    expect(minutesLocked(locked, start)).toBe(15)
    expect(minutesLocked(locked, later(14.5))).toBe(1)
    expect(minutesLocked(locked, later(15))).toBe(0)
  })

  test('is locked twice as long each time, up to four hours', () => {
    let state = untried
    let now = start
    const locks: number[] = []
    for (let round = 0; round < 7; round++) {
      state = fail(state, 5, now)
      locks.push(minutesLocked(state, now))
      now = later(locks.at(-1)!, now)
    }
    expect(locks).toEqual([15, 30, 60, 120, 240, 240, 240])
  })

  test('is not opened by the right password while it is locked, nor locked for longer by more failures', () => {
    const locked = fail(untried, 5, start)
    expect(judgeAttempt(locked, 'accepted', later(14))).toEqual(locked)
    expect(judgeAttempt(locked, 'refused', later(14))).toEqual(locked)
  })

  test('is as new after a good login', () => {
    expect(judgeAttempt(fail(untried, 4, start), 'accepted', start)).toEqual(untried)
    expect(judgeAttempt(fail(untried, 5, start), 'accepted', later(15))).toEqual(untried)
  })

  test('forgets failures after a day without one', () => {
    const four = fail(untried, 4, start)
    expect(minutesLocked(fail(four, 1, later(24 * 60 - 1)), later(24 * 60 - 1))).toBe(15)
    expect(fail(four, 1, later(24 * 60))).toMatchObject({ failures: 1, lockedUntil: null })
    const locked = fail(untried, 5, start)
    expect(minutesLocked(fail(locked, 5, later(24 * 60)), later(24 * 60))).toBe(15)
  })

  test('lets nobody try more than 50 passwords in a day, however they are spread', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 200, maxLength: 400 })
    fc.assert(
      fc.property(waits, (pauses) => {
        let state = untried
        let now = start
        let tried = 0
        for (const pause of pauses) {
          now = later(pause, now)
          if (now >= later(24 * 60)) break
          if (minutesLocked(state, now) === 0) tried++
          state = judgeAttempt(state, 'refused', now)
        }
        expect(tried).toBeLessThanOrEqual(50)
      }),
      { numRuns: 50 },
    )
  })
})

test('failures from anywhere lock after more of them, and by the same rules', () => {
  let state = untried
  for (let count = 0; count < 20; count++) {
    expect(minutesLocked(state, start)).toBe(0)
    state = judgeAttempt(state, 'refused', start, failuresAnywhere)
  }
  expect(minutesLocked(state, start)).toBe(15)
})

describe('a session', () => {
  test('ends after 15 idle minutes', () => {
    const session = { startedAt: start, lastSeenAt: later(60) }
    expect(isSessionAlive(session, later(74))).toBe(true)
    expect(isSessionAlive(session, later(75))).toBe(false)
  })

  test('ends after ten hours of work', () => {
    expect(isSessionAlive({ startedAt: start, lastSeenAt: later(599) }, later(599))).toBe(true)
    expect(isSessionAlive({ startedAt: start, lastSeenAt: later(600) }, later(600))).toBe(false)
  })

  test('with times that are none has ended', () => {
    expect(isSessionAlive({ startedAt: start, lastSeenAt: new Date(Number.NaN) }, start)).toBe(false)
  })
})
