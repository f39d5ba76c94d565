import { filled, isInsideArea, prefectureOf } from './expressions.ts'
import type { PlanShape } from './standardise.ts'
import { type Step, words } from './step.ts'

/** Insurances by the number that the plan uses inside, in the order of the official forms. */
export const insurances = ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003'] as const

const named = `coalesce(${filled('r.AAB998')}, ${filled('r.AAB001')}, ${filled('r.AAB004')}) IS NOT NULL`

/**
 * Every row that says something about an insurance - enrolment, elsewhere, benefit - with the insurance (1 to 5), the
 * code it gives, its state at `asOf` and where it lies. Contract, batch.md "Default meanings".
 */
export function readInsuredRows(shape: PlanShape): Step {
  return {
    name: 'read enrolments and benefits',
    reads: [
      'enrolment_rows',
      'enrolment_repeats',
      'elsewhere_rows',
      'elsewhere_repeats',
      'benefit_rows',
      'benefit_repeats',
      'divisions',
      'schemes',
      'parameters',
    ],
    writes: 'insured_rows',
    sql: ({ oneOf }) => {
      const place = `r.AAB301_six AS six, ${isInsideArea('r.AAB301_six', 'd', 'p.area', shape.areaLevel)} AS inside,
        ${prefectureOf('r.AAB301_six', 'd')} AS prefecture`
      const state = (
        retired: string,
      ) => `CASE WHEN r.AAC008_code IN ('4', '0') THEN 'ended' WHEN ${retired} THEN 'active'
        WHEN r.AAC031_code = '1' THEN 'active' WHEN r.AAC031_code = '2' THEN 'paused'
        WHEN r.AAC031_code = '3' THEN CASE WHEN r.AAC008_code IN ('1', '2') THEN 'active' ELSE 'ended' END
        WHEN r.AAC008_code = '2' THEN 'paused' WHEN r.AAC008_code = '3' THEN 'ended' ELSE 'active' END`
      const joins = (
        kind: string,
      ) => `FROM ${kind}_rows r CROSS JOIN parameters p LEFT JOIN schemes c ON c.scheme = r.AAE140_code
        LEFT JOIN divisions d ON d.code = r.AAB301_six
        WHERE r.reject_code IS NULL AND r.rid NOT IN (SELECT rid FROM ${kind}_repeats)`
      const code = `c.insurance, coalesce(r.status_code_code, c.code) AS code`
      return `SELECT r.rid, ${oneOf(`'enrolment'`, words.kind)} AS kind, r.AAE140_code AS scheme, ${code}, ${oneOf(state(`r.AAC084_code = '1'`), words.state)} AS state,
          ${place}, r.AAC030_date AS since, r.AAE035_date AS changed, CAST(NULL AS INTEGER) AS first_month, CAST(NULL AS INTEGER) AS last_month,
          ${filled('r.AAC001')} AS AAC001, r.AAB301, coalesce(r.AAC084_code = '1', FALSE) AS retired,
          r.AAC012_code AS AAC012, ${named} AS names_employer
        ${joins('enrolment')} AND NOT coalesce(r.AAC030_date > p.as_of, FALSE)
        UNION ALL
        SELECT r.rid, ${oneOf(`'elsewhere'`, words.kind)}, r.AAE140_code, ${code}, ${oneOf(state('FALSE'), words.state)}, ${place}, NULL, NULL, NULL, NULL, NULL, r.AAB301, FALSE, NULL, FALSE
        ${joins('elsewhere')}
        UNION ALL
        SELECT r.rid, ${oneOf(`'benefit'`, words.kind)}, r.AAE140_code, c.insurance, c.code, ${oneOf(
          `CASE WHEN coalesce(r.AAE116_code, '1') = '1' THEN CASE WHEN r.AAE041_month <= p.as_of_month AND coalesce(r.AAE042_month, 999912) >= p.as_of_month
            THEN 'active' ELSE 'ended' END ELSE 'paused' END`,
          words.state,
        )},
          ${place}, NULL, NULL, r.AAE041_month, r.AAE042_month, ${filled('r.AAC001')}, r.AAB301, FALSE, NULL, FALSE
        ${joins('benefit')}`
    },
  }
}
