import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBatch } from './batch-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-batch-'))
  for (const name of ['police-1.csv', 'police-2.csv', 'tax.XLSX', 'note.pdf']) writeFileSync(join(folder, name), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

const head = 'area: "520300"\nasOf: 2016-12-31\nquarter: 2016Q4\n'

function read(yaml: string) {
  writeFileSync(join(folder, 'batch.yaml'), yaml)
  return readBatch(folder)
}

test('a batch is read with its dates as numbers and its files in order, each once', async () => {
  const batch = await read(`${head}households:
  "520300": 8012345
sources:
  - kind: household
    files: ["police-*.csv", "police-1.csv"]
    encoding: GBK
    delimiter: "|"
    columns: { 证件号: AAC002 }
    values: { AAC031: { "01": 1 } }
  - { kind: salary, files: tax.* }
`)
  expect(batch).toMatchObject({
    folder,
    area: '520300',
    asOf: 20161231,
    asOfMonth: 201612,
    quarter: '2016Q4',
    households: { 520300: 8012345 },
    faults: [],
  })
  expect(batch.sources).toEqual([
    {
      id: 1,
      kind: 'household',
      path: join(folder, 'police-1.csv'),
      name: 'police-1.csv',
      format: 'csv',
      encoding: 'gb18030',
      delimiter: '|',
      columns: { 证件号: 'AAC002' },
      values: { AAC031: { '01': '1' } },
    },
    expect.objectContaining({ id: 2, name: 'police-2.csv' }),
    {
      id: 3,
      kind: 'salary',
      path: join(folder, 'tax.XLSX'),
      name: 'tax.XLSX',
      format: 'xlsx',
      columns: {},
      values: {},
    },
  ])
})

test('unknown kinds, files that are not there and formats nobody reads are faults, all of them at once', async () => {
  const { faults, sources } = await read(`${head}sources:
  - { kind: police, files: ["police-1.csv"] }
  - { kind: death, files: ["gone.csv", "note.pdf", "police-2.csv"] }
`)
  expect(faults.map(({ code, file, kind }) => [code, file, kind])).toEqual([
    ['kind_unknown', 'police-1.csv', 'police'],
    ['file_missing', 'gone.csv', 'death'],
    ['format_unknown', 'note.pdf', 'death'],
  ])
  expect(sources.map(({ name }) => name)).toEqual(['police-2.csv'])
})

const sources = 'sources: [{ kind: card, files: [police-1.csv] }]\n'
const wrong: readonly [string, string, string][] = [
  ['an area that is no code', `area: 贵州\nasOf: 2016-12-31\nquarter: 2016Q4\n${sources}`, 'batch_invalid'],
  ['an area that is nowhere', `area: 990000\nasOf: 2016-12-31\nquarter: 2016Q4\n${sources}`, 'area_unknown'],
  ['a day that never was', `area: 520300\nasOf: 2016-02-30\nquarter: 2016Q4\n${sources}`, 'batch_invalid'],
  ['a fifth quarter', `area: 520300\nasOf: 2016-12-31\nquarter: 2016Q5\n${sources}`, 'batch_invalid'],
  ['no sources', head, 'batch_invalid'],
  ['an encoding nobody knows', `${head}sources: [{ kind: card, files: [a], encoding: big5 }]`, 'batch_invalid'],
  ['a delimiter of two characters', `${head}sources: [{ kind: card, files: [a], delimiter: "||" }]`, 'batch_invalid'],
  ['a quote as delimiter', `${head}sources: [{ kind: card, files: [a], delimiter: '"' }]`, 'batch_invalid'],
  ['broken YAML', `${head}sources: [`, 'batch_invalid'],
]

test.each(wrong)('a batch.yaml with %s is a problem', async (_, yaml, code) => {
  await expect(read(yaml)).rejects.toMatchObject({ code })
})

test('a folder without batch.yaml is a problem of its own', async () => {
  await expect(readBatch(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'batch_missing' })
})
