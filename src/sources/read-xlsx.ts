import { posix } from 'node:path'
import type { BatchFile } from './batch-file.ts'
import { readHeader } from './headers.ts'
import { type SourceKind, sourceKinds } from './kinds/index.ts'
import { XmlReader } from './read-xml.ts'
import { openZip, type ZipFile } from './read-zip.ts'
import { cellText, readDateStyles, type WorkbookStyle } from './sheet-cells.ts'

/** Where the table of a workbook is. */
export interface SheetPlace {
  /** The part of the container. */
  part: string
  /** The rows with content before the header and the header itself. */
  skippedRows: number
}

/** Titles and notes may stand in this many rows above the header. */
const headerRows = 20

/** The first sheet with a header that has the kind's required columns, or else the one that comes nearest. */
export async function findSheet(file: BatchFile): Promise<SheetPlace & { header: string[] }> {
  const zip = openZip(file.path)
  const kind: SourceKind = sourceKinds[file.kind]
  const required = kind.columns.filter((column) => column.required).map(({ name }) => name)
  const workbook = await readWorkbook(zip)
  let best: (SheetPlace & { header: string[]; known: number }) | undefined
  for (const part of workbook.parts) {
    let skippedRows = 0
    for await (const header of readRows(zip, part, workbook, () => false)) {
      skippedRows++
      const columns = readHeader(file, header).columns.filter((name) => name !== null)
      if (!best || columns.length > best.known) best = { part, skippedRows, header, known: columns.length }
      if (required.every((name) => columns.includes(name))) return { part, skippedRows, header }
      if (skippedRows === headerRows) break
    }
  }
  if (!best) return { part: workbook.parts[0] ?? '', skippedRows: 0, header: [] }
  return { part: best.part, skippedRows: best.skippedRows, header: best.header }
}

/** The first rows with content of every sheet of a workbook, any of which may be a header. */
export async function readFirstRows(path: string): Promise<string[][]> {
  const zip = openZip(path)
  const workbook = await readWorkbook(zip)
  const found: string[][] = []
  for (const part of workbook.parts) {
    let rows = 0
    for await (const cells of readRows(zip, part, workbook, () => false)) {
      found.push(cells)
      if (++rows === headerRows) break
    }
  }
  return found
}

/** The data rows of the sheet as text; rows without any content are none. */
export async function* readSheetRows(file: BatchFile, place: SheetPlace & { months: readonly number[] }) {
  const zip = openZip(file.path)
  const workbook = await readWorkbook(zip)
  const months = new Set(place.months)
  let row = 0
  for await (const cells of readRows(zip, place.part, workbook, (column) => months.has(column))) {
    if (++row > place.skippedRows) yield cells
  }
}

interface Workbook extends WorkbookStyle {
  /** The parts of the sheets in the order of the workbook. */
  parts: string[]
  sharedTexts: string[]
}

async function readWorkbook(zip: ZipFile): Promise<Workbook> {
  const targets = new Map<string, string>()
  await readPart(zip, 'xl/_rels/workbook.xml.rels', (name, attribute) => {
    const target = attribute('Target') ?? ''
    if (name !== 'Relationship') return
    targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : posix.join('xl', target))
  })
  const parts: string[] = []
  let isFrom1904 = false
  await readPart(zip, 'xl/workbook.xml', (name, attribute) => {
    if (name === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
    const part = name === 'sheet' ? targets.get(attribute('id') ?? '') : undefined
    if (part && zip.has(part)) parts.push(part)
  })
  if (parts.length === 0) throw new Error('the workbook has no sheet')
  const styles = new Map<string, string>()
  const formats: string[] = []
  let isInCells = false
  if (zip.has('xl/styles.xml')) {
    await readPart(zip, 'xl/styles.xml', (name, attribute) => {
      if (name === 'numFmt') styles.set(attribute('numFmtId') ?? '', attribute('formatCode') ?? '')
      if (name === 'cellXfs') isInCells = true
      if (name === 'cellStyles') isInCells = false
      if (name === 'xf' && isInCells) formats.push(attribute('numFmtId') ?? '0')
    })
  }
  const sharedTexts = zip.has('xl/sharedStrings.xml') ? await readSharedTexts(zip) : []
  return { parts, sharedTexts, isFrom1904, isDate: readDateStyles(formats, styles) }
}

async function readPart(
  zip: ZipFile,
  part: string,
  open: (name: string, attribute: (name: string) => string | undefined) => void,
): Promise<void> {
  const reader = new XmlReader({ open, close: () => {}, text: () => {} })
  for await (const chunk of zip.read(part)) reader.push(chunk)
}

/** The texts that cells point to; parts of one text in different fonts are joined, readings above it (rPh) left out. */
async function readSharedTexts(zip: ZipFile): Promise<string[]> {
  const texts: string[] = []
  let current = ''
  let isText = false
  let isReading = false
  const reader = new XmlReader({
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') isReading = true
      else if (name === 't') isText = true
    },
    text(text) {
      if (isText && !isReading) current += text
    },
    close(name) {
      if (name === 'si') texts.push(current)
      else if (name === 'rPh') isReading = false
      else if (name === 't') isText = false
    },
  })
  for await (const chunk of zip.read('xl/sharedStrings.xml')) reader.push(chunk)
  return texts
}

/** The rows with any content of a sheet, each cut behind its last filled cell. */
async function* readRows(zip: ZipFile, part: string, workbook: Workbook, isMonth: (column: number) => boolean) {
  let rows: string[][] = []
  let cells: string[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let isValue = false
  let isReading = false
  const reader = new XmlReader({
    open(name, attribute) {
      if (name === 'row') {
        cells = []
        column = -1
      } else if (name === 'c') {
        column = columnOf(attribute('r')) ?? column + 1
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? 0)
        value = ''
      } else if (name === 'rPh') isReading = true
      else if (name === 'v' || name === 't') isValue = true
    },
    text(text) {
      if (isValue && !isReading) value += text
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isReading = false
      else if (name === 'c') {
        const text = type === 's' ? workbook.sharedTexts[Number(value)] : undefined
        cells[column] = cellText(text ?? value, type, style, workbook, isMonth(column))
      } else if (name === 'row') {
        const end = cells.findLastIndex((cell) => cell !== undefined && cell.trim() !== '') + 1
        if (end > 0) rows.push(Array.from({ length: end }, (_, index) => cells[index] ?? ''))
      }
    },
  })
  for await (const chunk of zip.read(part)) {
    reader.push(chunk)
    yield* rows
    rows = []
  }
}

/** The column (from 0) of a reference like `AB12`. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
