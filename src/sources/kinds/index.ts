import { absence } from './absence.ts'
import { assistance } from './assistance.ts'
import { benefit } from './benefit.ts'
import { card } from './card.ts'
import { death } from './death.ts'
import { elsewhere } from './elsewhere.ts'
import { employment } from './employment.ts'
import { enrolment } from './enrolment.ts'
import { establishment } from './establishment.ts'
import { household } from './household.ts'
import { ruling } from './ruling.ts'
import { salary } from './salary.ts'
import type { SourceKind } from './source-kind.ts'
import { student } from './student.ts'
import { unit } from './unit.ts'
import { verified } from './verified.ts'

/** Every kind of source, in the order of the contract. */
export const sourceKinds = {
  household,
  enrolment,
  benefit,
  employment,
  salary,
  establishment,
  unit,
  student,
  death,
  absence,
  assistance,
  card,
  elsewhere,
  verified,
  ruling,
} as const satisfies Record<string, SourceKind>

export type KindName = keyof typeof sourceKinds

/** Whether the text names a kind of source. */
export function isKindName(text: string): text is KindName {
  return Object.hasOwn(sourceKinds, text)
}

export type { SourceKind } from './source-kind.ts'
