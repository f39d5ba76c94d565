import Type, { type Static } from 'typebox'
import { valueContext } from '../publish/verify-person.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import type { LocalValue } from '../registry/indicators.ts'
import { maskLocalValue } from '../security/masking.ts'
import { localIndicatorTypes } from '../standards/local-indicators.ts'
import { nullable } from './schemas.ts'

const word = nullable(Type.String())

/** A verified value of a local indicator, with who found it out and who checked it. */
export const localValue = Type.Object({
  code: Type.String(),
  name: Type.String(),
  type: Type.Enum([...localIndicatorTypes]),
  value: Type.String({ description: 'a code in full, of a date the year; what else was written is masked' }),
  valueName: nullable(Type.String({ description: 'what a code is called' })),
  on: Type.String(),
  handler: Type.String(),
  handledAt: Type.String(),
  reviewer: Type.String(),
  reviewedAt: Type.String(),
  endedAt: word,
})

export function localValueOf(cipher: FieldCipher, personID: number, given: LocalValue): Static<typeof localValue> {
  const { indicator, sealed: _sealed, ...provenance } = given
  const { code, name, type, codes } = indicator
  const value = openLocalValue(cipher, personID, given)
  return {
    ...{ code, name, type },
    value: maskLocalValue(type, value),
    valueName: codes?.find((each) => each.code === value)?.name ?? null,
    ...provenance,
  }
}

/** The value in full. */
export function openLocalValue(cipher: FieldCipher, personID: number, { indicator, sealed }: LocalValue): string {
  return cipher.openText(sealed, valueContext(personID, indicator.code))
}
