import Type from 'typebox'
import { problem } from '../../problems.ts'
import type { Row } from '../../registry/database.ts'
import { insertExportList } from '../../registry/export-lists.ts'
import { selectHandOver } from '../../registry/findings.ts'
import { insuranceColumns, searchPeople } from '../../registry/people/search-people.ts'
import { byteOrderMark, csvLine } from '../../reports/csv-text.ts'
import { findingWords, insuranceNames, reasonWords, statusWords } from '../../reports/vocabulary.ts'
import { isWithin, prefixOfArea } from '../../security/area-scope.ts'
import { maskAddress, maskNumber, maskPhone } from '../../security/masking.ts'
import { newKey } from '../../security/new-key.ts'
import type { DetachedContext } from '../context.ts'
import { peopleFilter, searchedBy, wantedOf } from '../people-filter.ts'
import { sealedFieldsOf } from '../person-view.ts'
import { detachedRoute } from '../route.ts'
import { areaCode, fields, text } from '../schemas.ts'

/** More are no list that somebody works through: the figures tell of them, or a smaller area does. */
const mostPeople = 50_000
const pageOfPeople = 2_000

const csv = Type.Unsafe<Uint8Array>({ type: 'string', description: 'CSV with the watermark in every row' })

const exportPeople = detachedRoute({
  method: 'POST',
  path: '/api/people/export',
  name: 'exportPeople',
  summary: `What a search finds as a spreadsheet, at most ${mostPeople} people, for a reason that the audit keeps; every row carries who exported it`,
  access: 'person.export',
  area: ({ body }) => body.area,
  audit: 'person.export',
  mediaType: 'text/csv; charset=utf-8',
  body: fields({
    ...peopleFilter,
    reason: text(200, 2),
    purposeOfFull: Type.Optional(text(200, 2)),
  }),
  reply: csv,
  async handle(context, { body }) {
    const { inScope, cipher, scope, record } = context
    const { reason, purposeOfFull, ...filter } = body
    const isFull = mayBeFull(context, purposeOfFull)
    const mark = beginExport(context, 'people', { reason, purposeOfFull, asOf: filter.asOf })
    const deed = { ...searchedBy(filter), full: isFull }
    record({ details: deed })
    const wanted = wantedOf(filter, scope)
    const rows = await inScope(async (tx) => {
      const found: Row[] = []
      for (let after: (string | number)[] | null = null; ; ) {
        const page: Row[] = await searchPeople(tx, cipher, wanted, { order: 'area', after, limit: pageOfPeople })
        found.push(...page)
        if (found.length > mostPeople) throw problem('export_too_large', { most: mostPeople })
        const last = page.at(-1)
        if (page.length < pageOfPeople || last === undefined) {
          await insertExportList(tx, { ...mark.list, people: found.map(({ id }) => id as number), findings: [] })
          return found
        }
        after = [last.area as string, last.id as number]
      }
    })
    record({ details: { ...deed, people: rows.length } })
    return textOf([
      [
        '姓名',
        '公民身份号码',
        '性别',
        '联系电话',
        '常住地址',
        '登记地区划',
        ...insuranceHeads,
        '需核实原因',
        '核实日期',
        '水印',
      ],
      ...rows.map((row) => [...personCells(context, row, isFull), mark.text]),
    ])
  },
})

