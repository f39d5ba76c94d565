import Type, { type Static } from 'typebox'
import type { RuledRow } from '../publish/rule-on-row.ts'
import { rowRulings } from '../registry/person-decisions.ts'
import { maskNumber } from '../security/masking.ts'
import { key, nullable, oneOf } from './schemas.ts'

/** Where a row stands that was ruled on, with its number masked: it may be somebody else's. */
export const ruledRowShown = Type.Object({
  ...{ kind: Type.String(), file: Type.String(), row: Type.Integer(), name: Type.String() },
  number: nullable(Type.String({ description: 'masked' })),
})

export function ruledRowShownOf({ number, ...row }: RuledRow): Static<typeof ruledRowShown> {
  return { ...row, number: number && maskNumber(number) }
}

/** An approved ruling on a row of a person, and what became of it. */
export const rulingShown = Type.Object({
  decision: key,
  ruling: oneOf(rowRulings),
  row: ruledRowShown,
  reason: Type.String(),
  handler: Type.String(),
  reviewer: Type.String(),
  ruledAt: Type.String(),
  ended: nullable(
    Type.Object(
      { at: Type.String(), as: oneOf(['taken_back', 'replaced']), handler: Type.String() },
      { description: 'taken back, or replaced by a later ruling on the same row' },
    ),
  ),
})
