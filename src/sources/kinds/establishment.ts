import * as columns from './columns.ts'
import { type SourceKind, sourceKind } from './source-kind.ts'

export const establishment: SourceKind = sourceKind('establishment', '机构编制、公务员管理', [
  columns.number,
  columns.name,
  columns.creditCode,
  columns.requiredUnitName,
  columns.unitType,
  columns.identity,
])
