/** Insurances in the order of the contract. */
type Insurance = 'AIC003' | 'AKC003' | 'ALC003' | 'AJC003' | 'AMC003'

/** What the register says of a person that a verification can change. Fields are columns of the contract. */
export interface JudgedPerson {
  household: 'local' | 'non_local'
  fields: Readonly<Record<string, string | null>>
  codes: Readonly<Record<Insurance, string | null>>
  required: readonly string[]
  reasons: readonly string[]
  disposition: string
}

export interface ClosedPerson {
  fields: Record<string, string | null>
  codes: Record<Insurance, string | null>
  /** empty when the verification answers everything */
  reasons: string[]
  isClosed: boolean
}

/** Codes that say that an insurance is missing; 94 is an interrupted one. */
const missingCodes = new Set(['91', '92', '94'])
/** Not insured, or not to be: verified, they end the question whether somebody should be (policy.md). */
const answered = new Set(['91', '92', '93', '94', '95'])
const neededFields = ['AAC002', 'AAC003', 'AAC004', 'AAC006', 'AAC010', 'AAE006']
const insurances: readonly Insurance[] = ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003']

/**
 * What verified values make of a person, as the batch judges it (policy.md, "Decided by people"): values win over every
 * source; a code stands where no enrolment was found; `uninsured` and `partial` are judged as if an insurance verified as
 * 91 to 95 were not required; `inaccurate`, and a missing phone, are closed by any verification. A field that is not
 * among `values` was not verified.
 */
export function closeByVerification(person: JudgedPerson, values: Readonly<Record<string, string>>): ClosedPerson {
  const fields = { ...person.fields }
  const codes = { ...person.codes }
  const settled = new Set<string>()
  for (const [name, value] of Object.entries(values)) {
    if (!isInsurance(name)) fields[name] = value
    else {
      if (answered.has(value)) settled.add(name)
      if (codes[name] === null || missingCodes.has(codes[name]) || answered.has(codes[name])) codes[name] = value
    }
  }
  const reasons = person.disposition === 'survey' ? openReasons(person, fields, codes, settled) : [...person.reasons]
  return { fields, codes, reasons, isClosed: person.disposition === 'survey' && reasons.length === 0 }
}

function openReasons(
  person: JudgedPerson,
  fields: Readonly<Record<string, string | null>>,
  codes: Readonly<Record<Insurance, string | null>>,
  settled: ReadonlySet<string>,
): string[] {
  const required = insurances.filter((name) => person.required.includes(name) && !settled.has(name))
  const lacking = required.filter((name) => codes[name] === null || missingCodes.has(codes[name]))
  const main = required.filter((name) => name === 'AIC003' || name === 'AKC003')
  const reasons: string[] = []
  if (person.household === 'local') {
    if (main.length > 0 && main.every((name) => lacking.includes(name))) reasons.push('uninsured')
    else if (lacking.length > 0) reasons.push('partial')
  }
  if (neededFields.some((name) => (fields[name] ?? '') === '')) reasons.push('missing')
  return reasons
}

function isInsurance(name: string): name is Insurance {
  return (insurances as readonly string[]).includes(name)
}
