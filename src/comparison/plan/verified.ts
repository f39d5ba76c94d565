import { filled } from './expressions.ts'
import { insurances } from './insured-rows.ts'
import { latestValues } from './latest-values.ts'
import type { KindShape, Step } from './step.ts'

/** Indicators that a person at the counter or the door may have verified (contract, batch.md, kind `verified`). */
const verifiedFields = ['AAC004', 'AAC006', 'AAC010', 'AAE006', 'AAE005', 'AAC012', 'AAB004', ...insurances] as const

const cells: Partial<Record<(typeof verifiedFields)[number], string>> = {
  AAC004: 'r.AAC004_code',
  AAC006: 'CAST(r.AAC006_date AS STRING)',
  AAC012: 'r.AAC012_code',
  AIC003: 'r.AIC003_code',
  AKC003: 'r.AKC003_code',
  ALC003: 'r.ALC003_code',
  AJC003: 'r.AJC003_code',
  AMC003: 'r.AMC003_code',
}

const verifiedValues: Step = {
  name: 'verified values',
  reads: ['verified_rows', 'row_links', 'assessed'],
  writes: 'verified_values',
  sql: () => {
    const rows = `verified_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = 'verified' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN assessed a ON a.person_id = l.person_id AND a.disposition = 'survey'`
    const field = (name: string, value: string) =>
      `SELECT l.person_id, '${name}' AS field, CAST(coalesce(r.verified_at_date, 0) AS BIGINT) AS sequence, ${value} AS value, r.rid FROM ${rows} WHERE ${value} IS NOT NULL`
    return [
      ...verifiedFields.map((name) => field(name, cells[name] ?? filled(`r.${name}`))),
      field('verified_at', `CAST(coalesce(r.verified_at_date, 0) AS STRING)`),
    ].join('\n      UNION ALL ')
  },
}

/**
 * One row per verified person of disposition `survey`: the latest verified value of each indicator. Without a file of the
 * kind there is none, and nobody needs to be assessed before people are put together.
 */
export const verifyPeople = (verified: KindShape, given: boolean): Step[] =>
  given ? readVerified(verified) : [nobodyVerified]

const nobodyVerified: Step = {
  name: 'verified people',
  reads: [],
  writes: 'verified_people',
  sql: () =>
    `SELECT CAST(NULL AS BIGINT) AS person_id, ${[...verifiedFields, 'verified_at'].map((field) => `CAST(NULL AS STRING) AS ${field}`).join(', ')} WHERE FALSE`,
}

const readVerified = (verified: KindShape): Step[] => [
  verifiedValues,
  ...latestValues('verified', [verified]),
  {
    name: 'verified people',
    reads: ['verified_latest'],
    writes: 'verified_people',
    sql: () => `SELECT person_id, ${[...verifiedFields, 'verified_at'].map((field) => `max(CASE WHEN field = '${field}' THEN value END) AS ${field}`).join(', ')}
      FROM verified_latest GROUP BY person_id`,
  },
]
