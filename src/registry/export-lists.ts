import { problem } from '../problems.ts'
import type { Queryable } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** A list that left the register: ids of its people and keys of its findings, each once. */
export interface ExportList {
  key: string
  accountID: number
  now: Date
  people: readonly number[]
  findings: readonly string[]
}

/** A piece of a list, and how long all of it is. */
export interface ExportPage {
  at: string
  /** key of the account */
  account: string
  peopleInAll: number
  findingsInAll: number
  people: number[]
  findings: string[]
}

/** Keeps who stood in a list, in the transaction that read them. */
export async function insertExportList(db: Queryable, list: ExportList): Promise<void> {
  const { key, accountID, now, people, findings } = list
  await db.execute(sql.insert!, [key, accountID, now, [...new Set(people)], [...new Set(findings)]])
}

/** Keys of the exports in which a person (id) or a finding (key) stood. */
export async function selectExportsWith(
  db: Queryable,
  { person, finding }: { person: number | null; finding: string | null },
): Promise<string[]> {
  return (await db.query(sql.exportsWith!, [person, finding])).map(({ key }) => key as string)
}

/** Throws `export_unknown`, also where the transaction's role does not see it. */
export async function selectExportPage(db: Queryable, key: string, from: number, limit: number): Promise<ExportPage> {
  const [row] = await db.query(sql.selectPage!, [key, from, limit])
  if (row === undefined) throw problem('export_unknown', {})
  return {
    at: row.at as string,
    account: row.account as string,
    peopleInAll: row.people_in_all as number,
    findingsInAll: row.findings_in_all as number,
    people: row.people as number[],
    findings: row.findings as string[],
  }
}
