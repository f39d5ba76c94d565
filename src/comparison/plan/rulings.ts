import { withNumbers } from './number-expressions.ts'
import { isPlainName } from './compare-names.ts'
import type { Step } from './step.ts'

/**
 * What people ruled (contract, policy.md "Decided by people"): `different` and `lawful` silence a finding between two
 * numbers and names, `same` makes two numbers, or two names under one number, one person.
 */
export const readRulings: Step = {
  name: 'read rulings',
  reads: ['ruling_rows', 'ruling_repeats', 'parameters'],
  writes: 'ruling_readings',
  sql: (d) => {
    const accepted = `SELECT r.*, p.as_of FROM ruling_rows r CROSS JOIN parameters p
        WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM ruling_repeats)`
    const first = `SELECT rid, code, name_a, name_b, number_b, decision_code, decided_at_date, as_of, number AS a_number FROM (${withNumbers(accepted, 'number_a', 'as_of', d)}) a`
    return `SELECT code, a_number, a_name, b_number, b_name, decision FROM (
      SELECT read.*, row_number() OVER (PARTITION BY code, least(a_number, b_number), greatest(a_number, b_number),
          least(a_name, b_name), greatest(a_name, b_name) ORDER BY decided_at DESC NULLS LAST, decision) AS latest
      FROM (SELECT trim(code) AS code, a_number, coalesce(name_a, '') AS a_name, coalesce(number, a_number) AS b_number,
          coalesce(name_b, '') AS b_name, decision_code AS decision, decided_at_date AS decided_at
        FROM (${withNumbers(first, 'number_b', 'as_of', d)}) b) read) ranked
    WHERE latest = 1 AND a_number IS NOT NULL AND decision IS NOT NULL`
  },
}

/** Numbers that a ruling `same` folds into another: the number with a household row stays, else the one enrolled last. */
export const foldAliases: Step = {
  name: 'fold numbers ruled to be one person',
  reads: ['ruling_readings', 'household_rows', 'enrolment_rows'],
  writes: 'aliases',
  sql: (d) => {
    const side = (other: 'a' | 'b') => `SELECT ${other}_number AS number FROM ruling_readings WHERE decision = 'same' AND a_number <> b_number`
    const staying = `CASE WHEN coalesce(ha.rows, 0) > 0 AND coalesce(hb.rows, 0) = 0 THEN a_number
        WHEN coalesce(hb.rows, 0) > 0 AND coalesce(ha.rows, 0) = 0 THEN b_number
        WHEN coalesce(eb.latest, 0) > coalesce(ea.latest, 0) THEN b_number ELSE a_number END`
    return `SELECT ${d.name === 'duckdb' ? 'any_value' : 'min'}(kept) AS kept, number FROM (
        SELECT CASE WHEN kept = a_number THEN b_number ELSE a_number END AS number, kept FROM (
          SELECT a_number, b_number, ${staying} AS kept FROM ruling_readings r
          LEFT JOIN (SELECT number, count(*) AS rows FROM household_rows WHERE number IN (${side('a')} UNION ALL ${side('b')}) AND reject_code IS NULL GROUP BY number) ha ON ha.number = r.a_number
          LEFT JOIN (SELECT number, count(*) AS rows FROM household_rows WHERE number IN (${side('a')} UNION ALL ${side('b')}) AND reject_code IS NULL GROUP BY number) hb ON hb.number = r.b_number
          LEFT JOIN (SELECT number, max(coalesce(AAE035_date, 0) * CAST(100000000 AS BIGINT) + coalesce(AAC030_date, 0)) AS latest FROM enrolment_rows WHERE number IN (${side('a')} UNION ALL ${side('b')}) AND reject_code IS NULL GROUP BY number) ea ON ea.number = r.a_number
          LEFT JOIN (SELECT number, max(coalesce(AAE035_date, 0) * CAST(100000000 AS BIGINT) + coalesce(AAC030_date, 0)) AS latest FROM enrolment_rows WHERE number IN (${side('a')} UNION ALL ${side('b')}) AND reject_code IS NULL GROUP BY number) eb ON eb.number = r.b_number
          WHERE decision = 'same' AND a_number <> b_number) chosen) pairs
      GROUP BY number`
  },
}

export const listRulingNames: Step = {
  name: 'list names of rulings',
  reads: ['ruling_readings'],
  writes: 'ruling_names',
  sql: () => `SELECT a_name AS name FROM ruling_readings UNION SELECT b_name FROM ruling_readings`,
}

/** Rulings both ways round, names by their L2 key, ready to be joined to a pair. */
export const spreadRulings: Step = {
  name: 'spread rulings',
  reads: ['ruling_readings', 'name_keys'],
  writes: 'rulings',
  sql: () => `SELECT DISTINCT code, decision, a_number, a.bare AS a_key, b_number, b.bare AS b_key FROM (
      SELECT code, decision, a_number, a_name, b_number, b_name FROM ruling_readings
      UNION ALL SELECT code, decision, b_number, b_name, a_number, a_name FROM ruling_readings) r
    JOIN name_keys a ON a.name = r.a_name JOIN name_keys b ON b.name = r.b_name`,
}

/** The L2 key of a name column; `keys` is `name_keys` joined to it, absent for plain names. */
export const nameKey = (name: string, keys: string, fullMatch: (text: string, expression: string) => string) =>
  `CASE WHEN ${isPlainName(name, fullMatch)} THEN ${name} ELSE ${keys}.bare END`
