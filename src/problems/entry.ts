/**
 * Kinds of expected failure. The command line maps them to exit codes, the service to HTTP. `unauthenticated`: signing
 * in (again) would help; `forbidden`: it would not.
 */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'unavailable'
  | 'broken'

/** What went wrong, where, and what to do; `{name}` stands for a detail. */
export interface ProblemEntry {
  kind: ProblemKind
  zh: string
  en: string
}
