import { readUnitNumber } from '../../../src/standards/unit-number.ts'
import { enrolmentState, isCurrent, liesInside, namesEmployer, unitNameOf, unitNumberOf } from './evidence.ts'
import { compareText, dateOf, latestFirst } from './rows.ts'
import type { AcceptedRow, KindName, SecondInput, UnitRecord } from './shapes.ts'

/** A unit with the rows that name it. */
export interface KnownUnit {
  subject: string
  record: UnitRecord
  listed: AcceptedRow[]
}

const employingKinds = ['establishment', 'employment', 'salary'] as const

/** Units of the lists and of every row that names an employer, one by AAB998, else by name, else by AAB001. */
export function readUnits(rows: Record<KindName, AcceptedRow[]>, input: SecondInput): KnownUnit[] {
  const groups = new Map<string, AcceptedRow[]>()
  const naming = [
    ...rows.unit,
    ...employingKinds.flatMap((kind) => rows[kind]),
    ...rows.enrolment.filter((row) => enrolmentState(row, input.asOf) !== 'future'),
  ].filter(namesEmployer)
  for (const row of naming) {
    const subject = subjectOf(row)
    groups.set(subject, [...(groups.get(subject) ?? []), row])
  }
  return [...groups].map(([subject, group]) => describe(subject, group, rows.enrolment, input))
}

function subjectOf(row: AcceptedRow): string {
  return unitNumberOf(row) || unitNameOf(row) || row.cells.AAB001!
}

function describe(subject: string, group: AcceptedRow[], allEnrolments: AcceptedRow[], input: SecondInput): KnownUnit {
  const { asOf } = input
  const listed = latestFirst(
    group.filter((row) => row.kind === 'unit'),
    (row) => (isExisting(row) ? 1 : 0),
  )
  const enrolments = latestFirst(
    group.filter((row) => row.kind === 'enrolment'),
    (row) => dateOf(row, 'AAE035', 0),
    (row) => dateOf(row, 'AAC030', 0),
  )
  const employing = employingKinds.flatMap((kind) => latestFirst(group.filter((row) => row.kind === kind)))
  const filled = (column: string, ...sources: AcceptedRow[][]) =>
    sources.map((rows) => greatest(rows, column)).find((value) => value !== '') ?? null
  const all = [...listed, ...employing, ...enrolments]
  const existing = listed.filter(isExisting)
  const registered = existing.length > 0
  const number = unitNumberOf(all[0]!)
  const name = unitNameOf(all[0]!)
  // "Under its AAB998 (or, without one, its name)": also where the enrolment gives a number beside that name.
  const own = number === '' && name !== '' ? allEnrolments.filter((row) => unitNameOf(row) === name) : enrolments
  const enrolled = own.filter((row) => ['active', 'paused'].includes(enrolmentState(row, asOf))).length
  const record: UnitRecord = {
    AAB998: number === '' ? null : number,
    AAB001: filled('AAB001', enrolments, all),
    AAB004: filled('AAB004', listed, all),
    AAB019: filled('AAB019', existing, listed, all),
    AAB301: filled('AAB301', existing, listed, enrolments),
    registered,
    enrolled,
    reasons: [],
    disposition: 'direct',
  }
  const current = employing.filter((row) => isCurrent(row, asOf))
  const isInArea = existing.some((row) => row.cells.AAB301 !== '' && liesInside(row, input.area))
  const hasStaff = number !== '' && current.some((row) => row.kind !== 'establishment')
  const isIndividual = record.AAB019 === '81'
  if (registered && isInArea && enrolled === 0 && (!isIndividual || hasStaff)) record.reasons.push('not_enrolled')
  if ((enrolled > 0 || current.length > 0) && !registered) record.reasons.push('not_registered')
  if (record.AAB301 === null || record.AAB004 === null) record.reasons.push('missing')
  if (readUnitNumber(number).state === 'invalid') record.reasons.push('inaccurate')
  if (record.reasons.length > 0) record.disposition = 'survey'
  return { subject, record, listed }
}

function isExisting(row: AcceptedRow): boolean {
  return (row.cells.state || '1') === '1'
}

/** Which of several rows is asked does not follow from the contract: the greatest value, so that no order decides. */
function greatest(rows: AcceptedRow[], column: string): string {
  return (
    rows
      .map((row) => row.cells[column] ?? '')
      .sort(compareText)
      .at(-1) ?? ''
  )
}
