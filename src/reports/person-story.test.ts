import { describe, expect, it } from 'vitest'
import type { PersonFacts } from './person-facts.ts'
import { tellStory } from './person-story.ts'

const household = { kind: 'household', file: 'police.csv', row: 3 }
const pension = { kind: 'enrolment', file: 'pension.csv', row: 8 }
const stranger = { kind: 'enrolment', file: 'medical.csv', row: 9 }

function facts(): PersonFacts {
  return {
    personKey: 'k1',
    number: '520303199001010018',
    name: '张三',
    sex: '1',
    birthDate: '1990-01-01',
    age: 26,
    asOf: '2016-12-31',
    household: 'local',
    placeNames: ['贵州省', '遵义市', '汇川区'],
    address: '上海路1号',
    phone: null,
    employer: null,
    disposition: 'survey',
    ask: 'visit',
    verifiedAt: null,
    notInRegister: null,
    candidates: [],
    statements: [
      {
        ...household,
        cells: [
          { column: 'AAC002', chinese: '公民身份号码', text: '520303199001010018' },
          { column: 'AAC003', chinese: '姓名', text: '张三' },
        ],
        numberMatch: 'same',
        nameMatch: 'L0',
        decision: 'auto',
        holder: 'person',
      },
      {
        ...pension,
        cells: [
          { column: 'AAC002', chinese: '公民身份号码', text: '520303900101001' },
          { column: 'AAC003', chinese: '姓名', text: '张叁' },
          { column: 'AAE140', chinese: '险种类型', text: '170' },
        ],
        numberMatch: 'upgraded',
        nameMatch: 'L6',
        decision: 'review',
        holder: 'person',
      },
      {
        ...stranger,
        cells: [{ column: 'AAC003', chinese: '姓名', text: '李四' }],
        numberMatch: 'same',
        nameMatch: 'different',
        decision: 'conflict',
        holder: 'nobody',
      },
    ],
    policy: {
      row: 'P11',
      note: 'flexible employment',
      when: 'flexible and age < 60',
      terms: [
        { term: 'flexible', value: 'true', evidence: [pension] },
        { term: 'age < 60', value: '26' },
      ],
    },
    insurances: [
      { insurance: 'AIC003', code: '12', required: 'policy', step: 2, place: '520303', evidence: [pension] },
      { insurance: 'AKC003', code: '91', required: 'must', step: 8 },
    ],
    reasons: [
      { reason: 'partial', insurances: ['AKC003'] },
      { reason: 'missing', columns: ['AAE005'] },
      {
        reason: 'inaccurate',
        causes: [
          { cause: 'review_link', rows: [pension] },
          { cause: 'conflict', rows: [stranger] },
        ],
      },
    ],
    provenance: [
      { column: 'AAC002', run: { value: '520303199001010018', origin: 'source', rows: [household] } },
      { column: 'AAC006', run: { value: '19900101', origin: 'number', rows: [] } },
      { column: 'AAE005', run: { value: null, origin: 'none', rows: [] } },
    ],
    isReread: true,
    notes: [],
    findings: [{ code: 'number_shared', insurance: null, rows: [stranger] }],
  }
}

describe("one person's story", () => {
  it('says in Chinese who it is, what the sources said, the rung, the rule, the codes and what is open', () => {
    const story = tellStory(facts(), 'zh')
    for (const words of [
      '张三  520303199001010018',
      '男，1990-01-01 出生，2016-12-31 时 26 岁',
      '本地户籍：贵州省遵义市汇川区',
      '张叁  ← 社会保险参保 pension.csv 第 8 行',
      '15 位号码升为 18 位后相同，姓名同音或只差一字 (L6)',
      '险种类型 170（城乡居民基本养老保险）',
      '出生日期：19900101  ← 由号码得出',
      '规则表 P11：灵活就业',
      '灵活就业：是  [flexible]  ← 社会保险参保 pension.csv 第 8 行',
      '年龄：26  [age < 60]',
      '养老保险（政策应参）：12 城乡居民基本养老保险，参保地 520303（贵州省遵义市汇川区）',
      '医疗保险（法定应参）：91 个人未参保',
      '未参全：医疗保险',
      '信息缺失：联系电话',
      '同一号码下有别的姓名参保  ← 社会保险参保 medical.csv 第 9 行',
      '核实方式：入户调查',
      '一号多人',
    ]) {
      expect(story).toContain(words)
    }
  })

  it('says the same in English', () => {
    const story = tellStory(facts(), 'en')
    for (const words of [
      'male, born 1990-01-01, 26 on 2016-12-31',
      'enrolment pension.csv row 8: linked, to be reviewed (same number after 15 digits became 18, same pinyin',
      'Row P11 of the policy table: flexible employment',
      'pension insurance (required by policy): 12',
      'some insurance missing: medical insurance',
      'How: by a visit',
    ]) {
      expect(story).toContain(words)
    }
    const ownWords = story.replaceAll(/张三|张叁|李四|贵州省遵义市汇川区|上海路1号/g, '')
    expect(ownWords).not.toMatch(/\p{Script=Han}/u)
  })

  it('says why somebody is not in the register', () => {
    const dead: PersonFacts = {
      ...facts(),
      notInRegister: 'dead',
      disposition: null,
      policy: null,
      reasons: [],
      insurances: [],
    }
    expect(tellStory(dead, 'zh')).toContain('不在登记库中：有死亡记录。')
  })

  it('stands with nobody having said anything', () => {
    const empty: PersonFacts = {
      ...facts(),
      statements: [],
      policy: null,
      insurances: [],
      reasons: [],
      findings: [],
      provenance: [],
    }
    const story = tellStory({ ...empty, number: '', name: '', age: null, birthDate: null, sex: null }, 'zh')
    expect(story).toContain('（没有姓名）  （没有号码）')
    expect(story).toContain('没有需要核实的事项')
    expect(story).not.toMatch(/undefined|null/)
  })
})
