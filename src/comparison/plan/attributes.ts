import { completedYears, filled } from './expressions.ts'
import { latestValues } from './latest-values.ts'
import { birthDateOf, looksLikeNumber, sexOf } from './number-expressions.ts'
import type { KindShape, Step } from './step.ts'

const linked = (kind: string) =>
  `${kind}_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = '${kind}' AND l.decision IN ('auto', 'review') AND NOT l.near CROSS JOIN parameters q`
const current = (from: string, to: string) =>
  `coalesce(r.${from}, 0) <= q.as_of AND coalesce(r.${to}, 99991231) >= q.as_of`

/** AAC012 of active or paused enrolments, of people who may be in flexible employment: the latest one counts. */
const flexibleValues: Step = {
  name: 'personal status of enrolments',
  reads: ['evidence'],
  writes: 'flexible_values',
  sql: () => `SELECT person_id, 'AAC012' AS field, coalesce(changed, 0) * CAST(100000000 AS BIGINT) + coalesce(since, 0) AS sequence, AAC012 AS value, rid
    FROM evidence WHERE kind = 'enrolment' AND state IN ('active', 'paused') AND NOT near AND AAC012 IS NOT NULL
      AND person_id IN (SELECT person_id FROM evidence WHERE kind = 'enrolment' AND state IN ('active', 'paused') AND AAC012 IN ('51', '54'))`,
}

export const flexibleLatest = (enrolment: KindShape) => [flexibleValues, ...latestValues('flexible', [enrolment])]

/** Absence, study and assistance that are current at `asOf`. */
export const circumstances: Step = {
  name: 'absence, study and assistance',
  reads: ['absence_rows', 'student_rows', 'assistance_rows', 'row_links', 'parameters'],
  writes: 'circumstances',
  sql: () => `SELECT person_id, bool_or(what = '1') AS soldier, bool_or(what = '2') AS prisoner, bool_or(what = '3') AS abroad,
      bool_or(what = 'student') AS student, max(CASE WHEN what = 'assistance' THEN category END) AS assistance
    FROM (
      SELECT l.person_id, r.reason_code AS what, CAST(NULL AS STRING) AS category FROM ${linked('absence')} WHERE ${current('AAE030_date', 'AAE031_date')}
      UNION ALL
      SELECT l.person_id, 'student', NULL FROM ${linked('student')} WHERE coalesce(r.state_code, '1') = '1' AND ${current('AAE030_date', 'AAE031_date')}
      UNION ALL
      SELECT l.person_id, 'assistance', ${filled('r.category')} FROM ${linked('assistance')} WHERE ${current('AAE030_date', 'AAE031_date')}) c
    WHERE person_id IS NOT NULL GROUP BY person_id`,
}

/**
 * The household row that speaks for a person: the one that makes them, else a linked one of a person elsewhere; what it
 * leaves empty is filled from the person's other household rows. `own_` is what the speaking row itself says.
 */
export const householdOfPeople: Step = {
  name: 'household data of people',
  reads: ['people', 'household_rows', 'household_merged', 'outsider_households'],
  writes: 'household_of_people',
  // Some readers want two columns of it, one wants all: reading the rows again costs less than keeping them twice.
  view: true,
  sql: (d) => {
    const values = {
      AAC004: 'r.AAC004_code',
      AAC006: 'r.AAC006_date',
      AAC009: 'r.AAC009_code',
      ...Object.fromEntries(
        ['AAC003', 'AAC010', 'AAE006', 'AAB401', 'AAE005'].map((name) => [name, filled(`r.${name}`)]),
      ),
    }
    const first = Object.entries(values).map(
      ([name, value]) => `${d.valueAtGreatest(value, `CASE WHEN ${value} IS NOT NULL THEN -m.place END`)} AS ${name}`,
    )
    return `SELECT p.person_id, r.rid, r.AAC004_code AS own_AAC004, r.AAC006_date AS own_AAC006, ${Object.entries(
      values,
    )
      .map(([name, value]) => `coalesce(${value}, f.${name}) AS ${name}`)
      .join(', ')},
      ${filled('r.AAB299')} AS AAB299, r.AAB299_six
    FROM people p
    LEFT JOIN outsider_households o ON o.person_id = p.person_id AND o.place = 1
    JOIN household_rows r ON r.rid = CASE WHEN p.is_local THEN p.person_id ELSE o.rid END
    LEFT JOIN (
      SELECT m.person_id, ${first.join(', ')} FROM (
        SELECT person_id, rid, place FROM household_merged WHERE NOT leads UNION ALL SELECT person_id, rid, place FROM outsider_households WHERE place > 1) m
      JOIN household_rows r ON r.rid = m.rid GROUP BY m.person_id) f ON f.person_id = p.person_id`
  },
}

