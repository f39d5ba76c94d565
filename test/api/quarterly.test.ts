import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { enterRole } from '../../src/registry/restricted-role.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

const service = await newPublishedService({ persons: 1_500, seed: 5, noise: 3 })
const visitors: Record<'handler' | 'reviewer' | 'statistician' | 'county' | 'other', Visitor> = {} as never
let run: string

beforeAll(async () => {
  const makers = {
    handler: ['handler', '520300'],
    reviewer: ['reviewer', '520300'],
    statistician: ['statistician', '520300'],
    county: ['reviewer', '520302'],
    other: ['reviewer', '520400'],
  } as const
  for (const [name, [role, area]] of Object.entries(makers)) {
    await service.account(name, [{ role, area }])
    visitors[name as keyof typeof visitors] = await service.login(name)
  }
  const { body } = await visitors.reviewer.get('/api/runs')
  run = (body.runs as { key: string }[])[0]!.key
})

const signatures = { preparer: '甲', sectionHead: '乙', unitHead: '丙' }

test('the table of a run is seen by whose it is, and every figure leads to as many people', async () => {
  const { body: table } = await visitors.statistician.get(`/api/runs/${run}/quarterly`)
  expect(table).toMatchObject({ quarter: '2016Q4', dueOn: '2017-01-25', previous: null })
  const [row] = table.rows as { city: string; columns: number[] }[]
  expect(row!.city).toBe('520300')
  expect((await visitors.county.get(`/api/runs/${run}/quarterly`)).body).toMatchObject({
    rows: [],
    total: null,
    checks: [],
  })
  expect((await visitors.other.get(`/api/runs/${run}/quarterly`)).body.code).toBe('run_unknown')
  const counted = []
  for (let column = 2; column <= 17; column++) {
    let [people, gone] = [0, 0]
    for (let cursor = ''; ; ) {
      const { body } = await visitors.reviewer.get(
        `/api/runs/${run}/quarterly/people?cell=520300:${column}&limit=200${cursor}`,
      )
      people += (body.people as object[]).length
      gone += body.gone as number
      if (body.next === null) break
      cursor = `&cursor=${body.next}`
    }
    expect(gone).toBe(0)
    counted.push(people)
  }
  expect(counted).toEqual(row!.columns.slice(1))
  const asked = (visitor: Visitor, cell: string) => visitor.get(`/api/runs/${run}/quarterly/people?cell=${cell}`)
  expect((await asked(visitors.county, '520300:9')).body.code).toBe('area_outside')
  expect((await asked(visitors.county, 'total:9')).body.code).toBe('area_outside')
  expect((await asked(visitors.statistician, 'total:9')).body.code).toBe('permission_missing')
  expect((await asked(visitors.reviewer, '520400:9')).body.code).toBe('area_outside')
  expect((await asked(visitors.reviewer, '520300:18')).body.code).toBe('figure_unknown')
})

