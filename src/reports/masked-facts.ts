import { maskAddress, maskBirthDate, maskNumber, maskPhone, maskWithin } from '../security/masking.ts'
import type { PersonFacts, Provenance, SourceStatement } from './person-facts.ts'

/** Columns that hold somebody's number, the person's or of their family; the number of a household book is as telling. */
const maskOf: Partial<Record<string, (text: string) => string>> = {
  AAC002: maskNumber,
  father: maskNumber,
  mother: maskNumber,
  spouse: maskNumber,
  AAB401: maskNumber,
  AAC006: maskBirthDate,
  AAC010: maskAddress,
  AAE005: maskPhone,
  AAE006: maskAddress,
}

/** What whoever rules on a number must see of a row of somebody else under it: who, insured in what and where. */
const shownOfOthers = new Set([
  ...['AAC002', 'AAC003', 'AAC004', 'AAC006', 'AAE140', 'AAB301', 'AAC008', 'AAC031', 'status_code'],
  ...['AAB004', 'AAC030', 'AAE035', 'AAE041', 'AAE042', 'AAE116', 'police_status', 'death_date', 'verified_at', 'op'],
])

/** A cell's text as it may be shown; in any column a number or phone may stand where it should not. */
function maskCell(column: string, text: string): string {
  return maskWithin((maskOf[column] ?? ((same) => same))(text))
}

/**
 * The facts with every number, phone, address and birth date masked, and rows of other people cut down to what tells
 * them apart. Cells of a column that said the same keep the same `variant`, so that differences stay to be seen.
 */
export function maskFacts(facts: PersonFacts): PersonFacts {
  const variantOf = variants()
  const born = facts.birthDate?.replaceAll('-', '') ?? ''
  // Babies are insured from the day of their birth: it may stand in a row as any date.
  const mask: Masks['mask'] = (column, text) =>
    born !== '' && text.replace(/[^0-9]/g, '') === born ? maskBirthDate(text) : maskCell(column, text)
  const masks = { variantOf, mask }
  return {
    ...facts,
    number: maskNumber(facts.number),
    name: maskWithin(facts.name),
    birthDate: facts.birthDate === null ? null : facts.birthDate.slice(0, 4),
    address: facts.address === null ? null : maskAddress(facts.address),
    phone: facts.phone === null ? null : maskPhone(facts.phone),
    employer: facts.employer === null ? null : maskWithin(facts.employer),
    statements: facts.statements.map((statement) => maskStatement(statement, masks)),
    candidates: facts.candidates.map((candidate) => ({ ...candidate, ...maskCells(candidate, masks) })),
    provenance: facts.provenance.map(maskProvenance),
  }
}

interface Masks {
  variantOf: (column: string, text: string) => number
  mask: (column: string, text: string) => string
}

const maskStatement = (statement: SourceStatement, masks: Masks): SourceStatement => ({
  ...statement,
  ...maskCells(statement, masks),
})

/** Of a row that is not the person's for certain only what tells people apart is shown. */
function maskCells(
  row: { cells: SourceStatement['cells']; holder?: SourceStatement['holder'] },
  { variantOf, mask }: Masks,
): { cells: SourceStatement['cells']; withheld?: string[] } {
  const isShown = ({ column }: { column: string }) => row.holder === 'person' || shownOfOthers.has(column)
  const cells = row.cells.filter(isShown).map(({ column, chinese, text }) => ({
    column,
    chinese,
    text: mask(column, text),
    variant: variantOf(column, text),
  }))
  const withheld = row.cells.filter((cell) => !isShown(cell)).map(({ column }) => column)
  return { cells, ...(withheld.length > 0 && { withheld }) }
}

/** Numbers the texts of each column in the order in which they come. */
function variants() {
  const known = new Map<string, Map<string, number>>()
  return (column: string, text: string) => {
    const ofColumn = known.get(column) ?? new Map<string, number>()
    known.set(column, ofColumn)
    const number = ofColumn.get(text.trim()) ?? ofColumn.size + 1
    ofColumn.set(text.trim(), number)
    return number
  }
}

/** A value's provenance with the values masked. */
export function maskProvenance({ column, run, register }: Provenance): Provenance {
  const mask = (value: string | null) => (value === null ? null : maskCell(column, value))
  return {
    column,
    run: { ...run, value: mask(run.value) },
    ...(register && {
      register: {
        ...register,
        value: mask(register.value),
        verified: register.verified && { ...register.verified, value: maskCell(column, register.verified.value) },
      },
    }),
  }
}
