import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBatches } from '../support/published.ts'
import { newService, type TestService, type Visitor } from '../support/service.ts'

let service: TestService
let handler: Visitor
let reviewer: Visitor
let county: Visitor
let officer: Visitor
let batchFolder: string

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-runs-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  service = await newService({ jobs: true })
  ;[batchFolder] = (await makeBatches(folder, { persons: 600, seed: 7 })) as [string]
  await service.account('jing', [{ role: 'handler', area: '520300' }])
  await service.account('fu', [{ role: 'reviewer', area: '520300' }])
  await service.account('xian', [{ role: 'handler', area: '520302' }])
  handler = await service.login('jing')
  reviewer = await service.login('fu')
  county = await service.login('xian')
  await service.account('shi', [{ role: 'city', area: '520300' }])
  officer = await service.login('shi')
})

/** The batch's files; its truth lies in a folder. */
const namesOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()

/** Waits until the job has ended, and gives it. */
async function ended(visitor: Visitor, job: unknown): Promise<Record<string, unknown>> {
  for (;;) {
    const { status, body } = await visitor.get(`/api/jobs/${job}`)
    expect(status).toBe(200)
    if (body.endedAt !== null) return body
    await sleep(50)
  }
}

async function send(batch: unknown, names: readonly string[], change = (_name: string, bytes: Buffer) => bytes) {
  for (const name of names) {
    const bytes = change(name, readFileSync(join(batchFolder, name)))
    const half = Math.floor(bytes.byteLength / 2)
    const url = `/api/batches/${batch}/files/${encodeURIComponent(name)}`
    expect((await handler.put(`${url}?at=0`, bytes.subarray(0, half))).body).toEqual({ name, bytes: half })
    const last = await handler.put(`${url}?at=${half}`, bytes.subarray(half))
    expect(last.body).toEqual({ name, bytes: bytes.byteLength })
  }
}

async function newBatch(): Promise<string> {
  const { status, body } = await handler.post('/api/batches', { area: '520300', name: '2016 年四季度' })
  expect(status).toBe(201)
  return body.batch as string
}

