import { problem } from '../problems.ts'
import type { Transaction } from '../registry/database.ts'
import { endIndicator, insertIndicator, type KeptIndicator, selectIndicator } from '../registry/indicators.ts'
import { assertInside, todaysArea } from '../security/area-scope.ts'
import { sourceKinds } from '../sources/kinds/index.ts'
import { indicator as ministryIndicator } from '../standards/indicators.ts'
import { faultOfDefinition } from '../standards/local-indicators.ts'
import type { Hand } from './decide-person.ts'
import { plainColumns } from './person-columns.ts'

export type NewIndicator = Omit<KeptIndicator, 'handler' | 'addedAt' | 'endedBy' | 'endedAt'>

/** Columns of the sources, and of people, that tables 1 to 4 do not have: AAE005, AAB299 and others. */
const columns: ReadonlySet<string> = new Set([
  ...Object.values(sourceKinds).flatMap((kind) => kind.columns.map(({ name }) => name)),
  ...plainColumns.map(({ name }) => name.toUpperCase()),
])

/**
 * The province adds an indicator for an area (适当扩充). One person does it, on record: it says nothing of anybody yet.
 * Throws `area_outside`, `indicator_invalid`, `indicator_taken`.
 */
export async function addIndicator(tx: Transaction, given: NewIndicator, { login, scope, now }: Hand): Promise<void> {
  assertInside(scope, given.area)
  const fault = faultOfDefinition(given)
  if (fault !== null) throw problem('indicator_invalid', { where: fault.where, reasonZh: fault.zh, reason: fault.en })
  const { code } = given
  if (ministryIndicator(code) !== null || columns.has(code)) throw problem('indicator_taken', { code })
  await insertIndicator(tx, { ...given, area: todaysArea(given.area), handler: login, now })
}

/**
 * From now on it is not verified any more; its values stay. Throws `indicator_unknown`, `area_outside`,
 * `indicator_ended`.
 */
export async function closeIndicator(tx: Transaction, code: string, { login, scope, now }: Hand): Promise<void> {
  const { area, endedAt } = await selectIndicator(tx, code)
  assertInside(scope, area)
  if (endedAt !== null) throw problem('indicator_ended', { field: code })
  await endIndicator(tx, code, { now, handler: login })
}
