import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Evaluation } from '../src/reports/evaluation.ts'
import { makeSample } from '../src/sample/make-sample.ts'
import { callCommand } from './support/call-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-evaluate-'))
const [batch, out, page] = ['batch', 'out', 'page.html'].map((name) => join(folder, name)) as [string, string, string]
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(async () => {
  await makeSample({ folder: batch, persons: 20_000, area: '520300', seed: 31, noise: 4 })
  const { code, err } = await callCommand(['run', batch, '--out', out, '--json'])
  if (code !== 0) throw new Error(err)
})

test('links and candidates of a sample are as good as the register needs', async () => {
  const { code, out: told } = await callCommand(['evaluate', out, '--truth', batch, '--page', page, '--json'])
  expect(code).toBe(0)
  const evaluation = JSON.parse(told) as Evaluation
  expect(evaluation.auto.links).toBeGreaterThan(80_000)
  expect(evaluation.auto.precision).toBeGreaterThanOrEqual(0.9999)
  expect(evaluation.lost.clerkCould).toBeGreaterThan(300)
  expect(evaluation.candidates.precision).toBeGreaterThanOrEqual(0.99)
  expect(evaluation.candidates.recall).toBeGreaterThanOrEqual(0.95)
  const thresholds = evaluation.curve.map(({ score }) => score)
  expect(thresholds).toEqual([...thresholds].sort((one, other) => other - one))
  expect(readFileSync(page, 'utf8')).toContain('<polyline')
  expect(statSync(page).mode & 0o077).toBe(0)
})

test('nothing of the evaluation names anybody', async () => {
  const { out: told } = await callCommand(['evaluate', out, '--truth', join(batch, 'truth')], { language: 'zh' })
  expect(told).toContain('自动关联')
  const [, ...people] = readFileSync(join(batch, 'truth', 'persons.csv'), 'utf8')
    .trim()
    .split('\n')
  const cells = people.slice(0, 2000).map((line) => line.split(','))
  for (const text of [told, readFileSync(page, 'utf8')]) {
    for (const [, , number, name] of cells) {
      if (number) expect(text.includes(number)).toBe(false)
      if (name && name.length > 2) expect(text.includes(name)).toBe(false)
    }
  }
})

test('without a truth, or without results, it says which folder is not what it should be', async () => {
  const noTruth = await callCommand(['evaluate', out, '--truth', out])
  expect([noTruth.code, noTruth.err]).toEqual([2, expect.stringContaining(out)])
  const noResults = await callCommand(['evaluate', batch, '--truth', batch])
  expect([noResults.code, noResults.err]).toEqual([2, expect.stringContaining(batch)])
})
