import Type, { type Static } from 'typebox'
import { findingContext } from '../publish/merge-findings.ts'
import type { Row } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { findingStates } from '../registry/finding-states.ts'
import { maskNumber } from '../security/masking.ts'
import { key, named, nullable, oneOf } from './schemas.ts'

export const findingState = oneOf(findingStates)

/** A finding in a list; numbers in its detail are masked. */
export const findingRow = named('FindingRow', {
  key,
  code: Type.String(),
  insurance: nullable(Type.String()),
  area: Type.String(),
  state: findingState,
  openedAt: Type.String(),
  changedAt: Type.String(),
  people: Type.Integer({ description: 'how many people of the caller’s areas it concerns' }),
  names: Type.Array(Type.String(), { description: 'of the first three of them' }),
  detail: Type.Record(Type.String(), Type.String()),
  waiting: nullable(Type.String({ description: 'key of the decision that waits for its second person' })),
})

export function findingRowOf(cipher: FieldCipher, row: Row): Static<typeof findingRow> {
  return {
    key: row.key as string,
    code: row.code as string,
    insurance: row.insurance as string | null,
    area: row.area as string,
    state: row.state as Static<typeof findingState>,
    openedAt: row.opened_at as string,
    changedAt: row.changed_at as string,
    people: row.people as number,
    names: ((row.names as (string | null)[] | null) ?? []).filter((name) => name !== null),
    detail: detailOf(cipher, row),
    waiting: row.waiting as string | null,
  }
}

/** What stands in a finding apart from keys of the run, which mean nothing to anybody. */
function detailOf(cipher: FieldCipher, row: Row): Record<string, string> {
  if (row.sealed === null) return row.detail as Record<string, string>
  const said = JSON.parse(cipher.openText(row.sealed as Uint8Array, findingContext(String(row.run_key))))
  const shown = Object.entries(said as Record<string, string>).filter(([name]) => name !== 'person_key')
  return Object.fromEntries(shown.map(([name, value]) => [name, name.startsWith('number') ? maskNumber(value) : value]))
}
