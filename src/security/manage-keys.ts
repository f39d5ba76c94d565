import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem, problem } from '../problems.ts'
import {
  deleteDataKey,
  insertDataKey,
  lockDataKeys,
  markKeyResealed,
  markKeyUsed,
  type StoredKey,
  selectDataKeys,
  updateWrapping,
} from '../registry/data-keys.ts'
import type { Queryable } from '../registry/database.ts'
import { openRing, withMaster } from '../registry/hold-keys.ts'
import { createDataKey, createMasterKeyFile, loadMasterKey, rewrapDataKey } from '../registry/key-ring.ts'
import type { Store } from '../registry/open-store.ts'
import { type BrokenValues, countSealed, lockSealed, resealValues } from '../registry/reseal-values.ts'
import { currentOf, dataKeysOf, readKeys, type ShownKeys } from './shown-keys.ts'
import { type Actor, audit, auditEntryOf, demand } from './sign-in.ts'

/** Who does it, when, and where progress is told. */
export interface KeyAct {
  actor: Actor
  now: Date
  onStage?: (stage: 'make' | 'settle' | 'reseal', key: number) => void
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

/** All data keys and how much each sealed, and where the master key lies. Throws `permission_missing`. */
export async function listKeys(store: Store, { actor, now }: KeyAct): Promise<ShownKeys> {
  demand(actor, 'key.manage', null)
  const shown = await readKeys(store)
  await audit(store, actor, { action: 'key.list', now })
  return shown
}

/**
 * Makes a new data key and seals by it whatever others had sealed. The key is made known first and used when every
 * process has seen it, so that one that serves people meanwhile opens and writes all the time. A rotation that was
 * interrupted goes on. Gives its key and how many values were sealed anew. Throws `permission_missing`, `keys_plain`,
 * `values_broken`.
 */
export async function rotateKeys(store: Store, act: KeyAct): Promise<{ key: number; values: number }> {
  demand(act.actor, 'key.manage', null)
  const suite = suiteOf(store)
  const { id, createdAt } = await makeNextKey(store, act)
  act.onStage?.('settle', id)
  await settle(store, createdAt, act)
  const usedFrom = await markKeyUsed(store.database, id, new Date())
  await store.keys.refresh()
  act.onStage?.('reseal', id)
  const { values: first } = await reseal(store, suite, act)
  // Until then another process may have sealed by the former key.
  await settle(store, usedFrom, act)
  const { values, broken } = await reseal(store, suite, act)
  const all = first + values
  await markKeyResealed(store.database, id, new Date())
  await audit(store, act.actor, { action: 'key.rotate', now: act.now, object: keyObject(id), details: { values: all } })
  refuseBroken(broken)
  return { key: id, values: all }
}

/**
 * Seals anew, by this suite and the current key, whatever another suite or key had sealed: to change the suite, or after a
 * rotation beside which something long was written. Throws `permission_missing`, `keys_plain`, `values_broken`.
 */
export async function resealAs(
  store: Store,
  suite: 'sm4' | 'aes' | null,
  act: KeyAct,
): Promise<{ suite: 'sm4' | 'aes'; values: number }> {
  demand(act.actor, 'key.manage', null)
  const own = suiteOf(store)
  const wanted = suite ?? own
  act.onStage?.('reseal', store.keys.ring.current.id)
  const { values, broken } = await reseal(store, wanted, act)
  await audit(store, act.actor, { action: 'key.reseal', now: act.now, details: { suite: wanted, values } })
  refuseBroken(broken)
  return { suite: wanted, values }
}

/**
 * Puts all keys under the master key in `newFile`, which is made when it is not there. Both files exist all the time, and
 * one transaction decides which of them opens the keys: the former one until it is committed, from then on the new one.
 * Throws `permission_missing`, `master_same`, `key_file_refused`.
 */
export async function changeMaster(store: Store, newFile: string, act: KeyAct): Promise<{ former: string }> {
  demand(act.actor, 'key.manage', null)
  const former = store.keys.file
  if (!existsSync(newFile)) await makeMaster(newFile)
  const [master, newMaster] = [await loadFrom(former), await loadFrom(newFile)]
  if (master.equals(newMaster)) throw problem('master_same', { file: newFile })
  await store.database.transaction(async (tx) => {
    await lockDataKeys(tx)
    const stored = await selectDataKeys(tx)
    await withMaster(former, async () => {
      for (const key of stored) await updateWrapping(tx, rewrapDataKey(master, newMaster, key))
    })
    // As every later start will, from the file itself.
    await openRing(newFile, await selectDataKeys(tx))
    await store.audit.enclose(tx, auditEntryOf(act.actor, { action: 'key.master', now: act.now }))
  })
  await store.audit.seal()
  return { former }
}

/**
 * Deletes a former data key. Throws `permission_missing`, `key_unknown`, `key_in_use` where it is the current one or
 * sealed anything that is still there, and `register_busy` where something is being written for long.
 */
export async function retireKey(store: Store, id: number, act: KeyAct): Promise<void> {
  demand(act.actor, 'key.manage', null)
  // First without holding anybody up.
  await refuseUsed(store.database, id)
  for (let attempt = 1; ; attempt++) {
    try {
      await store.database.transaction(async (tx) => {
        await lockDataKeys(tx)
        await lockSealed(tx)
        await refuseUsed(tx, id)
        await deleteDataKey(tx, id)
        const deed = { action: 'key.retire', now: act.now, object: keyObject(id) }
        await store.audit.enclose(tx, auditEntryOf(act.actor, deed))
      })
      break
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'register_busy') || attempt === mostAttempts) throw error
      await sleep(pauseOfBusy)
    }
  }
  await store.audit.seal()
  await store.keys.refresh()
}

