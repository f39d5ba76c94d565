import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportDecisions } from '../../src/publish/export-decisions.ts'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { type CallerSettings, enterRole } from '../../src/registry/restricted-role.ts'
import type { RoleGrant } from '../../src/security/roles.ts'
import { makeBatches, runOnce, type SaidPerson } from '../support/published.ts'
import { newService, type Visitor } from '../support/service.ts'

const service = await newService()
const { store } = service
const { database, cipher } = store
const folder = mkdtempSync(join(tmpdir(), 'canbao-indicators-'))
const outputs = [join(folder, 'out-1'), join(folder, 'out-2')] as const
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Chosen {
  id: number
  key: string
}
/** whom the second run changes, and whose register entry is in doubt */
let changing: Chosen
let doubtful: Chosen
const visitors: Record<'province' | 'other' | 'clerk' | 'reviewer' | 'surveyor' | 'abroad', Visitor> = {} as never
let peopleLater: SaidPerson[]

async function publish(output: string, day: string) {
  const now = new Date(`${day}T01:00:00Z`)
  const run = await proposeRun(store, output, { actor: 'proposer', now })
  return approveProposal(store, run.key, { actor: 'approver', now, alone: false })
}

async function chosen({ person_key }: SaidPerson): Promise<Chosen> {
  const [row] = await database.query('select id from person where run_key = $1', [person_key])
  return { id: row!.id as number, key: personKeyOf(cipher, row!.id as number) }
}

async function signIn(names: readonly string[]) {
  for (const name of names) visitors[name as keyof typeof visitors] = await service.login(name)
}

beforeAll(async () => {
  const batches = await makeBatches(folder, { persons: 900, seed: 5, quarters: 2, noise: 4 })
  const people = await runOnce(batches[0]!, outputs[0])
  peopleLater = await runOnce(batches[1]!, outputs[1])
  await publish(outputs[0], '2017-01-06')
  const isDoubtful = ({ reasons, AAB299 }: SaidPerson) => String(reasons) === 'inaccurate' && AAB299 !== null
  const inDoubt = people.find(isDoubtful)!
  const county = String(inDoubt.AAB299).slice(0, 6)
  const later = new Map(peopleLater.map((person) => [person.person_key, person]))
  const changed = people.find((person) => {
    const next = later.get(person.person_key)
    return (
      person !== inDoubt &&
      String(person.AAB299).startsWith(county) &&
      next !== undefined &&
      ['household', 'AIC003', 'AMC003', 'disposition'].some((name) => next[name] !== person[name])
    )
  })!
  changing = await chosen(changed)
  doubtful = await chosen(inDoubt)
  const makers: Record<string, RoleGrant> = {
    province: { role: 'province', area: '520000' },
    other: { role: 'province', area: '510000' },
    clerk: { role: 'counter', area: county },
    reviewer: { role: 'reviewer', area: county },
    surveyor: { role: 'surveyor', area: String(changed.AAB299).slice(0, 9) },
    abroad: { role: 'counter', area: '510100' },
  }
  for (const [name, grant] of Object.entries(makers)) await service.account(name, [grant])
  await signIn(Object.keys(makers))
})

const skill = {
  ...{ area: '520000', code: 'X_SKILL', name: '技能等级', type: 'code', meaning: '职业技能等级证书的级别' },
  codes: [
    { code: '1', name: '初级工' },
    { code: '2', name: '中级工' },
  ],
}
const note = { area: '520000', code: 'X_NOTE', name: '就业意愿', type: 'text', length: 20, meaning: '本人所述' }
const family = { area: '520000', code: 'X_FAMILY', name: '家庭人数', type: 'number', length: 2, meaning: '同住人数' }
const graduation = { area: '520000', code: 'AAC180', name: '毕业日期', type: 'date', meaning: '按部标 LD/T 92' }

interface Shown {
  code: string
  value: string
  valueName: string | null
}
const localOf = async (visitor: Visitor, { key }: Chosen, query = '') =>
  (await visitor.get(`/api/people/${key}${query}`)).body.local as Shown[]
const propose = (person: Chosen, values: Record<string, string>, verifiedOn = '2017-02-28') =>
  visitors.clerk.post(`/api/people/${person.key}/verifications`, {
    values,
    verifiedOn,
    reason: '窗口核实',
  })
const approve = (decision: unknown) => visitors.reviewer.post(`/api/person-decisions/${decision}/approval`)
async function verify(person: Chosen, values: Record<string, string>, verifiedOn?: string) {
  const { status, body } = await propose(person, values, verifiedOn)
  expect([status, body.code]).toEqual([201, undefined])
  expect((await approve(body.decision)).status).toBe(200)
}

