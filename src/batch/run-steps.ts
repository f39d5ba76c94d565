import type { StepProfile } from '../comparison/engine/duckdb.ts'
import type { Step } from '../comparison/plan/step.ts'
import type { Reporter } from '../reports/run-summary.ts'
import type { Savepoints } from './savepoints.ts'

/** Tables that are read after the last step. */
export const results: ReadonlySet<string> = new Set([
  'persons',
  'units',
  'findings',
  'insured',
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
  'characters',
])

export interface StepsToRun {
  /** Steps whose tables are needed and not there, in the order of the plan. */
  steps: Step[]
  /** Tables that are there and needed. */
  restored: Set<string>
}

/**
 * What is still to be done for the results when some tables are there: from the results back to tables that are there,
 * or that no step makes. A table that went before it was kept is made again, where it is still needed.
 */
export function planRest(steps: readonly Step[], there: ReadonlySet<string>): StepsToRun {
  const makers = new Map(steps.map((step) => [step.writes, step]))
  const needed = new Set<Step>()
  const restored = new Set<string>()
  const want = (table: string) => {
    const maker = makers.get(table)
    if (there.has(table)) restored.add(table)
    else if (maker !== undefined && !needed.has(maker)) {
      needed.add(maker)
      for (const read of maker.reads) want(read)
    }
  }
  for (const table of results) want(table)
  return { steps: steps.filter((step) => needed.has(step)), restored }
}

/** What runs steps: the embedded engine with what it keeps, or Spark. */
export interface StepRunner {
  make(step: Step): Promise<StepProfile>
  drop(table: string): Promise<void>
}

export interface RunStepsOptions {
  runner: StepRunner
  plan: StepsToRun
  /** Of all steps of the comparison. */
  all: readonly Step[]
  savepoints: Savepoints
  reporter: Reporter
  signal?: AbortSignal
}

/** Runs the steps that are left, in order; a table goes when its last reader is done. Gives the profile of every step. */
export async function runSteps(options: RunStepsOptions): Promise<StepProfile[]> {
  const { runner, plan, all, savepoints, reporter, signal } = options
  const { steps } = plan
  const profiles: StepProfile[] = []
  const waiting = new Set(plan.restored)
  const restore = async (tables: Iterable<string>) => {
    for (const table of tables) if (waiting.delete(table)) await savepoints.restore(table)
  }
  const running = new Map(steps.map((step, index) => [step, index]))
  for (const [place, step] of all.entries()) {
    signal?.throwIfAborted()
    reporter.progress(place, all.length, 'steps')
    const index = running.get(step)
    if (index === undefined) {
      profiles.push(takenOver(step.name, savepoints))
      continue
    }
    await restore(step.reads)
    profiles.push(await runner.make(step))
    const needed = neededAfter(steps, index)
    for (const table of new Set([...step.reads, step.writes])) if (!needed.has(table)) await runner.drop(table)
  }
  await restore(plan.restored)
  reporter.progress(all.length, all.length, 'steps')
  return profiles
}

/** The profile of a step that the interrupted run did, and that is not done again. */
export const takenOver = (name: string, { taken }: Savepoints): StepProfile => ({
  ...(taken.profiles.get(name) ?? { name, seconds: 0, peakBytes: 0, rows: 0, processorSeconds: 0 }),
  taken: true,
})

/** Tables that later steps, or views they read, still read. */
function neededAfter(steps: readonly Step[], index: number): Set<string> {
  const needed = new Set([...results, ...steps.slice(index + 1).flatMap(({ reads }) => reads)])
  for (const view of steps.filter(({ view }) => view).reverse())
    if (needed.has(view.writes)) for (const table of view.reads) needed.add(table)
  return needed
}
