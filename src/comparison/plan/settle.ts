import { isUninsured } from './assess.ts'
import { isOneOf, rowText } from './expressions.ts'
import { insurances } from './insured-rows.ts'
import { documentType } from './number-expressions.ts'
import type { KindShape, Step } from './step.ts'

const five = [1, 2, 3, 4, 5] as const
const each = (make: (n: number) => string, join = ', ') => five.map(make).join(join)
const insurance = (n: number) => insurances[n - 1] as string

/**
 * What stands after people's verified answers (contract, policy.md "Decided by people"). Where nothing was verified the
 * values are those of `assessed`.
 */
export const settlePeople: Step = {
  name: 'settle verified people',
  reads: ['assessed', 'verified_people', 'parameters'],
  writes: 'settled',
  view: true,
  byPerson: ['assessed', 'verified_people'],
  sql: () => {
    const required = (n: number) =>
      `(required_${n} AND NOT coalesce(${isOneOf(`said_${n}`, ['91', '92', '93', '94', '95'])}, FALSE))`
    const lacks = (n: number) => `(${required(n)} AND final_${n} IN ('91', '92', '94'))`
    return `SELECT c.*, CASE WHEN open_uninsured OR open_partial OR open_inaccurate OR open_missing THEN NULL ELSE said_at END AS verified_at
      FROM (SELECT w.*,
          CASE WHEN NOT verified THEN uninsured ELSE is_local AND ${isUninsured(required, lacks)} END AS open_uninsured,
          CASE WHEN NOT verified THEN partial ELSE is_local AND NOT ${isUninsured(required, lacks)} AND (${each(lacks, ' OR ')}) END AS open_partial,
          inaccurate AND NOT verified AS open_inaccurate,
          CASE WHEN NOT verified THEN lacking OR no_phone ELSE AAC002_lacks OR AAC003 IS NULL OR AAC004 IS NULL OR AAC006 IS NULL OR AAC010 IS NULL OR AAE006 IS NULL END AS open_missing
        FROM (SELECT a.person_id, a.is_local, a.number, a.number_state, a.home, a.rule_place, a.age, a.student, a.assistance, a.AAB004, a.AAB299, a.AAB401, ${each((n) => `a.required_${n}, a.place_${n}, v.${insurance(n)} AS said_${n}`)}, a.uninsured, a.partial, a.inaccurate, a.hard, a.lacking, a.no_phone, a.disposition,
            v.person_id IS NOT NULL AS verified, CASE WHEN v.verified_at = '0' THEN q.as_of ELSE CAST(v.verified_at AS INTEGER) END AS said_at, v.AAC012 AS said_AAC012, v.AAB004 AS said_AAB004,
            ${each((n) => `coalesce(a.evidence_${n}, v.${insurance(n)}, CASE WHEN a.required_${n} AND a.paused_${n} THEN '94' END, a.missing_${n}) AS final_${n}`)},
            a.no_number AS AAC002_lacks, a.AAC003, coalesce(v.AAC004, a.AAC004) AS AAC004, coalesce(CAST(v.AAC006 AS INTEGER), a.AAC006) AS AAC006, coalesce(v.AAC010, a.AAC010) AS AAC010,
            coalesce(v.AAE006, a.AAE006) AS AAE006, coalesce(v.AAE005, a.AAE005) AS AAE005, a.AAC009
          FROM assessed a CROSS JOIN parameters q LEFT JOIN verified_people v ON v.person_id = a.person_id) w) c`
  },
}

/** The opaque key of each person: a digest of number and normalised name, or of the household row without a number. */
export function keyPeople(household: KindShape): Step {
  return {
    name: 'key people',
    reads: ['people', 'name_keys', 'household_rows'],
    writes: 'person_keys',
    sql: (d) => `SELECT p.person_id, ${d.digest(`p.number || chr(1) || coalesce(k.normal, p.name)`)} AS person_key
      FROM people p LEFT JOIN name_keys k ON k.name = p.name WHERE p.number IS NOT NULL
      UNION ALL
      SELECT p.person_id, ${d.digest(rowText(household.columns.map((column) => `r.${column.name}`)))} FROM people p JOIN household_rows r ON r.rid = p.person_id WHERE p.number IS NULL`,
  }
}

