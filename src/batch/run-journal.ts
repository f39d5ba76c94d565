import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { StepProfile } from '../comparison/engine/duckdb.ts'
import type { DecodedFile } from '../sources/decode-file.ts'
import type { FileFault } from '../sources/faults.ts'

/** A table that lies in the work folder as `<name>.parquet`: column -> type of the engine. */
export interface SavedTable {
  name: string
  columns: Readonly<Record<string, string>>
}

/** What a run notes when a part of it is done, one line each. */
export type JournalEntry =
  /** The first line. `fingerprint`: everything the result depends on, but the content of the files. */
  | { entry: 'begun'; fingerprint: string; at: string }
  /** A file is decoded, and was this content. */
  | { entry: 'decoded'; file: number; sha256: string; decoded: DecodedFile }
  /** The rows of a file are checked, and lie in the work folder. */
  | { entry: 'checked'; file: number; profile: StepProfile }
  /** Steps are done; their tables are kept, or (none) are to be made again where they are needed. */
  | { entry: 'made'; profiles: StepProfile[]; tables: SavedTable[]; savingSeconds: number }
  /** A result lies in the output to be. */
  | { entry: 'written'; result: string; profile: StepProfile; people?: number }
  /** Files turned out bad; the run began again without them. What was noted before counts no more. */
  | { entry: 'without'; faults: FileFault[] }

/** What an interrupted run did, and left. */
export interface Unfinished {
  at: string
  faults: FileFault[]
  decoded: Map<number, { sha256: string; decoded: DecodedFile }>
  checked: Map<number, StepProfile>
  /** By name of the step. */
  profiles: Map<string, StepProfile>
  tables: Map<string, SavedTable>
  written: Map<string, { profile: StepProfile; people?: number }>
}

export interface Journal {
  note(entry: JournalEntry): void
}

const fileOf = (folder: string) => join(folder, 'journal')

/** Goes on with the journal of the folder; a last line that was cut off is taken away. */
export function openJournal(folder: string): Journal {
  const file = fileOf(folder)
  if (existsSync(file)) truncateSync(file, readFileSync(file).lastIndexOf(0x0a) + 1)
  return { note: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 }) }
}

/** What a run of the same fingerprint left in the folder; null where there is none. */
export function readJournal(folder: string, fingerprint: string): Unfinished | null {
  const entries = readEntries(folder)
  const [begun] = entries
  if (begun?.entry !== 'begun' || begun.fingerprint !== fingerprint) return null
  const left = nothingDone(begun.at)
  for (const entry of entries) {
    if (entry.entry === 'decoded') left.decoded.set(entry.file, entry)
    else if (entry.entry === 'checked') left.checked.set(entry.file, entry.profile)
    else if (entry.entry === 'written') left.written.set(entry.result, entry)
    else if (entry.entry === 'without')
      Object.assign(left, {
        ...nothingDone(begun.at),
        faults: [...left.faults, ...entry.faults],
      })
    else if (entry.entry === 'made') {
      for (const profile of entry.profiles) left.profiles.set(profile.name, profile)
      for (const table of entry.tables) left.tables.set(table.name, table)
    }
  }
  return left
}

export const nothingDone = (at: string): Unfinished => ({
  at,
  faults: [],
  decoded: new Map(),
  checked: new Map(),
  profiles: new Map(),
  tables: new Map(),
  written: new Map(),
})

function readEntries(folder: string): JournalEntry[] {
  if (!existsSync(fileOf(folder))) return []
  // What stands behind the last line's end was cut off.
  const lines = readFileSync(fileOf(folder), 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as JournalEntry)
}
