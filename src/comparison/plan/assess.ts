import { filled, isInsideArea, prefectureOf } from './expressions.ts'
import { isSilenced } from './rulings.ts'
import type { PlanShape } from './standardise.ts'
import type { Step } from './step.ts'

const five = [1, 2, 3, 4, 5] as const
const each = (make: (n: number) => string, join = ', ') => five.map(make).join(join)

export const spreadCodes: Step = {
  name: 'codes by person',
  reads: ['evidenced'],
  writes: 'evidenced_codes',
  sql: () => `SELECT person_id, ${each((n) => `max(CASE WHEN insurance = ${n} THEN code END) AS code_${n}, max(CASE WHEN insurance = ${n} THEN place END) AS place_${n}`)},
      bool_or(near) AS rests_on_near FROM evidenced GROUP BY person_id`,
}

/** Conflicts of a row's name with the holder of its number, and what a person ruled of them. */
export const listConflicts: Step = {
  name: 'list conflicts',
  reads: ['row_links', 'matched', 'household_placed', 'outsider_links', 'left_over', 'name_keys', 'rulings'],
  writes: 'conflicts',
  sql: () => `SELECT c.*, ${isSilenced('number_shared', { number: 'c.number', key: 'coalesce(ka.bare, c.name)' }, { number: 'c.number', key: 'coalesce(kb.bare, c.holder_name)' })} AS ruled FROM (
      SELECT l.rid, l.kind, l.person_id, h.number, m.name, h.name AS holder_name FROM row_links l
      JOIN matched m ON m.rid = l.rid AND m.local_rid = l.person_id JOIN household_placed h ON h.rid = l.person_id WHERE l.decision = 'conflict'
      UNION ALL
      SELECT o.rid, o.kind, o.person_id, o.number, x.name, o.holder_name FROM outsider_links o JOIN left_over x ON x.rid = o.rid WHERE o.rung = 9) c
    LEFT JOIN name_keys ka ON ka.name = c.name LEFT JOIN name_keys kb ON kb.name = c.holder_name`,
}

/** Two local people under one number, and what a person ruled of them. */
export const listStrangers: Step = {
  name: 'list people who share a number',
  reads: ['household_merged', 'household_placed', 'name_keys', 'rulings'],
  writes: 'strangers',
  sql: () => `WITH leads AS (SELECT h.rid, h.number, h.name, k.bare FROM household_merged m JOIN household_placed h ON h.rid = m.rid JOIN name_keys k ON k.name = h.name WHERE m.leads)
    SELECT x.rid AS person_id, x.number, bool_and(${isSilenced('number_shared', { number: 'x.number', key: 'x.bare' }, { number: 'x.number', key: 'y.bare' })}) AS ruled
    FROM leads x JOIN leads y ON x.number = y.number AND x.rid <> y.rid
    GROUP BY x.rid, x.number`,
}

/** Why a person's data are not certain: `hard` where somebody must be asked, not only the records looked at. */
export const gatherDoubts: Step = {
  name: 'gather doubts',
  reads: ['conflicts', 'strangers', 'household_merged', 'row_links', 'attributes', 'people', 'evidenced_codes'],
  writes: 'doubts',
  sql: () => `SELECT person_id, bool_or(hard) AS hard FROM (
      SELECT p.person_id, TRUE AS hard FROM conflicts c JOIN people p ON p.number = c.number WHERE NOT c.ruled AND c.kind IN ('enrolment', 'elsewhere', 'benefit')
      UNION ALL SELECT person_id, TRUE FROM strangers WHERE NOT ruled
      UNION ALL SELECT person_id, FALSE FROM household_merged WHERE rung = 6
      UNION ALL SELECT person_id, FALSE FROM row_links WHERE rung = 6 AND decision = 'review' AND NOT near AND kind IN ('enrolment', 'elsewhere', 'benefit')
      UNION ALL SELECT person_id, FALSE FROM evidenced_codes WHERE rests_on_near
      UNION ALL SELECT person_id, TRUE FROM people WHERE number_state = 'invalid' AND is_local
      UNION ALL SELECT person_id, TRUE FROM attributes WHERE (own_birth <> number_birth) OR (own_sex <> number_sex)) d
    GROUP BY person_id`,
}

const lacks = (n: number, code: string) => `(required_${n} AND ${code} IN ('91', '92', '94'))`

/** Whether anybody of pension and medical insurance is required, and nothing required is there. */
export const isUninsured = (required: (n: number) => string, missing: (n: number) => string) =>
  `((${required(1)} OR ${required(2)}) AND (NOT ${required(1)} OR ${missing(1)}) AND (NOT ${required(2)} OR ${missing(2)}))`

/**
 * Codes, reasons and disposition by the sources alone: what a person verified comes after.
 * @param readOnce where nobody verified anything: a million people more or less are not kept twice then.
 */
