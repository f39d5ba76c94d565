import { isPlainName } from './compare-names.ts'
import { filled, isInsideArea, rowText } from './expressions.ts'
import { numberedRows, withNumbers } from './number-expressions.ts'
import type { PlanShape } from './standardise.ts'
import type { KindShape, Step } from './step.ts'

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
    return `SELECT code, a_number, a_name, b_number, b_name, decision, one_sided FROM (
      SELECT read.*, row_number() OVER (PARTITION BY code, least(a_number, b_number), greatest(a_number, b_number),
          least(a_name, b_name), greatest(a_name, b_name) ORDER BY decided_at DESC NULLS LAST, decision NULLS LAST) AS latest
      FROM (SELECT ${d.trimmed('code')} AS code, a_number, coalesce(name_a, '') AS a_name, coalesce(number, a_number) AS b_number, number IS NULL AS one_sided,
          coalesce(name_b, '') AS b_name, decision_code AS decision, decided_at_date AS decided_at
        FROM (${withNumbers(first, 'number_b', 'as_of', d)}) b) read) ranked
    WHERE latest = 1 AND a_number IS NOT NULL AND decision IS NOT NULL`
  },
}

/**
 * Numbers that rulings `same` make one person's, each beside the number that stays: that of a household row that makes
 * people, else of any household row, else the one enrolled last. Chains of rulings are one group, of up to 16 links.
 */
export const foldAliases = (household: KindShape, enrolment: KindShape, areaLevel: PlanShape['areaLevel']): Step => ({
  name: 'fold numbers ruled to be one person',
  reads: ['ruling_readings', 'household_rows', 'enrolment_rows', 'divisions', 'parameters'],
  writes: 'aliases',
  sql: (d) => {
    const text = (kind: KindShape) => rowText(kind.columns.map((column) => `r.${column.name}`))
    const twiceAsFar = (reach: string) =>
      `SELECT DISTINCT x.number, y.other FROM ${reach} x JOIN ${reach} y ON y.number = x.other`
    const latest = 'coalesce(r.AAE035_date, 0) * CAST(100000000 AS BIGINT) + coalesce(r.AAC030_date, 0)'
    return `WITH edges AS (SELECT a_number AS number, b_number AS other FROM ruling_readings WHERE decision = 'same' AND a_number <> b_number),
      one AS (SELECT number, other FROM edges UNION SELECT other, number FROM edges UNION SELECT number, number FROM edges UNION SELECT other, other FROM edges),
      two AS (${twiceAsFar('one')}), four AS (${twiceAsFar('two')}), eight AS (${twiceAsFar('four')}), sixteen AS (${twiceAsFar('eight')}),
      groups AS (SELECT number, min(other) AS grouped FROM sixteen GROUP BY number),
      known AS (
        SELECT g.number, CASE WHEN ${isInsideArea('r.AAB299_six', 'x', 'p.area', areaLevel)} AND coalesce(r.police_status_code, '0') NOT IN ('1', '2', '7', '8') THEN 3 ELSE 2 END AS tier,
          CASE WHEN coalesce(r.police_status_code, '0') = '0' THEN 2 ELSE 0 END + CASE WHEN length(${filled('r.AAB299')}) >= 12 THEN 1 ELSE 0 END AS measure, ${text(household)} AS own_text
        FROM groups g JOIN ${numberedRows('household', d)} r ON r.number = g.number AND r.reject_code IS NULL CROSS JOIN parameters p LEFT JOIN divisions x ON x.code = r.AAB299_six
        UNION ALL
        SELECT g.number, 1, ${latest}, ${text(enrolment)} FROM groups g JOIN ${numberedRows('enrolment', d)} r ON r.number = g.number AND r.reject_code IS NULL)
    SELECT g.number, best.number AS kept FROM groups g JOIN (
        SELECT g.grouped, g.number, row_number() OVER (PARTITION BY g.grouped ORDER BY coalesce(k.tier, 0) DESC, coalesce(k.measure, 0) DESC, coalesce(k.own_text, '') DESC, g.number DESC) AS place
        FROM groups g LEFT JOIN known k ON k.number = g.number) best ON best.grouped = g.grouped AND best.place = 1
      WHERE g.number <> best.number`
  },
})

export const listRulingNames: Step = {
  name: 'list names of rulings',
  reads: ['ruling_readings'],
  writes: 'ruling_names',
  sql: () => `SELECT a_name AS name FROM ruling_readings UNION SELECT b_name FROM ruling_readings`,
}

/**
 * Rulings both ways round by the numbers that are kept, names by their L2 key, ready to be joined to a pair. A key of
 * '' is any name. `is_side` is false for the way round of a ruling that names one side alone.
 */
export const spreadRulings = (hasAliases: boolean): Step => ({
  name: 'spread rulings',
  reads: ['ruling_readings', 'name_keys', ...(hasAliases ? ['aliases'] : [])],
  writes: 'rulings',
  sql: () => {
    const kept = (alias: string, number: string) =>
      hasAliases ? `coalesce(${alias}.kept, r.${number})` : `r.${number}`
    return `SELECT DISTINCT code, decision, ${kept('ka', 'a_number')} AS a_number, a.bare AS a_key, ${kept('kb', 'b_number')} AS b_number, b.bare AS b_key, is_side FROM (
      SELECT code, decision, a_number, a_name, b_number, b_name, TRUE AS is_side FROM ruling_readings
      UNION ALL SELECT code, decision, b_number, b_name, a_number, a_name, NOT one_sided FROM ruling_readings) r
    JOIN name_keys a ON a.name = r.a_name JOIN name_keys b ON b.name = r.b_name
    ${hasAliases ? 'LEFT JOIN aliases ka ON ka.number = r.a_number LEFT JOIN aliases kb ON kb.number = r.b_number' : ''}`
  },
})

/** True where a ruling silences a finding between two numbers and names. */
export const isSilenced = (
  code: string,
  one: { number: string; key: string },
  other: { number: string; key: string },
) =>
  `EXISTS (SELECT 1 FROM rulings r WHERE r.code = '${code}' AND r.decision IN ('different', 'lawful') AND r.a_number = ${one.number} AND r.a_key IN ('', ${one.key})
    AND r.b_number = ${other.number} AND r.b_key IN ('', ${other.key}))`

/** True where a ruling silences a finding on one number and name. */
export const isSilencedAlone = (code: string, number: string, key: string) =>
  `EXISTS (SELECT 1 FROM rulings r WHERE r.code = '${code}' AND r.decision IN ('different', 'lawful') AND r.is_side AND r.a_number = ${number} AND r.a_key IN ('', ${key}))`

/** The L2 key of a name column; `keys` is `name_keys` joined to it, absent for plain names. */
export const nameKey = (name: string, keys: string, fullMatch: (text: string, expression: string) => string) =>
  `CASE WHEN ${isPlainName(name, fullMatch)} THEN ${name} ELSE ${keys}.bare END`
