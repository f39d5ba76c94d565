import type { LinkedPeople } from './links.ts'
import type { Person } from './people.ts'
import type { Judged } from './reasons.ts'
import type { Rulings, Side } from './rulings.ts'
import type { AcceptedRow, KindName, SecondFinding, SecondInput } from './shapes.ts'
import type { KnownUnit } from './units.ts'

/** Everything that findings are read from. */
export interface Findable {
  rows: Record<KindName, AcceptedRow[]>
  linked: LinkedPeople
  judged: Judged[]
  units: KnownUnit[]
  rulings: Rulings
  input: SecondInput
}

export function makeFinding(
  code: string,
  subject: string,
  people: Person[],
  rows: AcceptedRow[],
  insurance: SecondFinding['insurance'] = null,
): SecondFinding {
  const personKeys = [...new Set(people.map((person) => person.personKey))].sort()
  return { code, insurance, subject, person_keys: personKeys, links: rows.flatMap((row) => row.places) }
}

export function sideOf(person: Person): Side {
  return { number: person.key, name: person.name }
}
