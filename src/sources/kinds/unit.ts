import { codes } from './codes.ts'
import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const unit: SourceKind = sourceKind(
  'unit',
  '工商、民政、编办 单位登记',
  [
    column('AAB998', '统一社会信用代码', { required: true }),
    columns.requiredUnitName,
    column('AAB019', '单位类型', { required: true, codes: codes.AAB019 }),
    column('AAB301', '所在地区划', { type: 'division' }),
    column('state', '登记状态', { codes: codes.unitState }),
    columns.phone,
  ],
  false,
)
