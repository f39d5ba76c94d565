import type { PolicyRow, Term } from './decision-table.ts'

/** A term as the table writes it, and the attribute it asks about (`age` and `unit_type` beside those that hold or not). */
export function describeTerm(term: Term): { text: string; attribute: string } {
  if ('attribute' in term) {
    return { text: term.holds ? term.attribute : `not ${term.attribute}`, attribute: term.attribute }
  }
  if ('age' in term) return { text: `age ${term.age} ${term.years}`, attribute: 'age' }
  return { text: `unit_type in ${term.unitTypes.join(' ')}`, attribute: 'unit_type' }
}

/** The condition of a row as the table writes it; '' holds for everybody. */
export function describeCondition(row: PolicyRow): string {
  return row.when.map((term) => describeTerm(term).text).join(' and ')
}
