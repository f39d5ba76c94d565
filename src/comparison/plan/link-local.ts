import type { Step } from './step.ts'

/**
 * The rung of a row's name against a holder's, with what a person ruled of the two names under this number: `same`
 * counts as a former name, `different` as different. An empty name agrees only beside a valid number.
 */
export const decidedRung = (rung: string, unlessBlank: string, numberState: string, decision: string) =>
  `CASE WHEN ${decision} = 'same' AND coalesce(${rung}, 9) > 5 THEN 5 WHEN ${decision} = 'different' THEN 9
    WHEN ${unlessBlank} > 0 AND ${numberState} <> 'valid' THEN ${unlessBlank} ELSE coalesce(${rung}, 9) END`

/** What was ruled of two names under one number. Empty where nothing was. */
export const ruledNames: Step = {
  name: 'names ruled under one number',
  reads: ['rulings', 'name_pairs', 'name_keys'],
  writes: 'ruled_names',
  sql: () => `SELECT r.a_number AS number, ka.name AS a, kb.name AS b, min(r.decision) AS decision
    FROM rulings r JOIN name_keys ka ON ka.bare = r.a_key JOIN name_keys kb ON kb.bare = r.b_key
    WHERE r.a_number = r.b_number AND r.a_key <> '' AND r.b_key <> '' AND (r.decision = 'same' OR (r.decision = 'different' AND r.code = 'number_shared' AND r.a_key <> r.b_key))
    GROUP BY r.a_number, ka.name, kb.name`,
}

/** Household rows of one number: each follows the first better row whose name agrees, or stands for a person itself. */
export const mergeHouseholdRows: Step = {
  name: 'merge household rows',
  reads: ['household_shared', 'rungs', 'ruled_names'],
  writes: 'household_merged',
  sql: () => {
    const rung = decidedRung(
      'least(coalesce(forth.rung, 9), coalesce(back.rung, 9))',
      'coalesce(forth.unless_blank, 0)',
      'x.number_state',
      `coalesce(s.decision, '')`,
    )
    return `WITH agreeing AS (
        SELECT x.rid, x.number, x.place, min(CASE WHEN (CASE WHEN x.name = y.name THEN 0 ELSE ${rung} END) <= 6 THEN y.place END) AS follows
        FROM household_shared x JOIN household_shared y ON x.number = y.number AND y.place < x.place
        LEFT JOIN rungs forth ON forth.a = x.name AND forth.b = y.name AND forth.former = y.former
        LEFT JOIN rungs back ON back.a = y.name AND back.b = x.name AND back.former = x.former
        LEFT JOIN ruled_names s ON s.number = x.number AND s.a = x.name AND s.b = y.name
        GROUP BY x.rid, x.number, x.place),
      first_hop AS (SELECT s.rid, s.number, s.place, coalesce(g.follows, s.place) AS leads
        FROM household_shared s LEFT JOIN agreeing g ON g.rid = s.rid),
      second_hop AS (SELECT f.rid, f.number, f.place, coalesce(g.leads, f.leads) AS leads FROM first_hop f LEFT JOIN first_hop g ON g.number = f.number AND g.place = f.leads),
      third_hop AS (SELECT f.rid, f.number, f.place, coalesce(g.leads, f.leads) AS leads FROM second_hop f LEFT JOIN second_hop g ON g.number = f.number AND g.place = f.leads)
      SELECT t.rid, lead.rid AS person_id, t.rid = lead.rid AS leads, me.place, lead.aliased OR me.aliased AS aliased,
        CASE WHEN me.name = lead.name THEN 0 ELSE ${decidedRung('least(coalesce(forth.rung, 9), coalesce(back.rung, 9))', 'coalesce(forth.unless_blank, 0)', 'me.number_state', `coalesce(s.decision, '')`)} END AS rung
      FROM third_hop t JOIN household_shared me ON me.rid = t.rid
      JOIN household_shared lead ON lead.number = t.number AND lead.place = t.leads
      LEFT JOIN rungs forth ON forth.a = me.name AND forth.b = lead.name AND forth.former = lead.former
      LEFT JOIN rungs back ON back.a = lead.name AND back.b = me.name AND back.former = me.former
      LEFT JOIN ruled_names s ON s.number = t.number AND s.a = me.name AND s.b = lead.name`
  },
}

/** The row that stands for each local person, before the dead are taken out. */
export const localPeople: Step = {
  name: 'local people',
  reads: ['household_placed', 'household_merged'],
  writes: 'local_people',
  sql: () => `SELECT h.rid AS person_id, h.number, h.number_match, h.number_state, h.name, h.former, h.status, h.prefecture
    FROM household_placed h LEFT JOIN household_merged m ON m.rid = h.rid
    WHERE h.makes_person AND coalesce(m.leads, TRUE)`,
}

/** Every carried row whose number is a local person's: to whom it belongs and on which rung; rung 9 is a conflict. */
export const linkLocal: Step = {
  name: 'link rows to local people',
  reads: ['matched', 'household_merged', 'household_placed', 'rungs', 'ruled_names'],
  writes: 'local_links',
  sql: () => {
    const rung = decidedRung('r.rung', 'coalesce(r.unless_blank, 0)', 'p.number_state', `coalesce(s.decision, '')`)
    return `SELECT m.rid, m.kind, m.number_match, m.local_rid AS person_id, CAST(0 AS INTEGER) AS rung
      FROM matched m LEFT JOIN household_merged h ON h.rid = m.local_rid
      WHERE m.local_rid IS NOT NULL AND m.name IS NULL AND h.rid IS NULL
      UNION ALL
      SELECT rid, kind, number_match, person_id, rung FROM (
        SELECT m.rid, m.kind, m.number_match, m.local_rid AS person_id,
          CASE WHEN m.name IS NULL THEN 0 ELSE ${rung} END AS rung,
          row_number() OVER (PARTITION BY m.rid ORDER BY CASE WHEN m.name IS NULL THEN 0 ELSE ${rung} END, coalesce(h.place, 0), m.local_rid) AS best
        FROM matched m LEFT JOIN household_merged h ON h.rid = m.local_rid JOIN household_placed p ON p.rid = m.local_rid
        LEFT JOIN rungs r ON r.a = m.name AND r.b = m.local_name AND r.former = m.former
        LEFT JOIN ruled_names s ON s.number = p.number AND s.a = m.name AND s.b = m.local_name
        WHERE m.local_rid IS NOT NULL AND (m.name IS NOT NULL OR h.rid IS NOT NULL) AND coalesce(h.leads, TRUE)) several
      WHERE best = 1`
  },
}
