import { filled } from './expressions.ts'
import { birthDateOf, sexOf } from './number-expressions.ts'
import { isSilenced, nameKey } from './rulings.ts'
import type { Step } from './step.ts'

/** Who holds a valid number under which name, birth date and sex: people, and rows that are nobody's. */
export const holdersOfNumbers: Step = {
  name: 'holders of valid numbers',
  reads: ['people', 'attributes', 'left_over', 'outsider_links', 'name_keys'],
  writes: 'number_holders',
  sql: (
    d,
  ) => `SELECT p.person_id AS holder, p.person_id, p.number, ${nameKey('p.name', 'k', d.fullMatch)} AS name_key, coalesce(a.stated_birth, a.number_birth) AS birth, coalesce(a.stated_sex, a.number_sex) AS sex
      FROM people p JOIN attributes a ON a.person_id = p.person_id LEFT JOIN name_keys k ON k.name = p.name WHERE p.number_state = 'valid'
      UNION ALL
      SELECT u.rid AS holder, CAST(NULL AS BIGINT), u.number, ${nameKey('u.name', 'k', d.fullMatch)} AS name_key, ${birthDateOf('u.number', d)}, ${sexOf('u.number', d)}
      FROM left_over u JOIN outsider_links o ON o.rid = u.rid AND o.person_id IS NULL AND coalesce(o.rung, 0) <= 6 LEFT JOIN name_keys k ON k.name = u.name
      WHERE u.kind = 'enrolment' AND u.number_state = 'valid' AND ${d.fullMatch('u.number', '[1-9][0-9]{16}[0-9X]')}`,
}

/** Pairs of holders whose name, birth date and sex are the same. */
export const twinCandidates: Step = {
  name: 'candidates for two numbers',
  reads: ['number_holders'],
  writes: 'twin_candidates',
  sql: () => `SELECT x.holder AS a_holder, x.person_id AS a_person, x.number AS a_number, y.holder AS b_holder, y.person_id AS b_person, y.number AS b_number, x.name_key
    FROM number_holders x JOIN number_holders y ON ${isTwin('x', 'y')} AND x.number < y.number`,
}

/** Whether two rows of `number_holders` may be one person; that their numbers differ is the caller's to ask. */
export const isTwin = (x: string, y: string) =>
  `${x}.name_key = ${y}.name_key AND ${x}.birth = ${y}.birth AND ${x}.sex = ${y}.sex AND ${x}.name_key <> ''`

/** Household books and phones that the rows of the candidates name. */
export const twinContacts: Step = {
  name: 'books and phones of candidates',
  reads: ['twin_candidates', 'row_links', 'left_over', 'household_rows', 'enrolment_rows'],
  writes: 'twin_contacts',
  sql: () => `WITH holders AS (SELECT a_holder AS holder, a_person AS person_id, a_number AS number FROM twin_candidates UNION SELECT b_holder, b_person, b_number FROM twin_candidates),
    rows AS (
      SELECT h.holder, l.rid, l.kind FROM holders h JOIN row_links l ON l.person_id = h.person_id AND l.kind IN ('household', 'enrolment') AND l.decision IN ('auto', 'review') AND NOT l.near
      UNION ALL
      SELECT h.holder, u.rid, u.kind FROM holders h JOIN left_over u ON u.number = h.number AND u.kind = 'enrolment' WHERE h.person_id IS NULL)
    SELECT DISTINCT holder, contact FROM (
      SELECT x.holder, 'book ' || ${filled('r.AAB401')} AS contact FROM rows x JOIN household_rows r ON r.rid = x.rid WHERE x.kind = 'household'
      UNION ALL SELECT x.holder, 'phone ' || ${filled('r.AAE005')} FROM rows x JOIN household_rows r ON r.rid = x.rid WHERE x.kind = 'household'
      UNION ALL SELECT x.holder, 'phone ' || ${filled('r.AAE005')} FROM rows x JOIN enrolment_rows r ON r.rid = x.rid WHERE x.kind = 'enrolment') c
    WHERE contact IS NOT NULL`,
}

export const personsWithTwoNumbers: Step = {
  name: 'find people with two numbers',
  reads: ['twin_candidates', 'twin_contacts', 'rulings'],
  writes: 'found_two_numbers',
  sql: () => `WITH pairs AS (
      SELECT DISTINCT c.* FROM twin_candidates c JOIN twin_contacts x ON x.holder = c.a_holder JOIN twin_contacts y ON y.holder = c.b_holder AND x.contact = y.contact
      WHERE NOT ${isSilenced('person_with_two_numbers', { number: 'c.a_number', key: 'c.name_key' }, { number: 'c.b_number', key: 'c.name_key' })})
    SELECT 'person_with_two_numbers' AS code, CAST(NULL AS STRING) AS insurance, a_number || chr(1) || b_number AS subject, a_person AS person_id, a_holder AS rid, '' AS said FROM pairs
    UNION ALL SELECT 'person_with_two_numbers', NULL, a_number || chr(1) || b_number, b_person, b_holder, '' FROM pairs`,
}
