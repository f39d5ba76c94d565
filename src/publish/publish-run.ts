import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openEngine } from '../comparison/engine/duckdb.ts'
import { problem } from '../problems.ts'
import type { Queryable, Transaction } from '../registry/database.ts'
import type { Store } from '../registry/open-store.ts'
import {
  approveRun,
  insertRun,
  lockPublishing,
  type PublishedRun,
  refuseRun,
  selectOptionalLatestRun,
  selectOptionalRunByDigest,
  selectRun,
  selectRunForUpdate,
} from '../registry/runs.ts'
import { prefixOfArea, todaysArea } from '../security/area-scope.ts'
import { type Changes, countChanges } from './count-changes.ts'
import { keepRowsInQuestion, rowInQuestionLines } from './keep-rows-in-question.ts'
import { type FindingCounts, findingLines, mergeFindings } from './merge-findings.ts'
import {
  fillPeople,
  indexPeople,
  isEmpty,
  type MergeCounts,
  type MergeInput,
  matchPeople,
  mergePeople,
  stagePeople,
} from './merge-people.ts'
import { mergeUnits, unitLines } from './merge-units.ts'
import { type ReadAhead, readAhead } from './read-ahead.ts'
import { type RunResults, readRun } from './read-run.ts'
import { reapplyVisits } from './send-to-visit.ts'
import { keepSnapshot } from './snapshot.ts'
import { reapplyVerified } from './verify-person.ts'
import { copyFigures, figureLines, writeFigures } from './write-figures.ts'

/** Bytes of units, findings and figures, each, that may wait for the database. */
const mostAhead = 32 * 1024 * 1024

export interface PublishOptions {
  /** login of the person who does it, as 经办人 or 复核人 */
  actor: string
  now: Date
  onProgress?: (part: string, done: number, total: number) => void
}

export interface PublishResult {
  run: PublishedRun
  /** null where these results were published before: nothing was done */
  counts: (MergeCounts & FindingCounts & { units: number }) | null
}

/**
 * Proposes the results in `folder` for the register: keeps a copy of them and waits for a second person. The same
 * results proposed again give the same proposal. Throws `output_missing`, `run_broken`, `run_older`.
 */
export async function proposeRun(store: Store, folder: string, { actor, now }: PublishOptions): Promise<PublishedRun> {
  const engine = await openEngine()
  try {
    const run = await readRun(engine, folder)
    const digest = await run.digest()
    const known = await selectOptionalRunByDigest(store.database, digest)
    if (known !== null) return known
    await refuseOlder(store.database, run)
    const key = randomUUID().replaceAll('-', '')
    const snapshot = keepSnapshot(folder, join(store.folder, 'runs', key))
    return await insertRun(store.database, {
      key,
      digest,
      ...run.summary,
      area: todaysArea(run.summary.area),
      summary: run.summary,
      snapshot,
      actor,
      now,
    })
  } finally {
    engine.close()
  }
}

/** A second person refuses a proposal, with the reason. */
export async function refuseProposal(
  store: Store,
  key: string,
  reason: string,
  options: PublishOptions,
): Promise<PublishedRun> {
  return store.database.transaction((tx) => refuseRun(tx, key, reason, options))
}

/**
 * Approves a proposal and merges it into the register in one transaction: all of it or nothing. `alone` lets the
 * proposer approve; the run says so for ever. Approving what is published does nothing. Throws `run_unknown`,
 * `run_decided`, `second_person_needed`, `run_older`, `run_publishing`.
 */
export async function approveProposal(
  store: Store,
  key: string,
  options: PublishOptions & { alone: boolean },
): Promise<PublishResult> {
  const proposal = await selectRun(store.database, key)
  if (proposal.state === 'published') return { run: proposal, counts: null }
  if (proposal.state === 'refused') throw problem('run_decided', { run: key, state: proposal.state })
  if (proposal.proposedBy === options.actor && !options.alone) throw problem('second_person_needed', {})
  const engine = await openEngine()
  try {
    const run = await readRun(engine, proposal.snapshot)
    return await store.database.transaction(async (tx) => {
      await lockPublishing(tx)
      const current = await selectRunForUpdate(tx, key)
      if (current.state === 'published') return { run: current, counts: null }
      if (current.state === 'refused') throw problem('run_decided', { run: key, state: current.state })
      await refuseOlder(tx, run)
      const counts = await merge(tx, store, run, current.id, options)
      return {
        run: await approveRun(tx, key, { ...options, alone: current.proposedBy === options.actor, counts }),
        counts,
      }
    })
  } finally {
    engine.close()
  }
}

