import { problem } from '../problems.ts'
import { sqlText } from './query.ts'

/** One figure of the quarterly table: a reporting city, or the first row, and a column 1–17. */
export interface Cell {
  city: string | 'total'
  column: number
}

/** Where the SQL finds the results: each is a table name or a `read_parquet('…')`. */
export interface FigureTables {
  persons: string
  findings: string
  /**
   * Columns person_key, city, doubtful: each city in which a person has an active enrolment or a benefit in payment;
   * doubtful: the person is `missing` or `inaccurate` by the sources alone, before anything was verified.
   */
  insured: string
}

/** `520300:9`, `total:9`, `合计:9`; throws `figure_unknown` for anything else. */
export function readCell(text: string): Cell {
  const found = /^(\d{6}|total|合计)[::](\d{1,2})$/u.exec(text.trim())
  const column = Number(found?.[2])
  if (!found || column < 1 || column > 17) throw problem('figure_unknown', { cell: text })
  return { city: /^\d/.test(found[1]!) ? found[1]! : 'total', column }
}

const local = "p.household = 'local'"

/** What columns 2 to 17 count of people of the register under their own city (outputs.md, quarterly table). */
const conditions: Record<number, string> = {
  1: local,
  2: local,
  5: `${local} AND p.disposition = 'in_province'`,
  6: `${local} AND p.disposition = 'out_of_province'`,
  7: `${local} AND p.disposition = 'survey'`,
  8: `${local} AND p.disposition = 'survey' AND p.verified_at IS NOT NULL`,
  9: missing('AIC003'),
  12: missing('AKC003'),
  15: missing('ALC003'),
  16: missing('AJC003'),
  17: missing('AMC003'),
}

const found: Record<number, { code: string; insurance: string }> = {
  10: { code: 'duplicate_enrolment', insurance: 'AIC003' },
  11: { code: 'duplicate_benefit', insurance: 'AIC003' },
  13: { code: 'duplicate_enrolment', insurance: 'AKC003' },
  14: { code: 'duplicate_benefit', insurance: 'AKC003' },
}

/**
 * The people behind one figure as a statement with columns reporting_city and person_key. One row per person and city:
 * in the total row somebody insured in two cities counts in both (columns 3 and 4), as the total is the sum of the rows.
 */
export function cellPeople(cell: Cell, tables: FigureTables): string {
  const inCity = (column: string) => (cell.city === 'total' ? '' : ` AND ${column} = ${sqlText(cell.city)}`)
  const own = (condition: string) =>
    `SELECT p.city AS reporting_city, p.person_key FROM ${tables.persons} p WHERE ${condition}${inCity('p.city')}`
  const fromOutside = `SELECT DISTINCT i.city AS reporting_city, p.person_key
    FROM ${tables.insured} i JOIN ${tables.persons} p ON p.person_key = i.person_key
    WHERE NOT i.doubtful AND NOT (${local} AND p.city = i.city)${inCity('i.city')}`
  if (cell.column === 3) return `${own(`${local} AND p.disposition = 'direct'`)} UNION ALL ${fromOutside}`
  if (cell.column === 4) return fromOutside
  const finding = found[cell.column]
  if (finding) {
    return own(`${local} AND p.person_key IN (
      SELECT unnest(f.person_keys) FROM ${tables.findings} f
      WHERE f.code = ${sqlText(finding.code)} AND f.insurance = ${sqlText(finding.insurance)})`)
  }
  return own(conditions[cell.column]!)
}

/** Some of the people behind one figure, by city and key, after the last of those before. */
export function cellPage(
  cell: Cell,
  tables: FigureTables,
  { after, limit }: { after: readonly [string, string] | null; limit: number },
): string {
  const beyond = after === null ? '' : `WHERE (reporting_city, person_key) > (${after.map(sqlText).join(', ')})`
  return `SELECT reporting_city, person_key FROM (SELECT DISTINCT reporting_city, person_key
    FROM (${cellPeople(cell, tables)})) ${beyond} ORDER BY reporting_city, person_key LIMIT ${limit}`
}

/** How many people are behind the figure; column 1 is that of column 2 where no police statistics were given. */
export function cellCount(cell: Cell, tables: FigureTables): string {
  return `SELECT count(*) AS people FROM (${cellPeople(cell, tables)})`
}

/** 应参未参: the insurance is required and its code is 91, 92 or 94. */
function missing(insurance: string): string {
  return `${local} AND p.${insurance} IN ('91', '92', '94') AND list_contains(p.required, '${insurance}')`
}
