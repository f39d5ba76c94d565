import { describe, expect, it } from 'vitest'
import {
  benefit,
  child,
  enrolment,
  household,
  li,
  numberOf,
  old,
  onlyPerson,
  read,
  wang,
} from './second-reading/small-batch.ts'

const local = ['household', household] as ['household', Record<string, string>]
const here = { ...enrolment, AAB004: '红花机械厂' }
const medical = { ...enrolment, AAE140: '390' }
const verified = { AAC002: li, AAC003: '李大山', verified_at: '20161101' }
const elsewhere = { AAC002: li, AAC003: '李大山', AAE140: '110', AAB301: '520102', AAC031: '1' }
/** The rule that decides about the local man with one more row. */
const ruleWith = (kind: Parameters<typeof read>[0][number][0], cells: Record<string, string>, number = li) =>
  onlyPerson([
    ['household', { ...household, AAC002: number }],
    [kind, { AAC002: number, AAC003: '李大山', ...cells }],
  ]).rule

/** One sentence of batch.md or policy.md each: states, attributes, codes, reasons. */
describe('the state of an enrolment', () => {
  it('is what AAC008, AAC084 and AAC031 say in this order', () => {
    const codeWith = (cells: Record<string, string>) =>
      onlyPerson([local, ['enrolment', { ...enrolment, AAC031: '', ...cells }]]).AIC003
    expect(codeWith({ AAC008: '4', AAC084: '1', AAC031: '1' })).toBe('91')
    expect(codeWith({ AAC008: '0' })).toBe('91')
    expect(codeWith({ AAC084: '1', AAC031: '2' })).toBe('11')
    expect(codeWith({ AAC031: '1', AAC008: '3' })).toBe('11')
    expect(codeWith({ AAC031: '2' })).toBe('94')
    expect(codeWith({ AAC031: '3', AAC008: '2' })).toBe('11')
    expect(codeWith({ AAC031: '3' })).toBe('91')
    expect(codeWith({ AAC008: '2' })).toBe('94')
    expect(codeWith({ AAC008: '3' })).toBe('91')
    expect(codeWith({})).toBe('11')
    expect(codeWith({ AAC030: '20170101' })).toBe('91')
  })
})

describe('the deciding row', () => {
  it('knows soldiers, prisoners, people abroad and missing people', () => {
    expect(onlyPerson([['household', { ...household, police_status: '3' }]]).rule).toBe('P14')
    expect(onlyPerson([['household', { ...household, police_status: '6' }]]).rule).toBe('P16')
    expect(ruleWith('absence', { reason: '1', AAE031: '20161231' })).toBe('P14')
    expect(ruleWith('absence', { reason: '2', AAE031: '20161230' })).toBe('P12')
    expect(ruleWith('absence', { reason: '3', AAE030: '20161231' })).toBe('P16')
  })
  it('counts completed years, and an unknown age as 16 to 59', () => {
    expect(onlyPerson([['household', { ...household, AAC002: child }]]).rule).toBe('P8')
    expect(onlyPerson([['household', { ...household, AAC002: old }]]).rule).toBe('P13')
    expect(onlyPerson([['household', { ...household, AAC002: '' }]]).rule).toBe('P12')
    expect(onlyPerson([['household', { ...household, AAC002: '', AAC006: '20050101' }]]).rule).toBe('P8')
  })
  it('knows who draws what', () => {
    expect(ruleWith('benefit', { ...benefit, AAE140: '110', AAB301: '500103' })).toBe('P6')
    expect(ruleWith('enrolment', { ...here, AAC084: '1' })).toBe('P6')
    expect(ruleWith('benefit', { ...benefit, AAC002: old }, old)).toBe('P7')
    expect(ruleWith('benefit', { ...benefit, AAE140: '210' })).toBe('P10')
  })
  it('takes employment from a current row or a local enrolment that names an employer', () => {
    expect(ruleWith('employment', { AAB004: '甲', AAE030: '20161231' })).toBe('P3')
    expect(ruleWith('employment', { AAB004: '甲', AAE031: '20161201' })).toBe('P12')
    expect(ruleWith('salary', { AAB004: '甲', AAE041: '201610' })).toBe('P3')
    expect(ruleWith('salary', { AAB004: '甲', AAE041: '201609' })).toBe('P12')
    expect(ruleWith('enrolment', here)).toBe('P3')
    expect(ruleWith('enrolment', { ...here, AAC012: '51' })).toBe('P11')
    expect(ruleWith('enrolment', enrolment)).toBe('P11')
    expect(ruleWith('enrolment', { ...here, AAB301: '520102' })).toBe('P20')
    expect(ruleWith('elsewhere', elsewhere)).toBe('P20')
  })
  it('takes the type of the employer from its row, else from the unit list, else 10', () => {
    const AAB998 = '92520322MA6DL0002X'
    const unit = ['unit', { AAB998, AAB004: '小吃店', AAB019: '81' }] as ['unit', Record<string, string>]
    const salary = { AAC002: li, AAC003: '李大山', AAB998, AAE041: '201612' }
    expect(onlyPerson([local, unit, ['salary', salary]])).toMatchObject({ rule: 'P4', AAB004: '小吃店' })
    expect(ruleWith('salary', salary)).toBe('P3')
  })
  it('knows civil servants and established posts', () => {
    expect(ruleWith('establishment', { AAB004: '财政局', AAC012: '11' })).toBe('P1')
    expect(ruleWith('establishment', { AAB004: '小学', AAB019: '55' })).toBe('P2')
    expect(ruleWith('enrolment', { ...here, AAE140: '120', AAB019: '30' })).toBe('P1')
  })
  it('knows numbers of Hong Kong, Macao, Taiwan and of foreigners, employed or not', () => {
    const overseas = numberOf('810000', '19800101', '001')
    expect(ruleWith('salary', { AAB004: '甲', AAE041: '201612' }, overseas)).toBe('P5')
    expect(onlyPerson([['household', { ...household, AAC002: overseas }]]).rule).toBe('P17')
    expect(onlyPerson([['household', { ...household, AAC002: 'E12345678' }]]).rule).toBe('P18')
    expect(onlyPerson([['household', { ...household, AAC002: 'USA0A12345678' }]]).rule).toBe('P18')
  })
  it('knows students and the scheme for land-expropriated farmers', () => {
    expect(ruleWith('student', { state: '' })).toBe('P9')
    expect(ruleWith('student', { state: '0' })).toBe('P12')
    expect(ruleWith('enrolment', { ...enrolment, AAE140: '190' })).toBe('P19')
  })
})

