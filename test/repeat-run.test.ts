import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repeatRun } from '../src/batch/repeat-run.ts'
import { runBatch } from '../src/batch/run-batch.ts'
import { Problem } from '../src/problems.ts'
import { tellRepetition } from '../src/reports/repetition-story.ts'
import type { RunSummary } from '../src/reports/run-summary.ts'
import { makeSample } from '../src/sample/make-sample.ts'

const reporter = { stage() {}, progress() {}, note() {}, warn() {} }

describe('a result made again from its record', () => {
  let folder: string
  const out = () => join(folder, 'out')
  const summary = () => JSON.parse(readFileSync(join(out(), 'summary.json'), 'utf8')) as RunSummary
  const repeat = () => repeatRun({ outputFolder: out(), reporter })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'repeat-'))
    const batchFolder = join(folder, 'batch')
    await makeSample({ folder: batchFolder, area: '520300', persons: 1000, seed: 8, quarters: 1 })
    // Rows of the policy that are in force on another day than that of the batch are part of the record.
    await runBatch({ batchFolder, outputFolder: out(), policyDay: 20200101, skipBadFiles: false, threads: 1, reporter })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is the same, file by file, and leaves nothing of the second run', async () => {
    const { same, results, otherwise } = await repeat()
    expect(results.filter((one) => !one.same)).toEqual([])
    expect(results.map(({ name }) => name)).toEqual(expect.arrayContaining(['persons.parquet', 'quarterly.json']))
    expect(results.find(({ name }) => name === 'persons.parquet')?.rows).toBe(summary().people.total)
    expect({ same, otherwise }).toEqual({ same: true, otherwise: [] })
    expect(readdirSync(folder).sort()).toEqual(['batch', 'out'])
  })

  it('has a record that names all a result depends on', () => {
    const { record, inputs, policy, versions } = summary()
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(record).toMatchObject({ batchFile: digest, plan: digest, program: digest })
    expect(record?.options).toMatchObject({ threads: 1, policyDay: 20200101, skipBadFiles: false })
    expect(record?.machine.cores).toBeGreaterThan(0)
    expect(Date.parse(record?.endedAt ?? '')).toBeGreaterThan(Date.parse(record?.startedAt ?? ''))
    expect(inputs.length).toBe(readdirSync(join(folder, 'batch')).filter((name) => !/yaml|truth/.test(name)).length)
    for (const { sha256 } of [...inputs, policy]) expect(sha256).toEqual(digest)
    expect(Object.keys(versions)).toEqual(['canbao', 'node', 'duckdb'])
  })

  it('is told to be another where a result was changed by hand', async () => {
    const quarterly = join(out(), 'quarterly.json')
    const before = readFileSync(quarterly, 'utf8')
    writeFileSync(
      quarterly,
      before.replace(/\d{2,}/, (figure) => `${Number(figure) + 1}`),
    )
    const repetition = await repeat()
    writeFileSync(quarterly, before)
    expect(repetition.same).toBe(false)
    expect(tellRepetition(repetition, 'zh')).toContain('quarterly.json')
    expect(repetition.results.filter((one) => !one.same).map(({ name }) => name)).toEqual(['quarterly.json'])
  })

  it('is refused where a file holds something else by now, which is named', async () => {
    appendFileSync(join(folder, 'batch', 'deaths.csv'), '\n')
    const refused = await repeat().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Problem)
    expect((refused as Problem).code).toBe('inputs_differ')
    expect((refused as Problem).say('en')).toContain('deaths.csv')
    expect(existsSync(out())).toBe(true)
  })
})
