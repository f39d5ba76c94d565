import type { Dialect } from '../dialect/dialect.ts'
import { filled, isInsideArea, prefectureOf } from './expressions.ts'
import { isValidNumber, numberedRows, numberParts } from './number-expressions.ts'
import type { PlanShape } from './standardise.ts'
import { type Step, words } from './step.ts'

/** Police states that keep a row out of the register: 1 dead, 2 moved, 7 deleted, 8 cancelled. */
const outOfRegister = `('1', '2', '7', '8')`

const judged = (row: string, dialect: Dialect) =>
  `CASE WHEN ${row}.number IS NULL THEN ${row}.number_state WHEN ${row}.number_state IS NOT NULL THEN ${row}.number_state
    WHEN ${isValidNumber(`${row}.number`, `${row}.n_seventeen`, `${row}.n_born`, 'p.as_of', dialect)} THEN 'valid' ELSE 'invalid' END`

/** Household rows with their place: inside the area or not, whose reporting prefecture, and whether they make people. */
export function placeHouseholds(shape: PlanShape, hasAliases: boolean): Step {
  return {
    name: 'place household rows',
    reads: [
      'household_rows',
      'odd_numbers',
      'household_repeats',
      'divisions',
      'parameters',
      ...(hasAliases ? ['aliases'] : []),
    ],
    writes: 'household_placed',
    sql: (dialect) => {
      const number = hasAliases ? 'coalesce(a.kept, r.number)' : 'r.number'
      return `SELECT placed.*, inside AND status NOT IN ${outOfRegister} AS makes_person FROM (
        SELECT r.rid, ${number} AS number, r.number_match, ${judged('r', dialect)} AS number_state,
          coalesce(r.AAC003, '') AS name, coalesce(${filled('r.former_name')}, '') AS former,
          coalesce(r.police_status_code, '0') AS status,
          ${isInsideArea('r.AAB299_six', 'd', 'p.area', shape.areaLevel)} AS inside,
          ${prefectureOf('r.AAB299_six', 'd')} AS prefecture,
          ${hasAliases ? 'a.kept IS NOT NULL' : 'FALSE'} AS aliased,
          length(${filled('r.AAB299')}) >= 12 AS has_village
        FROM (SELECT *, ${numberParts('number', 'n', dialect)} FROM ${numberedRows('household', dialect)} numbered) r CROSS JOIN parameters p
        LEFT JOIN household_repeats again ON again.rid = r.rid
        LEFT JOIN divisions d ON d.code = r.AAB299_six
        ${hasAliases ? 'LEFT JOIN aliases a ON a.number = r.number' : ''}
        WHERE r.reject_code IS NULL AND again.rid IS NULL) placed`
    },
  }
}

/** Accepted rows of every kind that carries a person but makes none by itself; a repeated row is left to its first. */
export function gatherCarriedRows(shape: PlanShape, hasAliases: boolean): Step {
  const kinds = shape.kinds.filter((kind) => kind.carriesPeople && kind.kind !== 'household').map((kind) => kind.kind)
  return {
    name: 'gather rows that carry people',
    reads: [
      ...kinds.flatMap((kind) => [`${kind}_rows`, `${kind}_repeats`]),
      'household_placed',
      'odd_numbers',
      ...(hasAliases ? ['aliases'] : []),
    ],
    writes: 'carried',
    view: true,
    sql: (dialect) =>
      [
        ...kinds.map(
          (
            kind,
          ) => `SELECT r.rid, ${dialect.oneOf(`'${kind}'`, words.kind)} AS kind, ${hasAliases ? 'coalesce(a.kept, r.number)' : 'r.number'} AS number,
            r.number_match, r.number_state, coalesce(r.AAC003, '') AS name, '' AS former
          FROM ${numberedRows(kind, dialect)} r ${hasAliases ? 'LEFT JOIN aliases a ON a.number = r.number ' : ''}
          WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM ${kind}_repeats)`,
        ),
        `SELECT rid, ${dialect.oneOf(`'household'`, words.kind)} AS kind, number, number_match, ${dialect.oneOf('number_state', words.numberState)} AS number_state, name, former FROM household_placed WHERE NOT makes_person`,
      ].join('\nUNION ALL\n'),
  }
}

/**
 * Each carried row beside the local household rows of its number (`local_rid`), NULL where the number is no local
 * person's. Names are kept only where there is something left to compare.
 */
export const matchNumbers: Step = {
  name: 'match numbers',
  reads: ['carried', 'household_placed'],
  writes: 'matched',
  sql: () => `SELECT c.rid, c.kind, c.number_match, c.number_state, l.rid AS local_rid,
      CASE WHEN l.rid IS NULL THEN c.number END AS number,
      CASE WHEN l.rid IS NULL OR c.name <> l.name THEN c.name END AS name,
      CASE WHEN c.name <> l.name THEN l.name END AS local_name,
      CASE WHEN l.rid IS NULL THEN c.former WHEN c.name <> l.name THEN l.former END AS former
    FROM carried c LEFT JOIN (SELECT rid, number, name, former FROM household_placed WHERE makes_person) l ON c.number = l.number`,
}

/** Rows whose number is no local person's, with their number judged. */
export const judgeUnmatched: Step = {
  name: 'judge unmatched numbers',
  reads: ['matched', 'parameters'],
  writes: 'unmatched',
  sql: (
    dialect,
  ) => `SELECT m.rid, m.kind, m.number, m.number_match, ${judged('m', dialect)} AS number_state, m.name, m.former
    FROM (SELECT *, ${numberParts('number', 'n', dialect)} FROM matched WHERE local_rid IS NULL) m CROSS JOIN parameters p`,
}

/** Local household rows of one number, several of them, in the order in which they stand for a person. */
export const rankHouseholdRows = (textOf: string): Step => ({
  name: 'rank household rows of one number',
  reads: ['household_placed', 'household_rows'],
  writes: 'household_shared',
  sql: () => `SELECT h.rid, h.number, h.number_state, h.name, h.former, h.aliased,
      row_number() OVER (PARTITION BY h.number ORDER BY CASE WHEN h.status = '0' THEN 0 ELSE 1 END,
        CASE WHEN h.has_village THEN 0 ELSE 1 END, ${textOf} DESC, h.rid) AS place
    FROM household_placed h
    JOIN (SELECT number FROM household_placed WHERE makes_person AND number IS NOT NULL GROUP BY number HAVING count(*) > 1) shared
      ON shared.number = h.number
    JOIN household_rows r ON r.rid = h.rid
    WHERE h.makes_person`,
})
