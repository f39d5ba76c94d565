import { renameSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { insertDataKey } from '../../src/registry/data-keys.ts'
import { createDataKey, loadMasterKey } from '../../src/registry/key-ring.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

const service = await newPublishedService({ persons: 300, seed: 19 })
const { database, keys } = service.store
const visitors: Record<'system' | 'security' | 'elsewhere', Visitor> = {} as never

beforeAll(async () => {
  await service.account('system', [{ role: 'system_administrator', area: '520300' }])
  await service.account('security', [{ role: 'security_administrator', area: '520300' }])
  await service.account('elsewhere', [{ role: 'system_administrator', area: '510000' }])
  for (const name of ['system', 'security', 'elsewhere'] as const) visitors[name] = await service.login(name)
})

interface Keys {
  suite: string
  keys: { id: number; isCurrent: boolean; usedFrom: string | null; resealedAt: string | null; sm4: number }[]
  plain: number
  foreign: number
  master: { place: string; mode: string | null }
}
const readKeys = async () => {
  const { status, body, raw } = await visitors.security.get('/api/keys')
  expect(status).toBe(200)
  return { shown: body as unknown as Keys, text: raw.body }
}

test('the security administrator sees every data key, how much it sealed, and no key', async () => {
  const { shown, text } = await readKeys()
  const [row] = await database.query('select count(*) as number from person')
  expect(shown).toMatchObject({ suite: 'sm4', plain: 0, foreign: 0, master: { place: 'register', mode: '0600' } })
  expect(shown.keys).toHaveLength(1)
  expect(shown.keys[0]).toMatchObject({ id: 1, isCurrent: true })
  expect(shown.keys[0]!.sm4).toBeGreaterThanOrEqual(row!.number as number)
  const stored = await database.query('select sealed from data_key')
  for (const secret of [...stored.map(({ sealed }) => sealed as Uint8Array), await loadMasterKey(keys.file)]) {
    const bytes = secret instanceof Uint8Array ? Buffer.from(secret) : secret.export()
    expect(text).not.toContain(bytes.toString('hex'))
    expect(text).not.toContain(bytes.toString('base64'))
  }
  expect(text).not.toContain(keys.file)
  expect(await service.audit()).toContainEqual({ action: 'key.list', result: 'ok', login: 'security' })
})

test('a rotation that has begun is seen, and so is a master key that is not at its place', async () => {
  const next = createDataKey(await loadMasterKey(keys.file), 2, new Date('2017-02-01T00:00:00Z'))
  await database.transaction((tx) => insertDataKey(tx, next, null))
  const { shown } = await readKeys()
  expect(shown.keys[1]).toMatchObject({ id: 2, isCurrent: false, usedFrom: null, resealedAt: null, sm4: 0 })
  expect(shown.keys[0]!.isCurrent).toBe(true)
  await database.execute('delete from data_key where id = 2')
  renameSync(keys.file, `${keys.file}.away`)
  try {
    expect((await readKeys()).shown.master.mode).toBeNull()
  } finally {
    renameSync(`${keys.file}.away`, keys.file)
  }
})

interface Health {
  needs: string[]
  version: string
  schemaVersion: number
  engine: string
  engineVersion: string
  bytes: number
  disk: { free: number; total: number }
  jobs: { waiting: number; running: number; failed: number }
  runs: { area: string; quarter: string; publishedAt: string }[]
  audit: { groups: number; sealedAt: string; pending: number }
  sessions: number
  requests: { requests: number; p99: number }
}
const readHealth = async (visitor: Visitor = visitors.system) => {
  const { status, body } = await visitor.get('/api/health-report')
  expect(status).toBe(200)
  return body as unknown as Health
}

test('the system administrator sees how the service is', async () => {
  const health = await readHealth()
  const [newest] = await database.query('select max(version) as version from schema_version')
  expect(health).toMatchObject({ schemaVersion: newest!.version, engine: database.engine, version: '0.1.0' })
  expect(health.engineVersion).toMatch(/^\d+(\.\d+)+$/)
  expect(health.bytes).toBeGreaterThan(1_000_000)
  expect(health.disk.total).toBeGreaterThan(health.disk.free)
  expect(health.jobs).toMatchObject({ waiting: 0, running: 0, failed: 0 })
  expect(health.runs).toMatchObject([{ area: '520300', publishedAt: '2017-01-06T01:00:00.000Z' }])
  expect(health.audit).toMatchObject({ pending: 0 })
  expect(health.audit.groups).toBeGreaterThan(0)
  expect(health.sessions).toBe(3)
  expect(health.requests.requests).toBeGreaterThan(3)
  expect(health.requests.p99).toBeGreaterThan(0)
})

test('runs of other areas are not told', async () => {
  expect((await readHealth(visitors.elsewhere)).runs).toEqual([])
})

test('failed and stuck jobs need somebody, until a day has passed or they go on', async () => {
  const insert = (state: string, at: Date) =>
    database.execute(
      `insert into job (key, kind, area, state, asked_by, asked_at, ended_at, problem)
       values (md5($1::text), 'check', '520300', $1::text, 'handler', $2::timestamptz, case $1::text when 'failed' then $2::timestamptz end,
         case $1::text when 'failed' then '{"code": "job_failed", "zh": "", "en": ""}'::jsonb end)`,
      [state, at],
    )
  await insert('failed', new Date(service.now().getTime() - 60_000))
  expect((await readHealth()).needs.filter((need) => need !== 'disk_low')).toEqual(['jobs_failed'])
  await insert('waiting', new Date(service.now().getTime() - 11 * 60_000))
  const { needs, jobs } = await readHealth()
  expect(needs.filter((need) => need !== 'disk_low')).toEqual(['jobs_failed', 'jobs_stuck'])
  expect(jobs).toMatchObject({ waiting: 1, failed: 1 })
  service.pass(24 * 60)
  visitors.system = await service.login('system')
  expect((await readHealth()).jobs).toMatchObject({ waiting: 1, failed: 0 })
})

test('sessions that are too old are not open', async () => {
  expect((await readHealth()).sessions).toBe(1)
})

test('entries that never came into the chain need somebody', async () => {
  const at = new Date(service.now().getTime() - 6 * 60_000).toISOString()
  await database.execute('insert into audit_pending (entry) values ($1)', [
    JSON.stringify({ at, action: 'person.read', result: 'ok', details: {} }),
  ])
  const health = await readHealth()
  expect(health.needs[0]).toBe('audit_behind')
  expect(health.audit.pending).toBe(1)
})
