/** One sentence or word in both languages. */
export interface Said {
  zh: string
  en: string
}

/** The words for the contract's codes, in both languages: what people read in pages, lists and stories. */

export const insuranceCodes = ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003'] as const
export type InsuranceCode = (typeof insuranceCodes)[number]

export const insuranceNames: Record<InsuranceCode, Said> = {
  AIC003: { zh: '养老保险', en: 'pension insurance' },
  AKC003: { zh: '医疗保险', en: 'medical insurance' },
  ALC003: { zh: '工伤保险', en: 'work injury insurance' },
  AJC003: { zh: '失业保险', en: 'unemployment insurance' },
  AMC003: { zh: '生育保险', en: 'maternity insurance' },
}

/** Insurance status codes in words (人社厅发〔2015〕41号 附件2); 81 to 95 mean the same for all five. */
const statusNames: Record<string, Said> = {
  '11': { zh: '职工基本养老保险', en: 'employees’ pension insurance' },
  '12': { zh: '城乡居民基本养老保险', en: 'residents’ pension insurance' },
  '13': { zh: '机关事业养老保险', en: 'pension of government bodies and public institutions' },
  '14': { zh: '被征地农民养老保障', en: 'pension scheme for land-expropriated farmers' },
  '15': { zh: '其他养老保障', en: 'another pension scheme' },
  '21': { zh: '职工基本医疗保险', en: 'employees’ medical insurance' },
  '22': { zh: '城镇居民基本医疗保险', en: 'urban residents’ medical insurance' },
  '23': { zh: '新型农村合作医疗', en: 'new rural cooperative medical scheme' },
  '24': { zh: '公费医疗', en: 'publicly paid medical care' },
  '25': { zh: '农民工其他形式医疗保险', en: 'another medical insurance for migrant workers' },
  '26': { zh: '其他医疗保障', en: 'another medical scheme' },
  '27': { zh: '城乡统筹基本医疗保险', en: 'unified residents’ medical insurance' },
  '30': { zh: '已参加工伤保险', en: 'insured against work injury' },
  '40': { zh: '已参加失业保险', en: 'insured against unemployment' },
  '50': { zh: '已参加生育保险', en: 'insured for maternity' },
  '81': { zh: '省内异地参保', en: 'insured elsewhere in the province' },
  '82': { zh: '省外异地参保', en: 'insured outside the province' },
  '91': { zh: '个人未参保', en: 'not insured by oneself' },
  '92': { zh: '单位未予参保', en: 'not insured by the employer' },
  '93': { zh: '参军、出国、判刑等其他原因未参保', en: 'not insured: service, abroad, sentence or the like' },
  '94': { zh: '中断', en: 'interrupted' },
  '95': { zh: '不需参加该险种', en: 'need not be insured' },
}

export const statusCodes: readonly string[] = Object.keys(statusNames)

/** An insurance status code in words; an unknown code stays as it is. */
export function statusWords(code: string): Said {
  return statusNames[code] ?? { zh: code, en: code }
}

export const reasonNames = {
  uninsured: { zh: '未参保', en: 'not insured' },
  partial: { zh: '未参全', en: 'some insurance missing' },
  inaccurate: { zh: '信息不准', en: 'data in doubt' },
  missing: { zh: '信息缺失', en: 'data missing' },
} as const satisfies Record<string, Said>
export type ReasonCode = keyof typeof reasonNames

export const dispositionNames: Record<string, Said> = {
  direct: { zh: '本地参保直接入库', en: 'registered directly' },
  in_province: { zh: '省内异地参保', en: 'insured elsewhere in the province' },
  out_of_province: { zh: '省外异地参保', en: 'insured outside the province' },
  survey: { zh: '需调查核实', en: 'to be asked' },
}

