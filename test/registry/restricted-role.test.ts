import { expect, test } from 'vitest'
import { insertAccount, insertGrant } from '../../src/registry/accounts.ts'
import { type CallerSettings, enterRole, leaveRole } from '../../src/registry/restricted-role.ts'
import { roles } from '../../src/security/roles.ts'
import { newStore } from '../support/registries.ts'

const { database, audit } = await newStore()
const now = new Date('2017-03-01T00:00:00Z')
const ids: Record<string, number> = {}
for (const [login, area] of [
  ['system', '520300'],
  ['wang', '520302'],
  ['li', '520303'],
  ['zhao', '520100'],
] as const) {
  const base = {
    key: `key-${login}`,
    login,
    name: login,
    passwordHash: 'hash',
    demonstration: true,
    now,
    createdBy: null,
  }
  const { id } = await insertAccount(database, base)
  await database.execute('update account set area = $2 where id = $1', [id, area])
  await insertGrant(database, id, { role: 'counter', area }, { now, grantedBy: null })
  await audit.append({
    ...{ at: now.toISOString(), account: base.key, login, role: null, address: null, action: 'account.login' },
    ...{ objectKind: null, objectId: null, purpose: null, result: 'ok', details: {} },
  })
  ids[login] = id
}

const ask = (settings: Partial<CallerSettings>, sql: string, values: readonly unknown[] = []) =>
  database.transaction(async (tx) => {
    const caller: CallerSettings = {
      role: 'canbao_office',
      scope: ['5203'],
      accountID: ids.system!,
      permission: '',
      ...settings,
    }
    await enterRole(tx, caller)
    return tx.query(sql, values)
  })
const logins = async (settings: Partial<CallerSettings>, sql = 'select login from account order by id') =>
  (await ask(settings, sql)).map(({ login }) => login)

test('the office sees the accounts of its areas, and oneself', async () => {
  expect(await logins({ permission: 'user.read' })).toEqual(['system', 'wang', 'li'])
  expect(await logins({ permission: 'user.read', scope: ['520302'] })).toEqual(['system', 'wang'])
  expect(await logins({ permission: 'user.read', scope: [] })).toEqual(['system'])
  expect(await logins({ permission: 'user.read', scope: [''] })).toHaveLength(4)
})

test.each(['password_hash', 'second_factor', 'recovery_codes', '*'])('the office cannot read %s', async (column) => {
  await expect(ask({ permission: 'user.manage' }, `select ${column} from account`)).rejects.toThrow(/permission denied/)
})

test.each([
  'select 1 from person',
  'select 1 from identifier',
  'select 1 from finding',
  'select 1 from data_key',
  'select 1 from idempotency_key',
  'select token_digest from session',
  'delete from audit_entry',
  'insert into audit_pending (entry) values ($${}$$)',
])('requests about accounts cannot: %s', async (sql) => {
  for (const role of ['canbao_office', 'canbao_self'] as const) {
    if (role === 'canbao_self' && sql.includes('token_digest')) continue
    await expect(ask({ role, permission: 'user.manage' }, sql)).rejects.toThrow(/permission denied/)
  }
})

test.each(['account', 'session', 'role_grant', 'access_exception', 'audit_entry', 'audit_pending', 'data_key'])(
  'requests about people cannot read %s',
  async (table) => {
    await expect(ask({ role: 'canbao_app', scope: [''] }, `select 1 from ${table}`)).rejects.toThrow(
      /permission denied/,
    )
  },
)

test('one sees and changes only oneself', async () => {
  const self = { role: 'canbao_self', accountID: ids.wang!, scope: [''] } as const
  expect(await logins(self)).toEqual(['wang'])
  expect(await ask(self, `update account set password_hash = 'x' returning login`)).toEqual([{ login: 'wang' }])
  await expect(ask(self, `update account set disabled_at = null`)).rejects.toThrow(/permission denied/)
  await expect(
    ask(self, `insert into role_grant (account_id, role, area, granted_at) values ($1, 'ministry', '000000', now())`, [
      ids.wang,
    ]),
  ).rejects.toThrow(/permission denied/)
})

const grant = `insert into role_grant (account_id, role, area, granted_at, granted_by) values ($1, 'handler', $2, now(), $3)`
test.each([
  ['to oneself', 'role.grant', 'system', '520302'],
  ['by who may not grant', 'user.manage', 'wang', '520302'],
  ['in an area outside', 'role.grant', 'wang', '520100'],
  ['to an account outside', 'role.grant', 'zhao', '520302'],
])('a role is not granted %s', async (_title, permission, login, area) => {
  await expect(ask({ permission }, grant, [ids[login], area, ids.system])).rejects.toThrow(/row-level security/)
})

test('a role is granted to an account of one’s area', async () => {
  await ask({ permission: 'role.grant' }, grant, [ids.wang, '520303', ids.system])
  const rows = await database.query('select role from role_grant where account_id = $1 and area = $2', [
    ids.wang,
    '520303',
  ])
  expect(rows).toEqual([{ role: 'handler' }])
})