const mostAttempts = 20
const pauseOfBusy = 250

async function refuseUsed(db: Queryable, id: number): Promise<void> {
  const stored = await selectDataKeys(db)
  if (!dataKeysOf(stored).some((key) => key.id === id)) throw problem('key_unknown', { id })
  if (id >= currentOf(stored)) {
    throw problem('key_in_use', { id, reasonZh: '现在用它加密', reason: 'it seals at present' })
  }
  const used = (await countSealed(db)).filter(({ keyID, suite }) => keyID === id && suite !== null && suite !== 'off')
  const count = used.reduce((sum, { values }) => sum + values, 0)
  if (count === 0) return
  throw problem('key_in_use', {
    id,
    reasonZh: `它加密的值还有 ${count} 个`,
    reason: `${count} values are sealed by it`,
  })
}

/** The next data key, known to everybody and used by nobody; that of a rotation that did not come to its end. */
async function makeNextKey(store: Store, { actor, now, onStage }: KeyAct): Promise<StoredKey> {
  const made = await store.database.transaction(async (tx) => {
    await lockDataKeys(tx)
    const newest = (await selectDataKeys(tx)).at(-1)!
    onStage?.('make', newest.resealedAt === null ? newest.id : newest.id + 1)
    if (newest.resealedAt === null) return newest
    const key = createDataKey(await loadFrom(store.keys.file), newest.id + 1, new Date())
    await insertDataKey(tx, key, null)
    await store.audit.enclose(tx, auditEntryOf(actor, { action: 'key.create', now, object: keyObject(key.id) }))
    return { ...key, usedFrom: null, resealedAt: null }
  })
  await store.audit.seal()
  return made
}

/** Waits until every process has seen what was done to the keys at `since`. */
async function settle({ keys }: Store, since: Date, { signal }: KeyAct): Promise<void> {
  const left = Math.min(keys.settleTime, since.getTime() + keys.settleTime - Date.now())
  if (left > 0) await sleep(left, undefined, { signal })
}

async function reseal(store: Store, suite: 'sm4' | 'aes', { onProgress, signal }: KeyAct) {
  const { current } = store.keys.ring
  const others = (await countSealed(store.database)).filter(
    (count) => count.keyID !== current.id || count.suite !== suite,
  )
  const total = others.filter((count) => count.suite !== 'off').reduce((sum, { values }) => sum + values, 0)
  return resealValues(store, suite, { onProgress: (done) => onProgress?.(done, total), signal })
}

function refuseBroken(broken: readonly BrokenValues[]): void {
  if (broken.length === 0) return
  const count = broken.reduce((sum, { values }) => sum + values, 0)
  throw problem('values_broken', { count, list: broken.map(({ table, values }) => `${table} ${values}`).join(', ') })
}

async function makeMaster(file: string): Promise<void> {
  await createMasterKeyFile(file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === undefined ? error : problem('key_file_refused', { file, reason: error.code })
  })
}

const loadFrom = (file: string) => withMaster(file, () => loadMasterKey(file))
const keyObject = (id: number) => ({ kind: 'key', id: String(id) })

/** Throws `keys_plain`. */
function suiteOf({ cipher }: Store): 'sm4' | 'aes' {
  if (cipher.suite === 'off') throw problem('keys_plain', {})
  return cipher.suite
}
