import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Compares results with bench/claims.json. A claim is `{ says, figure, persons, atMost or atLeast, than? }`: `figure` is
 * one of those that `figuresOf` gives for a result; with `than` (people of a smaller run) it is the growth of the time.
 * Claims about sizes and figures that were not measured are left out.
 */
export function judgeClaims(results, figuresOf = figuresOfRun) {
  const { claims } = JSON.parse(readFileSync(join(import.meta.dirname, 'claims.json'), 'utf8'))
  const figureOf = ({ figure, persons }) => {
    const result = results.find((one) => one.persons === persons)
    return result && figuresOf(result)[figure]
  }
  return claims.flatMap((claim) => {
    const figure = figureOf(claim)
    const divisor = claim.than === undefined ? 1 : figureOf({ ...claim, persons: claim.than })
    if (figure === undefined || figure === null || divisor === undefined) return []
    const value = figure / divisor
    const measured = claim.figure === 'peakBytes' ? `${(value / 1e9).toFixed(2)} GB` : value.toFixed(2)
    const held = value <= (claim.atMost ?? Number.POSITIVE_INFINITY) && value >= (claim.atLeast ?? 0)
    return [{ says: claim.says, measured, held }]
  })
}

const figuresOfRun = ({ ratio, run, sampleSeconds, changesRatio, wholeRatio }) => ({
  ratio,
  changesRatio,
  wholeRatio,
  seconds: run.seconds,
  peakBytes: run.peakBytes,
  sampleSeconds,
})
