import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { areaObjects } from '../support/area-objects.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

// Jobs wait here and nobody does them: what asks about them is looked at.

const service = await newPublishedService({ persons: 600, seed: 5, noise: 3 })
const objects = await areaObjects(service)
const visitors: Record<'handler' | 'reviewer', Visitor> = {} as never

beforeAll(async () => {
  for (const role of ['handler', 'reviewer'] as const) {
    await service.account(role, [{ role, area: '520300' }])
    visitors[role] = await service.login(role)
  }
})

test('a run that was approved twice is published by one job', async () => {
  const run = await objects.run('520300')
  const approve = () => visitors.reviewer.post(`/api/runs/${run}/approval`)
  const answers = await Promise.all([approve(), approve()])
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
  expect((await approve()).body.code).toBe('run_being_published')
})

describe('people whom a preview names', () => {
  let job: string
  let names: Record<'own' | 'other' | 'gone', string>

  beforeAll(async () => {
    const { database, cipher } = service.store
    job = await objects.job('520302')
    names = {
      own: await objects.person('520302'),
      other: await objects.person('520402'),
      gone: personKeyOf(cipher, 99_999_999),
    }
    const [own, other, gone] = Object.values(names).map((key) => cipher.idOfOpaqueKey('person', key))
    const codes = [{ column: 'AIC003', before: '91', after: '92', people: 7, examples: [own, other, gone] }]
    const result = { entered: 1, changed: 2, unchanged: 3, left: 4, columns: [], codes, leaving: [own] }
    await database.execute(
      "update job set kind = 'preview', state = 'done', ended_at = $2, result = $3 where key = $1",
      [...[job, service.now(), JSON.stringify(result)]],
    )
    for (const [login, role, area] of [
      ['chuang', 'counter', '520302'],
      ['xian', 'handler', '520302'],
    ] as const)
      await service.account(login, [{ role, area }])
  })

  test('stand in no list of jobs: there it has counts', async () => {
    for (const path of [`/api/jobs/${job}`, '/api/jobs?limit=200']) {
      const { raw } = await visitors.handler.get(path)
      expect(raw.body).toContain('"people":7')
      for (const key of Object.values(names)) expect(raw.body).not.toContain(key)
    }
  })

  test('are told by a route that is audited, as far as one may see them', async () => {
    const xian = await service.login('xian')
    const { body } = await xian.get(`/api/jobs/${job}/preview`)
    expect(body).toEqual({
      codes: [{ column: 'AIC003', before: '91', after: '92', people: 7, examples: [names.own] }],
      leaving: [names.own],
    })
    const rows = await service.store.database.query(
      "select object_kind, object_id, result, details from audit_entry where action = 'job.preview.read'",
    )
    expect(rows).toEqual([{ object_kind: 'job', object_id: job, result: 'ok', details: { people: 1 } }])
    const chuang = await service.login('chuang')
    expect((await chuang.get(`/api/jobs/${job}/preview`)).body.code).toBe('permission_missing')
    expect((await xian.get(`/api/jobs/${await objects.job('520302')}/preview`)).body.code).toBe('job_unfinished')
  })
})

describe('progress', () => {
  const open: AbortController[] = []
  const warnings: Error[] = []
  let address: string
  beforeAll(async () => {
    address = await service.app.listen({ port: 0 })
    process.on('warning', (warning) => warnings.push(warning))
  })
  // What is kept open for a next request would hold up the end.
  afterAll(() => service.app.server.closeAllConnections())
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.abort()
    await sleep(1_500)
  })

  async function follow({ token }: Visitor, job: string) {
    const stream = new AbortController()
    open.push(stream)
    const response = await fetch(`${address}/api/jobs/${job}/progress`, {
      headers: { cookie: `canbao_session=${token}` },
      signal: stream.signal,
    })
    return { status: response.status, text: response.text().catch(() => 'aborted'), stop: () => stream.abort() }
  }

  test('of a job is looked at once for all who follow it, and nothing warns of many', async () => {
    const job = await objects.job('520300')
    const followers: Visitor[] = []
    for (let number = 0; number < 4; number++) {
      await service.account(`many${number}`, [{ role: 'handler', area: '520300' }])
      followers.push(await service.login(`many${number}`))
    }
    const asked = vi.spyOn(service.store.database, 'query')
    for (const visitor of [...followers, ...followers, ...followers]) {
      expect((await follow(visitor, job)).status).toBe(200)
    }
    asked.mockClear()
    await sleep(3_500)
    const looks = asked.mock.calls.filter(([statement]) => /from job j/.test(statement)).length
    asked.mockRestore()
    expect(looks).toBeGreaterThan(0)
    expect(looks).toBeLessThan(6)
    await service.store.database.execute("update job set state = 'cancelled', ended_at = now() where key = $1", [job])
    await sleep(1_500)
    expect(warnings).toEqual([])
  })

  test('is told a few times at once to one account, and again when a stream was closed', async () => {
    const job = await objects.job('520300')
    const streams = []
    for (let number = 0; number < 4; number++) streams.push(await follow(visitors.handler, job))
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const refused = await follow(visitors.handler, job)
    expect([refused.status, JSON.parse(await refused.text).code]).toEqual([429, 'streams_too_many'])
    expect((await follow(visitors.reviewer, job)).status).toBe(200)
    streams[0]!.stop()
    await sleep(2_500)
    expect((await follow(visitors.handler, job)).status).toBe(200)
  })

  test.each([
    ['has ended', (visitor: Visitor) => visitor.post('/api/logout')],
    ['has expired', async () => service.pass(16)],
    [
      'has lost its role',
      () =>
        service.store.database.execute(
          "update role_grant set revoked_at = now() where account_id = (select id from account where login like 'ending%' order by id desc limit 1)",
        ),
    ],
  ])('goes no further than a session that %s', async (title, end) => {
    const login = `ending-${title.replaceAll(' ', '')}`
    await service.account(login, [{ role: 'handler', area: '520300' }])
    const visitor = await service.login(login)
    const { status, text } = await follow(visitor, await objects.job('520300'))
    expect(status).toBe(200)
    await sleep(300)
    await end(visitor)
    expect(await text).toBe('event: progress\ndata: {"state":"waiting","progress":null}\n\n')
  })
})

test('what nobody made as a key is refused before it gets anywhere', async () => {
  await service.account('zhu', [{ role: 'handler', area: '520300' }])
  const zhu = await service.login('zhu')
  for (const typed of ['520302199001011234', '13800000001', 'wangfang', '52030219900101123x']) {
    for (const path of ['people', 'findings', 'units', 'jobs', 'runs', 'batches']) {
      const { body, raw } = await zhu.get(`/api/${path}/${typed}`)
      expect(body.code).toBe('request_invalid')
      expect(raw.body).not.toContain(typed)
    }
    await zhu.post(`/api/runs/${typed}/preview`)
  }
  const written = JSON.stringify(await service.store.database.query('select * from audit_entry')) + service.log.join('')
  for (const typed of ['520302199001011234', '13800000001', 'wangfang']) expect(written).not.toContain(typed)
})
