import Type, { type Static } from 'typebox'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { type Job, jobKinds, jobStates } from '../registry/jobs.ts'
import { personKeyOf } from '../registry/person-key.ts'
import { key, named, nullable, oneOf } from './schemas.ts'

const said = { zh: Type.String(), en: Type.String() }

const jobProgress = Type.Object({
  stage: Type.String(),
  said: Type.Object(said),
  done: Type.Integer(),
  total: Type.Integer({ description: '0 where it is not known' }),
  unit: Type.String(),
})

/** A job as the service shows it. */
export const jobShown = named('Job', {
  key,
  kind: oneOf(jobKinds),
  state: oneOf(jobStates),
  area: Type.String(),
  batch: nullable(key),
  source: nullable(Type.String({ description: 'the job whose results it works on' })),
  run: nullable(key),
  laterRun: nullable(key),
  policy: nullable(Type.String({ description: 'the policy table that it looks ahead to' })),
  proposal: nullable(
    Type.String({ description: 'the run proposed from what a comparison found, unless it was refused' }),
  ),
  askedBy: Type.String(),
  askedAt: Type.String(),
  begunAt: nullable(Type.String()),
  endedAt: nullable(Type.String()),
  cancelledBy: nullable(Type.String()),
  progress: nullable(jobProgress),
  result: nullable(Type.Record(Type.String(), Type.Unknown())),
  problem: nullable(Type.Object({ code: Type.String(), ...said })),
})

/** What a request that begins a job answers. */
export const jobBegun = Type.Object({ job: key })

/** Whoever may read jobs sees counts; the people of a preview have a route of their own. */
export function jobShownOf(job: Job): Static<typeof jobShown> {
  const { id: _id, snapshot: _folder, laterSnapshot: _later, ...shown } = job
  return { ...shown, result: job.kind === 'preview' && job.result !== null ? withoutPeople(job.result) : job.result }
}

function withoutPeople({ leaving: _people, codes, ...counts }: NonNullable<Job['result']>): Job['result'] {
  return { ...counts, codes: (codes as PreviewedCode[]).map(({ examples: _named, ...change }) => change) }
}

/** What a preview tells of one change. */
interface PreviewedCode {
  column: string
  before: string | null
  after: string | null
  people: number
  /** ids of people */
  examples: number[]
}

/** A few people for each change of a preview, and a few who would leave. */
export const previewShown = Type.Object({
  codes: Type.Array(
    Type.Object({
      column: Type.String(),
      before: nullable(Type.String()),
      after: nullable(Type.String()),
      people: Type.Integer(),
      examples: Type.Array(key),
    }),
  ),
  leaving: Type.Array(key),
})

/** `visible`: ids of those whom the caller may see. */
export function previewShownOf(
  cipher: FieldCipher,
  result: NonNullable<Job['result']>,
  visible: ReadonlySet<number>,
): Static<typeof previewShown> {
  const { codes, leaving } = result as { codes: PreviewedCode[]; leaving: number[] }
  const keysOf = (ids: readonly number[]) => ids.filter((id) => visible.has(id)).map((id) => personKeyOf(cipher, id))
  return { codes: codes.map((change) => ({ ...change, examples: keysOf(change.examples) })), leaving: keysOf(leaving) }
}

/** Everybody whom a preview names. */
export function peopleOfPreview(result: NonNullable<Job['result']>): number[] {
  const { codes, leaving } = result as { codes: PreviewedCode[]; leaving: number[] }
  return [...new Set([...codes.flatMap(({ examples }) => examples), ...leaving])]
}
