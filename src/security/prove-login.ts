import { type Problem, problem } from '../problems.ts'
import {
  type Account,
  selectOptionalAccount,
  selectOptionalAccountForUpdate,
  updatePasswordHash,
  updateUsedCode,
} from '../registry/accounts.ts'
import type { Transaction } from '../registry/database.ts'
import type { Store } from '../registry/open-store.ts'
import { secondFactorContext } from '../registry/seal-contexts.ts'
import { lockOfAccount, lockOfUnknown } from './login-lock.ts'
import { isOneTimeOver } from './login-rules.ts'
import { hashPassword, needsRehash, verifyPassword } from './password.ts'
import { checkSecondFactor, takeRecoveryCode } from './second-factor.ts'

export interface LoginAttempt {
  login: string
  password: string
  /** of an authenticator, or a recovery code; null: not typed yet */
  code: string | null
  /** where it comes from; null: the command line on the server itself */
  address: string | null
  now: Date
}

/**
 * `account` is null for a login that nobody has, or that is disabled. `failure` is the problem to throw after the
 * attempt is in the audit: `login_failed`, `account_locked`, `second_factor_needed` or `one_time_password_ended`.
 */
export type LoginProof =
  | { account: Account; failure: null; secondFactor: boolean }
  | { account: Account | null; failure: Problem }

/** Judges an attempt to log in by password and, where the account has an authenticator, its code. */
export async function proveLogin(store: Store, attempt: LoginAttempt): Promise<LoginProof> {
  const known = await selectOptionalAccount(store.database, attempt.login)
  // Before the row is locked: hashing takes its time, and an unknown login takes the same.
  const isRight = await verifyPassword(known?.passwordHash ?? null, attempt.password)
  return store.database.transaction(async (tx) => {
    const account = known && (await selectOptionalAccountForUpdate(tx, attempt.login))
    if (account === null) return judgeUnknown(tx, store, attempt)
    // What was verified may have been changed since.
    const isSame = account.passwordHash === known!.passwordHash
    return refuseEnded(await judgeKnown(tx, store, attempt, account, isRight && isSame), attempt.now)
  })
}

/**
 * The password of somebody who is signed in, asked again before what a stranger at their desk must not do. Counts like
 * a login. Throws `login_failed`, `account_locked`, `one_time_password_ended`.
 */
export async function provePassword(store: Store, attempt: Omit<LoginAttempt, 'code'>): Promise<void> {
  const proof = await proveLogin(store, { ...attempt, code: null })
  if (proof.failure !== null && proof.failure.code !== 'second_factor_needed') throw proof.failure
}

/** Told only to who knows the password. */
function refuseEnded(proof: LoginProof, now: Date): LoginProof {
  if (proof.failure !== null || !isOneTimeOver(proof.account, now)) return proof
  return { account: proof.account, failure: problem('one_time_password_ended', {}) }
}

async function judgeUnknown(tx: Transaction, store: Store, attempt: LoginAttempt): Promise<LoginProof> {
  const lock = await lockOfUnknown(tx, store, attempt)
  if (lock.locked !== null) return { account: null, failure: lock.locked }
  await lock.remember('refused')
  return { account: null, failure: problem('login_failed', {}) }
}

async function judgeKnown(
  tx: Transaction,
  store: Store,
  { password, code, address, now }: LoginAttempt,
  account: Account,
  isRight: boolean,
): Promise<LoginProof> {
  const proof = await judgeProof(tx, store, account, { isRight, code, address, now })
  if (proof.failure === null && needsRehash(account.passwordHash!)) {
    await updatePasswordHash(tx, account.id, await hashPassword(password))
  }
  return proof
}

/**
 * Judges what was shown for an account whose row is locked: `isRight` the first proof, `code` that of its authenticator,
 * which is not asked where another `secondFactor` was seen.
 */
export async function judgeProof(
  tx: Transaction,
  store: Store,
  account: Account,
  shown: { isRight: boolean; code: string | null; address: string | null; now: Date; secondFactor?: boolean },
): Promise<LoginProof> {
  const { isRight, code, address, now, secondFactor = false } = shown
  const lock = await lockOfAccount(tx, store, account, { address, now })
  if (lock.locked !== null) return { account, failure: lock.locked }
  const needsCode = account.secondFactorConfirmedAt !== null && !secondFactor
  // The first proof alone changes nothing: else it would forgive the wrong codes before it.
  if (isRight && needsCode && code === null) return { account, failure: problem('second_factor_needed', {}) }
  const isProven = isRight && (!needsCode || (await takeCode(tx, store, account, code!, now)))
  await lock.remember(isProven ? 'accepted' : 'refused')
  if (!isProven) return { account, failure: problem('login_failed', {}) }
  return { account, failure: null, secondFactor: needsCode || secondFactor }
}

/** Uses the code up, under the lock of the account's row: neither step nor recovery code is good twice. */
async function takeCode(tx: Transaction, store: Store, account: Account, code: string, now: Date): Promise<boolean> {
  const secret = store.cipher.openText(account.secondFactor!, secondFactorContext(account.key))
  const counter = checkSecondFactor({ secret, lastCounter: account.secondFactorCounter }, code, now)
  const left = counter === null ? takeRecoveryCode(account.recoveryCodes, code) : account.recoveryCodes
  if (left === null) return false
  await updateUsedCode(tx, account.id, { counter: counter ?? account.secondFactorCounter, recoveryCodes: left })
  return true
}
