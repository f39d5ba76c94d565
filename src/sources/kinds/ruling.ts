import { codes } from './codes.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const ruling: SourceKind = sourceKind(
  'ruling',
  '登记库中的人工裁定',
  [
    column('code', '发现代码', { required: true }),
    column('number_a', '号码甲', { required: true, filled: true }),
    column('name_a', '姓名甲', { required: true }),
    column('number_b', '号码乙'),
    column('name_b', '姓名乙'),
    column('decision', '裁定', { required: true, codes: codes.decision }),
    column('decided_at', '裁定日期', { required: true, type: 'date' }),
  ],
  false,
)
