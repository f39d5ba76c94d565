import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DBFFile } from 'dbffile'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BatchFile } from './batch-file.ts'
import { type DecodedFile, decodeFile } from './decode-file.ts'
import { type FileInspection, inspectFile } from './inspect-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-containers-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const options = { readParquetColumns: async () => [] }

function fileOf(name: string, settings: Partial<BatchFile> = {}): BatchFile {
  const format = name.endsWith('.dbf') ? 'dbf' : 'xlsx'
  return { id: 1, kind: 'salary', path: join(folder, name), name, format, columns: {}, values: {}, ...settings }
}

async function decode(
  file: BatchFile,
): Promise<{ decoded: DecodedFile; inspection: FileInspection; rows: string[][] }> {
  const inspection = await inspectFile(file, options)
  if (Array.isArray(inspection)) throw new Error(JSON.stringify(inspection))
  const decoded = await decodeFile(inspection, folder)
  const text = decoded.shards.map((path) => readFileSync(path, 'utf8')).join('')
  const rows = text.split('\n').slice(0, -1)
  return { decoded, inspection, rows: rows.map((row) => row.split('\u001f')) }
}

async function writeWorkbook(name: string, fill: (workbook: exceljs.Workbook) => void, useSharedStrings = true) {
  if (useSharedStrings) {
    const workbook = new exceljs.Workbook()
    fill(workbook)
    await workbook.xlsx.writeFile(join(folder, name))
    return
  }
  // The streaming writer puts the texts into the cells themselves.
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: join(folder, name), useStyles: true })
  fill(workbook)
  await workbook.commit()
}

const header = ['身份证号', '姓名', '单位名称', '所属年月']

describe('a workbook', () => {
  test('is read from the first sheet with the header, titles above it passed over', async () => {
    await writeWorkbook('titled.xlsx', (workbook) => {
      workbook.addWorksheet('说明').addRow(['填表说明', '请勿修改'])
      const sheet = workbook.addWorksheet('数据')
      sheet.addRow(['2016年个税扣缴明细'])
      sheet.addRow([])
      sheet.addRow(header)
      sheet.addRow(['520103198001011234', '张三', '某公司', '201612'])
      sheet.addRow([])
      sheet.addRow(['520103198001011235', '李四'])
      sheet.addRow(['1', '王五', '', '201612', '多余'])
    })
    const { decoded, rows } = await decode(fileOf('titled.xlsx'))
    expect(decoded.columns).toEqual(['row', 'AAC002', 'AAC003', 'AAB004', 'AAE041'])
    expect(rows).toEqual([
      ['1', '520103198001011234', '张三', '某公司', '201612'],
      ['2', '520103198001011235', '李四', '', ''],
    ])
    expect(decoded).toMatchObject({ rows: 3, accepted: 2, rejected: 1 })
    expect(readFileSync(decoded.rejects!, 'utf8')).toContain('3\u001fcell_count\u001f\u001f1,王五,,201612,多余')
  })

  test.each([true, false])(
    'gives dates, numbers, rich text and formulas as a clerk reads them (shared texts: %s)',
    async (shared) => {
      const fill = (workbook: exceljs.Workbook) => {
        const sheet = workbook.addWorksheet('数据')
        sheet.addRow([...header, '注']).commit?.()
        const row = sheet.addRow([520103800101123, 'x', 'y', new Date(Date.UTC(2016, 11, 1)), '注'])
        row.getCell(2).value = { richText: [{ text: '张' }, { text: '三<&>', font: { bold: true } }] }
        row.getCell(3).value = { formula: 'A1', result: '某公司' }
        row.getCell(4).numFmt = 'yyyy"年"m"月"'
        row.commit?.()
        sheet.addRow([Number('520103198001011234'), '李 四', { formula: '1+1', result: 2 }, 201612]).commit?.()
      }
      await writeWorkbook('typed.xlsx', fill, shared)
      const { rows } = await decode(fileOf('typed.xlsx'))
      expect(rows).toEqual([
        ['1', '520103800101123', '张三<&>', '某公司', '2016-12'],
        ['2', '5.20103E+17', '李 四', '2', '201612'],
      ])
    },
  )

  test('gives a date as YYYY-MM-DD', async () => {
    await writeWorkbook('dates.xlsx', (workbook) => {
      const sheet = workbook.addWorksheet('死亡')
      sheet.addRow(['AAC002', 'AAC003', 'death_date'])
      sheet.addRow(['1', '张三', new Date(Date.UTC(2016, 1, 29))])
      sheet.addRow(['2', '李四', '2016/3/1'])
      sheet.addRow(['3', '王五', 20160302])
    })
    const { rows } = await decode(fileOf('dates.xlsx', { kind: 'death' }))
    expect(rows.map((row) => row[3])).toEqual(['2016-02-29', '2016/3/1', '20160302'])
  })

  test('that was cut off, is none, or lacks a column is refused', async () => {
    await writeWorkbook('whole.xlsx', (workbook) => {
      workbook.addWorksheet('数据').addRow(['身份证号', '姓名'])
    })
    const bytes = readFileSync(join(folder, 'whole.xlsx'))
    expect(await inspectFile(fileOf('whole.xlsx'), options)).toMatchObject([
      { code: 'column_missing', column: 'AAB004' },
      { code: 'column_missing', column: 'AAE041' },
    ])
    for (const length of [10, 100, bytes.length >> 1, bytes.length - 30]) {
      writeFileSync(join(folder, 'cut.xlsx'), bytes.subarray(0, length))
      expect(await inspectFile(fileOf('cut.xlsx'), options)).toMatchObject([
        { code: 'file_unreadable', kind: 'salary' },
      ])
    }
    const broken = Buffer.from(bytes)
    broken.fill(0x55, 40, bytes.length >> 1)
    writeFileSync(join(folder, 'broken.xlsx'), broken)
    expect(await inspectFile(fileOf('broken.xlsx'), options)).toMatchObject([{ code: 'file_unreadable' }])
  })
})