test('extracts are sent, checked, compared, proposed, previewed and published by two people', async () => {
  const batch = await newBatch()
  const broken = (name: string, bytes: Buffer) =>
    name === 'deaths.csv' ? Buffer.concat([bytes, Buffer.from('520302199001011234 x\r\n')]) : bytes
  await send(batch, namesOf(batchFolder), broken)
  const { body: listed } = await handler.get(`/api/batches/${batch}`)
  expect((listed.files as { name: string }[]).map(({ name }) => name)).toEqual(namesOf(batchFolder))
  expect((await county.get(`/api/batches/${batch}`)).body.code).toBe('batch_unknown')

  const checked = await ended(handler, (await handler.post(`/api/batches/${batch}/check`)).body.job)
  expect(checked).toMatchObject({ state: 'done', kind: 'check', result: { area: '520300', faults: [] } })

  const { status, body } = await handler.post(`/api/batches/${batch}/comparison`)
  expect(status).toBe(202)
  const job = body.job as string
  expect((await handler.delete(`/api/batches/${batch}`)).body.code).toBe('batch_used')
  const stream = (await handler.get(`/api/jobs/${job}/progress`)).raw
  expect(stream.headers['content-type']).toContain('text/event-stream')
  expect(stream.body).toContain('event: progress\ndata: {"state":')
  expect(stream.body).toMatch(/event: end\ndata: \{"state":"done"\}\n\n$/)
  expect(await ended(handler, job)).toMatchObject({ state: 'done', result: { brokenChecks: [] } })
  expect((await county.get(`/api/jobs/${job}`)).body.code).toBe('job_unknown')
  const { body: summary } = await handler.get(`/api/jobs/${job}/summary`)
  expect(summary).toMatchObject({ area: '520300', quarter: '2016Q4' })
  expect(JSON.stringify(summary)).not.toContain(service.store.folder)
  const { body: rejects } = await handler.get(`/api/jobs/${job}/rejects?limit=2`)
  expect((rejects.rejects as object[])[0]).toMatchObject({ kind: 'death', file: 'deaths.csv', row: expect.any(Number) })
  expect(JSON.stringify(rejects)).not.toMatch(/\d{7}/)
  expect(JSON.stringify(rejects)).toContain('520***********1234 x')
  // Whoever is to approve reads them too, as masked; other areas do not.
  expect((await reviewer.get(`/api/jobs/${job}/rejects?limit=2`)).body).toEqual(rejects)
  expect((await officer.get(`/api/jobs/${job}/rejects`)).body.code).toBe('permission_missing')
  expect((await county.get(`/api/jobs/${job}/rejects`)).body.code).toBe('job_unknown')

  expect((await handler.get(`/api/jobs/${job}`)).body.proposal).toBeNull()
  const proposed = await ended(handler, (await handler.post(`/api/jobs/${job}/proposal`)).body.job)
  const run = (proposed.result as { run: string }).run
  expect((await handler.get(`/api/jobs/${job}`)).body.proposal).toBe(run)
  expect((await reviewer.get(`/api/runs/${run}`)).body.comparison).toEqual({ job, batch })
  expect((await handler.post(`/api/runs/${run}/approval`)).body.code).toBe('permission_missing')
  const previewed = await ended(reviewer, (await reviewer.post(`/api/runs/${run}/preview`)).body.job)
  expect(previewed).toMatchObject({ state: 'done', result: { changed: 0, left: 0 } })
  const published = await ended(reviewer, (await reviewer.post(`/api/runs/${run}/approval`)).body.job)
  expect(published).toMatchObject({ state: 'done', result: { run } })
  expect((await handler.get(`/api/runs/${run}`)).body).toMatchObject({
    state: 'published',
    proposedBy: 'jing',
    decidedBy: 'fu',
    summary: { quarter: '2016Q4' },
  })
  expect((await county.get(`/api/runs/${run}`)).body).toMatchObject({
    state: 'published',
    counts: null,
    summary: null,
    comparison: null,
  })
  const again = await ended(handler, (await handler.post(`/api/jobs/${job}/proposal`)).body.job)
  expect(again).toMatchObject({ state: 'done', result: { run } })
  const decided = await reviewer.post(`/api/runs/${run}/refusal`, { reason: '晚了' })
  expect(decided.body).toMatchObject({ code: 'run_decided', detail: expect.stringContaining('已入库') })
  expect((await handler.delete(`/api/batches/${batch}`)).status).toBe(200)
  expect((await handler.get(`/api/runs/${run}`)).body.comparison).toEqual({ job, batch: null })
  const { body: found } = await handler.post('/api/people/search', { area: '520302', limit: 1 })
  expect(found.people).toHaveLength(1)
  const same = await ended(handler, (await handler.post(`/api/runs/${run}/difference`, { later: run })).body.job)
  expect(same).toMatchObject({ state: 'done', result: { entered: 0, left: 0 } })
  expect((await county.post(`/api/runs/${run}/difference`, { later: run })).body.code).toBe('area_outside')

  const deeds = await service.audit()
  for (const action of ['batch.file', 'job.compare', 'run.propose', 'job.publish', 'run.publish', 'reject.read']) {
    expect(deeds.some((deed) => deed.action === action && deed.result === 'ok')).toBe(true)
  }
})

test('a publishing that was committed is done at once, also where whoever did it died before saying so', async () => {
  const { body } = await reviewer.get('/api/jobs?limit=200')
  const done = (body.jobs as Record<string, unknown>[]).find(({ kind }) => kind === 'publish')!
  await service.store.database.execute(
    "update job set state = 'running', owner = $2, seen_at = $3, ended_at = null, result = null where key = $1",
    [done.key, randomUUID(), service.now()],
  )
  expect(await ended(reviewer, done.key)).toMatchObject({ state: 'done', result: done.result, problem: null })
})

test('a batch that leads out of its folder, is of another area or lacks a file says so', async () => {
  const outside = await newBatch()
  await send(outside, ['batch.yaml'], (_name, bytes) =>
    Buffer.from(bytes.toString('utf8').replace(/files: \[.*?\]/, 'files: ["../../keys/*"]')),
  )
  const failed = await ended(handler, (await handler.post(`/api/batches/${outside}/comparison`)).body.job)
  expect(failed).toMatchObject({ state: 'failed', problem: { code: 'batch_outside' } })
  const elsewhere = await newBatch()
  await send(elsewhere, ['batch.yaml'], (_name, bytes) => Buffer.from(bytes.toString().replace('520300', '520400')))
  const wrong = await ended(handler, (await handler.post(`/api/batches/${elsewhere}/check`)).body.job)
  expect(wrong).toMatchObject({ state: 'failed', problem: { code: 'batch_area' } })
  const empty = await newBatch()
  const none = await ended(handler, (await handler.post(`/api/batches/${empty}/check`)).body.job)
  expect(none).toMatchObject({ state: 'failed', problem: { code: 'batch_missing' } })
  expect(JSON.stringify(none.problem)).not.toContain(service.store.folder)
})

