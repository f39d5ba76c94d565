/** Puts the staged columns into a statement: `{columns}`, `{staged}` (of the alias s) and `{assignments}` of one to the other. */
export function fillColumns(query: string, columns: readonly string[]): string {
  return query
    .replace('{columns}', columns.join(', '))
    .replace('{staged}', columns.map((name) => `s.${name}`).join(', '))
    .replace('{assignments}', columns.map((name) => `${name} = s.${name}`).join(', '))
}
