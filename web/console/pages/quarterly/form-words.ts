import type { Words } from '../runs/run-words.ts'

/** The heads of the official form 全民参保登记基础数据情况表 (人社厅发〔2015〕41号 附件3). */
export const formTitle: Words = ['全民参保登记基础数据情况表', 'Basic figures of the universal registration']

const lacking: Words = ['应参未参保人数', 'Lacking']
const twice: Words = ['重复参保人数', 'Insured twice']
const paidTwice: Words = ['重复享受待遇人数', 'Paid twice']

export interface Head {
  words: Words
  columns: number
}

export const groups: readonly Head[] = [
  { words: ['户籍信息', 'Household'], columns: 2 },
  { words: ['登记信息', 'Registration'], columns: 6 },
  { words: ['数据应用', 'Use of the data'], columns: 9 },
]

/** Columns 1 to 8: a head of two rows. */
export const plainColumns: readonly Words[] = [
  ['户籍人口数', 'People in police statistics'],
  ['已获得数据人数', 'People with data'],
  ['本地参保直接入库人数', 'Registered directly'],
  ['非本地户籍参保人数', 'Household elsewhere, insured here'],
  ['省内异地参保确认入库人数', 'Insured elsewhere in the province'],
  ['省外异地参保确认入库人数', 'Insured outside the province'],
  ['需调查核实人数', 'To be asked'],
  ['已核实入库人数', 'Of these verified'],
]

/** Columns 9 to 17 under the insurances. */
export const insuranceHeads: readonly { words: Words; columns: readonly Words[] }[] = [
  { words: ['养老保险', 'Pension'], columns: [lacking, twice, paidTwice] },
  { words: ['医疗保险', 'Medical'], columns: [lacking, twice, paidTwice] },
  { words: ['工伤保险', 'Work injury'], columns: [lacking] },
  { words: ['失业保险', 'Unemployment'], columns: [lacking] },
  { words: ['生育保险', 'Maternity'], columns: [lacking] },
]

/** The seventeen columns with the insurance before the head, to be named alone. */
export const columnNames: readonly Words[] = [
  ...plainColumns,
  ...insuranceHeads.flatMap(({ words, columns }) =>
    columns.map(([zh, en]): Words => [`${words[0]}${zh}`, `${words[1]}: ${en}`]),
  ),
]

export const formNote: Words = [
  '注：报送时间为季后25日前，即4月25日、7月25日、10月25日、次年1月25日前报送。',
  'Due by the 25th of the month after the quarter.',
]
export const formRelation: Words = [
  '逻辑关系式：若（1）=（2），则（1）=（3）-（4）+（5）+（6）+（7）。',
  'If (1) = (2), then (1) = (3) − (4) + (5) + (6) + (7).',
]

export const signatureWords: Readonly<Record<'unitHead' | 'sectionHead' | 'preparer', Words>> = {
  unitHead: ['单位负责人签章', 'Head of the unit'],
  sectionHead: ['处（科）负责人签章', 'Head of the section'],
  preparer: ['填表人签章', 'Prepared by'],
}
