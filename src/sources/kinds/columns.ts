import { codes } from './codes.ts'
import { column, type SourceColumn } from './source-kind.ts'

const required = { required: true }

/** Columns that mean the same in several kinds. */
export const number: SourceColumn = column('AAC002', '公民身份号码', required)
export const name: SourceColumn = column('AAC003', '姓名', required)
export const sex: SourceColumn = column('AAC004', '性别', { codes: codes.AAC004 })
export const birthDate: SourceColumn = column('AAC006', '出生日期', { type: 'date' })
export const householdAddress: SourceColumn = column('AAC010', '户口所在地')
export const householdNature: SourceColumn = column('AAC009', '户口性质', { codes: codes.AAC009 })
export const phone: SourceColumn = column('AAE005', '联系电话')
export const address: SourceColumn = column('AAE006', '地址')
export const identity: SourceColumn = column('AAC012', '个人身份', { codes: codes.AAC012 })

export const personNumber: SourceColumn = column('AAC001', '人员编号')
export const scheme: SourceColumn = column('AAE140', '险种类型', required)
export const insuredPlace: SourceColumn = column('AAB301', '参保地区划', { ...required, type: 'division' })
export const personState: SourceColumn = column('AAC008', '人员参保状态', { codes: codes.AAC008 })
export const paymentState: SourceColumn = column('AAC031', '个人缴费状态', { codes: codes.AAC031 })
/** A code of AIC003…AMC003; a wrong one rejects the row, so it is no code column that would be emptied. */
export const statusCode: SourceColumn = column('status_code', '参保状态代码')

export const creditCode: SourceColumn = column('AAB998', '统一社会信用代码')
export const unitNumber: SourceColumn = column('AAB001', '单位编号')
export const unitName: SourceColumn = column('AAB004', '单位名称')
export const requiredUnitName: SourceColumn = column('AAB004', '单位名称', required)
export const unitType: SourceColumn = column('AAB019', '单位类型', { codes: codes.AAB019 })

export const startDate: SourceColumn = column('AAE030', '开始日期', { type: 'date' })
export const endDate: SourceColumn = column('AAE031', '终止日期', { type: 'date' })
