import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../src/comparison/engine/duckdb.ts'
import { linkRecords } from '../../src/comparison/linking/link-records.ts'
import { readLinkingModel } from '../../src/comparison/linking/linking-model.ts'
import {
  bestPoint,
  type MeasuredPoint,
  measuredCurve,
  measuredPoint,
} from '../../src/comparison/linking/measured-curve.ts'

const modelFile = join(import.meta.dirname, 'people.yaml')

/** The rows of one public file of invented people: trimmed, without blanks inside, null where nothing stands. */
export function readPublicSet(file: string) {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const columns = header!.split(',').map((name) => name.trim())
  const rows = lines.map((line) =>
    line.split(',').map((cell, at) => (at === 0 ? cell.trim() : cell.replaceAll(/\s/g, '') || null)),
  )
  return { columns: Object.fromEntries(['id', ...columns.slice(1)].map((name) => [name, 'VARCHAR'])), rows }
}

export interface PublicResult {
  best: MeasuredPoint
  picked: MeasuredPoint
  /** Every pair of a group of records, at the picked threshold: within one set alone. */
  grouped: MeasuredPoint | undefined
  /** Ids, score and decision of every pair, in one order. */
  pairs: string
}

/** Links public sets by the one configuration and measures against the number in their ids (`rec-17-dup-0`). */
export async function linkPublicSets(engine: Engine, left: string, right: string): Promise<PublicResult> {
  const within = left === right
  const model = readLinkingModel(readFileSync(modelFile, 'utf8'), modelFile)
  const { threshold } = await linkRecords(engine, model, { left, right, within })
  const truth = (table: string) => `split_part(${table}.id, '-', 2)`
  const other = within ? 'linking_left' : 'linking_right'
  const both = `linking_pairs p JOIN linking_left a ON a.n = p.a JOIN ${other} b ON b.n = p.b`
  const numbers = async (sql: string) =>
    (await engine.query(sql)).map((row) => Object.fromEntries(Object.entries(row).map(([key, n]) => [key, Number(n)])))
  const truePairs = (
    await numbers(
      `SELECT count(*) AS n FROM ${left} a JOIN ${right} b ON ${truth('a')} = ${truth('b')} ${within ? 'AND a.id < b.id' : ''}`,
    )
  )[0]!.n!
  const judged = await numbers(
    `SELECT p.score, count(*) FILTER (${truth('a')} = ${truth('b')}) AS "right", count(*) FILTER (${truth('a')} <> ${truth('b')}) AS wrong
      FROM ${both} GROUP BY p.score`,
  )
  const curve = measuredCurve(
    judged.map(({ score, right, wrong }) => ({ score: score!, right: right!, wrong: wrong! })),
    truePairs,
  )
  const grouped = within
    ? (
        await numbers(
          `SELECT count(*) FILTER (${truth('a')} = ${truth('b')}) AS "right", count(*) FILTER (${truth('a')} <> ${truth('b')}) AS wrong
            FROM linking_groups g JOIN linking_groups h ON h.first = g.first AND g.n < h.n
            JOIN linking_left a ON a.n = g.n JOIN linking_left b ON b.n = h.n`,
        )
      )[0]
    : undefined
  const pairs = await engine.query(
    `SELECT CAST(min(row) AS VARCHAR) AS least, string_agg(row, ';' ORDER BY row) AS every FROM (
      SELECT concat_ws(',', least(a.id, b.id), greatest(a.id, b.id), p.score, p.linked) AS row FROM ${both}) listed`,
  )
  return {
    best: bestPoint(curve)!,
    picked:
      curve.findLast(({ score }) => score >= threshold) ??
      measuredPoint({ score: threshold, right: 0, wrong: 0 }, truePairs),
    grouped: grouped && measuredPoint({ score: threshold, right: grouped.right!, wrong: grouped.wrong! }, truePairs),
    pairs: String(pairs[0]?.every),
  }
}
