import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { insurances } from '../comparison/plan/insured-rows.ts'
import type { KindShape } from '../comparison/plan/step.ts'
import type { Check, Coverage, RunSummary, SourceOutcome } from '../reports/run-summary.ts'
import type { LoadedFile } from './load-sources.ts'
import { cityName } from './quarterly.ts'

const number = (value: unknown) => Number(value ?? 0)

/** What became of the rows of every file. */
export async function countRows(
  engine: Engine,
  links: string,
  files: readonly LoadedFile[],
  kinds: readonly KindShape[],
): Promise<SourceOutcome[]> {
  const decisions = new Map(
    (
      await engine.query(`SELECT kind, file, count(CASE WHEN decision = 'auto' THEN 1 END) AS linked, count(CASE WHEN decision = 'review' THEN 1 END) AS review,
    count(CASE WHEN decision = 'conflict' THEN 1 END) AS conflict, count(CASE WHEN decision = 'none' THEN 1 END) AS none FROM ${links} GROUP BY kind, file`)
    ).map((row) => [`${row.kind} ${row.file}`, row]),
  )
  const rows = new Map<number, Record<string, unknown>>()
  for (const kind of kinds) {
    for (const row of await engine.query(
      `SELECT file, sum(rows) AS scanned, sum(CASE WHEN refused THEN rows ELSE 0 END) AS rejected, sum(CASE WHEN NOT refused AND warnings > 0 THEN bit_count(warnings) * rows ELSE 0 END) AS warnings FROM ${kind.kind}_counts GROUP BY file`,
    )) {
      rows.set(number(row.file), row)
    }
  }
  const [without] = files.flatMap(({ decoded }) => decoded.inspection.file.without ?? [])
  const counted =
    without === undefined
      ? []
      : await engine.query(
          `SELECT file, count(*) AS rows FROM read_parquet('${without.replaceAll("'", "''")}') GROUP BY file`,
        )
  const gone = new Map(counted.map((row) => [String(row.file), number(row.rows)]))
  return files
    .map(({ decoded, read }) => {
      const { file } = decoded.inspection
      const own = rows.get(file.id)
      const decision = decisions.get(`${file.kind} ${file.name}`)
      const scanned = number(own?.scanned)
      return {
        kind: file.kind,
        file: file.name,
        read: decoded.format === 'parquet' ? scanned : read - (gone.get(file.name) ?? 0),
        accepted: scanned - number(own?.rejected),
        rejected: decoded.rejected + number(own?.rejected),
        warnings: number(own?.warnings),
        linked: number(decision?.linked),
        review: number(decision?.review),
        conflict: number(decision?.conflict),
        none: number(decision?.none),
      }
    })
    .sort((one, other) => (one.file < other.file ? -1 : 1))
}

/** The balance of rows: what a file brought is accepted or rejected, and what is accepted is linked or not. */
export function balanceRows(sources: readonly SourceOutcome[], carries: (kind: string) => boolean): Check[] {
  return sources.flatMap((source) => {
    const read: Check = {
      name: `rows:${source.file}`,
      ok: source.read === source.accepted + source.rejected,
      detail: `${source.read} = ${source.accepted} + ${source.rejected}`,
      said: { zh: `${source.file}: 读入 = 接受 + 退回`, en: `${source.file}: read = accepted + rejected` },
    }
    if (!carries(source.kind)) return [read]
    return [
      read,
      {
        name: `links:${source.file}`,
        ok: source.accepted === source.linked + source.review + source.conflict + source.none,
        detail: `${source.accepted} = ${source.linked} + ${source.review} + ${source.conflict} + ${source.none}`,
        said: {
          zh: `${source.file}: 接受 = 关联 + 待核 + 冲突 + 未关联`,
          en: `${source.file}: accepted = linked + review + conflict + none`,
        },
      },
    ]
  })
}

/** Fewer damaged numbers than this say nothing about a column. */
const fewestDamaged = 10

/**
 * Files whose number column a spreadsheet has turned into floats (3.52E+17): half of the numbers or more. What was lost
 * cannot be had back, and everybody in the file would be somebody without a number: such a run is not to be trusted.
 */
export async function checkNumberColumns(
  engine: Engine,
  files: readonly LoadedFile[],
  kinds: readonly KindShape[],
): Promise<Check[]> {
  const names = new Map(files.map(({ decoded }) => [decoded.inspection.file.id, decoded.inspection.file.name]))
  const checks: Check[] = []
  for (const kind of kinds.filter(({ carriesPeople }) => carriesPeople)) {
    const counted =
      await engine.query(`SELECT r.file, sum(CASE WHEN o.number_state = 'unusable' THEN r.rows ELSE 0 END) AS damaged,
        sum(r.usual) + sum(CASE WHEN o.number_state <> 'empty' THEN r.rows ELSE 0 END) AS filled
      FROM ${kind.kind}_counts r LEFT JOIN odd_numbers o ON o.odd_number = r.odd_number WHERE NOT r.refused
      GROUP BY r.file HAVING sum(CASE WHEN o.number_state = 'unusable' THEN r.rows ELSE 0 END) >= ${fewestDamaged} ORDER BY r.file`)
    for (const row of counted.filter(({ damaged, filled }) => number(damaged) * 2 >= number(filled))) {
      const file = names.get(number(row.file)) ?? ''
      checks.push({
        name: `numbers:${file}`,
        ok: false,
        detail: `${number(row.damaged)} / ${number(row.filled)}`,
        said: {
          zh: `${file}: 证件号码列已被电子表格损坏(如 3.52E+17),后几位无法恢复。请从原系统重新导出该文件(号码列设为文本)后重新运行`,
          en: `${file}: a spreadsheet has damaged its number column (such as 3.52E+17); the last digits are lost. Export the file again, with that column as text, and run again`,
        },
      })
    }
  }
  return checks
}

