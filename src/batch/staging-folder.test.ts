import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '../problems.ts'
import { stageOutput } from './staging-folder.ts'

describe('the folder beside the output', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'staging-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const output = () => join(folder, 'results', 'out')
  function refusal(work: () => unknown): Problem {
    try {
      work()
    } catch (error) {
      if (error instanceof Problem) return error
      throw error
    }
    throw new Error('nothing was refused')
  }
  /** The number of a process that has ended. */
  const endedProcess = () => spawnSync(process.execPath, ['-e', '']).pid

  it('becomes the output by one rename, without the working files', () => {
    const staging = stageOutput(output(), 0)
    writeFileSync(join(staging.path, 'persons.parquet'), '')
    writeFileSync(join(staging.work, 'shard'), '')
    expect(existsSync(output())).toBe(false)
    staging.finish()
    staging.discard()
    expect(readdirSync(output())).toEqual(['persons.parquet'])
    expect(readdirSync(join(folder, 'results'))).toEqual(['out'])
  })

  it('asks for room once more when more is needed, what lies in it being room', () => {
    const staging = stageOutput(output(), 0, () => ({ bavail: 3, bsize: 1000 }))
    writeFileSync(join(staging.path, 'rows'), 'x'.repeat(2000))
    staging.ensure(5000)
    expect(refusal(() => staging.ensure(6000)).code).toBe('disk_full')
    staging.discard()
  })

  it('leaves nothing when it is discarded, not even the folders made for it', () => {
    stageOutput(output(), 0).discard()
    expect(readdirSync(folder)).toEqual([])
  })

  it('says how much space is needed and free, and writes nothing, when the disk is too full', () => {
    const refused = refusal(() => stageOutput(output(), 11.65e9, () => ({ bavail: 3000, bsize: 1_000_000 })))
    expect(refused.code).toBe('disk_full')
    expect(refused.say('zh')).toContain('大约需要 11.65 GB，只有 3.00 GB')
    expect(refused.say('en')).toContain('about 11.65 GB are needed, 3.00 GB are free')
    expect(readdirSync(folder)).toEqual([])
  })

  it('of a killed run is taken over, by one process alone, and nothing of another machine is', () => {
    const { path } = stageOutput(output(), 0)
    const [own] = readdirSync(join(path, '.work'))
    const text = readFileSync(join(path, '.work', own!), 'utf8')
    writeFileSync(join(path, '.work', own!), text.replace(` ${process.pid} `, ` ${endedProcess()} `))
    writeFileSync(join(path, '.work', 'household_rows.parquet'), 'kept')
    const foreign = `${output()}.partial-0123abcd`
    mkdirSync(join(foreign, '.work'), { recursive: true })
    writeFileSync(join(foreign, '.work', 'owner-1'), 'elsewhere 1 1')
    const staging = stageOutput(output(), 0)
    expect(staging.path).toBe(path)
    expect(readdirSync(staging.work)).toEqual(['household_rows.parquet', 'owner-1', 'owner-2'])
    expect(refusal(() => stageOutput(output(), 0)).code).toBe('output_in_use')
    staging.clear()
    expect(readdirSync(staging.work)).toEqual(['owner-1', 'owner-2'])
    expect(existsSync(foreign)).toBe(true)
    staging.discard()
  })

  it('refuses an output that a living run writes, and one that another run finished first', () => {
    const first = stageOutput(output(), 0)
    expect(refusal(() => stageOutput(output(), 0)).code).toBe('output_in_use')
    mkdirSync(output())
    writeFileSync(join(output(), 'persons.parquet'), '')
    expect(refusal(() => first.finish()).code).toBe('output_taken')
    first.discard()
    expect(readdirSync(output())).toEqual(['persons.parquet'])
  })

  it('refuses an output folder that holds something, or is a file', () => {
    mkdirSync(output(), { recursive: true })
    writeFileSync(join(output(), 'mine.txt'), '')
    expect(refusal(() => stageOutput(output(), 0)).code).toBe('output_not_empty')
    expect(refusal(() => stageOutput(join(output(), 'mine.txt'), 0)).code).toBe('output_not_writable')
    expect(readdirSync(output())).toEqual(['mine.txt'])
  })
})
