/** Writes a select over `table`, whose rows must fulfil `conditions`. */
export type WriteSelect = (table: string, conditions: readonly string[]) => string

/**
 * The text of `select` over rows as they are, or as they were before `moment`: a row that began before it and still
 * stands, else the former version that held then. Each table gives its own part, so that each walks its own index;
 * whoever wants an order over both sorts the two parts. The moment is put into `values`.
 */
export function overRowsAsOf(
  table: 'person' | 'unit',
  moment: Date | undefined,
  values: unknown[],
  select: WriteSelect,
): string {
  if (moment === undefined) return select(table, [])
  const place = `$${values.push(moment)}`
  // Without the second, a day before the first publishing would be looked for through everybody.
  const began = [`valid_from < ${place}`, `${place} > (select register_began())`]
  return `(${select(table, began)}) union all (${select(`${table}_version`, [...began, `valid_to >= ${place}`])})`
}