test('it is drawn as the form', async () => {
  const { raw } = await visitors.statistician.get(`/api/runs/${run}/quarterly/form`)
  expect(raw.headers['content-disposition']).toContain('quarterly-520300-2016Q4.xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(raw.rawPayload as never)
  expect(workbook.worksheets[0]!.getCell('A1').text).toContain('全民参保')
  expect((await visitors.county.get(`/api/runs/${run}/quarterly/form`)).body.code).toBe('area_outside')
})

test('a table is filed once, corrected only with a reason, and never changed', async () => {
  const file = (visitor: Visitor, words: object) =>
    visitor.post(`/api/runs/${run}/quarterly/filing`, { signatures, ...words })
  expect((await file(visitors.handler, {})).body.code).toBe('permission_missing')
  expect((await file(visitors.county, {})).body.code).toBe('area_outside')
  const first = await file(visitors.reviewer, {})
  expect([first.status, first.body.version]).toEqual([201, 1])
  expect((await file(visitors.reviewer, {})).body.code).toBe('table_unchanged')
  const changed = { signatures: { ...signatures, unitHead: '丁' } }
  expect((await file(visitors.reviewer, changed)).body.code).toBe('correction_unexplained')
  expect((await file(visitors.reviewer, { ...changed, reason: '负责人更换' })).body.version).toBe(2)
  const { body } = await visitors.statistician.get('/api/quarterly-tables?quarter=2016Q4')
  expect(body.tables).toMatchObject([
    { version: 2, reason: '负责人更换', run, filedBy: 'reviewer' },
    { version: 1, reason: null, digest: first.body.digest },
  ])
  const { body: read } = await visitors.statistician.get(`/api/quarterly-tables/${first.body.table}`)
  expect(read).toMatchObject({ version: 1, signatures, table: { quarter: '2016Q4', rows: [{ city: '520300' }] } })
  for (const statement of ['delete from quarterly_table', "update quarterly_table set reason = 'x'"]) {
    await expect(service.store.database.query(statement)).rejects.toThrow()
  }
})

test('what a search finds is exported for a reason, masked unless a purpose is given, with a mark in every row', async () => {
  const ask = (visitor: Visitor, words: object) => visitor.post('/api/people/export', { reason: '季度核对', ...words })
  const masked = (await ask(visitors.handler, { area: '520302' })).raw
  expect(masked.headers['content-type']).toContain('text/csv')
  const [heads, ...lines] = masked.payload.trim().split('\r\n')
  expect(heads).toMatch(/^姓名,公民身份号码,.*,水印$/)
  // So that Excel takes it for UTF-8.
  expect([...masked.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const { body } = await visitors.handler.post('/api/people/count', { area: '520302' })
  expect(lines).toHaveLength(body.count as number)
  expect(lines.every((line) => /,handler\(handler\)2017-03-01 00:00Z \w+$/.test(line))).toBe(true)
  expect(lines.some((line) => /\d{17}[\dX]/.test(line))).toBe(false)
  const full = (await ask(visitors.handler, { area: '520302', purposeOfFull: '送公安核对' })).raw.payload
  expect(full).toMatch(/\d{17}[\dX]/)
  expect((await ask(visitors.county, { area: '520303' })).body.code).toBe('area_outside')
  expect((await ask(visitors.statistician, {})).body.code).toBe('permission_missing')
  expect((await ask(visitors.handler, { reason: '' })).body.code).toBe('request_invalid')
  const [entry] = await service.store.database.query(
    "select purpose, details from audit_entry where action = 'person.export' and result = 'ok' order by seq desc limit 1",
  )
  expect(entry).toMatchObject({ purpose: '季度核对', details: { full: true, people: lines.length } })
})

test('findings that were sent to a department are handed over as a list', async () => {
  const { body } = await visitors.handler.post('/api/findings/search', { state: 'open', limit: 1 })
  const finding = (body.findings as { key: string }[])[0]!.key
  const proposed = await visitors.handler.post(`/api/findings/${finding}/decisions`, {
    action: 'route',
    department: '公安局',
    reason: '请核对户籍',
  })
  await visitors.reviewer.post(`/api/finding-decisions/${proposed.body.decision}/approval`)
  const ask = (visitor: Visitor, department: string) =>
    visitor.post('/api/findings/hand-over', { department, reason: '移交' })
  const lines = (await ask(visitors.handler, '公安局')).raw.payload.trim().split('\r\n')
  expect(lines.length).toBeGreaterThan(1)
  expect(lines[1]).toContain('请核对户籍')
  expect((await ask(visitors.handler, '税务局')).raw.payload.trim().split('\r\n')).toHaveLength(1)
  expect((await ask(visitors.other, '公安局')).raw.payload.trim().split('\r\n')).toHaveLength(1)
})

test('as of a day, the list has the version that held then, and a table is compared with the version of its time', async () => {
  const list = async (query: string) => (await visitors.statistician.get(`/api/quarterly-tables?${query}`)).body.tables
  service.pass(3 * 1440)
  // Their sessions ended meanwhile.
  for (const name of ['reviewer', 'statistician'] as const) visitors[name] = await service.login(name)
  const changed = { signatures: { ...signatures, unitHead: '戊' }, reason: '再次更正' }
  expect((await visitors.reviewer.post(`/api/runs/${run}/quarterly/filing`, changed)).body.version).toBe(3)
  expect(await list('area=520300&quarter=2016Q4&asOf=2017-03-02')).toMatchObject([{ version: 2 }])
  expect(await list('area=520300&quarter=2016Q4&asOf=2017-03-04')).toMatchObject([{ version: 3 }])
  expect(await list('area=520300&quarter=2016Q4')).toHaveLength(3)
  expect(await list('asOf=2017-02-28')).toEqual([])
  expect(await list('area=520400&asOf=2017-03-04')).toEqual([])
  // The table of the next quarter, filed between the second and the third version of this one.
  const [last] = await service.store.database.query('select * from quarterly_table order by version desc limit 1')
  await service.store.database.execute(
    `insert into quarterly_table (key, area, quarter, version, run_id, content, digest, aae011, aae014, filed_at)
     values ('next', '520300', '2017Q1', 1, $1, jsonb_set($2, '{quarter}', '"2017Q1"'), 'next', 'one', 'another', $3)`,
    [last!.run_id, JSON.stringify(last!.content), '2017-03-02T00:00:00Z'],
  )
  const read = async (query: string) => {
    const { body } = await visitors.statistician.get(`/api/quarterly-tables/next${query}`)
    return (body.table as { previous: object | null }).previous
  }
  expect(await read('')).toMatchObject({ quarter: '2016Q4', version: 2 })
  expect(await read('?asOf=2017-03-04')).toMatchObject({ quarter: '2016Q4', version: 3 })
})

test('nothing changes a filed table: no statement of SQL, by whatever way it comes', async () => {
  const { database } = service.store
  const filed = await database.query('select * from quarterly_table order by id')
  const copy = `insert into quarterly_table (key, area, quarter, version, run_id, content, digest, reason, aae011, aae014, filed_at)
    select 'copy', area, quarter, version, run_id, content, digest, 'again', aae011, aae014, filed_at from quarterly_table limit 1`
  const statements = [
    'delete from quarterly_table',
    "update quarterly_table set reason = 'x'",
    // Also where no row is met.
    "update quarterly_table set reason = 'x' where false",
    'truncate quarterly_table',
    'truncate run cascade',
    `${copy} on conflict (area, quarter, version) do update set reason = 'x'`,
    `with gone as (delete from quarterly_table returning id) select * from gone`,
    `merge into quarterly_table t using (select 1) s on true when matched then delete`,
    'delete from run',
    copy,
  ]
  for (const statement of statements) {
    await expect(database.query(statement), statement).rejects.toThrow(
      /append-only|foreign key|"a quarter has one table of each version"/,
    )
  }
  for (const statement of statements) {
    const asRole = database.transaction(async (tx) => {
      await enterRole(tx, { role: 'canbao_app', scope: [''], accountID: 1, permission: 'quarterly.file' })
      await tx.query(statement)
    })
    await expect(asRole, statement).rejects.toThrow(/permission denied|one table of each version/)
  }
  expect(await database.query('select * from quarterly_table order by id')).toEqual(filed)
})
