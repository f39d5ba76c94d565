import { readAttributes, unitsByNumber } from './attributes.ts'
import { decidingRow } from './codes.ts'
import { liesInside } from './evidence.ts'
import { readFindings } from './findings.ts'
import { linkRows } from './links.ts'
import { isOutsideRegister, makeLocalPeople } from './people.ts'
import { makeQuarterlyTable } from './quarterly.ts'
import { judge } from './reasons.ts'
import { acceptRows } from './rows.ts'
import { readRulings } from './rulings.ts'
import { type AcceptedRow, kindNames, type SecondInput, type SecondLink, type SecondOutput } from './shapes.ts'
import { readUnits } from './units.ts'

export type { SecondInput, SecondOutput } from './shapes.ts'

/**
 * A second, independent reading of the contract (batch.md, outputs.md, policy.md) over single rows, as literal as it
 * can be and without a thought for speed. The plan's answer is compared with it person by person.
 */
export function readSecond(input: SecondInput): SecondOutput {
  const { rows, rejects } = acceptRows(input)
  const isLocal = (row: AcceptedRow) => liesInside(row, input.area) && !isOutsideRegister(row)
  const rulings = readRulings(rows, input.asOf, isLocal)
  for (const kind of kindNames) {
    for (const row of rows[kind]) if (row.key !== null) row.key = rulings.keptNumber(row.key)
  }
  const local = makeLocalPeople(rows, isLocal, rulings, input.asOf)
  const linked = linkRows(rows, local, rulings, { area: input.area, asOf: input.asOf })
  const units = unitsByNumber(rows.unit)
  const judged = linked.people.map((person) => {
    const attributes = readAttributes(person, input, units)
    return judge(person, attributes, decidingRow(input.policy, attributes, input.asOf), input, units)
  })
  const knownUnits = readUnits(rows, input)
  const findings = readFindings({ rows, linked, judged, units: knownUnits, rulings, input })
  const living = new Set(linked.people)
  const links: SecondLink[] = [...linked.links].flatMap(([row, link]) => {
    const personKey = link.person !== null && living.has(link.person) ? link.person.personKey : null
    return row.places.map((place) => ({
      ...place,
      person_key: personKey,
      number_match: link.numberMatch,
      name_match: link.nameMatch,
      decision: link.decision,
    }))
  })
  return {
    persons: judged.map(({ record }) => record),
    units: knownUnits.map(({ record }) => record),
    links,
    findings,
    rejects,
    quarterly: makeQuarterlyTable(judged, findings, input),
  }
}
