import { describe, expect, it } from 'vitest'
import {
  benefit,
  codesOf,
  enrolment,
  household,
  li,
  linkOf,
  numberOf,
  onlyPerson,
  read,
  wang,
} from './second-reading/small-batch.ts'

/** One sentence of batch.md or outputs.md each: rows, people, links. */
describe('rows', () => {
  it('rejects a row whose division is empty, has other characters than digits or fewer than six', () => {
    const output = read(['', '5203', '52032A'].map((AAB299) => ['household', { ...household, AAB299 }]))
    expect(output.rejects.map(({ column }) => column)).toEqual(['AAB299', 'AAB299', 'AAB299'])
    expect(output.persons).toEqual([])
  })
  it('rejects an impossible date in a required column and accepts an empty one', () => {
    const death = { AAC002: li, AAC003: '李大山' }
    const output = read([
      ['death', { ...death, death_date: '20160230' }],
      ['death', { ...death, death_date: '' }],
    ])
    expect(output.rejects.map(({ row }) => row)).toEqual([1])
    expect(output.links).toHaveLength(1)
  })
  it('empties an impossible date or an unknown code in an optional column', () => {
    expect(onlyPerson([['household', { ...household, AAC006: '19801340', AAC009: '99' }]])).toMatchObject({
      AAC006: 19800101,
      AAC009: null,
    })
  })
  it('rejects a status code that is not one of the insurance', () => {
    const output = read([
      ['enrolment', { ...enrolment, status_code: '21' }],
      ['enrolment', { ...enrolment, AAE140: '390', status_code: '23' }],
    ])
    expect(output.rejects.map(({ code }) => code)).toEqual(['bad_status_code'])
  })
  it('rejects an elsewhere row inside the area, by the history of divisions too', () => {
    const row = { AAC002: li, AAC003: '李大山', AAE140: '110' }
    const output = read([
      ['elsewhere', { ...row, AAB301: '522121' }],
      ['elsewhere', { ...row, AAB301: '520102' }],
    ])
    expect(output.rejects.map((reject) => reject.row)).toEqual([1])
  })
  it('counts identical rows once and lists each', () => {
    const output = read([
      ['household', household],
      ['household', household],
    ])
    expect(output.persons).toHaveLength(1)
    expect(output.links).toHaveLength(2)
    expect(codesOf(output)).toEqual([])
  })
})

