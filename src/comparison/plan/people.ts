import type { Dialect } from '../dialect/dialect.ts'
import { isOneOf, rowText } from './expressions.ts'
import type { PlanShape } from './standardise.ts'
import { type KindShape, type Step, words } from './step.ts'

const decision = (rung: string, { oneOf }: Dialect) =>
  oneOf(
    `CASE WHEN ${rung} IS NULL THEN 'none' WHEN ${rung} <= 5 THEN 'auto' WHEN ${rung} = 6 THEN 'review' ELSE 'conflict' END`,
    words.decision,
  )

/**
 * The link of every distinct accepted row: to which holder (`person_id`, also of holders who are not in the register),
 * on which rung, with which decision. Repeated rows follow their first when links are written.
 */
export const decideLinks: Step = {
  name: 'decide links',
  reads: ['household_placed', 'household_merged', 'local_links', 'near_links', 'unmatched', 'outsider_links'],
  writes: 'row_links',
  sql: (d) => {
    const match = (text: string) => d.oneOf(text, words.numberMatch)
    return `SELECT h.rid, ${d.oneOf(`'household'`, words.kind)} AS kind, ${match(`CASE WHEN h.number IS NULL THEN 'none' ELSE h.number_match END`)} AS number_match,
      coalesce(m.person_id, h.rid) AS person_id, coalesce(m.rung, 0) AS rung, ${decision('coalesce(m.rung, 0)', d)} AS decision, FALSE AS near
    FROM household_placed h LEFT JOIN household_merged m ON m.rid = h.rid WHERE h.makes_person
    UNION ALL
    SELECT rid, kind, number_match, person_id, rung, ${decision('rung', d)}, FALSE FROM local_links
    UNION ALL
    SELECT n.rid, u.kind, ${match(`'near'`)}, n.person_id, n.rung, ${d.oneOf(`'review'`, words.decision)}, TRUE FROM near_links n JOIN unmatched u ON u.rid = n.rid
    UNION ALL
    SELECT rid, kind, ${match(`CASE WHEN rung IS NULL THEN 'none' ELSE number_match END`)}, person_id, rung, ${decision('rung', d)}, FALSE FROM outsider_links`
  },
}

/** Holders whom a certain death row takes out of the register, local or not, with the latest month of death known. */
export const deadHolders: Step = {
  name: 'dead holders',
  reads: ['row_links', 'death_rows'],
  writes: 'dead_holders',
  sql: (
    d,
  ) => `SELECT l.person_id, min(${d.divide('r.death_date_date', 100)}) AS death_month FROM row_links l JOIN death_rows r ON r.rid = l.rid
    WHERE l.kind = 'death' AND l.decision IN ('auto', 'review') AND NOT l.near AND l.person_id IS NOT NULL GROUP BY l.person_id`,
}

/** Household rows outside the area of people with household elsewhere, in the order in which they speak for them. */
export const outsiderHouseholds = (household: KindShape): Step => ({
  name: 'household rows of people with household elsewhere',
  reads: ['outsiders', 'row_links', 'household_placed', 'household_rows'],
  writes: 'outsider_households',
  sql: () => `SELECT l.person_id, l.rid, h.status, row_number() OVER (PARTITION BY l.person_id ORDER BY CASE WHEN h.status = '0' THEN 0 ELSE 1 END,
      CASE WHEN h.has_village THEN 0 ELSE 1 END, ${rowText(household.columns.map((column) => `r.${column.name}`))} DESC) AS place
    FROM outsiders o JOIN row_links l ON l.person_id = o.person_id AND l.kind = 'household' AND l.decision IN ('auto', 'review')
    JOIN household_placed h ON h.rid = l.rid AND ${isOneOf('h.status', ['0', '3', '4', '6', '9'])} JOIN household_rows r ON r.rid = l.rid`,
})

/** The people of the register (contract, outputs.md "Who is in the register"). `home` is NULL without household here. */
export const gatherPeople: Step = {
  name: 'gather the people of the register',
  reads: ['local_people', 'outsiders', 'dead_holders', 'outsider_households'],
  writes: 'people',
  sql: () => `SELECT p.person_id, p.number, p.number_match, p.number_state, p.name, p.former, p.status, TRUE AS is_local, p.prefecture AS home
    FROM local_people p WHERE p.person_id NOT IN (SELECT person_id FROM dead_holders)
    UNION ALL
    SELECT o.person_id, o.number, 'same', 'valid', o.name, o.former, coalesce(h.status, '0'), FALSE, NULL
    FROM outsiders o LEFT JOIN outsider_households h ON h.person_id = o.person_id AND h.place = 1
    WHERE o.person_id NOT IN (SELECT person_id FROM dead_holders)`,
}

/** Order in which codes of one insurance come first (contract, policy.md "The code of one insurance", 2). */
export const schemeOrder = [
  ['11', '13', '12', '14', '15'],
  ['21', '24', '25', '27', '22', '23', '26'],
  ['30'],
  ['40'],
  ['50'],
] as const

const rank = `CASE e.code ${schemeOrder.flatMap((codes) => codes.map((code, place) => `WHEN '${code}' THEN ${place}`)).join(' ')} ELSE 9 END`

/**
 * Rows about insurances that belong to people of the register. `place_class`: 0 local, 1 elsewhere in the province,
 * 2 beyond it. `strength` orders what gives a code, the smallest wins: pension in payment 0, enrolment 10, other benefit
 * 50, elsewhere in the province 60, beyond it 70 (an enrolment before a benefit, which has no place), and near evidence
 * 100 more; then the latest start. NULL gives no code.
 */
export function gatherEvidence(shape: PlanShape): Step {
  const local =
    shape.areaLevel === 'province' ? 'CASE WHEN p.is_local THEN i.prefecture = p.home ELSE i.inside END' : 'i.inside'
  return {
    name: 'gather evidence of insurance',
    reads: ['insured_rows', 'row_links', 'people', 'parameters'],
    writes: 'evidence',
    sql: () => `SELECT e.*, CASE
          WHEN e.state <> 'active' OR e.code IS NULL OR (e.near AND e.kind = 'benefit') THEN NULL
          WHEN e.kind = 'benefit' AND e.place_class = 0 THEN CASE WHEN e.scheme = '110' THEN 0 WHEN e.scheme = '120' THEN 1
            WHEN e.insurance = 1 THEN 50 + ${rank} WHEN e.insurance = 4 THEN 50 END
          WHEN e.kind = 'benefit' THEN CASE WHEN e.insurance = 1 THEN 59 + 10 * e.place_class END
          WHEN e.place_class = 0 THEN 10 + ${rank} ELSE 50 + 10 * e.place_class + ${rank} END * CAST(100000000 AS BIGINT)
          + CASE WHEN e.near THEN 10000000000 ELSE 0 END + 99999999 - coalesce(e.since, 0) AS strength
      FROM (SELECT i.*, l.person_id, l.near, l.rung, p.is_local,
          CASE WHEN ${local} THEN 0 WHEN left(i.six, 2) = left(q.area, 2) THEN 1 ELSE 2 END AS place_class
        FROM row_links l JOIN insured_rows i ON i.rid = l.rid JOIN people p ON p.person_id = l.person_id CROSS JOIN parameters q
        WHERE l.kind IN ('enrolment', 'elsewhere', 'benefit') AND l.decision IN ('auto', 'review')) e`,
  }
}
