import { codes } from './codes.ts'
import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const enrolment: SourceKind = sourceKind('enrolment', '五项社会保险业务系统', [
  column('AAC001', '人员编号', { required: true }),
  columns.number,
  columns.name,
  columns.scheme,
  columns.insuredPlace,
  columns.personState,
  columns.paymentState,
  columns.statusCode,
  columns.unitNumber,
  columns.creditCode,
  columns.unitName,
  columns.unitType,
  column('AAC030', '参保日期', { type: 'date' }),
  column('AAE035', '变更日期', { type: 'date' }),
  columns.identity,
  column('AAC084', '离退休标志', { codes: codes.AAC084 }),
  columns.phone,
  columns.address,
  columns.householdAddress,
  columns.householdNature,
])