export const assessPeople = (readOnce: boolean): Step => ({
  name: 'assess people',
  view: readOnce,
  reads: [
    'people',
    'attributes',
    'policy',
    'evidenced_codes',
    'doubts',
    'household_of_people',
    'filled_in',
    'divisions',
  ],
  writes: 'assessed',
  byPerson: ['people', 'attributes', 'evidenced_codes', 'doubts', 'household_of_people', 'filled_in'],
  sql: () => `SELECT w.*, CASE WHEN uninsured OR partial OR inaccurate OR lacking OR no_phone THEN 'survey'
        WHEN code_1 = '82' OR code_2 = '82' THEN 'out_of_province' WHEN code_1 = '81' OR code_2 = '81' THEN 'in_province' ELSE 'direct' END AS disposition
    FROM (SELECT v.*, is_local AND ${isUninsured(
      (n) => `required_${n}`,
      (n) => lacks(n, `code_${n}`),
    )} AS uninsured,
        is_local AND NOT ${isUninsured(
          (n) => `required_${n}`,
          (n) => lacks(n, `code_${n}`),
        )} AND (${each((n) => lacks(n, `code_${n}`), ' OR ')}) AS partial
      FROM (SELECT p.person_id, p.is_local, p.number, p.number_state, p.home, a.rule_place, a.age, a.student, a.assistance, a.AAB004, h.AAB299, h.AAB401, ${each((n) => `y.required_${n}, a.paused_${n}, y.missing_${n}, e.code_${n} AS evidence_${n}, e.place_${n}`)},
          ${each((n) => `coalesce(e.code_${n}, CASE WHEN y.required_${n} AND a.paused_${n} THEN '94' END, y.missing_${n}) AS code_${n}`)},
          d.person_id IS NOT NULL AS inaccurate, coalesce(d.hard, FALSE) AS hard,
          coalesce(${filled('p.name')}, h.AAC003, f.AAC003) AS AAC003, coalesce(a.stated_sex, a.number_sex) AS AAC004, coalesce(a.stated_birth, a.number_birth) AS AAC006,
          coalesce(h.AAC010, f.AAC010, z.full_name) AS AAC010, coalesce(h.AAE006, f.AAE006) AS AAE006, coalesce(h.AAE005, f.AAE005) AS AAE005, coalesce(h.AAC009, f.AAC009) AS AAC009,
          p.number IS NULL OR coalesce(${filled('p.name')}, h.AAC003, f.AAC003) IS NULL OR coalesce(a.stated_sex, a.number_sex) IS NULL OR coalesce(a.stated_birth, a.number_birth) IS NULL
            OR coalesce(h.AAC010, f.AAC010, z.full_name) IS NULL OR coalesce(h.AAE006, f.AAE006) IS NULL AS lacking,
          coalesce(h.AAE005, f.AAE005) IS NULL AS no_phone, p.number IS NULL AS no_number
        FROM people p JOIN attributes a ON a.person_id = p.person_id JOIN policy y ON y.place = a.rule_place
        LEFT JOIN evidenced_codes e ON e.person_id = p.person_id LEFT JOIN doubts d ON d.person_id = p.person_id
        LEFT JOIN household_of_people h ON h.person_id = p.person_id LEFT JOIN filled_in f ON f.person_id = p.person_id
        LEFT JOIN divisions z ON z.code = h.AAB299_six) v) w`,
})

/**
 * Reporting city of people with household elsewhere: of the first code, in the order of the five, that has a place inside
 * the area, else of a benefit there (contract, outputs.md, `city`).
 */
export function citiesOfOutsiders(shape: PlanShape): Step {
  return {
    name: 'cities of people with household elsewhere',
    reads: ['evidence', 'evidenced', 'people', 'divisions', 'parameters'],
    writes: 'outsider_cities',
    sql: () => `WITH wanted AS (
        SELECT e.person_id, e.insurance * 1000000 + CAST(${prefectureOf('left(e.place, 6)', 'd')} AS INTEGER) AS city
        FROM evidenced e JOIN people p ON p.person_id = e.person_id AND NOT p.is_local CROSS JOIN parameters q
        LEFT JOIN divisions d ON d.code = left(e.place, 6)
        WHERE e.place IS NOT NULL AND ${isInsideArea('left(e.place, 6)', 'd', 'q.area', shape.areaLevel)}
        UNION ALL
        SELECT person_id, (10 + insurance) * 1000000 + CAST(prefecture AS INTEGER) FROM evidence
        WHERE kind = 'benefit' AND state = 'active' AND place_class = 0 AND NOT is_local AND NOT near AND insurance IS NOT NULL)
      SELECT person_id, CAST(min(city) % 1000000 AS STRING) AS city FROM wanted GROUP BY person_id`,
  }
}
