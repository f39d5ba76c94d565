/** Columns of a file of rulings, as the next run reads them (contract, batch.md). */
export const rulingHeader = ['code', 'number_a', 'name_a', 'number_b', 'name_b', 'decision', 'decided_at']

interface Named {
  number: string
  name: string | null
}

/**
 * What a ruling says of a row and a person: `same` makes the row's number the person's, with its name as a former one;
 * `different` keeps the pair from being scored again. The finding is the one of one person with two numbers, the only one
 * that such a ruling may silence.
 */
export const rulingOnRow = (row: Named, person: Named) => ({
  code: 'person_with_two_numbers',
  number_a: row.number,
  name_a: row.name,
  number_b: person.number,
  name_b: person.name,
})
