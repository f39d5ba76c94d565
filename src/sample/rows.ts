import type { EnrolmentSystem } from './files.ts'
import type { Fact, Person, Unit } from './world.ts'

const text = (value: number): string => (value === 0 ? '' : String(value))

const dashed = (date: number): string => {
  if (date === 0) return ''
  const whole = String(date)
  return `${whole.slice(0, 4)}-${whole.slice(4, 6)}-${whole.slice(6)}`
}

/** A cell that may hold the delimiter or a quote. */
function cell(value: string): string {
  return value.includes(',') || value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value
}

/** Street and house of a person, made from their household, so that a family lives at one door. */
function addressOf(person: Person): string {
  const household = Math.floor(person.id / 32)
  return `${person.village.fullName}${(household % 9) + 1}组${(household % 180) + 1}号${household % 997 === 0 ? ',后院' : ''}`
}

/** Which system keeps an enrolment of the scheme. */
export function systemOf(scheme: string): EnrolmentSystem {
  switch (scheme) {
    case '170':
      return 'residentsPension'
    case '310':
    case '320':
    case '330':
    case '390':
      return 'medical'
    case '410':
      return 'injury'
    case '210':
      return 'unemployment'
    case '510':
      return 'maternity'
    default:
      return 'employeesPension'
  }
}

const stateWords: Readonly<Record<string, string>> = { '1': '正常参保', '2': '暂停参保', '4': '终止参保' }
const paymentWords: Readonly<Record<string, string>> = { '1': '缴费', '2': '暂停', '3': '终止缴费' }

export function enrolmentRow(fact: Fact, system: EnrolmentSystem): string {
  const words = system === 'residentsPension'
  const tab = system === 'unemployment' ? '\t' : system === 'medical' ? '|' : ','
  const { unit } = fact
  const since = words ? dashed(fact.since) : text(fact.since)
  const changed = words ? dashed(fact.changed) : text(fact.changed)
  const address = fact.address === '' ? '' : tab === ',' ? cell(addressOf(fact.person)) : addressOf(fact.person)
  return (
    fact.personal +
    tab +
    fact.number +
    tab +
    fact.name +
    tab +
    fact.scheme +
    tab +
    fact.division +
    tab +
    (words ? stateWords[fact.state]! : fact.state) +
    tab +
    (words ? paymentWords[fact.payment]! : fact.payment) +
    tab +
    fact.statusCode +
    tab +
    (unit
      ? unit.personal + tab + unit.number + tab + unit.name + tab + (fact.unitTypeWritten ? unit.type : '')
      : tab + tab + tab) +
    tab +
    since +
    tab +
    changed +
    tab +
    fact.identity +
    tab +
    fact.retired +
    tab +
    fact.phone +
    tab +
    address +
    tab +
    fact.home +
    tab +
    fact.householdType
  )
}

/** Another real day of the same month. */
function otherDay(date: number): number {
  return date % 100 === 1 ? date + 1 : date - (date % 100) + 1
}

export function householdRow(fact: Fact, person: Person): string {
  const born = fact.value === 'birth' ? otherDay(person.birth) : person.birth
  const sex = (fact.value === 'sex' ? !person.male : person.male) ? '1' : '2'
  const derivable = !person.withoutNumber && !person.ownNumberInvalid
  const bare = person.id % 11
  // Birth date and sex stand in the number, and some offices leave the columns empty.
  const birthCell = bare === 0 && fact.value !== 'birth' && derivable ? '' : String(born)
  const sexCell = bare === 1 && fact.value !== 'sex' && derivable ? '' : sex
  const second = fact.state === 'second'
  const full = person.village.fullName
  return (
    `${fact.number},${fact.name},${sexCell},${birthCell},${second ? fact.division : person.village.code},` +
    `${bare === 2 ? '' : full},${person.addressInHousehold ? cell(addressOf(person)) : ''},${bare < 8 ? person.village.code : ''},` +
    `${bare < 9 ? '20' : '10'},${person.book},${person.nationality},${person.phoneInHousehold ? person.phone : ''},${person.formerName},` +
    `${person.relation},${person.father?.number ?? ''},${person.mother?.number ?? ''},${person.spouse?.number ?? ''},` +
    `${person.policeStatus === '0' && bare > 5 ? '' : person.policeStatus}`
  )
}

function employer(fact: Fact, withCode: boolean): string {
  const { unit } = fact
  if (!unit) return withCode ? `,,${fact.value},` : `,${fact.value},`
  const code = withCode ? `${fact.unitNumberWritten ? unit.personal : ''},` : ''
  return `${fact.unitNumberWritten ? unit.number : ''},${code}${unit.name},${fact.unitTypeWritten ? unit.type : ''}`
}

/** The line of any other kind. */
export function otherRow(fact: Fact): string {
  const head = `${fact.number},${fact.name}`
  switch (fact.kind) {
    case 'benefit':
      return `${fact.personal},${head},${fact.scheme},${fact.division},${text(fact.from)},${text(fact.to)},${fact.person.id % 3 === 0 && fact.state === '1' ? '' : fact.state}`
    case 'employment':
      return `${head},${employer(fact, true)},${text(fact.from)},${text(fact.to)}`
    case 'salary':
      return `${head},${employer(fact, false)},${text(fact.from)}`
    case 'establishment':
      return `${head},${employer(fact, false)},${fact.identity}`
    case 'student':
      return `${head},${fact.value},${text(fact.from)},${text(fact.to)},${fact.state}`
    case 'death':
      return `${head},${dashed(fact.from)}`
    case 'absence':
    case 'assistance':
      return `${head},${fact.value},${text(fact.from)},${text(fact.to)}`
    case 'card':
      return `${head},${fact.phone},${fact.address === '' ? '' : cell(addressOf(fact.person))}`
    case 'elsewhere':
      return `${head},${fact.scheme},${fact.division},${fact.state},${fact.payment},${fact.statusCode}`
    default:
      throw new RangeError(`${fact.kind} has a layout of its own`)
  }
}

export function unitRow(unit: Unit): string {
  return `${unit.number},${unit.name},${unit.type},${unit.division},${unit.state === '1' ? '' : unit.state},${unit.phone}`
}