const handOver = detachedRoute({
  method: 'POST',
  path: '/api/findings/hand-over',
  name: 'handOverFindings',
  summary:
    'The findings that were sent to a department, with the people they concern, as a spreadsheet to hand over; numbers in full for a purpose',
  access: 'person.export',
  area: ({ body }) => body.area,
  audit: 'finding.handover',
  mediaType: 'text/csv; charset=utf-8',
  body: fields({
    area: Type.Optional(areaCode),
    department: text(60),
    reason: text(200, 2),
    purposeOfFull: Type.Optional(text(200, 2)),
  }),
  reply: csv,
  async handle(context, { body }) {
    const { inScope, scope, record } = context
    const { area, department, reason, purposeOfFull } = body
    const isFull = mayBeFull(context, purposeOfFull)
    const mark = beginExport(context, 'findings', { reason, purposeOfFull })
    record({ details: { full: isFull } })
    const prefix = area === undefined ? (scope.length === 1 ? scope[0]! : '') : prefixOfArea(area)
    const rows = await inScope(async (tx) => {
      const found = await selectHandOver(tx, { prefix, department, limit: mostPeople + 1 })
      if (found.length > mostPeople) throw problem('export_too_large', { most: mostPeople })
      const people = found.flatMap(({ id }) => (id === null ? [] : [id as number]))
      await insertExportList(tx, { ...mark.list, people, findings: found.map(({ finding }) => finding as string) })
      return found
    })
    record({ details: { full: isFull, rows: rows.length } })
    return textOf([
      ['疑点', '险种', '地区', '转交日期', '转交原因', '姓名', '公民身份号码', '回复', '水印'],
      ...rows.map((row) => [
        findingWords(row.code as string).zh,
        row.insurance === null ? '' : (insuranceNames[row.insurance as keyof typeof insuranceNames]?.zh ?? ''),
        row.finding_area as string,
        String(row.routed_at).slice(0, 10),
        row.routed_reason as string,
        (row.aac003 as string | null) ?? '',
        row.id === null ? '' : numberCell(sealedFieldsOf(context.cipher, row).number, isFull),
        '',
        mark.text,
      ]),
    ])
  },
})

const insuranceHeads = insuranceColumns.map(
  (name) => insuranceNames[name.toUpperCase() as keyof typeof insuranceNames].zh,
)

function personCells({ cipher }: DetachedContext, row: Row, isFull: boolean): string[] {
  const { number, phone, address } = sealedFieldsOf(cipher, row)
  const cell = (value: string | null, mask: (value: string) => string) =>
    value === null ? '' : isFull ? value : mask(value)
  const sex = row.aac004 as string | null
  return [
    (row.aac003 as string | null) ?? '',
    cell(number, maskNumber),
    sex === '1' ? '男' : sex === '2' ? '女' : '',
    cell(phone, maskPhone),
    cell(address, maskAddress),
    row.area as string,
    ...insuranceColumns.map((name) => {
      const code = row[name] as string | null
      return code === null ? '' : `${code} ${statusWords(code).zh}`
    }),
    (row.reasons as string[]).map((reason) => reasonWords(reason).zh).join(';'),
    (row.verified_at as string | null) ?? '',
  ]
}

const numberCell = (number: string | null, isFull: boolean) =>
  number === null ? '' : isFull ? number : maskNumber(number)

/** Whether the list shows everything in full. Throws `permission_missing` where that may not be seen in all its areas. */
function mayBeFull({ scope, scopeOf }: DetachedContext, purpose: string | undefined): boolean {
  if (purpose !== undefined && !isWithin(scope, scopeOf('person.reveal'))) {
    throw problem('permission_missing', { permission: 'person.reveal' })
  }
  return purpose !== undefined
}

/**
 * What stands in every row: whoever finds a copy knows whose it was, and that it is no list of today where it is none;
 * the audit knows the rest.
 */
function beginExport(
  { random, caller, now, answer, record }: DetachedContext,
  what: string,
  { reason, purposeOfFull, asOf }: { reason: string; purposeOfFull: string | undefined; asOf?: string | undefined },
) {
  const key = newKey(random)
  const purpose = purposeOfFull === undefined ? reason : `${reason}; ${purposeOfFull}`
  record({ objectKind: 'export', objectId: key, purpose })
  const { login, name } = caller.account
  answer.header('content-disposition', `attachment; filename="${what}-${key}.csv"`)
  answer.header('cache-control', 'no-store')
  const list = { key, accountID: caller.account.id, now }
  const moment = `${now.toISOString().slice(0, 16).replace('T', ' ')}Z`
  return { list, text: `${name}(${login})${moment} ${key}${asOf === undefined ? '' : ` 截至${asOf}`}` }
}

const textOf = (rows: readonly (readonly string[])[]) => Buffer.from(byteOrderMark + rows.map(csvLine).join(''))

export const exportRoutes = [exportPeople, handOver]
