import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runBatch } from '../../src/batch/run-batch.ts'
import { openEngine } from '../../src/comparison/engine/duckdb.ts'
import { checkDigit } from '../../src/standards/identity-number.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-details-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const number = (first17: string) => first17 + checkDigit(first17)
const wang = number('52030319800101001')
const quiet = { stage() {}, progress() {}, note() {}, warn() {} }

/** Runs a batch of some files and gives the rows of its results. */
async function run(name: string, files: Record<string, string>, sources: string[], area = '520300') {
  const batchFolder = join(folder, name)
  mkdirSync(batchFolder, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(batchFolder, file), text)
  writeFileSync(
    join(batchFolder, 'batch.yaml'),
    `area: "${area}"\nasOf: 2016-12-31\nquarter: 2016Q4\nsources:\n${sources.map((source) => `  - ${source}\n`).join('')}`,
  )
  const outputFolder = join(folder, `${name}-out`)
  const summary = await runBatch({ batchFolder, outputFolder, skipBadFiles: false, reporter: quiet })
  const read = async (file: string) => {
    const engine = await openEngine()
    const rows = await engine.query(`SELECT * FROM read_parquet('${join(outputFolder, file)}')`)
    engine.close()
    return rows
  }
  return { summary, read, outputFolder }
}

const household = `AAC002,AAC003,AAB299\n${wang},王小明,520303001001\n`

describe('details of the contract', () => {
  it('closes somebody whose verification has no date on the reference date', async () => {
    const { read, summary } = await run(
      'undated',
      {
        'h.csv': household,
        'v.csv': `AAC002,AAC003,verified_at,AAE006,AIC003,AKC003\n${wang},王小明,,某街1号,91,27\n`,
      },
      ['{ kind: household, files: [h.csv] }', '{ kind: verified, files: [v.csv] }'],
    )
    const [person] = await read('persons.parquet')
    expect(person).toMatchObject({ disposition: 'survey', verified_at: '20161231', ask: null, AKC003: '27' })
    expect(summary.people).toMatchObject({ survey: 1, verified: 1 })
  })

  it('translates values of text columns too, such as the finding a ruling speaks of', async () => {
    const files = {
      'h.csv': household,
      'e.csv': `AAC001,AAC002,AAC003,AAE140,AAB301\n1,${wang},张三丰,390,520303\n`,
      'r.csv': `code,number_a,name_a,number_b,name_b,decision,decided_at\n一号多人,${wang},王小明,${wang},张三丰,different,2016-11-01\n`,
    }
    const { read } = await run('mapped', files, [
      '{ kind: household, files: [h.csv] }',
      '{ kind: enrolment, files: [e.csv] }',
      '{ kind: ruling, files: [r.csv], values: { code: { "一号多人": "number_shared" } } }',
    ])
    expect((await read('findings.parquet')).map(({ code }) => code)).not.toContain('number_shared')
    const [person] = await read('persons.parquet')
    expect(JSON.stringify(person?.reasons)).not.toContain('inaccurate')
  })

  it('counts a file that stands for two kinds once for each', async () => {
    const { summary } = await run('twice', { 'h.csv': household }, [
      '{ kind: household, files: [h.csv] }',
      '{ kind: card, files: [h.csv] }',
    ])
    expect(summary.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(summary.sources.map(({ kind, accepted, linked }) => [kind, accepted, linked]).sort()).toEqual([
      ['card', 1, 1],
      ['household', 1, 1],
    ])
  })

  it('knows a unit without a number by its name, whatever the width of its brackets', async () => {
    const { read } = await run(
      'units',
      {
        'h.csv': household,
        'u.csv': 'AAB998,AAB004,AAB019,AAB301\n,遵义公司(甲),10,520303\n',
        'e.csv': `AAC001,AAC002,AAC003,AAE140,AAB301,AAB004\n1,${wang},王小明,110,520303,遵义公司（甲）\n`,
      },
      ['{ kind: household, files: [h.csv] }', '{ kind: unit, files: [u.csv] }', '{ kind: enrolment, files: [e.csv] }'],
    )
    const units = await read('units.parquet')
    expect(units).toHaveLength(1)
    expect(units[0]).toMatchObject({ registered: true, enrolled: 1, disposition: 'direct' })
  })

  it('reads points in time and whole floats of a Parquet file as a department would write them', async () => {
    const engine = await openEngine()
    await engine.execute(
      `COPY (SELECT '${wang}' AS AAC002, '王小明' AS AAC003, TIMESTAMP '2016-05-05 00:00:00' AS death_date) TO '${join(folder, 'd.parquet')}' (FORMAT parquet)`,
    )
    await engine.execute(
      `COPY (SELECT '1' AS AAC001, '${wang}' AS AAC002, '王小明' AS AAC003, 110.0::DOUBLE AS AAE140, '520303' AS AAB301, DATE '2016-01-01' AS AAE041) TO '${join(folder, 'b.parquet')}' (FORMAT parquet)`,
    )
    engine.close()
    const { read, summary } = await run('parquet', { 'h.csv': household }, [
      '{ kind: household, files: [h.csv] }',
      '{ kind: death, files: ["../d.parquet"] }',
      '{ kind: benefit, files: ["../b.parquet"] }',
    ])
    expect(summary.sources.map(({ rejected }) => rejected)).toEqual([0, 0, 0])
    expect((await read('findings.parquet')).map(({ code }) => code).sort()).toEqual([
      'after_death',
      'death_not_cancelled',
    ])
  })
})
