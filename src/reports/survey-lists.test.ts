import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inventedPerson, openSmallEngine } from '../../test/support/small-engine.ts'
import { surveyHeads } from './survey-items.ts'
import { writeSurveyLists } from './survey-lists.ts'

const names: Record<string, string[]> = {
  '520303001001': ['贵州省', '遵义市', '汇川区', '上海路街道', '第一社区'],
  '520303': ['贵州省', '遵义市', '汇川区'],
}

describe('survey lists, one per village', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'survey-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function write(people: string[]) {
    const engine = await openSmallEngine()
    try {
      await engine.query(`CREATE TABLE persons AS ${people.join(' UNION ALL ')}`)
      return await writeSurveyLists({
        folder: join(folder, 'survey'),
        persons: 'persons',
        stream: (sql) => engine.streamBytes(sql),
        namesOf: (division) => names[division] ?? [],
      })
    } finally {
      engine.close()
    }
  }

  async function read(file: string): Promise<Record<string, string>[]> {
    const text = await readFile(join(folder, 'survey', file), 'utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    const lines = text.slice(1).split('\r\n').slice(0, -1)
    const heads = lines[0]!.split(',')
    expect(heads).toEqual(surveyHeads)
    return lines.slice(1).map((line) => Object.fromEntries(line.split(',').map((cell, at) => [heads[at]!, cell])))
  }

  const visit = { disposition: 'survey', reasons: ['uninsured'], ask: 'visit' }

  it('hold the local people to visit, pre-filled, with the reasons in words', async () => {
    const written = await write([
      inventedPerson('1', {
        ...visit,
        AIC003: '91',
        AKC003: '82',
        AAE005: null,
        AAE006: '=cmd|1',
        reasons: ['partial', 'missing'],
      }),
      inventedPerson('2'),
      inventedPerson('3', { ...visit, household: 'non_local' }),
      inventedPerson('4', { ...visit, ask: 'desk' }),
    ])
    expect(written).toEqual({ files: 1, people: 1 })
    expect(await readdir(join(folder, 'survey'))).toEqual(['520303001001.csv'])
    const [person] = await read('520303001001.csv')
    expect(person).toMatchObject({
      序号: '1',
      '省(自治区、直辖市)': '贵州省',
      '村(社区)': '第一社区',
      姓名: '张1',
      性别: '男',
      常住所在地地址: "'=cmd|1",
      '现参保情况:养老保险': '91 个人未参保',
      '现参保情况:医疗保险': '82 省外异地参保',
      未参保原因: '个人未参保',
      异地参保: '省外',
      需核实原因: '未参全、信息缺失',
      应参未参险种: '养老保险',
      缺失信息: '联系电话',
      人员标识: '1',
    })
  })

  it('are named by as much of the village as is known, people of one household together', async () => {
    const written = await write([
      inventedPerson('1', { ...visit, AAB401: 'H2' }),
      inventedPerson('2', { ...visit, AAB299: '520303' }),
      inventedPerson('3', { ...visit, AAB401: 'H1' }),
      inventedPerson('4', { ...visit, AAB401: 'H2' }),
    ])
    expect(written).toEqual({ files: 2, people: 4 })
    expect((await readdir(join(folder, 'survey'))).sort()).toEqual(['520303.csv', '520303001001.csv'])
    expect((await read('520303001001.csv')).map((person) => person.人员标识)).toEqual(['3', '1', '4'])
    expect((await read('520303.csv'))[0]).toMatchObject({ '县(市、区)': '汇川区', '村(社区)': '' })
  })

  it('are readable by their owner only', async () => {
    await write([inventedPerson('1', visit)])
    const { mode } = await stat(join(folder, 'survey', '520303001001.csv'))
    expect(mode & 0o077).toBe(0)
  })

  it('hold a village of any size', async () => {
    const engine = await openSmallEngine()
    try {
      await engine.query(
        `CREATE TABLE persons AS SELECT * REPLACE (CAST(number AS VARCHAR) AS person_key)
         FROM (${inventedPerson('1', visit)}), range(20000) AS numbers(number)`,
      )
      const written = await writeSurveyLists({
        folder: join(folder, 'survey'),
        persons: '(SELECT * EXCLUDE (number) FROM persons)',
        stream: (sql) => engine.streamBytes(sql),
        namesOf: () => [],
      })
      expect(written).toEqual({ files: 1, people: 20000 })
    } finally {
      engine.close()
    }
    expect(await read('520303001001.csv')).toHaveLength(20000)
  })
})
