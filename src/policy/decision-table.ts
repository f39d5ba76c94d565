import { problem } from '../problems.ts'

/** The five insurances in the order of the official forms, by the names that the decision table uses. */
export const insuranceNames = ['pension', 'medical', 'injury', 'unemployment', 'maternity'] as const
export type InsuranceName = (typeof insuranceNames)[number]

/** What a row of the table asks of one insurance: 法定应参, required by the policy of full coverage, or not required. */
export type Requirement = 'must' | 'policy' | 'no'

/** Attributes of a person that a condition may name (contract, policy.md "Attributes"). */
export const attributeNames = [
  'soldier',
  'prisoner',
  'abroad_or_missing',
  'draws_employee_pension',
  'draws_resident_pension',
  'draws_unemployment',
  'employed_here',
  'employed_outside',
  'civil_servant',
  'established_post',
  'flexible',
  'overseas_number',
  'foreign_number',
  'student',
  'landless_scheme',
] as const
export type AttributeName = (typeof attributeNames)[number]

export type Term =
  | { attribute: AttributeName; holds: boolean }
  | { age: '<' | '>='; years: number }
  | { unitTypes: readonly string[] }

export interface PolicyRow {
  /** Line in the file, for messages. */
  line: number
  row: string
  when: readonly Term[]
  /** Integer dates, inclusive; NULL is open. */
  from: number | null
  to: number | null
  note: string
  insurances: Record<InsuranceName, { required: Requirement; missing: string }>
}

export type DecisionTable = readonly PolicyRow[]

const header = [
  'row',
  'when',
  'from',
  'to',
  'note',
  ...insuranceNames.flatMap((name) => [`${name}_required`, `${name}_missing`]),
]

/** Reads the decision table (CSV as in the contract's policy.csv). A faulty table throws `policy_invalid` with its line. */
export function readDecisionTable(text: string, file: string): DecisionTable {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const fault = (line: number, reason: { zh: string; en: string }) =>
    problem('policy_invalid', { file, line, reason: reason.en, reasonZh: reason.zh })
  const heads = splitLine(lines[0] ?? '').map((cell) => cell.trim())
  const absent = header.filter((name) => !heads.includes(name))
  if (absent.length > 0)
    throw fault(1, { zh: `缺少列 ${absent.join(', ')}`, en: `missing columns ${absent.join(', ')}` })
  const rows: PolicyRow[] = []
  lines.forEach((content, index) => {
    if (index === 0 || content.trim() === '') return
    const line = index + 1
    const cells = splitLine(content)
    if (cells.length !== heads.length) {
      throw fault(line, {
        zh: `有 ${cells.length} 格,应为 ${heads.length} 格`,
        en: `${cells.length} cells instead of ${heads.length}`,
      })
    }
    const cell = (name: string) => (cells[heads.indexOf(name)] ?? '').trim()
    if (cell('row') === '') throw fault(line, { zh: 'row 列为空', en: 'the cell `row` is empty' })
    rows.push({
      line,
      row: cell('row'),
      when: readCondition(cell('when'), (reason) => fault(line, reason)),
      from: readBound(cell('from'), 'from', (reason) => fault(line, reason)),
      to: readBound(cell('to'), 'to', (reason) => fault(line, reason)),
      note: cell('note'),
      insurances: Object.fromEntries(
        insuranceNames.map((name) => [
          name,
          readInsurance(name, cell(`${name}_required`), cell(`${name}_missing`), (reason) => fault(line, reason)),
        ]),
      ) as PolicyRow['insurances'],
    })
  })
  const last = rows.at(-1)
  if (!last) throw fault(1, { zh: '没有规则行', en: 'no rows' })
  if (last.when.length > 0 || last.from !== null || last.to !== null) {
    throw fault(last.line, {
      zh: '最后一行必须对所有人成立(when、from、to 为空)',
      en: 'the last row must hold for everybody (empty when, from, to)',
    })
  }
  return rows
}

type Fault = (reason: { zh: string; en: string }) => Error

function splitLine(line: string): string[] {
  const cells: string[] = []
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
  return cells
}

function readCondition(text: string, fault: Fault): Term[] {
  if (text === '') return []
  return text.split(/\s+and\s+/).map((term): Term => {
    const age = /^age\s*(<|>=)\s*(\d+)$/.exec(term)
    if (age) return { age: age[1] as '<' | '>=', years: Number(age[2]) }
    const unit = /^unit_type\s+in\s+(\d{2}(?:\s+\d{2})*)$/.exec(term)
    if (unit) return { unitTypes: (unit[1] as string).split(/\s+/) }
    const named = /^(not\s+)?(\w+)$/.exec(term)
    const attribute = attributeNames.find((name) => name === named?.[2])
    if (!attribute) throw fault({ zh: `when 里的“${term}”不认识`, en: `the term "${term}" in \`when\` is not known` })
    return { attribute, holds: named?.[1] === undefined }
  })
}

function readBound(text: string, name: string, fault: Fault): number | null {
  if (text === '') return null
  const digits = text.replaceAll('-', '')
  const date = Number(digits)
  const day = new Date(Date.UTC(Math.floor(date / 10000), (Math.floor(date / 100) % 100) - 1, date % 100))
  const isReal = /^\d{4}-?\d{2}-?\d{2}$/.test(text) && day.toISOString().slice(0, 10).replaceAll('-', '') === digits
  if (!isReal)
    throw fault({ zh: `${name} 的日期“${text}”不存在`, en: `the date "${text}" in \`${name}\` is impossible` })
  return date
}

function readInsurance(name: InsuranceName, required: string, missing: string, fault: Fault) {
  if (required !== 'must' && required !== 'policy' && required !== 'no') {
    throw fault({
      zh: `${name}_required 应为 must、policy 或 no,现为“${required}”`,
      en: `${name}_required is "${required}", not must, policy or no`,
    })
  }
  if (!/^9[1-5]$/.test(missing)) {
    throw fault({
      zh: `${name}_missing 应为 91–95,现为“${missing}”`,
      en: `${name}_missing is "${missing}", not a code 91 to 95`,
    })
  }
  return { required: required as Requirement, missing }
}
