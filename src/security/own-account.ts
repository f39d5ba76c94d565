import { problem } from '../problems.ts'
import {
  type Account,
  selectOptionalAccountByIDForUpdate,
  updatePassword,
  updateSecondFactor,
} from '../registry/accounts.ts'
import type { Queryable } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { secondFactorContext } from '../registry/seal-contexts.ts'
import { hashChosenPassword, type RandomBytes } from './password.ts'
import { checkSecondFactor, newRecoveryCodes, newSecret, secretURI } from './second-factor.ts'

/** Changes one's own password. Throws `password_weak`, `password_same`. */
export async function changeOwnPassword(db: Queryable, id: number, password: string): Promise<void> {
  const { login, passwordHash: stored } = await selectOwn(db, id)
  await updatePassword(db, id, await hashChosenPassword(password, { login, stored }), false)
}

/**
 * Begins an authenticator: its secret, and the same as an address to show as a QR code. It counts once a code of it was
 * confirmed. Throws `second_factor_exists`.
 */
export async function beginSecondFactor(
  db: Queryable,
  id: number,
  { cipher, random, issuer }: { cipher: FieldCipher; random: RandomBytes; issuer: string },
): Promise<{ secret: string; uri: string }> {
  const account = await selectOwn(db, id)
  if (account.secondFactorConfirmedAt !== null) throw problem('second_factor_exists', {})
  const secret = newSecret(random)
  const sealed = cipher.seal(secret, secondFactorContext(account.key))
  await updateSecondFactor(db, id, { sealed, confirmedAt: null, counter: null, recoveryCodes: [] })
  return { secret, uri: secretURI(secret, account.login, issuer) }
}

/**
 * Confirms the authenticator by a first code; from now on logging in needs one. Gives the recovery codes, which are
 * shown once. Throws `second_factor_not_begun`, `second_factor_exists`, `code_wrong`.
 */
export async function confirmSecondFactor(
  db: Queryable,
  id: number,
  code: string,
  { cipher, random, now }: { cipher: FieldCipher; random: RandomBytes; now: Date },
): Promise<string[]> {
  const account = await selectOwn(db, id)
  if (account.secondFactor === null) throw problem('second_factor_not_begun', {})
  if (account.secondFactorConfirmedAt !== null) throw problem('second_factor_exists', {})
  const secret = cipher.openText(account.secondFactor, secondFactorContext(account.key))
  const counter = checkSecondFactor({ secret, lastCounter: null }, code, now)
  if (counter === null) throw problem('code_wrong', {})
  const { codes, hashes } = newRecoveryCodes(random)
  await updateSecondFactor(db, id, { sealed: account.secondFactor, confirmedAt: now, counter, recoveryCodes: hashes })
  return codes
}

/** Takes the authenticator away. */
export async function removeSecondFactor(db: Queryable, id: number): Promise<void> {
  await updateSecondFactor(db, id, { sealed: null, confirmedAt: null, counter: null, recoveryCodes: [] })
}

/** Locked: what is sealed in it is written back as it was read, and resealing must not come between. */
async function selectOwn(db: Queryable, id: number): Promise<Account> {
  const account = await selectOptionalAccountByIDForUpdate(db, id)
  if (account === null) throw problem('not_signed_in', {})
  return account
}
