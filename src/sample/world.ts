/** Kinds of rows that carry a person, as the batch names them. */
export type FactKind =
  | 'household'
  | 'enrolment'
  | 'benefit'
  | 'employment'
  | 'salary'
  | 'establishment'
  | 'student'
  | 'death'
  | 'absence'
  | 'assistance'
  | 'card'
  | 'elsewhere'
  | 'verified'

/**
 * What the linking must make of a row. `near` is the contract's `review` by a number two edits away; `free` are rows of
 * people outside the register, whose decision the contract leaves open.
 */
export type Decision = 'auto' | 'review' | 'conflict' | 'near' | 'none' | 'free'

/** What a person does in life: fixed first, before any row is written or damaged. */
export type Life =
  | 'child'
  | 'pupil'
  | 'student'
  | 'farmer'
  | 'employee'
  | 'business_employee'
  | 'civil_servant'
  | 'established'
  | 'flexible'
  | 'landless'
  | 'unemployed'
  | 'retired'
  | 'resident_pensioner'
  | 'old_without_pension'
  | 'soldier'
  | 'prisoner'
  | 'abroad'
  | 'lost'
  | 'away_employee'
  | 'away_resident'
  | 'migrant_employee'
  | 'migrant_resident'
  | 'migrant_pensioner'
  | 'compatriot_employee'
  | 'foreign_employee'
  | 'dead'
  | 'cancelled'
  | 'moved_out'

export interface Unit {
  number: string
  personal: string
  name: string
  type: string
  division: string
  /** registration state: 1 in existence, 2 deregistered, 3 revoked */
  state: '1' | '2' | '3'
  /** in a unit list at all */
  listed: boolean
  enrols: boolean
  phone: string
  /** active or paused enrolments written under it */
  enrolled: number
  /** current employment or salary rows written that name its number */
  named: number
}

/** One village of the area, with the names an address is made of. */
export interface Village {
  code: string
  county: string
  prefecture: string
  /** names of province, prefecture, county, township, village run together */
  fullName: string
}

export class Person {
  id: number
  truePerson: number
  number = ''
  /** a second valid number the person was once given (E12), '' for nearly everybody */
  secondNumber = ''
  name = ''
  formerName = ''
  birth = 0
  male = true
  village: Village
  book = ''
  relation = ''
  nationality = '01'
  father: Person | null = null
  mother: Person | null = null
  spouse: Person | null = null
  phone = ''
  /** whether the phone stands in the household row, the enrolments */
  phoneInHousehold = false
  phoneInEnrolments = false
  addressInHousehold = true
  life: Life = 'farmer'
  unit: Unit | null = null
  /** reporting prefecture of the home area; '' where there is no household here */
  home = ''
  policeStatus = '0'
  /** has a household row (of any status) inside the area */
  hasHousehold = true
  /** the household row and, for duplicates, a second one */
  facts: Fact[] = []

  // What the damage did to the person as the register sees it.
  withoutNumber = false
  ownNumberInvalid = false
  householdContradicts = false
  conflicts = 0
  reviews = 0
  /** birth date by the number written in the household row, where that is another person's number */
  birthByNumber = 0
  undetermined = false
  deathDate = 0
  deathLinked = false

  constructor(id: number, village: Village) {
    this.id = id
    this.truePerson = id
    this.village = village
  }
}

/** One row of one source, as the world has it; number and name are what is written, damage included. */
export class Fact {
  readonly kind: FactKind
  /** whose life the row tells of */
  readonly person: Person
  /** whom the linking must give it to; null: nobody */
  owner: Person | null
  number: string
  name: string
  scheme = ''
  division = ''
  personal = ''
  state = ''
  payment = ''
  retired = ''
  statusCode = ''
  unit: Unit | null = null
  unitNumberWritten = true
  unitTypeWritten = true
  since = 0
  changed = 0
  identity = ''
  phone = ''
  address = ''
  home = ''
  householdType = ''
  from = 0
  to = 0
  value = ''
  decision: Decision = 'auto'
  numberDamage = ''
  nameDamage = ''
  /** 2 where the very same line is written twice */
  copies = 1
  /** the number written is the right owner's after normalising, upgrading or repair */
  certain = true

  constructor(kind: FactKind, person: Person) {
    this.kind = kind
    this.person = person
    this.owner = person
    this.number = person.number
    this.name = person.name
  }
}
