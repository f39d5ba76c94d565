import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, openEngine } from '../comparison/engine/duckdb.ts'
import { measuredCurve, measuredPoint } from '../comparison/linking/measured-curve.ts'
import { problem } from '../problems.ts'
import type { EvaluatedPair, Evaluation, Quality } from '../reports/evaluation.ts'

/** Errors of each kind that are shown. */
const mostErrors = 10

/**
 * Judges the links and candidates of an output folder by a truth: `rows.csv` (kind, file, row, true_person; where known
 * person, decision, shares) and `persons.csv` (person, file and row in the household list, number), as `canbao sample`
 * writes them. A link is right when it leads to the true person, or to the register's entry that the truth says it must
 * lead to. Throws `output_missing`, `truth_missing`.
 */
export async function evaluateLinks(outputFolder: string, truthFolder: string): Promise<Evaluation> {
  const results = ['persons', 'links', 'candidates'].map((name) => join(outputFolder, `${name}.parquet`))
  if (!results.every((file) => existsSync(file))) throw problem('output_missing', { folder: outputFolder })
  const truth = [truthFolder, join(truthFolder, 'truth')].find((folder) =>
    ['rows.csv', 'persons.csv'].every((file) => existsSync(join(folder, file))),
  )
  if (truth === undefined) throw problem('truth_missing', { folder: truthFolder })
  const engine = await openEngine()
  try {
    await readBoth(engine, outputFolder, truth)
    return { ...(await judgeLinks(engine)), ...(await judgeCandidates(engine)) }
  } finally {
    engine.close()
  }
}

