import type { Dialect } from '../dialect/dialect.ts'
import { sameUnitName, unitName } from './employers.ts'
import { filled, rowText } from './expressions.ts'
import { insurances } from './insured-rows.ts'
import { numberedRows } from './number-expressions.ts'
import { nameKey } from './rulings.ts'
import type { PlanShape } from './standardise.ts'
import type { KindShape, Step } from './step.ts'

/**
 * What scored linking compares (docs/linking.md): rows that no number leads to a person, and the local people whose they
 * may be. Both have the same columns, texts, NULL where nothing is known; `id` says nothing of where a row lay.
 */

/** Region, birth date, last digits and sex as a number says them, also one with a wrong digit or one digit short. */
const numberPieces = (number: string, d: Dialect) => {
  const long = `length(${number}) BETWEEN 17 AND 19`
  const digits = `${d.fullMatch(`coalesce(${number}, '')`, '[0-9]{14,18}[0-9X]')}`
  return {
    region: `CASE WHEN ${digits} THEN left(${number}, 6) END`,
    birth: `CASE WHEN ${digits} AND ${long} THEN substr(${number}, 7, 8) WHEN ${digits} AND length(${number}) = 15 THEN '19' || substr(${number}, 7, 6) END`,
    tail: `CASE WHEN ${digits} AND ${long} THEN substr(${number}, 15, 4) END`,
    sex: `CASE WHEN ${digits} AND length(${number}) = 18 THEN CASE WHEN ${d.tryInteger(`substr(${number}, 17, 1)`)} % 2 = 1 THEN '1' ELSE '2' END END`,
  }
}

/** Asking whether there is a blank takes a seventh of the time of taking it out. */
const spaceless = (cell: string) =>
  `CASE WHEN ${[...' \u3000\t\u00a0'].map((blank) => `contains(${cell}, '${blank}')`).join(' OR ')} THEN NULLIF(translate(${cell}, ' \u3000\t\u00a0', ''), '') ELSE NULLIF(${cell}, '') END`

/**
 * Rows without a person: no number that leads anywhere, somebody else's number, or a valid number of this area that is in
 * no household list. Each with what becomes of it when somebody says whose it is: the number that a ruling `same` can
 * name, or why none can (`obstacle`); and the insurance that it gives now, with its code in its own place and elsewhere.
 */
export function listStrays(shape: PlanShape): Step {
  return {
    name: 'list rows that no number leads to a person',
    reads: ['row_links', 'outsiders', 'found_not_in_household', 'unmatched', 'name_keys', 'insured_rows', 'parameters'],
    writes: 'strays',
    sql: (d) => {
      const gives = `i.state = 'active' AND i.code IS NOT NULL AND (i.kind <> 'benefit' OR i.insurance = 1 OR (i.insurance = 4 AND i.inside))`
      const named = insurances.map((name, at) => `WHEN ${at + 1} THEN '${name}'`).join(' ')
      return `WITH listed AS (SELECT rid, kind, decision FROM row_links WHERE kind <> 'household' AND (decision IN ('none', 'conflict')
            OR (decision = 'auto' AND person_id IN (SELECT o.person_id FROM outsiders o JOIN found_not_in_household f ON f.subject = o.number)))),
          holders AS (SELECT u.number, bool_or(u.kind = 'household') AS listed, min(${key('u.name', 'k', d)}) <> max(${key('u.name', 'k', d)}) AS several
            FROM unmatched u LEFT JOIN name_keys k ON k.name = u.name
            WHERE u.number IN (SELECT x.number FROM listed l JOIN unmatched x ON x.rid = l.rid WHERE x.number IS NOT NULL) GROUP BY u.number)
        SELECT l.rid, l.kind, l.decision, u.number AS led_by,
          CASE WHEN u.rid IS NOT NULL AND u.number IS NULL THEN 'no_number' WHEN u.rid IS NULL OR l.decision = 'conflict' OR h.listed THEN 'number_of_another'
            WHEN h.several THEN 'number_of_several' END AS obstacle,
          CASE WHEN ${gives} THEN CASE i.insurance ${named} END END AS insurance, CASE WHEN ${gives} THEN i.code END AS code,
          CASE WHEN ${gives} AND (i.kind <> 'benefit' OR i.insurance = 1) THEN CASE WHEN left(i.six, 2) = left(q.area, 2) THEN '81' ELSE '82' END END AS code_elsewhere,
          i.inside, ${shape.areaLevel === 'province' ? 'i.prefecture' : 'CAST(NULL AS STRING)'} AS place
        FROM listed l CROSS JOIN parameters q LEFT JOIN unmatched u ON u.rid = l.rid LEFT JOIN holders h ON h.number = u.number
        LEFT JOIN insured_rows i ON i.rid = l.rid`
    },
  }
}

