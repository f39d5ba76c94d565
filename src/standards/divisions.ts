import { divisionLines } from './data/divisions.ts'
import { prefectureSuccessors, successors } from './division-changes.ts'
import { villageNames } from './villages.ts'

export { townships, villages } from './villages.ts'

export interface Division {
  /** six digits of GB/T 2260, or a 本级 code (xx9900, xxxx99) of 社保 systems */
  code: string
  name: string
  level: 'province' | 'prefecture' | 'county'
  /** first day on which a source has it when an earlier one has not, YYYY-MM-DD; null: unknown or before 2015-09-30 */
  from: string | null
  /** first day on which a source no longer has it (2015-09-30: or earlier); null: still in use on 2023-06-30 */
  to: string | null
  /** the code that holds its people today, one step; null when it is in use or the successor is unknown */
  successor: string | null
}

/** Rows of divisions without a name of their own: 市辖区 and 县 group counties, they are no part of an address. */
const GROUPS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划', '直辖县级行政单位'])

let table: Map<string, Division> | undefined

/** Every province, prefecture and county that any source knows, abolished ones too, and the 本级 codes of each. */
export function divisionTable(): Division[] {
  return [...divisions().values()]
}

/** Whether the six-digit code is in any version of the code table; 本级 codes are. */
export function isKnownDivision(code: string): boolean {
  return divisions().has(code)
}

/** The code that counts for a six-digit code today: follows abolished codes to their successors; others stay. */
export function canonicalCode(code: string): string {
  let current = code
  // A chain of changes is at most three long; a table that went in circles would be a mistake caught by its test.
  while (successors[current] !== undefined) current = successors[current]!
  return prefectureSuccessors[current.slice(0, 4)] ?? current
}

/** The prefecture that a code counts for today: xxxx00, the province's own xx9900 for 省本级, xx0000 for a province. */
export function prefectureOf(code: string): string {
  return `${canonicalCode(code.slice(0, 6)).slice(0, 4)}00`
}

/** Whether a code of 6, 9 or 12 digits lies in the area (province, prefecture or county) by today's division. */
export function isInside(code: string, area: string): boolean {
  const inner = canonicalCode(code.slice(0, 6))
  const outer = canonicalCode(area)
  if (outer.endsWith('0000')) return inner.slice(0, 2) === outer.slice(0, 2)
  if (outer.endsWith('00')) return prefectureOf(inner) === outer
  return inner === outer
}

/**
 * Names from the province down for a code of 6, 9 or 12 digits, as they were under that code; the levels that no
 * source knows are left off, so an unknown county gives its province and prefecture, and an unknown province nothing.
 */
export function divisionNames(code: string): string[] {
  const known = divisions()
  const county = code.slice(0, 6)
  const codes = [...new Set([`${county.slice(0, 2)}0000`, `${county.slice(0, 4)}00`, county])]
  const names: string[] = []
  for (const each of codes) {
    const name = known.get(each)?.name
    if (name !== undefined && !GROUPS.has(name)) names.push(name)
  }
  return known.has(county) ? [...names, ...villageNames(code)] : names
}

function divisions(): Map<string, Division> {
  table ??= build()
  return table
}

function build(): Map<string, Division> {
  const rows = new Map<string, Division>()
  for (const line of divisionLines.split('\n')) {
    const [code, name, from, to] = line.split(' ')
    const level = code!.endsWith('0000') ? 'province' : code!.endsWith('00') ? 'prefecture' : 'county'
    const successor = successorOf(code!)
    rows.set(code!, { code: code!, name: name!, level, from: date(from), to: date(to), successor })
  }
  for (const row of [...rows.values()]) {
    if (row.level === 'county') continue
    const code = row.level === 'province' ? `${row.code.slice(0, 2)}9900` : `${row.code.slice(0, 4)}99`
    if (rows.has(code)) continue
    const { level, from, to } = row
    rows.set(code, { code, name: `${row.name}本级`, level, from, to, successor: successorOf(code) })
  }
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function successorOf(code: string): string | null {
  return successors[code] ?? prefectureSuccessors[code.slice(0, 4)] ?? null
}

function date(text: string | undefined): string | null {
  return text === undefined || text === '-' ? null : text
}