describe('the code of one insurance', () => {
  const pension = (...rows: Array<Record<string, string>>) =>
    onlyPerson([local, ...rows.map((row) => [row.AAE041 ? 'benefit' : 'enrolment', row] as const)] as Parameters<
      typeof read
    >[0])
  it('is first that of an employees’ pension in payment inside the area', () => {
    const thirteen = { ...benefit, AAE140: '120' }
    expect(pension(enrolment, thirteen)).toMatchObject({ AIC003: '13', place_AIC003: null })
    expect(pension({ ...benefit, AAE140: '110' }, thirteen).AIC003).toBe('11')
  })
  it('is then that of the active local enrolment, employee schemes first, the latest, the smallest AAC001', () => {
    expect(pension({ ...enrolment, AAE140: '170', AAC030: '20160101' }, enrolment).AIC003).toBe('11')
    expect(pension(enrolment, { ...enrolment, AAB301: '520302', AAC030: '20150101' }).place_AIC003).toBe('520302')
    expect(pension({ ...enrolment, AAC001: '2' }, { ...enrolment, AAB301: '520302' }).place_AIC003).toBe('520302')
  })
  it('is then 12 or 40 of a benefit in payment, and no code of other benefits', () => {
    expect(pension({ ...enrolment, AAB301: '520102' }, benefit).AIC003).toBe('12')
    expect(pension({ ...benefit, AAE140: '210' }).AJC003).toBe('40')
    expect(pension({ ...benefit, AAE140: '310' }).AKC003).toBe('91')
  })
  it('is then 81 in the province before 82 beyond it, of enrolments and of pensions in payment', () => {
    const beyond = { ...enrolment, AAB301: '500103' }
    const inside = { ...enrolment, AAB301: '529900' }
    expect(pension(beyond, inside)).toMatchObject({ AIC003: '81', place_AIC003: '529900' })
    expect(pension(beyond, { ...benefit, AAB301: '520102' })).toMatchObject({ AIC003: '81', place_AIC003: null })
    expect(pension(beyond).AIC003).toBe('82')
  })
  it('counts abolished codes and the 本级 of a prefecture where they lie', () => {
    expect(pension({ ...enrolment, AAB301: '522121' }).AIC003).toBe('11')
    expect(pension({ ...enrolment, AAB301: '520399' }).AIC003).toBe('11')
    expect(pension({ ...enrolment, AAB301: '522401' }).AIC003).toBe('81')
  })
  it('speaks of a person’s own prefecture where the area is a whole province', () => {
    const output = read(
      [
        local,
        ['enrolment', { ...enrolment, AAB301: '520102' }],
        ['enrolment', { ...enrolment, AAC002: wang, AAC003: '王二', AAB301: '520102' }],
      ],
      { area: '520000' },
    )
    const words = output.persons.map(({ household: of, AIC003, city }) => `${of} ${AIC003} ${city}`)
    expect(words).toEqual(['local 81 520300', 'non_local 11 520100'])
    expect(output.quarterly.rows.find(({ city }) => city === '520100')!.columns[3]).toBe(1)
  })
  it('is 94 where the row requires the insurance and a paused enrolment exists anywhere', () => {
    expect(pension({ ...enrolment, AAC031: '2', AAB301: '500103' }).AIC003).toBe('94')
    expect(ruleWith('enrolment', { ...enrolment, AAC031: '2' }, child)).toBe('P8')
  })
  it('is overridden by status_code', () => {
    expect(pension({ ...medical, status_code: '23' }).AKC003).toBe('23')
  })
})