/** What publishing would change, without changing it: the merge is done and taken back. */
export async function previewRun(store: Store, folder: string, options: PublishOptions): Promise<Changes> {
  const engine = await openEngine()
  try {
    const run = await readRun(engine, folder)
    let result: Changes | undefined
    const takenBack = new Error('preview')
    const work = store.database.transaction(async (tx) => {
      const prefix = prefixOfArea(run.summary.area)
      await stagePeople(tx, { run, cipher: store.cipher, onProgress: progressOf(options, 'people') })
      await matchPeople(tx, { prefix })
      result = await countChanges(tx, prefix)
      throw takenBack
    })
    await work.catch((error) => {
      if (error !== takenBack) throw error
    })
    return result!
  } finally {
    engine.close()
  }
}

async function merge(tx: Transaction, store: Store, run: RunResults, runID: number, options: PublishOptions) {
  const prefix = prefixOfArea(run.summary.area)
  const now = options.now.toISOString()
  const input = { run, cipher: store.cipher, runID, prefix, now, onProgress: progressOf(options, 'people') }
  if (await isEmpty(tx)) return fill(tx, input, options)
  const people = await mergeInto(tx, input)
  options.onProgress?.('units', 0, 0)
  const units = await mergeUnits(tx, input, unitLines(input))
  options.onProgress?.('findings', 0, 0)
  const findings = await mergeFindings(tx, input, findingLines(input))
  await reapplyVisits(tx, now)
  await keepRowsInQuestion(tx, input, rowInQuestionLines(input))
  options.onProgress?.('figures', 0, 0)
  await writeFigures(tx, input)
  return { ...people, unchanged: run.people - people.entered - people.changed, units, ...findings }
}

/** The first run of a register: while the database builds its indexes, the engine makes what comes after the people. */
async function fill(tx: Transaction, input: MergeInput, options: PublishOptions) {
  const filled = await fillPeople(tx, input)
  const ahead = [unitLines(input), findingLines(input), figureLines(input)].map((lines) => readAhead(lines, mostAhead))
  const [unitsAhead, findingsAhead, figuresAhead] = ahead as [ReadAhead, ReadAhead, ReadAhead]
  try {
    options.onProgress?.('indexes', 0, 0)
    await indexPeople(tx, filled)
    options.onProgress?.('units', 0, 0)
    const units = await mergeUnits(tx, input, unitsAhead)
    options.onProgress?.('findings', 0, 0)
    const findings = await mergeFindings(tx, input, findingsAhead)
    await keepRowsInQuestion(tx, input, rowInQuestionLines(input))
    options.onProgress?.('figures', 0, 0)
    await copyFigures(tx, figuresAhead)
    return { entered: filled.entered, changed: 0, left: 0, unchanged: 0, units, ...findings }
  } finally {
    await Promise.all(ahead.map((lines) => lines.stop()))
  }
}

async function mergeInto(tx: Transaction, input: MergeInput) {
  await stagePeople(tx, input)
  await matchPeople(tx, input)
  const counts = await mergePeople(tx, input)
  await reapplyVerified(tx, input.cipher, input.now)
  return counts
}

const progressOf = (options: PublishOptions, part: string) => (done: number, total: number) =>
  options.onProgress?.(part, done, total)

async function refuseOlder(db: Queryable, run: RunResults): Promise<void> {
  const last = await selectOptionalLatestRun(db, todaysArea(run.summary.area))
  if (last !== null && last.asOf > run.summary.asOf) {
    throw problem('run_older', { area: run.summary.area, published: last.asOf, asOf: run.summary.asOf })
  }
}
