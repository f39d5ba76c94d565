import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeSample } from '../../src/sample/make-sample.ts'
import { callCommand } from '../support/call-command.ts'
import { interruptRun, repeated } from '../support/interrupt-run.ts'
import { digestOutput } from '../support/output-digest.ts'

const persons = Number(process.env.CANBAO_KILLED_PERSONS ?? 20_000)
const moments = Number(process.env.CANBAO_KILLED_MOMENTS ?? 30)
const beginnings = ['▸ reading', '▸ comparing', '▸ writing results'] as const

it(`a run of ${persons} people that is killed at ${moments} random moments gives the same each time and repeats no kept step`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-killed-runs-'))
  try {
    const batch = join(folder, 'batch')
    await makeSample({ folder: batch, area: '520300', persons, seed: 1, quarters: 1 })
    // When each part of the work began, to kill all over it.
    const began = new Map<string, number>()
    const whole = await callCommand(['run', batch, '--out', join(folder, 'whole')], {
      during: (_child, err) => {
        for (const words of beginnings) if (err.includes(words) && !began.has(words)) began.set(words, Date.now())
        return false
      },
    })
    const ended = Date.now()
    expect(whole.code).toBe(0)
    const expected = await digestOutput(join(folder, 'whole'))
    const phases = new Map<string, number>()
    let resumed = 0
    for (let moment = 0; moment < moments; moment++) {
      const place = moment % beginnings.length
      const after = beginnings[place]!
      const length = (began.get(beginnings[place + 1] ?? '') ?? ended) - began.get(after)!
      const milliseconds = Math.round(Math.random() * length)
      const everyStep = moment % 2 === 0
      const more = everyStep ? ['--keep-every-step'] : []
      const interruption = await interruptRun({ batch, folder: join(folder, 'killed'), after, milliseconds, more })
      const { phase, kept, decoded, summary } = interruption
      const taken = summary.record?.resumed
      console.log(
        `${moment + 1}: ${milliseconds} ms after "${after}", killed in ${phase}${everyStep ? ' (every step kept)' : ''}: ${decoded} files and ${kept.length} steps kept, ${taken?.steps ?? 0} steps (${taken?.seconds ?? 0} s) not done again`,
      )
      expect(interruption.digest).toEqual(expected)
      expect(repeated(interruption)).toEqual([])
      expect(interruption.left).toEqual(['out'])
      phases.set(phase, (phases.get(phase) ?? 0) + 1)
      if ((taken?.files ?? 0) > 0) resumed++
    }
    console.log([...phases].map(([phase, count]) => `${phase} ${count}`).join(', '), `taken up ${resumed}`)
    for (const phase of ['read', 'compare', 'write']) expect(phases.get(phase)).toBeGreaterThan(0)
    expect(resumed).toBeGreaterThan(moments / 3)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 3_600_000)
