import { isInsideArea, isOneOf } from './expressions.ts'
import { insurances } from './insured-rows.ts'
import { looksLikeNumber } from './number-expressions.ts'
import { isSilenced, isSilencedAlone, nameKey } from './rulings.ts'
import type { PlanShape } from './standardise.ts'
import type { KindShape, Step } from './step.ts'

/**
 * Each of these steps makes members of findings: `code, insurance, subject, person_id, rid, said`. One finding per code,
 * insurance and subject; its people and rows are gathered at the end. `said` is what a row says in this matter, apart
 * from where it stands: where it changes, somebody who judged the finding has to judge it again. Codes: contract, outputs.md "Finding codes".
 */

const insuranceName = (column: string) =>
  `CASE ${column} ${insurances.map((name, n) => `WHEN ${n + 1} THEN '${name}'`).join(' ')} END`

/** Cells as one text; an empty one is told from an absent one by its place. */
const saying = (cells: readonly string[]) =>
  `${cells.map((cell) => `coalesce(CAST(${cell} AS STRING), '')`).join(` || '|' || `)} AS said`

/** Enrolments that count as active under a certain link. */
const isActive = `e.state = 'active' AND NOT e.near AND e.kind <> 'benefit' AND e.insurance IS NOT NULL AND e.code IS NOT NULL`

export const duplicateEnrolments: Step = {
  name: 'find duplicate enrolments',
  reads: ['evidence', 'weighed', 'enrolment_rows', 'people', 'name_keys', 'rulings'],
  writes: 'found_duplicate_enrolment',
  sql: (d) => `WITH groups AS (SELECT e.person_id, e.insurance
      FROM evidence e JOIN weighed w ON w.person_id = e.person_id AND w.insurance = e.insurance AND w.rows > 1 WHERE ${isActive}
      GROUP BY e.person_id, e.insurance
      HAVING count(*) > 1 AND (min(e.code) <> max(e.code) OR min(e.prefecture) <> max(e.prefecture) OR min(e.AAC001) <> max(e.AAC001))),
    active AS (SELECT e.person_id, e.insurance, e.rid, e.code, e.prefecture, e.AAC001
      FROM evidence e JOIN groups g ON g.person_id = e.person_id AND g.insurance = e.insurance WHERE ${isActive}),
    doubled AS (
      SELECT a.person_id, a.insurance, a.rid, a.code, a.prefecture, a.AAC001 FROM active a JOIN groups g ON g.person_id = a.person_id AND g.insurance = a.insurance WHERE a.insurance <> 3
      UNION ALL
      SELECT DISTINCT x.person_id, x.insurance, x.rid, x.code, x.prefecture, x.AAC001
      FROM (SELECT a.*, r.AAB998, r.AAB001, r.AAB004 FROM active a JOIN groups g ON g.person_id = a.person_id AND g.insurance = a.insurance JOIN enrolment_rows r ON r.rid = a.rid WHERE a.insurance = 3) x
      JOIN (SELECT a.*, r.AAB998, r.AAB001, r.AAB004 FROM active a JOIN groups g ON g.person_id = a.person_id AND g.insurance = a.insurance JOIN enrolment_rows r ON r.rid = a.rid WHERE a.insurance = 3) y
        ON x.person_id = y.person_id AND x.rid <> y.rid AND (x.code <> y.code OR x.prefecture <> y.prefecture OR x.AAC001 <> y.AAC001)
        AND CASE WHEN ${d.trimmed('x.AAB998')} <> '' AND ${d.trimmed('y.AAB998')} <> '' THEN ${d.trimmed('x.AAB998')} = ${d.trimmed('y.AAB998')}
          WHEN ${d.trimmed('x.AAB001')} <> '' AND ${d.trimmed('y.AAB001')} <> '' THEN ${d.trimmed('x.AAB001')} = ${d.trimmed('y.AAB001')} ELSE ${d.trimmed('x.AAB004')} = ${d.trimmed('y.AAB004')} END)
    SELECT 'duplicate_enrolment' AS code, ${insuranceName('m.insurance')} AS insurance, CAST(m.person_id AS STRING) AS subject, m.person_id, m.rid, ${saying(['m.code', 'm.prefecture', 'm.AAC001'])}
    FROM doubled m JOIN people p ON p.person_id = m.person_id LEFT JOIN name_keys k ON k.name = p.name
    WHERE NOT ${isSilencedAlone('duplicate_enrolment', 'p.number', nameKey('p.name', 'k', d.fullMatch))}`,
}

