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

export function jobShownOf(cipher: FieldCipher, job: Job): Static<typeof jobShown> {
  const { id: _id, snapshot: _folder, laterSnapshot: _later, ...shown } = job
  return { ...shown, result: job.kind === 'preview' ? withPersonKeys(cipher, job.result) : job.result }
}

/** The people whom a preview names as examples, by the keys that addresses have. */
function withPersonKeys(cipher: FieldCipher, result: Job['result']): Job['result'] {
  if (result === null) return null
  const keysOf = (ids: readonly number[]) => ids.map((id) => personKeyOf(cipher, id))
  const { codes, leaving } = result as { codes: { examples: number[] }[]; leaving: number[] }
  return {
    ...result,
    codes: codes.map((change) => ({ ...change, examples: keysOf(change.examples) })),
    leaving: keysOf(leaving),
  }
}