test('the province adds indicators; the county sees them beside those of the ministry, another province does not', async () => {
  expect((await visitors.clerk.post('/api/indicators', skill)).body.code).toBe('permission_missing')
  expect((await visitors.other.post('/api/indicators', skill)).body.code).toBe('area_outside')
  for (const definition of [skill, note, family, graduation]) {
    const { status, body } = await visitors.province.post('/api/indicators', definition)
    expect([status, body]).toEqual([201, { indicator: definition.code }])
  }
  const { body } = await visitors.clerk.get('/api/indicators')
  expect(body.ministry).toHaveLength(24)
  expect(body.ministry).toContainEqual({
    ...{ table: 'person', code: 'AAC003', name: '姓名', type: 'C', length: 20, required: true, codeTable: null },
  })
  expect((body.local as { code: string }[]).map(({ code }) => code)).toEqual([
    'AAC180',
    'X_FAMILY',
    'X_NOTE',
    'X_SKILL',
  ])
  expect((body.local as object[])[3]).toEqual({
    ...skill,
    ...{ length: null, handler: 'province', addedAt: service.now().toISOString(), endedBy: null, endedAt: null },
  })
  expect((await visitors.other.get('/api/indicators')).body.local).toEqual([])
  const deeds = await database.query(
    `select login, object_id, details from audit_entry where action = 'indicator.add' and result = 'ok' order by seq limit 1`,
  )
  expect(deeds).toEqual([{ login: 'province', object_id: 'X_SKILL', details: { area: '520000', type: 'code' } }])
})

test.each([
  ['a code of the ministry’s tables', { code: 'AAC003' }, 'indicator_taken', 'AAC003'],
  ['a column of the sources, as the phone', { code: 'AAE005' }, 'indicator_taken', 'AAE005'],
  ['a code that another indicator has', { code: 'X_SKILL' }, 'indicator_taken', 'X_SKILL'],
  ['a code that is none', { code: 'skill' }, 'request_invalid', 'body.code'],
  ['a blank name', { name: '  ' }, 'indicator_invalid', 'name'],
  ['a text without a length', { type: 'text' }, 'indicator_invalid', 'length'],
  ['a date with a length', { length: 8 }, 'indicator_invalid', 'length'],
  ['a list of codes without codes', { type: 'code' }, 'indicator_invalid', 'codes'],
  ['codes of a date', { codes: [{ code: '1', name: '一' }] }, 'indicator_invalid', 'codes'],
  [
    'a code twice in its list',
    {
      type: 'code',
      codes: [
        { code: '1', name: '一' },
        { code: '1', name: '二' },
      ],
    },
    'indicator_invalid',
    'codes',
  ],
])('%s is refused', async (_title, words, code, where) => {
  const { body } = await visitors.province.post('/api/indicators', { ...graduation, code: 'X_NEW', ...words })
  expect([body.code, Object.values(body.details as object)]).toEqual([code, expect.arrayContaining([where])])
})

test('a code is one thing in the whole register, also where its definition is not seen', async () => {
  const { body } = await visitors.other.post('/api/indicators', { ...note, area: '510000' })
  expect(body.code).toBe('indicator_taken')
})

test.each([
  ['X_SKILL', '3', '不在代码表内'],
  ['AAC180', '20170230', '不是真实的日期'],
  ['AAC180', '2017-02-03', '不是真实的日期'],
  ['X_FAMILY', '三人', '不是数字'],
  ['X_FAMILY', '100', '超过 2 位'],
  ['X_NOTE', '想在本县就业也愿意外出', '超过 20 字节'],
  ['X_NOTE', '   ', '内容是空白'],
])('%s is refused as %s, with the field and why, and nothing of the value', async (field, value, why) => {
  const { status, body } = await propose(changing, { AIC003: '91', [field]: value })
  expect([status, body.code]).toEqual([400, 'value_invalid'])
  expect((body.details as { field: string }).field).toBe(field)
  expect(body.detail).toContain(why)
  expect(body.detail).toContain(field)
  expect(JSON.stringify(body)).not.toContain(`"${value}"`)
})

test('a field that is no column and no indicator of the person’s area is refused by its name', async () => {
  await visitors.other.post('/api/indicators', { ...graduation, area: '510000', code: 'X_ELSEWHERE' })
  for (const field of ['AAC003', 'ZZZ999', 'X_ELSEWHERE']) {
    expect((await propose(changing, { [field]: '1' })).body).toMatchObject({
      code: 'field_unknown',
      details: { field },
    })
  }
})

