import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parse } from 'yaml'
import { writeBatch } from './random-batch.ts'
import { household, inputOf, wang } from './second-reading/small-batch.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-batch-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('writes each kind with rows as one file by the headers of the contract', () => {
  const batch = inputOf([['household', { ...household, AAE006: '一号,"东"' }]], { households: { '520300': 7 } })
  expect(writeBatch(folder, batch).rows).toEqual(batch.rows)
  expect(readdirSync(folder).sort()).toEqual(['batch.yaml', 'household.csv'])
  const [header, row] = readFileSync(join(folder, 'household.csv'), 'utf8').split('\n')
  expect(header).toMatch(/^AAC002,AAC003,AAC004,AAC006,AAB299,/)
  expect(row).toContain('"一号,""东"""')
  expect(parse(readFileSync(join(folder, 'batch.yaml'), 'utf8'))).toMatchObject({
    area: '520300',
    quarter: '2016Q4',
    households: { '520300': 7 },
    sources: [{ kind: 'household', files: ['household*.csv'] }],
  })
})

it('gives the rows back by the file and row they are in when they are shuffled and split', () => {
  const people = ['甲', '乙', '丙', '丁', '戊'].map(
    (AAC003) => ['card', { AAC002: wang, AAC003 }] as ['card', Record<string, string>],
  )
  const written = writeBatch(folder, inputOf(people), { split: true, shuffle: 7 }).rows.card
  expect(readdirSync(folder).sort()).toEqual(['batch.yaml', 'card-1.csv', 'card-2.csv'])
  expect(new Set(written.map(({ cells }) => cells.AAC003)).size).toBe(5)
  for (const { file, row, cells } of written) {
    const line = readFileSync(join(folder, file), 'utf8').split('\n')[row]
    expect(line).toBe(`${cells.AAC002},${cells.AAC003},,`)
  }
})
