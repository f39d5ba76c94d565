import { closeByVerification, type JudgedPerson } from '../policy/close-by-verification.ts'
import { problem } from '../problems.ts'
import type { Row, Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { loadQueries } from '../registry/queries.ts'
import { assertSecondPerson } from '../security/separation.ts'
import { personContext } from './stage-people.ts'

const sql = loadQueries(import.meta.url)

/** Columns that a person at the counter or the door may verify (contract, kind `verified`). */
export const verifiableFields = ['AAC004', 'AAC006', 'AAC010', 'AAE006', 'AAE005', 'AAC012', 'AAB004'] as const
export const verifiableCodes = ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003'] as const

export interface Verification {
  personID: number
  /** column of the contract → value; what is absent was not verified */
  values: Readonly<Record<string, string>>
  /** YYYY-MM-DD */
  verifiedOn: string
  /** 经办人 and 复核人, with their moments */
  handler: string
  handledAt: Date
  reviewer: string
  now: Date
}

/** Where a verified value opens. */
export const valueContext = (personID: number, field: string) => `value:${personID}:${field}`

/**
 * Writes what people found out into the register, with its provenance; the former version is kept. Throws
 * `person_unknown`, `second_person_needed`, `field_unknown`, `verification_empty`.
 */
export async function verifyPerson(
  tx: Transaction,
  cipher: FieldCipher,
  verification: Verification,
): Promise<{ reasons: string[] }> {
  const { personID, values, verifiedOn, handler, handledAt, reviewer, now } = verification
  assertSecondPerson(handler, reviewer)
  assertVerifiable(values)
  const person = await selectPersonForUpdate(tx, personID)
  await tx.execute(sql.keepVersion!, [personID, now, reviewer])
  for (const [field, value] of Object.entries(values)) {
    await tx.execute(sql.endValue!, [personID, field, now])
    const sealed = cipher.seal(value, valueContext(personID, field))
    await tx.execute(sql.insertValue!, [personID, field, sealed, verifiedOn, handler, handledAt, reviewer, now])
  }
  return { reasons: await applyValues(tx, cipher, person, now) }
}

/** Gives a person the values that people verified of another one who is the same, where there are none yet. */
export async function carryValues(
  tx: Transaction,
  cipher: FieldCipher,
  { fromID, toID, mergeID, now }: { fromID: number; toID: number; mergeID: number; now: Date },
): Promise<void> {
  const rows = await tx.query(sql.selectMissingValues!, [fromID, toID])
  for (const { field, sealed, verified_on, aae011, aae036, aae014, aae015 } of rows) {
    const value = cipher.openText(sealed as Uint8Array, valueContext(fromID, field as string))
    const carried = cipher.seal(value, valueContext(toID, field as string))
    await tx.execute(sql.insertCarried!, [toID, field, carried, verified_on, aae011, aae036, aae014, aae015, mergeID])
  }
  if (rows.length > 0) await applyValues(tx, cipher, await selectPersonForUpdate(tx, toID), now)
}

/** Throws `field_unknown` for columns that nobody verifies, and `verification_empty` without any. */
export function assertVerifiable(values: Readonly<Record<string, string>>): void {
  const known: readonly string[] = [...verifiableFields, ...verifiableCodes]
  const unknown = Object.keys(values).find((name) => !known.includes(name))
  if (unknown !== undefined) throw problem('field_unknown', { field: unknown })
  if (Object.keys(values).length === 0) throw problem('verification_empty', {})
}

/**
 * Puts verified values back where a run changed a person: what people decided is never overwritten by a batch. Gives how
 * many people had any.
 */
export async function reapplyVerified(tx: Transaction, cipher: FieldCipher, now: string): Promise<number> {
  const rows = await tx.query(sql.changedWithValues!, [now])
  for (const { id } of rows) await applyValues(tx, cipher, await selectPersonForUpdate(tx, id as number), new Date(now))
  return rows.length
}

async function selectPersonForUpdate(tx: Transaction, id: number): Promise<Row> {
  const [row] = await tx.query(sql.selectForUpdate!, [id])
  if (row === undefined) throw problem('person_unknown', {})
  return row
}

async function applyValues(tx: Transaction, cipher: FieldCipher, row: Row, now: Date): Promise<string[]> {
  const id = row.id as number
  const values: Record<string, string> = {}
  let verifiedOn = ''
  for (const { field, sealed, verified_on } of await tx.query(sql.selectValues!, [id])) {
    values[field as string] = cipher.openText(sealed as Uint8Array, valueContext(id, field as string))
    if ((verified_on as string) > verifiedOn) verifiedOn = verified_on as string
  }
  const context = personContext(String(row.run_key))
  const { number = null, phone = null, address = null } = cipher.openFields(row.sealed as Uint8Array, context)
  const closed = closeByVerification(judgedOf(row, { AAC002: number, AAE005: phone, AAE006: address }), values)
  const { fields, codes, reasons, isClosed } = closed
  const newPhone = fields.AAE005 ?? null
  await tx.execute(sql.update!, [
    id,
    cipher.sealFields({ number, phone: newPhone, address: fields.AAE006 ?? null }, context),
    newPhone === null ? null : cipher.indexOf(newPhone, 'phone'),
    ...['AAC004', 'AAC006', 'AAC010', 'AAC012', 'AAB004'].map((name) => fields[name] ?? null),
    ...verifiableCodes.map((name) => codes[name]),
    reasons,
    isClosed ? verifiedOn : (row.verified_at as string | null),
    now,
  ])
  return reasons
}

function judgedOf(row: Row, sealed: Record<string, string | null>): JudgedPerson {
  const column = (name: string) => row[name.toLowerCase()] as string | null
  const plain = ['AAC003', 'AAC004', 'AAC006', 'AAC010', 'AAC012', 'AAB004']
  return {
    household: row.household as 'local' | 'non_local',
    fields: { ...sealed, ...Object.fromEntries(plain.map((name) => [name, column(name)])) },
    codes: Object.fromEntries(verifiableCodes.map((name) => [name, column(name)])) as JudgedPerson['codes'],
    required: row.required as string[],
    reasons: row.reasons as string[],
    disposition: row.disposition as string,
  }
}
