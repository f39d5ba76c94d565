import PDFDocument from 'pdfkit'
import { type PdfFonts, readPdfFonts } from './pdf-fonts.ts'
import { PdfSheet, sheetWidth } from './pdf-sheet.ts'
import { explanations, formNote, formTitle, relations, type Signed, signatureTexts } from './quarterly-form.ts'
import { drawHeads, figureWidth, headsHeight, nameWidth } from './quarterly-pdf-heads.ts'
import type { Quarterly } from './run-summary.ts'

/** What stands around the figures. */
export interface PdfForm {
  /** fills 填报单位 */
  reportingUnit: string
  /** when the table was made: the date inside the file, so that the same table gives the same bytes */
  at: Date
  /** null: places to sign by hand */
  signed: Signed | null
  /** at the foot of every page: which table this is */
  mark: string
}

/** Points (1/72 inch) from the top edge of A4 landscape. */
const top = 24
const bottom = 570
const titleHeight = 46
const rowHeight = 18
const explanationHeight = 9
const figureSize = 8.5

interface Line {
  name: string
  columns: readonly number[]
  height: number
  isBold: boolean
}

/**
 * The quarterly table as the official form (contract/forms.md), for print on A4 landscape: heads on every page, who signs
 * and the explanations on the last one, below at least one row of figures. Returns the bytes of the PDF file.
 */
export async function drawQuarterlyPdf(quarterly: Quarterly, form: PdfForm): Promise<Uint8Array> {
  const fonts = readPdfFonts()
  const document = newDocument(fonts, form.at)
  const pieces: Uint8Array[] = []
  document.on('data', (piece: Uint8Array) => pieces.push(piece))
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject))
  const sheet = new PdfSheet(document, fonts.printable)
  const lines = linesOf(sheet, quarterly)
  const signatures = signatureTexts(form.signed)
  const pages = breakIntoPages(lines, footHeight(sheet, signatures))
  const size = figureSizeFor(sheet, lines)
  pages.forEach((rows, at) => {
    document.addPage()
    drawTitle(sheet, quarterly.quarter, form.reportingUnit, at > 0)
    drawHeads(sheet, top + titleHeight)
    const below = drawRows(sheet, rows, size)
    if (at === pages.length - 1) drawFoot(sheet, below, signatures)
    sheet.write(form.mark, { left: 0, top: bottom + 4, width: 560, size: 7 })
    const place = `第 ${at + 1} 页 共 ${pages.length} 页`
    sheet.write(place, { left: sheetWidth - 200, top: bottom + 4, width: 200, size: 7, align: 'right' })
  })
  document.end()
  await ended
  return Buffer.concat(pieces)
}

function newDocument(fonts: PdfFonts, at: Date): PDFKit.PDFDocument {
  const document = new PDFDocument({
    autoFirstPage: false,
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: formTitle, Creator: 'canbao', Producer: 'canbao', CreationDate: at, ModDate: at },
  })
  document.registerFont('regular', fonts.regular)
  document.registerFont('bold', fonts.bold)
  return document
}

function linesOf(sheet: PdfSheet, { total, rows }: Quarterly): Line[] {
  return [{ name: '合计', columns: total }, ...rows].map(({ name, columns }, at) => {
    const isBold = at === 0
    const height = sheet.heightOf(name, { width: nameWidth - 6, size: figureSize, isBold })
    return { name, columns, isBold, height: Math.max(rowHeight, height + 4) }
  })
}

/** The size in which the longest figure fits into its column; the same for all, so that they can be compared. */
function figureSizeFor(sheet: PdfSheet, lines: readonly Line[]): number {
  const widths = lines.flatMap(({ columns, isBold }) =>
    columns.map((figure) => sheet.widthOf(figureText(figure), { size: figureSize, isBold })),
  )
  return Math.min(figureSize, (figureSize * (figureWidth - 5)) / Math.max(figureWidth - 5, ...widths))
}

/** As many rows on each page as fit; the foot never stands alone. */
function breakIntoPages(lines: readonly Line[], foot: number): Line[][] {
  const room = bottom - top - titleHeight - headsHeight
  const heightOf = (some: readonly Line[]) => some.reduce((sum, { height }) => sum + height, 0)
  const pages: Line[][] = []
  let rest = [...lines]
  while (heightOf(rest) + foot > room && rest.length > 1) {
    let rows = 1
    while (rows < rest.length - 1 && heightOf(rest.slice(0, rows + 1)) <= room) rows++
    pages.push(rest.slice(0, rows))
    rest = rest.slice(rows)
  }
  return [...pages, rest]
}

function drawTitle(sheet: PdfSheet, quarter: string, reportingUnit: string, goesOn: boolean): void {
  const title = goesOn ? `${formTitle}(续表)` : formTitle
  sheet.write(title, { left: 0, top, width: sheetWidth, size: 18, isBold: true, align: 'center' })
  const line = { top: top + 30, size: 10 }
  const season = `${quarter.slice(0, 4)} 年 第 ${quarter.slice(5)} 季度`
  sheet.write(`填报单位(章):${reportingUnit}`, { ...line, left: 0, width: 330 })
  sheet.write(season, { ...line, left: 330, width: sheetWidth - 660, align: 'center' })
  sheet.write('单位:人', { ...line, left: sheetWidth - 330, width: 330, align: 'right' })
}

/** Gives where the next thing stands. */
function drawRows(sheet: PdfSheet, rows: readonly Line[], size: number): number {
  let at = top + titleHeight + headsHeight
  for (const { name, columns, height, isBold } of rows) {
    sheet.box(name, { left: 0, top: at, width: nameWidth, height, size: figureSize, isBold })
    columns.forEach((figure, column) => {
      const left = nameWidth + column * figureWidth
      sheet.box(figureText(figure), { left, top: at, width: figureWidth, height, size, isBold, align: 'right' })
    })
    at += height
  }
  return at
}

const explaining = ['指标解释', ...explanations, ...relations]
const signatureBox = { width: sheetWidth / 4 - 8, size: 9.5 }

const signatureHeight = (sheet: PdfSheet, signatures: readonly string[]) =>
  Math.max(28, ...signatures.map((text) => sheet.heightOf(text, signatureBox) + 12))

const footHeight = (sheet: PdfSheet, signatures: readonly string[]) =>
  18 + signatureHeight(sheet, signatures) + explaining.length * explanationHeight

function drawFoot(sheet: PdfSheet, from: number, signatures: readonly string[]): void {
  sheet.write(formNote, { left: 0, top: from + 4, width: sheetWidth, size: 8.5 })
  signatures.forEach((text, at) => {
    sheet.write(text, { ...signatureBox, left: (at * sheetWidth) / 4, top: from + 24 })
  })
  const first = from + 18 + signatureHeight(sheet, signatures)
  explaining.forEach((text, at) => {
    const isBold = at === 0 || text === relations[0]
    const line = { top: first + at * explanationHeight, size: 7, isBold }
    sheet.write(text, { ...line, left: isBold ? 0 : 8, width: sheetWidth - 8 })
  })
}

const { format: figureText } = new Intl.NumberFormat('en-US')