const knownOfPeople = [
  'people',
  'household_of_people',
  'enrolment_attributes',
  'employment_attributes',
  'employers',
  'circumstances',
  'flexible_latest',
]

/**
 * Everything the policy table may ask of a person (contract, policy.md "Attributes"), what their number says, and the
 * place of the first row of the table that holds for them. `decision` is compiled from the table.
 */
export const gatherAttributes = (decision: string): Step => ({
  name: 'gather attributes and apply the policy table',
  reads: [...knownOfPeople, 'parameters'],
  writes: 'attributes',
  byPerson: knownOfPeople,
  sql: (d) => {
    const yes = (column: string) => `coalesce(${column}, FALSE)`
    const citizen = `(p.number_state = 'valid' AND ${looksLikeNumber('p.number', d)})`
    const birth = `CASE WHEN ${citizen} THEN ${birthDateOf('p.number', d)} END`
    // Where somebody is from stands in the first characters, also of a number that is not valid.
    const permit = `(p.number_state = 'valid' AND ${d.fullMatch('p.number', '[HM][0-9]{8}|[HM][0-9]{10}')})`
    return `SELECT a.*, ${decision} AS rule_place FROM (SELECT w.*, ${completedYears('coalesce(w.number_birth, w.stated_birth)', 'w.as_of', d)} AS age
      FROM (SELECT p.person_id, q.as_of, ${birth} AS number_birth, CASE WHEN ${citizen} THEN ${sexOf('p.number', d)} END AS number_sex,
        h.AAC006 AS stated_birth, h.AAC004 AS stated_sex, h.own_AAC006 AS own_birth, h.own_AAC004 AS own_sex,
        p.status = '3' OR ${yes('c.soldier')} AS soldier, ${yes('c.prisoner')} AS prisoner,
        p.status IN ('4', '6') OR ${yes('c.abroad')} AS abroad_or_missing, ${yes('c.student')} AS student, c.assistance,
        ${yes('e.draws_employee_pension')} AS draws_employee_pension, ${yes('e.draws_resident_pension')} AS draws_resident_pension,
        ${yes('e.draws_unemployment')} AS draws_unemployment,
        ${yes('m.employed_by_source')} OR ${yes('e.employed_by_enrolment')} AS employed_here,
        ${yes('e.employed_elsewhere')} AND NOT (${yes('m.employed_by_source')} OR ${yes('e.employed_by_enrolment')}) AS employed_outside,
        coalesce(y.unit_type, '10') AS unit_type, y.AAB998, y.AAB001, y.AAB004, ${yes('m.civil_servant')} AS civil_servant, ${yes('m.established_post')} AS established_post,
        coalesce(f.value IN ('51', '54'), FALSE) OR ${yes('e.flexible_enrolment')} AS flexible, ${yes('e.landless_scheme')} AS landless_scheme,
        coalesce(left(p.number, 6) IN ('810000', '820000', '830000') OR ${permit}, FALSE) AS overseas_number,
        coalesce((length(p.number) = 18 AND left(p.number, 1) = '9') OR ${d.fullMatch('p.number', '[A-Z]{3}.*')}
          OR (p.number_state = 'valid' AND ${d.fullMatch('p.number', '[A-Z].*')} AND NOT ${permit}), FALSE) AS foreign_number,
        ${[1, 2, 3, 4, 5].map((n) => `${yes(`e.paused_${n}`)} AS paused_${n}`).join(', ')}
      FROM people p CROSS JOIN parameters q
      LEFT JOIN household_of_people h ON h.person_id = p.person_id
      LEFT JOIN enrolment_attributes e ON e.person_id = p.person_id
      LEFT JOIN employment_attributes m ON m.person_id = p.person_id
      LEFT JOIN employers y ON y.person_id = p.person_id
      LEFT JOIN circumstances c ON c.person_id = p.person_id
      LEFT JOIN flexible_latest f ON f.person_id = p.person_id) w) a`
  },
})
