import type { Engine } from '../comparison/engine/duckdb.ts'
import type { PolicyRow } from '../policy/decision-table.ts'
import { describeCondition, describeTerm } from '../policy/explain-policy.ts'
import type {
  InaccuracyCause,
  InsuranceDecision,
  PolicyDecision,
  ReasonFacts,
  RowReference,
} from '../reports/person-facts.ts'
import { insuranceCodes, type ReasonCode } from '../reports/vocabulary.ts'

/** Asks the tables of the plan, which holds the rows of a few people, why one of them was decided as they were. */
export interface Evidence {
  engine: Engine
  personID: bigint
  /** Name of a file by its number in the batch. */
  fileNames: ReadonlyMap<number, { name: string; kind: string }>
}

type Row = Record<string, unknown>

const rowsPerFile = 2n ** 40n

/** The place of a row by its number in the plan: the file's number and the row's, in one. */
export function placeOf(rid: unknown, files: Evidence['fileNames']): RowReference {
  const number = BigInt(rid as bigint)
  const file = files.get(Number(number / rowsPerFile))
  return { kind: file?.kind ?? '', file: file?.name ?? '', row: Number(number % rowsPerFile) }
}

async function placesOf({ engine, fileNames }: Evidence, sql: string): Promise<RowReference[]> {
  const rows = await engine.query(`SELECT DISTINCT rid FROM (${sql}) q WHERE rid IS NOT NULL ORDER BY rid`)
  return rows.map(({ rid }) => placeOf(rid, fileNames))
}

/** The policy row that decided, each of its terms with the person's value and the rows behind it. */
export async function findPolicyDecision(
  evidence: Evidence,
  rows: readonly PolicyRow[],
): Promise<PolicyDecision | null> {
  const { engine, personID } = evidence
  const [settled] = await engine.query(`SELECT rule_place FROM settled WHERE person_id = ${personID}`)
  const [attributes] = await engine.query(`SELECT * FROM attributes WHERE person_id = ${personID}`)
  const row = rows[Number(settled?.rule_place) - 1]
  if (!row || !attributes) return null
  const terms = []
  for (const term of row.when) {
    const { text, attribute } = describeTerm(term)
    const behind = attributeRows[attribute]?.(String(personID))
    terms.push({
      term: text,
      value: attributes[attribute] === null ? '' : String(attributes[attribute]),
      ...(behind !== undefined && { evidence: await placesOf(evidence, behind) }),
    })
  }
  return { row: row.row, note: row.note, when: describeCondition(row), terms }
}

const linkedRows = (kind: string, person: string, where = 'TRUE') =>
  `SELECT r.rid FROM row_links l JOIN ${kind}_rows r ON r.rid = l.rid WHERE l.person_id = ${person} AND l.kind = '${kind}'
    AND l.decision IN ('auto', 'review') AND NOT l.near AND ${where}`
const insuredRows = (person: string, where: string) =>
  `SELECT rid FROM evidence WHERE person_id = ${person} AND NOT near AND ${where}`
const employers = (person: string, where = 'TRUE') =>
  `SELECT m.rid FROM employment m LEFT JOIN evidence e ON e.rid = m.rid WHERE m.person_id = ${person} AND ${where}
    AND (m.place < 3 OR NOT coalesce(e.retired, FALSE))`

/** The rows that an attribute of the policy rests on (contract, policy.md "Attributes"). */
const attributeRows: Record<string, (person: string) => string> = {
  soldier: (p) =>
    `${linkedRows('absence', p, `r.reason_code = '1'`)} UNION ${linkedRows('household', p, `r.police_status_code = '3'`)}`,
  prisoner: (p) => linkedRows('absence', p, `r.reason_code = '2'`),
  abroad_or_missing: (p) =>
    `${linkedRows('absence', p, `r.reason_code = '3'`)} UNION ${linkedRows('household', p, `r.police_status_code IN ('4', '6')`)}`,
  draws_employee_pension: (p) =>
    insuredRows(
      p,
      `state = 'active' AND scheme IN ('110', '120') AND (kind = 'benefit' OR (kind = 'enrolment' AND retired))`,
    ),
  draws_resident_pension: (p) => insuredRows(p, `state = 'active' AND scheme = '170' AND kind = 'benefit'`),
  draws_unemployment: (p) => insuredRows(p, `state = 'active' AND scheme = '210' AND kind = 'benefit'`),
  employed_here: (p) => employers(p, `(m.place < 3 OR coalesce(m.AAC012, '') NOT IN ('51', '54'))`),
  civil_servant: (p) => employers(p, `(m.place = 0 OR m.scheme = '120')`),
  established_post: (p) => employers(p, `(m.place = 0 OR m.scheme = '120')`),
  unit_type: (p) => `SELECT rid FROM employer_top WHERE person_id = ${p}`,
  employed_outside: (p) =>
    insuredRows(
      p,
      `state = 'active' AND kind <> 'benefit' AND place_class > 0 AND scheme IN ('110', '120', '410', '210') AND NOT retired`,
    ),
  flexible: (p) =>
    insuredRows(
      p,
      `kind = 'enrolment' AND state IN ('active', 'paused') AND (AAC012 IN ('51', '54') OR (scheme = '110' AND state = 'active' AND NOT names_employer))`,
    ),
  student: (p) => linkedRows('student', p),
  landless_scheme: (p) => insuredRows(p, `kind <> 'benefit' AND state = 'active' AND code = '14'`),
}

