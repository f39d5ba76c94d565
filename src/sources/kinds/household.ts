import { codes } from './codes.ts'
import * as columns from './columns.ts'
import { column, type SourceKind, sourceKind } from './source-kind.ts'

export const household: SourceKind = sourceKind('household', '公安 户籍人口', [
  columns.number,
  columns.name,
  columns.sex,
  columns.birthDate,
  column('AAB299', '户籍地区划', { required: true, type: 'division' }),
  columns.householdAddress,
  column('AAE006', '常住所在地地址'),
  column('AAC301', '常住地区划', { type: 'division' }),
  columns.householdNature,
  column('AAB401', '户口簿编号'),
  column('AAC005', '民族'),
  columns.phone,
  column('former_name', '曾用名'),
  column('relation', '与户主关系'),
  column('father', '父亲公民身份号码'),
  column('mother', '母亲公民身份号码'),
  column('spouse', '配偶公民身份号码'),
  column('police_status', '人员状态', { codes: codes.police_status }),
])
