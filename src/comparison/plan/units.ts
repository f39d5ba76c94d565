import type { Dialect } from '../dialect/dialect.ts'
import { unitName, unitNumber } from './employers.ts'
import { filled, isInsideArea } from './expressions.ts'
import type { PlanShape } from './standardise.ts'
import type { Step } from './step.ts'

const key = (d: Dialect) =>
  `CASE WHEN AAB998 IS NOT NULL THEN 'n' || AAB998 WHEN AAB004 IS NOT NULL THEN 'w' || ${unitName('AAB004', d)} ELSE 'l' || AAB001 END`

/** Every row that names an employer, narrowed to what a unit needs. */
export function namedUnits(shape: PlanShape): Step {
  return {
    name: 'rows that name a unit',
    reads: [
      'unit_rows',
      'unit_repeats',
      'enrolment_rows',
      'insured_rows',
      'employment_rows',
      'employment_repeats',
      'salary_rows',
      'salary_repeats',
      'establishment_rows',
      'establishment_repeats',
      'divisions',
      'parameters',
    ],
    writes: 'named_units',
    sql: (d) => {
      const month = d.divide('q.as_of_month', 100)
      const salary = `r.AAE041_month BETWEEN (${d.divide(`(${month} * 12 + q.as_of_month % 100 - 3)`, 12)} * 100 + (${month} * 12 + q.as_of_month % 100 - 3) % 12 + 1) AND q.as_of_month`
      const nobody = 'CAST(NULL AS STRING)'
      // Employers repeat on row after row: each spelling is read once, with the number of rows that have it.
      const spellings = (kind: string, account: string, place: string, counts: string, inside: string, from: string) =>
        `SELECT rid, '${kind}' AS kind, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside, count(*) AS rows FROM (
          SELECT ${kind === 'unit' ? 'r.rid' : 'CAST(NULL AS BIGINT) AS rid'}, r.AAB998, ${account} AS AAB001, r.AAB004, r.AAB019_code AS AAB019, ${place} AS AAB301, ${counts} AS counts, ${inside} AS inside FROM ${from}) n
        GROUP BY rid, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside`
      const accepted = (kind: string) =>
        `${kind}_rows r CROSS JOIN parameters q WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM ${kind}_repeats)`
      const unitsInside = `coalesce(${isInsideArea('r.AAB301_six', 'x', 'q.area', shape.areaLevel)}, FALSE) AND r.AAB301_six IS NOT NULL`
      return `SELECT named.*, ${key(d)} AS unit_key FROM (
          SELECT rid, kind, ${unitNumber('AAB998')} AS AAB998, ${filled('AAB001')} AS AAB001, ${filled('AAB004')} AS AAB004, AAB019, ${filled('AAB301')} AS AAB301, counts, inside, rows FROM (
            ${[
              spellings(
                'unit',
                nobody,
                'r.AAB301',
                `coalesce(r.state_code, '1') = '1'`,
                unitsInside,
                `unit_rows r CROSS JOIN parameters q LEFT JOIN divisions x ON x.code = r.AAB301_six WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM unit_repeats)`,
              ),
              spellings(
                'enrolment',
                'r.AAB001',
                'r.AAB301',
                `i.state IN ('active', 'paused')`,
                'FALSE',
                `insured_rows i JOIN enrolment_rows r ON r.rid = i.rid WHERE i.kind = 'enrolment' AND i.names_employer`,
              ),
              spellings(
                'employment',
                'r.AAB001',
                nobody,
                'coalesce(r.AAE030_date, 0) <= q.as_of AND coalesce(r.AAE031_date, 99991231) >= q.as_of',
                'FALSE',
                accepted('employment'),
              ),
              spellings('salary', nobody, nobody, `coalesce(${salary}, FALSE)`, 'FALSE', accepted('salary')),
              spellings('establishment', nobody, nobody, 'TRUE', 'FALSE', accepted('establishment')),
            ].join('\n            UNION ALL ')}) spelled) named
        WHERE coalesce(AAB998, AAB001, AAB004) IS NOT NULL`
    },
  }
}

