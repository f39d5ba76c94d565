import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { inventedQuarterly } from '../../test/support/invented-results.ts'
import { columnTexts } from './quarterly-form.ts'
import { drawQuarterlyTable } from './quarterly-table.ts'

describe('the quarterly table as the official form', () => {
  const workbook = new ExcelJS.Workbook()
  let sheet: ExcelJS.Worksheet
  beforeAll(async () => {
    const bytes = await drawQuarterlyTable(inventedQuarterly(), '遵义市社会保险事业局')
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    sheet = workbook.worksheets[0]!
  })

  it('has the title, the reporting unit, the quarter and the unit of the figures', () => {
    expect(sheet.getCell('A1').value).toBe('全民参保登记基础数据情况表')
    expect(sheet.getCell('A2').value).toBe('填报单位(章):遵义市社会保险事业局')
    expect(sheet.getCell('G2').value).toBe('2016 年 第 4 季度')
    expect(sheet.getCell('M2').value).toBe('单位:人')
  })

  it('has heads in three levels, and 甲栏 with the numbers 1 to 17', () => {
    expect(['B3', 'D3', 'J3'].map((cell) => sheet.getCell(cell).value)).toEqual(['户籍信息', '登记信息', '数据应用'])
    expect(['J4', 'M4', 'P4', 'Q4', 'R4'].map((cell) => sheet.getCell(cell).value)).toEqual([
      '养老保险',
      '医疗保险',
      '工伤保险',
      '失业保险',
      '生育保险',
    ])
    const titles = columnTexts.map((_, at) => sheet.getCell(5, at + 2).value)
    expect(titles).toEqual(columnTexts.map((column) => column.title))
    expect(sheet.getCell('A6').value).toBe('甲栏')
    expect(columnTexts.map((_, at) => sheet.getCell(6, at + 2).value)).toEqual(columnTexts.map((_, at) => at + 1))
    expect(sheet.getCell('R3').master.address).toBe('J3')
    expect(sheet.getCell('B5').master.address).toBe('B4')
  })

  it('gives the total first and then the cities, each figure as a number', () => {
    const quarterly = inventedQuarterly()
    const row = (number: number) => columnTexts.map((_, at) => sheet.getCell(number, at + 2).value)
    expect(sheet.getCell('A7').value).toBe('合计')
    expect(row(7)).toEqual(quarterly.total)
    expect(sheet.getCell('A8').value).toBe('遵义市')
    expect(row(8)).toEqual(quarterly.rows[0]!.columns)
    expect(row(9)).toEqual(quarterly.rows[1]!.columns)
    expect(sheet.getCell('B8').numFmt).toBe('#,##0')
  })

  it('has the note, the places to sign, the explanations and both relations below', () => {
    const below: string[] = []
    for (let row = 10; row <= sheet.rowCount; row++) {
      sheet.getRow(row).eachCell((cell) => {
        if (cell.master === cell) below.push(String(cell.value))
      })
    }
    const text = below.join('\n')
    for (const words of [
      '季后25日前',
      '单位负责人签章',
      '处(科)负责人签章',
      '填表人签章',
      '报出日期',
      '11.重复享受待遇人数',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).toContain('(1)=(2)+(3)+(4)+……+(n)')
    expect(text).toContain('(1)=(3)-(4)+(5)+(6)+(7)')
  })

  it('prints on A4 landscape, one page wide, the heads repeated', () => {
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 })
    expect(sheet.pageSetup.printTitlesRow).toBe('3:6')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 6 })
  })
})
