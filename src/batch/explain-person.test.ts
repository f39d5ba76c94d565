import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFiles } from '../../test/support/write-files.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { tellStory } from '../reports/person-story.ts'
import { checkDigit } from '../standards/identity-number.ts'
import { explainPerson } from './explain-person.ts'
import { runBatch } from './run-batch.ts'

const numberOf = (born: string, sequence: string) => {
  const first17 = `520303${born}${sequence}`
  return first17 + checkDigit(first17)
}
const zhang = numberOf('19800101', '001')
const li = numberOf('19900305', '012')
const dead = numberOf('19400505', '003')
const moved = numberOf('19700707', '004')
/** 李四's number with two of its digits swapped. */
const liNear = `${li.slice(0, 14)}${li[15]}${li[14]}${li.slice(16)}`
const silent = { stage() {}, progress() {}, note() {}, warn() {} }

const files = {
  'police.csv': `AAC002,AAC003,AAC004,AAB299,AAE006,AAE005,police_status
${zhang},张三,1,520303001001,上海路1号,13800000000,0
${li},李四,2,520303001001,上海路2号,,0
${dead},王五,1,520303001001,上海路3号,,0
${moved},赵六,1,520303001001,上海路4号,,2
`,
  'pension.csv': `AAC001,AAC002,AAC003,AAE140,AAB301,AAC008,AAC031,AAB998,AAB004
1,${zhang.toLowerCase()},张三,110,520303,1,1,300006164,诚旺茶业
2,${liNear},李四,170,520303,1,1,,
3,${zhang},孙七,170,520303,1,1,,
4,${zhang},张三,170,5203,1,1,,
`,
  'units.csv': 'AAB998,AAB004,AAB019,AAB301\n300006164,诚旺茶业有限公司,81,520303\n',
  'deaths.csv': `AAC002,AAC003,death_date\n${dead},王五,2016-02-01\n`,
}

describe("one person's story", () => {
  let folder: string
  let outputFolder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'explain-'))
    outputFolder = join(folder, 'out')
    writeFiles(join(folder, 'batch'), files, [
      '{ kind: household, files: ["police.csv"] }',
      '{ kind: enrolment, files: ["pension.csv"] }',
      '{ kind: unit, files: ["units.csv"] }',
      '{ kind: death, files: ["deaths.csv"] }',
    ])
    const policyFile = join(folder, 'province.csv')
    writeFileSync(policyFile, defaultPolicy.replace('employed here by an individual business', 'a province of its own'))
    await runBatch({
      batchFolder: join(folder, 'batch'),
      outputFolder,
      policyFile,
      skipBadFiles: false,
      reporter: silent,
    })
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('says what decided, by the table of that run, and the rows behind each term', async () => {
    const [facts, ...others] = await explainPerson({ outputFolder, number: zhang })
    expect(others).toEqual([])
    expect(facts).toMatchObject({ name: '张三', age: 36, disposition: 'survey', notInRegister: null })
    expect(facts?.policy?.row).toBe('P4')
    expect(facts?.policy?.note).toContain('a province of its own')
    const pension = { kind: 'enrolment', file: 'pension.csv', row: 1 }
    expect(facts?.policy?.terms).toEqual([
      { term: 'employed_here', value: 'true', evidence: [pension] },
      { term: 'unit_type in 81', value: '81', evidence: [pension] },
      { term: 'age < 60', value: '36' },
    ])
    expect(facts?.insurances[0]).toEqual({
      insurance: 'AIC003',
      code: '11',
      required: 'must',
      step: 2,
      place: '520303',
      evidence: [pension],
    })
    expect(facts?.insurances[1]).toMatchObject({ code: '92', step: 8 })
  })

  it('tells the conflict, the reasons with what they rest on, and rows of the number that were refused', async () => {
    const [facts] = await explainPerson({ outputFolder, number: zhang })
    const stranger = { kind: 'enrolment', file: 'pension.csv', row: 3 }
    expect(facts?.statements.find(({ row, kind }) => kind === 'enrolment' && row === 3)).toMatchObject({
      nameMatch: 'different',
      decision: 'conflict',
    })
    expect(facts?.reasons).toEqual([
      { reason: 'partial', insurances: ['AKC003', 'ALC003', 'AMC003'] },
      { reason: 'inaccurate', causes: [{ cause: 'conflict', rows: [stranger] }] },
    ])
    expect(facts?.findings.map(({ code }) => code)).toContain('number_shared')
    expect(facts?.notes.map(({ en }) => en)).toEqual([
      'pension.csv row 4 has this number too, but was rejected (AAB301) and not used.',
    ])
    for (const language of ['zh', 'en'] as const) expect(tellStory(facts!, language)).not.toMatch(/undefined|null|NaN/)
  })

  it('finds somebody by a number in any writing, by name, and by a number that was only near', async () => {
    const in15 = ` ${li.slice(0, 6)} ${li.slice(8, 17)}`
    for (const asked of [{ number: in15 }, { name: '李四' }]) {
      const found = await explainPerson({ outputFolder, ...asked })
      expect([asked, found.map(({ name, number }) => [name, number])]).toEqual([asked, [['李四', li]]])
    }
    const [facts] = await explainPerson({ outputFolder, number: liNear })
    expect(facts?.insurances[0]).toMatchObject({ code: '12', step: 5 })
    expect(facts).toMatchObject({ name: '李四', number: li })
    expect(facts?.reasons).toEqual([
      { reason: 'partial', insurances: ['AKC003'] },
      { reason: 'inaccurate', causes: [{ cause: 'near', rows: [{ kind: 'enrolment', file: 'pension.csv', row: 2 }] }] },
      { reason: 'missing', columns: ['AAE005'] },
    ])
  })

  it('tells why somebody of the sources is not in the register', async () => {
    const [gone] = await explainPerson({ outputFolder, number: dead })
    expect(gone).toMatchObject({ name: '王五', notInRegister: 'dead', policy: null, insurances: [] })
    expect(gone?.findings.map(({ code }) => code)).toEqual(['death_not_cancelled'])
    expect(gone?.statements.map(({ kind }) => kind)).toEqual(['household', 'death'])
    const [away] = await explainPerson({ outputFolder, name: '赵六' })
    expect(away).toMatchObject({ number: moved, notInRegister: 'moved' })
    expect(await explainPerson({ outputFolder, number: numberOf('19990909', '009') })).toEqual([])
    expect(await explainPerson({ outputFolder, name: '无此人' })).toEqual([])
    expect(await explainPerson({ outputFolder, keys: ['nobody'] })).toEqual([])
  })

  it('asks for the batch when it is no longer there, and says when a file has changed', async () => {
    const elsewhere = join(folder, 'elsewhere')
    renameSync(join(folder, 'batch'), elsewhere)
    await expect(explainPerson({ outputFolder, number: zhang })).rejects.toMatchObject({ code: 'batch_moved' })
    appendFileSync(join(elsewhere, 'pension.csv'), `5,${zhang},张三,310,520303,1,1,300006164,诚旺茶业\n`)
    const [facts] = await explainPerson({ outputFolder, number: zhang, batchFolder: elsewhere })
    expect(facts?.notes.map(({ en }) => en)).toEqual([
      expect.stringContaining('pension.csv has changed since the run'),
      expect.stringContaining('was rejected'),
      expect.stringContaining('the result differs (AKC003'),
    ])
    await expect(explainPerson({ outputFolder: elsewhere, number: zhang })).rejects.toMatchObject({
      code: 'output_missing',
    })
  })
})