/** How each of the five insurances got its code: the step of policy.md, and the rows behind it. */
export async function findInsuranceDecisions(
  evidence: Evidence,
  rows: readonly PolicyRow[],
  person: Row,
): Promise<InsuranceDecision[]> {
  const { engine, personID } = evidence
  const [settled] = await engine.query(`SELECT * FROM settled WHERE person_id = ${personID}`)
  const [assessed] = await engine.query(`SELECT * FROM assessed WHERE person_id = ${personID}`)
  const weighed = await engine.query(`SELECT insurance, strength FROM weighed WHERE person_id = ${personID}`)
  const row = rows[Number(settled?.rule_place) - 1]
  if (!row) return []
  const decisions: InsuranceDecision[] = []
  const requirements = Object.values(row.insurances)
  for (const [index, insurance] of insuranceCodes.entries()) {
    const n = index + 1
    const strength = weighed.find((one) => Number(one.insurance) === n)?.strength
    const code = String(person[insurance])
    const evidenced = assessed?.[`evidence_${n}`] !== null && strength !== undefined
    const step = evidenced ? stepOfStrength(Number(strength)) : stepOfSilence(settled?.[`said_${n}`], code)
    const behind = evidenced
      ? `SELECT rid FROM evidence WHERE person_id = ${personID} AND insurance = ${n} AND strength = ${strength}`
      : rowsOfSilence(String(personID), n, step)
    const place = person[`place_${insurance}`]
    decisions.push({
      insurance,
      code,
      required: requirements[index]!.required,
      step,
      ...(typeof place === 'string' && { place }),
      ...(behind !== '' && { evidence: await placesOf(evidence, behind) }),
    })
  }
  return decisions
}

/** The order of evidence in the plan (gatherEvidence): its layer is the strength over 10^8. */
function stepOfStrength(strength: number): number {
  const layer = Math.floor(strength / 100_000_000)
  if (layer >= 100) return 5
  if (layer >= 60) return 4
  if (layer >= 50) return 3
  return layer >= 10 ? 2 : 1
}

function stepOfSilence(said: unknown, code: string): number {
  if (said !== null && said !== undefined) return 6
  return code === '94' ? 7 : 8
}

function rowsOfSilence(person: string, insurance: number, step: number): string {
  if (step === 6) return linkedRows('verified', person)
  if (step === 7) return insuredRows(person, `kind <> 'benefit' AND state = 'paused' AND insurance = ${insurance}`)
  return ''
}

/** Columns without which a person is `missing`. */
export const itemColumns = ['AAC002', 'AAC003', 'AAC004', 'AAC006', 'AAC010', 'AAE006', 'AAE005'] as const

/** The open reasons of a person, each with what it rests on. */
export async function findReasons(
  evidence: Evidence,
  person: Row,
  insurances: readonly InsuranceDecision[],
): Promise<ReasonFacts[]> {
  const reasons = person.reasons as ReasonCode[]
  const missing = insurances
    .filter(({ required, code, step }) => required !== 'no' && ['91', '92', '94'].includes(code) && step !== 6)
    .map(({ insurance }) => insurance)
  const facts: ReasonFacts[] = []
  for (const reason of reasons) {
    if (reason === 'missing') facts.push({ reason, columns: itemColumns.filter((name) => !person[name]) })
    else if (reason === 'inaccurate') facts.push({ reason, causes: await findCauses(evidence) })
    else facts.push({ reason, insurances: missing })
  }
  return facts
}

/** What makes a person `inaccurate` (contract, outputs.md "Decisions" and "Reasons"), as in the plan's `doubts`. */
async function findCauses(evidence: Evidence): Promise<{ cause: InaccuracyCause; rows: RowReference[] }[]> {
  const { engine, personID } = evidence
  const own = `SELECT rid FROM household_of_people WHERE person_id = ${personID}`
  const [attributes] =
    await engine.query(`SELECT coalesce(stated_birth <> number_birth, FALSE) AS birth, coalesce(stated_sex <> number_sex, FALSE) AS sex
    FROM attributes WHERE person_id = ${personID}`)
  const holder = `(SELECT number FROM people WHERE person_id = ${personID})`
  const queries: [InaccuracyCause, string][] = [
    ['review_link', `SELECT rid FROM evidence WHERE person_id = ${personID} AND rung = 6 AND NOT near`],
    [
      'conflict',
      `SELECT c.rid FROM conflicts c JOIN insured_rows i ON i.rid = c.rid WHERE NOT c.ruled AND (c.person_id = ${personID} OR c.number = ${holder})`,
    ],
    [
      'near',
      `SELECT e.rid FROM evidence e JOIN evidenced v ON v.person_id = e.person_id AND v.insurance = e.insurance AND v.near
      WHERE e.person_id = ${personID} AND e.near`,
    ],
    [
      'number_invalid',
      `SELECT person_id AS rid FROM people WHERE person_id = ${personID} AND number_state = 'invalid' AND is_local`,
    ],
    [
      'number_shared',
      `SELECT person_id AS rid FROM strangers WHERE NOT ruled AND number = ${holder}
      AND ${personID} IN (SELECT person_id FROM strangers WHERE NOT ruled)`,
    ],
    [
      'household_duplicate',
      `SELECT rid FROM household_merged WHERE person_id = ${personID}
      AND person_id IN (SELECT person_id FROM household_merged WHERE rung = 6)`,
    ],
    ['birth_differs', `${own} AND ${attributes?.birth === true}`],
    ['sex_differs', `${own} AND ${attributes?.sex === true}`],
  ]
  const causes = []
  for (const [cause, sql] of queries) {
    const rows = await placesOf(evidence, sql)
    if (rows.length > 0) causes.push({ cause, rows })
  }
  return causes
}
