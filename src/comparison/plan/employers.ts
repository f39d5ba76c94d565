import type { Dialect } from '../dialect/dialect.ts'
import { filled, monthsBefore, rowText } from './expressions.ts'
import type { KindShape, Step } from './step.ts'

/** A unit number in its one spelling: width, blanks and case. */
export const unitNumber = (cell: string) =>
  `CASE WHEN ${cell} IS NULL THEN NULL WHEN length(${cell}) = 18 AND ${cell} = upper(${cell}) AND ascii(${cell}) < 128 AND NOT contains(${cell}, ' ') AND NOT contains(${cell}, '　') AND NOT contains(${cell}, '-') THEN ${cell}
    ELSE NULLIF(upper(replace(replace(translate(${cell}, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＸＹ－　', '0123456789ABCDEFGHJKLMNPQRTUWXY- '), ' ', ''), '-', '')), '') END`

/** A unit's name in one spelling: brackets, letters and digits of one width, no blanks. */
export const unitName = (cell: string, { fullMatch }: Dialect) =>
  `CASE WHEN ${fullMatch(cell, '[一-龥]+')} THEN ${cell} ELSE ${sameUnitName(cell)} END`

/** The same without asking first whether there is anything to do: quicker where a column's equal cells are read once. */
export const sameUnitName = (cell: string) =>
  `NULLIF(translate(${cell}, '（）［］，．－＆　０１２３４５６７８９ ', '()[],.-&0123456789'), '')`

/** The unit's row that stands for each AAB998: in existence first, then the greatest text. */
export function unitTypes(unit: KindShape): Step {
  return {
    name: 'types of units',
    reads: ['unit_rows', 'unit_repeats'],
    writes: 'unit_types',
    sql: (
      d,
    ) => `SELECT AAB998, ${d.valueAtGreatest('AAB019', 'own_text')} AS AAB019, ${d.valueAtGreatest('AAB004', 'own_text')} AS AAB004 FROM (
        SELECT ${unitNumber('r.AAB998')} AS AAB998, r.AAB019_code AS AAB019, ${filled('r.AAB004')} AS AAB004,
          CASE WHEN coalesce(r.state_code, '1') = '1' THEN '1' ELSE '0' END || CASE WHEN r.AAB019_code IS NULL THEN '0' ELSE '1' END || ${rowText(unit.columns.map((column) => `r.${column.name}`))} AS own_text
        FROM unit_rows r WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM unit_repeats)) u
      WHERE AAB998 IS NOT NULL GROUP BY AAB998`,
  }
}

const linked = (
  kind: string,
) => `FROM ${kind}_rows r JOIN row_links l ON l.rid = r.rid AND l.kind = '${kind}' AND l.decision IN ('auto', 'review') AND NOT l.near
  JOIN people p ON p.person_id = l.person_id CROSS JOIN parameters q`

/** Current rows that say who employs a person here; `place` is the order of sources in the contract (policy.md). */
const employmentRows: Step = {
  name: 'who employs whom',
  reads: [
    'employment_rows',
    'salary_rows',
    'establishment_rows',
    'enrolment_rows',
    'row_links',
    'people',
    'evidence',
    'parameters',
  ],
  writes: 'employment',
  sql: (d) => {
    const unit = `${unitNumber('r.AAB998')} AS AAB998, ${filled('r.AAB004')} AS AAB004, r.AAB019_code AS AAB019`
    return `SELECT l.person_id, r.rid, 0 AS place, CAST(0 AS BIGINT) AS sequence, ${unit}, CAST(NULL AS STRING) AS AAB001, r.AAC012_code AS AAC012, '' AS scheme
      ${linked('establishment')}
      UNION ALL
      SELECT l.person_id, r.rid, 1, coalesce(r.AAE030_date, 0), ${unit}, ${filled('r.AAB001')}, NULL, ''
      ${linked('employment')} WHERE coalesce(r.AAE030_date, 0) <= q.as_of AND coalesce(r.AAE031_date, 99991231) >= q.as_of
      UNION ALL
      SELECT l.person_id, r.rid, 2, r.AAE041_month, ${unit}, NULL, NULL, ''
      ${linked('salary')} WHERE r.AAE041_month BETWEEN ${monthsBefore('q.as_of_month', 2, d)} AND q.as_of_month
      UNION ALL
      SELECT e.person_id, r.rid, 3, coalesce(e.changed, 0) * CAST(100000000 AS BIGINT) + coalesce(e.since, 0), ${unit}, ${filled('r.AAB001')}, e.AAC012, CASE WHEN e.place_class = 0 THEN e.scheme ELSE '' END
      FROM evidence e JOIN enrolment_rows r ON r.rid = e.rid
      WHERE e.kind = 'enrolment' AND e.state = 'active' AND NOT e.near AND (e.names_employer OR (e.scheme = '120' AND e.place_class = 0))`
  },
}

