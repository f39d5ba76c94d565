import { codes } from './codes.ts'
import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const benefit: SourceKind = sourceKind('benefit', '待遇发放', [
  columns.personNumber,
  columns.number,
  columns.name,
  columns.scheme,
  columns.insuredPlace,
  column('AAE041', '开始年月', { required: true, type: 'month' }),
  column('AAE042', '终止年月', { type: 'month' }),
  column('AAE116', '发放状态', { codes: codes.AAE116 }),
])
