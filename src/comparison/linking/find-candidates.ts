import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Engine, StepProfile } from '../engine/duckdb.ts'
import type { Step } from '../plan/step.ts'
import { linkRecords } from './link-records.ts'
import { type LinkingModel, readLinkingModel } from './linking-model.ts'

const modelFile = fileURLToPath(new URL('rows-to-people.yaml', import.meta.url))

/** What the profile calls it. */
export const candidatesStep = 'find candidates by scored linking'

/** Candidates of one row at most: more are no help to a clerk. */
const mostOfRow = 3

/**
 * Whose the rows may be that no number leads to a person: makes `candidates` (file, row, kind, person_key, place, score in
 * thousandths of a bit, likely, odds: the score above that of even odds, evidence; row_key: a digest of what the row says;
 * its number and name as a ruling would name it, or the obstacle to that; insurance and code that it would give the person) from `stray_rows`, `stray_people` and `stray_refusals`, which it drops. It
 * decides nothing: links, people and findings are the contract's.
 */
export async function findCandidates(engine: Engine): Promise<StepProfile> {
  const started = performance.now()
  const used = process.cpuUsage()
  const model = readLinkingModel(readFileSync(modelFile, 'utf8'), 'rows-to-people.yaml')
  const { threshold, learned } = await linkRecords(engine, model, {
    left: 'stray_rows',
    right: 'stray_people',
    within: false,
    digested: true,
  })
  await engine.load('linking_threshold', { threshold: 'INTEGER', even: 'INTEGER' }, [[threshold, learned.even]])
  const written = await engine.run(writeCandidates(model))
  for (const table of leftBehind) await engine.drop(table)
  const { user, system } = process.cpuUsage(used)
  return {
    ...written,
    name: candidatesStep,
    seconds: (performance.now() - started) / 1000,
    processorSeconds: (user + system) / 1e6,
  }
}

const leftBehind = [
  'linking_left',
  'linking_right',
  'linking_scored',
  'linking_pairs',
  'linking_threshold',
  'stray_rows',
  'stray_people',
  'stray_refusals',
]

/** The best candidates of each row, with what every column says for and against. */
function writeCandidates(model: LinkingModel): Step {
  return {
    name: 'write candidates',
    reads: [
      'linking_pairs',
      'linking_scored',
      'linking_left',
      'linking_right',
      'linking_threshold',
      'stray_rows',
      'stray_people',
      'stray_refusals',
    ],
    writes: 'candidates',
    sql: (d) => {
      const evidence = model.comparisons.map(({ column, levels }, i) => {
        const level = [...levels.map(({ text }) => text), 'different'].map(
          (text, at) => `WHEN ${at + 1} THEN '${text}'`,
        )
        return d.struct({
          column: `'${column}'`,
          level: `CASE s.g_${i} ${level.join(' ')} ELSE 'missing' END`,
          weight: `s.w_${i}`,
        })
      })
      return `SELECT CAST(${d.divide('rid', '1099511627776')} AS INTEGER) AS file, rid % 1099511627776 AS row, kind, person_key, CAST(place AS INTEGER) AS place, score,
          place = 1 AND score >= t.threshold AS likely, CAST(score - t.even AS INTEGER) AS odds, evidence,
          row_key, coalesce(led_by, said_number) AS number, said_name AS name, obstacle, CASE WHEN code IS NOT NULL THEN insurance END AS insurance, code
        FROM (SELECT r.rid, r.kind, r.id AS row_key, r.led_by, r.said_number, r.said_name, r.insurance,
            coalesce(r.obstacle, CASE WHEN o.number IS NULL THEN 'person_without_number' END) AS obstacle,
            CASE WHEN r.inside AND (r.place IS NULL OR r.place = o.home) THEN r.code ELSE r.code_elsewhere END AS code, b.id AS person_key, p.score, [${evidence.join(', ')}] AS evidence,
            row_number() OVER (PARTITION BY p.a ORDER BY p.score DESC, b.id) AS place
          FROM linking_pairs p JOIN linking_scored s ON s.a = p.a AND s.b = p.b
          JOIN linking_left a ON a.n = p.a JOIN linking_right b ON b.n = p.b JOIN stray_rows r ON r.id = a.id
          JOIN stray_people o ON o.id = b.id LEFT JOIN stray_refusals x ON x.row_id = a.id AND x.person_key = b.id WHERE x.row_id IS NULL) ranked
        CROSS JOIN linking_threshold t WHERE place <= ${mostOfRow}`
    },
  }
}
