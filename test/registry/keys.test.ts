import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifyPerson } from '../../src/publish/verify-person.ts'
import { createFieldCipher } from '../../src/registry/field-cipher.ts'
import { openStore, type Store, type StoreOptions } from '../../src/registry/open-store.ts'
import { countSealed } from '../../src/registry/reseal-values.ts'
import { personContext } from '../../src/registry/seal-contexts.ts'
import { sealedColumns } from '../../src/registry/sealed-columns.ts'
import { readSealHeader } from '../../src/registry/sealing.ts'
import { changeMaster, listKeys, resealAs, retireKey, rotateKeys } from '../../src/security/manage-keys.ts'
import type { Actor } from '../../src/security/sign-in.ts'
import { newDatabaseUrl } from '../support/registries.ts'
import { fillSealed, openAll } from '../support/sealed-register.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-keys-'))
const keyFile = join(folder, 'first.key')
const newKeyFile = join(folder, 'second.key')
let place: StoreOptions
let store: Store
/** a second process on the same register, as far as the register can tell */
let other: Store
let security: Actor
let system: Actor
let before: Record<string, string[]>

/** Everything of a row of a person but its sealed bytes. */
const rowsOfPeople = () => store.database.query(`select to_jsonb(p) - 'sealed' as row from person p order by id`)
const versions = async () => (await store.database.query('select count(*) as number from person_version'))[0]!.number
const keysInUse = async () => [...new Set((await countSealed(store.database)).map(({ keyID }) => keyID))].sort()
const act = () => ({ actor: security, now: new Date() })

