import type { Dialect } from '../dialect/dialect.ts'
import {
  dateDigits,
  filled,
  isInsideArea,
  isOneOf,
  isRealDate,
  isRealMonth,
  monthDigits,
  rowText,
} from './expressions.ts'
import { isUsual, withNumbers } from './number-expressions.ts'
import type { ColumnShape, KindShape, Step } from './step.ts'

/** What the plan must know of a batch before any row is read. */
export interface PlanShape {
  kinds: readonly KindShape[]
  areaLevel: 'province' | 'prefecture' | 'county'
  /** Columns whose cells a `values:` mapping of batch.yaml translates: kind -> columns. */
  mapped: Readonly<Record<string, readonly string[]>>
}

/** Columns of open value lists: any value is kept, without surrounding blanks. */
const openCodes = ['AAE140', 'status_code']

/** Columns a derived value is kept of, beside the cell as it came. */
function derivedColumn(column: ColumnShape): string | null {
  if (openCodes.includes(column.name)) return `${column.name}_code`
  const endings = { date: '_date', month: '_month', code: '_code', division: '_six', text: null }
  const ending = endings[column.type]
  return ending === null ? null : `${column.name}${ending}`
}

/**
 * Checked rows of one kind: cells as they came beside their normalised form, the reason of refusal (`reject_code`,
 * `reject_column`) or NULL, a bit per column that was emptied with a warning, and a hash that finds repeated rows.
 */
export function standardiseKind(kind: KindShape, shape: PlanShape): Step {
  return {
    name: `standardise ${kind.kind}`,
    reads: [`scan_${kind.kind}`, 'parameters', 'divisions'],
    writes: `${kind.kind}_rows`,
    sql: (dialect) => {
      const cell = (name: string) => (shape.mapped[kind.kind]?.includes(name) ? `s.mapped_${name}` : `s.${name}`)
      const columns = kind.columns.flatMap((column) => {
        const name = derivedColumn(column)
        return name === null ? [] : [{ column, name }]
      })
      const list = (parts: string[]) => parts.map((part) => `, ${part}`).join('')
      const read = ({ column, name }: (typeof columns)[number]) =>
        column.type === 'date' || column.type === 'month'
          ? `${readDigits(column.type, cell(column.name), `s.plain_${name}`, dialect)} AS int_${name}`
          : `${readCode(column, cell(column.name), dialect)} AS ${name}`
      const plainly = columns.flatMap(({ column: { name: of, type }, name }) =>
        type === 'date' || type === 'month' ? [`${plainDigits(type, cell(of), dialect)} AS plain_${name}`] : [],
      )
      const scan = `scan_${kind.kind} s`
      const rows = plainly.length === 0 ? scan : `(SELECT s.*${list(plainly)} FROM ${scan}) s`
      const plain = `SELECT CAST(s.file AS BIGINT) * 1099511627776 + s.row AS rid, s.file, s.row${list(kind.columns.map((column) => (derivedColumn(column) === null ? `${cell(column.name)} AS ${column.name}` : `s.${column.name}`)))}
        ${list(columns.map(read))}${kind.carriesPeople ? `, CASE WHEN ${isUsual('s.AAC002', dialect)} THEN s.AAC002 END AS usual_number` : ''},
        ${dialect.rowHash(kind.columns.map((column) => `s.${column.name}`))} AS row_hash
      FROM ${rows}`
      const dates = columns.filter(({ column }) => column.type === 'date' || column.type === 'month')
      const others = columns.filter((one) => !dates.includes(one))
      const checked = ({ column, name }: (typeof columns)[number]) =>
        `CASE WHEN ${column.type === 'date' ? isRealDate(`int_${name}`, dialect) : isRealMonth(`int_${name}`)} THEN int_${name} END AS ${name}`
      const inner = `SELECT rid, file, row, row_hash${kind.carriesPeople ? ', usual_number, CASE WHEN usual_number IS NULL THEN AAC002 END AS odd_number' : ''}${list(kind.columns.map((column) => column.name))}
        ${list(others.map(({ name }) => name))}${list(dates.map(checked))} FROM (${plain}) t1`
      const rejects = rejectionsOf(kind)
      const usesArea = kind.kind === 'elsewhere'
      const reject =
        rejects.length === 0
          ? 'CAST(NULL AS STRING)'
          : `CASE ${rejects.map((r) => `WHEN ${r.when} THEN '${r.code} ${r.column}'`).join('\n ')} END`
      return `SELECT *, split_part(reject, ' ', 1) AS reject_code, split_part(reject, ' ', 2) AS reject_column FROM (
        SELECT r.*, ${reject} AS reject, ${warningBits(kind)} AS warnings
        FROM (${inner}) r${usesArea ? `\n      CROSS JOIN parameters p LEFT JOIN divisions d ON d.code = r.AAB301_six` : ''}) judged`.replaceAll(
        '/*inside*/',
        usesArea ? isInsideArea('r.AAB301_six', 'd', 'p.area', shape.areaLevel) : '',
      )
    },
  }
}

