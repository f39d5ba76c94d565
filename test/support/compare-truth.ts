import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, openEngine } from '../../src/comparison/engine/duckdb.ts'
import type { RunSummary } from '../../src/reports/run-summary.ts'

/** What a run made of a sample, against the truth that the sample was made with. */
export interface Quality {
  /** Determined people of the register that were compared field by field. */
  people: number
  /** Determined people that should be in the register and are not, and people there that should not be. */
  missing: number
  extra: number
  /** Per field of a person: how many differ, with one example. */
  fields: { field: string; wrong: number; example: string }[]
  /** Links decided `auto`: how many, and how many lead to somebody else than the truth says. */
  autoLinks: { all: number; wrong: number; precision: number }
  /** Rows whose truth is not free: how many have another decision. */
  decisions: { all: number; wrong: number; example: string }
  /** Per finding code: in the truth, in the run, in both. */
  findings: { code: string; truth: number; found: number; both: number; precision: number; recall: number }[]
  /** Files whose rows do not add up. */
  unbalanced: string[]
}

/** Kinds that carry no people: their rows are only accepted or rejected. */
const withoutPeople = new Set(['unit', 'ruling'])

const fields = ['household', 'rule', 'AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003', 'disposition', 'ask'] as const
const lists = ['reasons', 'required'] as const

/** Compares the output of `canbao run` with `truth/persons.csv`, `rows.csv` and `findings.csv` of the batch. */
export async function compareTruth(batchFolder: string, outputFolder: string): Promise<Quality> {
  const engine = await openEngine()
  try {
    await readBoth(engine, batchFolder, outputFolder)
    return {
      ...(await comparePeople(engine)),
      ...(await compareLinks(engine)),
      findings: await compareFindings(engine),
      unbalanced: unbalancedFiles(outputFolder),
    }
  } finally {
    engine.close()
  }
}