describe('a dBase file', () => {
  const fields = [
    { name: '身份证号', type: 'C', size: 18 },
    { name: 'AAC003', type: 'C', size: 30 },
    { name: 'DEATH_DATE', type: 'D', size: 8 },
  ] as const

  test('is read as GB18030 without its deleted rows', async () => {
    const path = join(folder, 'deaths.dbf')
    const table = await DBFFile.create(path, [...fields], { encoding: 'gb18030' })
    await table.appendRecords([
      { 身份证号: '520103198001011234', AAC003: '张𠂇', DEATH_DATE: new Date(Date.UTC(2016, 0, 5)) },
      { 身份证号: '1', AAC003: '已删', DEATH_DATE: null },
      { 身份证号: '2', AAC003: '李四', DEATH_DATE: null },
    ])
    const bytes = readFileSync(path)
    const recordLength = bytes.readUInt16LE(10)
    bytes[bytes.readUInt16LE(8) + recordLength] = 0x2a
    writeFileSync(path, bytes)
    const { rows, decoded } = await decode(fileOf('deaths.dbf', { kind: 'death' }))
    expect(rows).toEqual([
      ['1', '520103198001011234', '张𠂇', '20160105'],
      ['2', '2', '李四', ''],
    ])
    expect(decoded.columns).toEqual(['row', 'AAC002', 'AAC003', 'death_date'])
    writeFileSync(path, bytes.subarray(0, bytes.length - recordLength))
    expect(await inspectFile(fileOf('deaths.dbf', { kind: 'death' }), options)).toMatchObject([
      { code: 'file_unreadable' },
    ])
  })

  test('keeps all digits of a number, and a header that ten bytes cut is known', async () => {
    const table = await DBFFile.create(
      join(folder, 'numbers.dbf'),
      [
        { name: 'AAC002', type: 'N', size: 18 },
        { name: '人员姓名', type: 'C', size: 10 },
        { name: '单位名称', type: 'C', size: 20 },
        { name: 'AAE041', type: 'N', size: 6 },
        { name: '统一社会信', type: 'C', size: 18 },
      ],
      { encoding: 'gb18030' },
    )
    await table.appendRecords([{ AAC002: 1, 人员姓名: '张三', 单位名称: '某公司', AAE041: 201612, 统一社会信: 'X' }])
    const path = join(folder, 'numbers.dbf')
    const bytes = readFileSync(path)
    bytes.write('520103198001011234', bytes.readUInt16LE(8) + 1, 'latin1')
    writeFileSync(path, bytes)
    const { rows, decoded } = await decode(fileOf('numbers.dbf'))
    expect(decoded.columns).toEqual(['row', 'AAC002', 'AAC003', 'AAB004', 'AAE041', 'AAB998'])
    expect(rows).toEqual([['1', '520103198001011234', '张三', '某公司', '201612', 'X']])
  })
})
