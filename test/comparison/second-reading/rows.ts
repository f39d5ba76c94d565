import { isInside } from '../../../src/standards/divisions.ts'
import { type NumberReading, readNumber } from '../../../src/standards/identity-number.ts'
import { readDate, readMonth } from '../../../src/standards/plain-date.ts'
import { codeTables, columnsOf, insuredCodes, schemes } from './columns.ts'
import { type AcceptedRow, type KindName, kindNames, type RawRow, type Reject, type SecondInput } from './shapes.ts'

/** Kinds whose division must be usable (batch.md, "Rejection of a row"). */
const kindsWithPlace = new Set<KindName>(['household', 'enrolment', 'benefit', 'elsewhere'])

/** Every row is accepted or rejected; identical rows of a kind count once, each in its place. */
export function acceptRows(input: SecondInput): { rows: Record<KindName, AcceptedRow[]>; rejects: Reject[] } {
  const rejects: Reject[] = []
  const rows = {} as Record<KindName, AcceptedRow[]>
  for (const kind of kindNames) {
    const byText = new Map<string, AcceptedRow>()
    for (const raw of input.rows[kind] ?? []) {
      const fault = faultOf(kind, raw, input.area)
      if (fault !== null) {
        rejects.push({ kind, file: raw.file, row: raw.row, ...fault })
        continue
      }
      const text = textOf(kind, raw)
      const place = { kind, file: raw.file, row: raw.row }
      const same = byText.get(text)
      if (same) same.places.push(place)
      else byText.set(text, { ...readRow(kind, raw, input.asOf), places: [place], text })
    }
    rows[kind] = [...byText.values()]
  }
  return { rows, rejects }
}

/** Compares by code point, where JavaScript would compare UTF-16 units. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const left = [...a]
  const right = [...b]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = left[index]!.codePointAt(0)! - right[index]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Sorts the greatest first by several measures; the row's own text decides at last. */
export function latestFirst(rows: AcceptedRow[], ...measures: Array<(row: AcceptedRow) => number>): AcceptedRow[] {
  return [...rows].sort((a, b) => {
    for (const measure of measures) if (measure(a) !== measure(b)) return measure(b) - measure(a)
    return compareText(b.text, a.text)
  })
}

/** A date column of an accepted row, the default where it is empty. */
export function dateOf(row: AcceptedRow, column: string, empty: number): number {
  return readDate(row.cells[column] ?? '') ?? empty
}

/** A month column of an accepted row, null where it is empty. */
export function monthIn(row: AcceptedRow, column: string): number | null {
  return readMonth(row.cells[column] ?? '')
}

/** The insurance and code that an enrolment stands for; null for 330 and unknown schemes. */
export function schemeOf(row: AcceptedRow): { insurance: (typeof schemes)[string]['insurance']; code: string } | null {
  const scheme = schemes[row.cells.AAE140!]
  if (!scheme) return null
  return { insurance: scheme.insurance, code: row.cells.status_code || scheme.code }
}

function faultOf(kind: KindName, raw: RawRow, area: string): { code: string; column: string; value: string } | null {
  for (const column of columnsOf[kind]) {
    const value = cellOf(raw, column.name)
    const fault = (code: string) => ({ code, column: column.name, value: raw.cells[column.name] ?? '' })
    if (column.filled && value === '') return fault('empty')
    if (column.required && value !== '') {
      if (column.type === 'date' && readDate(value) === null) return fault('bad_date')
      if (column.type === 'month' && readMonth(value) === null) return fault('bad_date')
    }
    if (column.required && column.type === 'division' && kindsWithPlace.has(kind) && !/^\d{6,}$/.test(value)) {
      return fault('bad_division')
    }
    if (column.name === 'status_code' && value !== '') {
      const scheme = schemes[cellOf(raw, 'AAE140')]
      if (!scheme || !insuredCodes[scheme.insurance].includes(value)) return fault('bad_status_code')
    }
  }
  if (kind === 'elsewhere' && isInside(cellOf(raw, 'AAB301').slice(0, 6), area)) {
    return { code: 'inside_area', column: 'AAB301', value: raw.cells.AAB301 ?? '' }
  }
  return null
}

function readRow(kind: KindName, raw: RawRow, asOf: number): Omit<AcceptedRow, 'places' | 'text'> {
  const cells: Record<string, string> = {}
  for (const column of columnsOf[kind]) {
    const value = cellOf(raw, column.name)
    const unreadable =
      (column.type === 'date' && readDate(value) === null) ||
      (column.type === 'month' && readMonth(value) === null) ||
      (column.type === 'division' && !/^\d{6,}$/.test(value)) ||
      (column.type === 'code' && !codeTables[column.table]!.has(value))
    cells[column.name] = unreadable ? '' : value
  }
  const number: NumberReading = readNumber(raw.cells.AAC002 ?? '', { asOf })
  const usable = number.state === 'valid' || number.state === 'invalid'
  return { kind, cells, name: raw.cells.AAC003 ?? '', number, key: usable ? number.number : null }
}

function cellOf(raw: RawRow, column: string): string {
  return (raw.cells[column] ?? '').trim()
}

/** Unit separator: sorts before every character that a cell holds, so texts compare cell by cell. */
function textOf(kind: KindName, raw: RawRow): string {
  return columnsOf[kind].map((column) => raw.cells[column.name] ?? '').join('\u001f')
}
