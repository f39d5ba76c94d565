import type { Engine, StepProfile } from '../comparison/engine/duckdb.ts'
import { candidatesStep, findCandidates } from '../comparison/linking/find-candidates.ts'
import { takenOver } from './run-steps.ts'
import type { Savepoints } from './savepoints.ts'

/** Scores the rows that no number leads to a person, unless the interrupted run did: the table is `candidates`. */
export async function runCandidates(engine: Engine, savepoints: Savepoints): Promise<StepProfile> {
  if (savepoints.taken.tables.has('candidates')) {
    await savepoints.restore('candidates')
    return takenOver(candidatesStep, savepoints)
  }
  const profile = await findCandidates(engine)
  await savepoints.keep([profile], ['candidates'])
  return profile
}
