import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedQuarterly } from '../../test/support/invented-results.ts'
import { inventedPerson, openSmallEngine } from '../../test/support/small-engine.ts'
import { exitCodes } from './exit-codes.ts'

const bin = resolve('bin/canbao')

describe('the command canbao', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'command-'))
    mkdirSync(join(folder, 'out'))
    writeFileSync(join(folder, 'out', 'quarterly.json'), JSON.stringify(inventedQuarterly()))
    const engine = await openSmallEngine()
    const write = (name: string, sql: string) =>
      engine.query(`COPY (${sql}) TO '${join(folder, 'out', `${name}.parquet`)}' (FORMAT parquet)`)
    await write('persons', `${inventedPerson('1', { AIC003: '91' })} UNION ALL ${inventedPerson('2')}`)
    await write('findings', `SELECT 'x' AS code, 'AIC003' AS insurance, ['1'] AS person_keys`)
    await write('insured', `SELECT '2' AS person_key, '520300' AS city, false AS doubtful`)
    engine.close()
    // The first call may have to build.
    call(['--version'])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function call(argumentsGiven: string[], locale = 'C', program = bin) {
    const { PATH, HOME, TMPDIR } = process.env
    const result = spawnSync(program, argumentsGiven, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), LC_ALL: locale },
    })
    return { code: result.status, out: result.stdout, err: result.stderr }
  }

  it('shows help in the language of the locale, or in the one asked for', () => {
    expect(call(['--help'], 'zh_CN.UTF-8').out).toContain('退出码')
    expect(call(['--help']).out).toContain('Exit codes')
    expect(call(['--help', '--lang', 'zh']).out).toContain('用法')
    expect(call(['--lang=en', '--help'], 'zh_CN.UTF-8').out).toContain('Usage')
  })

  it('has examples in the help of every command', () => {
    for (const command of ['run', 'check', 'sample', 'explain', 'report']) {
      const { code, out } = call([command, '--help'])
      expect(out).toContain(`canbao ${command} `)
      expect(out).toContain('Examples:')
      expect(code).toBe(exitCodes.good)
    }
  })

  it('tells wrong usage in one message', () => {
    for (const wrong of [[], ['nothing'], ['run'], ['run', 'x'], ['report', 'out', '--odd'], ['explain', 'out']]) {
      const { code, out } = call(wrong)
      expect([wrong, code, out]).toEqual([wrong, exitCodes.wrongUsage, ''])
    }
    expect(call(['run', 'x'], 'zh_CN.UTF-8').err).toContain('必须给出选项 -o, --out')
    expect(call(['sample', '--out', 'x', '--persons', 'many']).err).toContain('many')
    for (const [wrong, valid] of [
      [['accept', 'out', '--to', 'x', '--score', 'high'], '24, 24.5'],
      [['run', 'x', '-o', 'y', '--memory-limit', 'much'], '500MB, 4GB'],
      [['run', 'x', '-o', 'y', '--threads', '0'], '1, 2, 3 …'],
      [['run', 'x', '-o', 'y', '--engine', 'other'], 'duckdb, spark'],
      [['sample', 'x', '--quarters', '0'], '1, 2, 3 …'],
    ] as const) {
      expect(call([...wrong], 'zh_CN.UTF-8')).toMatchObject({
        code: exitCodes.wrongUsage,
        err: expect.stringContaining(`：${valid}。`),
      })
      expect(call([...wrong]).err).toContain(valid)
    }
  })

  it('works through a link, with paths from the folder of the caller', () => {
    const link = join(folder, 'canbao')
    symlinkSync(bin, link)
    const { code, out } = call(['report', 'out'], 'zh_CN.UTF-8', link)
    expect(out).toContain('8,012,345')
    expect(code).toBe(exitCodes.good)
  })

  it('gives one JSON document on stdout with --json', () => {
    expect(JSON.parse(call(['report', 'out', '--json']).out)).toEqual(inventedQuarterly())
    const people = JSON.parse(call(['report', 'out', '--cell', '520300:9', '--json']).out) as { people: unknown[] }
    expect(people.people).toHaveLength(1)
  })

  it('lists the people behind a figure on stdout or into a file', () => {
    expect(call(['report', 'out', '--cell', '520300:9']).out.trim().split('\r\n')).toHaveLength(2)
    const { code, out, err } = call(['report', 'out', '--cell', 'total:2', '--to', 'list.csv'], 'zh_CN.UTF-8')
    expect([code, out]).toEqual([exitCodes.good, ''])
    expect(err).toContain('2 人')
    const list = readFileSync(join(folder, 'list.csv'), 'utf8')
    expect(list.startsWith('\uFEFF报表城市,公民身份号码')).toBe(true)
  })

  it('refuses a folder without results and a figure that is not there, with code 2 and no stack', () => {
    for (const wrong of [
      ['report', 'nowhere'],
      ['report', 'out', '--cell', '520300:18'],
      ['report', 'out', '--cell', '990000:9'],
    ]) {
      const { code, err } = call(wrong)
      expect(code).toBe(exitCodes.refused)
      expect(err).toMatch(/^Error: .+\n$/)
    }
  })

  it('refuses a batch that is not there, and an output folder that holds something, and writes nothing', () => {
    const before = readdirSync(folder).sort()
    for (const wrong of [
      ['run', 'nowhere', '--out', 'new'],
      ['sample', '--out', 'out', '--persons', '10'],
      ['sample', '--out', 'new', '--area', '12', '--persons', '10'],
    ]) {
      const { code, out, err } = call(wrong)
      expect([code, out]).toEqual([exitCodes.refused, ''])
      expect(err).toMatch(/Error: .+\n$/)
    }
    expect(readdirSync(folder).sort()).toEqual(before)
  })

  it('says with code 3 that a check of the table is broken', () => {
    const broken = join(folder, 'broken')
    mkdirSync(broken)
    const quarterly = inventedQuarterly()
    quarterly.checks[0]!.ok = false
    writeFileSync(join(broken, 'quarterly.json'), JSON.stringify(quarterly))
    const { code, out } = call(['report', 'broken'])
    expect(code).toBe(exitCodes.untrusted)
    expect(out).toContain('✗')
  })
})