/** The employer that counts, and whether somebody is a civil servant or on an established post. */
export function employers(kinds: Record<'establishment' | 'employment' | 'salary' | 'enrolment', KindShape>): Step[] {
  const text = (kind: KindShape) => rowText(kind.columns.map((column) => `r.${column.name}`))
  return [
    employmentRows,
    {
      name: 'latest employers',
      reads: ['employment'],
      writes: 'employer_top',
      sql: () => `SELECT person_id, rid, AAB998, AAB001, AAB004, AAB019, concat_ws(chr(1), coalesce(AAB998, ''), coalesce(AAB001, ''), coalesce(AAB004, ''), coalesce(AAB019, '')) AS spelled FROM (
          SELECT e.*, rank() OVER (PARTITION BY e.person_id ORDER BY e.place, e.sequence DESC) AS latest
          FROM employment e WHERE coalesce(AAB998, AAB001, AAB004) IS NOT NULL) ranked
        WHERE latest = 1`,
    },
    {
      name: 'settle employers',
      reads: ['employer_top', 'establishment_rows', 'employment_rows', 'salary_rows', 'enrolment_rows', 'unit_types'],
      writes: 'employers',
      sql: (
        d,
      ) => `SELECT e.person_id, e.AAB998, e.AAB001, coalesce(e.AAB004, u.AAB004) AS AAB004, coalesce(e.AAB019, u.AAB019, '10') AS unit_type FROM (
          SELECT person_id, min(AAB998) AS AAB998, min(AAB001) AS AAB001, min(AAB004) AS AAB004, min(AAB019) AS AAB019 FROM employer_top
          GROUP BY person_id HAVING min(spelled) = max(spelled)
          UNION ALL
          SELECT t.person_id, t.AAB998, t.AAB001, t.AAB004, t.AAB019 FROM employer_top t JOIN (
            SELECT person_id, ${d.valueAtGreatest('rid', 'own_text')} AS rid FROM (
              ${Object.values(kinds)
                .map(
                  (
                    kind,
                  ) => `SELECT t.person_id, t.rid, ${text(kind)} AS own_text FROM employer_top t JOIN ${kind.kind}_rows r ON r.rid = t.rid
                  WHERE t.person_id IN (SELECT person_id FROM employer_top GROUP BY person_id HAVING min(spelled) <> max(spelled))`,
                )
                .join(' UNION ALL ')}) texts GROUP BY person_id) best ON best.rid = t.rid) e
        LEFT JOIN unit_types u ON u.AAB998 = e.AAB998`,
    },
    {
      name: 'attributes from employment',
      reads: ['employment', 'unit_types'],
      writes: 'employment_attributes',
      sql: () => `SELECT m.person_id, bool_or(m.place < 3) AS employed_by_source,
          bool_or(coalesce((m.place = 0 OR m.scheme = '120') AND (m.AAC012 IN ('11', '12') OR coalesce(m.AAB019, u.AAB019) = '30'), FALSE)) AS civil_servant,
          bool_or(coalesce((m.place = 0 OR m.scheme = '120') AND coalesce(m.AAB019, u.AAB019) IN ('50', '55', '56', '57'), FALSE)) AS established_post
        FROM employment m LEFT JOIN unit_types u ON u.AAB998 = m.AAB998 GROUP BY m.person_id`,
    },
  ]
}
