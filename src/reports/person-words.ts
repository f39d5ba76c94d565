import type { InaccuracyCause, Origin } from './person-facts.ts'
import type { Said } from './run-summary.ts'

export const numberMatchWords: Record<string, Said> = {
  same: { zh: '号码相同', en: 'same number' },
  upgraded: { zh: '15 位号码升为 18 位后相同', en: 'same number after 15 digits became 18' },
  repaired: {
    zh: '修复录入错误后号码相同（如 O→0、I→1、×→X）',
    en: 'same number after repair (such as O→0, I→1, ×→X)',
  },
  near: { zh: '号码相近（相差不超过两处）', en: 'a number at most two edits away' },
  none: { zh: '没有对应的号码', en: 'no such number' },
}

export const nameMatchWords: Record<string, Said> = {
  L0: { zh: '姓名完全相同', en: 'identical name' },
  L1: { zh: '姓名规范后相同（全角、空格、间隔点）', en: 'same name after normalising' },
  L2: { zh: '姓名去掉间隔和空格后相同', en: 'same name without separators' },
  L3: { zh: '姓名为同一字的不同写法（繁简、异体）', en: 'same characters in another form' },
  L4: { zh: '姓名有缺字、截断或为空', en: 'name with unknown characters, cut or empty' },
  L5: { zh: '与曾用名相同', en: 'the former name' },
  L6: { zh: '姓名同音或只差一字', en: 'same pinyin, or one character different' },
  different: { zh: '姓名不同', en: 'different name' },
}

export const decisionWords: Record<string, Said> = {
  auto: { zh: '自动关联', en: 'linked' },
  review: { zh: '已关联，需人工复核', en: 'linked, to be reviewed' },
  conflict: { zh: '冲突，未关联', en: 'conflict, not linked' },
  none: { zh: '未关联', en: 'not linked' },
}

export const attributeWords: Record<string, Said> = {
  soldier: { zh: '现役军人', en: 'serving soldier' },
  prisoner: { zh: '正在服刑', en: 'serving a sentence' },
  abroad_or_missing: { zh: '出国（境）或失踪', en: 'abroad or missing' },
  age: { zh: '年龄', en: 'age' },
  draws_employee_pension: { zh: '领取职工养老金', en: 'draws an employee pension' },
  draws_resident_pension: { zh: '领取居民养老金', en: 'draws the residents’ pension' },
  draws_unemployment: { zh: '领取失业金', en: 'draws unemployment benefit' },
  employed_here: { zh: '在本地就业', en: 'employed here' },
  employed_outside: { zh: '只在外地就业', en: 'employed only outside' },
  unit_type: { zh: '单位类型', en: 'type of employer' },
  civil_servant: { zh: '公务员或参公人员', en: 'civil servant' },
  established_post: { zh: '事业单位在编', en: 'established post of a public institution' },
  flexible: { zh: '灵活就业', en: 'flexible employment' },
  overseas_number: { zh: '港澳台证件', en: 'number of Hong Kong, Macao or Taiwan' },
  foreign_number: { zh: '外国人证件', en: 'foreigner’s number' },
  student: { zh: '在校学生', en: 'student' },
  landless_scheme: { zh: '参加被征地农民养老保障', en: 'in the scheme for land-expropriated farmers' },
}

/** The rows of the default policy table in words; a province's own rows are told by their note. */
export const policyRowWords: Record<string, string> = {
  P1: '公务员或参公人员，60 岁以下',
  P2: '事业单位在编人员，60 岁以下',
  P3: '其他在本地就业人员，60 岁以下',
  P4: '受雇于个体工商户，60 岁以下',
  P5: '港澳台或外国人在本地就业，60 岁以下',
  P6: '领取职工养老金',
  P7: '60 岁以上并领取居民养老金',
  P8: '不满 16 岁',
  P9: '16 岁以上在校学生',
  P10: '领取失业金',
  P11: '灵活就业',
  P12: '其他 16 至 59 岁',
  P13: '60 岁以上',
  P14: '现役军人',
  P15: '正在服刑',
  P16: '出国（境）或失踪',
  P17: '港澳台居民，未就业',
  P18: '外国人，未就业',
  P19: '参加被征地农民养老保障',
  P20: '只在外地就业，60 岁以下',
}

/** Steps 1–8 of policy.md, "The code of one insurance for one person". */
export const stepWords: Record<number, Said> = {
  1: { zh: '正在本地领取职工（机关）养老待遇', en: 'an employee pension is in payment here' },
  2: { zh: '本地有正常参保', en: 'an active enrolment here' },
  3: { zh: '正在本地领取待遇', en: 'a benefit is in payment here' },
  4: { zh: '在外地有正常参保或领取养老待遇', en: 'an active enrolment or a pension elsewhere' },
  5: { zh: '只有相近号码的参保记录', en: 'only an enrolment under a near number' },
  6: { zh: '核实时确认', en: 'verified by a person' },
  7: { zh: '应参保，只有暂停的参保', en: 'required, and only a paused enrolment' },
  8: { zh: '没有任何参保，按规则表取未参保代码', en: 'no enrolment: the code of the policy row' },
}

export const requiredWords: Record<string, Said> = {
  must: { zh: '法定应参', en: 'required by law' },
  policy: { zh: '政策应参', en: 'required by policy' },
  no: { zh: '不要求', en: 'not required' },
}

export const causeWords: Record<InaccuracyCause, Said> = {
  review_link: { zh: '参保或待遇记录的姓名与户籍同音或差一字', en: 'an enrolment or benefit whose name is only alike' },
  conflict: { zh: '同一号码下有别的姓名参保', en: 'somebody of another name enrolled under the number' },
  near: { zh: '有相近号码的参保记录', en: 'an enrolment under a near number' },
  number_invalid: { zh: '本人号码不合规则', en: 'the person’s own number is invalid' },
  number_shared: { zh: '户籍中同号不同名', en: 'two household records of one number, different names' },
  household_duplicate: { zh: '户籍重复且姓名不完全一致', en: 'two household records, names only alike' },
  birth_differs: { zh: '户籍出生日期与号码不符', en: 'household birth date is not that of the number' },
  sex_differs: { zh: '户籍性别与号码不符', en: 'household sex is not that of the number' },
}

export const originWords: Record<Origin, Said> = {
  source: { zh: '来源记录', en: 'rows of sources' },
  verified: { zh: '已核实信息', en: 'verified information' },
  number: { zh: '由号码得出', en: 'read from the number' },
  division: { zh: '由户籍地区划得出', en: 'the name of the division of household' },
  rule: { zh: '由规则表得出', en: 'by the policy table' },
  none: { zh: '没有', en: 'nothing' },
  unknown: { zh: '无法重读来源', en: 'the sources could not be read again' },
}

export const notInRegisterWords: Record<string, Said> = {
  dead: { zh: '有死亡记录', en: 'there is a death record' },
  cancelled: { zh: '户籍已注销或删除', en: 'the household record is cancelled' },
  moved: { zh: '户籍已迁出', en: 'the household has moved away' },
  no_certain_row: { zh: '没有本地户籍，也没有确定的本地参保', en: 'no household here and no certain enrolment here' },
}
