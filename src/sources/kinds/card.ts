import * as columns from './columns.ts'
import { type SourceKind, sourceKind } from './source-kind.ts'

export const card: SourceKind = sourceKind('card', '社会保障卡持卡库', [
  columns.number,
  columns.name,
  columns.phone,
  columns.address,
])
