import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { repeatRun } from '../../src/batch/repeat-run.ts'
import { runBatch } from '../../src/batch/run-batch.ts'
import type { RunOptions } from '../../src/batch/run-options.ts'
import type { RunSummary } from '../../src/reports/run-summary.ts'
import type { RandomBatch } from '../comparison/random-batch.ts'
import { type KindName, kindNames } from '../comparison/second-reading/shapes.ts'
import { writeBatch } from '../comparison/write-batch.ts'
import { type Changes, writeChanges } from './changes.ts'
import { digestOutput } from './output-digest.ts'

/** What a run gave, and what it warned of and noted, in English. */
export interface Ran {
  out: string
  summary: RunSummary
  warned: string[]
  noted: string[]
}

/** A run whose rows are kept for changes. */
export const kept = { keepForChanges: true }

export const silent = { stage() {}, progress() {}, warn() {}, note() {} }

/** Runs of one file of tests, in a folder of their own, which goes after the tests. */
export function openChangesRuns(name: string) {
  const root = mkdtempSync(join(tmpdir(), `canbao-${name}-`))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  let folders = 0
  const newFolder = () => join(root, String(++folders))

  async function run(batchFolder: string, more: Partial<RunOptions> = {}): Promise<Ran> {
    const out = newFolder()
    const [warned, noted]: [string[], string[]] = [[], []]
    const reporter = {
      ...silent,
      warn: ({ en }: { en: string }) => void warned.push(en),
      note: ({ en }: { en: string }) => void noted.push(en),
    }
    const summary = await runBatch({ batchFolder, outputFolder: out, skipBadFiles: false, reporter, ...more })
    return { out, summary, warned, noted }
  }

  /** Whole files of all kinds, or of some. */
  function whole(batch: RandomBatch, kinds: readonly KindName[] = kindNames, form: WrittenForm = {}): string {
    const { folder = newFolder(), ...options } = form
    const rows = Object.fromEntries(kindNames.map((kind) => [kind, kinds.includes(kind) ? batch.rows[kind] : []]))
    writeBatch(folder, { ...batch, rows: rows as RandomBatch['rows'] }, options)
    return folder
  }

  const changesOf = (batch: RandomBatch, changes: Changes) => writeChanges(newFolder(), batch, changes)

  /** The results are those of a run of the whole batch. */
  async function expectWhole({ out, summary }: Ran, batch: RandomBatch): Promise<void> {
    const expected = await run(whole(batch))
    expect(await digestOutput(out)).toEqual(await digestOutput(expected.out))
    expect(summary.people).toEqual(expected.summary.people)
    expect(summary.warnings).toEqual(expected.summary.warnings)
    expect(summary.checks.filter(({ ok }) => !ok)).toEqual([])
  }

  return { root, newFolder, run, whole, changesOf, expectWhole }
}

type WrittenForm = { folder?: string } & NonNullable<Parameters<typeof writeBatch>[2]>

/** What was counted of each kind is what the batches have. */
export function expectCounted({ summary }: Ran, before: RandomBatch, after: RandomBatch): void {
  for (const { kind, base, added, removed } of summary.changes ?? []) {
    expect([kind, base]).toEqual([kind, before.rows[kind as KindName].length])
    expect([kind, base + added - removed]).toEqual([kind, after.rows[kind as KindName].length])
  }
}

/** The output can be made again. */
export async function expectRepeated(outputFolder: string): Promise<void> {
  expect(await repeatRun({ outputFolder, reporter: silent })).toMatchObject({ same: true })
}