test('files have plain names, come without gaps, and can be sent again from where they broke off', async () => {
  const batch = await newBatch()
  const at = (name: string) => `/api/batches/${batch}/files/${encodeURIComponent(name)}?at=`
  for (const name of ['../keys.csv', '.hidden.csv', 'a\\b.csv', 'run.sh', 'CON:.csv', '\u0000.csv']) {
    expect((await handler.put(`${at(name)}0`, Buffer.from('x'))).body.code).toBe('request_invalid')
  }
  expect((await handler.put(`${at('a.csv')}5`, Buffer.from('x'))).body).toMatchObject({
    code: 'file_gap',
    details: { size: 0 },
  })
  await handler.put(`${at('a.csv')}0`, Buffer.from('0123456789'))
  expect((await handler.put(`${at('a.csv')}4`, Buffer.from('four'))).body).toEqual({ name: 'a.csv', bytes: 8 })
  expect((await handler.put(`${at('a.csv')}0`, { not: 'bytes' })).body.code).toBe('media_type_wrong')
  expect((await county.put(`${at('a.csv')}0`, Buffer.from('x'))).body.code).toBe('batch_unknown')
  expect((await county.post('/api/batches', { area: '520300', name: 'x' })).body.code).toBe('area_outside')
  expect((await handler.delete(`/api/batches/${batch}/files/a.csv`)).status).toBe(200)
  expect((await handler.delete(`/api/batches/${batch}`)).status).toBe(200)
  expect((await handler.get(`/api/batches/${batch}`)).body.code).toBe('batch_unknown')
})

test('a proposal is refused with a reason, by a second person', async () => {
  const batch = await newBatch()
  await send(batch, namesOf(batchFolder), (name, bytes) =>
    name === 'batch.yaml'
      ? Buffer.from(bytes.toString().replace('2016-12-31', '2017-01-31').replace('2016Q4', '2017Q1'))
      : bytes,
  )
  const compared = await ended(handler, (await handler.post(`/api/batches/${batch}/comparison`)).body.job)
  const proposed = await ended(handler, (await handler.post(`/api/jobs/${compared.key}/proposal`)).body.job)
  const { run } = proposed.result as { run: string }
  expect((await county.get('/api/runs?state=proposed')).body.runs).toMatchObject([{ key: run, counts: null }])
  expect((await reviewer.post(`/api/runs/${run}/refusal`, { reason: '数据不全' })).status).toBe(200)
  expect((await reviewer.post(`/api/runs/${run}/approval`)).body.code).toBe('run_decided')
  expect((await handler.get(`/api/runs/${run}`)).body).toMatchObject({
    state: 'refused',
    refusal: '数据不全',
    decidedBy: 'fu',
  })
  // Refused results may be proposed again.
  expect((await handler.get(`/api/jobs/${compared.key}`)).body.proposal).toBeNull()
})

test('a job that waits or runs is cancelled', async () => {
  const batch = await newBatch()
  await send(batch, namesOf(batchFolder))
  const job = (await handler.post(`/api/batches/${batch}/comparison`)).body.job
  expect((await handler.post(`/api/jobs/${job}/cancellation`)).status).toBe(202)
  expect(await ended(handler, job)).toMatchObject({ state: 'cancelled', cancelledBy: 'jing', result: null })
  expect((await handler.post(`/api/jobs/${job}/cancellation`)).body.code).toBe('job_ended')
})

test('a batch of a county whose code was abolished is that of the county it became', async () => {
  await service.account('bo', [{ role: 'handler', area: '520304' }])
  const visitor = await service.login('bo')
  const { status, body } = await visitor.post('/api/batches', { area: '520321', name: '遵义县 2015 年' })
  expect(status).toBe(201)
  expect((await visitor.get(`/api/batches/${body.batch}`)).body.area).toBe('520304')
  expect((await county.get(`/api/batches/${body.batch}`)).body.code).toBe('batch_unknown')
})
