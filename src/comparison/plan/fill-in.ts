import { filled } from './expressions.ts'
import { latestValues } from './latest-values.ts'
import type { KindShape, Step } from './step.ts'

const fields = ['AAC003', 'AAC009', 'AAC010', 'AAE005', 'AAE006'] as const

/** Indicators of people that their household row leaves empty (contract, policy.md "Filling in"). */
const gaps: Step = {
  name: 'find empty indicators',
  reads: ['people', 'household_of_people'],
  writes: 'gaps',
  sql: () => `SELECT * FROM (SELECT p.person_id, ${filled('p.name')} IS NULL AS no_AAC003, h.AAC009 IS NULL AS no_AAC009, h.AAC010 IS NULL AS no_AAC010,
        h.AAE005 IS NULL AS no_AAE005, h.AAE006 IS NULL AS no_AAE006
      FROM people p LEFT JOIN household_of_people h ON h.person_id = p.person_id) g
    WHERE no_AAC003 OR no_AAC009 OR no_AAC010 OR no_AAE005 OR no_AAE006`,
}

/** What enrolments and cards offer for the gaps; enrolments come before any card. */
const fillValues: Step = {
  name: 'values for empty indicators',
  reads: ['gaps', 'insured_rows', 'row_links', 'enrolment_rows', 'card_rows', 'people'],
  writes: 'fill_values',
  sql: (d) => {
    const cell = (field: string) => (field === 'AAC009' ? 'c.AAC009_code' : filled(`c.${field}`))
    const rows = `SELECT l.person_id, r.rid, r.AAC003, r.AAC009_code, r.AAC010, r.AAE005, r.AAE006, i.changed, i.since, g.no_AAC003, g.no_AAC009, g.no_AAC010, g.no_AAE005, g.no_AAE006
      FROM gaps g JOIN row_links l ON l.person_id = g.person_id AND l.kind = 'enrolment' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN insured_rows i ON i.rid = l.rid JOIN enrolment_rows r ON r.rid = l.rid`
    const cards = `SELECT l.person_id, r.rid, r.AAC003, r.AAE005, r.AAE006, g.no_AAC003, g.no_AAE005, g.no_AAE006
      FROM gaps g JOIN row_links l ON l.person_id = g.person_id AND l.kind = 'card' AND l.decision IN ('auto', 'review') AND NOT l.near
      JOIN card_rows r ON r.rid = l.rid`
    const from = (source: string, field: string, sequence: string) =>
      `SELECT c.person_id, '${field}' AS field, ${sequence} AS sequence, ${cell(field)} AS value, c.rid FROM ${source} c WHERE c.no_${field} AND ${cell(field)} IS NOT NULL`
    const sequence =
      'CAST(10000000000000000 AS BIGINT) + coalesce(c.changed, 0) * CAST(100000000 AS BIGINT) + coalesce(c.since, 0)'
    return `WITH enrolled AS ${d.computedOnce} (${rows}), cards AS (${cards})
      ${[...fields.map((field) => from('enrolled', field, sequence)), ...['AAC003', 'AAE005', 'AAE006'].map((field) => from('cards', field, 'CAST(0 AS BIGINT)'))].join('\n      UNION ALL ')}`
  },
}

/** AAC012 comes from enrolments alone: no household row has it. */
const personalStatusValues: Step = {
  name: 'personal status of people',
  reads: ['evidence'],
  writes: 'personal_status_values',
  sql: () => `SELECT person_id, 'AAC012' AS field, coalesce(changed, 0) * CAST(100000000 AS BIGINT) + coalesce(since, 0) AS sequence, AAC012 AS value, rid
    FROM evidence WHERE kind = 'enrolment' AND NOT near AND AAC012 IS NOT NULL`,
}

export const fillIn = (kinds: Record<'enrolment' | 'card', KindShape>): Step[] => [
  gaps,
  fillValues,
  ...latestValues('fill', [kinds.enrolment, kinds.card]),
  personalStatusValues,
  ...latestValues('personal_status', [kinds.enrolment]),
  {
    name: 'filled indicators',
    reads: ['fill_latest'],
    writes: 'filled_in',
    sql: () =>
      `SELECT person_id, ${fields.map((field) => `max(CASE WHEN field = '${field}' THEN value END) AS ${field}`).join(', ')} FROM fill_latest GROUP BY person_id`,
  },
]
