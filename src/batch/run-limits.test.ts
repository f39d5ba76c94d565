import { totalmem } from 'node:os'
import { describe, expect, it } from 'vitest'
import { defaultMemory, partsOf, spaceNeeded } from './run-limits.ts'

const half = totalmem() / 2e6

it.each([
  [0.1, 2500],
  [1, 4000],
  [6.7, 6200],
  [30, 10_500],
])('with %d GB of input the engine may use %d MB, where the machine has twice as much', (input, wanted) => {
  expect(defaultMemory(input * 1e9)).toBe(`${Math.round(Math.min(wanted, half))}MB`)
})

describe('the tables of a run', () => {
  it('lie in memory where there is room for them', () => {
    expect(partsOf(640e6, '2.5GB')).toBe(0)
    expect(partsOf(640e6, '80%')).toBe(0)
  })

  it('lie in files where there is none, and the widest steps are cut the smaller the less memory there is', () => {
    expect([2e9, 1e9, 500e6, 400e6].map((bytes) => partsOf(640e6, `${bytes / 1e6}MB`))).toEqual([1, 2, 4, 4])
    expect(partsOf(28.4e9, '12 GiB')).toBe(6)
  })

  it('need disk for what does not fit into memory, unless they lie in files', () => {
    const gigabytes = (input: number, memory: string) => Math.round(spaceNeeded(input * 1e9, memory) / 1e8) / 10
    expect(gigabytes(1, '6GB')).toBe(1.6)
    expect(gigabytes(1, '4GB')).toBe(3.6)
    expect(gigabytes(1, '1GB')).toBe(1.6)
  })
})
