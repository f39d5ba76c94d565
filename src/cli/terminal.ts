import type { Language } from '../problems.ts'
import type { Said } from '../reports/run-summary.ts'

/** What every command gets: the language, where to write, and the signal of Ctrl-C. */
export interface Terminal {
  language: Language
  /** How the person calls the command from their folder: for hints that can be copied. */
  command: string
  /** The result. One JSON document where --json is given. */
  out(text: string): void
  /** Everything else: progress, notes, errors. */
  err(text: string): void
  /** Whether stderr is a terminal that can show bars. */
  bars: boolean
  signal: AbortSignal
}

/** The sentence in the terminal's language. */
export function say(terminal: Terminal, said: Said): string {
  return said[terminal.language]
}
