import type { NumberReading } from '../../../src/standards/identity-number.ts'

/** The kinds of the contract. */
export const kindNames = [
  'household',
  'enrolment',
  'benefit',
  'employment',
  'salary',
  'establishment',
  'unit',
  'student',
  'death',
  'absence',
  'assistance',
  'card',
  'elsewhere',
  'verified',
  'ruling',
] as const
export type KindName = (typeof kindNames)[number]

/** The status indicators of the five insurances, in the order of the contract. */
export const insurances = ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003'] as const
export type Insurance = (typeof insurances)[number]

/** A row of policy.csv by its headers. */
export type PolicyRow = Record<string, string>

/** A row as it came: cells by column of the contract, a missing column is ''. */
export interface RawRow {
  file: string
  row: number
  cells: Record<string, string>
}

export interface SecondInput {
  /** six digits: province, prefecture or county */
  area: string
  /** YYYYMMDD */
  asOf: number
  quarter: string
  households: Record<string, number>
  policy: PolicyRow[]
  rows: Record<KindName, RawRow[]>
  areaIsProvince: boolean
}

export interface RowPlace {
  kind: KindName
  file: string
  row: number
}

/** An accepted row; identical rows of a kind are one record with several places. */
export interface AcceptedRow {
  kind: KindName
  places: RowPlace[]
  /** cells trimmed, impossible dates and unknown codes of optional columns emptied */
  cells: Record<string, string>
  /** the row's own text, which breaks the ties that a rule leaves open */
  text: string
  /** AAC003 as it came */
  name: string
  number: NumberReading
  /** the number after rulings `same`; null when empty or unusable */
  key: string | null
}

export interface Reject extends RowPlace {
  code: string
  column: string
  value: string
}

export type NumberMatch = 'same' | 'upgraded' | 'repaired' | 'near' | 'none'
export type Decision = 'auto' | 'review' | 'conflict' | 'none'

export interface SecondLink extends RowPlace {
  person_key: string | null
  number_match: NumberMatch
  name_match: string | null
  decision: Decision
}

export interface SecondFinding {
  code: string
  insurance: Insurance | null
  /** what the finding is one of: number, number and name, pair, unit, division code, person */
  subject: string
  person_keys: string[]
  links: RowPlace[]
}

export type PersonRecord = {
  person_key: string
  AAC002: string | null
  AAC003: string | null
  AAC004: string | null
  AAC006: number | null
  AAC010: string | null
  AAE006: string | null
  AAB299: string | null
  AAC009: string | null
  AAC012: string | null
  AAB401: string | null
  AAB402: string | null
  AAE005: string | null
  AAC058: string
  employment_status: string
  AAB004: string | null
  assistance: string | null
  household: 'local' | 'non_local'
  verified_at: number | null
  city: string
  disposition: 'direct' | 'in_province' | 'out_of_province' | 'survey'
  reasons: string[]
  rule: string
  required: Insurance[]
  required_by_law: Insurance[]
  ask: 'desk' | 'visit' | null
} & Record<Insurance, string> &
  Record<`place_${Insurance}`, string | null>

export interface UnitRecord {
  AAB998: string | null
  AAB001: string | null
  AAB004: string | null
  AAB019: string | null
  AAB301: string | null
  registered: boolean
  enrolled: number
  reasons: string[]
  disposition: 'direct' | 'survey'
}

export interface QuarterlyTable {
  rows: Array<{ city: string; columns: number[] }>
  total: number[]
  checks: Array<{ name: string; ok: boolean }>
}

export interface SecondOutput {
  persons: PersonRecord[]
  units: UnitRecord[]
  links: SecondLink[]
  findings: SecondFinding[]
  rejects: Reject[]
  quarterly: QuarterlyTable
}
