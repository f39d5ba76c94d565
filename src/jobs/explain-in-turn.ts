import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { explainPerson } from '../batch/explain-person.ts'
import { explainByResults, isBatchGone } from '../batch/tell-by-results.ts'
import type { EngineOptions } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { PersonFacts } from '../reports/person-facts.ts'

/** Whom of a run's results to explain. */
export interface ExplainOrder {
  outputFolder: string
  keys: readonly string[]
  /** where the batch may lie now, if not where it lay at the run */
  batchFolder?: string
  limits?: EngineOptions
}

/** Explains people of a run, wherever. Throws `snapshot_gone`, `evidence_busy`, `evidence_lost`. */
export type Explain = (order: ExplainOrder, signal: AbortSignal) => Promise<PersonFacts[]>

/** People of a run by the rows of its batch, or where that is gone by its results alone. Throws `snapshot_gone`. */
export async function explainHere({
  outputFolder,
  keys,
  batchFolder,
  limits = {},
}: ExplainOrder): Promise<PersonFacts[]> {
  if (!existsSync(join(outputFolder, 'summary.json'))) throw problem('snapshot_gone', {})
  const options = { outputFolder, keys, limits }
  try {
    const isThere = batchFolder !== undefined && existsSync(join(batchFolder, 'batch.yaml'))
    return await explainPerson({ ...options, ...(isThere && { batchFolder }) })
  } catch (error) {
    if (isBatchGone(error)) return explainByResults(options)
    throw error
  }
}

/** Lets no more than `atOnce` be under way, and `waiting` wait for them. Throws `evidence_busy` beyond. */
export function explainInTurn(explain: Explain, { atOnce, waiting }: { atOnce: number; waiting: number }): Explain {
  let running = 0
  const queue: (() => void)[] = []
  return async (order, signal) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw problem('evidence_busy', {})
      await new Promise<void>((begin) => void queue.push(begin))
    } else running++
    try {
      return await explain(order, signal)
    } finally {
      // The place goes straight to the next in turn, so that nobody who comes now takes it.
      const next = queue.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