async function readBoth(engine: Engine, outputFolder: string, truth: string): Promise<void> {
  const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`
  const make = (name: string, sql: string) => engine.execute(`CREATE TABLE ${name} AS ${sql}`)
  for (const name of ['persons', 'links', 'candidates'])
    await make(name, `SELECT * FROM read_parquet(${quoted(join(outputFolder, `${name}.parquet`))})`)
  const csv = (file: string) =>
    `SELECT * FROM read_csv(${quoted(join(truth, file))}, header = true, all_varchar = true, nullstr = '', quote = '')`
  await make('given_rows', csv('rows.csv'))
  await make('given_people', csv('persons.csv'))
  const has = new Set((await engine.query('DESCRIBE given_rows')).map(({ column_name }) => String(column_name)))
  // A local person is known by the household row, one with household elsewhere by the number.
  await make(
    'keys',
    `SELECT t.person, min(coalesce(l.person_key, p.person_key)) AS person_key FROM given_people t
      LEFT JOIN links l ON l.kind = 'household' AND l.file = t.file AND l.row = CAST(t.row AS BIGINT)
      LEFT JOIN persons p ON t.file IS NULL AND p.AAC002 = t.number AND p.household = 'non_local' GROUP BY t.person`,
  )
  await make(
    'judged',
    `SELECT l.*, t.shares, own.person_key AS true_key, entry.person_key AS entry_key,
        l.person_key IS NOT NULL AND (l.person_key IS NOT DISTINCT FROM own.person_key OR l.person_key IS NOT DISTINCT FROM entry.person_key) AS is_right
      FROM (SELECT kind, file, CAST(row AS BIGINT) AS row, true_person, ${has.has('person') ? 'person' : 'true_person AS person'},
          ${has.has('shares') ? `coalesce(shares, '')` : 'CAST(NULL AS VARCHAR)'} AS shares FROM given_rows ${has.has('decision') ? `WHERE decision <> 'free'` : ''}) t
      JOIN links l ON l.kind = t.kind AND l.file = t.file AND l.row = t.row
      LEFT JOIN keys own ON own.person = t.true_person LEFT JOIN keys entry ON entry.person = t.person`,
  )
  // What no link gave to its person, though the register has them.
  await make(
    'lost',
    `SELECT kind, file, row, true_key, shares LIKE 'name;%' AS clerk_could FROM judged
      WHERE true_key IN (SELECT person_key FROM persons WHERE household = 'local') AND kind <> 'household' AND person_key IS DISTINCT FROM true_key`,
  )
}

type Row = Record<string, unknown>
const count = (row: Row | undefined, name: string) => Number(row?.[name] ?? 0)

async function judgeLinks(
  engine: Engine,
): Promise<Pick<Evaluation, 'classes' | 'auto' | 'review' | 'lost' | 'wrongLinks'>> {
  const linked = `FROM judged WHERE person_key IS NOT NULL AND decision IN ('auto', 'review')`
  const classes =
    await engine.query(`SELECT decision, number_match, coalesce(name_match, '') AS name_match, count(*) AS links,
      count(*) FILTER (NOT is_right) AS wrong ${linked} GROUP BY ALL ORDER BY ALL`)
  const [all] = await engine.query(
    'SELECT count(*) AS rows FROM judged WHERE coalesce(entry_key, true_key) IS NOT NULL',
  )
  const quality = (decision: string): Quality => {
    const own = classes.filter((row) => row.decision === decision)
    const [links, wrong] = ['links', 'wrong'].map((name) => own.reduce((sum, row) => sum + count(row, name), 0))
    const { precision, recall, f1 } = measuredPoint(
      { score: 0, right: links! - wrong!, wrong: wrong! },
      count(all, 'rows'),
    )
    return { links: links!, wrong: wrong!, precision, recall, f1 }
  }
  const [lost] = await engine.query(
    'SELECT count(*) AS rows, count(clerk_could) AS said, count(*) FILTER (clerk_could) AS could FROM lost',
  )
  const wrong = await engine.query(
    `SELECT kind, file, row, decision, number_match, coalesce(name_match, '') AS name_match ${linked} AND NOT is_right ORDER BY decision, kind, file, row LIMIT ${mostErrors}`,
  )
  const classOf = (row: Row) => ({
    decision: String(row.decision),
    numberMatch: String(row.number_match),
    nameMatch: String(row.name_match),
  })
  return {
    classes: classes.map((row) => ({ ...classOf(row), links: count(row, 'links'), wrong: count(row, 'wrong') })),
    auto: quality('auto'),
    review: quality('review'),
    lost: {
      rows: count(lost, 'rows'),
      clerkCould: count(lost, 'said') === count(lost, 'rows') ? count(lost, 'could') : null,
    },
    wrongLinks: wrong.map((row) => ({ ...placeOf(row), ...classOf(row) })),
  }
}

const placeOf = (row: Row) => ({ kind: String(row.kind), file: String(row.file), row: Number(row.row) })

async function judgeCandidates(engine: Engine): Promise<Pick<Evaluation, 'candidates' | 'curve' | 'errors'>> {
  await engine.execute(`CREATE TABLE weighed AS SELECT c.*, c.person_key IS NOT DISTINCT FROM j.true_key AS is_right,
      coalesce(l.clerk_could, l.row IS NOT NULL) AS sought
    FROM candidates c JOIN judged j ON j.kind = c.kind AND j.file = c.file AND j.row = c.row
    LEFT JOIN lost l ON l.kind = c.kind AND l.file = c.file AND l.row = c.row`)
  const counts = `count(*) FILTER (is_right) AS "right", count(*) FILTER (NOT is_right) AS wrong, count(*) FILTER (is_right AND sought) AS found`
  const judge = (row: Row | undefined, score: number) => ({
    score,
    right: count(row, 'right'),
    wrong: count(row, 'wrong'),
    found: count(row, 'found'),
  })
  const [sought] = await engine.query('SELECT count(*) FILTER (coalesce(clerk_could, TRUE)) AS rows FROM lost')
  const scores = await engine.query(
    `SELECT CAST(floor(score / 1000.0) AS INTEGER) * 1000 AS score, ${counts} FROM weighed WHERE place = 1 GROUP BY 1 ORDER BY 1`,
  )
  const [likely] = await engine.query(`SELECT ${counts}, min(score) AS threshold FROM weighed WHERE likely`)
  const threshold = likely?.threshold === null ? null : count(likely, 'threshold')
  const errors = async (error: EvaluatedPair['error'], which: string): Promise<EvaluatedPair[]> =>
    (await engine.query(`SELECT * FROM weighed WHERE ${which} , kind, file, row LIMIT ${mostErrors}`)).map((row) => ({
      error,
      ...placeOf(row),
      personKey: String(row.person_key),
      score: Number(row.score),
      evidence: (row.evidence as EvaluatedPair['evidence']).map(({ column, level, weight }) => ({
        column,
        level,
        weight: Number(weight),
      })),
    }))
  return {
    candidates: { ...measuredPoint(judge(likely, threshold ?? 0), count(sought, 'rows')), threshold },
    curve: measuredCurve(
      scores.map((row) => judge(row, Number(row.score))),
      count(sought, 'rows'),
    ),
    errors: [
      ...(await errors('wrong', 'likely AND NOT is_right ORDER BY score DESC')),
      ...(await errors('missed', 'is_right AND sought AND NOT likely ORDER BY score')),
    ],
  }
}
