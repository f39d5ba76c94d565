import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileFault } from '../sources/faults.ts'
import { type JournalEntry, openJournal, readJournal } from './run-journal.ts'

describe('the journal of a run', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const profile = (name: string) => ({ name, seconds: 1, processorSeconds: 2, peakBytes: 3, rows: 4 })
  const made = (name: string): JournalEntry => ({
    entry: 'made',
    profiles: [profile(name)],
    tables: [{ name, columns: { rid: 'BIGINT' } }],
    savingSeconds: 0,
  })
  const begin = () => {
    const journal = openJournal(folder)
    journal.note({ entry: 'begun', fingerprint: 'one', at: '2026-01-01T00:00:00Z' })
    return journal
  }

  it('gives what was done, and nothing to a run of another fingerprint', () => {
    begin().note(made('matched'))
    expect([...(readJournal(folder, 'one')?.tables.keys() ?? [])]).toEqual(['matched'])
    expect(readJournal(folder, 'another')).toBeNull()
  })

  it('leaves out a last line that was cut off, and goes on behind the one before', () => {
    begin().note(made('matched'))
    appendFileSync(join(folder, 'journal'), '{"entry":"made","prof')
    expect([...(readJournal(folder, 'one')?.tables.keys() ?? [])]).toEqual(['matched'])
    openJournal(folder).note(made('people'))
    expect([...(readJournal(folder, 'one')?.tables.keys() ?? [])]).toEqual(['matched', 'people'])
  })

  it('forgets what was done with files that turned out bad, and keeps which they were', () => {
    const journal = begin()
    journal.note(made('matched'))
    for (const file of ['a.csv', 'b.csv'])
      journal.note({ entry: 'without', faults: [fileFault('file_unreadable', file, 'card')] })
    journal.note(made('people'))
    const left = readJournal(folder, 'one')
    expect([...(left?.tables.keys() ?? [])]).toEqual(['people'])
    expect(left?.faults.map(({ file }) => file)).toEqual(['a.csv', 'b.csv'])
  })
})
