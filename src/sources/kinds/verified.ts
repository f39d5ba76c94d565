import { codes } from './codes.ts'
import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const verified: SourceKind = sourceKind('verified', '登记库中已核实的信息', [
  column('AAC002', '公民身份号码', { required: true, filled: true }),
  columns.name,
  column('verified_at', '核实日期', { required: true, type: 'date' }),
  columns.sex,
  columns.birthDate,
  columns.householdAddress,
  columns.address,
  columns.phone,
  columns.identity,
  columns.unitName,
  column('AIC003', '养老保险参保状态', { codes: codes.AIC003 }),
  column('AKC003', '医疗保险参保状态', { codes: codes.AKC003 }),
  column('ALC003', '工伤保险参保状态', { codes: codes.ALC003 }),
  column('AJC003', '失业保险参保状态', { codes: codes.AJC003 }),
  column('AMC003', '生育保险参保状态', { codes: codes.AMC003 }),
])
