import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { CandidateRow, PersonFacts, RowReference } from '../reports/person-facts.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import type { RowPlace } from './reread-rows.ts'

type Person = Record<string, unknown>

/** Questions to an output folder about single people. */
export interface Results {
  peopleBy(column: 'person_key' | 'AAC002' | 'AAC003', values: readonly string[]): Promise<Person[]>
  /** The people to whom some rows were linked. */
  peopleOfRows(rows: readonly RowReference[]): Promise<Person[]>
  /** Rows that were linked to one person, with how. */
  linksOf(key: string): Promise<Record<string, unknown>[]>
  /** Rows linked to people, and rows of findings on them or on their numbers. */
  placesOf(keys: readonly string[], numbers: readonly string[]): Promise<RowPlace[]>
  /** Rows that may be one person's, the likeliest first, without what they say. */
  candidatesOf(key: string): Promise<Omit<CandidateRow, 'cells'>[]>
  findings(where: string): Promise<Record<string, unknown>[]>
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`
const textList = (texts: readonly string[]) => `[${texts.map(sqlText).join(', ')}]::VARCHAR[]`
const rowList = (rows: readonly RowPlace[]) => textList(rows.map(({ file, row }) => `${row} ${file}`))

/** More than anybody compares with one person. */
const mostCandidates = 20

/** A number stands in the detail of these findings. */
const numberOf = `json_extract_string(detail, '$.number')`

/** Opens the Parquet files of a run. Throws `output_missing`. */
export function openResults(engine: Engine, folder: string): { results: Results; summary: RunSummary } {
  const needed = ['summary.json', 'persons.parquet', 'links.parquet', 'findings.parquet']
  if (needed.some((name) => !existsSync(join(folder, name)))) throw problem('output_missing', { folder })
  const table = (name: string) => `read_parquet(${sqlText(join(folder, `${name}.parquet`))})`
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as RunSummary
  const people = (where: string) => engine.query(`SELECT * FROM ${table('persons')} WHERE ${where} ORDER BY person_key`)
  return {
    summary,
    results: {
      peopleBy: (column, values) => people(`list_contains(${textList(values)}, trim(${column}))`),
      peopleOfRows: (rows) =>
        people(
          `person_key IN (SELECT person_key FROM ${table('links')} WHERE list_contains(${rowList(rows)}, row || ' ' || file))`,
        ),
      linksOf: (key) =>
        engine.query(
          `SELECT kind, file, row, number_match, name_match, decision FROM ${table('links')} WHERE person_key = ${sqlText(key)} ORDER BY kind, file, row`,
        ),
      async placesOf(keys, numbers) {
        const rows =
          await engine.query(`SELECT file, row FROM ${table('links')} WHERE list_contains(${textList(keys)}, person_key)
          UNION SELECT link.file, link.row FROM (SELECT unnest(links) AS link FROM ${table('findings')}
            WHERE code NOT IN ('area_unknown', 'unit_not_enrolled') AND (list_has_any(person_keys, ${textList(keys)}) OR list_contains(${textList(numbers)}, ${numberOf})))`)
        return rows.map((row) => ({ file: String(row.file), row: Number(row.row) }))
      },
      async candidatesOf(key) {
        // Results of earlier versions have none.
        if (!existsSync(join(folder, 'candidates.parquet'))) return []
        const rows = await engine.query(`SELECT kind, file, row, score, likely, evidence FROM ${table('candidates')}
          WHERE person_key = ${sqlText(key)} ORDER BY score DESC, file, row LIMIT ${mostCandidates}`)
        return rows.map(({ kind, file, row, score, likely, evidence }) => ({
          ...{
            kind: String(kind),
            file: String(file),
            row: Number(row),
            score: Number(score),
            likely: likely === true,
          },
          evidence: (evidence as CandidateRow['evidence']).map(({ column, level, weight }) => ({
            ...{ column, level, weight: Number(weight) },
          })),
        }))
      },
      findings: (where) =>
        engine.query(`SELECT code, insurance, links FROM ${table('findings')} WHERE ${where} ORDER BY code, insurance`),
    },
  }
}

/** Findings on a person: by key, by number, or by their rows. A finding that is not about them alone shows their rows. */
export async function findFindings(
  results: Results,
  asked: { keys: readonly string[]; numbers: readonly string[]; rows: readonly RowReference[] },
): Promise<PersonFacts['findings']> {
  const found =
    await results.findings(`list_has_any(person_keys, ${textList(asked.keys)}) OR list_contains(${textList(asked.numbers)}, ${numberOf})
    OR list_has_any(list_transform(links, lambda link: link.row || ' ' || link.file), ${rowList(asked.rows)})`)
  const own = new Set(asked.rows.map(({ file, row }) => `${row} ${file}`))
  return found.map(({ code, insurance, links }) => {
    const rows = (links as RowReference[]).map(({ kind, file, row }) => ({ kind, file, row: Number(row) }))
    return {
      code: String(code),
      insurance: insurance === null ? null : String(insurance),
      rows: code === 'area_unknown' ? rows.filter(({ file, row }) => own.has(`${row} ${file}`)) : rows,
    }
  })
}
