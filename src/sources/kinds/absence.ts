import { codes } from './codes.ts'
import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const absence: SourceKind = sourceKind('absence', '兵役、服刑、出国境', [
  columns.number,
  columns.name,
  column('reason', '原因', { required: true, codes: codes.absenceReason }),
  columns.startDate,
  columns.endDate,
])
