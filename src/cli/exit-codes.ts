import type { Problem } from '../problems.ts'

/** What the command tells the shell. Documented in docs/command-line.md and in --help. */
export const exitCodes = {
  good: 0,
  unexpected: 1,
  /** Input refused; nothing was written. */
  refused: 2,
  /** The run finished, but a balance or a check of the table is broken. */
  untrusted: 3,
  nothingFound: 4,
  wrongUsage: 64,
  interrupted: 130,
} as const

/** The exit code of an expected failure. */
export function exitCodeOf(problem: Problem): number {
  if (problem.kind === 'broken') return exitCodes.untrusted
  if (problem.code === 'person_not_found') return exitCodes.nothingFound
  return exitCodes.refused
}