test('the clerk finds out, a second person approves, and it is sealed, masked, and open for a reason', async () => {
  const values = { X_SKILL: '2', X_NOTE: '想在本县就业', AAC180: '20100701', X_FAMILY: '4' }
  const { body: proposed } = await propose(changing, values)
  expect(await localOf(visitors.clerk, changing)).toEqual([])
  expect((await visitors.reviewer.get(`/api/person-decisions/${proposed.decision}`)).body.values).toEqual(values)
  expect((await approve(proposed.decision)).status).toBe(200)
  const shown = await localOf(visitors.surveyor, changing)
  expect(shown.map(({ code, value, valueName }) => [code, value, valueName])).toEqual([
    ['AAC180', '2010****', null],
    ['X_FAMILY', '***', null],
    ['X_NOTE', '***', null],
    ['X_SKILL', '2', '中级工'],
  ])
  expect(shown[3]).toMatchObject({
    ...{ name: '技能等级', type: 'code', on: '2017-02-28', handler: 'clerk', reviewer: 'reviewer', endedAt: null },
    ...{ handledAt: service.now().toISOString(), reviewedAt: service.now().toISOString() },
  })
  const asked = { fields: ['X_NOTE', 'AAC180', 'X_NONE'], reason: '核对意愿' }
  expect((await visitors.surveyor.post(`/api/people/${changing.key}/reveal`, asked)).body.code).toBe(
    'permission_missing',
  )
  expect((await visitors.clerk.post(`/api/people/${changing.key}/reveal`, asked)).body).toEqual({
    local: { X_NOTE: '想在本县就业', AAC180: '20100701' },
  })
  expect((await visitors.abroad.post(`/api/people/${changing.key}/reveal`, asked)).body.code).toBe('person_unknown')
  const kept = await database.query('select sealed from field_value')
  for (const { sealed } of kept) expect(Buffer.from(sealed as Uint8Array).toString('utf8')).not.toContain('想在本县')
  const written = service.log.join('') + JSON.stringify(await database.query('select * from audit_entry'))
  expect(written).not.toContain('想在本县')
})

test('a local value alone verifies nobody: reasons, the day and the versions stay as they were', async () => {
  const of = () => database.query('select * from person where id = $1', [doubtful.id])
  const before = await of()
  expect(before[0]).toMatchObject({ reasons: ['inaccurate'], verified_at: null })
  await verify(doubtful, { X_SKILL: '1' })
  expect(await of()).toEqual(before)
  expect(await database.query('select 1 from person_version where id = $1', [doubtful.id])).toEqual([])
  expect((await visitors.clerk.get(`/api/people/${doubtful.key}`)).body.verified).toEqual([])
  const exported = join(folder, 'decisions')
  expect(await exportDecisions(store, '520300', exported)).toMatchObject({ verified: 0, withoutNumber: 0 })
  expect(readFileSync(join(exported, 'verified.csv'), 'utf8').trim().split('\n')).toHaveLength(1)
})

test('beside a column of the contract only the column is given to the next run', async () => {
  await verify(changing, { AAE005: '13800000007', X_NOTE: '愿意外出' })
  const exported = join(folder, 'decisions-2')
  expect(await exportDecisions(store, '520300', exported)).toMatchObject({ verified: 1 })
  const text = readFileSync(join(exported, 'verified.csv'), 'utf8')
  expect(text).toContain('13800000007')
  expect(text).not.toMatch(/X_NOTE|愿意外出|中级工/)
})

test('a changed value is in the history with who and when, and a day shows what held then', async () => {
  service.pass(24 * 60)
  await signIn(Object.keys(visitors))
  const day = '2017-03-01'
  await verify(changing, { X_SKILL: '1' })
  const { local } = (await visitors.clerk.get(`/api/people/${changing.key}/history`)).body as { local: Shown[] }
  const now = service.now().toISOString()
  expect(local.filter(({ code }) => code === 'X_SKILL')).toMatchObject([
    { value: '1', valueName: '初级工', handler: 'clerk', reviewer: 'reviewer', reviewedAt: now, endedAt: null },
    { value: '2', valueName: '中级工', endedAt: now },
  ])
  const skillOn = async (query: string) =>
    (await localOf(visitors.clerk, changing, query)).find(({ code }) => code === 'X_SKILL')?.value
  expect(await skillOn('')).toBe('1')
  expect(await skillOn(`?asOf=${day}`)).toBe('2')
  expect(await skillOn('?asOf=2017-02-28')).toBeUndefined()
})

test('a later run changes the person, and nothing that was verified of the local indicators', async () => {
  const before = [await localOf(visitors.clerk, changing), await localOf(visitors.clerk, doubtful)]
  // As if the run said something else of the one in doubt, too.
  await database.execute(`update person set run_digest = '\\x00' where id = $1`, [doubtful.id])
  const { counts } = await publish(outputs[1], '2017-04-06')
  expect(counts!.changed).toBeGreaterThan(0)
  const changed = await database.query(
    'select distinct v.id from person_version v where v.ended_by_run is not null and v.id = any ($1)',
    [[changing.id, doubtful.id]],
  )
  expect(changed).toHaveLength(2)
  expect([await localOf(visitors.clerk, changing), await localOf(visitors.clerk, doubtful)]).toEqual(before)
  expect((await visitors.clerk.get(`/api/people/${changing.key}`)).body.person).toMatchObject({ phone: '138****0007' })
  const [row] = await database.query('select run_key, reasons, verified_at from person where id = $1', [doubtful.id])
  const said = peopleLater.find(({ person_key }) => person_key === String(row!.run_key).replaceAll('-', ''))
  expect(said!.reasons).toEqual(['inaccurate'])
  expect(row).toMatchObject({ reasons: said!.reasons, verified_at: null })
})

