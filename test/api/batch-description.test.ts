import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { batchFolder } from '../../src/jobs/job-folders.ts'
import { parseBatch, readBatch } from '../../src/sources/batch-file.ts'
import { makeBatches } from '../support/published.ts'
import { newService, type TestService, type Visitor } from '../support/service.ts'

let service: TestService
let handler: Visitor
let county: Visitor
let sample: string

interface View {
  description: { sources: { file: string; kind: string }[] } | null
  faults: { zh: string }[]
  files: { name: string; guess: string | null; encoding: string | null; fits: { kind: string; missing: string[] }[] }[]
  kinds: { kind: string }[]
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-described-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  service = await newService({ jobs: true })
  ;[sample] = (await makeBatches(folder, { persons: 300, seed: 3 })) as [string]
  await service.account('jing', [{ role: 'handler', area: '520300' }])
  await service.account('xian', [{ role: 'handler', area: '520302' }])
  handler = await service.login('jing')
  county = await service.login('xian')
})

const begin = async () =>
  (await handler.post('/api/batches', { area: '520300', name: '2016 年四季度' })).body.batch as string

const put = (batch: string, name: string, bytes: Buffer | string) =>
  handler.put(`/api/batches/${batch}/files/${encodeURIComponent(name)}?at=0`, Buffer.from(bytes))

const view = async (batch: string) => (await handler.get(`/api/batches/${batch}/description`)).body as unknown as View

const source = (file: string, kind: string, more: object = {}) => ({
  ...{ file, kind, encoding: null, delimiter: null, columns: {}, values: {} },
  ...more,
})

const words = { asOf: '2016-12-31', quarter: '2016Q4', households: {} }

test('files without a batch.yaml are recognised, described by what was recognised, and checked', async () => {
  const batch = await begin()
  const names = readdirSync(sample).filter((name) => /\.(csv|txt|tsv|yaml)$/.test(name))
  for (const name of names) {
    if (name !== 'batch.yaml') await put(batch, name, readFileSync(join(sample, name)))
  }
  const seen = await view(batch)
  expect(seen.description).toBeNull()
  const said = await readBatch(sample)
  const kinds = Object.fromEntries(seen.files.map(({ name, guess }) => [name, guess]))
  expect(kinds).toEqual(Object.fromEntries(said.sources.map(({ name, kind }) => [name, kind])))
  // Its department has headers of its own.
  const maternity = seen.files.find(({ name }) => name === 'maternity.csv')!
  expect(maternity.fits[0]).toMatchObject({ kind: 'enrolment', missing: ['AAC002', 'AAC003'] })

  const sources = said.sources.map(({ name, kind, columns, values }) => source(name, kind, { columns, values }))
  const written = await handler.put(`/api/batches/${batch}/description`, { ...words, sources })
  expect(written).toMatchObject({ status: 200, body: { done: true } })
  expect((await view(batch)).description).toEqual({
    ...words,
    area: '520300',
    sources: expect.arrayContaining(sources),
  })
  const { job } = (await handler.post(`/api/batches/${batch}/check`)).body
  for (;;) {
    const { body } = await handler.get(`/api/jobs/${job}`)
    if (body.endedAt === null) {
      await sleep(50)
      continue
    }
    expect(body).toMatchObject({ state: 'done', result: { area: '520300', quarter: '2016Q4', faults: [] } })
    break
  }
  expect((await service.audit()).some(({ action, result }) => action === 'batch.describe' && result === 'ok')).toBe(
    true,
  )
})

test('what is written reads back as it was said, whatever the words', async () => {
  const batch = await begin()
  await put(batch, "死亡 #1 - '一'.csv", '身份证号;姓名;死亡日期\n')
  const columns = { '日: 期 # "x"': 'death_date', '\t- 列': 'AAC002' }
  const values = { AAC003: { yes: 'no', '~': 'null', '01': '2016-12-31' } }
  const sources = [source("死亡 #1 - '一'.csv", 'death', { encoding: 'gb18030', delimiter: '\t', columns, values })]
  const households = { '520300': 8012345, '520100': 0 }
  expect((await handler.put(`/api/batches/${batch}/description`, { ...words, households, sources })).status).toBe(200)
  expect((await view(batch)).description).toEqual({ ...words, area: '520300', households, sources })
})

test('a description is refused that names a file which is not there, or a file that no batch.yaml can name', async () => {
  const batch = await begin()
  await put(batch, 'deaths{1,2}.csv', '身份证号,姓名,死亡日期\n')
  await put(batch, 'deaths.csv', '身份证号,姓名,死亡日期\n')
  const describe = (sources: object[], more: object = {}) =>
    handler.put(`/api/batches/${batch}/description`, { ...words, ...more, sources })
  expect((await describe([source('other.csv', 'death')])).body.code).toBe('file_unknown')
  expect((await describe([source('deaths{1,2}.csv', 'death')])).body.code).toBe('batch_invalid')
  expect((await describe([source('deaths.csv', 'death', { encoding: 'klingon' })])).body.code).toBe('batch_invalid')
  expect((await describe([source('deaths.csv', 'nothing')])).body.code).toBe('request_invalid')
  expect((await describe([source('deaths.csv', 'death')], { asOf: '2016-02-30' })).body.code).toBe('request_invalid')
  expect((await view(batch)).description).toBeNull()
  expect((await county.get(`/api/batches/${batch}/description`)).body.code).toBe('batch_unknown')
})

test('a batch.yaml that cannot be read says why, and is replaced; an abolished code of the area stays', async () => {
  const batch = await begin()
  await put(batch, 'deaths.csv', '身份证号,姓名,死亡日期\n')
  await put(batch, 'batch.yaml', 'area: [\n')
  const broken = await view(batch)
  expect(broken.description).toBeNull()
  expect(broken.faults[0]!.zh).toContain('batch.yaml')
  const sources = [source('deaths.csv', 'death')]
  expect((await handler.put(`/api/batches/${batch}/description`, { ...words, sources })).status).toBe(200)
  const path = join(batchFolder(service.store.folder, batch), 'batch.yaml')
  const text = readFileSync(path, 'utf8').replace('"520300"', '"522100"')
  expect((await parseBatch(text, join(path, '..'))).area).toBe('522100')
  await put(batch, 'batch.yaml', text)
  expect((await handler.put(`/api/batches/${batch}/description`, { ...words, sources })).status).toBe(200)
  expect(readFileSync(path, 'utf8')).toContain('area: "522100"')
})
