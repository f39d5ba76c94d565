import Type from 'typebox'
import { describeBatch, viewBatch } from '../../jobs/batch-description.ts'
import { problem } from '../../problems.ts'
import { batchIsUsed, selectBatch } from '../../registry/jobs.ts'
import { type KindName, type SourceKind, sourceKinds } from '../../sources/kinds/index.ts'
import { detachedRoute } from '../route.ts'
import { day, done, fields, key, named, nullable, oneOf } from '../schemas.ts'

const said = Type.Object({ zh: Type.String(), en: Type.String() })
const kindName = oneOf(Object.keys(sourceKinds) as KindName[])
const words = Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 200 }))

const describedFile = {
  file: Type.String({ minLength: 1, maxLength: 120 }),
  kind: kindName,
  encoding: nullable(Type.String({ maxLength: 20, description: 'null: it is detected' })),
  delimiter: nullable(Type.String({ minLength: 1, maxLength: 1, description: 'null: it is detected' })),
  columns: words,
  values: Type.Record(Type.String({ maxLength: 40 }), words),
}
const described = {
  asOf: day,
  quarter: Type.String({ pattern: '^\\d{4}Q[1-4]$' }),
  households: Type.Record(Type.String({ pattern: '^\\d{6}$' }), Type.Integer({ minimum: 0, maximum: 2_000_000_000 })),
}

const seenFile = named('SeenFile', {
  name: Type.String(),
  bytes: Type.Integer(),
  encoding: nullable(Type.String()),
  delimiter: nullable(Type.String()),
  header: Type.Array(Type.String()),
  guess: nullable(kindName),
  fits: Type.Array(
    Type.Object({
      kind: kindName,
      columns: Type.Record(Type.String(), Type.String()),
      missing: Type.Array(Type.String()),
    }),
  ),
  fault: nullable(said),
})

const read = detachedRoute({
  method: 'GET',
  path: '/api/batches/:key/description',
  name: 'readBatchDescription',
  summary: 'What batch.yaml says, and what each file looks like: the kinds that its header fits, the likeliest first',
  access: 'run.start',
  area: 'scope',
  audit: 'batch.read',
  params: fields({ key }),
  reply: Type.Object({
    description: nullable(
      Type.Object({
        ...described,
        area: Type.String(),
        asOf: Type.String(),
        sources: Type.Array(named('DescribedFile', describedFile)),
      }),
    ),
    faults: Type.Array(said),
    files: Type.Array(seenFile),
    kinds: Type.Array(
      named('SourceKind', {
        kind: kindName,
        columns: Type.Array(Type.Object({ name: Type.String(), chinese: Type.String(), required: Type.Boolean() })),
      }),
    ),
  }),
  async handle({ inScope, folder, record }, { params }) {
    record({ objectKind: 'batch', objectId: params.key })
    const batch = await inScope((tx) => selectBatch(tx, params.key))
    const { description, faults, files } = await viewBatch(folder, batch.key)
    return {
      description: description && { ...description, sources: [...description.sources] },
      faults,
      files,
      kinds: kindsShown,
    }
  },
})

const write = detachedRoute({
  method: 'PUT',
  path: '/api/batches/:key/description',
  name: 'describeBatch',
  summary: 'Write batch.yaml: the reference date, the quarter, and what each file is; the area is that of the batch',
  access: 'run.start',
  area: 'scope',
  audit: 'batch.describe',
  params: fields({ key }),
  body: fields({
    ...described,
    sources: Type.Array(fields(describedFile), { minItems: 1, maxItems: 500 }),
  }),
  reply: done,
  async handle({ inScope, folder, record }, { params, body }) {
    record({ objectKind: 'batch', objectId: params.key, details: { files: body.sources.length } })
    const batch = await inScope(async (tx) => {
      const found = await selectBatch(tx, params.key)
      if (await batchIsUsed(tx, found)) throw problem('batch_used', {})
      return found
    })
    await describeBatch(folder, batch, body)
    return { done: true as const }
  },
})

const kindsShown = Object.values(sourceKinds as Readonly<Record<KindName, SourceKind>>).map(({ kind, columns }) => ({
  kind: kind as KindName,
  columns: columns.map(({ name, chinese, required }) => ({ name, chinese, required })),
}))

export const batchDescriptionRoutes = [read, write]
