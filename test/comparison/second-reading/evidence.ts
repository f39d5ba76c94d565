import { isInside, prefectureOf } from '../../../src/standards/divisions.ts'
import { addMonths, monthOf } from '../../../src/standards/plain-date.ts'
import { readUnitNumber } from '../../../src/standards/unit-number.ts'
import { schemes } from './columns.ts'
import { normalName } from './numbers-and-names.ts'
import { dateOf, monthIn } from './rows.ts'
import type { AcceptedRow } from './shapes.ts'

const startOfTime = 0
const endOfTime = 99_999_999

/** "State of an enrolment" (batch.md); `future` is an enrolment that does not exist yet. */
export function enrolmentState(row: AcceptedRow, asOf: number): 'active' | 'paused' | 'ended' | 'future' {
  const { AAC008, AAC031, AAC084 } = row.cells
  if (dateOf(row, 'AAC030', startOfTime) > asOf) return 'future'
  if (AAC008 === '4' || AAC008 === '0') return 'ended'
  if (AAC084 === '1') return 'active'
  if (AAC031 === '1') return 'active'
  if (AAC031 === '2') return 'paused'
  if (AAC031 === '3') return AAC008 === '1' || AAC008 === '2' ? 'active' : 'ended'
  if (AAC008 === '2') return 'paused'
  if (AAC008 === '3') return 'ended'
  return 'active'
}

/** Enrolments of the area's own systems and those that the register above returned. */
export function isEnrolment(row: AcceptedRow): boolean {
  return row.kind === 'enrolment' || row.kind === 'elsewhere'
}

export function isActiveEnrolment(row: AcceptedRow, asOf: number): boolean {
  return isEnrolment(row) && enrolmentState(row, asOf) === 'active'
}

/** "A benefit is in payment in month m when AAE041 ≤ m ≤ AAE042 (or AAE042 empty) and AAE116 is 1." */
export function isInPayment(row: AcceptedRow, month: number): boolean {
  if (row.kind !== 'benefit') return false
  const start = monthIn(row, 'AAE041')
  const end = monthIn(row, 'AAE042')
  return start !== null && start <= month && (end === null || month <= end) && (row.cells.AAE116 || '1') === '1'
}

/** An employment, study, absence or assistance between its bounds; an empty bound is open. */
export function isCurrent(row: AcceptedRow, asOf: number): boolean {
  if (row.kind === 'salary') {
    const month = monthIn(row, 'AAE041')
    return month !== null && month >= addMonths(monthOf(asOf), -2) && month <= monthOf(asOf)
  }
  if (row.kind === 'establishment') return true
  if (row.kind === 'student' && row.cells.state === '0') return false
  return dateOf(row, 'AAE030', startOfTime) <= asOf && asOf <= dateOf(row, 'AAE031', endOfTime)
}

/** The row is of a scheme that gives a code. */
export function givesCode(row: AcceptedRow): boolean {
  return schemes[row.cells.AAE140!] !== undefined
}

/** AAB301 or AAB299 inside an area. */
export function liesInside(row: AcceptedRow, area: string): boolean {
  return isInside((row.cells.AAB301 ?? row.cells.AAB299 ?? '').slice(0, 6), area)
}

/** The prefecture of a row's AAB301. */
export function prefectureOfRow(row: AcceptedRow): string {
  return prefectureOf(row.cells.AAB301!.slice(0, 6))
}

/** "Names an employer": AAB998, AAB001 or AAB004 is filled. */
export function namesEmployer(row: AcceptedRow): boolean {
  return unitNumberOf(row) !== '' || (row.cells.AAB001 ?? '') !== '' || unitNameOf(row) !== ''
}

export function unitNumberOf(row: AcceptedRow): string {
  return readUnitNumber(row.cells.AAB998 ?? '').number
}

export function unitNameOf(row: AcceptedRow): string {
  return normalName(row.cells.AAB004 ?? '')
}

/** Two rows name one employer: by AAB998 where both have it, else by AAB001, else by AAB004. */
export function sameEmployer(one: AcceptedRow, other: AcceptedRow): boolean {
  for (const part of [unitNumberOf, (row: AcceptedRow) => row.cells.AAB001 ?? '', unitNameOf]) {
    if (part(one) !== '' && part(other) !== '') return part(one) === part(other)
  }
  return false
}
