import { createHash } from 'node:crypto'
import type { PlanAnswer, Row } from './plan-answer.ts'
import { normalName } from './second-reading/numbers-and-names.ts'
import type { SecondFinding, SecondOutput } from './second-reading/shapes.ts'

/** Records of any shape as plain rows. */
const rowsOf = (records: readonly object[]): Row[] => records.map((record) => ({ ...record }))

/** One thing that the two readings say differently: which one, and what each says. */
export interface Difference {
  where: string
  plan: string
  second: string
}

type Told = Map<string, string>

/** Everything in which the plan's answer and the second reading differ, person by person and row by row. */
export function differencesOf(plan: PlanAnswer, second: SecondOutput): Difference[] {
  const keyOf = planKeys(plan, second)
  return [
    ...differ('reject', tell(plan.rejects, rejectOf, placeOf), tell(rowsOf(second.rejects), rejectOf, placeOf)),
    ...differ(
      'person',
      tell(plan.persons, personOf, (row) => text(row.person_key)),
      tell(secondPersons(second, keyOf), personOf, (row) => text(row.person_key)),
    ),
    ...differ('link', tell(plan.links, linkOf, placeOf), tell(secondLinks(second, keyOf), linkOf, placeOf)),
    ...differ('finding', tellPlanFindings(plan), tellSecondFindings(second, keyOf)),
    ...differ('unit', tell(plan.units, unitOf, unitName), tell(rowsOf(second.units), unitOf, unitName)),
    ...differ(
      'city',
      tell(rowsOf(plan.quarterly.rows), columnsOf, (row) => text(row.city)),
      tell(rowsOf(second.quarterly.rows), columnsOf, (row) => text(row.city)),
    ),
  ]
}

function differ(what: string, plan: Told, second: Told): Difference[] {
  const names = [...new Set([...plan.keys(), ...second.keys()])].sort()
  return names
    .filter((name) => plan.get(name) !== second.get(name))
    .map((name) => ({ where: `${what} ${name}`, plan: plan.get(name) ?? '-', second: second.get(name) ?? '-' }))
}

function tell(rows: Row[], say: (row: Row) => string, nameOf: (row: Row) => string): Told {
  const told: Told = new Map()
  for (const row of rows) {
    const name = nameOf(row)
    told.set(
      name,
      [told.get(name), say(row)]
        .filter((one) => one !== undefined)
        .sort()
        .join(' & '),
    )
  }
  return told
}

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
const placeOf = ({ kind, file, row }: Row) => `${text(kind)} ${text(file)}:${text(row)}`
const rejectOf = ({ column }: Row) => text(column)
const columnsOf = ({ columns }: Row) => JSON.stringify(columns)
const unitName = (row: Row) => text(row.AAB998) || normalName(text(row.AAB004)) || text(row.AAB001)

function personOf(row: Row): string {
  const values = Object.entries(row).filter(([name]) => name !== 'person_key')
  values.sort(([a], [b]) => (a < b ? -1 : 1))
  return values.map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : text(value)}`).join(' ')
}

function unitOf(row: Row): string {
  return personOf({ ...row, reasons: [...(row.reasons as string[])].sort() })
}

/** A row of nobody in the register has a null person_key, and its decision is free. */
function linkOf({ person_key: key, number_match: number, name_match: name, decision }: Row): string {
  return key === null
    ? text(decision === 'auto' || decision === 'review' || decision === 'none' ? 'nobody' : decision)
    : [key, number, name, decision].map(text).join(' ')
}

/**
 * The keys of people are opaque. Where there is a number the plan's key is a digest of number and name; somebody
 * without a number is found by the place of the household row.
 */
function planKeys(plan: PlanAnswer, second: SecondOutput): (key: string) => string {
  const byPlace = new Map(plan.links.map((link) => [placeOf(link), text(link.person_key)]))
  const household = second.links.filter(
    ({ kind, person_key: key }) => kind === 'household' && key?.startsWith('household|'),
  )
  const withoutNumber = new Map(household.map((link) => [link.person_key, byPlace.get(placeOf({ ...link }))]))
  return (key) =>
    key.startsWith('household|')
      ? withoutNumber.get(key) || key
      : createHash('sha256').update(key.replace('|', '\u0001')).digest('hex').slice(0, 32)
}

function secondPersons(second: SecondOutput, keyOf: (key: string) => string): Row[] {
  return second.persons.map((person) => ({ ...person, person_key: keyOf(person.person_key) }))
}

function secondLinks(second: SecondOutput, keyOf: (key: string) => string): Row[] {
  return second.links.map((link) => ({ ...link, person_key: link.person_key === null ? null : keyOf(link.person_key) }))
}

const findingOf = (people: string[], links: Row[]) =>
  `people ${[...people].sort().join('+')} rows ${[...new Set(links.map(placeOf))].sort().join('+')}`

function tellPlanFindings(plan: PlanAnswer): Told {
  return new Map(
    plan.findings.map((row) => {
      const detail = JSON.parse(text(row.detail)) as Record<string, string>
      const name = [row.code, row.insurance, planSubject(text(row.code), detail)].map(text).join(' ')
      return [name, findingOf(row.person_keys as string[], row.links as Row[])]
    }),
  )
}

function planSubject(code: string, detail: Record<string, string>): string {
  if (code === 'number_invalid') return `${detail.number}|${normalName(detail.name ?? '')}`
  if (code === 'person_with_two_numbers') return [detail.number_a, detail.number_b].sort().join('+')
  if (code === 'death_not_cancelled') return `${detail.number}|${normalName(detail.name ?? '')}`
  return detail.number ?? detail.division ?? detail.unit ?? detail.person_key ?? ''
}

function tellSecondFindings(second: SecondOutput, keyOf: (key: string) => string): Told {
  return new Map(
    second.findings.map((finding) => {
      const name = [finding.code, finding.insurance, secondSubject(finding, keyOf)].map(text).join(' ')
      return [name, findingOf(finding.person_keys.map(keyOf), rowsOf(finding.links))]
    }),
  )
}

function secondSubject({ code, subject }: SecondFinding, keyOf: (key: string) => string): string {
  return code.startsWith('duplicate_') || code === 'employee_not_enrolled' ? keyOf(subject) : subject
}