/** Cells emptied with a warning, per kind and column. */
export async function countWarnings(engine: Engine, kinds: readonly KindShape[]): Promise<RunSummary['warnings']> {
  const warnings: RunSummary['warnings'] = []
  for (const kind of kinds) {
    const columns = kind.columns.map(
      (column, index) =>
        `sum(CASE WHEN (warnings & CAST(${2 ** index} AS BIGINT)) > 0 THEN rows ELSE 0 END) AS ${column.name}`,
    )
    const [row] = await engine.query(
      `SELECT ${columns.join(', ')} FROM ${kind.kind}_counts WHERE NOT refused AND warnings > 0`,
    )
    for (const [column, count] of Object.entries(row ?? {}))
      if (number(count) > 0) warnings.push({ kind: kind.kind, column, count: number(count) })
  }
  return warnings
}

/** Counts of people, coverage of the five insurances, and whom to ask where. */
export async function countPeople(
  engine: Engine,
): Promise<Pick<RunSummary, 'people' | 'coverage' | 'peopleToAsk' | 'findings'>> {
  const asked = 'len(reasons) > 0'
  const when = (condition: string, name: string) => `count(CASE WHEN ${condition} THEN 1 END) AS ${name}`
  const coverageColumns = insurances.flatMap((name, n) => {
    const has = `(${name} BETWEEN '11' AND '50' OR ${name} IN ('81', '82'))`
    return [
      when(`is_local AND ${has}`, `insured_${n}`),
      when(`is_local AND (${has} OR required_${n + 1})`, `expected_${n}`),
      when(`is_local AND required_${n + 1} AND ${name} IN ('91', '92', '94')`, `missing_${n}`),
      when(`is_local AND list_contains(required_by_law, '${name}') AND ${name} IN ('91', '92', '94')`, `by_law_${n}`),
    ]
  })
  const reasons = ['uninsured', 'partial', 'inaccurate', 'missing'] as const
  const [row] =
    await engine.query(`SELECT count(*) AS total, ${when('is_local', 'local')}, ${when('NOT is_local', 'nonLocal')},
      ${['direct', 'in_province', 'out_of_province', 'survey'].map((one) => when(`is_local AND disposition = '${one}'`, one)).join(', ')},
      ${when(`is_local AND disposition = 'survey' AND verified_at IS NOT NULL`, 'verified')}, ${when(`is_local AND ask = 'visit'`, 'visit')}, ${when(`is_local AND ask = 'desk'`, 'desk')},
      ${when(`NOT is_local AND ${asked}`, 'nonLocalToAsk')}, ${reasons.map((reason) => when(`is_local AND list_contains(reasons, '${reason}')`, reason)).join(', ')}, ${coverageColumns.join(', ')}
    FROM persons`)
  const figure = (name: string) => number(row?.[name])
  const areas = async (area: string) =>
    (
      await engine.query(
        `SELECT ${area} AS area, count(*) AS people, ${when(asked, 'asked')} FROM persons p WHERE is_local GROUP BY ${area} ORDER BY ${area}`,
      )
    ).map((one) => ({
      area: String(one.area),
      name: cityName(String(one.area)),
      people: number(one.people),
      toAsk: number(one.asked),
    }))
  const found = await engine.query('SELECT code, count(*) AS found FROM findings GROUP BY code ORDER BY code')
  return {
    people: {
      total: figure('total'),
      local: figure('local'),
      nonLocal: figure('nonLocal'),
      direct: figure('direct'),
      inProvince: figure('in_province'),
      outOfProvince: figure('out_of_province'),
      survey: figure('survey'),
      verified: figure('verified'),
      visit: figure('visit'),
      desk: figure('desk'),
      nonLocalToAsk: figure('nonLocalToAsk'),
    },
    coverage: insurances.map(
      (insurance, n): Coverage => ({
        insurance,
        insured: figure(`insured_${n}`),
        expected: figure(`expected_${n}`),
        missing: figure(`missing_${n}`),
        missingByLaw: figure(`by_law_${n}`),
      }),
    ),
    peopleToAsk: {
      byReason: reasons.map((reason) => ({ reason, people: figure(reason) })),
      byCity: await areas('city'),
      byCounty: await areas('left(AAB299, 6)'),
    },
    findings: Object.fromEntries(found.map((one) => [String(one.code), number(one.found)])),
  }
}

/** The profile of a run: what took how long. */
export const profileOf = (profiles: readonly StepProfile[]) =>
  profiles.map(({ name, seconds, processorSeconds, peakBytes, rows, taken }) => ({
    name,
    seconds: thousandth(seconds),
    processorSeconds: thousandth(processorSeconds),
    peakBytes,
    rows,
    ...(taken && { taken }),
  }))

const thousandth = (seconds: number) => Math.round(seconds * 1000) / 1000
