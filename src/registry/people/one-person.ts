import { problem } from '../../problems.ts'
import type { Queryable, Row } from '../database.ts'
import { loadQueries } from '../queries.ts'

const sql = loadQueries(import.meta.url)

/** Which of these people the transaction's role sees. */
export async function selectVisible(db: Queryable, ids: readonly number[]): Promise<Set<number>> {
  return new Set((await db.query(sql.visible!, [ids])).map(({ id }) => id as number))
}

/** Who the person is now. Throws `person_unknown`, also for people whom the transaction's role does not see. */
export async function selectPerson(db: Queryable, id: number): Promise<Row> {
  return known((await db.query(sql.select!, [id]))[0])
}

/** Who the person was at a moment, as the register had it then. Throws `person_unknown`. */
export async function selectPersonAsOf(db: Queryable, id: number, moment: Date): Promise<Row> {
  const [former] = await db.query(sql.versionAsOf!, [id, moment])
  if (former !== undefined) return former
  const person = await selectPerson(db, id)
  if (new Date(person.valid_from as string) >= moment) throw problem('person_unknown', {})
  return person
}

/** Former states, the last first; those of a time when the person belonged to another area stay with that area. */
export const selectVersions = (db: Queryable, id: number): Promise<Row[]> => db.query(sql.versions!, [id])

/** Who the person is now, what people verified and still holds, findings, and merges; null: nobody whom the role sees. */
export async function selectOptionalWholePerson(db: Queryable, id: number): Promise<WholePerson | null> {
  const [row] = (await db.query(sql.whole!, [id])) as { [name in keyof AroundPerson]: AroundPerson[name] | null }[]
  if (row === undefined) return null
  const { verified, findings, merges } = row
  return { row, verified: verified ?? [], findings: findings ?? [], merges: merges ?? [] }
}

/**
 * The key of the run that the person's entry comes from, and the keys under which it may have them: the entry's own first,
 * then former ones, then those of visible entries that were merged into it, with whose they are.
 */
export async function selectRunOfPerson(
  db: Queryable,
  id: number,
): Promise<{ run: string; keys: { key: string; personID: number }[] }> {
  const { run } = known((await db.query(sql.runOf!, [id]))[0])
  const keys = (await db.query(sql.runKeys!, [id])).map(({ run_key, person_id }) => ({
    key: String(run_key).replaceAll('-', ''),
    personID: person_id as number,
  }))
  return { run: run as string, keys }
}

/** Values that people verified and that hold, sealed (`valueContext`). */
export const selectVerifiedValues = (db: Queryable, id: number): Promise<Row[]> => db.query(sql.verifiedValues!, [id])

interface WholePerson extends AroundPerson {
  row: Row
}

interface AroundPerson {
  /** `local`: of an indicator that was added */
  verified: {
    field: string
    local: boolean
    on: string
    handler: string
    handledAt: string
    reviewer: string
    reviewedAt: string
  }[]
  findings: { key: string; code: string; insurance: string | null; state: string; openedAt: string }[]
  /** `other`: id of the other person */
  merges: {
    other: number
    kept: boolean
    reason: string
    handler: string
    reviewer: string
    mergedAt: string
    undoneAt: string | null
  }[]
}

function known(row: Row | undefined): Row {
  if (row === undefined) throw problem('person_unknown', {})
  return row
}
