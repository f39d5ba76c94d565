import { existsSync, lutimesSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { batchFolder, resultFolder } from '../../src/jobs/job-folders.ts'
import { sweepFolders } from '../../src/jobs/sweep-folders.ts'
import { insertBatch, insertJob, removeBatch, selectBatch } from '../../src/registry/jobs.ts'
import { insertRun } from '../../src/registry/runs.ts'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const { database, folder } = store
const now = new Date()
const inTwoDays = new Date(now.getTime() + 2 * 86_400_000)
const runFolder = (key: string) => join(folder, 'runs', key)

function fill(path: string): string {
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'people.csv'), '王某,520302199001011234')
  return path
}

async function insertJobIn(state: 'running' | 'done' | 'failed', key: string) {
  await insertJob(database, { key, kind: 'compare', area: '520300', askedBy: 'jing', now })
  const problem = state === 'failed' ? '{}' : null
  await database.execute('update job set state = $2, ended_at = $3, problem = $4 where key = $1', [
    ...[key, state, state === 'running' ? null : now, problem],
  ])
}

let kept: string[]
let left: string[]

beforeEach(async () => {
  await database.transaction((tx) => tx.script('delete from job; delete from batch; delete from run'))
  for (const key of ['sent', 'removed'])
    await insertBatch(database, { key, area: '520300', name: 'x', madeBy: 'jing', now })
  await removeBatch(database, await selectBatch(database, 'removed'), now)
  for (const state of ['running', 'done', 'failed'] as const) await insertJobIn(state, state)
  const run = { area: '520300', asOf: '2016-12-31', quarter: '2016Q4', summary: {} as never, actor: 'jing', now }
  await insertRun(database, { ...run, key: 'proposed', digest: 'd', snapshot: runFolder('proposed') })
  kept = [
    batchFolder(folder, 'sent'),
    resultFolder(folder, 'running'),
    resultFolder(folder, 'done'),
    runFolder('proposed'),
  ]
  left = [
    batchFolder(folder, 'removed'),
    resultFolder(folder, 'failed'),
    resultFolder(folder, 'failed.partial-77'),
    runFolder('never-proposed'),
    runFolder('half-copied.partial'),
  ]
  for (const path of [...kept, ...left]) fill(path)
})

test('what a killed process left, and no row names, goes; what the registry has stays', async () => {
  expect(await sweepFolders(store, inTwoDays)).toBe(left.length)
  expect(left.filter(existsSync)).toEqual([])
  expect(kept.filter((path) => !existsSync(path))).toEqual([])
  expect(await sweepFolders(store, inTwoDays)).toBe(0)
})

test('what was written within a day stays: a command beside may be at it', async () => {
  const old = new Date(now.getTime() - 5 * 86_400_000)
  for (const path of left) utimesSync(path, old, old)
  expect(await sweepFolders(store, now)).toBe(0)
  expect(left.filter((path) => !existsSync(path))).toEqual([])
})

test('a folder that leads elsewhere goes itself, and not what it leads to', async () => {
  const elsewhere = fill(join(folder, 'elsewhere'))
  const link = resultFolder(folder, 'gone')
  symlinkSync(elsewhere, link)
  lutimesSync(link, 1, 1)
  await sweepFolders(store, inTwoDays)
  expect([existsSync(link), existsSync(join(elsewhere, 'people.csv'))]).toEqual([false, true])
})

test('a registry that does not know most of the folders is another one’s: what it does not know stays', async () => {
  await database.transaction((tx) =>
    tx.script("delete from job; delete from run; delete from batch where key = 'sent'"),
  )
  await sweepFolders(store, inTwoDays)
  expect([...kept, ...left].filter((path) => !existsSync(path))).toEqual([batchFolder(folder, 'removed')])
})
