import { expect, test } from 'vitest'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const entry = (objectId: string) => ({
  at: '2017-01-06T01:02:03.456Z',
  account: 'a1',
  login: 'wang',
  role: 'handler',
  address: '10.0.0.8',
  action: 'person.read',
  objectKind: 'person',
  objectId,
  purpose: '核对',
  result: 'ok',
  details: { rows: 3, masked: true, note: null },
})

test('entries appended together share a commit, and the chain is whole', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, index) => store.audit.append(entry(`p${index}`))))
  const findings = await store.audit.verify()
  expect(findings).toMatchObject({ ok: true, entries: 60, firstFault: null })
  expect(findings.groups).toBeLessThan(60)
})

test('whoever has the chain verified while somebody else does gets what that one finds', async () => {
  const [one, other] = await Promise.all([store.audit.verify(), store.audit.verify()])
  expect(other).toBe(one)
  expect(await store.audit.verify()).not.toBe(one)
})

test('an entry is readable as soon as its writer goes on', async () => {
  await store.audit.append(entry('last'))
  const rows = await store.database.query(`select count(*) as number from audit_entry where object_id = 'last'`)
  expect(rows[0]!.number).toBe(1)
})

test.each(['update audit_entry set login = $$x$$', 'delete from audit_entry', 'truncate audit_entry cascade'])(
  'the database refuses: %s',
  async (statement) => {
    await expect(store.database.execute(statement)).rejects.toThrow(/append-only/)
  },
)

const unguarded = (statement: string) =>
  store.database.transaction(async (tx) => {
    await tx.script('alter table audit_entry disable trigger all; alter table audit_group disable trigger all')
    await tx.execute(statement)
    await tx.script('alter table audit_entry enable trigger all; alter table audit_group enable trigger all')
  })

test.each([
  [`update audit_entry set login = 'li' where seq = 5`, `update audit_entry set login = 'wang' where seq = 5`],
  [
    `update audit_entry set details = details || '{"rows": 4}' where seq = 7`,
    `update audit_entry set details = details || '{"rows": 3}' where seq = 7`,
  ],
  [
    `update audit_entry set at = at + interval '1 second' where seq = 9`,
    `update audit_entry set at = at - interval '1 second' where seq = 9`,
  ],
])('whoever has all rights is found out: %s', async (change, inverse) => {
  await unguarded(change)
  expect(await store.audit.verify()).toMatchObject({ ok: false, firstFault: { what: 'changed' } })
  await unguarded(inverse)
  expect(await store.audit.verify()).toMatchObject({ ok: true })
})

test('cutting off the end is found by the head that is kept outside the database', async () => {
  await unguarded('delete from audit_entry where group_no = (select max(no) from audit_group)')
  await unguarded('delete from audit_group where no = (select max(no) from audit_group)')
  expect(await store.audit.verify()).toMatchObject({ ok: false, firstFault: { what: 'truncated' } })
})
