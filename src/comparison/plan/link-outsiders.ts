import { rowText } from './expressions.ts'
import { decidedRung } from './link-local.ts'
import type { KindShape, Step } from './step.ts'

/** Rows left over by local and near linking. */
export const leftOver: Step = {
  name: 'rows left over',
  reads: ['unmatched', 'near_links'],
  writes: 'left_over',
  sql: () => `SELECT u.* FROM unmatched u WHERE u.rid NOT IN (SELECT rid FROM near_links)`,
}

/** Numbers held by somebody dead, cancelled or moved, with the name of the holder (contract, outputs.md "non_local"). */
export const heldNumbers: Step = {
  name: 'numbers of dead, cancelled and moved people',
  reads: ['left_over', 'household_placed'],
  writes: 'held_numbers',
  sql: () => `SELECT l.number, l.name, l.former, l.rid, CASE WHEN l.kind = 'household' THEN 0 ELSE 1 END AS place
    FROM left_over l LEFT JOIN household_placed h ON h.rid = l.rid
    WHERE l.number IS NOT NULL AND (l.kind = 'death' OR (l.kind = 'household' AND h.status IN ('1', '2', '7', '8')))`,
}

/** Active enrolments and benefits in payment inside the area whose number may make a person with household elsewhere. */
export const outsiderCandidates: Step = {
  name: 'candidates with household elsewhere',
  reads: ['left_over', 'insured_rows', 'held_numbers', 'rungs', 'ruled_names'],
  writes: 'outsider_candidates',
  sql: () => `SELECT c.rid, c.number, c.name, c.place, c.changed, c.since FROM (
      SELECT l.rid, l.number, l.name, CASE WHEN i.kind = 'enrolment' THEN 0 ELSE 1 END AS place,
        coalesce(i.changed, 0) AS changed, coalesce(i.since, i.first_month, 0) AS since
      FROM left_over l JOIN insured_rows i ON i.rid = l.rid
      WHERE l.number_state = 'valid' AND i.inside AND i.state = 'active' AND i.code IS NOT NULL) c
    LEFT JOIN (SELECT DISTINCT number FROM held_numbers) any_holder ON any_holder.number = c.number
    LEFT JOIN (
      SELECT h.number, l.name FROM held_numbers h JOIN (SELECT DISTINCT number, name FROM left_over) l ON l.number = h.number
      LEFT JOIN rungs r ON r.a = l.name AND r.b = h.name AND r.former = h.former
      LEFT JOIN ruled_names s ON s.number = h.number AND s.a = l.name AND s.b = h.name
      WHERE (CASE WHEN l.name = h.name THEN 0 ELSE ${decidedRung('r.rung', '0', `'valid'`, `coalesce(s.decision, '')`)} END) <= 6
      GROUP BY h.number, l.name) agreeing ON agreeing.number = c.number AND agreeing.name = c.name
    WHERE any_holder.number IS NULL OR agreeing.name IS NOT NULL`,
}

/** People with household elsewhere: the latest enrolment under a number is the person. Ties go to the row's own text. */
export function outsiders(enrolment: KindShape, benefit: KindShape): Step {
  const text = (kind: KindShape) => rowText(kind.columns.map((column) => `r.${column.name}`))
  return {
    name: 'people with household elsewhere',
    reads: ['outsider_candidates', 'enrolment_rows', 'benefit_rows', 'left_over'],
    writes: 'outsiders',
    sql: (d) => `WITH top AS (SELECT number, rid, name FROM (
        SELECT c.*, rank() OVER (PARTITION BY number ORDER BY place, changed DESC, since DESC) AS latest FROM outsider_candidates c) ranked WHERE latest = 1),
      tied AS (SELECT number FROM top GROUP BY number HAVING min(name) <> max(name)),
      decided AS (
        SELECT number, min(name) AS name FROM top WHERE number NOT IN (SELECT number FROM tied) GROUP BY number
        UNION ALL
        SELECT number, ${d.valueAtGreatest('name', 'own_text')} AS name FROM (
          SELECT t.number, t.name, ${text(enrolment)} AS own_text FROM top t JOIN enrolment_rows r ON r.rid = t.rid WHERE t.number IN (SELECT number FROM tied)
          UNION ALL
          SELECT t.number, t.name, ${text(benefit)} FROM top t JOIN benefit_rows r ON r.rid = t.rid WHERE t.number IN (SELECT number FROM tied)) texts
        GROUP BY number)
      SELECT min(top.rid) AS person_id, decided.number, decided.name, coalesce(max(h.former), '') AS former
      FROM decided JOIN top ON top.number = decided.number AND top.name = decided.name
      LEFT JOIN (SELECT number, name, former FROM left_over WHERE kind = 'household') h ON h.number = decided.number AND h.name = decided.name
      GROUP BY decided.number, decided.name`,
  }
}

/** Left-over rows beside the holder of their number: a person with household elsewhere, or somebody gone (no person). */
export const linkOutsiders: Step = {
  name: 'link rows to people with household elsewhere',
  reads: ['left_over', 'outsiders', 'held_numbers', 'rungs', 'ruled_names'],
  writes: 'outsider_links',
  sql: () => {
    const rung = decidedRung('r.rung', 'coalesce(r.unless_blank, 0)', 'l.number_state', `coalesce(s.decision, '')`)
    const placed = `CASE WHEN l.name = h.name THEN 0 ELSE ${rung} END`
    const compared =
      'LEFT JOIN rungs r ON r.a = l.name AND r.b = h.name AND r.former = h.former LEFT JOIN ruled_names s ON s.number = l.number AND s.a = l.name AND s.b = h.name'
    return `SELECT l.rid, l.kind, l.number_match, l.number, h.person_id, h.name AS holder_name, CASE WHEN h.name IS NOT NULL THEN ${placed} END AS rung
      FROM left_over l LEFT JOIN outsiders h ON h.number = l.number ${compared}
      WHERE NOT EXISTS (SELECT 1 FROM held_numbers x LEFT JOIN outsiders y ON y.number = x.number WHERE x.number = l.number AND y.number IS NULL)
      UNION ALL
      SELECT rid, kind, number_match, number, CAST(NULL AS BIGINT), name, rung FROM (
        SELECT l.rid, l.kind, l.number_match, l.number, h.name, ${placed} AS rung, row_number() OVER (PARTITION BY l.rid ORDER BY ${placed}, h.place, h.name, h.former) AS best
        FROM left_over l JOIN held_numbers h ON h.number = l.number ${compared}
        WHERE l.number NOT IN (SELECT number FROM outsiders)) gone WHERE best = 1`
  },
}
