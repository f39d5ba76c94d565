import { duckdb } from '../comparison/dialect/duckdb.ts'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { numberedRows } from '../comparison/plan/number-expressions.ts'
import type { CandidateRow, SourceStatement } from '../reports/person-facts.ts'
import { type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { type Evidence, placeOf } from './person-evidence.ts'
import { nameOfPlace } from './reread-rows.ts'

const carrying: readonly SourceKind[] = Object.values(sourceKinds).filter(({ carriesPeople }) => carriesPeople)

/** Whose rows are wanted: the person's own, and those that carry one of the numbers. */
export interface RowsAsked {
  personKey: string | null
  personID: bigint | null
  numbers: readonly string[]
  names: readonly string[]
}

/**
 * What each source said: rows linked to the person, rows in conflict with them, and rows of their number that were not
 * linked, each with its filled cells as they came and its link.
 */
export async function findStatements(
  engine: Engine,
  asked: RowsAsked,
  files: Evidence['fileNames'],
): Promise<SourceStatement[]> {
  const rows = await engine.query(`SELECT r.rid, r.kind, l.number_match, l.name_match, l.decision, l.person_key
    FROM (${await rowsAsked(engine, asked, 'reject_code IS NULL')}) r
    JOIN files f ON f.file = r.rid // 1099511627776 JOIN links l ON l.file = f.name AND l.row = r.rid % 1099511627776`)
  const statements: SourceStatement[] = []
  for (const kind of carrying) {
    const own = rows.filter((row) => row.kind === kind.kind)
    if (own.length === 0) continue
    const cells = await engine.query(
      `SELECT CAST(file AS BIGINT) * 1099511627776 + row AS rid, * FROM scan_${kind.kind}`,
    )
    const byRow = new Map(cells.map((row) => [String(row.rid), row]))
    for (const row of own) {
      const said = byRow.get(String(row.rid))
      statements.push({
        ...placeOf(row.rid, files),
        cells: cellsOf(kind, said),
        numberMatch: row.number_match as SourceStatement['numberMatch'],
        nameMatch: row.name_match as string | null,
        decision: row.decision as SourceStatement['decision'],
        holder: row.person_key === null ? 'nobody' : row.person_key === asked.personKey ? 'person' : 'another',
      })
    }
  }
  return statements.sort((one, other) => orderOf(one) - orderOf(other) || compare(one, other))
}

/** The filled cells of a row as they came. */
const cellsOf = (kind: SourceKind, said: Record<string, unknown> | undefined): SourceStatement['cells'] =>
  kind.columns.flatMap(({ name, chinese }) => {
    const text = said?.[name]
    return typeof text === 'string' && text.trim() !== '' ? [{ column: name, chinese, text }] : []
  })

/** Rows that may be somebody's, with what they say, where they could be read. */
export function tellCandidates(
  candidates: readonly Omit<CandidateRow, 'cells'>[],
  said: ReadonlyMap<string, Record<string, unknown>>,
): CandidateRow[] {
  return candidates.flatMap((candidate) => {
    const kind = carrying.find((one) => one.kind === candidate.kind)
    return kind ? [{ ...candidate, cells: cellsOf(kind, said.get(nameOfPlace(candidate))) }] : []
  })
}

/** Rows of the person's numbers that were not accepted, with the reason. */
export async function findRefusedRows(engine: Engine, asked: RowsAsked, files: Evidence['fileNames']) {
  const rows = await engine.query(await rowsAsked(engine, asked, 'reject_code IS NOT NULL'))
  return rows.map((row) => ({ ...placeOf(row.rid, files), column: String(row.reject_column ?? '') }))
}

const orderOf = ({ kind }: SourceStatement) => carrying.findIndex((one) => one.kind === kind)
const compare = (one: SourceStatement, other: SourceStatement) =>
  one.file === other.file ? one.row - other.row : one.file < other.file ? -1 : 1

async function rowsAsked(engine: Engine, asked: RowsAsked, where: string): Promise<string> {
  await engine.load(
    'asked_numbers',
    { number: 'VARCHAR' },
    asked.numbers.map((number) => [number]),
  )
  await engine.load(
    'asked_names',
    { name: 'VARCHAR' },
    asked.names.map((name) => [name]),
  )
  const ofNumber = `r.number IN (SELECT number FROM asked_numbers)`
  const ofName =
    asked.names.length > 0 && asked.numbers.length === 0 ? ` OR trim(r.AAC003) IN (SELECT name FROM asked_names)` : ''
  const ofPerson =
    asked.personID === null ? '' : ` OR r.rid IN (SELECT rid FROM row_links WHERE person_id = ${asked.personID})`
  const repeated = (kind: string) =>
    asked.personID === null
      ? ''
      : ` OR r.rid IN (SELECT t.rid FROM ${kind}_repeats t JOIN row_links l ON l.rid = t.first_rid WHERE l.person_id = ${asked.personID})`
  return carrying
    .map(
      ({ kind }) =>
        `SELECT r.rid, '${kind}' AS kind, r.reject_column FROM ${numberedRows(kind, duckdb)} r WHERE ${where} AND (${ofNumber}${ofName}${ofPerson}${repeated(kind)})`,
    )
    .join(' UNION ALL ')
}