async function readBoth(engine: Engine, batchFolder: string, outputFolder: string): Promise<void> {
  const make = (name: string, sql: string) => engine.execute(`CREATE TABLE ${name} AS ${sql}`)
  const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`
  for (const name of ['persons', 'rows', 'findings']) {
    const file = quoted(join(batchFolder, 'truth', `${name}.csv`))
    await make(
      `true_${name}`,
      `SELECT * FROM read_csv(${file}, header = true, all_varchar = true, nullstr = '', quote = '')`,
    )
  }
  for (const name of ['persons', 'links', 'findings']) {
    await make(name, `SELECT * FROM read_parquet(${quoted(join(outputFolder, `${name}.parquet`))})`)
  }
  await make(
    'links_told',
    `SELECT t.*, l.person_key, l.decision AS got FROM true_rows t
     LEFT JOIN links l ON l.kind = t.kind AND l.file = t.file AND l.row = CAST(t.row AS BIGINT)`,
  )
  // A local person is known by the household row, one with household elsewhere by the number.
  await make(
    'keys',
    `SELECT t.person, coalesce(l.person_key, p.person_key) AS person_key FROM true_persons t
     LEFT JOIN links l ON l.kind = 'household' AND l.file = t.file AND l.row = CAST(t.row AS BIGINT)
     LEFT JOIN persons p ON t.file IS NULL AND p.AAC002 = t.number AND p.household = 'non_local'`,
  )
}

const textOf = (value: unknown) => (value === null || value === undefined ? '' : String(value))
const sortedList = (column: string) => `list_sort(string_split(coalesce(${column}, ''), ';'))`

async function comparePeople(engine: Engine): Promise<Pick<Quality, 'people' | 'missing' | 'extra' | 'fields'>> {
  await engine.execute(`CREATE TABLE pairs AS SELECT t.*, p.* EXCLUDE (${[...fields, ...lists].join(', ')}),
      ${fields.map((field) => `p.${field} AS got_${field}`).join(', ')},
      ${lists.map((field) => `array_to_string(p.${field}, ';') AS got_${field}`).join(', ')}
    FROM true_persons t JOIN keys k ON k.person = t.person JOIN persons p ON p.person_key = k.person_key
    WHERE t.in_register = '1' AND t.determined = '1'`)
  const differs = (field: string) =>
    (lists as readonly string[]).includes(field)
      ? `${sortedList(field)} <> ${sortedList(`got_${field}`)}`
      : `${field} IS DISTINCT FROM got_${field}`
  const compared = []
  for (const field of [...fields, ...lists]) {
    const [row] = await engine.query(`SELECT count(*) AS wrong,
        min(person || ' (' || life || '): ' || coalesce(${field}, '-') || ' became ' || coalesce(got_${field}, '-')) AS example
      FROM pairs WHERE ${differs(field)}`)
    compared.push({ field: field as string, wrong: Number(row?.wrong), example: textOf(row?.example) })
  }
  const [verified] = await engine.query(`SELECT count(*) AS wrong, min(person) AS example FROM pairs
    WHERE (verified = '1') <> (verified_at IS NOT NULL)`)
  compared.push({ field: 'verified', wrong: Number(verified?.wrong), example: textOf(verified?.example) })
  const [count] = await engine.query(`SELECT (SELECT count(*) FROM pairs) AS people,
      (SELECT count(*) FROM true_persons t WHERE in_register = '1' AND determined = '1'
        AND NOT EXISTS (SELECT 1 FROM pairs p WHERE p.person = t.person)) AS missing,
      (SELECT count(*) FROM persons WHERE person_key NOT IN (SELECT k.person_key FROM keys k JOIN true_persons t ON t.person = k.person
        WHERE k.person_key IS NOT NULL AND (t.in_register = '1' OR t.determined = '0'))) AS extra`)
  return {
    people: Number(count?.people),
    missing: Number(count?.missing),
    extra: Number(count?.extra),
    fields: compared,
  }
}

async function compareLinks(engine: Engine): Promise<Pick<Quality, 'autoLinks' | 'decisions'>> {
  const [links] =
    await engine.query(`SELECT count(*) AS linked, count(CASE WHEN k.person_key IS DISTINCT FROM l.person_key THEN 1 END) AS wrong
    FROM links_told l LEFT JOIN keys k ON k.person = l.person
    WHERE l.got = 'auto' AND l.person_key IS NOT NULL AND l.decision <> 'free'`)
  const [decisions] = await engine.query(`SELECT count(*) AS told,
      count(CASE WHEN wanted IS DISTINCT FROM got THEN 1 END) AS wrong,
      min(CASE WHEN wanted IS DISTINCT FROM got THEN file || ':' || row || ' ' || wanted || ' became ' || coalesce(got, '-') END) AS example
    FROM (SELECT *, CASE WHEN decision = 'near' THEN 'review' ELSE decision END AS wanted FROM links_told WHERE decision <> 'free') t`)
  const all = Number(links?.linked)
  const wrong = Number(links?.wrong)
  return {
    autoLinks: { all, wrong, precision: all === 0 ? 1 : (all - wrong) / all },
    decisions: { all: Number(decisions?.told), wrong: Number(decisions?.wrong), example: textOf(decisions?.example) },
  }
}

/** Findings are matched by code, insurance and what they are about: a number, two numbers, a unit, a division. */
async function compareFindings(engine: Engine): Promise<Quality['findings']> {
  await engine.execute(`CREATE TABLE true_subjects AS
    SELECT DISTINCT code, insurance, CASE
      WHEN code = 'person_with_two_numbers' THEN (SELECT string_agg(number, '|' ORDER BY number) FROM true_persons p WHERE list_contains(string_split(f.persons, ';'), p.person))
      WHEN code = 'number_invalid' THEN subject || '|' || coalesce(trim(name), '') ELSE subject END AS subject
    FROM true_findings f`)
  const detail = (name: string) => `json_extract_string(f.detail, '$.${name}')`
  await engine.execute(`CREATE TABLE found_subjects AS
    SELECT DISTINCT f.code, f.insurance, CASE
      WHEN f.code = 'person_with_two_numbers' THEN array_to_string(list_sort([${detail('number_a')}, ${detail('number_b')}]), '|')
      WHEN f.code = 'number_invalid' THEN ${detail('number')} || '|' || coalesce(trim(${detail('name')}), '')
      ELSE coalesce(${detail('number')}, ${detail('unit')}, ${detail('division')}, t.number, ${detail('person_key')}) END AS subject
    FROM findings f LEFT JOIN keys k ON k.person_key = ${detail('person_key')} LEFT JOIN true_persons t ON t.person = k.person`)
  const rows =
    await engine.query(`SELECT coalesce(t.code, f.code) AS code, count(t.code) AS truth, count(f.code) AS found,
      count(CASE WHEN t.code IS NOT NULL AND f.code IS NOT NULL THEN 1 END) AS both_sides
    FROM true_subjects t FULL JOIN found_subjects f ON f.code = t.code AND f.insurance IS NOT DISTINCT FROM t.insurance AND f.subject = t.subject
    GROUP BY 1 ORDER BY 1`)
  return rows.map((row) => {
    const [truth, found, both] = [Number(row.truth), Number(row.found), Number(row.both_sides)]
    return {
      code: String(row.code),
      truth,
      found,
      both,
      precision: found === 0 ? 1 : both / found,
      recall: truth === 0 ? 1 : both / truth,
    }
  })
}

function unbalancedFiles(outputFolder: string): string[] {
  const { sources } = JSON.parse(readFileSync(join(outputFolder, 'summary.json'), 'utf8')) as RunSummary
  return sources
    .filter(
      ({ kind, read, accepted, rejected, linked, review, conflict, none }) =>
        read !== accepted + rejected || (!withoutPeople.has(kind) && accepted !== linked + review + conflict + none),
    )
    .map(({ file }) => file)
}

/** The figures as lines for people. */
export function tellQuality(quality: Quality): string {
  const share = (value: number) => value.toFixed(4)
  return [
    `people compared ${quality.people}, missing ${quality.missing}, too many ${quality.extra}`,
    ...quality.fields.map(
      ({ field, wrong, example }) => `  ${field.padEnd(12)} wrong ${wrong}${wrong > 0 ? `, such as ${example}` : ''}`,
    ),
    `auto links ${quality.autoLinks.all}, wrong ${quality.autoLinks.wrong}, precision ${quality.autoLinks.precision.toFixed(6)}`,
    `decisions ${quality.decisions.all}, wrong ${quality.decisions.wrong} ${quality.decisions.example}`,
    ...quality.findings.map(
      ({ code, truth, found, both, precision, recall }) =>
        `  ${code.padEnd(24)} truth ${truth}, found ${found}, both ${both}, precision ${share(precision)}, recall ${share(recall)}`,
    ),
    `files that do not add up: ${quality.unbalanced.length > 0 ? quality.unbalanced.join(', ') : 'none'}`,
  ].join('\n')
}
