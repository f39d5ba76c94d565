import { prefectureOf } from '../../../src/standards/divisions.ts'
import { monthOf } from '../../../src/standards/plain-date.ts'
import { isMissing } from './codes.ts'
import { givesCode, isActiveEnrolment, isInPayment, liesInside, prefectureOfRow } from './evidence.ts'
import type { Judged } from './reasons.ts'
import { type Insurance, insurances, type QuarterlyTable, type SecondFinding, type SecondInput } from './shapes.ts'

const columnCount = 17

/** The seventeen columns per reporting city (outputs.md, "Quarterly table"). */
export function makeQuarterlyTable(judged: Judged[], findings: SecondFinding[], input: SecondInput): QuarterlyTable {
  const insuredIn = new Map(judged.map((each) => [each, citiesOf(each, input)]))
  const ownCity = input.areaIsProvince ? [] : [prefectureOf(input.area)]
  const cities = new Set([
    ...ownCity,
    ...Object.keys(input.households),
    ...judged.map(({ record }) => record.city),
    ...[...insuredIn.values()].flatMap((found) => [...found]),
  ])
  const rows = [...cities]
    .sort()
    .map((city) => ({ city, columns: columnsOfCity(city, judged, insuredIn, findings, input) }))
  const total = Array.from({ length: columnCount }, (_, index) =>
    rows.reduce((sum, row) => sum + row.columns[index]!, 0),
  )
  const checks = rows
    .filter(({ columns }) => columns[0] === columns[1])
    .map(({ city, columns }) => ({
      name: city,
      ok: columns[0] === columns[2]! - columns[3]! + columns[4]! + columns[5]! + columns[6]!,
    }))
  return { rows, total, checks }
}

function columnsOfCity(
  city: string,
  judged: Judged[],
  insuredIn: Map<Judged, Set<string>>,
  findings: SecondFinding[],
  input: SecondInput,
): number[] {
  const local = judged.filter(({ record }) => record.household === 'local' && record.city === city)
  const count = (holds: (each: Judged) => boolean) => local.filter(holds).length
  const others = judged.filter(
    (each) =>
      (each.record.household === 'non_local' || each.record.city !== city) &&
      insuredIn.get(each)!.has(city) &&
      !each.reasonsBySources.includes('missing') &&
      !each.reasonsBySources.includes('inaccurate'),
  ).length
  const disposed = (disposition: string) => count(({ record }) => record.disposition === disposition)
  const lacking = (insurance: Insurance) =>
    count(({ record }) => isMissing(record[insurance]) && record.required.includes(insurance))
  const found = (code: string, insurance: Insurance) =>
    count(({ record }) =>
      findings.some(
        (finding) =>
          finding.code === code && finding.insurance === insurance && finding.person_keys.includes(record.person_key),
      ),
    )
  const [pension, medical, injury, unemployment, maternity] = insurances
  return [
    input.households[city] ?? local.length,
    local.length,
    disposed('direct') + others,
    others,
    disposed('in_province'),
    disposed('out_of_province'),
    disposed('survey'),
    count(({ record }) => record.disposition === 'survey' && record.verified_at !== null),
    lacking(pension),
    found('duplicate_enrolment', pension),
    found('duplicate_benefit', pension),
    lacking(medical),
    found('duplicate_enrolment', medical),
    found('duplicate_benefit', medical),
    lacking(injury),
    lacking(unemployment),
    lacking(maternity),
  ]
}

/** Reporting cities in which a person has an active enrolment or a benefit in payment of a scheme that gives a code. */
function citiesOf({ person }: Judged, input: SecondInput): Set<string> {
  const present = person.certain.filter(
    (row) =>
      givesCode(row) &&
      liesInside(row, input.area) &&
      (isActiveEnrolment(row, input.asOf) || isInPayment(row, monthOf(input.asOf))),
  )
  return new Set(present.map(prefectureOfRow))
}
