import type { StepProfile } from '../comparison/engine/duckdb.ts'
import type { Step } from '../comparison/plan/step.ts'
import type { Reporter } from '../reports/run-summary.ts'

/** Tables that are read after the last step. */
export const results: ReadonlySet<string> = new Set([
  'persons',
  'units',
  'findings',
  'insured_in',
  'links',
  'quarter_counts',
  'odd_numbers',
  'divisions',
  'parameters',
  'files',
  'policy',
  'stray_rows',
  'stray_people',
  'stray_refusals',
])

/** What runs steps: the embedded engine, or Spark. */
interface StepRunner {
  run(step: Step): Promise<StepProfile>
  drop(table: string): Promise<void>
}

/** Runs steps in order; a table goes when its last reader is done. */
export async function runSteps(
  engine: StepRunner,
  steps: readonly Step[],
  reporter: Reporter,
  signal?: AbortSignal,
): Promise<StepProfile[]> {
  const profiles: StepProfile[] = []
  for (const [index, step] of steps.entries()) {
    signal?.throwIfAborted()
    reporter.progress(index, steps.length, 'steps')
    profiles.push(await engine.run(step))
    const needed = neededAfter(steps, index)
    for (const table of new Set([...step.reads, step.writes])) if (!needed.has(table)) await engine.drop(table)
  }
  reporter.progress(steps.length, steps.length, 'steps')
  return profiles
}

/** Tables that later steps, or views they read, still read. */
function neededAfter(steps: readonly Step[], index: number): Set<string> {
  const needed = new Set([...results, ...steps.slice(index + 1).flatMap(({ reads }) => reads)])
  for (const view of steps.filter(({ view }) => view).reverse())
    if (needed.has(view.writes)) for (const table of view.reads) needed.add(table)
  return needed
}