describe('who is in the register', () => {
  it('keeps household rows with status 1, 2, 7 and 8 out', () => {
    const rows = ['1', '2', '7', '8', '3', '9'].map((police_status, index) => ({
      ...household,
      AAC002: numberOf('520322', '19800101', `01${index}`),
      police_status,
    }))
    expect(read(rows.map((row) => ['household', row])).persons).toHaveLength(2)
  })
  it('keeps people with a linked death row out, by L6 too, and finds the death that was not cancelled', () => {
    for (const AAC003 of ['李大山', '李大珊']) {
      const output = read([
        ['household', household],
        ['death', { AAC002: li, AAC003, death_date: '20160101' }],
      ])
      expect(output.persons).toEqual([])
      expect(codesOf(output)).toEqual(['death_not_cancelled'])
    }
  })
  it('keeps people whose number was on a death row under another name in', () => {
    const output = read([
      ['household', household],
      ['death', { AAC002: li, AAC003: '赵小川', death_date: '' }],
    ])
    expect(output.persons).toHaveLength(1)
    expect(codesOf(output)).toEqual(['number_shared'])
    expect(output.persons[0]!.reasons).not.toContain('inaccurate')
  })
  it('takes the row with a normal status, then the one with a village code, of two with one number', () => {
    const output = read([
      ['household', { ...household, police_status: '9', AAE006: '甲' }],
      ['household', { ...household, AAB299: '520322', AAE006: '乙' }],
      ['household', { ...household, AAE006: '丙' }],
    ])
    expect(output.persons.map(({ AAE006 }) => AAE006)).toEqual(['丙'])
    expect(codesOf(output)).toEqual(['household_duplicate'])
  })
  it('makes the person inaccurate when the two names agree by L6 only', () => {
    const output = read([
      ['household', household],
      ['household', { ...household, AAC003: '李大珊' }],
    ])
    expect(output.persons.map(({ reasons }) => reasons.includes('inaccurate'))).toEqual([true])
  })
  it('makes two people of one number with two names, both inaccurate', () => {
    const output = read([
      ['household', household],
      ['household', { ...household, AAC003: '赵小川' }],
    ])
    expect(output.persons.map(({ reasons }) => reasons.includes('inaccurate'))).toEqual([true, true])
    expect(codesOf(output)).toEqual(['number_shared'])
  })
  it('makes a person without a number of a household row without a usable one', () => {
    for (const AAC002 of ['', '无', '3.52E+17', '111111111111111111']) {
      const output = read([['household', { ...household, AAC002 }]])
      expect(output.persons).toMatchObject([{ AAC002: null }])
      expect(output.persons[0]!.reasons).toContain('missing')
      expect(linkOf(output, 'household')).toBe('none L0 auto')
    }
  })
  it('makes people with household elsewhere of active enrolments and benefits in payment inside the area', () => {
    expect(onlyPerson([['enrolment', enrolment]])).toMatchObject({ household: 'non_local', AAC003: '李大山' })
    expect(onlyPerson([['benefit', benefit]])).toMatchObject({ household: 'non_local' })
    expect(read([['enrolment', { ...enrolment, AAC008: '4' }]]).persons).toEqual([])
    expect(read([['enrolment', { ...enrolment, AAB301: '520102' }]]).persons).toEqual([])
    expect(read([['benefit', { ...benefit, AAE116: '2' }]]).persons).toEqual([])
  })
  it('makes nobody of an empty or invalid number, nor of a scheme that gives no code', () => {
    expect(read([['enrolment', { ...enrolment, AAC002: '' }]]).persons).toEqual([])
    expect(read([['enrolment', { ...enrolment, AAC002: li.slice(1) }]]).persons).toEqual([])
    expect(read([['enrolment', { ...enrolment, AAE140: '330' }]]).persons).toEqual([])
    expect(onlyPerson([['enrolment', { ...enrolment, AAC002: 'E12345678' }]]).AAC058).toBe('08')
  })
  it('takes the latest enrolment where one number has several names, and the other names conflict', () => {
    const output = read([
      ['enrolment', enrolment],
      ['enrolment', { ...enrolment, AAC003: '赵小川', AAE035: '20160101' }],
    ])
    expect(output.persons).toMatchObject([{ AAC003: '赵小川' }])
    expect(linkOf(output, 'enrolment', 1)).toBe('same different conflict')
    expect(output.persons[0]!.reasons).toContain('inaccurate')
  })
  it('makes nobody under the number of somebody dead, cancelled or moved when the name is another’s', () => {
    for (const police_status of ['1', '2', '7', '8']) {
      const cancelled = { ...household, police_status }
      const output = read([
        ['household', cancelled],
        ['enrolment', { ...enrolment, AAC003: '赵小川' }],
      ])
      expect(output.persons).toEqual([])
      expect(linkOf(output, 'enrolment')).toBe('same different conflict')
      expect(codesOf(output)).toContain('number_shared')
      expect(
        read([
          ['household', cancelled],
          ['enrolment', enrolment],
        ]).persons,
      ).toMatchObject([{ household: 'non_local' }])
    }
  })
  it('has nobody with a linked death row, local or not', () => {
    const output = read([
      ['enrolment', enrolment],
      ['death', { AAC002: li, AAC003: '李大山', death_date: '20161101' }],
    ])
    expect(output.persons).toEqual([])
    expect(codesOf(output)).toContain('after_death')
  })
  it('lets a household row outside the area fill in for people with household elsewhere', () => {
    const outside = { ...household, AAB299: '520102001001', AAC010: '贵州省贵阳市' }
    const output = read([
      ['household', outside],
      ['enrolment', enrolment],
    ])
    expect(output.persons).toMatchObject([{ household: 'non_local', AAC010: '贵州省贵阳市', city: '520300' }])
  })
})

