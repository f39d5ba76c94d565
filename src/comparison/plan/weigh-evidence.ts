import { rowText } from './expressions.ts'
import { schemeOrder } from './people.ts'
import type { KindShape, Step } from './step.ts'

/** The strongest evidence of each person and insurance; `place` where an enrolment stands behind it. */
export const weighEvidence: Step = {
  name: 'weigh evidence',
  reads: ['evidence'],
  writes: 'weighed',
  sql: () => `SELECT person_id, insurance, min(strength) AS strength, count(*) AS rows,
      min(CASE WHEN kind <> 'benefit' THEN AAB301 END) AS place
    FROM evidence WHERE strength IS NOT NULL GROUP BY person_id, insurance`,
}

/** Rows of the strongest evidence where there is a choice: the smallest AAC001, then the greatest text decides. */
export const settleTies: Step = {
  name: 'settle ties of evidence',
  reads: ['weighed', 'evidence', 'evidence_texts'],
  writes: 'tied_places',
  sql: () => `SELECT person_id, insurance, AAB301, code, strength FROM (
      SELECT t.person_id, t.insurance, t.AAB301, t.code, t.strength, row_number() OVER (PARTITION BY t.person_id, t.insurance
        ORDER BY t.strength, coalesce(t.AAC001, ''), t.own_text DESC, t.rid) AS best
      FROM (
        SELECT e.person_id, e.insurance, e.AAB301, e.code, e.strength, e.AAC001, e.rid, coalesce(x.own_text, '') AS own_text
        FROM evidence e JOIN weighed w ON w.person_id = e.person_id AND w.insurance = e.insurance AND w.rows > 1
        LEFT JOIN evidence_texts x ON x.rid = e.rid
        WHERE e.strength IS NOT NULL AND e.kind <> 'benefit') t) ranked
    WHERE best = 1`,
}

/** Own texts of rows that tie with another of the same person, insurance, strength and AAC001. */
export function textsOfTies(enrolment: KindShape, elsewhere: KindShape): Step {
  const text = (kind: KindShape) => rowText(kind.columns.map((column) => `r.${column.name}`))
  return {
    name: 'texts of tied evidence',
    reads: ['weighed', 'evidence', 'enrolment_rows', 'elsewhere_rows'],
    writes: 'evidence_texts',
    sql: () => `WITH tied AS (
        SELECT e.rid, e.kind FROM evidence e JOIN (
          SELECT e.person_id, e.insurance, e.strength, coalesce(e.AAC001, '') AS account FROM evidence e
          JOIN weighed w ON w.person_id = e.person_id AND w.insurance = e.insurance AND w.rows > 1
          WHERE e.strength IS NOT NULL GROUP BY e.person_id, e.insurance, e.strength, coalesce(e.AAC001, '')
          HAVING min(e.AAB301) <> max(e.AAB301)) t
        ON t.person_id = e.person_id AND t.insurance = e.insurance AND t.strength = e.strength AND t.account = coalesce(e.AAC001, ''))
      SELECT r.rid, ${text(enrolment)} AS own_text FROM tied t JOIN enrolment_rows r ON r.rid = t.rid
      UNION ALL
      SELECT r.rid, ${text(elsewhere)} FROM tied t JOIN elsewhere_rows r ON r.rid = t.rid`,
  }
}

const benefitLayers = [
  { insurance: 0, from: 0, codes: ['11', '13'] },
  { insurance: 0, from: 50, codes: schemeOrder[0] },
  { insurance: 3, from: 50, codes: ['40'] },
]

/** The code that a strength stands for. */
function codeOfStrength(insurance: number, layer: string): string {
  const cases: string[] = []
  for (const base of [0, 100]) {
    schemeOrder[insurance]?.forEach((code, place) => {
      cases.push(`WHEN ${base + 10 + place} THEN '${code}'`)
    })
  }
  for (const benefit of benefitLayers.filter((one) => one.insurance === insurance)) {
    benefit.codes.forEach((code, place) => {
      cases.push(`WHEN ${benefit.from + place} THEN '${code}'`)
    })
  }
  return `CASE ${layer} ${cases.join(' ')} ELSE CASE WHEN ${layer} % 100 BETWEEN 60 AND 69 THEN '81' WHEN ${layer} % 100 >= 70 THEN '82' END END`
}

/**
 * One row per person and insurance with evidence: the code, whether it rests on near evidence alone, and its place.
 * A pension in payment has the place of the local enrolment (strengths 10 to 19) that gives the same code, if any.
 */
export const codeEvidence: Step = {
  name: 'codes by evidence',
  reads: ['weighed', 'tied_places'],
  writes: 'evidenced',
  sql: (
    d,
  ) => `SELECT c.person_id, c.insurance, c.code, c.strength >= 10000000000 AS near, CASE WHEN c.rows = 1 THEN c.place WHEN t.strength = c.strength OR (t.code = c.code AND t.strength < 2000000000) THEN t.AAB301 END AS place
    FROM (SELECT w.*, CASE w.insurance ${schemeOrder.map((_, n) => `WHEN ${n + 1} THEN ${codeOfStrength(n, d.divide('w.strength', 100000000))}`).join('\n        ')} END AS code FROM weighed w) c
    LEFT JOIN tied_places t ON t.person_id = c.person_id AND t.insurance = c.insurance`,
}

/** What enrolments and benefits say of a person beyond the codes: attributes of the policy, paused insurances. */
export const enrolmentAttributes: Step = {
  name: 'attributes from enrolments and benefits',
  reads: ['evidence'],
  writes: 'enrolment_attributes',
  sql: () => {
    const working = `scheme IN ('110', '120', '410', '210') AND state = 'active' AND kind <> 'benefit' AND NOT retired AND coalesce(AAC012, '') NOT IN ('51', '54')`
    const any = (when: string) => `bool_or(coalesce(${when}, FALSE))`
    return `SELECT person_id,
        ${any(`(kind = 'benefit' AND state = 'active' AND scheme IN ('110', '120')) OR (kind = 'enrolment' AND state = 'active' AND scheme IN ('110', '120') AND retired)`)} AS draws_employee_pension,
        ${any(`kind = 'benefit' AND state = 'active' AND scheme = '170'`)} AS draws_resident_pension,
        ${any(`kind = 'benefit' AND state = 'active' AND scheme = '210'`)} AS draws_unemployment,
        ${any(`${working} AND place_class = 0 AND names_employer`)} AS employed_by_enrolment,
        ${any(`${working} AND place_class > 0`)} AS employed_elsewhere,
        ${any(`kind = 'enrolment' AND state = 'active' AND scheme = '110' AND NOT names_employer`)} AS flexible_enrolment,
        ${any(`kind <> 'benefit' AND state = 'active' AND code = '14'`)} AS landless_scheme,
        ${[1, 2, 3, 4, 5].map((n) => `${any(`kind <> 'benefit' AND state = 'paused' AND insurance = ${n} AND code IS NOT NULL`)} AS paused_${n}`).join(', ')}
      FROM evidence WHERE NOT near GROUP BY person_id`
  },
}