export const duplicateBenefits: Step = {
  name: 'find duplicate benefits',
  reads: ['evidence', 'people', 'name_keys', 'rulings', 'divisions'],
  writes: 'found_duplicate_benefit',
  sql: (
    d,
  ) => `WITH paid AS (SELECT person_id, insurance, rid, scheme, AAC001, coalesce(x.canonical, six) AS placed FROM evidence LEFT JOIN divisions x ON x.code = six
      WHERE kind = 'benefit' AND state = 'active' AND NOT near AND insurance IS NOT NULL)
    SELECT 'duplicate_benefit' AS code, ${insuranceName('m.insurance')} AS insurance, CAST(m.person_id AS STRING) AS subject, m.person_id, m.rid, ${saying(['m.scheme', 'm.placed', 'm.AAC001'])}
    FROM paid m JOIN (SELECT person_id, insurance FROM paid GROUP BY person_id, insurance
        HAVING count(*) > 1 AND (count(DISTINCT scheme) > 1 OR count(DISTINCT AAC001) > 1 OR count(DISTINCT placed) > 1)) g
      ON g.person_id = m.person_id AND g.insurance = m.insurance
    JOIN people p ON p.person_id = m.person_id LEFT JOIN name_keys k ON k.name = p.name
    WHERE NOT ${isSilencedAlone('duplicate_benefit', 'p.number', nameKey('p.name', 'k', d.fullMatch))}`,
}

export const sharedNumbers: Step = {
  name: 'find shared numbers',
  reads: ['conflicts', 'strangers', 'household_placed', 'outsiders'],
  writes: 'found_number_shared',
  sql: () => `SELECT 'number_shared' AS code, CAST(NULL AS STRING) AS insurance, number AS subject, person_id, rid, '' AS said FROM (
      SELECT number, person_id, rid FROM conflicts WHERE NOT ruled
      UNION ALL SELECT number, person_id, person_id FROM strangers WHERE NOT ruled
      UNION ALL SELECT c.number, c.person_id, c.person_id FROM conflicts c WHERE NOT ruled AND c.person_id IS NOT NULL) m`,
}

export const householdDuplicates: Step = {
  name: 'find repeated household entries',
  reads: ['household_merged', 'household_placed', 'name_keys', 'rulings'],
  writes: 'found_household_duplicate',
  sql: () => `WITH followers AS (
      SELECT h.number, m.person_id, m.rid FROM household_merged m JOIN household_placed h ON h.rid = m.rid JOIN household_placed o ON o.rid = m.person_id
      LEFT JOIN name_keys k ON k.name = h.name LEFT JOIN name_keys ko ON ko.name = o.name
      WHERE NOT m.leads AND NOT m.aliased AND NOT ${isSilenced('household_duplicate', { number: 'h.number', key: 'coalesce(ko.bare, o.name)' }, { number: 'h.number', key: 'coalesce(k.bare, h.name)' })})
    SELECT 'household_duplicate' AS code, CAST(NULL AS STRING) AS insurance, number AS subject, person_id, rid, '' AS said FROM followers
    UNION ALL SELECT DISTINCT 'household_duplicate', CAST(NULL AS STRING), number, person_id, person_id, '' FROM followers`,
}

