import { problem } from '../problems.ts'
import type { Transaction } from '../registry/database.ts'
import { selectIndicatorsOfArea } from '../registry/indicators.ts'
import { faultOfValue } from '../standards/local-indicators.ts'

/** Columns that a person at the counter or the door may verify (contract, kind `verified`). */
export const verifiableFields = ['AAC004', 'AAC006', 'AAC010', 'AAE006', 'AAE005', 'AAC012', 'AAB004'] as const
export const verifiableCodes = ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003'] as const

/** What people found out: column of the contract, or code of a local indicator → value. */
export type Values = Readonly<Record<string, string>>

const columns: ReadonlySet<string> = new Set([...verifiableFields, ...verifiableCodes])

/** Whether it is a column of the contract, and no local indicator. Only these judge a person. */
export const isColumn = (field: string): boolean => columns.has(field)

/**
 * Values that may be verified of somebody who lives in the area: columns of the contract, and local indicators in force
 * there, which the values fit. Throws `verification_empty`, `field_unknown`, `indicator_ended`, `value_invalid`.
 */
export async function assertVerifiable(tx: Transaction, area: string, values: Values): Promise<void> {
  if (Object.keys(values).length === 0) throw problem('verification_empty', {})
  const local = Object.entries(values).filter(([field]) => !isColumn(field))
  if (local.length === 0) return
  const indicators = await selectIndicatorsOfArea(
    tx,
    area,
    local.map(([field]) => field),
  )
  for (const [field, value] of local) {
    const indicator = indicators.find(({ code }) => code === field)
    if (indicator === undefined) throw problem('field_unknown', { field })
    if (indicator.endedAt !== null) throw problem('indicator_ended', { field })
    const fault = faultOfValue(indicator, value)
    if (fault !== null)
      throw problem('value_invalid', { field, nameZh: indicator.name, reasonZh: fault.zh, reason: fault.en })
  }
}
