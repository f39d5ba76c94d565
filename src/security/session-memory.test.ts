import { expect, test } from 'vitest'
import type { Queryable } from '../registry/database.ts'
import { rememberSessions } from './session-memory.ts'

const digest = new Uint8Array(32)
const now = new Date('2017-03-01T00:00:00Z')

/** A store with one session, whose account has as many roles as `role` names at the moment. */
function storeOf() {
  const state = { asked: 0, role: 'handler', ended: false, during: (): Promise<unknown> => Promise.resolve() }
  const db: Queryable = {
    async query() {
      state.asked++
      const { role, ended } = state
      await state.during()
      const row = {
        token_digest: digest,
        begun_at: now,
        seen_at: now,
        grants: [{ role, area: '5203' }],
        exceptions: [],
      }
      return ended ? [] : [row]
    },
    execute: async () => 0,
  }
  return { state, db }
}

test('a session is looked up once a second', async () => {
  const { state, db } = storeOf()
  let elapsed = 0
  const memory = rememberSessions(() => elapsed)
  await memory.find(db, digest, now)
  elapsed = 999
  await memory.find(db, digest, now)
  expect(state.asked).toBe(1)
  elapsed = 1000
  state.role = 'reviewer'
  expect((await memory.find(db, digest, now))?.grants).toEqual([{ role: 'reviewer', area: '5203' }])
  expect(state.asked).toBe(2)
})

test('what may have changed is looked up at once', async () => {
  const { state, db } = storeOf()
  const memory = rememberSessions(() => 0)
  await memory.find(db, digest, now)
  state.ended = true
  memory.forget()
  expect(await memory.find(db, digest, now)).toBeNull()
  state.ended = false
  expect(await memory.find(db, digest, now)).not.toBeNull()
})

test('what was looked up before a change is not kept after it', async () => {
  const { state, db } = storeOf()
  const memory = rememberSessions(() => 0)
  let goOn: () => unknown = () => undefined
  state.during = () =>
    new Promise((resolve) => {
      goOn = () => resolve(undefined)
    })
  const found = memory.find(db, digest, now)
  state.role = 'reviewer'
  memory.forget()
  goOn()
  expect((await found)?.grants).toEqual([{ role: 'handler', area: '5203' }])
  state.during = () => Promise.resolve()
  expect((await memory.find(db, digest, now))?.grants).toEqual([{ role: 'reviewer', area: '5203' }])
})

test('whoever worked is remembered to have', async () => {
  const { db } = storeOf()
  const memory = rememberSessions(() => 0)
  await memory.find(db, digest, now)
  const later = new Date(now.getTime() + 60_000)
  memory.touched(digest, later)
  expect((await memory.find(db, digest, later))?.lastSeenAt).toEqual(later)
})
