import { closeByVerification, type JudgedPerson } from '../policy/close-by-verification.ts'
import { problem } from '../problems.ts'
import type { Row, Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { loadQueries } from '../registry/queries.ts'
import { personContext, valueContext } from '../registry/seal-contexts.ts'
import { assertSecondPerson } from '../security/separation.ts'
import { assertVerifiable, isColumn, type Values, verifiableCodes } from './verifiable-values.ts'

const sql = loadQueries(import.meta.url)

export interface Verification {
  personID: number
  /** what is absent was not verified */
  values: Values
  /** YYYY-MM-DD */
  verifiedOn: string
  /** 经办人 and 复核人, with their moments */
  handler: string
  handledAt: Date
  reviewer: string
  now: Date
}

export { valueContext } from '../registry/seal-contexts.ts'

/**
 * Writes what people found out into the register, with its provenance; the former version is kept. Values of local
 * indicators stand beside the person and change nothing of them. Throws `person_unknown`, `second_person_needed`, and
 * what `assertVerifiable` does.
 */
export async function verifyPerson(
  tx: Transaction,
  cipher: FieldCipher,
  verification: Verification,
): Promise<{ reasons: string[] }> {
  const { personID, values, verifiedOn, handler, handledAt, reviewer, now } = verification
  assertSecondPerson(handler, reviewer)
  const person = await selectPersonForUpdate(tx, personID)
  await assertVerifiable(tx, person.area as string, values)
  const isJudged = Object.keys(values).some(isColumn)
  if (isJudged) await tx.execute(sql.keepVersion!, [personID, now, reviewer])
  for (const [field, value] of Object.entries(values)) {
    await tx.execute(sql.endValue!, [personID, field, now])
    const sealed = cipher.seal(value, valueContext(personID, field))
    const hands = [verifiedOn, handler, handledAt, reviewer, now]
    await tx.execute(sql.insertValue!, [personID, field, isColumn(field) ? null : field, sealed, ...hands])
  }
  return { reasons: isJudged ? await applyValues(tx, cipher, person, now) : (person.reasons as string[]) }
}

/** Gives a person the values that people verified of another one who is the same, where there are none yet. */
export async function carryValues(
  tx: Transaction,
  cipher: FieldCipher,
  { fromID, toID, mergeID, now }: { fromID: number; toID: number; mergeID: number; now: Date },
): Promise<void> {
  const rows = await tx.query(sql.selectMissingValues!, [fromID, toID])
  for (const { field, indicator, sealed, verified_on, aae011, aae036, aae014, aae015 } of rows) {
    const value = cipher.openText(sealed as Uint8Array, valueContext(fromID, field as string))
    const carried = cipher.seal(value, valueContext(toID, field as string))
    const hands = [verified_on, aae011, aae036, aae014, aae015]
    await tx.execute(sql.insertCarried!, [toID, field, indicator, carried, ...hands, mergeID])
  }
  if (rows.some(({ indicator }) => indicator === null))
    await applyValues(tx, cipher, await selectPersonForUpdate(tx, toID), now)
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
