import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { matchFiles } from './match-files.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-match-'))
  const names = ['police-1.csv', 'police-2.csv', 'Police-3.csv', 'a+b.csv', 'x[1].csv', '.hidden.csv', '户籍.csv']
  for (const name of [...names, 'deep/police-4.csv', 'deep/er/police-5.txt', 'folder.csv/inside.csv']) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), '')
  }
  symlinkSync(folder, join(folder, 'deep', 'up'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const cases: readonly [string, readonly string[]][] = [
  ['police-*.csv', ['police-1.csv', 'police-2.csv']],
  ['police-?.csv', ['police-1.csv', 'police-2.csv']],
  ['./police-1.csv', ['police-1.csv']],
  ['**/police-*', ['deep/er/police-5.txt', 'deep/police-4.csv', 'police-1.csv', 'police-2.csv']],
  ['deep/**', ['deep/er/police-5.txt', 'deep/police-4.csv']],
  ['{deep/police-4,police-1}.csv', ['deep/police-4.csv', 'police-1.csv']],
  ['police-[2-9].csv', ['police-2.csv']],
  ['police-[!2].csv', ['police-1.csv']],
  ['a+b.csv', ['a+b.csv']],
  ['x[1].csv', ['x[1].csv']],
  ['户*.csv', ['户籍.csv']],
  ['.hid*', ['.hidden.csv']],
  ['POLICE-1.csv', []],
  ['deep', []],
  ['../nothing*.csv', []],
]

test('`**` does not cross into results of a run, which hold a copy of the batch, nor into what is made of them', () => {
  const own = mkdtempSync(join(tmpdir(), 'canbao-match-'))
  const results = ['out/summary.json', 'out/persons.parquet', 'out/batch/a.csv']
  for (const name of ['a.csv', 'sub/a.csv', 'sub/summary.json', 'next.partial-0123abcd/batch/a.csv', ...results]) {
    mkdirSync(dirname(join(own, name)), { recursive: true })
    writeFileSync(join(own, name), '')
  }
  expect(matchFiles(own, '**/*.csv')).toEqual(['a.csv', 'sub/a.csv'])
  expect(matchFiles(own, 'out/batch/*.csv')).toEqual(['out/batch/a.csv'])
  rmSync(own, { recursive: true })
})

test.each(cases)('the pattern %s names its files in code-point order', (pattern, files) => {
  expect(matchFiles(folder, pattern)).toEqual(files)
})