/**
 * A code or division of a cell. Nearly every cell is as it should be: that is tested first, and blanks are only looked for
 * in the others.
 */
function readCode(column: ColumnShape, cell: string, { fullMatch }: Dialect): string {
  const text = filled(cell)
  if (column.type === 'division') {
    const isDivision = (of: string) => fullMatch(of, '[0-9]{6,}')
    return `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${isDivision(cell)} THEN left(${cell}, 6) WHEN ${isDivision(text)} THEN left(${text}, 6) END`
  }
  if (!column.codes)
    return `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${fullMatch(cell, '[0-9A-Za-z]+')} THEN ${cell} ELSE ${text} END`
  const codes = column.codes
  const isCode = (of: string) => isOneOf(of, codes)
  return `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${isCode(cell)} THEN ${cell} WHEN ${isCode(text)} THEN ${text} END`
}

/**
 * How a date and a month are written plainly: so many digits, or with one of the signs between them at these places; and
 * between which numbers the digits lie. Earlier ones are looked at by their characters, since eight of them may be a smaller
 * number in hexadecimal digits (`0x9896E5`).
 */
const plainForms = {
  date: { size: 8, signs: ['-', '/'], places: [5, 8], from: 17000101, to: 99991231, slowly: dateDigits },
  month: { size: 6, signs: ['-'], places: [5], from: 170001, to: 999912, slowly: monthDigits },
} as const

/** Digits of a cell that is as long as a plain form: whatever an integer is read from. */
function plainDigits(type: keyof typeof plainForms, cell: string, { tryInteger }: Dialect): string {
  const { size, signs, places } = plainForms[type]
  const parted = signs.map((sign) => {
    const isParted = places.map((at) => `substr(${cell}, ${at}, 1) = '${sign}'`).join(' AND ')
    return `WHEN ${isParted} THEN ${tryInteger(`replace(${cell}, '${sign}', '')`)}`
  })
  return `CASE length(${cell}) WHEN ${size} THEN ${tryInteger(cell)} WHEN ${size + places.length} THEN CASE ${parted.join(' ')} END END`
}

/**
 * Digits of a date or month as one integer, not yet known to be a real one. Nearly every cell is of a plain form: of its
 * length, what is read as so great a number and ends in a real day or month has nothing but digits (a blank, a sign or a point
 * makes the number smaller, an exponent ends it with zeros). Any other is looked at by its characters.
 */
function readDigits(type: keyof typeof plainForms, cell: string, plain: string, dialect: Dialect): string {
  const { from, to, slowly } = plainForms[type]
  return `CASE WHEN ${cell} IS NULL THEN NULL WHEN ${plain} BETWEEN ${from} AND ${to} THEN ${plain} ELSE ${slowly(filled(cell), dialect)} END`
}

interface Rejection {
  when: string
  code: string
  column: string
}

/** Kinds whose division decides who is in the register: a row without one cannot be used (contract, batch.md). */
const divisionColumns: Record<string, string> = {
  household: 'AAB299',
  enrolment: 'AAB301',
  benefit: 'AAB301',
  elsewhere: 'AAB301',
}

