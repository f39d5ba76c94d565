import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultPolicy } from '../src/policy/default-policy.ts'
import type { RunSummary } from '../src/reports/run-summary.ts'
import { checkDigit } from '../src/standards/identity-number.ts'
import { callCommand } from './support/call-command.ts'
import { openSmallEngine } from './support/small-engine.ts'
import { writeFiles } from './support/write-files.ts'

/** What departments and clerks send that is wrong, through the real command: one clear message, nothing half-written. */
const householdHead = 'AAC002,AAC003,AAB299'
const people = Array.from({ length: 12 }, (_, index) => {
  const first17 = `52030319900101${String(index + 100)}`
  return `${first17}${checkDigit(first17)},张三${'甲乙丙丁戊己庚辛壬癸子丑'[index]},520303001001`
})
const household = [householdHead, ...people, ''].join('\n')
const goodSource = '{ kind: household, files: ["police.csv"] }'

describe('bad input', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
    writeFiles(join(folder, 'good'), { 'police.csv': household }, [goodSource])
    // The first call may have to build.
    await callCommand(['--version'], { folder })
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  const run = (batch: string, out: string, more: readonly string[] = [], language: 'zh' | 'en' = 'en') =>
    callCommand(['run', batch, '--out', out, ...more], { folder, language })
  /** What stands beside the batch under an output's name, be it whole or not. */
  const left = (out: string) => readdirSync(folder).filter((name) => name.startsWith(out))
  const summaryOf = (out: string) => JSON.parse(readFileSync(join(folder, out, 'summary.json'), 'utf8')) as RunSummary
  async function query(sql: string) {
    const engine = await openSmallEngine()
    try {
      return await engine.query(sql)
    } finally {
      engine.close()
    }
  }

  it('refuses before any work and lists every faulty file with its kind and column, in either language', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('死亡')
    sheet.addRow(['AAC002', 'AAC003', 'death_date'])
    for (const person of people) sheet.addRow([...person.split(',').slice(0, 2), '2016-01-01'])
    const whole = new Uint8Array(await workbook.xlsx.writeBuffer())
    writeFiles(
      join(folder, 'faulty'),
      {
        'police.csv': household,
        'cards.csv': 'AAC002,AAE005\n1,2\n',
        'odd.csv': 'AAC002\n1\n',
        'deaths.xlsx': whole.subarray(0, whole.length / 2),
        'students.csv': '',
      },
      [
        goodSource,
        '{ kind: card, files: ["cards.csv"] }',
        '{ kind: horoscope, files: ["odd.csv"] }',
        '{ kind: salary, files: ["gone-*.csv"] }',
        '{ kind: death, files: ["deaths.xlsx"] }',
        '{ kind: student, files: ["students.csv"] }',
      ],
    )
    const english = await run('faulty', 'refused')
    expect(english.code).toBe(2)
    expect(english.out).toBe('')
    for (const line of [
      'cards.csv [card] AAC003: the required column AAC003 is missing',
      'odd.csv [horoscope]: unknown kind horoscope',
      'gone-*.csv [salary]: there is no such file',
      'deaths.xlsx [death]: the file cannot be read',
      'students.csv [student] AAC002: an empty file',
    ]) {
      expect(english.err).toContain(line)
    }
    const chinese = await run('faulty', 'refused', [], 'zh')
    expect(chinese.code).toBe(2)
    for (const line of [
      'cards.csv [card] AAC003: 缺少必需的列 AAC003',
      'odd.csv [horoscope]: 未知的数据种类 horoscope',
      'gone-*.csv [salary]: 没有这样的文件',
      'deaths.xlsx [death]: 文件损坏或无法读取',
      'students.csv [student] AAC002: 空文件',
    ]) {
      expect(chinese.err).toContain(line)
    }
    expect(left('refused')).toEqual([])
    const judged = await callCommand(['check', 'faulty', '--lang', 'zh'], { folder })
    expect(judged.code).toBe(2)
    expect(judged.out).toMatch(/✓ 公安户籍 {2}police\.csv .* 12 行/)
    expect(judged.out).toContain('✗ card · cards.csv · AAC003: 缺少必需的列 AAC003')
  })

  it('runs without the faulty files by --skip-bad-files and says so', async () => {
    const { code, out } = await run('faulty', 'skipped', ['--skip-bad-files'], 'zh')
    expect(code).toBe(0)
    expect(out).toContain('! 已跳过 deaths.xlsx: 文件损坏或无法读取')
    expect(summaryOf('skipped').sources.map(({ file }) => file)).toEqual(['police.csv'])
    expect(summaryOf('skipped').people.local).toBe(people.length)
  })

  it('refuses a file whose rows are not of the encoding stated', async () => {
    const gb18030 = Uint8Array.from([...Buffer.from(`${householdHead}\n520303199001010018,`), 0xd5, 0xc5, 0x0a])
    writeFiles(join(folder, 'encoded'), { 'police.csv': gb18030 }, [
      '{ kind: household, files: ["police.csv"], encoding: utf-8 }',
    ])
    const { code, err } = await run('encoded', 'misread', [], 'zh')
    expect(code).toBe(2)
    expect(err).toContain('police.csv [household] utf-8: 1/1 行不属于 utf-8 编码')
    expect(left('misread')).toEqual([])
  })

  it('refuses a batch.yaml that is missing, no YAML, or speaks of a place or day that is none', async () => {
    mkdirSync(join(folder, 'empty'))
    const head = (area: string, asOf: string) => `area: "${area}"\nasOf: ${asOf}\nquarter: 2016Q4\n`
    writeFiles(join(folder, 'nowhere'), {}, [goodSource], head('990000', '2016-12-31'))
    writeFiles(join(folder, 'never'), {}, [goodSource], head('520300', '2016-02-30'))
    writeFiles(join(folder, 'broken'), {}, [goodSource], 'area: [520300\n')
    for (const [batch, language, words] of [
      ['empty', 'en', /no batch\.yaml in .*empty/],
      ['nowhere', 'zh', /统筹区 990000 不是已知/],
      ['never', 'zh', /batch\.yaml 有误（asOf）：要写成 2016-12-31 这样真实存在的日期/],
      ['broken', 'en', /batch\.yaml is wrong \(YAML\)/],
    ] as const) {
      const { code, err } = await run(batch, 'refused', [], language)
      expect([batch, code]).toEqual([batch, 2])
      expect(err).toMatch(words)
    }
    expect(left('refused')).toEqual([])
  })

  it('refuses a faulty policy table with its line and reason', async () => {
    writeFileSync(join(folder, 'policy.csv'), defaultPolicy.replace('P14,soldier,', 'P14,sailor,'))
    const { code, err } = await run('good', 'refused', ['--policy', 'policy.csv'], 'zh')
    expect(code).toBe(2)
    expect(err).toContain('入库规则表 policy.csv 第 2 行有误：when 里的“sailor”不认识')
    expect(left('refused')).toEqual([])
  })

  it('touches no output folder that holds something', async () => {
    mkdirSync(join(folder, 'full'))
    writeFileSync(join(folder, 'full', 'mine.txt'), '')
    const { code, err } = await run('good', 'full', [], 'zh')
    expect(code).toBe(2)
    expect(err).toContain('不是空的')
    expect(readdirSync(join(folder, 'full'))).toEqual(['mine.txt'])
    expect(left('full')).toEqual(['full'])
  })

  it('rejects a row with too few cells, takes a file of a header alone, and counts the same rows once', async () => {
    writeFiles(
      join(folder, 'uneven'),
      {
        'police-1.csv': household,
        'police-2.csv': `${household}520303199001010018,张三\n`,
        'deaths.csv': 'AAC002,AAC003,death_date\n',
      },
      ['{ kind: household, files: ["police-*.csv"] }', '{ kind: death, files: ["deaths.csv"] }'],
    )
    const { code, out } = await run('uneven', 'counted', [], 'zh')
    expect(code).toBe(0)
    expect(out).toContain('有 1 行数据不合要求')
    const summary = summaryOf('counted')
    expect(summary.people.local).toBe(people.length)
    expect(summary.sources.map(({ file, read, accepted, rejected }) => [file, read, accepted, rejected])).toEqual([
      ['deaths.csv', 0, 0, 0],
      ['police-1.csv', 12, 12, 0],
      ['police-2.csv', 13, 12, 1],
    ])
    const rejects = await query(`SELECT file, row, code, message FROM '${join(folder, 'counted', 'rejects.parquet')}'`)
    expect(rejects).toEqual([
      { file: 'police-2.csv', row: 13n, code: 'cell_count', message: '表头有 3 列,本行有 2 个单元格' },
    ])
  })

  it('goes on with a number column that a spreadsheet damaged, and says loudly not to trust the result', async () => {
    const damaged = people.map((person) => person.replace(/^\d{17}./, '5.20303E+17'))
    writeFiles(join(folder, 'damaged'), { 'police.csv': [householdHead, ...damaged, ''].join('\n') }, [goodSource])
    const { code, out, err } = await run('damaged', 'untrusted', [], 'zh')
    expect(code).toBe(3)
    for (const text of [out, err]) expect(text).toContain('police.csv: 证件号码列已被电子表格损坏')
    expect(summaryOf('untrusted').findings).toMatchObject({ number_invalid: people.length })
    expect(readFileSync(join(folder, 'untrusted', 'summary.html'), 'utf8')).toContain('证件号码列已被电子表格损坏')
  })

  it('leaves nothing under the final name when it is interrupted or killed, and the next run works', async () => {
    const interrupted = await callCommand(['run', 'good', '--out', 'later'], {
      folder,
      language: 'zh',
      during: (child, err) => err.includes('▸ 比对') && child.kill('SIGINT'),
    })
    expect(interrupted.code).toBe(130)
    expect(interrupted.err).toContain('已中断,没有写入任何结果')
    expect(left('later')).toEqual([])
    const killed = await callCommand(['run', 'good', '--out', 'later'], {
      folder,
      during: (child, err) => err.includes('▸ comparing') && child.kill('SIGKILL'),
    })
    expect(killed.code).toBeNull()
    expect(existsSync(join(folder, 'later'))).toBe(false)
    expect(left('later')).toHaveLength(1)
    expect((await run('good', 'later')).code).toBe(0)
    expect(left('later')).toEqual(['later'])
  })

  it('lets one of two runs have the output and tells the other', async () => {
    const results = await Promise.all([run('good', 'shared'), run('good', 'shared')])
    expect(results.map(({ code }) => code).sort()).toEqual([0, 2])
    const refused = results.find(({ code }) => code === 2)
    expect(refused?.err).toMatch(/Another run \(process \d+\) is writing|Another run finished/)
    expect(left('shared')).toEqual(['shared'])
    expect(summaryOf('shared').people.local).toBe(people.length)
  })
})
