import { canonicalCode } from '../../../src/standards/divisions.ts'
import { monthOf } from '../../../src/standards/plain-date.ts'
import { isOf } from './codes.ts'
import { isActiveEnrolment, isInPayment, prefectureOfRow, sameEmployer } from './evidence.ts'
import { type Findable, makeFinding, sideOf } from './finding.ts'
import { schemeOf } from './rows.ts'
import { type AcceptedRow, type Insurance, insurances, type SecondFinding } from './shapes.ts'

/** `duplicate_enrolment` and `duplicate_benefit`: one per person and insurance, under certain links. */
export function findDuplicates({ linked, rulings, input }: Findable): SecondFinding[] {
  const findings: SecondFinding[] = []
  const month = monthOf(input.asOf)
  for (const person of linked.people) {
    const active = person.certain.filter((row) => isActiveEnrolment(row, input.asOf))
    const paid = person.certain.filter((row) => isInPayment(row, month))
    for (const insurance of insurances) {
      const enrolments = inPairs(
        active.filter((row) => isOf(row, insurance)),
        (one, other) => enrolledTwice(insurance, one, other),
      )
      const benefits = inPairs(
        paid.filter((row) => isOf(row, insurance)),
        paidTwice,
      )
      if (enrolments.length > 0 && !rulings.silences('duplicate_enrolment', sideOf(person))) {
        findings.push(makeFinding('duplicate_enrolment', person.personKey, [person], enrolments, insurance))
      }
      if (benefits.length > 0 && !rulings.silences('duplicate_benefit', sideOf(person))) {
        findings.push(makeFinding('duplicate_benefit', person.personKey, [person], benefits, insurance))
      }
    }
  }
  return findings
}

/** Different schemes; or the same with two prefectures or two AAC001. Injury only under one employer. */
function enrolledTwice(insurance: Insurance, one: AcceptedRow, other: AcceptedRow): boolean {
  const isTwice =
    schemeOf(one)!.code !== schemeOf(other)!.code ||
    prefectureOfRow(one) !== prefectureOfRow(other) ||
    differFilled(one, other, 'AAC001')
  return isTwice && (insurance !== 'ALC003' || sameEmployer(one, other))
}

function paidTwice(one: AcceptedRow, other: AcceptedRow): boolean {
  return (
    one.cells.AAE140 !== other.cells.AAE140 ||
    differFilled(one, other, 'AAC001') ||
    canonicalCode(one.cells.AAB301!.slice(0, 6)) !== canonicalCode(other.cells.AAB301!.slice(0, 6))
  )
}

/** An empty person number of a system says nothing. */
function differFilled(one: AcceptedRow, other: AcceptedRow, column: string): boolean {
  const [a, b] = [one.cells[column] ?? '', other.cells[column] ?? '']
  return a !== '' && b !== '' && a !== b
}

/** The rows that are in some pair for which the question holds. */
function inPairs(rows: AcceptedRow[], holds: (one: AcceptedRow, other: AcceptedRow) => boolean): AcceptedRow[] {
  return rows.filter((one) => rows.some((other) => one !== other && holds(one, other)))
}