/** Names are one where their L2 keys are. */
const key = (name: string, keys: string, { fullMatch }: Dialect) => nameKey(name, keys, fullMatch)

/** The rows as scored linking compares them. Somebody else's number says nothing of whose the row is. */
export function strayRows(kinds: readonly KindShape[]): Step {
  const carrying = kinds.filter(({ kind, carriesPeople }) => carriesPeople && kind !== 'household')
  return {
    name: 'gather what rows without a person say',
    reads: ['strays', 'name_keys', 'odd_numbers', ...carrying.map(({ kind }) => `${kind}_rows`)],
    writes: 'stray_sayings',
    sql: (d) => {
      const rows = carrying.map(({ kind, columns }) => {
        const has = (name: string) => columns.some((column) => column.name === name)
        const cell = (name: string, read: (of: string) => string = filled) =>
          has(name) ? read(`r.${name}`) : 'CAST(NULL AS STRING)'
        return `SELECT r.rid, '${kind}' AS kind, coalesce(r.AAC003, '') AS said_name, l.led_by, l.obstacle, l.insurance, l.code, l.code_elsewhere, l.inside, l.place, r.number AS said_number,
            CASE WHEN l.decision = 'none' OR l.decision = 'auto' THEN r.number END AS number,
            ${cell('AAE005')} AS phone, ${cell('AAE006', spaceless)} AS address, ${cell('AAC001')} AS personal, ${cell('AAB004', (of) => unitName(of, d))} AS employer,
            ${has('AAB301') ? 'r.AAB301_six' : 'CAST(NULL AS STRING)'} AS county, ${d.digest(`'${kind}' || chr(1) || ${rowText(columns.map(({ name }) => `r.${name}`))}`)} AS id
          FROM strays l JOIN ${numberedRows(kind, d)} r ON r.rid = l.rid WHERE l.kind = '${kind}'`
      })
      const pieces = numberPieces('s.number', d)
      return `SELECT s.id, s.rid, s.kind, s.said_name, s.said_number, s.led_by, s.obstacle, s.insurance, s.code, s.code_elsewhere, s.inside, s.place, NULLIF(${nameKey('s.said_name', 'k', d.fullMatch)}, '') AS name,
          ${Object.entries(pieces)
            .map(([name, sql]) => `${sql} AS ${name}`)
            .join(', ')}, s.phone, s.address, s.personal, s.employer, s.county
        FROM (${rows.join('\n UNION ALL ')}) s LEFT JOIN name_keys k ON k.name = s.said_name`
    },
  }
}

/**
 * The household book in which somebody of another name has the row's phone, or the number that it was filed under:
 * children, and who keeps no phone, are enrolled with that of their family. Of several books nothing is said.
 */