/** Finding codes: their name, and what they mean for the reader. */
export const findingNames = {
  duplicate_enrolment: {
    zh: '重复参保',
    en: 'insured twice',
    means: {
      zh: '同一险种在基准月有两条以上正常参保',
      en: 'two or more active enrolments of one insurance in the month',
    },
  },
  duplicate_benefit: {
    zh: '重复享受待遇',
    en: 'paid twice',
    means: { zh: '同一险种同月领取两份以上待遇', en: 'two or more benefits of one insurance in the month' },
  },
  number_shared: {
    zh: '一号多人',
    en: 'one number, several people',
    means: { zh: '同一公民身份号码下有不同姓名', en: 'different names under one number' },
  },
  person_with_two_numbers: {
    zh: '一人多号',
    en: 'one person, two numbers',
    means: {
      zh: '姓名、出生日期、性别及户口簿或电话相同而号码不同',
      en: 'same name, birth date, sex and book or phone',
    },
  },
  after_death: {
    zh: '死亡后仍参保或领待遇',
    en: 'insured or paid after death',
    means: { zh: '死亡月份之后仍有参保或待遇', en: 'an enrolment or a benefit in a month after the death' },
  },
  enrolled_but_cancelled: {
    zh: '注销后仍参保',
    en: 'insured though household cancelled',
    means: { zh: '户籍已死亡、删除或注销而仍参保或领待遇', en: 'household record cancelled, no death record' },
  },
  death_not_cancelled: {
    zh: '死亡未销户',
    en: 'dead, household not cancelled',
    means: { zh: '有死亡记录而户籍未注销', en: 'a death record, and a household record still in force' },
  },
  number_invalid: {
    zh: '号码无效',
    en: 'number invalid',
    means: { zh: '经规范和修复后号码仍不合规则', en: 'neither valid as it is nor after normalising and repair' },
  },
  number_not_in_household: {
    zh: '号码不在本地户籍',
    en: 'number in no household record',
    means: { zh: '号码属本地而户籍库中没有', en: 'a number of this area that no household record has' },
  },
  household_duplicate: {
    zh: '户籍重复',
    en: 'household record twice',
    means: { zh: '同一人有两条以上户籍记录', en: 'two or more household records of one person' },
  },
  unit_not_enrolled: {
    zh: '单位未参保',
    en: 'unit not enrolled',
    means: { zh: '存续单位没有任何参保人员', en: 'a unit in existence without any enrolment' },
  },
  employee_not_enrolled: {
    zh: '单位未予参保',
    en: 'employee not enrolled',
    means: { zh: '在职人员缺少应参险种', en: 'somebody employed lacks a required insurance' },
  },
  area_unknown: {
    zh: '区划代码未知',
    en: 'division code unknown',
    means: { zh: '前六位不在任何版本的区划表中', en: 'first six digits in no version of the table' },
  },
} as const satisfies Record<string, Said & { means: Said }>
export type FindingCode = keyof typeof findingNames

/** The name of a finding code; an unknown code stays as it is. */
export function findingWords(code: string): Said & { means: Said } {
  return code in findingNames ? findingNames[code as FindingCode] : { zh: code, en: code, means: { zh: '', en: '' } }
}

/** The name of a reason code; an unknown code stays as it is. */
export function reasonWords(code: string): Said {
  return code in reasonNames ? reasonNames[code as ReasonCode] : { zh: code, en: code }
}

export const kindNames: Record<string, Said> = {
  household: { zh: '公安户籍', en: 'household (police)' },
  enrolment: { zh: '社会保险参保', en: 'enrolment' },
  benefit: { zh: '待遇发放', en: 'benefits paid' },
  employment: { zh: '就业用工', en: 'employment' },
  salary: { zh: '个税扣缴', en: 'salary (tax)' },
  establishment: { zh: '机构编制', en: 'establishment' },
  unit: { zh: '单位登记', en: 'units' },
  student: { zh: '教育学籍', en: 'students' },
  death: { zh: '死亡', en: 'deaths' },
  absence: { zh: '服役服刑出境', en: 'absence' },
  assistance: { zh: '民政救助', en: 'assistance' },
  card: { zh: '社保卡', en: 'cards' },
  elsewhere: { zh: '异地参保', en: 'insured elsewhere' },
  verified: { zh: '已核实信息', en: 'verified' },
  ruling: { zh: '人工裁定', en: 'rulings' },
}

/** The name of a source kind; an unknown kind stays as it is. */
export function kindWords(kind: string): Said {
  return kindNames[kind] ?? { zh: kind, en: kind }
}
