import Type from 'typebox'
import { isFileName, keepPiece, listFiles, removeFile, removeFiles } from '../../jobs/sent-files.ts'
import { problem } from '../../problems.ts'
import {
  batchIsUsed,
  insertBatch,
  insertJob,
  removeBatch,
  type SentBatch,
  selectBatch,
  selectBatches,
} from '../../registry/jobs.ts'
import { todaysArea } from '../../security/area-scope.ts'
import { newKey } from '../../security/new-key.ts'
import { invalid } from '../check-values.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { jobBegun } from '../job-view.ts'
import { detachedRoute, route } from '../route.ts'
import { areaCode, bytes, done, fields, key, named, nullable, page, text } from '../schemas.ts'

/** A piece is held in memory until it is on disk. */
const largestPiece = 16 * 1024 * 1024
const place = 'batches'
const file = Type.Object({ name: Type.String(), bytes: Type.Integer() })
const shown = { key, area: Type.String(), name: Type.String(), madeBy: Type.String(), madeAt: Type.String() }
const fileName = Type.String({ minLength: 1, maxLength: 120 })

const create = route({
  method: 'POST',
  path: '/api/batches',
  name: 'createBatch',
  summary: 'Begin a batch of extracts of an area; its files, batch.yaml among them, are sent one by one',
  access: 'run.start',
  area: ({ body }) => body.area,
  audit: 'batch.create',
  status: 201,
  body: fields({ area: areaCode, name: text(100) }),
  reply: Type.Object({ batch: key }),
  async handle({ tx, caller, random, now, record }, { body }) {
    const made = newKey(random)
    record({ objectKind: 'batch', objectId: made })
    await insertBatch(tx, { key: made, ...body, area: todaysArea(body.area), madeBy: caller.account.login, now })
    return { batch: made }
  },
})

const list = route({
  method: 'GET',
  path: '/api/batches',
  name: 'listBatches',
  summary: 'Batches that were sent, the newest first',
  access: 'run.start',
  area: 'scope',
  audit: 'batch.list',
  query: fields(page),
  reply: Type.Object({ batches: Type.Array(named('Batch', shown)), next: nullable(Type.String()) }),
  async handle({ tx, cipher }, { query }) {
    const { limit = 50, cursor } = query
    const [before = null] = readCursor(cipher, place, cursor, ['number']) ?? []
    const rows = await selectBatches(tx, before as number | null, limit)
    const next = rows.length === limit ? writeCursor(cipher, place, [rows.at(-1)!.id]) : null
    return { batches: rows.map(shownOf), next }
  },
})

const read = route({
  method: 'GET',
  path: '/api/batches/:key',
  name: 'readBatch',
  summary: 'A batch and the files that have come',
  access: 'run.start',
  area: 'scope',
  audit: 'batch.read',
  params: fields({ key }),
  reply: Type.Object({ ...shown, files: Type.Array(file) }),
  async handle({ tx, folder, record }, { params }) {
    record({ objectKind: 'batch', objectId: params.key })
    const batch = await selectBatch(tx, params.key)
    return { ...shownOf(batch), files: await listFiles(folder, batch.key) }
  },
})

const putFile = detachedRoute({
  method: 'PUT',
  path: '/api/batches/:key/files/:name',
  name: 'putFile',
  summary:
    'Send a piece of a file; `at` is where it begins. After a broken connection the file’s size tells where to go on',
  access: 'run.start',
  area: 'scope',
  audit: 'batch.file',
  bodyLimit: largestPiece,
  takes: 'application/octet-stream',
  params: fields({ key, name: fileName }),
  query: fields({ at: Type.Integer({ minimum: 0, maximum: 2 ** 40 }) }),
  body: bytes('application/octet-stream'),
  reply: file,
  async handle({ inScope, folder, record }, { params, query, body }) {
    const { name } = params
    record({ objectKind: 'batch', objectId: params.key, details: { at: query.at } })
    demandName(name)
    if (!(body instanceof Uint8Array)) throw problem('media_type_wrong', {})
    const batch = await inScope((tx) => selectBatchToChange(tx, params.key))
    return { name, bytes: await keepPiece(folder, batch.key, { name, at: query.at, bytes: body }) }
  },
})

const deleteFile = detachedRoute({
  method: 'DELETE',
  path: '/api/batches/:key/files/:name',
  name: 'deleteFile',
  summary: 'Take a file away from a batch',
  access: 'run.start',
  area: 'scope',
  audit: 'batch.file.delete',
  params: fields({ key, name: fileName }),
  reply: done,
  async handle({ inScope, folder, record }, { params }) {
    record({ objectKind: 'batch', objectId: params.key })
    demandName(params.name)
    const batch = await inScope((tx) => selectBatchToChange(tx, params.key))
    await removeFile(folder, batch.key, params.name)
    return { done: true as const }
  },
})

const deleteBatch = detachedRoute({
  method: 'DELETE',
  path: '/api/batches/:key',
  name: 'deleteBatch',
  summary: 'Take a batch away with its files; the results of its jobs stay, without the rows behind them',
  access: 'run.start',
  area: 'scope',
  audit: 'batch.delete',
  params: fields({ key }),
  reply: done,
  async handle({ inScope, folder, now, record }, { params }) {
    record({ objectKind: 'batch', objectId: params.key })
    await inScope(async (tx) => removeBatch(tx, await selectBatchToChange(tx, params.key), now))
    await removeFiles(folder, params.key)
    return { done: true as const }
  },
})

const check = route({
  method: 'POST',
  path: '/api/batches/:key/check',
  name: 'checkBatch',
  summary: 'Look at every file before anything runs: encoding, columns, rows; the job’s result tells',
  access: 'run.start',
  area: 'scope',
  audit: 'job.check',
  status: 202,
  params: fields({ key }),
  reply: jobBegun,
  handle: (context, { params }) => begin(context, 'check', params.key),
})

const compare = route({
  method: 'POST',
  path: '/api/batches/:key/comparison',
  name: 'compareBatch',
  summary: 'Run the comparison over the batch, as a job',
  access: 'run.start',
  area: 'scope',
  audit: 'job.compare',
  status: 202,
  params: fields({ key }),
  reply: jobBegun,
  handle: (context, { params }) => begin(context, 'compare', params.key),
})

async function begin({ tx, caller, random, now, record }: Context, kind: 'check' | 'compare', key: string) {
  const batch = await selectBatch(tx, key)
  const job = newKey(random)
  record({ objectKind: 'batch', objectId: key, details: { job } })
  await insertJob(tx, { key: job, kind, area: batch.area, batchID: batch.id, askedBy: caller.account.login, now })
  return { job }
}

/** Throws `batch_unknown`, and `batch_used` while a job reads it. */
async function selectBatchToChange(tx: Context['tx'], key: string): Promise<SentBatch> {
  const batch = await selectBatch(tx, key)
  if (await batchIsUsed(tx, batch)) throw problem('batch_used', {})
  return batch
}

function demandName(name: string): void {
  if (!isFileName(name)) throw invalid('path.name', '文件名不合适', 'no file of a batch has such a name')
}

const shownOf = ({ id: _id, ...batch }: SentBatch) => batch

export const batchRoutes = [create, list, read, putFile, deleteFile, deleteBatch, check, compare]
