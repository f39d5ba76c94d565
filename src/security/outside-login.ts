import { createHash } from 'node:crypto'
import { type Problem, problem } from '../problems.ts'
import { selectOptionalAccountByIdentityForUpdate, updateOutsideConfirmed } from '../registry/accounts.ts'
import type { Store } from '../registry/open-store.ts'
import {
  deleteOutsideLogin,
  digestOfIdentity,
  insertOutsideLogin,
  type ReturnedIdentity,
  selectOptionalReturned,
  takeOutsideAnswer,
  updateReturnedIdentity,
} from '../registry/outside-logins.ts'
import { lockOfAccount } from './login-lock.ts'
import type { OutsideAnswer, OutsideService, OutsideWords } from './outside-service.ts'
import type { RandomBytes } from './password.ts'
import { judgeProof, type LoginProof, proveLogin } from './prove-login.ts'
import { digestOfToken, isToken, newToken } from './token.ts'

/** From the first click to the last code. */
const LONGEST_SIGN_IN = 10 * 60_000

/** Begins a sign-in: the token for the browser, and where it goes. Throws `outside_login_unavailable`. */
export async function beginOutsideLogin(
  { database }: Store,
  outside: OutsideService,
  { now, random }: { now: Date; random: RandomBytes },
): Promise<{ token: string; address: string }> {
  const token = newToken(random)
  const address = await outside.addressFor(wordsOf(token))
  await insertOutsideLogin(database, digestOfToken(token), now)
  return { token, address }
}

/**
 * Judges the answer by which the identity service sends a browser back; an answer counts once. The failure may be
 * `outside_link_unconfirmed` or `second_factor_needed`: then the sign-in goes on with `finishOutsideLogin`. Throws
 * `outside_login_stale`, `outside_login_failed`, `outside_login_unavailable`.
 */
export async function returnFromOutside(
  store: Store,
  outside: OutsideService,
  { token, answer, address, now }: { token: string | null; answer: OutsideAnswer; address: string; now: Date },
): Promise<LoginProof> {
  const words = token !== null && isToken(token) ? wordsOf(token) : null
  // Before it is taken: another site could else spoil a sign-in that waits in this browser.
  if (token === null || words === null || answer.state !== words.state) throw problem('outside_login_stale', {})
  const digest = digestOfToken(token)
  if (!(await takeOutsideAnswer(store.database, digest, { now, oldest: oldestAt(now) }))) {
    throw problem('outside_login_stale', {})
  }
  const { secondFactor, ...person } = await outside.redeem(answer, words)
  const returned = { identity: digestOfIdentity(store.cipher, person), secondFactor }
  const proof = await judgeReturned(store, returned, { code: null, address, now })
  // Kept only for an account: who else came back is nobody's business.
  if (proof.account === null) return proof
  if (proof.failure === null) await deleteOutsideLogin(store.database, digest)
  else await updateReturnedIdentity(store.database, digest, returned)
  return proof
}

/**
 * Judges what the account asks beside the identity: a code, or its password where nobody confirmed the link yet, which
 * a password of one's own does. Throws `outside_login_stale`.
 */
export async function finishOutsideLogin(
  store: Store,
  shown: { token: string | null; password: string | null; code: string | null; address: string; now: Date },
): Promise<LoginProof> {
  const { token, password, code, address, now } = shown
  const digest = token !== null && isToken(token) ? digestOfToken(token) : null
  const returned = digest && (await selectOptionalReturned(store.database, digest, oldestAt(now)))
  if (digest === null || returned === null) throw problem('outside_login_stale', {})
  let proof = await judgeReturned(store, returned, { code, address, now })
  if (proof.failure?.code === 'outside_link_unconfirmed' && password !== null) {
    const { login } = proof.account!
    proof = await proveLogin(store, { login, password, code, address, now })
    if (proof.failure === null && !proof.account.mustChangePassword) {
      await updateOutsideConfirmed(store.database, proof.account.id, { identity: returned.identity, now })
    }
  }
  if (proof.failure === null && !(await deleteOutsideLogin(store.database, digest))) {
    throw problem('outside_login_stale', {})
  }
  return proof
}

/** An identity that no account has, and a disabled account, fail alike. */
function judgeReturned(
  store: Store,
  { identity, secondFactor }: ReturnedIdentity,
  { code, address, now }: { code: string | null; address: string; now: Date },
): Promise<LoginProof> {
  return store.database.transaction(async (tx) => {
    const account = await selectOptionalAccountByIdentityForUpdate(tx, identity)
    if (account === null) return { account, failure: problem('outside_login_failed', {}) }
    if (account.outsideConfirmedAt === null) {
      const { locked } = await lockOfAccount(tx, store, account, { address, now })
      const failure: Problem = locked ?? problem('outside_link_unconfirmed', {})
      return { account, failure }
    }
    return judgeProof(tx, store, account, { isRight: true, code, address, now, secondFactor })
  })
}

/** Made of the token, so that the store need not keep them: whoever has one of them knows neither token nor the others. */
function wordsOf(token: string): OutsideWords {
  const word = (use: string) => createHash('sha256').update(`${use} ${token}`).digest('base64url')
  return { state: word('state'), nonce: word('nonce'), verifier: word('verifier') }
}

const oldestAt = (now: Date) => new Date(now.getTime() - LONGEST_SIGN_IN)
