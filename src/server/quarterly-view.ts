import Type, { type Static } from 'typebox'
import type { Quarterly, QuarterlyRow } from '../reports/run-summary.ts'
import { type AreaScope, isInScope } from '../security/area-scope.ts'
import { named, nullable } from './schemas.ts'

const columns = Type.Array(Type.Integer(), { description: 'the seventeen columns of the form' })
const rowShown = Type.Object({ city: Type.String(), name: Type.String(), columns })

/** A quarterly table, or the part of it that is the caller's. */
export const quarterlyShown = named('QuarterlyTable', {
  quarter: Type.String(),
  dueOn: Type.String(),
  rows: Type.Array(rowShown, { description: 'cities that lie inside the caller’s areas' }),
  total: nullable(columns),
  checks: Type.Array(
    Type.Object({
      name: Type.String(),
      ok: Type.Boolean(),
      detail: Type.String(),
      said: Type.Optional(Type.Object({ zh: Type.String(), en: Type.String() })),
    }),
  ),
  previous: nullable(
    Type.Object({
      quarter: Type.String(),
      version: Type.Integer(),
      rows: Type.Array(rowShown, { description: 'by how much each figure is more than in the table filed before' }),
      total: nullable(columns),
    }),
  ),
})

/** The part of a table inside the scope; the total and the checks only where all of it is. */
export function quarterlyShownOf(
  { area, table, dueOn }: { area: string; table: Quarterly; dueOn: string },
  previous: { quarter: string; version: number; table: Quarterly } | null,
  scope: AreaScope,
): Static<typeof quarterlyShown> {
  const isWhole = isInScope(scope, area)
  const own = (rows: readonly QuarterlyRow[]) => rows.filter(({ city }) => isWhole || isInScope(scope, city))
  const rows = own(table.rows)
  const before = new Map(previous?.table.rows.map((row) => [row.city, row.columns]))
  return {
    quarter: table.quarter,
    dueOn,
    rows: [...rows],
    total: isWhole ? table.total : null,
    checks: isWhole ? table.checks : [],
    previous: previous && {
      quarter: previous.quarter,
      version: previous.version,
      rows: rows.map((row) => ({ ...row, columns: lessOf(row.columns, before.get(row.city)) })),
      total: isWhole ? lessOf(table.total, previous.table.total) : null,
    },
  }
}

const lessOf = (figures: readonly number[], before: readonly number[] | undefined) =>
  figures.map((figure, at) => figure - (before?.[at] ?? 0))
