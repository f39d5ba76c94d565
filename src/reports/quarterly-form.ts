/** The words of the official form 全民参保登记基础数据情况表 (人社厅发〔2015〕41号 附件3), scan errors mended. */

export const formTitle = '全民参保登记基础数据情况表'

/** The seventeen columns: the head in the form, the insurance above it where there is one, and an English name. */
export const columnTexts: readonly { title: string; group: string; en: string }[] = [
  { title: '户籍人口数', group: '', en: 'people in police statistics' },
  { title: '已获得数据人数', group: '', en: 'people with data' },
  { title: '本地参保直接入库人数', group: '', en: 'registered directly' },
  { title: '非本地户籍参保人数', group: '', en: 'household elsewhere, insured here' },
  { title: '省内异地参保确认入库人数', group: '', en: 'insured elsewhere in the province' },
  { title: '省外异地参保确认入库人数', group: '', en: 'insured outside the province' },
  { title: '需调查核实人数', group: '', en: 'to be asked' },
  { title: '已核实入库人数', group: '', en: 'of these verified' },
  { title: '应参未参保人数', group: '养老保险', en: 'pension: missing' },
  { title: '重复参保人数', group: '养老保险', en: 'pension: insured twice' },
  { title: '重复享受待遇人数', group: '养老保险', en: 'pension: paid twice' },
  { title: '应参未参保人数', group: '医疗保险', en: 'medical: missing' },
  { title: '重复参保人数', group: '医疗保险', en: 'medical: insured twice' },
  { title: '重复享受待遇人数', group: '医疗保险', en: 'medical: paid twice' },
  { title: '应参未参保人数', group: '工伤保险', en: 'work injury: missing' },
  { title: '应参未参保人数', group: '失业保险', en: 'unemployment: missing' },
  { title: '应参未参保人数', group: '生育保险', en: 'maternity: missing' },
]

/** First and last column (1–17) of each head above the titles. */
export const formGroups = [
  { title: '户籍信息', first: 1, last: 2 },
  { title: '登记信息', first: 3, last: 8 },
  { title: '数据应用', first: 9, last: 17 },
] as const

export const insuranceGroups = [
  { title: '养老保险', first: 9, last: 11 },
  { title: '医疗保险', first: 12, last: 14 },
  { title: '工伤保险', first: 15, last: 15 },
  { title: '失业保险', first: 16, last: 16 },
  { title: '生育保险', first: 17, last: 17 },
] as const

export const formNote = '注:报送时间为季后25日前,即4月25日、7月25日、10月25日、次年1月25日前报送。'

/** 指标解释, below the form. */
export const explanations: readonly string[] = [
  '甲栏:合计 指所有开展全民参保登记城市的总体数据情况,该表主要是对本地户籍参保登记信息情况的调查。',
  '城市1—n 填写时修改为开展全民参保登记城市的实际名称。',
  '宾栏:',
  '1.户籍人口数 指公民依《中华人民共和国户口登记条例》已在本地的公安户籍管理机关登记了户口的人数。',
  '2.已获得数据人数 指已从公安部门获得数据的户籍人口数。',
  '3.本地参保直接入库人数 指通过本地区各项社会保险业务系统的参保人员信息比对,确认登记信息后入库人数。',
  '4.非本地户籍参保人数 指本地参保直接入库人数中非本地户籍人数,便于对本地户籍登记信息的了解。',
  '5.省内异地参保确认入库人数 指通过省级全民参保登记信息库比对后,确认省内异地参保后入库人数。',
  '6.省外异地参保确认入库人数 指通过部级全民参保登记信息库比对后,确认省外异地参保后入库人数。',
  '7.需调查核实人数 指通过逐级信息比对后,仍需调查核实信息的人数。',
  '8.已核实入库人数 指已进行调查核实,确认登记信息后入库人数。',
  '9.应参保未参保人数 指按照政策要求应该参加该项社会保险但未参加的人数。',
  '10.重复参保人数 指同一项社会保险,重复参加同一类型或不同类型该项社会保险的人数。',
  '11.重复享受待遇人数 指同一项社会保险,重复享受同一类型或不同类型待遇的人数。',
]

export const relations: readonly string[] = [
  '逻辑关系式:',
  '甲栏:(1)=(2)+(3)+(4)+……+(n);',
  '宾栏:若(1)=(2),则(1)=(3)-(4)+(5)+(6)+(7)。',
]

/** Who signed a table that was filed, and the day in China on which it was, YYYY-MM-DD. */
export interface Signed {
  preparer: string
  sectionHead: string
  unitHead: string
  on: string
}

/** The foot of the form from left to right, with the names where it was filed. */
export function signatureTexts(
  signed: Signed | null,
): [unitHead: string, sectionHead: string, preparer: string, day: string] {
  const [year, month, day] = signed === null ? ['', '', ''] : signed.on.split('-').map(Number)
  return [
    `单位负责人签章:${signed?.unitHead ?? ''}`,
    `处(科)负责人签章:${signed?.sectionHead ?? ''}`,
    `填表人签章:${signed?.preparer ?? ''}`,
    signed === null ? '报出日期:        年     月     日' : `报出日期:${year} 年 ${month} 月 ${day} 日`,
  ]
}