/** The policy table with its required insurances as lists. */
export const listRequirements: Step = {
  name: 'list what each rule requires',
  reads: ['policy'],
  writes: 'policy_rows',
  sql: (d) => {
    const chosen = (prefix: string) =>
      d.present(d.list(five.map((n) => `CASE WHEN ${prefix}_${n} THEN '${insurance(n)}' END`)))
    return `SELECT policy.*, ${chosen('required')} AS required, ${chosen('by_law')} AS required_by_law FROM policy`
  },
}

/** The people of the register as the contract writes them (outputs.md, persons.parquet); inner columns come last. */
export const writePeople: Step = {
  name: 'write people',
  reads: ['settled', 'personal_status_latest', 'policy_rows', 'person_keys', 'outsider_cities'],
  writes: 'persons',
  byPerson: ['settled', 'personal_status_latest', 'person_keys', 'outsider_cities'],
  sql: (d) => {
    // Sixteen combinations are spelled out: building a list per person by a lambda takes longer than the rest of the step.
    const names = ['uninsured', 'partial', 'inaccurate', 'missing']
    const mask = names.map((reason, bit) => `CASE WHEN s.open_${reason} THEN ${2 ** bit} ELSE 0 END`).join(' + ')
    const combinations = Array.from(
      { length: 15 },
      (_, n) =>
        `WHEN ${n + 1} THEN ${d.list(names.filter((_name, bit) => (n + 1) & (2 ** bit)).map((name) => `'${name}'`))}`,
    )
    const reasonList = `CASE ${mask} ${combinations.join(' ')} ELSE ${d.noTexts} END`
    return `SELECT k.person_key, s.number AS AAC002, s.AAC003, s.AAC004, lpad(CAST(s.AAC006 AS STRING), 8, '0') AS AAC006, s.AAC010, s.AAE006, s.AAB299, s.AAC009,
        coalesce(s.said_AAC012, t.value) AS AAC012, s.AAB401, CAST(NULL AS STRING) AS AAB402, s.AAE005,
        CASE WHEN s.number_state = 'valid' THEN ${documentType('s.number', d)} WHEN s.number_state = 'invalid' THEN '99' ELSE '99' END AS AAC058,
        CASE WHEN ${isOneOf('y.rule', ['P1', 'P2', 'P3', 'P4', 'P5', 'P20'])} THEN 'employed' WHEN s.age < 7 AND NOT s.student THEN 'preschool' WHEN s.student THEN 'student'
          WHEN y.rule IN ('P6', 'P7') THEN 'retired' WHEN y.rule = 'P11' THEN 'flexible' ELSE 'unknown' END AS employment_status,
        coalesce(s.said_AAB004, s.AAB004) AS AAB004, s.assistance,
        ${each((n) => `s.final_${n} AS ${insurance(n)}`)}, ${each((n) => `s.place_${n} AS place_${insurance(n)}`)},
        CASE WHEN s.is_local THEN 'local' ELSE 'non_local' END AS household,
        CASE WHEN s.verified_at IS NOT NULL THEN lpad(CAST(s.verified_at AS STRING), 8, '0') END AS verified_at,
        coalesce(s.home, c.city) AS city, s.disposition, ${reasonList} AS reasons, y.rule, y.required, y.required_by_law,
        CASE WHEN s.open_inaccurate AND NOT s.open_uninsured AND NOT s.open_partial AND NOT s.open_missing AND NOT s.hard THEN 'desk'
          WHEN s.open_inaccurate OR s.open_uninsured OR s.open_partial OR s.open_missing THEN 'visit' END AS ask,
        s.person_id, s.is_local, ${each((n) => `y.required_${n}`)}, s.inaccurate, s.lacking OR s.no_phone AS missing_before
      FROM settled s JOIN policy_rows y ON y.place = s.rule_place JOIN person_keys k ON k.person_id = s.person_id
      LEFT JOIN personal_status_latest t ON t.person_id = s.person_id
      LEFT JOIN outsider_cities c ON c.person_id = s.person_id`
  },
}