test('a role is not granted in the name of somebody else, or of nobody', async () => {
  for (const name of [ids.li, null]) {
    await expect(ask({ permission: 'role.grant' }, grant, [ids.wang, '520304', name])).rejects.toThrow(
      /row-level security/,
    )
  }
})

test('an account whose roles reach further than the areas of the office is not changed by it', async () => {
  const change = `update account set password_hash = 'mine', second_factor = null where login = 'li' returning login`
  const office = { permission: 'user.manage', scope: ['5203'] }
  expect(await ask(office, change)).toEqual([{ login: 'li' }])
  await insertGrant(database, ids.li!, { role: 'province', area: '520000' }, { now, grantedBy: null })
  expect(await ask(office, change)).toEqual([])
  expect(await ask({ ...office, scope: ['52'] }, change)).toEqual([{ login: 'li' }])
})

test('the office does not take an administrator over', async () => {
  await database.execute(
    `insert into account (key, login, name, area, created_at) values ('a', 'auditor', 'a', '520300', $1)`,
    [now],
  )
  const [{ id }] = (await database.query(`select id from account where login = 'auditor'`)) as [{ id: number }]
  await insertGrant(database, id, { role: 'auditor', area: '520300' }, { now, grantedBy: null })
  for (const change of ["password_hash = 'mine'", 'second_factor_confirmed_at = null', 'disabled_at = now()']) {
    const statement = `update account set ${change} where login = 'auditor'`
    await expect(ask({ permission: 'user.manage' }, statement)).rejects.toThrow('an administrator is not taken over')
  }
})

test('the database knows the same administrators as the roles', async () => {
  for (const [role, { administrator }] of Object.entries(roles)) {
    const [row] = await database.query('select is_administrator($1) as known', [role])
    expect([role, row!.known]).toEqual([role, administrator])
  }
})

test('accounts are made and changed by their permission only, in one’s area', async () => {
  const insert = `insert into account (key, login, name, area, created_at) values ($1, $1, $1, $2, now())`
  await ask({ permission: 'user.manage' }, insert, ['made', '520304'])
  await expect(ask({ permission: 'user.manage' }, insert, ['outside', '520100'])).rejects.toThrow(/row-level security/)
  await expect(ask({ permission: 'role.grant' }, insert, ['other', '520304'])).rejects.toThrow(/row-level security/)
  const disable = `update account set disabled_at = now() where login = $1 returning login`
  expect(await ask({ permission: 'user.manage' }, disable, ['made'])).toEqual([{ login: 'made' }])
  expect(await ask({ permission: 'user.manage' }, disable, ['zhao'])).toEqual([])
  expect(await ask({ permission: 'user.read' }, disable, ['made'])).toEqual([])
})

test('an exception is asked for oneself, and decided by somebody else whose area it opens', async () => {
  const insert = `insert into access_exception (key, account_id, area, reason, requested_at, requested_days) values ($1, $2, $3, 'moved away', now(), 3)`
  const request = { permission: 'exception.request', accountID: ids.zhao! }
  await ask(request, insert, ['e1', ids.zhao, '520302'])
  await expect(ask(request, insert, ['e2', ids.wang, '520302'])).rejects.toThrow(/row-level security/)
  const decide = `update access_exception set granted_at = now(), granted_by = $1 where key = 'e1' returning key`
  const decider = { permission: 'exception.grant', accountID: ids.li! }
  expect(await ask({ ...decider, scope: ['520303'] }, decide, [ids.li])).toEqual([])
  expect(await ask({ ...decider, accountID: ids.zhao!, scope: ['52'] }, decide, [ids.li])).toEqual([])
  expect(await ask({ ...decider, permission: 'exception.request', scope: ['5203'] }, decide, [ids.li])).toEqual([])
  expect(await ask({ ...decider, scope: ['520302'] }, decide, [ids.li])).toEqual([{ key: 'e1' }])
})

test('the auditor reads the deeds of accounts of their area', async () => {
  const sql = 'select login from audit_entry order by seq'
  expect(await logins({ permission: 'audit.read', scope: ['520302'] }, sql)).toEqual(['system', 'wang'])
  expect(await logins({ permission: 'user.manage', scope: [''] }, sql)).toEqual([])
})

test('what is not a code or name does not get into the settings', async () => {
  await expect(ask({ scope: [`52', true); --`] }, 'select 1')).rejects.toThrow(/codes and names/)
  await expect(ask({ permission: `x'` }, 'select 1')).rejects.toThrow(/codes and names/)
})

test('after the caller’s work the transaction is the program’s own again, and the next one too', async () => {
  await database.transaction(async (tx) => {
    await enterRole(tx, { role: 'canbao_self', scope: [], accountID: 1, permission: '' })
    await leaveRole(tx)
    expect(await tx.query('select count(*) as number from data_key')).toEqual([{ number: 2 }])
  })
  expect(await database.query('select count(*) as number from data_key')).toEqual([{ number: 2 }])
})
