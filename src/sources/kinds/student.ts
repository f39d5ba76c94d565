import { codes } from './codes.ts'
import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const student: SourceKind = sourceKind('student', '教育 学籍', [
  columns.number,
  columns.name,
  column('school', '学校'),
  column('AAE030', '入学日期', { type: 'date' }),
  column('AAE031', '毕业日期', { type: 'date' }),
  column('state', '在籍状态', { codes: codes.studentState }),
])
