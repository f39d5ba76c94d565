import type { Engine } from '../comparison/engine/duckdb.ts'
import type { Check, Quarterly } from '../reports/run-summary.ts'
import type { Batch } from '../sources/batch-file.ts'
import { divisionNames, prefectureOf } from '../standards/divisions.ts'

/** The official table: counts of the plan, column 1 from police statistics, and the two relations of the form. */
export async function buildQuarterly(engine: Engine, batch: Batch): Promise<Quarterly> {
  const counts = await engine.query('SELECT * FROM quarter_counts WHERE city IS NOT NULL ORDER BY city')
  const byCity = new Map(counts.map((row) => [String(row.city), row]))
  const own = batch.area.endsWith('0000') ? [] : [prefectureOf(batch.area)]
  const cities = [...new Set([...byCity.keys(), ...Object.keys(batch.households), ...own])].sort()
  const rows = cities.map((city) => {
    const figures = Array.from({ length: 16 }, (_, index) => Number(byCity.get(city)?.[`c${index + 2}`] ?? 0))
    return { city, name: cityName(city), columns: [batch.households[city] ?? (figures[0] as number), ...figures] }
  })
  const total = Array.from({ length: 17 }, (_, index) =>
    rows.reduce((sum, row) => sum + (row.columns[index] as number), 0),
  )
  return {
    quarter: batch.quarter,
    rows,
    total,
    checks: [...(await checkTotals(engine, rows, total)), ...rows.map(checkRow)],
  }
}

/** The total row against a second count, over all people at once, that knows no cities. */
async function checkTotals(engine: Engine, rows: Quarterly['rows'], total: readonly number[]): Promise<Check[]> {
  const [whole] =
    await engine.query(`SELECT count(*) AS c2, count(CASE WHEN disposition = 'in_province' THEN 1 END) AS c5, count(CASE WHEN disposition = 'out_of_province' THEN 1 END) AS c6,
    count(CASE WHEN disposition = 'survey' THEN 1 END) AS c7 FROM persons WHERE is_local`)
  const pairs = [2, 5, 6, 7].map(
    (column) => [column, total[column - 1] as number, Number(whole?.[`c${column}`] ?? 0)] as const,
  )
  const ok =
    pairs.every(([, sum, counted]) => sum === counted) &&
    total.every((sum, index) => sum === rows.reduce((all, row) => all + (row.columns[index] as number), 0))
  return [
    {
      name: 'total_is_sum',
      ok,
      detail: pairs.map(([column, sum, counted]) => `(${column}) ${sum} = ${counted}`).join(', '),
      said: {
        zh: '合计等于各城市之和,并等于不分城市的计数',
        en: 'the total row is the sum of the cities, and what a count without cities gives',
      },
    },
  ]
}

function checkRow({ city, columns }: Quarterly['rows'][number]): Check {
  const [one, two, three, four, five, six, seven] = columns as [number, number, number, number, number, number, number]
  const holds = one !== two || one === three - four + five + six + seven
  return {
    name: `columns_balance:${city}`,
    ok: holds,
    detail: one === two ? `${one} = ${three} - ${four} + ${five} + ${six} + ${seven}` : `(1) ${one} ≠ (2) ${two}`,
    said:
      one === two
        ? { zh: '(1) = (3) - (4) + (5) + (6) + (7)', en: '(1) = (3) - (4) + (5) + (6) + (7)' }
        : { zh: '(1) ≠ (2),该关系不适用', en: '(1) ≠ (2): the relation does not apply' },
  }
}

export const cityName = (city: string) => divisionNames(city).at(-1) ?? city