describe('reasons', () => {
  it('are uninsured where pension and medical are required and missing, partial where one is', () => {
    expect(onlyPerson([local]).reasons).toEqual(['uninsured'])
    expect(onlyPerson([local, ['enrolment', enrolment]]).reasons).toEqual(['partial'])
    expect(onlyPerson([local, ['enrolment', enrolment], ['enrolment', medical]])).toMatchObject({
      reasons: [],
      disposition: 'direct',
      ask: null,
    })
    expect(onlyPerson([['enrolment', { ...enrolment, AAE005: '1', AAE006: '街', AAC010: '省' }]]).reasons).toEqual([])
  })
  it('are inaccurate where the number is invalid or the household says another birth date or sex', () => {
    const doubtful: Array<Record<string, string>> = [{ AAC002: li.slice(1) }, { AAC006: '19800102' }, { AAC004: '2' }]
    for (const cells of doubtful) {
      expect(onlyPerson([['household', { ...household, ...cells }]]).reasons).toContain('inaccurate')
    }
  })
  it('are missing only after filling in from enrolments, card, number and division', () => {
    const bare = { ...household, AAC010: '', AAE006: '', AAE005: '' }
    expect(onlyPerson([['household', bare]]).reasons).toContain('missing')
    const filled = onlyPerson([
      ['household', bare],
      ['enrolment', { ...enrolment, AAE006: '旧', AAE035: '20150101' }],
      ['enrolment', { ...enrolment, AAE006: '新', AAE035: '20160101' }],
      ['card', { AAC002: li, AAC003: '李大山', AAE005: '13000000002', AAE006: '卡' }],
    ])
    expect(filled).toMatchObject({ AAE006: '新', AAE005: '13000000002', AAC004: '1', AAC006: 19800101 })
    expect(filled.AAC010).toContain('桐梓县')
  })
  it('are asked at the desk where review links or near evidence alone make the person inaccurate', () => {
    const review = { ...medical, AAC003: '李大珊', AAC001: '1' }
    expect(onlyPerson([local, ['enrolment', enrolment], ['enrolment', review]])).toMatchObject({
      reasons: ['inaccurate'],
      ask: 'desk',
    })
    const insured = [local, ['enrolment', enrolment], ['enrolment', medical]] as Parameters<typeof read>[0]
    expect(onlyPerson([...insured, ['benefit', { ...benefit, AAC003: '赵小川' }]]).ask).toBe('visit')
  })
  it('give the disposition: survey with any, else 82, else 81, else direct', () => {
    const insured = (place: string) =>
      onlyPerson([local, ['elsewhere', { ...elsewhere, AAE140: '170', AAB301: place }], ['enrolment', { ...medical }]])
        .disposition
    expect([insured('500103'), insured('520102')]).toEqual(['out_of_province', 'in_province'])
  })
})

describe('verified rows', () => {
  it('close a person whose disposition is survey, who then has no reasons and counts as verified', () => {
    const output = read([local, ['verified', { ...verified, AIC003: '91', AKC003: '27' }]])
    expect(output.persons).toMatchObject([
      { disposition: 'survey', reasons: [], verified_at: 20161101, AIC003: '91', AKC003: '27', ask: null },
    ])
    expect(output.quarterly.total.slice(6, 9)).toEqual([1, 1, 1])
  })
  it('leave open what they do not close', () => {
    expect(onlyPerson([local, ['verified', { ...verified, AIC003: '93' }]])).toMatchObject({
      reasons: ['uninsured'],
      verified_at: null,
    })
  })
  it('stand after evidence of an enrolment, so that one found later wins', () => {
    expect(
      onlyPerson([local, ['enrolment', enrolment], ['verified', { ...verified, AIC003: '91', AKC003: '91' }]]),
    ).toMatchObject({ AIC003: '11', AKC003: '91', verified_at: 20161101 })
  })
  it('close inaccurate and the missing phone by their being there, and win over every source', () => {
    const open = { ...household, AAC006: '19800102', AAE005: '' }
    expect(
      onlyPerson([
        ['household', open],
        ['verified', { ...verified, AIC003: '95', AKC003: '95', AAE006: '核实路' }],
      ]),
    ).toMatchObject({ reasons: [], AAE006: '核实路', verified_at: 20161101 })
  })
  it('do nothing for a person who is not to be asked', () => {
    expect(
      onlyPerson([
        local,
        ['enrolment', enrolment],
        ['enrolment', medical],
        ['verified', { ...verified, AAE006: '核实路' }],
      ]),
    ).toMatchObject({ AAE006: '娄山关街道一号', verified_at: null, disposition: 'direct' })
  })
})