/** Death: benefits and enrolments later than it, and household rows that still stand. */
export const deathFindings: Step = {
  name: 'find what death did not end',
  reads: [
    'dead_holders',
    'row_links',
    'insured_rows',
    'household_placed',
    'outsiders',
    'parameters',
    'rulings',
    'name_keys',
  ],
  writes: 'found_death',
  sql: () => `WITH holders AS (SELECT x.person_id, x.death_month, n.number, coalesce(k.bare, n.name) AS name_key
      FROM dead_holders x JOIN (SELECT rid AS person_id, number, name FROM household_placed WHERE makes_person UNION ALL SELECT person_id, number, name FROM outsiders) n ON n.person_id = x.person_id
      LEFT JOIN name_keys k ON k.name = n.name)
    SELECT 'after_death' AS code, CAST(NULL AS STRING) AS insurance, CAST(x.person_id AS STRING) AS subject, x.person_id, l.rid, ${saying(['x.death_month', 'i.scheme', 'i.first_month'])}
    FROM holders x JOIN row_links l ON l.person_id = x.person_id AND l.decision IN ('auto', 'review') AND NOT l.near
    JOIN insured_rows i ON i.rid = l.rid CROSS JOIN parameters q
    WHERE CASE WHEN i.kind = 'benefit' THEN i.state <> 'paused' AND i.first_month <= least(coalesce(i.last_month, q.as_of_month), q.as_of_month)
        AND least(coalesce(i.last_month, q.as_of_month), q.as_of_month) > x.death_month
      ELSE i.state = 'active' AND q.as_of_month > x.death_month END AND NOT ${isSilencedAlone('after_death', 'x.number', 'x.name_key')}
    UNION ALL
    SELECT 'death_not_cancelled', NULL, CAST(x.person_id AS STRING), x.person_id, l.rid, ${saying(['x.death_month'])}
    FROM holders x JOIN household_placed h ON h.rid = x.person_id AND h.makes_person
    JOIN row_links l ON l.person_id = x.person_id AND l.kind IN ('death', 'household') AND l.decision IN ('auto', 'review') AND NOT l.near
    LEFT JOIN household_placed o ON o.rid = l.rid
    WHERE (l.kind = 'death' OR o.makes_person) AND NOT ${isSilencedAlone('death_not_cancelled', 'x.number', 'x.name_key')}`,
}

export function cancelledFindings(): Step {
  return {
    name: 'find cancelled people still insured',
    reads: ['household_placed', 'left_over', 'insured_rows', 'row_links', 'name_keys', 'rulings'],
    writes: 'found_cancelled',
    sql: () => `SELECT 'enrolled_but_cancelled' AS code, CAST(NULL AS STRING) AS insurance, u.number AS subject, CASE WHEN l.decision IN ('auto', 'review') THEN l.person_id END AS person_id, u.rid, ${saying(['i.scheme'])}
      FROM left_over u JOIN insured_rows i ON i.rid = u.rid AND i.state = 'active'
      JOIN (SELECT number FROM household_placed WHERE number IS NOT NULL GROUP BY number HAVING bool_and(status IN ('1', '7', '8'))) gone ON gone.number = u.number
      JOIN row_links l ON l.rid = u.rid
      WHERE u.number NOT IN (SELECT number FROM left_over WHERE kind = 'death' AND number IS NOT NULL)
        AND u.number NOT IN (SELECT h.number FROM household_placed h LEFT JOIN name_keys k ON k.name = h.name
          WHERE h.number IS NOT NULL AND ${isSilencedAlone('enrolled_but_cancelled', 'h.number', 'coalesce(k.bare, h.name)')})`,
  }
}

/** Rows whose number a spreadsheet has damaged: gathered early, so that rows of small kinds need not be kept for them. */
export function unusableNumbers(kinds: readonly KindShape[]): Step {
  const carrying = kinds.filter((kind) => kind.carriesPeople).map((kind) => kind.kind)
  return {
    name: 'list unusable numbers',
    reads: ['odd_numbers', ...carrying.flatMap((kind) => [`${kind}_rows`, `${kind}_repeats`])],
    writes: 'unusable_rows',
    sql: (d) =>
      carrying
        .map(
          (kind) => `SELECT rid, upper(${d.trimmed('AAC002')}) AS number, coalesce(AAC003, '') AS name FROM ${kind}_rows
        WHERE odd_number IN (SELECT odd_number FROM odd_numbers WHERE number_state = 'unusable') AND reject_code IS NULL AND rid NOT IN (SELECT rid FROM ${kind}_repeats)`,
        )
        .join('\n UNION ALL '),
  }
}

