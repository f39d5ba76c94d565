import { filled } from '../comparison/plan/expressions.ts'
import type { InsuranceDecision, Origin, Provenance, RowReference } from '../reports/person-facts.ts'
import { type InsuranceCode, insuranceCodes } from '../reports/vocabulary.ts'
import { type Evidence, placeOf } from './person-evidence.ts'

type Row = Record<string, unknown>

/** Indicators of a person whose provenance is told, in the order in which it is told. */
export const provenanceColumns = [
  'AAC002',
  'AAC058',
  'AAC003',
  'AAC004',
  'AAC006',
  'AAC010',
  'AAB299',
  'AAE006',
  'AAE005',
  'AAC009',
  'AAB401',
  'AAC012',
  'employment_status',
  'AAB004',
  'assistance',
  ...insuranceCodes,
] as const

/** What a column is derived from where no row says it (contract, policy.md "Filling in"). */
const derived: Partial<Record<string, Origin>> = {
  AAC004: 'number',
  AAC006: 'number',
  AAC058: 'number',
  AAC010: 'division',
  employment_status: 'rule',
}

/** Where each value of a person came from: by the tables of the plan, which hold the rows that were chosen. */
export async function findProvenance(
  evidence: Evidence,
  person: Row,
  insurances: readonly InsuranceDecision[],
): Promise<Provenance[]> {
  const { engine, personID, fileNames } = evidence
  const hasVerified = [...fileNames.values()].some(({ kind }) => kind === 'verified')
  const found = await engine.query(`WITH found AS (${candidates(String(personID), hasVerified).join(' UNION ALL ')})
    SELECT DISTINCT field, preference, rid FROM found WHERE rid IS NOT NULL
    QUALIFY preference = min(preference) OVER (PARTITION BY field) ORDER BY rid`)
  return provenanceColumns.map((column) => {
    const value = textOf(person[column])
    if (isInsurance(column)) return ofInsurance(column, value, insurances)
    const rows = found.filter(({ field }) => field === column)
    const isVerified = rows.some(({ preference }) => Number(preference) === 0)
    const places = rows.map(({ rid }) => placeOf(rid, fileNames))
    return { column, run: { value, ...originOf(column, value, places, isVerified) } }
  })
}

/** What can be said of provenance without the rows. */
export function provenanceWithoutRows(person: Row): Provenance[] {
  return provenanceColumns.map((column) => {
    const value = textOf(person[column])
    const isDerived = ['AAC058', 'employment_status'].includes(column)
    const origin = value === null ? 'none' : isDerived ? derived[column]! : 'unknown'
    return { column, run: { value, origin, rows: [] } }
  })
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

function originOf(column: string, value: string | null, rows: RowReference[], isVerified: boolean) {
  if (value === null) return { origin: 'none' as const, rows: [] }
  if (rows.length > 0) return { origin: isVerified ? ('verified' as const) : ('source' as const), rows }
  return { origin: derived[column] ?? ('unknown' as const), rows }
}

function ofInsurance(
  column: InsuranceCode,
  value: string | null,
  insurances: readonly InsuranceDecision[],
): Provenance {
  const decision = insurances.find(({ insurance }) => insurance === column)
  const rows = decision?.evidence ?? []
  const origin =
    decision?.step === 6 ? 'verified' : decision?.step === 8 ? 'rule' : rows.length > 0 ? 'source' : 'unknown'
  return { column, run: { value, origin: value === null ? 'none' : origin, rows } }
}

const isInsurance = (column: string): column is InsuranceCode => (insuranceCodes as readonly string[]).includes(column)

/** Cells of household rows, as `householdOfPeople` reads them. */
const householdCells: Record<string, string> = {
  AAC004: 'r.AAC004_code',
  AAC006: 'r.AAC006_date',
  AAC009: 'r.AAC009_code',
  ...Object.fromEntries(['AAC003', 'AAC010', 'AAE006', 'AAB401', 'AAE005'].map((name) => [name, filled(`r.${name}`)])),
}

/**
 * Rows `field, preference, rid` that offer a value; the smallest preference is the one that the plan took: verified 0,
 * the household row that speaks for the person 1, their other household rows after it, enrolments and cards last.
 */
function candidates(person: string, hasVerified: boolean): string[] {
  const own = `(SELECT rid, 0 AS place FROM household_of_people WHERE person_id = ${person}
    UNION ALL SELECT rid, place FROM household_merged WHERE person_id = ${person} AND NOT leads
    UNION ALL SELECT rid, place FROM outsider_households WHERE person_id = ${person} AND place > 1)`
  const household = Object.entries(householdCells).map(
    ([field, cell]) =>
      `SELECT '${field}' AS field, 1 + m.place AS preference, m.rid FROM ${own} m JOIN household_rows r ON r.rid = m.rid WHERE ${cell} IS NOT NULL`,
  )
  const chosen = (subject: string, preference: number) =>
    `SELECT v.field, ${preference} AS preference, v.rid FROM ${subject}_values v
      JOIN ${subject}_top t ON t.person_id = v.person_id AND t.field = v.field AND t.sequence = v.sequence
      JOIN ${subject}_latest l ON l.person_id = v.person_id AND l.field = v.field AND l.value = v.value WHERE v.person_id = ${person}`
  const speaking = `FROM household_of_people h JOIN household_rows r ON r.rid = h.rid WHERE h.person_id = ${person}`
  const outsider = `FROM outsider_candidates c JOIN people p ON p.number = c.number AND p.name = c.name WHERE p.person_id = ${person} AND NOT p.is_local`
  return [
    ...(hasVerified ? [chosen('verified', 0)] : []),
    ...household,
    `SELECT 'AAB299', 1, h.rid ${speaking} AND ${filled('r.AAB299')} IS NOT NULL`,
    `SELECT 'AAC002', 1, p.person_id FROM people p WHERE p.person_id = ${person} AND p.is_local`,
    `SELECT 'AAC002', 1, c.rid ${outsider}`,
    `SELECT 'AAC003', 0.5, c.rid ${outsider}`,
    chosen('fill', 1_000_000),
    chosen('personal_status', 1_000_000),
    `SELECT 'AAB004', 1, t.rid FROM employer_top t JOIN employers e ON e.person_id = t.person_id
      AND coalesce(t.AAB004, e.AAB004) = e.AAB004 AND t.AAB998 IS NOT DISTINCT FROM e.AAB998 WHERE t.person_id = ${person}`,
    `SELECT 'assistance', 1, r.rid FROM assistance_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'assistance'
      AND l.decision IN ('auto', 'review') AND NOT l.near JOIN circumstances c ON c.person_id = l.person_id AND c.assistance = ${filled('r.category')}
      WHERE l.person_id = ${person}`,
  ]
}
