import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const death: SourceKind = sourceKind('death', '民政火化、卫计死亡', [
  columns.number,
  columns.name,
  column('death_date', '死亡日期', { required: true, type: 'date' }),
])