/** Numbers that are neither empty nor valid, with the name they stand beside. */
export const invalidNumbers: Step = {
  name: 'find invalid numbers',
  reads: ['matched', 'unmatched', 'household_placed', 'row_links', 'name_keys', 'rulings', 'unusable_rows'],
  writes: 'found_number_invalid',
  sql: (
    d,
  ) => `SELECT 'number_invalid' AS code, CAST(NULL AS STRING) AS insurance, m.number || chr(1) || coalesce(k.normal, ${d.trimmed('m.name')}) AS subject,
      CASE WHEN l.decision IN ('auto', 'review') THEN l.person_id END AS person_id, m.rid, '' AS said
    FROM (
      SELECT rid, number, name FROM unmatched WHERE number_state = 'invalid' AND kind <> 'household'
      UNION ALL SELECT rid, number, name FROM household_placed WHERE number_state = 'invalid'
      UNION ALL SELECT m.rid, h.number, coalesce(m.name, h.name) FROM household_placed h JOIN matched m ON m.local_rid = h.rid WHERE h.number_state = 'invalid'
      UNION ALL SELECT rid, number, name FROM unusable_rows) m
    LEFT JOIN row_links l ON l.rid = m.rid LEFT JOIN name_keys k ON k.name = m.name
    WHERE NOT ${isSilencedAlone('number_invalid', 'm.number', 'coalesce(k.bare, m.name)')}`,
}

export function numbersNotInHousehold(shape: PlanShape): Step {
  return {
    name: 'find numbers missing from the household list',
    reads: [
      'left_over',
      'insured_rows',
      'household_placed',
      'divisions',
      'row_links',
      'parameters',
      'name_keys',
      'rulings',
    ],
    writes: 'found_not_in_household',
    sql: (
      d,
    ) => `SELECT 'number_not_in_household' AS code, CAST(NULL AS STRING) AS insurance, u.number AS subject, l.person_id, u.rid, '' AS said
      FROM left_over u JOIN insured_rows i ON i.rid = u.rid AND i.kind = 'enrolment' AND i.state = 'active' AND i.inside
      JOIN row_links l ON l.rid = u.rid CROSS JOIN parameters q LEFT JOIN divisions x ON x.code = left(u.number, 6)
      LEFT JOIN (SELECT DISTINCT number FROM household_placed WHERE number IS NOT NULL) h ON h.number = u.number
      LEFT JOIN name_keys k ON k.name = u.name
      WHERE u.number_state = 'valid' AND ${looksLikeNumber('u.number', d)} AND h.number IS NULL
        AND NOT ${isSilencedAlone('number_not_in_household', 'u.number', 'coalesce(k.bare, u.name)')}
        AND ${isInsideArea('left(u.number, 6)', 'x', 'q.area', shape.areaLevel)}`,
  }
}

export const employeesNotEnrolled: Step = {
  name: 'find employees not enrolled',
  reads: ['persons', 'people', 'name_keys', 'rulings'],
  writes: 'found_employee',
  sql: () => `SELECT 'employee_not_enrolled' AS code, CAST(NULL AS STRING) AS insurance, CAST(s.person_id AS STRING) AS subject, s.person_id, CAST(NULL AS BIGINT) AS rid,
      ${saying(['rule', ...insurances.map((name, n) => `CASE WHEN required_${n + 1} AND ${name} IN ('91', '92', '94') THEN ${name} END`)])}
    FROM persons s JOIN people p ON p.person_id = s.person_id LEFT JOIN name_keys k ON k.name = p.name
    WHERE NOT ${isSilencedAlone('employee_not_enrolled', 'p.number', 'coalesce(k.bare, p.name)')} AND ${isOneOf('rule', ['P1', 'P2', 'P3', 'P4', 'P5'])} AND (${insurances.map((name, n) => `(required_${n + 1} AND ${name} IN ('91', '92', '94'))`).join(' OR ')})`,
}

/** Division codes that are in no version of the code table. */
export function unknownAreas(kinds: readonly KindShape[]): Step {
  const cells = kinds.flatMap((kind) =>
    kind.columns.filter((column) => column.type === 'division').map((column) => [kind.kind, column.name] as const),
  )
  return {
    name: 'find unknown division codes',
    reads: [...new Set(cells.flatMap(([kind]) => [`${kind}_rows`, `${kind}_repeats`])), 'divisions'],
    writes: 'found_area_unknown',
    sql: () => `SELECT 'area_unknown' AS code, CAST(NULL AS STRING) AS insurance, m.six AS subject, CAST(NULL AS BIGINT) AS person_id, m.rid, '' AS said FROM (
        ${cells.map(([kind, column]) => `SELECT ${column}_six AS six, rid FROM ${kind}_rows WHERE ${column}_six IS NOT NULL AND reject_code IS NULL AND ${column}_six NOT IN (SELECT code FROM divisions) AND rid NOT IN (SELECT rid FROM ${kind}_repeats)`).join('\n UNION ALL ')}) m`,
  }
}
