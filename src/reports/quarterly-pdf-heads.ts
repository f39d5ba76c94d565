import { type PdfSheet, sheetWidth } from './pdf-sheet.ts'
import { columnTexts, formGroups, insuranceGroups } from './quarterly-form.ts'

/** Width of 甲栏 and of each of the seventeen columns, points. */
export const nameWidth = 64
export const figureWidth = (sheetWidth - nameWidth) / 17

const rows = { groups: 16, insurances: 15, titles: 40, numbers: 13 }
export const headsHeight = rows.groups + rows.insurances + rows.titles + rows.numbers

/** The heads in three levels, the corner that a slanting line divides, and the row of numbers. */
export function drawHeads(sheet: PdfSheet, top: number): void {
  const insurances = top + rows.groups
  const titles = insurances + rows.insurances
  const numbers = titles + rows.titles
  const corner = numbers - top
  const across = (first: number, last: number) => ({
    left: nameWidth + (first - 1) * figureWidth,
    width: (last - first + 1) * figureWidth,
  })
  sheet.box('', { left: 0, top, width: nameWidth, height: corner, size: 9 })
  sheet.line(0, top, nameWidth, numbers)
  sheet.write('项目', { left: 30, top: top + 10, width: nameWidth - 34, size: 9, align: 'right' })
  sheet.write('城市', { left: 4, top: numbers - 22, width: nameWidth - 4, size: 9 })
  for (const { title, first, last } of formGroups) {
    sheet.box(title, { ...across(first, last), top, height: rows.groups, size: 9, isBold: true })
  }
  for (const { title, first, last } of insuranceGroups) {
    sheet.box(title, { ...across(first, last), top: insurances, height: rows.insurances, size: 8 })
  }
  columnTexts.forEach(({ title, group }, at) => {
    const from = group === '' ? insurances : titles
    sheet.box(title, { ...across(at + 1, at + 1), top: from, height: numbers - from, size: 8 })
    sheet.box(String(at + 1), { ...across(at + 1, at + 1), top: numbers, height: rows.numbers, size: 8 })
  })
  sheet.box('甲栏', { left: 0, top: numbers, width: nameWidth, height: rows.numbers, size: 8 })
}
