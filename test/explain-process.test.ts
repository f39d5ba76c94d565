import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainInChild } from '../src/jobs/explain-in-child.ts'
import { explainHere } from '../src/jobs/explain-in-turn.ts'
import { makeBatches, runOnce, type SaidPerson } from './support/published.ts'

// The real process that explains people, as a checkout builds it.

const folder = mkdtempSync(join(tmpdir(), 'canbao-explain-'))
const outputFolder = join(folder, 'out')
const root = join(import.meta.dirname, '..')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const explain = explainInChild(folder, new URL('../dist/jobs/explain-worker.js', import.meta.url))
let person: SaidPerson

beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'bin/canbao'), '--help'])
  const [batch] = await makeBatches(folder, { persons: 300, seed: 23 })
  const people = await runOnce(batch!, outputFolder)
  person = people[0]!
})

test('a process of its own tells the same, and leaves nothing of what it read', async () => {
  const order = { outputFolder, keys: [String(person.person_key)] }
  const { signal } = new AbortController()
  const facts = await explain(order, signal)
  expect(facts).toMatchObject([{ name: person.AAC003, isReread: true, notes: [] }])
  // As messages between processes have it: what is undefined is not there.
  expect(facts).toEqual(JSON.parse(JSON.stringify(await explainHere(order))))
  expect(readdirSync(join(folder, 'explaining'))).toEqual([])
})

test('its problems are those of the catalogue, and one that is stopped leaves nothing either', async () => {
  const { signal } = new AbortController()
  const missing = explain({ outputFolder: join(folder, 'nothing'), keys: [] }, signal)
  await expect(missing).rejects.toMatchObject({ code: 'snapshot_gone' })
  const stop = new AbortController()
  const stopped = explain({ outputFolder, keys: [String(person.person_key)] }, stop.signal)
  stop.abort()
  await expect(stopped).rejects.toMatchObject({ code: 'evidence_lost' })
  await expect(explain({ outputFolder, keys: [] }, stop.signal)).rejects.toMatchObject({ code: 'evidence_lost' })
  expect(readdirSync(join(folder, 'explaining'))).toEqual([])
})