describe('links', () => {
  it('links the same, upgraded and repaired number with L0 to L5 by itself', () => {
    const in15 = `${li.slice(0, 6)}${li.slice(8, 17)}`
    const letterO = li.replace(/0/, 'O')
    const output = read([
      ['household', { ...household, former_name: '李小石' }],
      ['card', { AAC002: ` ${li.toLowerCase()}`, AAC003: '李 大山' }],
      ['card', { AAC002: in15, AAC003: '李大?' }],
      ['card', { AAC002: letterO, AAC003: '李小石' }],
      ['card', { AAC002: li, AAC003: '' }],
    ])
    expect([1, 2, 3, 4].map((row) => linkOf(output, 'card', row))).toEqual([
      'same L2 auto',
      'upgraded L4 auto',
      'repaired L5 auto',
      'same L4 auto',
    ])
  })
  it('links by L6 for review, and only enrolments and benefits make the person inaccurate', () => {
    const kinds = ['card', 'enrolment', 'benefit', 'elsewhere'] as const
    const cells = { ...enrolment, AAC003: '李大珊', AAE041: '201601' }
    const inaccurate = kinds.map((kind) => {
      const AAB301 = kind === 'elsewhere' ? '520102' : '520322'
      const output = read([
        ['household', household],
        [kind, { ...cells, AAB301 }],
      ])
      expect(linkOf(output, kind)).toBe('same L6 review')
      return output.persons[0]!.reasons.includes('inaccurate')
    })
    expect(inaccurate).toEqual([false, true, true, true])
  })
  it('never links a different name by the number alone', () => {
    const output = read([
      ['household', household],
      ['enrolment', { ...enrolment, AAC003: '赵小川' }],
      ['card', { AAC002: li, AAC003: '赵小川' }],
    ])
    expect(linkOf(output, 'enrolment')).toBe('same different conflict')
    expect(linkOf(output, 'card')).toBe('same different conflict')
    expect(output.links.filter(({ person_key }) => person_key !== null)).toHaveLength(1)
    expect(output.persons[0]!.reasons).toContain('inaccurate')
  })
  it('links an invalid number that is two edits from exactly one local person’s as near', () => {
    const wrong = `${li.slice(0, 17)}${li[17] === '0' ? '1' : '0'}`
    const output = read([
      ['household', household],
      ['enrolment', { ...enrolment, AAC002: wrong }],
    ])
    expect(linkOf(output, 'enrolment')).toBe('near L0 review')
    expect(output.persons).toMatchObject([{ AIC003: '11', reasons: ['partial', 'inaccurate'] }])
    expect(codesOf(output)).toEqual(['number_invalid'])
  })
  it('asks the same birth date and sex of near numbers of 15 or 18 characters', () => {
    const otherBirth = `${li.slice(0, 13)}2${li.slice(14)}`
    const output = read([
      ['household', household],
      ['card', { AAC002: otherBirth, AAC003: '李大山' }],
      ['card', { AAC002: li.slice(0, 17), AAC003: '李大山' }],
    ])
    expect([1, 2].map((row) => linkOf(output, 'card', row))).toEqual(['none  none', 'near L0 review'])
  })
  it('links nothing as near between two valid numbers of 18 digits, nor to two people', () => {
    const twin = numberOf('520322', '19800101', '021')
    expect(
      linkOf(
        read([
          ['household', household],
          ['card', { AAC002: twin, AAC003: '李大山' }],
        ]),
        'card',
      ),
    ).toBe('none  none')
    const other = numberOf('520322', '19800101', '011')
    const between = `${li.slice(0, 17)}${other[17]}`
    const output = read([
      ['household', household],
      ['household', { ...household, AAC002: other }],
      ['card', { AAC002: between, AAC003: '李大山' }],
    ])
    expect(output.persons).toHaveLength(2)
    expect(linkOf(output, 'card')).toBe('none  none')
  })
  it('lets near links decide nothing beyond the code of an enrolment', () => {
    const output = read([
      ['household', { ...household, AAE005: '' }],
      ['card', { AAC002: li.slice(0, 17), AAC003: '李大山', AAE005: '13000000009' }],
      ['student', { AAC002: li.slice(0, 17), AAC003: '李大山' }],
      ['death', { AAC002: li.slice(0, 17), AAC003: '李大山', death_date: '20160101' }],
    ])
    expect(output.persons).toMatchObject([{ AAE005: null, rule: 'P12' }])
  })
  it('has no link for an empty number and for a number that nobody has', () => {
    const output = read([
      ['household', household],
      ['card', { AAC002: '', AAC003: '李大山' }],
      ['card', { AAC002: wang, AAC003: '王二' }],
    ])
    expect([1, 2].map((row) => linkOf(output, 'card', row))).toEqual(['none  none', 'none  none'])
  })
})
