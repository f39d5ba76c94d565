import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evaluation } from '../reports/evaluation.ts'

/** Stands in the output folder that was evaluated; another run there takes it away with the rest. */
export const evaluationFile = 'evaluation.json'

/** What was measured of the candidates of a run. Nothing in it names a person. */
export type KeptEvaluation = Pick<Evaluation, 'candidates' | 'curve'>

/** Keeps with the results what was measured of them, for whoever accepts candidates above a score. */
export function keepEvaluation(outputFolder: string, { candidates, curve }: Evaluation): void {
  const kept: KeptEvaluation = { candidates, curve }
  writeFileSync(join(outputFolder, evaluationFile), `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
}