/** Units of the register (contract, outputs.md "units.parquet"). One unit by number, else by name, else by account. */
export const gatherUnits: Step = {
  name: 'gather units',
  reads: ['named_units', 'unit_numbers'],
  writes: 'units',
  sql: (d) => `WITH
      by_number AS (SELECT AAB998, sum(rows) AS enrolled FROM named_units WHERE kind = 'enrolment' AND counts AND AAB998 IS NOT NULL GROUP BY AAB998),
      by_name AS (SELECT ${unitName('AAB004', d)} AS AAB004, sum(rows) AS enrolled FROM named_units WHERE kind = 'enrolment' AND counts AND AAB004 IS NOT NULL GROUP BY ${unitName('AAB004', d)}),
      by_account AS (SELECT AAB001, sum(rows) AS enrolled FROM named_units WHERE kind = 'enrolment' AND counts AND AAB998 IS NULL AND AAB004 IS NULL GROUP BY AAB001),
      paying AS (SELECT DISTINCT AAB998 FROM named_units WHERE kind IN ('employment', 'salary') AND counts AND AAB998 IS NOT NULL),
      merged AS (SELECT unit_key, max(AAB998) AS AAB998, max(CASE WHEN kind = 'enrolment' THEN AAB001 END) AS enrolment_account, max(AAB001) AS any_account,
          coalesce(max(CASE WHEN kind = 'unit' THEN AAB004 END), max(AAB004)) AS AAB004, coalesce(max(CASE WHEN kind = 'unit' AND counts THEN AAB019 END), max(CASE WHEN kind = 'unit' THEN AAB019 END), max(AAB019)) AS AAB019,
          coalesce(max(CASE WHEN kind = 'unit' AND counts THEN AAB301 END), max(CASE WHEN kind = 'unit' THEN AAB301 END), max(CASE WHEN kind = 'enrolment' THEN AAB301 END)) AS AAB301,
          bool_or(kind = 'unit' AND counts) AS registered, bool_or(kind = 'unit' AND counts AND inside) AS exists_inside,
          bool_or(kind <> 'unit' AND counts) AS employing
        FROM named_units GROUP BY unit_key)
    SELECT u.*, CASE WHEN not_enrolled OR not_registered OR lacking OR wrong THEN 'survey' ELSE 'direct' END AS disposition FROM (
      SELECT m.unit_key, m.AAB998, coalesce(m.enrolment_account, m.any_account) AS AAB001, m.AAB004, m.AAB019, m.AAB301, m.registered,
        coalesce(CASE WHEN m.AAB998 IS NOT NULL THEN n.enrolled WHEN m.AAB004 IS NOT NULL THEN w.enrolled ELSE c.enrolled END, 0) AS enrolled,
        m.exists_inside AND coalesce(CASE WHEN m.AAB998 IS NOT NULL THEN n.enrolled WHEN m.AAB004 IS NOT NULL THEN w.enrolled ELSE c.enrolled END, 0) = 0
          AND (coalesce(m.AAB019, '') <> '81' OR p.AAB998 IS NOT NULL) AS not_enrolled,
        NOT m.registered AND (m.employing OR coalesce(CASE WHEN m.AAB998 IS NOT NULL THEN n.enrolled WHEN m.AAB004 IS NOT NULL THEN w.enrolled ELSE c.enrolled END, 0) > 0) AS not_registered, m.AAB301 IS NULL OR m.AAB004 IS NULL AS lacking,
        coalesce(NOT v.valid, FALSE) AS wrong
      FROM merged m LEFT JOIN by_number n ON n.AAB998 = m.AAB998 LEFT JOIN by_name w ON w.AAB004 = ${unitName('m.AAB004', d)} LEFT JOIN by_account c ON c.AAB001 = m.any_account
      LEFT JOIN paying p ON p.AAB998 = m.AAB998 LEFT JOIN unit_numbers v ON v.AAB998 = m.AAB998) u`,
}

/** Unit numbers judged: unified credit code (GB 32100), organisation code (GB 11714), old registration number. */
export const judgeUnitNumbers: Step = {
  name: 'judge unit numbers',
  reads: ['named_units', 'unit_characters'],
  writes: 'unit_numbers',
  sql: (d) => `WITH numbers AS (SELECT DISTINCT AAB998 FROM named_units WHERE AAB998 IS NOT NULL),
      places AS (SELECT AAB998, length(AAB998) AS size, place, substr(AAB998, place, 1) AS character FROM (SELECT AAB998, ${d.eachUpTo('length(AAB998)')} AS place FROM numbers) spread),
      sums AS (SELECT p.AAB998, p.size, sum(CASE WHEN p.place < 18 THEN c.credit_value * c.credit_weight END) AS credit_sum, count(c.credit_value) AS credit_known,
          sum(CASE WHEN p.place < 9 THEN c.organisation_value * c.organisation_weight END) AS organisation_sum, count(c.organisation_value) AS organisation_known,
          max(CASE WHEN p.place = 18 THEN c.credit_value END) AS credit_check, max(CASE WHEN p.place = 9 THEN p.character END) AS organisation_check
        FROM places p LEFT JOIN unit_characters c ON c.character = p.character AND c.place = p.place GROUP BY p.AAB998, p.size)
    SELECT AAB998, CASE WHEN size = 18 THEN credit_known = 18 AND credit_check = (31 - credit_sum % 31) % 31
        WHEN size = 9 THEN organisation_known >= 8 AND organisation_check = CASE 11 - organisation_sum % 11 WHEN 10 THEN 'X' WHEN 11 THEN '0' ELSE CAST(11 - organisation_sum % 11 AS STRING) END
        WHEN size = 15 THEN ${d.fullMatch('AAB998', '[0-9]{15}')} ELSE FALSE END AS valid
    FROM sums`,
}
