import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const salary: SourceKind = sourceKind('salary', '税务 个税扣缴', [
  columns.number,
  columns.name,
  columns.creditCode,
  columns.requiredUnitName,
  columns.unitType,
  column('AAE041', '所属年月', { required: true, type: 'month' }),
])