export const strayFamilies: Step = {
  name: 'household books that have the phones or numbers of stray rows',
  reads: ['stray_sayings', 'persons'],
  writes: 'stray_families',
  // A phone that stands for many is nobody's family's: a clerk's own, or one made up. Everybody is read once.
  sql: () => `WITH related AS (SELECT AAC002, AAC003, AAE005, AAB401 FROM persons
        WHERE is_local AND (AAE005 IN (SELECT phone FROM stray_sayings WHERE phone IS NOT NULL)
          OR AAC002 IN (SELECT said_number FROM stray_sayings WHERE obstacle = 'number_of_another' AND said_number IS NOT NULL))),
      own AS (SELECT p.AAE005 AS phone FROM related p JOIN (SELECT DISTINCT phone FROM stray_sayings WHERE phone IS NOT NULL) said
        ON said.phone = p.AAE005 GROUP BY p.AAE005 HAVING count(*) <= 50),
      members AS (
        SELECT r.rid, p.AAB401 AS family FROM stray_sayings r JOIN own o ON o.phone = r.phone
        JOIN related p ON p.AAE005 = o.phone AND p.AAB401 IS NOT NULL AND p.AAC003 <> r.said_name
        UNION ALL
        SELECT r.rid, p.AAB401 FROM stray_sayings r
        JOIN related p ON p.AAC002 = r.said_number AND p.AAB401 IS NOT NULL AND p.AAC003 <> r.said_name
        WHERE r.obstacle = 'number_of_another')
    SELECT rid, min(family) AS family FROM members GROUP BY rid HAVING min(family) = max(family)`,
}

/** Stray rows as they are compared. */
export const strayRecords: Step = {
  name: 'rows without a person, with their household',
  reads: ['stray_sayings', 'stray_families'],
  writes: 'stray_rows',
  sql: () => 'SELECT s.*, f.family FROM stray_sayings s LEFT JOIN stray_families f ON f.rid = s.rid',
}

/** Personal numbers (AAC001) that a stray row and rows certain of a person have both: a system gives one to one person. */
export const strayPersonals: Step = {
  name: 'personal numbers of stray rows',
  reads: ['stray_sayings', 'evidence'],
  writes: 'stray_personals',
  sql: () => `SELECT e.person_id, min(e.AAC001) AS personal FROM evidence e
    JOIN (SELECT DISTINCT personal FROM stray_sayings WHERE personal IS NOT NULL) r ON r.personal = e.AAC001 WHERE NOT e.near GROUP BY e.person_id`,
}

/** Local people as scored linking compares them. Most of them share nothing with any row, so they are only a view. */
export const strayPeople = ({ areaLevel }: PlanShape): Step => ({
  name: 'people whose the rows may be',
  reads: ['persons', 'stray_personals', 'name_keys'],
  writes: 'stray_people',
  view: true,
  sql: (d) => {
    const { region, tail } = numberPieces('AAC002', d)
    // Of nearly everybody the kind of document says already that the number is one of 18 digits.
    const ofNumber = (piece: string, otherwise: string) => `CASE WHEN AAC058 = '01' THEN ${piece} ELSE ${otherwise} END`
    // Cells are read before others are joined, while equal ones stand once.
    return `SELECT p.id, p.number, NULLIF(${nameKey('p.AAC003', 'k', d.fullMatch)}, '') AS name, p.region, p.birth, p.tail, p.sex,
        p.phone, p.address, p.family, s.personal, p.employer, p.county, p.home
      FROM (SELECT person_id, person_key AS id, AAC002 AS number, AAC003, AAC006 AS birth, AAC004 AS sex, AAE005 AS phone, AAB401 AS family,
          ${ofNumber('left(AAC002, 6)', region)} AS region, ${ofNumber('substr(AAC002, 15, 4)', tail)} AS tail,
          ${spaceless('AAE006')} AS address, ${sameUnitName('AAB004')} AS employer, left(AAB299, 6) AS county,
          ${areaLevel === 'province' ? 'city' : 'CAST(NULL AS STRING)'} AS home
        FROM persons WHERE is_local) p
      LEFT JOIN name_keys k ON k.name = p.AAC003 LEFT JOIN stray_personals s ON s.person_id = p.person_id`
  },
})

/** Pairs of a row and a person that people ruled to be two (contract, policy.md "Decided by people"): a “no” stays. */
export const strayRefusals: Step = {
  name: 'rows and people ruled to be two',
  reads: ['stray_rows', 'stray_people', 'rulings'],
  writes: 'stray_refusals',
  sql: () => `SELECT DISTINCT r.id AS row_id, p.id AS person_key
    FROM rulings s JOIN stray_rows r ON r.said_number = s.a_number AND s.a_key IN ('', r.name)
    JOIN stray_people p ON p.number = s.b_number AND s.b_key IN ('', p.name)
    WHERE s.decision = 'different'`,
}
