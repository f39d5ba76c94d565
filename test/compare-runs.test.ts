import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareRuns, type RunDifference } from '../src/batch/compare-runs.ts'
import { makeBatches, runOnce, type SaidPerson } from './support/published.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-compare-'))
const [first, second] = [join(folder, 'out-1'), join(folder, 'out-2')]
let before: Map<unknown, SaidPerson>
let after: Map<unknown, SaidPerson>
let difference: RunDifference
const byKey = (people: SaidPerson[]) => new Map(people.map((person) => [person.person_key, person]))

beforeAll(async () => {
  const batches = await makeBatches(folder, { persons: 2_000, seed: 4, quarters: 2 })
  before = byKey(await runOnce(batches[0]!, first))
  after = byKey(await runOnce(batches[1]!, second))
  difference = await compareRuns(first, second)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('who entered, left and stayed adds up to both runs', () => {
  const left = [...before.keys()].filter((key) => !after.has(key)).length
  const entered = [...after.keys()].filter((key) => !before.has(key)).length
  expect(difference).toMatchObject({ entered, left, stayed: before.size - left })
  expect(difference.stayed + entered).toBe(after.size)
  expect(entered).toBeGreaterThan(0)
  expect(left).toBeGreaterThan(0)
})

test('every change of a code is counted, most first', () => {
  for (const column of ['AIC003', 'disposition']) {
    const counted = new Map<string, number>()
    for (const [key, person] of before) {
      const then = after.get(key)
      if (then === undefined || then[column] === person[column]) continue
      const change = `${person[column]}→${then[column]}`
      counted.set(change, (counted.get(change) ?? 0) + 1)
    }
    const told = difference.changes.filter((change) => change.column === column)
    expect(new Map(told.map(({ before: was, after: is, people }) => [`${was}→${is}`, people]))).toEqual(counted)
  }
  const people = difference.changes.map((change) => change.people)
  expect(people).toEqual([...people].sort((one, other) => other - one))
})

test('somebody who became insured has more rows of enrolment', () => {
  const insured = difference.changes.find(({ before: was, after: is }) => was === '91' && is === '12')!
  expect(insured.sources.find(({ kind }) => kind === 'enrolment')?.more).toBe(insured.people)
})

test('a run does not differ from itself', async () => {
  const none = { entered: 0, left: 0, stayed: before.size, changes: [], sameRows: 0 }
  expect(await compareRuns(first, first)).toMatchObject(none)
})
