import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSample } from '../src/sample/make-sample.ts'
import { callCommand } from './support/call-command.ts'
import { type Interruption, interruptRun, repeated } from './support/interrupt-run.ts'
import { digestOutput } from './support/output-digest.ts'

describe('a run that was killed', () => {
  let folder: string
  let expected: Record<string, string>
  const batch = () => join(folder, 'batch')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'interrupted-'))
    await makeSample({ folder: batch(), area: '520300', persons: 3000, seed: 5, quarters: 1 })
    const { code, err } = await callCommand(['run', batch(), '--out', join(folder, 'whole')])
    if (code !== 0) throw new Error(err)
    expected = await digestOutput(join(folder, 'whole'))
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  const interrupt = (after: string, milliseconds: number, more: readonly string[] = ['--keep-every-step']) =>
    interruptRun({ batch: batch(), folder: join(folder, 'killed'), after, milliseconds, more })

  function expectWhole(interruption: Interruption): void {
    expect(interruption.digest).toEqual(expected)
    expect(interruption.left).toEqual(['out'])
    expect(repeated(interruption)).toEqual([])
  }

  it('while it compared goes on with the next step, says so, and gives what an uninterrupted run gives', async () => {
    const interruption = await interrupt('▸ comparing', 400)
    expectWhole(interruption)
    expect(interruption.phase).toBe('compare')
    expect(interruption.kept.length).toBeGreaterThan(10)
    expect(interruption.told).toContain('Taking up the interrupted run')
    const { record } = interruption.summary
    expect(record?.resumed?.steps).toBeGreaterThanOrEqual(interruption.kept.length)
  })

  it('while it wrote has no step of the comparison left', async () => {
    const interruption = await interrupt('▸ writing results', 30)
    expectWhole(interruption)
    expect(interruption.phase).toBe('write')
    const again = interruption.summary.steps.filter(
      ({ name, taken, seconds }) => !taken && seconds > 0 && !/^write |^summarise/.test(name),
    )
    expect(again.map(({ name }) => name)).toEqual([])
  })

  it('while it read decodes no file twice', async () => {
    const interruption = await interrupt('▸ reading', 250)
    expectWhole(interruption)
    expect(interruption.phase).toBe('read')
  })

  it('keeps what pays without being asked, and gives the same', async () => {
    const interruption = await interrupt('▸ comparing', 400, [])
    expectWhole(interruption)
    expect(interruption.decoded).toBeGreaterThan(5)
    expect(interruption.summary.record?.resumed?.steps).toBeGreaterThan(0)
  })

  it('begins anew where a file holds something else, though its size and time are what they were', async () => {
    const path = join(batch(), 'deaths.csv')
    const before = readFileSync(path)
    const time = new Date('2020-01-01T00:00:00Z')
    const rewrite = (bytes: Uint8Array) => {
      writeFileSync(path, bytes)
      utimesSync(path, time, time)
    }
    rewrite(before)
    const changed = Buffer.from(before)
    changed[changed.length - 3] = changed[changed.length - 3] === 0x31 ? 0x32 : 0x31
    const interruption = await interruptRun({
      batch: batch(),
      folder: join(folder, 'killed'),
      after: '▸ comparing',
      milliseconds: 300,
      between: () => rewrite(changed),
    })
    rewrite(before)
    expect(interruption.decoded).toBeGreaterThan(5)
    expect(interruption.told).not.toContain('Taking up')
    expect(interruption.summary.record?.resumed).toBeUndefined()
    expect(interruption.left).toEqual(['out'])
  })
})
