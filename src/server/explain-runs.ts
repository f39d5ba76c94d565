import { basename } from 'node:path'
import { batchFolder } from '../jobs/job-folders.ts'
import { selectRun, selectSummaryOfRun } from '../registry/runs.ts'
import type { PersonFacts } from '../reports/person-facts.ts'
import type { DetachedContext } from './context.ts'

/** What a run says of people, and its quarter. */
export interface ToldRun {
  quarter: string
  facts: PersonFacts[]
}

/** Reads the rows of people again, once for all of the same run; `keys` are those under which the run may have somebody. */
export async function explainRuns(
  context: DetachedContext,
  people: readonly { run: string; keys: readonly string[] }[],
): Promise<Map<string, ToldRun>> {
  const told = new Map<string, ToldRun>()
  for (const run of new Set(people.map((one) => one.run))) {
    const keys = people.filter((one) => one.run === run).flatMap((one) => one.keys)
    told.set(run, await explainRun(context, run, keys))
  }
  return told
}

async function explainRun({ inScope, explain, stopped, folder }: DetachedContext, key: string, keys: string[]) {
  const { run, summary } = await inScope(async (tx) => {
    const run = await selectRun(tx, key)
    return { run, summary: await selectSummaryOfRun(tx, run.id) }
  })
  const order = {
    outputFolder: run.snapshot,
    keys,
    batchFolder: batchFolder(folder, basename(String(summary.batchFolder ?? ''))),
  }
  return { quarter: run.quarter, facts: await explain(order, stopped) }
}
