import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulingHeader, rulingOnRow } from '../batch/row-rulings.ts'
import type { Row } from '../registry/database.ts'
import type { Store } from '../registry/open-store.ts'
import { loadQueries } from '../registry/queries.ts'
import { exactLine } from '../reports/csv-text.ts'
import { prefixOfArea } from '../security/area-scope.ts'
import { type Actor, audit, demand } from '../security/sign-in.ts'
import { rulingContext } from './decide-finding.ts'
import { findingContext } from './merge-findings.ts'
import { ruledRow } from './rule-on-row.ts'
import { personContext } from './stage-people.ts'
import { verifiableCodes, verifiableFields } from './verifiable-values.ts'
import { valueContext } from './verify-person.ts'

const sql = loadQueries(import.meta.url)
const fields = [...verifiableFields, ...verifiableCodes]
const verifiedHeader = ['AAC002', 'AAC003', 'verified_at', ...fields]

export interface ExportedDecisions {
  /** people verified, and rulings written */
  verified: number
  rulings: number
  /** verified people without a number, whom the next run cannot find */
  withoutNumber: number
}

/**
 * Writes the decisions of people as the sources `verified` and `ruling` of the next run: `verified.csv` and
 * `rulings.csv`, readable by their owner alone.
 */
export async function exportDecisions(store: Store, area: string, folder: string): Promise<ExportedDecisions> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const prefix = prefixOfArea(area)
  const people = verifiedPeople(store, await store.database.query(sql.verified!, [prefix]))
  const known = people.filter(({ AAC002 }) => AAC002)
  const rulings = [
    ...(await rulingRows(store, prefix)),
    ...(await mergeRows(store, prefix)),
    ...(await rowRulings(store, prefix)),
  ]
  const table = (header: readonly string[], rows: readonly Record<string, string | null>[]) =>
    [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))].map(exactLine).join('')
  writeFileSync(join(folder, 'verified.csv'), table(verifiedHeader, known), { mode: 0o600 })
  writeFileSync(join(folder, 'rulings.csv'), table(rulingHeader, rulings), { mode: 0o600 })
  return { verified: known.length, rulings: rulings.length, withoutNumber: people.length - known.length }
}

/** Exports as somebody who may export the area's people; what for, and how much, stands in the audit. */
export async function exportDecisionsAs(
  store: Store,
  actor: Actor,
  { area, reason, folder, now }: { area: string; reason: string; folder: string; now: Date },
): Promise<ExportedDecisions> {
  demand(actor, 'person.export', area)
  // The audit comes first: nothing leaves before it is on record.
  const details = { what: 'decisions' }
  await audit(store, actor, {
    action: 'person.export',
    now,
    object: { kind: 'area', id: area },
    purpose: reason,
    details,
  })
  return exportDecisions(store, area, folder)
}

function verifiedPeople({ cipher }: Store, rows: readonly Row[]): Record<string, string | null>[] {
  const people = new Map<number, Record<string, string | null>>()
  for (const row of rows) {
    const id = row.id as number
    let person = people.get(id)
    if (person === undefined) {
      person = { AAC002: numberOf(cipher, row), AAC003: row.aac003 as string | null, verified_at: '' }
      people.set(id, person)
    }
    const field = row.field as string
    person[field] = cipher.openText(row.value as Uint8Array, valueContext(id, field))
    const day = row.verified_on as string
    if (day > person.verified_at!) person.verified_at = day
  }
  return [...people.values()]
}

async function rulingRows(store: Store, prefix: string): Promise<Record<string, string | null>[]> {
  const { cipher, database } = store
  const written: Record<string, string | null>[] = []
  for (const row of await database.query(sql.rulings!, [prefix])) {
    const context = findingContext(String(row.run_key).replaceAll('-', ''))
    const detail = JSON.parse(cipher.openText(row.sealed as Uint8Array, context)) as Record<string, string>
    const people = await database.query(sql.people!, [row.people ?? []])
    const byNumber = new Map(people.map((person) => [numberOf(cipher, person), person.aac003 as string | null]))
    const first = people[0]
    const numberA = detail.number_a ?? detail.number ?? (first === undefined ? null : numberOf(cipher, first))
    if (!numberA) continue
    const otherName = row.other_name
    written.push({
      code: row.code as string,
      number_a: numberA,
      name_a: byNumber.get(numberA) ?? detail.name ?? '',
      number_b: detail.number_b ?? '',
      name_b:
        otherName === null
          ? (byNumber.get(detail.number_b ?? '') ?? '')
          : cipher.openText(otherName as Uint8Array, rulingContext(row.id as number)),
      decision: row.ruling as string,
      decided_at: (row.at as string).slice(0, 10),
    })
  }
  return written
}

/** Two entries that people merged are ruled to be the same person. */
async function mergeRows({ cipher, database }: Store, prefix: string): Promise<Record<string, string | null>[]> {
  const rows = await database.query(sql.merges!, [prefix])
  const decided = rows.map((row) => ({
    code: 'person_with_two_numbers',
    number_a: numberOf(cipher, { sealed: row.kept_sealed, run_key: row.kept_key }),
    name_a: row.kept_name as string | null,
    number_b: numberOf(cipher, { sealed: row.merged_sealed, run_key: row.merged_key }),
    name_b: row.merged_name as string | null,
    decision: 'same',
    decided_at: (row.at as string).slice(0, 10),
  }))
  return decided.filter(({ number_a, number_b }) => number_a !== null && number_b !== null)
}

/** Rows that are, or are not, somebody's: a ruling between both numbers. A “no” without a number only the register keeps. */
async function rowRulings({ cipher, database }: Store, prefix: string): Promise<Record<string, string | null>[]> {
  const rows = await database.query(sql.rowRulings!, [prefix])
  return rows.flatMap((row) => {
    const said = ruledRow(cipher, { key: String(row.key), kind: 'row', sealed: row.said as Uint8Array })
    const own = numberOf(cipher, row)
    if (said === null || said.number === null || own === null) return []
    const { number, name } = said
    return [
      {
        ...rulingOnRow({ number, name }, { number: own, name: row.aac003 as string | null }),
        decision: row.ruling as string,
        decided_at: (row.at as string).slice(0, 10),
      },
    ]
  })
}

function numberOf(cipher: Store['cipher'], row: Row): string | null {
  return cipher.openFields(row.sealed as Uint8Array, personContext(String(row.run_key))).number ?? null
}
