import type { StepProfile } from '../comparison/engine/duckdb.ts'

/** The profile of a step that was done in parts. */
export function sumOf(name: string, profiles: readonly StepProfile[]): StepProfile {
  const sum = (of: (profile: StepProfile) => number) => profiles.reduce((all, profile) => all + of(profile), 0)
  return {
    name,
    seconds: sum(({ seconds }) => seconds),
    peakBytes: Math.max(...profiles.map(({ peakBytes }) => peakBytes)),
    rows: sum(({ rows }) => rows),
    processorSeconds: sum(({ processorSeconds }) => processorSeconds),
    ...(profiles.every(({ taken }) => taken) && { taken: true }),
  }
}