function rejectionsOf(kind: KindShape): Rejection[] {
  const rejections: Rejection[] = []
  for (const column of kind.columns) {
    if (column.filled)
      rejections.push({ when: `${filled(`r.${column.name}`)} IS NULL`, code: 'cell_empty', column: column.name })
    if (column.required && (column.type === 'date' || column.type === 'month')) {
      rejections.push({
        when: `r.${derivedColumn(column)} IS NULL AND r.${column.name} IS NOT NULL AND ${filled(`r.${column.name}`)} IS NOT NULL`,
        code: 'date_impossible',
        column: column.name,
      })
    }
    if (divisionColumns[kind.kind] === column.name) {
      rejections.push({ when: `r.${column.name}_six IS NULL`, code: 'division_invalid', column: column.name })
    }
    if (column.name === 'status_code')
      rejections.push({ when: statusOfAnotherInsurance, code: 'status_code_invalid', column: column.name })
  }
  if (kind.kind === 'elsewhere')
    rejections.push({ when: '/*inside*/', code: 'elsewhere_inside_area', column: 'AAB301' })
  return rejections
}

/** Insured codes of AIC003…AMC003 by the first digit, which is the insurance's. */
const statusOfAnotherInsurance = `r.status_code_code IS NOT NULL AND NOT CASE
    WHEN ${isOneOf('r.AAE140_code', ['110', '120', '170', '180', '190'])} THEN ${isOneOf('r.status_code_code', ['11', '12', '13', '14', '15'])}
    WHEN r.AAE140_code IN ('310', '320', '390') THEN ${isOneOf('r.status_code_code', ['21', '22', '23', '24', '25', '26', '27'])}
    WHEN r.AAE140_code = '410' THEN r.status_code_code = '30' WHEN r.AAE140_code = '210' THEN r.status_code_code = '40'
    WHEN r.AAE140_code = '510' THEN r.status_code_code = '50' ELSE FALSE END`

/** One bit per optional column whose cell was emptied: an impossible date, an unknown code, a division that is none. */
function warningBits(kind: KindShape): string {
  const bits = kind.columns.flatMap((column, index) => {
    const derivedName = derivedColumn(column)
    const judged = derivedName !== null && !openCodes.includes(column.name)
    const rejects = column.required && (column.type === 'date' || column.type === 'month')
    if (!judged || rejects || divisionColumns[kind.kind] === column.name) return []
    return [
      `CASE WHEN r.${derivedName} IS NULL AND r.${column.name} IS NOT NULL AND ${filled(`r.${column.name}`)} IS NOT NULL THEN ${2 ** index} ELSE 0 END`,
    ]
  })
  return bits.length === 0 ? '0' : `CAST(${bits.join(' + ')} AS BIGINT)`
}

/** Every spelling of a number that is not of the usual form, read once for all kinds. */
export function readOddNumbers(kinds: readonly KindShape[]): Step {
  const carrying = kinds.filter((kind) => kind.carriesPeople).map((kind) => kind.kind)
  return {
    name: 'read odd numbers',
    reads: [...carrying.map((kind) => `${kind}_rows`), 'parameters'],
    writes: 'odd_numbers',
    sql: (dialect) => {
      const spellings = carrying
        .map((kind) => `SELECT odd_number FROM ${kind}_rows WHERE odd_number IS NOT NULL`)
        .join(' UNION ')
      const rows = `SELECT s.odd_number, p.as_of FROM (${spellings}) s CROSS JOIN parameters p`
      return `SELECT odd_number, number, number_match, number_state FROM (${withNumbers(rows, 'odd_number', 'as_of', dialect)}) read`
    },
  }
}

/** Rows of a kind that are identical in every column count once: each repeat with the row that stands for it. */
export function findRepeats(kind: KindShape): Step {
  const text = rowText(kind.columns.map((column) => `r.${column.name}`))
  return {
    name: `find repeated rows of ${kind.kind}`,
    reads: [`${kind.kind}_rows`],
    writes: `${kind.kind}_repeats`,
    sql: () => `SELECT rid, first_rid FROM (
        SELECT r.rid, min(r.rid) OVER (PARTITION BY ${text}) AS first_rid
        FROM ${kind.kind}_rows r JOIN (SELECT row_hash FROM ${kind.kind}_rows GROUP BY row_hash HAVING count(*) > 1) twice
          ON r.row_hash = twice.row_hash
        WHERE r.reject_code IS NULL) repeated
      WHERE rid <> first_rid`,
  }
}
