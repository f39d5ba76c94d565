import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const assistance: SourceKind = sourceKind('assistance', '民政 低保、特困', [
  columns.number,
  columns.name,
  column('category', '类别', { required: true }),
  columns.startDate,
  columns.endDate,
])
