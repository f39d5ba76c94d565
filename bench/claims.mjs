import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Compares results with bench/claims.json. A claim is `{ says, figure, persons, atMost, than? }`: `figure` is `ratio`,
 * `seconds`, `peakBytes` or `sampleSeconds`; with `than` (people of a smaller run) it is the growth of the time.
 * Claims about sizes that were not measured are left out.
 */
export function judgeClaims(results) {
  const { claims } = JSON.parse(readFileSync(join(import.meta.dirname, 'claims.json'), 'utf8'))
  const figureOf = ({ figure, persons }) => {
    const result = results.find((one) => one.persons === persons)
    if (!result) return undefined
    return {
      ratio: result.ratio,
      seconds: result.run.seconds,
      peakBytes: result.run.peakBytes,
      sampleSeconds: result.sampleSeconds,
    }[figure]
  }
  return claims.flatMap((claim) => {
    const figure = figureOf(claim)
    const divisor = claim.than === undefined ? 1 : figureOf({ ...claim, persons: claim.than })
    if (figure === undefined || figure === null || divisor === undefined) return []
    const value = figure / divisor
    const measured = claim.figure === 'peakBytes' ? `${(value / 1e9).toFixed(2)} GB` : value.toFixed(2)
    return [{ says: claim.says, measured, held: value <= claim.atMost }]
  })
}
