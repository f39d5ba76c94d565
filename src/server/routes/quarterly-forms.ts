import { type FiledContent, readQuarterly } from '../../publish/file-quarterly.ts'
import { selectFiledTable } from '../../registry/quarterly-tables.ts'
import { selectRun } from '../../registry/runs.ts'
import type { Signed } from '../../reports/quarterly-form.ts'
import { drawQuarterlyPdf } from '../../reports/quarterly-pdf.ts'
import { drawQuarterlyTable } from '../../reports/quarterly-table.ts'
import type { Quarterly } from '../../reports/run-summary.ts'
import { assertInside } from '../../security/area-scope.ts'
import { divisionNames } from '../../standards/divisions.ts'
import { dayInChina } from '../as-of.ts'
import type { DetachedContext } from '../context.ts'
import { detachedRoute } from '../route.ts'
import { bytes, fields, key } from '../schemas.ts'

const params = fields({ key })
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const pdf = 'application/pdf'

const words = { method: 'GET', access: 'quarterly.read', area: 'scope', audit: 'quarterly.form', params } as const
const asSpreadsheet = { ...words, mediaType: spreadsheet, reply: bytes(spreadsheet) } as const
const asPdf = { ...words, mediaType: pdf, reply: bytes(pdf) } as const

const drawRun = detachedRoute({
  ...asSpreadsheet,
  path: '/api/runs/:key/quarterly/form',
  name: 'drawQuarterly',
  summary: 'The official table of a run as the form, a spreadsheet',
  handle: async (context, { params }) => drawSheet(context, await formOfRun(context, params.key)),
})

const printRun = detachedRoute({
  ...asPdf,
  path: '/api/runs/:key/quarterly/pdf',
  name: 'printQuarterly',
  summary: 'The official table of a run as the form, a PDF with places to sign',
  handle: async (context, { params }) => drawPdf(context, await formOfRun(context, params.key)),
})

const drawFiled = detachedRoute({
  ...asSpreadsheet,
  path: '/api/quarterly-tables/:key/form',
  name: 'drawQuarterlyTable',
  summary: 'A table as it was filed, with the names of who signed it: the form as a spreadsheet',
  handle: async (context, { params }) => drawSheet(context, await formOfTable(context, params.key)),
})

const printFiled = detachedRoute({
  ...asPdf,
  path: '/api/quarterly-tables/:key/pdf',
  name: 'printQuarterlyTable',
  summary: 'A table as it was filed, with the names of who signed it: the form as a PDF',
  handle: async (context, { params }) => drawPdf(context, await formOfTable(context, params.key)),
})

interface Form {
  area: string
  table: Quarterly
  signed: Signed | null
  at: Date
  mark: string
  file: string
}

/** Throws `run_unknown`, `area_outside`. */
async function formOfRun({ inScope, scope, record }: DetachedContext, key: string): Promise<Form> {
  record({ objectKind: 'run', objectId: key })
  const run = await inScope((tx) => selectRun(tx, key))
  assertInside(scope, run.area)
  const { area, quarter, proposedAt, asOf } = run
  const mark = `据截至 ${asOf} 的比对结果生成,未经签章上报`
  const file = `quarterly-${area}-${quarter}`
  return { area, table: readQuarterly(run), signed: null, at: new Date(proposedAt), mark, file }
}

/** Throws `table_unknown`, `area_outside`. */
async function formOfTable({ inScope, scope, record }: DetachedContext, key: string): Promise<Form> {
  record({ details: { table: key } })
  const filed = await inScope((tx) => selectFiledTable(tx, key))
  record({ objectKind: 'run', objectId: filed.run })
  assertInside(scope, filed.area)
  const { area, quarter, version, digest } = filed
  const { signatures, ...table } = filed.content as FiledContent
  const at = new Date(filed.filedAt)
  const on = dayInChina(at)
  const mark = `第 ${version} 版 · ${on} 上报 · 校验值 ${digest.slice(0, 12)}`
  const file = `quarterly-${area}-${quarter}-v${version}`
  return { area, table, signed: { ...signatures, on }, at, mark, file }
}

async function drawSheet({ answer }: DetachedContext, { area, table, signed, file }: Form): Promise<Buffer> {
  answer.header('content-disposition', `attachment; filename="${file}.xlsx"`)
  return Buffer.from(await drawQuarterlyTable(table, unitOf(area), signed))
}

async function drawPdf({ answer }: DetachedContext, { area, table, signed, at, mark, file }: Form): Promise<Buffer> {
  answer.header('content-disposition', `attachment; filename="${file}.pdf"`)
  return Buffer.from(await drawQuarterlyPdf(table, { reportingUnit: unitOf(area), at, signed, mark }))
}

const unitOf = (area: string) => divisionNames(area).join('')

export const quarterlyFormRoutes = [drawRun, printRun, drawFiled, printFiled]
