import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { DBFFile } from 'dbffile'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBatch } from '../src/batch/run-batch.ts'
import { writeGb18030 } from '../src/sample/gb18030.ts'
import { manyRows } from './comparison/many-rows.ts'
import { type RandomBatch, writeBatch } from './comparison/random-batch.ts'
import { columnsOf } from './comparison/second-reading/columns.ts'
import { type KindName, kindNames } from './comparison/second-reading/shapes.ts'
import { digestOutput } from './support/output-digest.ts'

/** A dBase field has no blanks around its text, so there are none in any of the files. */
function trimmedRows(): RandomBatch {
  const batch = manyRows({ seed: 20161231, batches: 14 })
  for (const { cells } of batch.rows.enrolment)
    for (const [name, cell] of Object.entries(cells)) cells[name] = cell.trim()
  return { ...batch, area: '520300', areaIsProvince: false }
}

const silent = { stage() {}, progress() {}, note() {}, warn() {} }

describe('the same input gives the same content', () => {
  const batch = trimmedRows()
  let folder: string
  let expected: Record<string, string>

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'repeatable-'))
    writeBatch(join(folder, 'batch'), batch)
    expected = await digestRun('batch', 'first')
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  async function digestRun(name: string, out: string, parts?: number): Promise<Record<string, string>> {
    const [batchFolder, outputFolder] = [join(folder, name), join(folder, out)]
    await runBatch({ batchFolder, outputFolder, skipBadFiles: false, reporter: silent, ...(parts && { parts }) })
    return digestOutput(outputFolder)
  }
  const rowsOf = (kind: KindName) => {
    const names = columnsOf[kind].map(({ name }) => name)
    return { names, rows: batch.rows[kind].map(({ cells }) => names.map((name) => cells[name] ?? '')) }
  }
  /** Lets batch.yaml name another file for a kind. */
  function nameFile(batchName: string, kind: KindName, settings: string): void {
    const path = join(folder, batchName, 'batch.yaml')
    const stated = `files: ["${kind}*.csv"]\n    encoding: utf-8\n    delimiter: ","`
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(stated)
    writeFileSync(path, text.replace(stated, settings))
    rmSync(join(folder, batchName, `${kind}.csv`))
  }

  it('wherever the tables lie, and in how many parts people are put together', async () => {
    expect(await digestRun('batch', 'in-files', 1)).toEqual(expected)
    expect(await digestRun('batch', 'in-parts', 3)).toEqual(expected)
  })

  it('holds people of several rules, and findings', () => {
    expect(Object.keys(expected)).toContain('findings.parquet')
    for (const name of ['persons', 'links', 'findings', 'rejects', 'insured']) {
      expect(Number(expected[`${name}.parquet`]?.split(' ')[0])).toBeGreaterThan(10)
    }
  })

  it('when it is run twice', async () => {
    expect(await digestRun('batch', 'again')).toEqual(expected)
  })

  it('when rows are shuffled, files split, and sources named in another order', async () => {
    writeBatch(join(folder, 'shuffled'), batch, { split: true, shuffle: 11 })
    const path = join(folder, 'shuffled', 'batch.yaml')
    const [head, ...sources] = readFileSync(path, 'utf8').split('  - ')
    writeFileSync(path, [head, ...sources.map((source) => `${source.trimEnd()}\n`).reverse()].join('  - '))
    expect(await digestRun('shuffled', 'shuffled-out')).toEqual(expected)
  })

  it('when the files are GB18030 with another delimiter, neither of them stated', async () => {
    writeBatch(join(folder, 'gb18030'), batch)
    for (const kind of kindNames) {
      const { names, rows } = rowsOf(kind)
      if (rows.length === 0) continue
      const text = [names, ...rows].map(
        (cells) =>
          `${cells.map((cell) => (/["|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('|')}\r\n`,
      )
      nameFile('gb18030', kind, `files: ["${kind}.txt"]`)
      writeFileSync(join(folder, 'gb18030', `${kind}.txt`), gb18030(text.join('')))
    }
    expect(await digestRun('gb18030', 'gb18030-out')).toEqual(expected)
  })

  it('when the rows lie in a workbook, a dBase file, a Parquet file and UTF-16', async () => {
    writeBatch(join(folder, 'formats'), batch)
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('户籍')
    const household = rowsOf('household')
    for (const cells of [household.names, ...household.rows]) sheet.addRow(cells)
    nameFile('formats', 'household', 'files: ["household.xlsx"]')
    await workbook.xlsx.writeFile(join(folder, 'formats', 'household.xlsx'))

    const enrolment = rowsOf('enrolment')
    const fields = enrolment.names.map((name) => ({ name: name.slice(0, 10), type: 'C' as const, size: 60 }))
    nameFile('formats', 'enrolment', 'files: ["enrolment.dbf"]')
    const table = await DBFFile.create(join(folder, 'formats', 'enrolment.dbf'), fields, { encoding: 'gb18030' })
    await table.appendRecords(
      enrolment.rows.map((cells) => Object.fromEntries(fields.map(({ name }, at) => [name, cells[at]]))),
    )

    nameFile('formats', 'benefit', 'files: ["benefit.parquet"]')
    await writeParquet(join(folder, 'formats', 'benefit.parquet'), rowsOf('benefit'))

    const card = rowsOf('card')
    const text = [card.names, ...card.rows].map((cells) => `${cells.join('\t')}\n`).join('')
    nameFile('formats', 'card', 'files: ["card.tsv"]')
    writeFileSync(join(folder, 'formats', 'card.tsv'), Buffer.from(`\uFEFF${text}`, 'utf16le'))
    expect(await digestRun('formats', 'formats-out')).toEqual(expected)
  })
})

function gb18030(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 4)
  return bytes.subarray(0, writeGb18030(text, bytes, 0))
}

async function writeParquet(path: string, { names, rows }: { names: string[]; rows: string[][] }): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const text = (cell: string) => `'${cell.replaceAll("'", "''")}'`
  const values = rows.map((cells) => `(${cells.map(text).join(', ')})`).join(', ')
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${values}) t(${names.join(', ')})) TO ${text(path)} (FORMAT parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
}
