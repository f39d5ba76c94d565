import { problem } from '../problems.ts'
import type { Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { type RowRuling, selectStandingRuling } from '../registry/person-decisions.ts'
import { selectLikelyRow } from '../registry/rows-in-question.ts'
import { decisionContext, rowInQuestionContext } from '../registry/seal-contexts.ts'

/** A row that people ruled on: where it stood, and by what the next run knows it. */
export interface RuledRow {
  kind: string
  file: string
  row: number
  /** null: only the register remembers the ruling */
  number: string | null
  name: string
}

/**
 * What a ruling on a likely row of the person keeps of it: runs come and go, it stays. Throws `row_unknown`, and
 * `row_not_rulable` where `same` would need a number that is the row's alone.
 */
export async function rulingOn(
  tx: Transaction,
  cipher: FieldCipher,
  { key, personID, row: rowKey, ruling }: { key: string; personID: number; row: string; ruling: RowRuling },
): Promise<{ ruling: RowRuling; subject: Uint8Array; sealed: Uint8Array }> {
  const { kind, file, row, subject, answer, sealed } = await selectLikelyRow(tx, rowKey, personID)
  if (ruling === 'same' && answer !== 'ruling') throw problem('row_not_rulable', {})
  const said = JSON.parse(cipher.openText(sealed as Uint8Array, rowInQuestionContext(rowKey)))
  const kept = cipher.seal(JSON.stringify({ kind, file, row, ...said }), decisionContext(key))
  return { ruling, subject: subject as Uint8Array, sealed: kept }
}

/** What taking back a ruling keeps of it, so that a second person sees which row it is about. Throws `ruling_unknown`. */
export async function takingBack(
  tx: Transaction,
  cipher: FieldCipher,
  { key, personID, ruled }: { key: string; personID: number; ruled: string },
): Promise<{ ruling: RowRuling; subject: Uint8Array; sealed: Uint8Array }> {
  const { ruling, subject, sealed } = await selectStandingRuling(tx, personID, ruled)
  const said = cipher.openText(sealed, decisionContext(ruled))
  return { ruling, subject, sealed: cipher.seal(said, decisionContext(key)) }
}

/** The row of a ruling, or of what takes one back; null for other decisions. */
export function ruledRow(
  cipher: FieldCipher,
  { key, kind, sealed }: { key: string; kind: string; sealed: Uint8Array | null },
): RuledRow | null {
  return (kind !== 'row' && kind !== 'unrule') || sealed === null
    ? null
    : JSON.parse(cipher.openText(sealed, decisionContext(key)))
}
