const minutes = 60_000
const hours = 60 * minutes

/** Failures in a row from one place that lock. GB/T 22239-2019 (8.1.4.1) asks for such a limit and leaves the numbers open. */
const failuresHere = 5
/** Failures from all places together that lock an account for whoever comes from an unknown place. */
export const failuresAnywhere = 20
/** The first lock. Each further one is twice as long as the last, up to the longest: guessing stops, work does not. */
const FIRST_LOCK = 15 * minutes
const LONGEST_LOCK = 4 * hours
/** After so long without a failure the account is as new: typing errors of a month do not add up. */
const FORGOTTEN_AFTER = 24 * hours

/** After signing in from a place an account is known there for so long; sessions are kept as long. */
export const placeKnownFor = 30 * 24 * hours

export const LONGEST_IDLE = 15 * minutes
/** A working day; then the second factor is asked again. */
export const LONGEST_SESSION = 10 * hours

/** What is remembered of the attempts to log in to one account, from one place or from anywhere. */
export interface LoginState {
  /** since the last success or lock */
  failures: number
  /** since the last success */
  locks: number
  lastFailureAt: Date | null
  /** null, or in the past: not locked */
  lockedUntil: Date | null
}

/**
 * `accepted` only once the second factor is right too: after a right password alone a wrong code is `refused`, else
 * whoever knows the password could try codes for ever.
 */
export type LoginOutcome = 'accepted' | 'refused'

export interface SessionTimes {
  startedAt: Date
  /** last request that a person made; what a page asks by itself does not count */
  lastSeenAt: Date
}

/** The state of an account that nobody has tried. */
export const untried: LoginState = { failures: 0, locks: 0, lastFailureAt: null, lockedUntil: null }

/** Whole minutes, at least 1, until the account may be tried again; 0 when it may be now. */
export function minutesLocked(state: LoginState, now: Date): number {
  const left = (state.lockedUntil?.getTime() ?? 0) - now.getTime()
  return left > 0 ? Math.ceil(left / minutes) : 0
}

/**
 * The state after an attempt; the failure that makes up the limit locks. While the account is locked nothing changes: the caller asks `minutesLocked` first and
 * does not look at the password. Attempts at the same time must be judged one after the other (row lock). Unknown logins
 * need a state too, or being locked tells which ones exist.
 */
export function judgeAttempt(state: LoginState, outcome: LoginOutcome, now: Date, limit = failuresHere): LoginState {
  if (minutesLocked(state, now) > 0) return state
  if (outcome === 'accepted') return untried
  const sinceLast = state.lastFailureAt === null ? 0 : now.getTime() - state.lastFailureAt.getTime()
  const { failures, locks } = sinceLast >= FORGOTTEN_AFTER ? untried : state
  if (failures + 1 < limit) {
    return { failures: failures + 1, locks, lastFailureAt: now, lockedUntil: null }
  }
  const length = Math.min(FIRST_LOCK * 2 ** locks, LONGEST_LOCK)
  return { failures: 0, locks: locks + 1, lastFailureAt: now, lockedUntil: new Date(now.getTime() + length) }
}

/** Whether the account has a one-time password that is no longer good; one without an end is not either. */
export function isOneTimeOver(
  { mustChangePassword, oneTimeUntil }: { mustChangePassword: boolean; oneTimeUntil: Date | null },
  now: Date,
): boolean {
  return mustChangePassword && (oneTimeUntil === null || oneTimeUntil <= now)
}

/** Whether the session may still be used: under 15 minutes idle and under 10 hours old. */
export function isSessionAlive(session: SessionTimes, now: Date): boolean {
  const idle = now.getTime() - session.lastSeenAt.getTime()
  const age = now.getTime() - session.startedAt.getTime()
  return idle < LONGEST_IDLE && age < LONGEST_SESSION
}
