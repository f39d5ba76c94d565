import { type Language, Problem, problem } from '../problems.ts'
import type { JobProblem, JobProgress } from '../registry/jobs.ts'
import type { Reporter } from '../reports/run-summary.ts'

/** What a job says to the service that has it done. */
export type JobMessage = { progress: JobProgress } | { result: Record<string, unknown> } | { problem: JobProblem }

/** More messages in a second than a person sees are held back. */
const shortest = 200

/** Passes on what a job is at. */
export function tellProgress(tell: (message: JobMessage) => void, clock: () => number = Date.now): Reporter {
  let current: JobProgress = { stage: '', said: { zh: '', en: '' }, done: 0, total: 0, unit: '' }
  let last = 0
  return {
    stage(stage, said) {
      current = { stage, said, done: 0, total: 0, unit: '' }
      last = clock()
      tell({ progress: current })
    },
    progress(done, total, unit) {
      current = { ...current, done, total, unit }
      if (clock() - last < shortest && done !== total) return
      last = clock()
      tell({ progress: current })
    },
    note() {},
    warn() {},
  }
}

/**
 * What is told of a failure: its entry in the catalogue, without where the store lies on the server; an unexpected one
 * tells nothing of its content.
 */
export function problemToTell(error: unknown, storeFolder = ''): JobProblem {
  const failure = error instanceof Problem ? error : problem('job_failed', {})
  const say = (language: Language) =>
    storeFolder === '' ? failure.say(language) : failure.say(language).replaceAll(`${storeFolder}/`, '')
  return { code: failure.code, zh: say('zh'), en: say('en') }
}

/** Kind, code and place: the message of an error of the database quotes values of rows. */
export function faultOf(error: unknown, msg: string): string {
  const { name, code, stack = '' } = error as { name?: string; code?: string; stack?: string }
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return JSON.stringify({ msg, fault: { name, code, frames: frames.map((frame) => frame.trim()) } })
}
