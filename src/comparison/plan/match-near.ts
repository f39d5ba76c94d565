import type { Dialect } from '../dialect/dialect.ts'
import { isOneOf } from './expressions.ts'
import { nameKey } from './rulings.ts'
import type { Step } from './step.ts'

/** People whom a death row that is certain of them takes out of the register. */
export const deadLocalPeople: Step = {
  name: 'local people with a death row',
  reads: ['local_links'],
  writes: 'dead_local_people',
  sql: () => `SELECT DISTINCT person_id FROM local_links WHERE kind = 'death' AND rung <= 6`,
}

const birth = (number: string) =>
  `CASE length(${number}) WHEN 18 THEN substr(${number}, 7, 8) WHEN 15 THEN '19' || substr(${number}, 7, 6) END`
const isOdd = (digit: string) => isOneOf(digit, ['1', '3', '5', '7', '9'])
const male = (number: string) =>
  `CASE length(${number}) WHEN 18 THEN ${isOdd(`substr(${number}, 17, 1)`)} WHEN 15 THEN ${isOdd(`substr(${number}, 15, 1)`)} END`

/** Local people that a row may be near to, by name key. */
export const nearTargets: Step = {
  name: 'people a row may be near to',
  reads: ['local_people', 'dead_local_people', 'name_keys'],
  writes: 'near_targets',
  sql: (
    d,
  ) => `SELECT p.person_id, p.number, ${nameKey('p.name', 'k', d.fullMatch)} AS name_key, ${birth('p.number')} AS birth, ${male('p.number')} AS male,
      p.number_state = 'invalid' OR p.number_match = 'upgraded' AS odd
    FROM local_people p LEFT JOIN name_keys k ON k.name = p.name
    WHERE p.number IS NOT NULL AND p.person_id NOT IN (SELECT person_id FROM dead_local_people)`,
}

/** Rows of an unknown number that may be near to somebody. */
export const nearRows: Step = {
  name: 'rows that may be near to somebody',
  reads: ['unmatched', 'name_keys'],
  writes: 'near_rows',
  sql: (
    d,
  ) => `SELECT u.rid, u.number, ${nameKey('u.name', 'k', d.fullMatch)} AS name_key, ${birth('u.number')} AS birth, ${male('u.number')} AS male,
      u.number_state = 'invalid' OR u.number_match = 'upgraded' AS odd
    FROM unmatched u LEFT JOIN name_keys k ON k.name = u.name
    WHERE u.number IS NOT NULL AND u.kind <> 'household'`,
}

/** Pairs of rows and people whose numbers are near; blocked on the name and, where both numbers have one, on the birth date. */
export function nearPairs(rows: string, targets: string, columns: string, { withinTwoEdits }: Dialect): string {
  const pick = (on: string) => `SELECT ${columns} FROM ${rows} r JOIN ${targets} t
      ON r.name_key = t.name_key AND ${on} WHERE (r.odd OR t.odd) AND r.name_key <> '' AND ${withinTwoEdits('r.number', 't.number')}`
  return [
    `${pick('r.birth = t.birth AND r.male = t.male')} AND r.odd`,
    `${pick('r.birth = t.birth AND r.male = t.male')} AND t.odd AND NOT r.odd`,
    `${pick('r.birth IS NULL')} AND r.odd`,
    `${pick('r.birth IS NULL')} AND t.odd AND NOT r.odd`,
    `${pick('t.birth IS NULL AND r.birth IS NOT NULL')} AND t.odd`,
  ].join('\n          UNION ALL ')
}

/** Rows and people whose numbers are near, also where several are or people ruled them to be two. */
export const pairNear: Step = {
  name: 'pair near numbers',
  reads: ['near_rows', 'near_targets'],
  writes: 'near_pairs',
  sql: (d) =>
    nearPairs('near_rows', 'near_targets', 'r.rid, r.number, t.person_id, t.number AS person_number, r.name_key', d),
}

/**
 * Near links: the number at most two edits away, the name equal on L0 to L2, birth date and sex as in the number, one
 * person alone. Blocked on name key and birth date; numbers of another length have no birth date to block on.
 */
export const matchNear: Step = {
  name: 'match near numbers',
  reads: ['near_pairs', 'rulings', 'unmatched', 'local_people', 'name_keys'],
  writes: 'near_links',
  sql: () => {
    return `SELECT n.rid, n.person_id, CASE WHEN u.name = p.name THEN 0 WHEN coalesce(ku.normal, u.name) = coalesce(kp.normal, p.name) THEN 1 ELSE 2 END AS rung
      FROM (SELECT rid, min(person_id) AS person_id FROM (
        SELECT c.rid, c.person_id FROM near_pairs c
        LEFT JOIN rulings s ON s.decision = 'different' AND s.a_number = c.number AND s.b_number = c.person_number AND s.a_key = c.name_key AND s.b_key = c.name_key
        WHERE s.code IS NULL) unruled
      GROUP BY rid HAVING count(DISTINCT person_id) = 1) n
      JOIN unmatched u ON u.rid = n.rid JOIN local_people p ON p.person_id = n.person_id
      LEFT JOIN name_keys ku ON ku.name = u.name LEFT JOIN name_keys kp ON kp.name = p.name`
  },
}
