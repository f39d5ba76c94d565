import { insurances } from './insured-rows.ts'
import type { KindShape, Step } from './step.ts'

const found = [
  'found_duplicate_enrolment',
  'found_duplicate_benefit',
  'found_number_shared',
  'found_household_duplicate',
  'found_death',
  'found_cancelled',
  'found_number_invalid',
  'found_not_in_household',
  'found_employee',
  'found_area_unknown',
  'found_two_numbers',
] as const

export const unitFindings: Step = {
  name: 'find units not enrolled',
  reads: ['units', 'named_units'],
  writes: 'found_unit',
  sql: () => `SELECT 'unit_not_enrolled' AS code, CAST(NULL AS STRING) AS insurance, u.unit_key AS subject, CAST(NULL AS BIGINT) AS person_id, n.rid, '' AS said
    FROM units u JOIN named_units n ON n.unit_key = u.unit_key AND n.kind = 'unit' WHERE u.not_enrolled`,
}

/** Every accepted row of a kind that carries people, repeats too, beside its link. */
export function writeLinks(kinds: readonly KindShape[]): Step {
  const carrying = kinds.filter((kind) => kind.carriesPeople).map((kind) => kind.kind)
  return {
    name: 'write links',
    reads: ['row_links', 'person_keys', 'files', ...carrying.map((kind) => `${kind}_repeats`)],
    writes: 'links',
    view: true,
    sql: (d) => `SELECT l.kind, f.name AS file, l.rid % 1099511627776 AS row, k.person_key, l.number_match,
        CASE WHEN l.rung = 9 THEN 'different' WHEN l.rung IS NOT NULL THEN 'L' || CAST(l.rung AS STRING) END AS name_match,
        l.decision, CASE WHEN l.near THEN 700 WHEN l.rung IS NOT NULL AND l.rung <= 6 THEN
          CASE l.number_match WHEN 'upgraded' THEN 990 WHEN 'repaired' THEN 980 ELSE 1000 END - l.rung * 10 END AS score
      FROM (
        SELECT rid, kind, number_match, CASE WHEN decision IN ('auto', 'review') THEN person_id END AS holder, rung, decision, near FROM row_links
        UNION ALL
        SELECT r.rid, l.kind, l.number_match, CASE WHEN l.decision IN ('auto', 'review') THEN l.person_id END, l.rung, l.decision, l.near
        FROM (${carrying.map((kind) => `SELECT rid, first_rid FROM ${kind}_repeats`).join(' UNION ALL ')}) r JOIN row_links l ON l.rid = r.first_rid) l
      JOIN files f ON f.file = ${d.divide('l.rid', '1099511627776')}
      LEFT JOIN person_keys k ON k.person_id = l.holder`,
  }
}

/** Findings with their people and rows. `finding_key` is stable: the same evidence gives the same key. */
export const writeFindings = (kinds: readonly KindShape[]): Step => ({
  name: 'write findings',
  reads: [
    ...kinds.map((kind) => `${kind.kind}_repeats`),
    ...found,
    'found_unit',
    'person_keys',
    'files',
    'row_links',
    'people',
    'dead_holders',
    'household_placed',
    'outsiders',
    'units',
  ],
  writes: 'findings',
  sql: (
    d,
  ) => `WITH members AS (${[...found, 'found_unit'].map((table) => `SELECT code, insurance, subject, person_id, rid, said FROM ${table}`).join('\n      UNION ALL ')}),
    named AS (
      SELECT m.code, m.insurance, m.person_id, m.rid, m.said, CASE WHEN m.code IN ('duplicate_enrolment', 'duplicate_benefit', 'after_death', 'death_not_cancelled', 'employee_not_enrolled')
          THEN coalesce(k.person_key, h.number || chr(1) || h.name, o.number || chr(1) || o.name, 'row ' || m.subject) ELSE m.subject END AS subject, k.person_key
      FROM members m LEFT JOIN person_keys k ON k.person_id = m.person_id LEFT JOIN household_placed h ON h.rid = CASE WHEN k.person_key IS NULL THEN m.person_id END
      LEFT JOIN outsiders o ON o.person_id = CASE WHEN k.person_key IS NULL THEN m.person_id END),
    people_of AS (SELECT code, insurance, subject, ${d.listOf('person_key', 'person_key')} AS person_keys FROM (SELECT DISTINCT code, insurance, subject, person_key FROM named WHERE person_key IS NOT NULL) x GROUP BY code, insurance, subject),
    said_in AS (SELECT code, insurance, subject, ${d.joinText(`said || ';'`, 'said')} AS said FROM (SELECT DISTINCT code, insurance, subject, said FROM named WHERE said <> '') x GROUP BY code, insurance, subject),
    placed AS (SELECT code, insurance, subject, rid FROM named WHERE rid IS NOT NULL
      UNION ALL SELECT n.code, n.insurance, n.subject, again.rid FROM named n JOIN (${kinds.map((kind) => `SELECT rid, first_rid FROM ${kind.kind}_repeats`).join(' UNION ALL ')}) again ON again.first_rid = n.rid),
    rows_of AS (SELECT code, insurance, subject, ${d.listOf(d.struct({ kind: 'kind', file: 'file', row: 'row' }), 'file, row')} AS links FROM (
        SELECT DISTINCT n.code, n.insurance, n.subject, f.kind, f.name AS file, n.rid % 1099511627776 AS row FROM placed n JOIN files f ON f.file = ${d.divide('n.rid', '1099511627776')}) x GROUP BY code, insurance, subject)
    SELECT ${d.digest(`s.code || '|' || coalesce(s.insurance, '') || '|' || s.subject`)} AS finding_key, s.code, s.insurance, coalesce(p.person_keys, ${d.list([])}) AS person_keys, coalesce(r.links, ${d.list([])}) AS links,
      to_json(CASE WHEN s.code IN ('number_shared', 'number_not_in_household', 'household_duplicate', 'enrolled_but_cancelled') THEN ${d.map({ number: 's.subject' })}
        WHEN s.code = 'number_invalid' THEN ${d.map({ number: 'split_part(s.subject, chr(1), 1)', name: 'split_part(s.subject, chr(1), 2)' })}
        WHEN s.code = 'person_with_two_numbers' THEN ${d.map({ number_a: 'split_part(s.subject, chr(1), 1)', number_b: 'split_part(s.subject, chr(1), 2)' })}
        WHEN s.code = 'area_unknown' THEN ${d.map({ division: 's.subject' })}
        WHEN s.code = 'unit_not_enrolled' THEN ${d.map({ unit: 'substr(s.subject, 2)', name: `coalesce(u.AAB004, '')`, AAB998: `coalesce(u.AAB998, '')` })}
        WHEN s.code IN ('after_death', 'death_not_cancelled') AND position(chr(1) IN s.subject) > 0 THEN ${d.map({ number: 'split_part(s.subject, chr(1), 1)', name: 'split_part(s.subject, chr(1), 2)' })}
        ELSE ${d.map({ person_key: 's.subject' })} END) AS detail, ${d.digest(`coalesce(e.said, '')`)} AS evidence
    FROM (SELECT DISTINCT code, insurance, subject FROM named) s
    LEFT JOIN people_of p ON p.code = s.code AND p.subject = s.subject AND p.insurance IS NOT DISTINCT FROM s.insurance
    LEFT JOIN said_in e ON e.code = s.code AND e.subject = s.subject AND e.insurance IS NOT DISTINCT FROM s.insurance
    LEFT JOIN rows_of r ON r.code = s.code AND r.subject = s.subject AND r.insurance IS NOT DISTINCT FROM s.insurance
    LEFT JOIN units u ON u.unit_key = CASE WHEN s.code = 'unit_not_enrolled' THEN s.subject END`,
})

