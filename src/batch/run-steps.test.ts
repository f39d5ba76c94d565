import { describe, expect, it } from 'vitest'
import type { Step } from '../comparison/plan/step.ts'
import { planRest } from './run-steps.ts'

const step = (writes: string, ...reads: string[]): Step => ({ name: `make ${writes}`, reads, writes, sql: () => '' })
const plan = [
  step('matched', 'household_rows'),
  step('people', 'matched'),
  step('evidence', 'people', 'enrolment_rows'),
  step('persons', 'evidence', 'people'),
  step('findings', 'persons', 'household_rows'),
]
const rest = (...there: string[]) => {
  const { steps, restored } = planRest(plan, new Set(there))
  return { steps: steps.map(({ writes }) => writes), restored: [...restored].sort() }
}

describe('what is left of a run that was interrupted', () => {
  it('is everything where nothing is there', () => {
    expect(rest()).toEqual({ steps: ['matched', 'people', 'evidence', 'persons', 'findings'], restored: [] })
  })

  it('is what comes behind the tables that are there; those that nobody needs are not loaded', () => {
    expect(rest('household_rows', 'matched', 'people', 'evidence')).toEqual({
      steps: ['persons', 'findings'],
      restored: ['evidence', 'household_rows', 'people'],
    })
  })

  it('has a step again whose table was not kept and is needed', () => {
    expect(rest('household_rows', 'matched', 'evidence')).toEqual({
      steps: ['people', 'persons', 'findings'],
      restored: ['evidence', 'household_rows', 'matched'],
    })
  })

  it('is nothing where the results are there', () => {
    expect(rest('persons', 'findings').steps).toEqual([])
  })
})
