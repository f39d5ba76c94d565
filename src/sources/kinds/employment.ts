import * as columns from './columns.ts'
import { type SourceKind, sourceKind } from './source-kind.ts'

export const employment: SourceKind = sourceKind('employment', '就业、劳动用工备案、劳动监察', [
  columns.number,
  columns.name,
  columns.creditCode,
  columns.unitNumber,
  columns.requiredUnitName,
  columns.unitType,
  columns.startDate,
  columns.endDate,
])