/** Cities in which each person has an active enrolment or a benefit in payment. */
export const insuredCities: Step = {
  name: 'cities where people are insured',
  reads: ['evidence', 'people'],
  writes: 'insured_in',
  sql: () =>
    `SELECT DISTINCT person_id, prefecture AS city FROM evidence WHERE state = 'active' AND inside AND NOT near AND code IS NOT NULL`,
}

/** The same once people are known: whether they are at home in another city or none, and not certain enough to be counted. */
export const insuredPeople: Step = {
  name: 'people by the cities where they are insured',
  reads: ['insured_in', 'persons'],
  writes: 'insured',
  sql: () => `SELECT i.person_id, i.city, p.inaccurate OR p.missing_before AS doubtful,
      coalesce(NOT p.is_local OR p.city <> i.city, FALSE) AS elsewhere
    FROM insured_in i JOIN persons p ON p.person_id = i.person_id`,
}

const missing = (n: number) => `is_local AND required_${n} AND ${insurances[n - 1]} IN ('91', '92', '94')`
const doubled = (code: string, insurance: string) =>
  `is_local AND person_id IN (SELECT person_id FROM found_${code} WHERE insurance = '${insurance}')`

/** Columns 2 to 17 of the official table per city (contract, outputs.md "Quarterly table"); column 1 is the caller's. */
export const countQuarter: Step = {
  name: 'count the quarterly table',
  reads: ['persons', 'insured', 'found_duplicate_enrolment', 'found_duplicate_benefit'],
  writes: 'quarter_counts',
  sql: () => {
    const count = (when: string) => `count(CASE WHEN ${when} THEN 1 END)`
    const local = (when: string) => count(`is_local AND ${when}`)
    // A city where somebody is insured has a row, even one of zeros: the table says then that nobody there is certain.
    return `SELECT coalesce(h.city, n.city) AS city, coalesce(c2, 0) AS c2, coalesce(direct, 0) + coalesce(c4, 0) AS c3, coalesce(c4, 0) AS c4,
        ${[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17].map((n) => `coalesce(c${n}, 0) AS c${n}`).join(', ')}
      FROM (SELECT city, ${count('is_local')} AS c2, ${local(`disposition = 'direct'`)} AS direct, ${local(`disposition = 'in_province'`)} AS c5, ${local(`disposition = 'out_of_province'`)} AS c6,
          ${local(`disposition = 'survey'`)} AS c7, ${local(`disposition = 'survey' AND verified_at IS NOT NULL`)} AS c8,
          ${count(missing(1))} AS c9, ${count(doubled('duplicate_enrolment', 'AIC003'))} AS c10, ${count(doubled('duplicate_benefit', 'AIC003'))} AS c11,
          ${count(missing(2))} AS c12, ${count(doubled('duplicate_enrolment', 'AKC003'))} AS c13, ${count(doubled('duplicate_benefit', 'AKC003'))} AS c14,
          ${count(missing(3))} AS c15, ${count(missing(4))} AS c16, ${count(missing(5))} AS c17
        FROM persons GROUP BY city) h
      FULL JOIN (SELECT city, ${count('elsewhere AND NOT doubtful')} AS c4 FROM insured GROUP BY city) n ON n.city = h.city`
  },
}
