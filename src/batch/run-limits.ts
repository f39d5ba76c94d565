import { totalmem } from 'node:os'
import { problem } from '../problems.ts'

/**
 * Memory for the engine: 4 bytes for every byte of input keep nearly everything out of the disk's way; more makes no run
 * faster. The process needs half to one and a half GB beside it (measured from one to 44 million people): up to ten million
 * people (7 GB of input) all of it stays below 8 GB, and more get more. At least 2.5 GB, at most half of the machine.
 */
export function defaultMemory(inputBytes: number): string {
  const wanted = Math.min(inputBytes * 4, Math.max(6.2e9, inputBytes * 0.35))
  return `${Math.round(Math.min(totalmem() / 2, Math.max(2.5e9, wanted)) / 1e6)}MB`
}

const units: Readonly<Record<string, number>> = {
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
}

/**
 * Into how many parts the widest steps are cut, with tables in files, where the tables of a run have no room in memory: 4
 * bytes for every byte of input when most of them are there, 1 byte for a join of all that is known of people, which
 * gets two fifths of the memory (measured). 0: there is room.
 */
export function partsOf(inputBytes: number, memoryLimit: string): number {
  const limit = bytesOf(memoryLimit)
  return inputBytes * 3.5 > limit ? Math.ceil((inputBytes * 2.5) / limit) : 0
}

/**
 * Bytes of disk that a run needs, as measured (docs/operations/space.md): 1.5 for every byte of input for rows, tables in
 * files and results; and of tables in memory what does not fit, of 6 bytes for every byte of input at the worst.
 */
export function spaceNeeded(inputBytes: number, memoryLimit: string): number {
  const spilled = partsOf(inputBytes, memoryLimit) > 0 ? 0 : Math.max(0, inputBytes * 6 - bytesOf(memoryLimit))
  return Math.ceil(inputBytes * 1.5 + spilled) + 50_000_000
}

/** Bytes of disk for what a run keeps for changes: the batch, its checked rows and small tables. */
export const spaceKept = (inputBytes: number): number => Math.ceil(inputBytes * 1.4)

/**
 * Bytes of disk for a run of changes of the touched alone: results and small tables, what comes (of whole files all rows in
 * UTF-8 where they are read), and the batch before and its rows where these are copied, not linked.
 */
export const spaceForChanges = ({
  before,
  now,
  isLinked,
}: {
  before: number
  now: number
  isLinked: boolean
}): number => Math.ceil(before * (isLinked ? 0.5 : 2) + now * 1.5) + 50_000_000

/** The same where everything is compared: a batch of so many bytes, which is written anew, and its run. */
export const spaceForAll = (batchBytes: number, memoryLimit: string): number =>
  batchBytes + spaceNeeded(batchBytes, memoryLimit) + Math.ceil(batchBytes * 0.4)

/** Of a size that is no plain number with a unit: as much as there is. */
function bytesOf(memory: string): number {
  const [, number, unit] = /^([0-9.]+) *([KMGT]i?B)$/i.exec(memory) ?? []
  return number === undefined || unit === undefined ? Infinity : Number(number) * units[unit.toUpperCase()]!
}

/** A full disk or a reached limit of memory as a problem of the catalogue; any other error as it is. */
export function limitProblem(error: unknown, folder: string, memoryLimit: string): unknown {
  const text = error instanceof Error ? error.message : ''
  const reason = (text.split('\n')[0] ?? '').slice(0, 200)
  if (/No space left|ENOSPC|EFBIG|File too large|failed to offload|Could not write|max_temp_directory_size/i.test(text))
    return problem('disk_full_while_running', { folder, reason })
  if (/out of memory|ERR_WORKER_OUT_OF_MEMORY|(?:could not|failed to) (?:allocate|pin) /i.test(text))
    return problem('memory_limit_reached', { limit: memoryLimit, reason })
  return error
}
