import { type DecisionTable, insuranceNames, type PolicyRow, type Term } from './decision-table.ts'

/** Rows of the table that are in force on a date, in their order. */
export function rowsInForce(table: DecisionTable, asOf: number): PolicyRow[] {
  return table.filter((row) => (row.from ?? 0) <= asOf && asOf <= (row.to ?? 99991231))
}

/** The SQL of one term, over the attributes as boolean columns, `age` (NULL unknown) and `unit_type` of alias `a`. */
function compileTerm(term: Term): string {
  if ('attribute' in term) return term.holds ? `a.${term.attribute}` : `NOT a.${term.attribute}`
  // An unknown age counts as 16 to 59 (contract, policy.md "Age"): whatever bound is asked, 16 stands for it.
  if ('age' in term) return `coalesce(a.age, 16) ${term.age} ${term.years}`
  // Not IN: DuckDB makes a join of every row of a list of five or more.
  return `(${term.unitTypes.map((type) => `a.unit_type = '${type}'`).join(' OR ')})`
}

/** SQL that gives the place (1, 2, …) of the first row in force that holds for alias `a`. */
export function compileDecision(rows: readonly PolicyRow[]): string {
  const cases = rows.map((row, index) => {
    const when = row.when.map(compileTerm).join(' AND ')
    return when === '' ? `ELSE ${index + 1}` : `WHEN ${when} THEN ${index + 1}`
  })
  const firstElse = cases.findIndex((one) => one.startsWith('ELSE'))
  const used = cases.slice(0, firstElse + 1)
  return used.length === 1 ? '1' : `CASE ${used.join(' ')} END`
}

/** The table as rows for an engine: place, row, and per insurance whether it is required, by law, and its missing code. */
export function policyRows(rows: readonly PolicyRow[]): Record<string, string | number | boolean>[] {
  return rows.map((row, index) => ({
    place: index + 1,
    rule: row.row,
    ...Object.fromEntries(
      insuranceNames.flatMap((name, n) => [
        [`required_${n + 1}`, row.insurances[name].required !== 'no'],
        [`by_law_${n + 1}`, row.insurances[name].required === 'must'],
        [`missing_${n + 1}`, row.insurances[name].missing],
      ]),
    ),
  }))
}