beforeAll(async () => {
  place = { folder, databaseUrl: await newDatabaseUrl(), keyFile, looksEvery: 50 }
  store = await openStore({ ...place, share: true })
  ;({ security, system } = await fillSealed(store, 1_500))
  other = await openStore(place)
  before = await openAll(store)
})
afterAll(async () => {
  await other?.close()
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('every column of bytes is one of sealed values, or is known to hold none', async () => {
  const without = [
    'audit_group.mac',
    'audit_group.previous_mac',
    'data_key.sealed',
    'finding.evidence_digest',
    'identifier.number_index',
    'login_attempt.digest',
    'person.number_index',
    'outside_login.token_digest',
    'person.phone_index',
    'person_decision.subject',
    'person.run_digest',
    'person_version.number_index',
    'person_version.phone_index',
    'person_version.run_digest',
    'row_in_question.subject',
    'session.token_digest',
    'unit.run_digest',
    'unit_version.run_digest',
  ]
  const rows = await store.database.query(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' order by 1`,
  )
  const named = [...sealedColumns.map(({ table, column }) => `${table}.${column}`), ...without]
  expect(rows.map(({ name }) => name).filter((name) => !named.includes(name as string))).toEqual([])
  for (const { table } of sealedColumns) expect(before[table]!.length, table).toBeGreaterThan(0)
})

test('keys are the business of the security administrator alone', async () => {
  const refused = { actor: system, now: new Date() }
  for (const work of [
    listKeys(store, refused),
    rotateKeys(store, refused),
    retireKey(store, 1, refused),
    resealAs(store, 'aes', refused),
    changeMaster(store, newKeyFile, refused),
  ])
    await expect(work).rejects.toMatchObject({ code: 'permission_missing' })
})

test('what is told of the keys is no key', async () => {
  const { keys, plain, foreign, master } = await listKeys(store, act())
  const values = Object.values(before).flat().length
  expect(keys).toMatchObject([{ id: 1, isCurrent: true, values: { sm4: values } }])
  expect({ plain, foreign, master }).toEqual({ plain: 0, foreign: 0, master: { file: keyFile, mode: '0600' } })
})

test('a rotation seals everything anew, and changes nothing else', async () => {
  const [people, kept] = [await rowsOfPeople(), await versions()]
  const { key, values } = await rotateKeys(store, act())
  expect(key).toBe(2)
  expect(values).toBe(Object.values(before).flat().length)
  expect(await keysInUse()).toEqual([2])
  expect(await openAll(store)).toEqual(before)
  expect(await rowsOfPeople()).toEqual(people)
  expect(await versions()).toBe(kept)
})

test('another process reads what the new key sealed, and writes by it', async () => {
  expect(await openAll(other)).toEqual(before)
  // It looks every five seconds.
  await vi.waitFor(() => expect(readSealHeader(other.cipher.seal('text', ''))).toEqual({ suite: 'sm4', keyID: 2 }), {
    timeout: 20_000,
    interval: 200,
  })
})

test('people are read and verified by another process all through a rotation, and nothing of it is lost', async () => {
  let isDone = false
  const [row] = await store.database.query('select id from person where left_at is null order by id desc limit 1')
  const personID = row!.id as number
  const values = (phone: string) => ({ personID, values: { AAE005: phone }, verifiedOn: '2017-01-07' })
  async function work(): Promise<string> {
    let turn = 0
    while (!isDone) {
      turn++
      const now = new Date(Date.UTC(2017, 0, 8, 0, 0, turn))
      const verification = { ...values(`1380000${String(turn).padStart(4, '0')}`), handler: 'one', reviewer: 'two' }
      await other.database.transaction((tx) => verifyPerson(tx, other.cipher, { ...verification, handledAt: now, now }))
      await openAll(other)
    }
    return `1380000${String(turn).padStart(4, '0')}`
  }
  const working = work()
  await rotateKeys(store, act())
  isDone = true
  const last = await working
  const opened = await openAll(store)
  const found = opened.field_value!.map((text) => Buffer.from(text.split(' ')[1]!, 'hex').toString())
  expect(found).toContain(last)
  expect(await keysInUse()).toEqual([3])
  before = opened
})

test('a rotation that was interrupted goes on with its key', async () => {
  const abort = new AbortController()
  const broken = rotateKeys(store, { ...act(), signal: abort.signal, onProgress: () => abort.abort() })
  await expect(broken).rejects.toMatchObject({ name: 'AbortError' })
  expect(await keysInUse()).toEqual([3, 4])
  expect(await openAll(other)).toEqual(before)
  expect(await rotateKeys(store, act())).toMatchObject({ key: 4 })
  expect(await keysInUse()).toEqual([4])
  expect(await openAll(store)).toEqual(before)
})

test('the suite of what is kept can be changed, and back', async () => {
  const suites = async () => [...new Set((await countSealed(store.database)).map(({ suite }) => suite))]
  await resealAs(store, 'aes', act())
  expect(await suites()).toEqual(['aes'])
  expect(await openAll(other)).toEqual(before)
  await resealAs(store, null, act())
  expect(await suites()).toEqual(['sm4'])
  expect(await openAll(other)).toEqual(before)
})

test('a key that seals at present, or that sealed what is still there, is not retired', async () => {
  await expect(retireKey(store, 4, act())).rejects.toMatchObject({ code: 'key_in_use' })
  await expect(retireKey(store, 0, act())).rejects.toMatchObject({ code: 'key_unknown' })
  await expect(retireKey(store, 9, act())).rejects.toMatchObject({ code: 'key_unknown' })
  const [row] = await store.database.query('select id, sealed, run_key from person order by id limit 1')
  // A version that came from a backup, say.
  const former = { ...store.keys.ring, current: store.keys.ring.others.find(({ id }) => id === 2)! }
  const context = personContext(String(row!.run_key))
  const old = createFieldCipher(former).seal(store.cipher.open(row!.sealed as Uint8Array, context), context)
  await store.database.execute('update person set sealed = $2 where id = $1', [row!.id, old])
  await expect(retireKey(store, 2, act())).rejects.toMatchObject({
    code: 'key_in_use',
    details: { reason: '1 values are sealed by it' },
  })
  await retireKey(store, 1, act())
  await resealAs(store, null, act())
  await retireKey(store, 2, act())
  const { keys } = await listKeys(store, act())
  expect(keys.map(({ id }) => id)).toEqual([3, 4])
  expect(await openAll(store)).toEqual(before)
})

test('work that was sealed by a key which is retired before it ends is refused, and leaves nothing', async () => {
  const stale = await openStore({ ...place, looksEvery: 3_600_000 })
  try {
    await rotateKeys(store, act())
    await retireKey(store, 4, act())
    const work = stale.database.transaction(async (tx) => {
      await tx.execute(`update account set second_factor = $1 where login = 'auditor'`, [stale.cipher.seal('x', '')])
    })
    await expect(work).rejects.toMatchObject({ code: 'key_retired' })
    expect(await keysInUse()).toEqual([5])
    // It looked again.
    await expect.poll(() => readSealHeader(stale.cipher.seal('x', '')).keyID).toBe(5)
  } finally {
    await stale.close()
  }
})

test('what does not open is left as it is and told, and everything else is sealed anew', async () => {
  await store.database.execute(`update finding_decision set sealed = overlay(sealed placing '\\x00' from 30 for 1)`)
  await expect(rotateKeys(store, act())).rejects.toMatchObject({ code: 'values_broken', details: { count: 1 } })
  expect(await keysInUse()).toEqual([5, 6])
  await expect(retireKey(store, 5, act())).rejects.toMatchObject({ code: 'key_in_use' })
  await store.database.execute('delete from finding_decision')
  await retireKey(store, 5, act())
})

test('under a new master key the former one opens nothing', async () => {
  const opened = await openAll(store)
  await expect(changeMaster(store, keyFile, act())).rejects.toMatchObject({ code: 'master_same' })
  expect(await changeMaster(store, newKeyFile, act())).toEqual({ former: keyFile })
  expect(statSync(newKeyFile).mode & 0o777).toBe(0o600)
  await expect(openStore(place)).rejects.toMatchObject({ code: 'key_wrong' })
  const again = await openStore({ ...place, keyFile: newKeyFile })
  expect(await openAll(again)).toEqual(opened)
  await rotateKeys(again, act())
  expect((await openAll(again)).person).toEqual(opened.person)
  await again.close()
})

test('what was done to the keys is in the audit, and its chain is whole', async () => {
  const rows = await store.database.query(
    `select action, object_id as key, login from audit_entry where action like 'key.%' and action <> 'key.list' order by seq`,
  )
  expect(rows.map(({ action, key }) => [action, key].filter(Boolean).join(' '))).toEqual([
    'key.create 2',
    'key.rotate 2',
    'key.create 3',
    'key.rotate 3',
    'key.create 4',
    'key.rotate 4',
    'key.reseal',
    'key.reseal',
    'key.retire 1',
    'key.reseal',
    'key.retire 2',
    'key.create 5',
    'key.rotate 5',
    'key.retire 4',
    'key.create 6',
    'key.rotate 6',
    'key.retire 5',
    'key.master',
    'key.create 7',
    'key.rotate 7',
  ])
  expect(new Set(rows.map(({ login }) => login))).toEqual(new Set(['security']))
  expect(await store.audit.verify()).toMatchObject({ ok: true })
})