test('a column of the contract closes the person on its own day, not on that of a local value', async () => {
  await verify(doubtful, { AAC012: '20' }, '2017-02-20')
  const [row] = await database.query('select reasons, verified_at from person where id = $1', [doubtful.id])
  expect(row).toEqual({ reasons: [], verified_at: '2017-02-20' })
})

test('an indicator of an abolished county is one of the county that followed', async () => {
  // 遵义县, since 2016 播州区
  const { status } = await visitors.province.post('/api/indicators', { ...graduation, code: 'X_OLD', area: '520321' })
  expect(status).toBe(201)
  const [row] = await database.query(`select area from indicator where code = 'X_OLD'`)
  expect(row).toEqual({ area: '520304' })
})

test('an ended indicator is not verified any more, nor what waited for approval; its values stay readable', async () => {
  const { body: waiting } = await propose(changing, { X_SKILL: '2' })
  const ending = (visitor: Visitor, code = 'X_SKILL') =>
    visitor.post(`/api/indicators/${code}/ending`, { reason: '改用部颁指标' })
  expect((await ending(visitors.clerk)).body.code).toBe('permission_missing')
  expect((await ending(visitors.other)).body.code).toBe('indicator_unknown')
  expect((await ending(visitors.province)).body).toEqual({ done: true })
  expect((await ending(visitors.province)).body.code).toBe('indicator_ended')
  expect((await approve(waiting.decision)).body).toMatchObject({
    code: 'indicator_ended',
    details: { field: 'X_SKILL' },
  })
  await visitors.reviewer.post(`/api/person-decisions/${waiting.decision}/refusal`, { reason: '指标已停用' })
  expect((await propose(changing, { X_SKILL: '2' })).body.code).toBe('indicator_ended')
  expect(await localOf(visitors.clerk, changing)).toContainEqual(
    expect.objectContaining({ code: 'X_SKILL', value: '1' }),
  )
  const listed = (await visitors.clerk.get('/api/indicators')).body.local as { code: string }[]
  expect(listed.find(({ code }) => code === 'X_SKILL')).toMatchObject({
    ...{ endedBy: 'province', endedAt: service.now().toISOString() },
  })
  expect((await visitors.province.post('/api/indicators', skill)).body.code).toBe('indicator_taken')
  const deeds = await database.query(`select purpose from audit_entry where action = 'indicator.end' and result = 'ok'`)
  expect(deeds).toEqual([{ purpose: '改用部颁指标' }])
})

const ask = (settings: Partial<CallerSettings>, sql: string) =>
  database.transaction(async (tx) => {
    const caller = { role: 'canbao_app', scope: ['52'], accountID: 1, permission: 'indicator.manage' } as const
    await enterRole(tx, { ...caller, ...settings })
    return tx.query(sql)
  })
const insert = (area: string) =>
  `insert into indicator (code, name, type, length, area, added_at, aae011) values ('X_SQL', 'x', 'text', 5, '${area}', now(), 'x')`
const endNote = `update indicator set ended_at = now(), ended_by = 'x' where code = 'X_NOTE' returning code`

test('SQL of a request adds and ends indicators only by the permission, in the area, and changes nothing else', async () => {
  await expect(ask({ permission: 'person.verify' }, insert('520000'))).rejects.toThrow(/row-level security/)
  await expect(ask({}, insert('510000'))).rejects.toThrow(/row-level security/)
  await expect(ask({ scope: ['520302'] }, insert('520000'))).rejects.toThrow(/row-level security/)
  expect(await ask({ permission: 'person.verify' }, endNote)).toEqual([])
  expect(await ask({ scope: ['5203'] }, endNote)).toEqual([])
  expect(
    await ask({}, `update indicator set ended_at = null, ended_by = null where code = 'X_SKILL' returning 1`),
  ).toEqual([])
  await expect(ask({}, `update indicator set name = 'x'`)).rejects.toThrow(/permission denied/)
  await expect(ask({}, `delete from indicator`)).rejects.toThrow(/permission denied/)
  expect(await ask({ scope: ['53'] }, 'select code from indicator')).toEqual([])
  await expect(
    database.execute(`update field_value set indicator = 'X_FAMILY' where field = 'X_NOTE'`),
  ).rejects.toThrow(/a local value is of its indicator/)
})
