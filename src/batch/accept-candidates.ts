import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { Acceptance, MeasuredScore } from '../reports/acceptance.ts'
import { exactLine } from '../reports/csv-text.ts'
import type { RunSummary } from '../reports/run-summary.ts'
import { chosenCandidates } from './chosen-candidates.ts'
import { evaluationFile, type KeptEvaluation } from './keep-evaluation.ts'
import { rulingHeader, rulingOnRow } from './row-rulings.ts'

export interface AcceptOptions {
  outputFolder: string
  /** thousandths of a bit: likeliest candidates from here up are accepted */
  score: number
  /** file of rulings that is written, its owner's alone */
  to: string
}

/**
 * Makes the candidates from a score up rulings `same` of the next run, where a ruling can say it, and tells what was
 * measured of that score. Nobody's death is accepted by a score. Throws `output_missing`, also for results of a program
 * that did not say what can become of a candidate.
 */
export async function acceptCandidates({ outputFolder, score, to }: AcceptOptions): Promise<Acceptance> {
  if (!['persons.parquet', 'summary.json'].every((name) => existsSync(join(outputFolder, name))))
    throw problem('output_missing', { folder: outputFolder })
  const summary = JSON.parse(readFileSync(join(outputFolder, 'summary.json'), 'utf8')) as RunSummary
  const engine = await openEngine()
  try {
    const chosen = await chosenCandidates(engine, outputFolder, `score >= ${score}`)
    if (chosen === null) throw problem('output_missing', { folder: outputFolder })
    const folder = outputFolder.replaceAll("'", "''")
    await engine.execute(`CREATE TABLE chosen AS SELECT c.number, c.name, c.person_key, p.AAC002 AS own_number, p.AAC003 AS own_name, p.ask = 'visit' AS asked,
        CASE WHEN c.obstacle IS NOT NULL THEN c.obstacle WHEN bool_or(c.kind = 'death') OVER (PARTITION BY c.number) THEN 'death' END AS obstacle
      FROM (${chosen}) c JOIN '${folder}/persons.parquet' p ON p.person_key = c.person_key`)
    const rulings = await engine.query(
      `SELECT DISTINCT number, name, own_number, own_name FROM chosen WHERE obstacle IS NULL ORDER BY number, name, own_number`,
    )
    const [counted] = await engine.query(`SELECT count(*) AS rows, count(DISTINCT person_key) AS people,
        count(DISTINCT CASE WHEN asked THEN person_key END) AS asked FROM chosen WHERE obstacle IS NULL`)
    const left = await engine.query(
      `SELECT obstacle, count(*) AS rows FROM chosen WHERE obstacle IS NOT NULL GROUP BY obstacle ORDER BY obstacle`,
    )
    const lines = rulings.map(({ number, name, own_number, own_name }) => {
      const row = { number: String(number), name: String(name ?? '') }
      const said = rulingOnRow(row, { number: String(own_number), name: String(own_name ?? '') })
      // The day of the run: whatever a person rules later counts before it.
      return { ...said, decision: 'same', decided_at: summary.asOf }
    })
    const table = [
      rulingHeader,
      ...lines.map((line) => rulingHeader.map((name) => String(line[name as keyof typeof line] ?? ''))),
    ]
    writeFileSync(to, table.map(exactLine).join(''), { mode: 0o600 })
    return {
      score,
      rulings: lines.length,
      rows: Number(counted?.rows),
      people: Number(counted?.people),
      asked: Number(counted?.asked),
      left: Object.fromEntries(left.map(({ obstacle, rows }) => [String(obstacle), Number(rows)])),
      measured: measuredAt(outputFolder, score),
    }
  } finally {
    engine.close()
  }
}

/** What `canbao evaluate` measured of these results from the whole bit below the score up; null: nothing. */
function measuredAt(outputFolder: string, score: number): MeasuredScore | null {
  const path = join(outputFolder, evaluationFile)
  if (!existsSync(path)) return null
  const { curve } = JSON.parse(readFileSync(path, 'utf8')) as KeptEvaluation
  const from = Math.floor(score / 1000) * 1000
  const point = curve.filter((one) => one.score >= from).at(-1)
  if (point === undefined) return null
  const { right, wrong, precision } = point
  return { from, right, wrong, precision, atLeast: lowerBound(right, right + wrong) }
}

/** One-sided, of 95 in 100 (Wilson): few pairs judged prove little, however right they are. */
const z = 1.645
function lowerBound(right: number, judged: number): number {
  const share = right / judged
  const spread = z * Math.sqrt((share * (1 - share)) / judged + (z * z) / (4 * judged * judged))
  return (share + (z * z) / (2 * judged) - spread) / (1 + (z * z) / judged)
}
