import { writeFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import {
  columnTexts,
  explanations,
  formGroups,
  formNote,
  formTitle,
  insuranceGroups,
  relations,
  type Signed,
  signatureTexts,
} from './quarterly-form.ts'
import type { Quarterly } from './run-summary.ts'

/** Column A is 甲栏; 宾栏 1–17 are columns B to R. */
const lastColumn = 18
const font = '宋体'
const thin = { style: 'thin', color: { argb: 'FF000000' } } as const
const box = { top: thin, left: thin, bottom: thin, right: thin }
const centred = { horizontal: 'center', vertical: 'middle', wrapText: true } as const

/** First row of the heads, the row of 甲栏 numbers, and the first row of figures (合计). */
const headRow = 3
const numberRow = 6
const firstFigureRow = 7

/**
 * The quarterly table as the official form (contract/forms.md) in one sheet, for print on A4 landscape.
 * `reportingUnit` fills 填报单位; without `signed` there are places to sign by hand. Returns the bytes of the XLSX file.
 */
export async function drawQuarterlyTable(
  quarterly: Quarterly,
  reportingUnit: string,
  signed: Signed | null = null,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'canbao'
  // The file's own dates are those of the quarter, so that the same run gives the same file.
  workbook.created = quarterEnd(quarterly.quarter)
  workbook.modified = workbook.created
  const sheet = workbook.addWorksheet('基础数据情况表', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: numberRow, showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.5, header: 0.2, footer: 0.25 },
      printTitlesRow: `${headRow}:${numberRow}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  })
  sheet.columns = Array.from({ length: lastColumn }, (_, at) => ({ width: at === 0 ? 14 : 9.4 }))
  drawTitle(sheet, quarterly.quarter, reportingUnit)
  drawHeads(sheet)
  const lastFigureRow = drawFigures(sheet, quarterly)
  drawFoot(sheet, lastFigureRow + 1, signatureTexts(signed))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Writes the form to a file readable by its owner only. */
export async function writeQuarterlyTable(quarterly: Quarterly, reportingUnit: string, path: string): Promise<void> {
  await writeFile(path, await drawQuarterlyTable(quarterly, reportingUnit), { mode: 0o600 })
}

function drawTitle(sheet: ExcelJS.Worksheet, quarter: string, reportingUnit: string): void {
  const title = merge(sheet, 1, 1, 1, lastColumn, formTitle)
  title.font = { name: font, size: 20, bold: true }
  title.alignment = centred
  sheet.getRow(1).height = 38
  const year = quarter.slice(0, 4)
  const season = quarter.slice(5)
  const parts = [
    { from: 1, to: 6, text: `填报单位(章):${reportingUnit}`, horizontal: 'left' },
    { from: 7, to: 12, text: `${year} 年 第 ${season} 季度`, horizontal: 'center' },
    { from: 13, to: lastColumn, text: '单位:人', horizontal: 'right' },
  ] as const
  for (const part of parts) {
    const cell = merge(sheet, 2, part.from, 2, part.to, part.text)
    cell.font = { name: font, size: 12 }
    cell.alignment = { horizontal: part.horizontal, vertical: 'middle' }
  }
  sheet.getRow(2).height = 24
}

function drawHeads(sheet: ExcelJS.Worksheet): void {
  // The official form divides this cell by a slanting line: what the heads name, and what the rows name.
  const corner = merge(sheet, headRow, 1, headRow + 2, 1, '\u3000\u3000\u3000\u3000项目\n\n\n\n城市')
  corner.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true }
  for (const { title, first, last } of formGroups) merge(sheet, headRow, first + 1, headRow, last + 1, title)
  for (const { title, first, last } of insuranceGroups)
    merge(sheet, headRow + 1, first + 1, headRow + 1, last + 1, title)
  columnTexts.forEach((column, at) => {
    const from = column.group === '' ? headRow + 1 : headRow + 2
    merge(sheet, from, at + 2, headRow + 2, at + 2, column.title)
  })
  sheet.getCell(numberRow, 1).value = '甲栏'
  for (let column = 1; column <= 17; column++) sheet.getCell(numberRow, column + 1).value = column
  for (let row = headRow; row <= numberRow; row++) {
    for (let column = 1; column <= lastColumn; column++) {
      const cell = sheet.getCell(row, column)
      const isCorner = column === 1 && row < numberRow
      cell.font = { name: font, size: 11, bold: row === headRow && !isCorner }
      cell.border = isCorner ? { ...box, diagonal: { ...thin, up: false, down: true } } : box
      if (!isCorner) cell.alignment = centred
    }
  }
  sheet.getRow(headRow).height = 24
  sheet.getRow(headRow + 1).height = 24
  sheet.getRow(headRow + 2).height = 66
  sheet.getRow(numberRow).height = 20
}

function drawFigures(sheet: ExcelJS.Worksheet, quarterly: Quarterly): number {
  const rows = [{ name: '合计', columns: quarterly.total }, ...quarterly.rows]
  rows.forEach((row, at) => {
    const line = firstFigureRow + at
    const bold = at === 0
    const name = sheet.getCell(line, 1)
    name.value = row.name
    name.alignment = { ...centred, shrinkToFit: false }
    row.columns.forEach((figure, column) => {
      const cell = sheet.getCell(line, column + 2)
      cell.value = figure
      cell.numFmt = '#,##0'
      cell.alignment = { horizontal: 'right', vertical: 'middle', shrinkToFit: true }
    })
    for (let column = 1; column <= lastColumn; column++) {
      const cell = sheet.getCell(line, column)
      cell.font = { name: font, size: 11, bold }
      cell.border = box
    }
    sheet.getRow(line).height = 24
  })
  return firstFigureRow + rows.length - 1
}

function drawFoot(sheet: ExcelJS.Worksheet, from: number, texts: readonly string[]): void {
  const note = merge(sheet, from, 1, from, lastColumn, formNote)
  note.font = { name: font, size: 11 }
  note.alignment = { horizontal: 'left', vertical: 'middle' }
  sheet.getRow(from).height = 22
  const places = [
    [1, 4],
    [5, 9],
    [10, 13],
    [14, lastColumn],
  ] as const
  for (const [at, [first, last]] of places.entries()) {
    const cell = merge(sheet, from + 1, first, from + 1, last, texts[at]!)
    cell.font = { name: font, size: 12 }
    cell.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true }
  }
  sheet.getRow(from + 1).height = 36
  const lines = ['指标解释', ...explanations, ...relations]
  lines.forEach((text, at) => {
    const line = from + 3 + at
    const heading = text === '指标解释' || text === relations[0]
    const cell = merge(sheet, line, 1, line, lastColumn, text)
    cell.font = { name: font, size: heading ? 11 : 10, bold: heading }
    cell.alignment = { horizontal: 'left', vertical: 'middle', indent: heading ? 0 : 1 }
    sheet.getRow(line).height = 16
  })
}

function merge(
  sheet: ExcelJS.Worksheet,
  top: number,
  left: number,
  bottom: number,
  right: number,
  text: string,
): ExcelJS.Cell {
  if (top !== bottom || left !== right) sheet.mergeCells(top, left, bottom, right)
  const cell = sheet.getCell(top, left)
  cell.value = text
  return cell
}

function quarterEnd(quarter: string): Date {
  return new Date(Date.UTC(Number(quarter.slice(0, 4)), Number(quarter.slice(5)) * 3, 0))
}
