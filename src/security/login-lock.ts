import { type Problem, problem } from '../problems.ts'
import { type Account, updateLoginState } from '../registry/accounts.ts'
import type { Transaction } from '../registry/database.ts'
import {
  deleteAttempts,
  digestOfAttempts,
  selectAttemptsForUpdate,
  unknownDigest,
  updateAttempts,
} from '../registry/login-attempts.ts'
import type { Store } from '../registry/open-store.ts'
import { selectAddressesOfSessions } from '../registry/sessions.ts'
import {
  failuresAnywhere,
  judgeAttempt,
  type LoginOutcome,
  type LoginState,
  minutesLocked,
  placeKnownFor,
} from './login-rules.ts'
import { networkOf } from './network-of.ts'

/** Whose login is tried, from where: null is the command line on the server itself. */
export interface LoginPlace {
  login: string
  address: string | null
  now: Date
}

/** How an attempt is judged, once the first lock was looked at. */
export interface LoginLock {
  /** `account_locked`, or null */
  locked: Problem | null
  /** Remembers how the attempt ended. */
  remember(outcome: LoginOutcome): Promise<void>
}

/**
 * The lock of an account whose row is locked. Failures from one place lock that place out, so that nobody elsewhere can
 * keep the owner out. Many failures, wherever from, lock all places but those where the account signed in lately.
 */
export async function lockOfAccount(
  tx: Transaction,
  { cipher }: Store,
  account: Account,
  { address, now }: Omit<LoginPlace, 'login'>,
): Promise<LoginLock> {
  // Looked at first: else attempts from ever new places would leave a row each, though none is judged.
  const closed = lockedProblem(account, now)
  if (closed !== null && !(await isKnownPlace(tx, account.id, address, now))) return notJudged(closed)
  // With the hash in it: another password begins anew, so that a reset unlocks.
  const digest = digestOfAttempts(cipher, [account.key, placeOf(address), account.passwordHash ?? ''])
  const here = await selectAttemptsForUpdate(tx, digest, now)
  return {
    locked: lockedProblem(here, now),
    async remember(outcome) {
      if (outcome === 'accepted') return deleteAttempts(tx, digest)
      await updateAttempts(tx, digest, judgeAttempt(here, outcome, now))
      await updateLoginState(tx, account.id, judgeAttempt(account, outcome, now, failuresAnywhere))
    },
  }
}

/** The same for a login that nobody has, lest being locked tell which ones exist. */
export async function lockOfUnknown(
  tx: Transaction,
  { cipher }: Store,
  { login, address, now }: LoginPlace,
): Promise<LoginLock> {
  const digests = [
    unknownDigest(cipher, [login, placeOf(address)], 'here'),
    unknownDigest(cipher, [login], 'anywhere'),
  ] as const
  const here = await selectAttemptsForUpdate(tx, digests[0], now)
  const anywhere = await selectAttemptsForUpdate(tx, digests[1], now)
  return {
    locked: lockedProblem(here, now) ?? lockedProblem(anywhere, now),
    async remember(outcome) {
      await updateAttempts(tx, digests[0], judgeAttempt(here, outcome, now))
      await updateAttempts(tx, digests[1], judgeAttempt(anywhere, outcome, now, failuresAnywhere))
    },
  }
}

const notJudged = (locked: Problem): LoginLock => ({ locked, remember: async () => undefined })

/** Who works on the server itself is not outside. */
async function isKnownPlace(tx: Transaction, accountID: number, address: string | null, now: Date): Promise<boolean> {
  if (address === null) return true
  const addresses = await selectAddressesOfSessions(tx, accountID, new Date(now.getTime() - placeKnownFor))
  return addresses.some((known) => networkOf(known) === networkOf(address))
}

const placeOf = (address: string | null) => (address === null ? 'server' : networkOf(address))

function lockedProblem(state: LoginState, now: Date): Problem | null {
  const minutes = minutesLocked(state, now)
  return minutes > 0 ? problem('account_locked', { minutes }) : null
}
