import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { JournalEntry } from '../../src/batch/run-journal.ts'
import type { RunSummary } from '../../src/reports/run-summary.ts'
import { callCommand } from './call-command.ts'
import { digestOutput } from './output-digest.ts'

/** The last part of the work that a process began to tell of. */
export type Phase = 'inspect' | 'read' | 'compare' | 'write' | 'finished'
const phases: readonly [Phase, string][] = [
  ['write', '▸ writing results'],
  ['compare', '▸ comparing'],
  ['read', '▸ reading'],
]

export interface Interruption {
  phase: Phase
  /** Steps that the killed process noted as kept, and files it noted as decoded. */
  kept: string[]
  decoded: number
  summary: RunSummary
  /** What the second process told on stderr. */
  told: string
  digest: Record<string, string>
  /** What lies beside the output at the end. */
  left: string[]
}

/**
 * Runs a batch in a process of its own, kills it (SIGKILL) some milliseconds after it told `after`, and runs it again,
 * to the end.
 */
export async function interruptRun(options: {
  batch: string
  folder: string
  after: string
  milliseconds: number
  more?: readonly string[]
  /** Done between the two. */
  between?: () => void
}): Promise<Interruption> {
  const { batch, folder, more = [] } = options
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const words = ['run', batch, '--out', 'out', '--json', ...more]
  const kill = async (child: ChildProcess) => {
    await sleep(options.milliseconds)
    child.kill('SIGKILL')
  }
  const first = await callCommand(words, {
    folder,
    during: (child, err) => {
      if (!err.includes(options.after)) return false
      void kill(child)
      return true
    },
  })
  const told = phases.find(([, words]) => first.err.includes(words))?.[0] ?? 'inspect'
  const phase = first.code === null ? told : 'finished'
  const noted = readNotes(folder)
  if (phase === 'finished') rmSync(join(folder, 'out'), { recursive: true })
  options.between?.()
  const second = await callCommand(words, { folder })
  if (second.code !== 0) throw new Error(`the run after a kill ended with ${second.code}: ${second.err}`)
  return {
    phase,
    kept: noted.flatMap((entry) =>
      entry.entry === 'made' && entry.tables.length > 0
        ? entry.profiles.map(({ name }) => name)
        : entry.entry === 'written'
          ? [entry.profile.name]
          : [],
    ),
    decoded: noted.filter(({ entry }) => entry === 'decoded').length,
    summary: JSON.parse(second.out) as RunSummary,
    told: second.err,
    digest: await digestOutput(join(folder, 'out')),
    left: readdirSync(folder),
  }
}

function readNotes(folder: string): JournalEntry[] {
  const beside = readdirSync(folder).find((name) => name.startsWith('out.partial-'))
  const journal = join(folder, beside ?? '', '.work', 'journal')
  if (beside === undefined || !existsSync(journal)) return []
  const lines = readFileSync(journal, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as JournalEntry)
}

/** Steps that were kept and done again all the same. */
export function repeated({ kept, summary }: Interruption): string[] {
  const again = new Set(summary.steps.filter(({ taken }) => !taken).map(({ name }) => name))
  return kept.filter((name) => again.has(name))
}
