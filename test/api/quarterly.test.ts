import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { enterRole } from '../../src/registry/restricted-role.ts'
import { readPdfTexts } from '../support/pdf-text.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'
import { wholeNumber } from '../support/whole-number.ts'

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

test('it is printed as a PDF with every figure, the same whenever it is asked for', async () => {
  const print = () => visitors.statistician.get(`/api/runs/${run}/quarterly/pdf`)
  const { raw } = await print()
  expect(raw.headers['content-type']).toBe('application/pdf')
  expect(raw.headers['content-disposition']).toContain('quarterly-520300-2016Q4.pdf')
  const { body: table } = await visitors.statistician.get(`/api/runs/${run}/quarterly`)
  const figures = (table.total as number[]).map((figure) => figure.toLocaleString('en-US'))
  const [texts] = readPdfTexts(raw.rawPayload) as [string[]]
  const at = texts.indexOf('合计') + 1
  expect(texts.slice(at, at + 17)).toEqual(figures)
  expect(texts).toContain('填表人签章:')
  expect((await print()).raw.rawPayload.equals(raw.rawPayload)).toBe(true)
  expect((await visitors.county.get(`/api/runs/${run}/quarterly/pdf`)).body.code).toBe('area_outside')
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
  const address = `/api/quarterly-tables/${first.body.table}`
  const { raw: printed } = await visitors.statistician.get(`${address}/pdf`)
  expect(printed.headers['content-disposition']).toContain('quarterly-520300-2016Q4-v1.pdf')
  const texts = readPdfTexts(printed.rawPayload).flat()
  expect(texts).toEqual(expect.arrayContaining(['填表人签章:甲', '处(科)负责人签章:乙', '单位负责人签章:丙']))
  expect(texts.join('')).toContain(`校验值 ${String(first.body.digest).slice(0, 12)}`)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await visitors.statistician.get(`${address}/form`)).raw.rawPayload as never)
  const cells: string[] = []
  workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => void cells.push(cell.text)))
  expect(cells).toEqual(expect.arrayContaining(['填表人签章:甲', '处(科)负责人签章:乙', '单位负责人签章:丙']))
  expect((await visitors.county.get(`${address}/pdf`)).body.code).toBe('area_outside')
  expect((await visitors.county.get(`${address}/form`)).body.code).toBe('area_outside')
  expect((await visitors.other.get(`${address}/pdf`)).body.code).toBe('table_unknown')
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
  expect(entry).toMatchObject({ purpose: '季度核对; 送公安核对', details: { full: true, people: lines.length } })
})

test('findings that were sent to a department are handed over as a list', async () => {
  const { body } = await visitors.handler.post('/api/findings/search', {
    ...{ state: 'open', code: 'duplicate_enrolment', limit: 1 },
  })
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
  expect(lines.join()).not.toMatch(wholeNumber)
  const words = { department: '公安局', reason: '移交', purposeOfFull: '公安按号码核对' }
  const full = (await visitors.handler.post('/api/findings/hand-over', words)).raw.payload.trim().split('\r\n')
  expect(full).toHaveLength(lines.length)
  expect(full[1]).toMatch(/\d{17}[\dX]/)
  expect((await ask(visitors.handler, '税务局')).raw.payload.trim().split('\r\n')).toHaveLength(1)
  expect((await ask(visitors.other, '公安局')).raw.payload.trim().split('\r\n')).toHaveLength(1)
})

test('an auditor sees of a person and of a finding in which exports they stood, and of an export who was in it', async () => {
  await service.account('shen', [{ role: 'auditor', area: '520300' }])
  const auditor = await service.login('shen')
  const { body: found } = await visitors.county.post('/api/people/search', { limit: 2 })
  const [person, other] = found.people as { key: string; name: string }[]
  const exported = await visitors.county.post('/api/people/export', { name: person!.name, reason: '核对一人' })
  const key = /people-(\w+)\.csv/.exec(String(exported.headers['content-disposition']))![1]!
  const entriesOf = async (kind: string, id: string) => {
    const { body } = await auditor.get(`/api/audit?objectKind=${kind}&objectId=${id}&limit=200`)
    return body.entries as { action: string; objectId: string; purpose: string }[]
  }
  const about = await entriesOf('person', person!.key)
  expect(about).toContainEqual(expect.objectContaining({ action: 'person.export', objectId: key, purpose: '核对一人' }))
  if (other!.name !== person!.name) {
    expect((await entriesOf('person', other!.key)).map(({ objectId }) => objectId)).not.toContain(key)
  }
  const { status, body } = await auditor.get(`/api/audit/exports/${key}`)
  expect([status, body.people, body.findings, body.next]).toEqual([
    200,
    expect.arrayContaining([person!.key]),
    [],
    null,
  ])

  const handed = await visitors.handler.post('/api/findings/hand-over', { department: '公安局', reason: '再次移交' })
  const list = /findings-(\w+)\.csv/.exec(String(handed.headers['content-disposition']))![1]!
  const { body: page } = await auditor.get(`/api/audit/exports/${list}?limit=1`)
  const [finding] = page.findings as string[]
  expect((await entriesOf('finding', finding!)).map(({ objectId }) => objectId)).toContain(list)
  const { raw } = await auditor.get(`/api/audit/exports/${list}`)
  expect(raw.body).not.toMatch(wholeNumber)
  await service.account('wai', [{ role: 'auditor', area: '520400' }], { area: '520400' })
  const outside = await service.login('wai')
  expect((await outside.get(`/api/audit/exports/${key}`)).body.code).toBe('export_unknown')
  expect((await outside.get(`/api/audit?objectKind=person&objectId=${person!.key}`)).body.entries).toEqual([])
  for (const statement of ['delete from export_list', "update export_list set people = '{}'"]) {
    await expect(service.store.database.query(statement)).rejects.toThrow(/append-only/)
  }
})

test('every page of a long export is told', async () => {
  const { database } = service.store
  const [account] = await database.query("select id, key from account where login = 'handler'")
  const people = Array.from({ length: 450 }, (_, index) => 1_000_000 + index)
  await database.execute(
    "insert into export_list (key, account_id, at, people, findings) values ($1, $2, now(), $3, '{}')",
    [...['a'.repeat(24), account!.id, people]],
  )
  const auditor = await service.login('shen')
  const told = new Set<string>()
  for (let next = ''; ; ) {
    const { body } = await auditor.get(`/api/audit/exports/${'a'.repeat(24)}${next}`)
    expect(body.peopleInAll).toBe(450)
    for (const key of body.people as string[]) told.add(key)
    if (body.next === null) break
    next = `?cursor=${body.next}`
  }
  expect(told.size).toBe(450)
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
  const nextKey = 'f'.repeat(24)
  // The table of the next quarter, filed between the second and the third version of this one.
  const [last] = await service.store.database.query('select * from quarterly_table order by version desc limit 1')
  await service.store.database.execute(
    `insert into quarterly_table (key, area, quarter, version, run_id, content, digest, aae011, aae014, filed_at)
     values ('${nextKey}', '520300', '2017Q1', 1, $1, jsonb_set($2, '{quarter}', '"2017Q1"'), 'next', 'one', 'another', $3)`,
    [last!.run_id, JSON.stringify(last!.content), '2017-03-02T00:00:00Z'],
  )
  const read = async (query: string) => {
    const { body } = await visitors.statistician.get(`/api/quarterly-tables/${nextKey}${query}`)
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
