/** How sure scored linking is that a row is somebody's, from the surest. */
export const certainties = ['very_high', 'high', 'fair'] as const
export type Certainty = (typeof certainties)[number]

/** Thousandths of a bit above even odds. By what was learned, of a million such rows one is somebody else's; of a thousand. */
const veryHigh = 20_000
const high = 10_000

/** The certainty of a row by its score above even odds, in thousandths of a bit. */
export function certaintyOf(odds: number): Certainty {
  if (odds >= veryHigh) return 'very_high'
  return odds >= high ? 'high' : 'fair'
}
